"""Whether a number states a change, which way, and against what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer import numbers
from indexer.model import Direction, Language, Number, Period
from indexer.numbers import en_changes, fold
from indexer.statistics import words


@dataclass(frozen=True, slots=True)
class Change:
    """What a number's clause says of change."""

    direction: Direction | None
    comparison: str | None
    """The words that name the base, as printed."""
    former: bool = False
    """Whether it is the old value of a change."""
    replaces: bool = False
    """Whether it is the new value of a change whose old one its sentence states before it."""

    def comparison_at(self, period: Period | None) -> str | None:
        """The base; 同比 with the year that it means."""
        if self.comparison == "同比" and period and period.first.year == period.last.year:
            return f"同比{period.first.year - 1}年"
        return self.comparison


_QUALIFIERS = (
    "(?:了|约|近|超过|达到|高达|最高达到|最高|达|超|逾|将近|接近|大约|不到|不足|仅|也|为|又|至少)"
)
_UP, _DOWN = "|".join(words.ZH_UP), "|".join(words.ZH_DOWN)
_RATES = "|".join(words.ZH_RATES)
_ZH_VERB = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_QUALIFIERS}*\s?$")
_ZH_RATE = re.compile(rf"(?P<rate>{_RATES})[^，；。]{{0,8}}$")
_ZH_AFTER = re.compile(rf"\s?(?:左右|以上|多)?的?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![后至到])")
_ZH_CALL_OUT = re.compile(rf"\n[^\n]*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\n|$)")
_ZH_POINTS = re.compile(r"(?P<up>高于|高出|高|多)|(?P<down>低于|低|少)")
_ZH_LEVEL = re.compile("至[约近]?$|(?<!达)到[约近]?$|为[约近]?$")

_ZH_BASE = re.compile(
    r"(?P<yoy>同比)(?P<base>\d{4}年(?:同期)?)?|(?P<mom>环比)"
    r"|(?:相比于|相较于|相对于|较之|相比|较|(?<![占对])比)(?P<than>[^，；。、（(]{1,16}?)"
    r"(?=增|提|上|下|减|降|扩|高|低|多|少|，|（|\(|翻|回|缩|攀|升|涨|跌|$)"
    r"|(?:(?:与|(?<![^，；。])[和跟同])(?P<with>[^，；。]{1,16})相比)"
    r"|对比[^，；。]{1,12}?[与和](?P<against>[^，；。]{1,12})"
)
_ZH_ABOVE = re.compile(r"(?:高于|低于|高出)(?P<above>[^，；。]+)$")

_ZH_MULTIPLE_OF = re.compile(r"(?:是|为|达到?|相当于)(?P<base>[^，；。]{1,16}?)的[近约超过]*$")

_EN_VERB = re.compile(
    rf"(?<!\bmake )(?<!\bmakes )(?<!\bmade )(?<!\bmaking )(?<!\bset )(?<!\btook )(?<!\btake )"
    rf"\b(?:(?P<up>{'|'.join(words.EN_UP)})|(?P<down>{'|'.join(words.EN_DOWN)}))\b"
    r"(?:\s(?:by|of|about|nearly|almost|around|some|over|more\sthan|a|an|only|just|at|to))*\s?$",
    re.IGNORECASE,
)
_EN_AFTER = re.compile(
    rf"\s(?:(?P<up>{'|'.join(words.EN_UP)})|(?P<down>{'|'.join(words.EN_DOWN)}))\b", re.IGNORECASE
)
_EN_BASE = re.compile(
    r"\b(?:compared\s(?:with|to)|than|from|over|on|against|versus|vs\.?)\s(?P<base>(?:the\s)?(?:\w+[\s]?){1,4})",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:从|由)[^，；。]{0,8}$|\bfrom\s(?:about|around|nearly|some)?\s?$")
