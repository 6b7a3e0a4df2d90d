"""The grammar of numbers in English text, hand-written for the same reasons as the Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indexer.model import Number
from indexer.numbers import en_changes, units
from indexer.numbers.dimensions import is_ratio
from indexer.numbers.labels import BLANK
from indexer.numbers.tables import any_of
from indexer.numbers.zh import LARGEST, tidy

_COUNT = "one|two|three|four|five|six|seven|eight|nine"
_NUM = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,])|\d+(?:\.\d+)?"
    rf"|\b(?:{_COUNT})\shundred(?:\s(?:and\s)?(?:{any_of(units.EN_NUMERALS)}))?\b"
    rf"|\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s-](?:{_COUNT})\b"
    rf"|\b(?:{any_of(units.EN_NUMERALS)})\b)"
)
_SCALE = r"(?:thousand|million|billion|trillion|hundred|bn|mn|tn|m|b|k)\b"
_SIGN = any_of(units.CURRENCY_SIGNS)
_SIGNS = {sign.upper(): code for sign, code in units.CURRENCY_SIGNS.items()}
_MONEY = any_of(units.EN_CURRENCIES)
_RATIO = any_of(units.EN_RATIOS)
_MEASURE = any_of((*units.EN_MEASURES, *units.LATIN_MEASURES))
_UNIT = (
    rf"(?:\s?(?P<ratio>%)|[\s-]?(?P<ratio_word>(?:{_RATIO})\b)|[\s-]?(?P<fold>fold\b|x\b|×)"
    rf"|\s?(?P<money>(?:{_MONEY})\b)|[\s-]?(?P<measure>(?:{_MEASURE})(?![A-Za-z])))"
)
_QUANTITY = re.compile(
    rf"(?<![\w.])(?P<currency>(?:{_SIGN})\s?)?(?<![A-Za-z\d.])(?P<sign>[-−](?=\d)"
    rf"|(?<!\d\s)(?<!%\s)(?<!plus or )\bminus\s)?"
    rf"(?P<low>{_NUM})(?P<low_scale>[\s-]?{_SCALE})?(?P<low_unit>\s?(?:%|(?:{_RATIO})\b))?"
    rf"(?:(?P<joint>\s?[-–—~]\s?|\s(?:to|and|or)\s)(?:{_SIGN})?(?P<high>-?{_NUM})(?P<scale>[\s-]?{_SCALE})?)?"
    rf"{_UNIT}?(?!\w)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"(?<!in\s)(?<!s\sof\s)\b(?:(?P<some>several|a\sfew)\s(?P<few>hundred|thousand|[mb]illion|trillion)\b"
    rf"|(?P<many>{any_of(units.EN_VAGUE)})\sof\b)"
    rf"(?:\s(?P<scale>thousand|[mb]illion|trillion)(?:s(?:\sof)?)?\b)?{_UNIT}?(?!\w)",
    re.IGNORECASE,
)
"""Several thousand, tens of millions of: as 数千 and 数千万, from the power to below the next."""
_ONE_TIME = re.compile(
    r"\b(?:1|(?<=\bby\s)one|(?<=\b(?:over|than)\s)one|(?<=\bnearly\s)one|(?<=\balmost\s)one)"
    r"\stime\b(?!-)",
    re.IGNORECASE,
)
_LEVEL_BEFORE = re.compile(
    rf"\b(?:number(?:s|ed)?|total(?:s|led|ed)|averag(?:es|ed)|numbering|stood\sat|came\sto)\s{en_changes.ABOUT}$",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(r"\s(?:of\s(?:them|these|those|which|whom|the)|are|were|have|had)\b")
"""What makes a quantity of a bare whole number."""
_NUMBERED = (
    r"(?:line|platform|route|gate|terminal|berth|ward|room|hall|unit|building|block|zone|floor|flight"
    r"|model|chapter|section|figure|table|page|step|phase|stage|bus|house|district)(?:e?s)?"
)
_OPENS = any_of(
    word
    for phrase in (*units.EN_STOPS, *units.EN_QUALIFIERS, *units.EN_SENTENCE_OPENERS)
    for word in phrase.split()
)
_LABEL_BEFORE = re.compile(
    rf"(?:\b(?:(?!(?i:{_OPENS}|\w+ly)\b)[A-Z][\w'’-]*|(?i:{_NUMBERED}(?:\snumbers?)?|(?:the|a)\snumber))"
    rf"\s(?:\d+,?\s(?:and|or|to)\s)?|{BLANK},?\s(?:and|or|to)\s)$"
)
"""What makes a label of one, unless something led to it: Boeing 737, lines 4 and 5. A blanked
label counts with what is joined to it."""
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_PERCENTAGE = r"(?:\s?\(\s?(?P<exact>\d+(?:\.\d+)?)\s?(?:%|percent|per cent)\s?\))?"
_FRACTION = re.compile(
    rf"\b(?:(?P<top>{_COUNT})[\s-](?P<part>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b"
    r"|(?P<one>an?)\s(?P<part1>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)\b"
    rf"|(?P<half>half)(?=\s(?:of|the|its|their|all|as)\b|[,.;)]|$|\s\())"
    rf"{_PERCENTAGE}",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\d/A-Za-z.,])(?P<top>\d{1,2})/(?P<part>\d{1,3})(?![\d/A-Za-z.%])")
_OUT_OF = re.compile(
    rf"\b(?P<top>{_COUNT}|\d+)(?:(?<=one)(?:\s[a-z]+){{1,2}})?\s(?:in|out\sof)(?:\severy)?\s(?P<part>{_COUNT}|ten|\d+)\b(?!\s?(?:%|percent|million|billion))",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(rf"\b(?P<top>{_COUNT}|\d+)\sand\sa\shalf\stimes\b", re.IGNORECASE)
_MULTIPLES = re.compile(
    r"\b(?P<word>doubl(?:ed|ing|e(?!-))|tripl(?:ed|ing|e(?!-))|trebl(?:ed|ing)|quadrupl(?:ed|ing|e)"
    r"|(?:two|three|four|five|six|ten)fold|twice(?=\s(?:as|the|that|its|their))|halv(?:ed|ing))\b",
    re.IGNORECASE,
)
_MULTIPLE_VALUES = {"doub": 2, "trip": 3, "treb": 3, "quad": 4, "twof": 2, "thre": 3, "four": 4,
                    "five": 5, "sixf": 6, "tenf": 10, "twic": 2}  # fmt: skip
_BEFORE = re.compile(
    rf"\b(?:{any_of(units.EN_QUALIFIERS)})(?=\s?(?:an?\s)?$)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s({any_of(units.EN_QUALIFIERS_AFTER)})\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:\s(?!(?:" + "|".join(units.EN_STOPS) + r")\b)[A-Za-z][\w'’.&/-]*){1,4}")


def scan(text: str) -> Iterator[Number]:
    """Yield the numbers of English text with dates blanked; several may overlap."""
    place = 0
    while match := _QUANTITY.search(text, place):
        number, place = _quantity(text, match)
        if number:
            yield number
    for match in _VAGUE.finditer(text):
        yield _vague(text, match)
    for match in _ONE_TIME.finditer(text):
        qualifier = _qualifier(text, match.start(), match.end())
        yield Number(match.start(), match.end(), Decimal(1), "x", qualifier=qualifier)
    for pattern in (_FRACTION, _SLASHED, _OUT_OF):
        for match in pattern.finditer(text):
            yield from _fraction(text, match)
    for match in _AND_A_HALF.finditer(text):
        value = evaluate(match["top"]) + Decimal("0.5")
        qualifier = _qualifier(text, match.start(), match.end())
        yield Number(match.start(), match.end(), value, "x", qualifier=qualifier)
    for match in _MULTIPLES.finditer(text):
        word = match["word"].lower()
        halved = word.startswith("halv")
        value = Decimal(50) if halved else Decimal(_MULTIPLE_VALUES[word[:4]])
        yield Number(
            match.start(), match.end(), value, "%" if halved else "x",
            qualifier=_qualifier(text, match.start(), match.end()),
        )  # fmt: skip


def evaluate(numeral: str) -> Decimal:
    """The value of an Arabic numeral or of number words below a thousand."""
    word = numeral.lower()
    if word[0].isdigit():
        return Decimal(re.sub(r"[,\s]", "", word))
    if hundreds := re.fullmatch(rf"({_COUNT})\shundred(?:\s(?:and\s)?(.+))?", word):
        rest = evaluate(hundreds[2]) if hundreds[2] else Decimal(0)
        return 100 * evaluate(hundreds[1]) + rest
    if (joined := " ".join(word.split())) in units.EN_NUMERALS:
        return Decimal(units.EN_NUMERALS[joined])
    tens, ones = re.split(r"[\s-]", word, maxsplit=1)
    return Decimal(units.EN_NUMERALS[tens] + units.EN_NUMERALS[ones])


def _scale(printed: str | None) -> Decimal:
    return Decimal(units.EN_SCALES[printed.strip().strip("-").lower()]) if printed else Decimal(1)


def _quantity(text: str, match: re.Match[str]) -> tuple[Number | None, int]:
    """The number that a match states, and where to read on: at its upper end if it is no range."""
    if match["high"] is None:
        return _single(text, match), match.end()
    if not _is_range(text, match):
        low = _QUANTITY.match(text, match.start(), match.start("joint"))
        number = _single(text, low) if low and low["high"] is None else None
        if number and number.unit is None and match["joint"].strip() == "to":
            number = _of_unit(number, match, text)
        return number, match.start("high")
    low_value, high = evaluate(match["low"]), evaluate(match["high"].lstrip("-"))
    high_scale = _scale(match["scale"])
    low_scale = _scale(match["low_scale"]) if match["low_scale"] else high_scale
    if low_value * low_scale >= high * high_scale:
        low_scale = Decimal(1)
    if match["sign"]:
        low_value = -low_value
    return _number(text, match, low_value * low_scale, high * high_scale), match.end()


def _of_unit(old: Number, match: re.Match[str], text: str) -> Number:
    """An old value with the unit that but the new one has (from 1,200 to 1,500 tonnes)."""
    unit, factor = _unit(match)
    if unit is None:
        unit, _ = _counted(text, match.end())
    return replace(old, value=tidy(old.value * factor), unit=unit)


def _vague(text: str, match: re.Match[str]) -> Number:
    power = (
        Decimal(units.EN_VAGUE[match["many"].lower()]) if match["many"] else _scale(match["few"])
    )
    power *= _scale(match["scale"])
    unit, factor = _unit(match)
    end = match.end()
    if unit is None:
        unit, end = _counted(text, end)
    return Number(
        match.start(), end, power * factor, unit,
        high=(power * 10 - 1) * factor, qualifier=match["some"],
    )  # fmt: skip


_BY = re.compile(r"\bby\s(?:about\s|some\s|nearly\s|almost\s|over\s)?$", re.IGNORECASE)


def _is_range(text: str, match: re.Match[str]) -> bool:
    joint = match["joint"].strip()
    if joint == "or":
        return match["low_unit"] is None
    before = text[max(0, match.start() - 16) : match.start()]
    if joint == "and":
        return re.search(r"between\s$", before, re.IGNORECASE) is not None
    units_differ = (match["low_unit"] or "").strip() != text[
        match.end("high") : match.end()
    ].strip()
    if joint == "to" and match["low_unit"] and units_differ and _BY.search(before):
        return False  # By how much, and to what: by 22% to 9,860.
    if joint == "to" and match["low_unit"] and en_changes.ends_with_from(before):
        return False
    if joint == "to" and en_changes.leads_to_old(text[: match.start()]):
        return False
    return evaluate(match["low"]) * _scale(match["low_scale"]) < evaluate(
        match["high"].lstrip("-")
    ) * _scale(match["scale"])


def _single(text: str, match: re.Match[str]) -> Number | None:
    value = evaluate(match["low"]) * _scale(match["low_scale"])
    return _number(text, match, -value if match["sign"] else value, None)


def _number(text: str, match: re.Match[str], low: Decimal, high: Decimal | None) -> Number | None:
    start, end = match.start("low"), match.end()
    if match["sign"]:
        start = match.start("sign")
    unit, factor = _unit(match)
    if match["currency"]:
        unit, start = _SIGNS[match["currency"].strip().upper()], match.start()
    elif unit is None:
        unit, end = _counted(text, end)
    if (high or low) > LARGEST or not _states_quantity(text, match, unit, start, end):
        return None
    return Number(
        start, end, tidy(low * factor), unit,
        high=None if high is None else tidy(high * factor),
        qualifier=_qualifier(text, start, end),
    )  # fmt: skip


def _unit(match: re.Match[str]) -> tuple[str | None, Decimal]:
    groups = match.groupdict()
    ratio = groups["ratio"] or groups["ratio_word"] or groups.get("low_unit")
    if ratio:
        return units.EN_RATIOS[" ".join(ratio.split()).lower()]
    if match["fold"]:
        return "x", Decimal(1)
    if match["money"]:
        return _insensitive(units.EN_CURRENCIES, match["money"]), Decimal(1)
    if match["measure"]:
        measures = units.EN_MEASURES | units.LATIN_MEASURES
        return _insensitive(measures, match["measure"]), Decimal(1)
    return None, Decimal(1)


def _insensitive(table: dict[str, str], word: str) -> str:
    word = " ".join(word.split())
    return table.get(word) or next(v for k, v in table.items() if k.lower() == word.lower())


def _counted(text: str, end: int) -> tuple[str | None, int]:
    """The plural that a count stands before (1,600 Amazon sellers), and where it ends."""
    words = _COUNTED.match(text, end)
    if words is None:
        return None, end
    for word in re.finditer(r"[A-Za-z][\w'’-]*", words[0]):
        lower = word[0].lower()
        plural = lower.endswith("s") and not lower.endswith(("ss", "'s", "’s", "us", "is"))
        if lower in units.EN_IRREGULAR_PLURALS or (plural and lower not in units.EN_NO_PLURALS):
            return lower, end + word.end()
    return None, end


def _states_quantity(
    text: str, match: re.Match[str], unit: str | None, start: int, end: int
) -> bool:
    """Whether this numeral states a quantity; articles, years and codes do not."""
    numeral = match["low"]
    if match["currency"]:
        return True
    if numeral.lower() == "one" and not is_ratio(unit) and not match["low_scale"]:
        return False
    if unit == "years" and match["high"] is None and "." not in numeral:
        return False
    if unit is not None:
        return True
    if match["low_scale"] or match["scale"] or re.search("illion|hundred", numeral):
        return True
    if not numeral[0].isdigit():
        return False
    if text.strip() == text[start:end]:
        return True
    return "," in numeral or "." in numeral or _is_told(text, start, end)


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether what stands around a bare whole number makes it a quantity: spread from 68 to 347,
    22 are overfished; not line 4 of the metro."""
    before = text[max(0, start - 120) : start]
    if en_changes.leads_to_old(before) or en_changes.leads_to_new(before):
        return True
    if _LABEL_BEFORE.search(before):
        return False
    return _LEVEL_BEFORE.search(before) is not None or _COUNT_AFTER.match(text, end) is not None


