"""The grammar of numbers in Chinese text.

Hand-written: no library at hand reads 亿万, ranges, 个百分点 or 三成 (cn2an is right on pure
numerals and serves as the tests' oracle). Text comes folded (``indexer.numbers.fold``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.model import Number
from indexer.numbers import units
from indexer.numbers.tables import any_of, longest_first

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_DIGIT = "[零〇一二两三四五六七八九]"
SCALE = "(?:[十百万亿]|千(?![瓦米克伏赫卡焦]))"
_CHINESE = rf"(?:{_DIGIT}|十)(?:{_DIGIT}|{SCALE}){{0,24}}(?:点{_DIGIT}{{1,12}}{SCALE}{{0,4}})?"
_VAGUE = rf"[数几]{SCALE}{{1,6}}"
_BARE = r"(?:(?<=[上近超过逾破约])[百千万亿]+|[十百千]+[万亿]+|万亿)"
_NUMERAL = (
    rf"(?:{_ARABIC}(?:\s?[多余]?{SCALE}+(?:{_ARABIC}{SCALE}+)*)?"
    rf"|{_VAGUE}|{_CHINESE}(?:[多余][万亿]+)?|{_BARE})(?:[多余几](?![样元年少边]|种多))?"
)
_RANGE = r"\s?(?:[-–—−~～至到]|——)\s?"


_UNITS = {
    **dict.fromkeys(units.ZH_NOUNS, "noun"),
    **dict.fromkeys(units.ZH_GENERIC, "generic"),
    **dict.fromkeys((*units.ZH_MEASURES, *units.LATIN_MEASURES), "measure"),
    **dict.fromkeys(units.ZH_CURRENCIES, "money"),
    **dict.fromkeys(units.ZH_RATIOS, "ratio"),
    "大": "group",
}
"""Unit as printed → how it is read."""
_NO_MEASURE = ("noun", "group")


def _unit_pattern(word: str) -> str:
    trap = units.ZH_UNIT_TRAPS.get(word)
    if word in units.LATIN_MEASURES:
        return re.escape(word) + "(?![A-Za-z])"
    lead = "(?<![百千万亿])" if word == "大" else ""
    return lead + re.escape(word) + (f"(?![{trap}])" if trap else "")


_UNIT = "(?:" + "|".join(map(_unit_pattern, longest_first(_UNITS))) + ")"
MEASURE = (
    "(?:"
    + "|".join(_unit_pattern(w) for w in longest_first(_UNITS) if _UNITS[w] not in _NO_MEASURE)
    + ")"
)
"""What makes a quantity of a numeral by itself, unlike a bare noun."""
_SIGN = f"(?:{any_of(units.CURRENCY_SIGNS)})"
_NOUN = f"(?:{any_of(units.ZH_NOUNS)})"

_QUANTITY = re.compile(
    rf"(?:(?<![A-Za-z])(?P<currency>{_SIGN})\s?|(?<![A-Za-z_\d]))(?P<sign>[-−](?=\d)|(?<![正担抱自欺胜])负(?=\d))?"
    rf"(?P<low>{_NUMERAL})(?P<low_unit>\s?{_UNIT})?"
    rf"(?:{_RANGE}{_SIGN}?(?P<high>-?{_NUMERAL}))?"
    rf"(?P<level>量?级)?(?P<unit>\s?{_UNIT})?"
)
_PERCENTAGE = r"(?:\s?[（(]\s?(?P<exact>\d+(?:\.\d+)?)\s?%\s?[)）])?"
_FRACTION = re.compile(
    rf"(?P<below>[百千万]|{_CHINESE}|\d+)分之(?P<low>{_ARABIC}|{_CHINESE})"
    rf"(?:{_RANGE}(?:(?P=below)分之)?(?P<high>{_ARABIC}|{_CHINESE}))?{_PERCENTAGE}"
)
_SLASHED = re.compile(
    rf"(?<![\d/A-Za-z.,年月])(?P<low>\d{{1,2}})/(?P<below>\d{{1,3}})(?![\d/年月A-Za-z.%]){_PERCENTAGE}"
)
_PER = re.compile(
    rf"每(?P<below>{_NUMERAL}|[百千万])(?P<word>[个家位名人辆户台件])[^，。；]{{0,8}}?"
    rf"(?<!拥)有[近约]?(?P<low>{_NUMERAL})(?P=word)(?P<exact>)"
)
_TENTHS = re.compile(
    rf"(?P<low>[一二两三四五六七八九]|\d(?:\.\d)?)(?:{_RANGE}?(?P<high>[一二三四五六七八九]|\d))?成"
    rf"(?P<part>[一二三四五六七八九半](?![个家种名位项]))?(?![本为功立员果品都长交熟绩就分效人型规语千才])"
    rf"{_PERCENTAGE}"
)
_HALF = re.compile(rf"(?<!另)(?:一半|半数|(?<=[近超过])半(?![{units.ZH_HALF_TRAPS}])){_PERCENTAGE}")
_DOUBLING = re.compile(r"翻(?:了)?(?P<times>[一两二三四五]|\d)番|翻(?:了)?倍|(?<=[增长加])倍增")

_ONE = re.compile(_NOUN)
_RUN = re.compile(f"(?:{_NOUN})+")
_LEAD = re.compile(
    rf"({_NOUN})(?:总?数量?|总量)?(?:已经?|已)?(?:约?为|达到?|有|共|突破|增至|增加到|升至)?了?"
    rf"(?:{any_of(units.ZH_QUALIFIERS_BEFORE)})?\s?$"
)
_BEFORE = re.compile(
    "".join(f"(?<!{before}(?={word}))" for word, before in units.ZH_QUALIFIER_TRAPS.items())
    + rf"(?:{any_of(units.ZH_QUALIFIERS_BEFORE)})(?=\s?$)"
)
_AFTER = re.compile("|".join(longest_first(units.ZH_QUALIFIERS_AFTER)) + "|多(?![种样元年])|[+]")


def scan(text: str) -> Iterator[Number]:
    """Yield the numbers of folded Chinese text with dates blanked; several may overlap."""
    for match in _QUANTITY.finditer(text):
        yield from _quantities(text, match)
    for pattern, read in _SHARES:
        for match in pattern.finditer(text):
            yield from read(text, match)


# --- Numerals ---------------------------------------------------------------------------

LARGEST = Decimal(10**18)
"""Beyond it digits are codes, and Decimal would round."""
_TOKEN = re.compile(rf"{_ARABIC}|.")


def evaluate(numeral: str) -> tuple[Decimal, Decimal | None] | None:
    """The value of a numeral and, where it is vague (数千, 三四十), its upper end.

    None where the characters make no numeral (十四五). Arabic and Chinese digits may be mixed
    (1亿2千万); 亿万 and 万亿 are 10¹².
    """
    numeral = numeral.replace(" ", "")
    if numeral[0] in "数几":
        power = _plain("一" + re.sub("[多余几]", "", numeral[1:]))
        return None if power is None or power > LARGEST else (power, power * 10 - 1)
    if numeral.startswith("十") and numeral.endswith("几"):
        return Decimal(11), Decimal(19)
    numeral = re.sub("[多余几]", "", numeral)
    pair = re.fullmatch(r"(.*?)([一两二三四五六七八])([二三四五六七八九])([十百千万亿]*)", numeral)
    if pair and units.ZH_DIGITS[pair[3]] - units.ZH_DIGITS[pair[2]] in (1, 2):
        head, first, second, tail = pair.groups()
        low, high = _plain(head + first + tail), _plain(head + second + tail)
        return None if low is None or high is None or high > LARGEST else (low, high)
    value = _plain(numeral)
    return None if value is None or value > LARGEST else (value, None)


def tidy(value: Decimal) -> Decimal:
    """The same value without an exponent or trailing zeros."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _plain(numeral: str) -> Decimal | None:
    whole, point, decimals = numeral.partition("点")
    if point:
        places = re.match(f"{_DIGIT}+", decimals)
        if places is None or (start := _plain(whole)) is None:
            return None
        digits = "".join(str(units.ZH_DIGITS[c]) for c in places[0])
        scaled = _plain("1" + decimals[places.end() :])
        return None if scaled is None else Decimal(f"{start}.{digits}") * scaled
    return _sum(_TOKEN.findall(numeral))