_TO = re.compile(
    rf"(?:的?[^，；。、]{{0,6}}?(?:{_UP}|{_DOWN}|优化|缩小|延长|变))?[^，；。、]{{0,8}}(?:至|到|为)[^，；。、]{{0,6}}"
    r"|(?:\s[\w-]+){0,4}\sto\s(?:about|around|nearly|some)?\s?"
)
_ZH_OLD = re.compile(r"(?<![来自理经])(?:从|由|自)(?![营然动身主由己业事])[^，,；;。]{0,12}$")
_ZH_CHANGES = (
    rf"{_UP}|{_DOWN}|变|调整|优化|压缩|缩小|收缩|延长|扩展|扩张|跃|翻"
    r"|(?:改|发展|缩|扩)(?=[至到为成])"
)
_ZH_NEW = re.compile(
    rf"[^，,；;。]{{0,14}}?(?:{_ZH_CHANGES})[^，,；;。]{{0,8}}?[至到为成]"
    r"[^，,；;。]{0,10}?[\d一二三四五六七八九十百千万两几半零]"
)
_UNIT = re.compile(r"\d\s?[万亿千百十]*([^\d，,；;。、\s万亿千百十])")
"""A number as printed, with the first character of its unit."""
_ZH_ONCE = re.compile(
    r"(?:(?:过去|以往)(?!的?[这近]?[\d一二三四五六七八九十几多数两])|以前|原来|原先|原本|从前|当初|早先|往年)"
    r"[^；;。\d]{0,24}$"
)
"""What says of a value that it was so once."""
_ZH_NOWADAYS = re.compile(r"[^。]*?(?:如今|现在|目前|现已|改[用为成以]|[^前先今]后|则|[只仅]需)")
"""How it goes on to what has come in its stead."""
_ZH_DATED = re.compile(r"\d{2,4}年(?![来均内])[^，,；;。\d]{0,16}$")
_ZH_MOVED_ON = re.compile(
    r"[^，,；;。\d]{0,4}[，,；;][到至]?\d{2,4}年[^，,；;。\d]{0,12}?"
    rf"(?:{_ZH_CHANGES})[^，,；;。\d]{{0,4}}?[至到为](?=[^，,；;。\d]{{0,3}}\d)"
)
"""How a value with its year goes on to that of a later one: 2017年为9万元，2022年已降到4万元."""
_TIMES = {"seconds", "minutes", "hours", "days", "weeks", "months", "years"}
_EN_LEVEL = re.compile(r"\bto\s?$", re.IGNORECASE)


def changes(text: str, found: Sequence[Number], language: Language) -> tuple[Change, ...]:
    """For each number of a sentence its change; a base carries on to the next changes."""
    folded = fold(text)
    read = _english if language == "en" else _chinese
    result: list[Change] = []
    base: str | None = None
    for place, number in enumerate(found):
        changed = read(folded, number)
        if changed.direction is None and place and _listed(folded, found[place - 1], number):
            changed = Change(result[-1].direction, result[-1].comparison)
        if changed.direction and changed.comparison is None:
            changed = Change(changed.direction, base)
        base = changed.comparison or base
        if place and changed.comparison is None:
            changed = Change(changed.direction, _former(folded, text, found[place - 1], number))
        former = is_former(folded, number.start, number.end)
        replaces = bool(result) and result[-1].former and not former
        result.append(replace(changed, former=former, replaces=replaces))
    return tuple(result)


def is_former(text: str, start: int, end: int) -> bool:
    """Whether the number at ``[start, end)`` is the old value of a change: 1天 of 从1天缩短到3小时,
    "31%" of "fell from 31% to 12%" and of "12%, down from 31%"."""
    if _ZH_OLD.search(text, 0, start):
        return _ZH_NEW.match(text, end) is not None
    return en_changes.is_old(text, start, end)


def is_superseded(text: str, start: int, end: int) -> bool:
    """Whether the number at ``[start, end)`` is what was once so, of which the sentence goes on to
    tell how it is since: 过去每斤30元，改用飞机后每斤12元."""
    unit = _UNIT.search(text, start)
    if unit is None or unit.end() > end:
        return False
    if _ZH_ONCE.search(text, 0, start) and (now := _ZH_NOWADAYS.match(text, end)):
        return any(later[1] == unit[1] for later in _UNIT.finditer(text, now.end()))
    moved = _ZH_MOVED_ON.match(text, end) if _ZH_DATED.search(text, 0, start) else None
    later = _UNIT.search(text, moved.end()) if moved else None
    return later is not None and later[1] == unit[1]