def _qualifier(text: str, start: int, end: int) -> str | None:
    before = _BEFORE.search(text[max(0, start - 24) : start].rstrip())
    if before:
        return before[0]
    after = _AFTER.match(text, end)
    return after[1] if after else None


def _is_part(text: str, match: re.Match[str]) -> bool:
    """A quarter of firms, just over a quarter; not a quarter earlier, a third party."""
    of = re.match(r"\s(?:of|in)\b", text[match.end() :])
    qualified = _qualifier(text, match.start(), match.start())
    return of is not None or (qualified is not None and not re.match(r"\s\w", text[match.end() :]))


def _fraction(text: str, match: re.Match[str]) -> Iterator[Number]:
    groups = match.groupdict()
    if groups.get("one") and not _is_part(text, match):
        return
    single = groups.get("half") or groups.get("one")
    top = Decimal(1) if single else evaluate(match["top"])
    part = groups.get("part") or groups.get("part1") or "half"
    below = Decimal(_PARTS[part.lower()]) if part.lower() in _PARTS else evaluate(part)
    if not below or top >= below:
        return
    exact = groups.get("exact")
    share = Decimal(exact) if exact else round(100 * top / below, 2)
    yield Number(
        match.start(), match.end(), tidy(share), "%",
        qualifier=_qualifier(text, match.start(), match.end()),
    )  # fmt: skip