def _sum(tokens: list[str]) -> Decimal | None:
    """Add up a numeral: ``total`` holds what 万 and 亿 have closed, ``section`` what is below."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    closed = 0
    last_scale = 0
    for token in tokens:
        if token in units.ZH_SMALL:
            last_scale = units.ZH_SMALL[token]
            section += (Decimal(1) if pending is None else pending) * last_scale
            pending = None
        elif token in units.ZH_LARGE:
            last_scale = units.ZH_LARGE[token]
            below = section + (pending or 0)
            if below == 0:
                total = (total or Decimal(1)) * last_scale
            elif last_scale > closed and closed:
                total = (total + below) * last_scale
            else:
                total += below * last_scale
            section, pending, closed = Decimal(0), None, last_scale
        elif token in "零〇":  # nosec B105
            last_scale = 0
        elif pending is not None:
            return None
        else:
            digit = units.ZH_DIGITS.get(token)
            pending = Decimal(token.replace(",", "")) if digit is None else Decimal(digit)
    if pending is not None and last_scale > 10 and pending < 10 and tokens[-1] in units.ZH_DIGITS:
        pending *= last_scale // 10
    return total + section + (pending or 0)


# --- Reading matches ----------------------------------------------------------------------


def _quantities(text: str, match: re.Match[str]) -> Iterator[Number]:
    """A number with its unit, or two where a range makes no sense (5%到10亿元, 从2%到4%)."""
    low_unit, unit = match["low_unit"], match["unit"]
    if match["high"] is None:
        end = match.end("low_unit") if low_unit else match.end()
        number = _single(text, match, match.start("low"), end, low_unit or unit)
        if number:
            yield number
        return
    number = None if _is_change(text, match) else _range(text, match)
    if number:
        yield number
        return
    for start, end in ((match.start(), match.end("low_unit")), (match.start("high"), match.end())):
        half = _QUANTITY.match(text, start, end if end > 0 else match.end("low"))
        if half and half["high"] is None:
            yield from _quantities(text, half)


def _is_change(text: str, match: re.Match[str]) -> bool:
    """由5.1%到4.8% names two values, not a range."""
    before = text[max(0, match.start() - 6) : match.start()]
    return re.search("[从由]", before) is not None and match["low_unit"] is not None


def _single(
    text: str, match: re.Match[str], start: int, end: int, printed: str | None
) -> Number | None:
    values = evaluate(match["low"])
    if values is None or not _counts(text, match, printed, end):
        return None
    low, high = values
    if match["low"][0] in "百千万亿" and text[start - 1 : start] in ("上", "过"):
        start -= 1
    if match["sign"]:
        low, start = -low, match.start("sign")
    return _number(text, match, start, end, low, high, printed)


def _range(text: str, match: re.Match[str]) -> Number | None:
    low, high = evaluate(match["low"]), evaluate(match["high"].lstrip("-"))
    if low is None or high is None or low[1] or high[1]:
        return None
    printed = match["unit"] or match["low_unit"]
    if match["low_unit"] and match["unit"] and match["low_unit"] != match["unit"]:
        return None
    scale = re.search(r"[百千万亿]+$", match["high"])
    first = low[0]
    if scale and not re.search(SCALE, match["low"]):
        shared = _plain("1" + scale[0]) or Decimal(1)
        if first * shared < high[0]:
            first *= shared
    start = match.start("low")
    if match["sign"]:
        first, start = -first, match.start("sign")
    last = -high[0] if match["high"].startswith("-") else high[0]
    if first >= last or not _counts(text, match, printed, match.end()):
        return None
    return _number(text, match, start, match.end(), first, last, printed)


def _number(
    text: str,
    match: re.Match[str],
    start: int,
    end: int,
    low: Decimal,
    high: Decimal | None,
    printed: str | None,
) -> Number | None:
    printed = printed.strip() if printed else None
    unit: str | None = None
    factor = Decimal(1)
    kind = _UNITS.get(printed) if printed else None
    if printed is not None:
        if kind == "ratio":
            unit, factor = units.ZH_RATIOS[printed]
        elif kind == "money":
            unit = units.ZH_CURRENCIES[printed]
        elif kind == "measure":
            unit = units.ZH_MEASURES.get(printed) or units.LATIN_MEASURES[printed]
        else:
            unit, end = _counted(text, start, end, printed, kind)
    elif re.search("[万亿]", match["low"]) or _alone_on_line(text, start, end):
        unit = _noun_after(text, end, 20 if "\n" in text[end : end + 2] else 8) or _noun_before(
            text, start
        )
    if match["currency"] and kind in (None, "money"):
        unit, start = units.CURRENCY_SIGNS[match["currency"].strip()], match.start()
    return Number(
        start=start,
        end=end,
        value=tidy(low * factor),
        high=None if high is None else tidy(high * factor),
        unit=unit,
        qualifier=_qualifier(text, start, end, match["low"]),
        measure_word=printed,
    )


def _counts(text: str, match: re.Match[str], printed: str | None, end: int) -> bool:
    """Whether this numeral states a quantity; articles, names and codes do not."""
    numeral = match["low"]
    kind = _UNITS[printed.strip()] if printed else None
    arabic = numeral[0].isdigit()
    scaled = re.search("[百千万亿]", numeral) is not None
    if match["currency"] and kind in (None, "money"):
        return True
    if not arabic and numeral == "一" and kind != "ratio":
        return False
    if printed and printed.strip() == "年":
        return match["high"] is not None or "." in numeral
    if printed and printed.strip() in units.ZH_EVERYDAY and not arabic and not scaled:
        return match["high"] is not None or "十" in numeral
    if kind == "group":
        return text[end : end + 1] not in units.ZH_EVERYDAY and not scaled
    if kind == "noun":
        return scaled or (arabic and not _is_year(numeral))
    if kind == "money":
        return arabic or scaled
    if kind is not None:
        return True
    if not arabic:
        return scaled and len(numeral) > 1 and match["high"] is None
    if text[end : end + 1].isascii() and text[end : end + 1].isalpha():
        return False
    return scaled or _stands_alone(text, match.start(), end, numeral)


def _stands_alone(text: str, start: int, end: int, numeral: str) -> bool:
    """Whether a bare Arabic numeral reads as a quantity: its form or the words around say so."""
    if _alone_on_line(text, start, end):
        return True
    if _is_year(numeral) or re.match(r"\s?[_/:：]\s?\d|\.\d", text[end : end + 3]):
        return False
    if "," in numeral or ("." in numeral and start > 0):
        return True
    before = text[max(0, start - 6) : start].rstrip()
    said = _BEFORE.search(before) or re.search("[为达至到共计]$", before)
    return said is not None and not re.match(r"[\w]", text[end : end + 1])


def _alone_on_line(text: str, start: int, end: int) -> bool:
    """A call-out beside a figure (85+), or a query that is a number."""
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not before.strip() and after.strip() in ("", "+")


def _is_year(numeral: str) -> bool:
    return re.fullmatch(r"(?:1[5-9]|20|21)\d\d", numeral) is not None


def _counted(text: str, start: int, end: int, printed: str, kind: str | None) -> tuple[str, int]:
    """What a measure word counts, by the nearest known noun; and where the number ends then.

    The noun that follows 个 or stands bare belongs to the number (1.7万个订单, 2.4万产品证书).
    """
    nouns = _RUN if kind == "noun" else _ONE
    run = nouns.match(text, end - len(printed) if kind == "noun" else end)
    if run and (kind in ("noun", "group") or printed in "个名"):
        return units.ZH_NOUNS[_last_noun(run[0])], run.end()
    default = units.ZH_GENERIC.get(printed) or "items"
    return _noun_after(text, end, 16) or _noun_before(text, start) or default, end


def _noun_after(text: str, end: int, reach: int) -> str | None:
    """What the first known noun of the clause after a number counts."""
    clause = re.match(rf"[^，。；、！？,;:：（(]{{0,{reach}}}", text[end:])
    run = _RUN.search(clause[0]) if clause else None
    return units.ZH_NOUNS[_last_noun(run[0])] if run else None


def _noun_before(text: str, start: int) -> str | None:
    """What a noun counts that leads up to the number: 商家达, 用户数突破了, 港口."""
    lead = _LEAD.search(text[max(0, start - 16) : start])
    return units.ZH_NOUNS[lead[1]] if lead else None


def _last_noun(run: str) -> str:
    return str(_ONE.findall(run)[-1])


def _qualifier(text: str, start: int, end: int, numeral: str = "") -> str | None:
    if numeral[:1] in ("数", "几"):
        return numeral[0]
    before = _BEFORE.search(text[max(0, start - 8) : start].rstrip())
    if before:
        return before[0]
    if text[start] in "上过":
        return text[start]
    if text.startswith("过半", start - 1):
        return "过"
    after = _AFTER.match(text, end)
    if after:
        return after[0]
    inside = re.search("[多余几]", text[start:end] if numeral else "")
    return inside[0] if inside else None


def _fraction(text: str, match: re.Match[str]) -> Iterator[Number]:
    below = evaluate("一" + match["below"] if match["below"] in "百千万" else match["below"])
    low = evaluate(match["low"])
    high_text = match.groupdict().get("high")
    high = evaluate(high_text) if high_text else None
    if below is None or low is None or not below[0] or low[0] > below[0]:
        return
    yield _share(text, match, 100 * low[0] / below[0], 100 * high[0] / below[0] if high else None)


def _tenths(text: str, match: re.Match[str]) -> Iterator[Number]:
    low = Decimal(units.ZH_DIGITS.get(match["low"], 0) or match["low"]) * 10
    part = match["part"]
    if part:
        low += 5 if part == "半" else units.ZH_DIGITS[part]
    high = match["high"]
    top = Decimal(units.ZH_DIGITS.get(high, 0) or high) * 10 if high else None
    yield _share(text, match, low, top)


def _half(text: str, match: re.Match[str]) -> Iterator[Number]:
    yield _share(text, match, Decimal(50), None)


def _doubling(text: str, match: re.Match[str]) -> Iterator[Number]:
    times = match["times"]
    power = int(evaluate(times)[0]) if times else 1  # type: ignore[index]
    yield Number(
        match.start(), match.end(), Decimal(2**power), "x",
        qualifier=_qualifier(text, match.start(), match.end()),
        measure_word="番" if times else "倍",
    )  # fmt: skip


def _share(text: str, match: re.Match[str], low: Decimal, high: Decimal | None) -> Number:
    """A share in percent; a percentage printed in brackets behind it is the exact value."""
    if high is not None and high <= low:
        high = None
    value = Decimal(match["exact"]) if match["exact"] else round(low, 2)
    return Number(
        match.start(), match.end(), tidy(value), "%", high=tidy(round(high, 2)) if high else None,
        qualifier=_qualifier(text, match.start(), match.end()),
    )  # fmt: skip


_SHARES = (
    (_FRACTION, _fraction),
    (_SLASHED, _fraction),
    (_PER, _fraction),
    (_TENTHS, _tenths),
    (_HALF, _half),
    (_DOUBLING, _doubling),
)