def _former(folded: str, text: str, previous: Number, number: Number) -> str | None:
    """The value before of 从1天缩短到3小时 and of "from 36 hours to 11 hours", as printed."""
    between = folded[previous.end : number.start]
    led = _FROM.search(folded[: previous.start]) and _TO.fullmatch(between)
    same = previous.unit == number.unit or {previous.unit, number.unit} <= _TIMES
    if not led or not same:
        return None
    return text[previous.start : previous.end]


def _listed(text: str, previous: Number, number: Number) -> bool:
    """87%，75%和74%: the next of a list shares what is said of the first."""
    between = text[previous.end : number.start]
    return (
        previous.unit == number.unit
        and re.fullmatch(r"\s?[，,、和及与]\s?|,?\sand\s", between) is not None
    )


def _chinese(text: str, number: Number) -> Change:
    start = max([0, *(m.end() for m in re.finditer("[，；。：]", text[: number.start]))])
    before = text[start : number.start]
    direction: Direction | None = None
    if number.value < 0:
        direction = "down"
    elif numbers.is_ratio(number.unit) or _ZH_VERB.search(before):
        direction = _direction(before, text[number.end : number.end + 40], number)
    comparison = _comparison(text, start, number) if direction or number.unit == "x" else None
    return Change(direction, comparison)


def _direction(before: str, after: str, number: Number) -> Direction | None:
    level = _ZH_LEVEL.search(before)
    for pattern in (_ZH_VERB, _ZH_RATE):
        match = pattern.search(before)
        if match is None or (level and pattern is _ZH_VERB and before[-1] != "为"):
            continue
        word = match.groupdict().get("rate") or match.groupdict().get("up") or match["down"]
        return "up" if word in words.ZH_UP else "down"
    if number.unit == "pp" and (points := _ZH_POINTS.search(before)):
        return "up" if points["up"] else "down"
    if match := _ZH_AFTER.match(after) or _ZH_CALL_OUT.match(after):
        return "up" if match["up"] else "down"
    if number.unit == "x" and "翻" in before[-1:]:
        return "up"
    return None


def _comparison(text: str, start: int, number: Number) -> str | None:
    clause = text[start : number.start]
    if above := _ZH_ABOVE.search(clause):
        return above["above"]
    if number.unit == "x" and (multiple := _ZH_MULTIPLE_OF.search(clause)):
        return multiple["base"]
    found = list(_ZH_BASE.finditer(clause))
    if not found and start:
        previous = max([0, *(m.end() for m in re.finditer("[，；。：]", text[: start - 1]))])
        found = list(_ZH_BASE.finditer(text[previous:start]))
    if not found:
        return None
    match = found[-1]
    if match["yoy"]:
        return f"同比{match['base']}" if match["base"] else "同比"
    if match["mom"]:
        return "环比"
    return match["than"] or match["with"] or match["against"]


def _english(text: str, number: Number) -> Change:
    before = text[max(0, number.start - 40) : number.start]
    if number.qualifier:
        before = before.rstrip().removesuffix(number.qualifier)
    after = text[number.end : number.end + 60]
    direction: Direction | None = None
    if number.value < 0:
        direction = "down"
    elif number.unit == "x" and text[number.start : number.end].lower().startswith(
        ("doubl", "tripl", "quadr", "trebl")
    ):
        direction = "up"
    elif not _EN_LEVEL.search(before):
        match = _EN_VERB.search(before) or (
            _EN_AFTER.match(after) if numbers.is_ratio(number.unit) else None
        )
        if match:
            direction = "up" if match["up"] else "down"
    if direction is None:
        return Change(None, None)
    base = _EN_BASE.search(re.split(r"[.;,]", after)[0])
    return Change(direction, base["base"].strip() if base else None)
