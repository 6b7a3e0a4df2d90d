"""The grammar of dates and periods in both languages.

Text comes folded. A period is named by inclusive days; 年底 is December, 年初 January, a fiscal
year without a stated calendar the calendar year of its name.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indexer.model import Period

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Mention:
    """A period named in a text."""

    start: int
    end: int
    period: Period


_FOUR = r"(?:1[5-9]|20|21)\d{2}"
_ZH_FOUR = "[一二][零〇一二三四五六七八九]{3}"
_TWO_DIGITS = r"[012]\d(?=年(?!多(?!还是|[？?]|$)|[来内间期前后以的龄均]))"
_TWO = rf"(?<!\d){_TWO_DIGITS}"
_AFTER_MIDDLE = "[国小东部央心外美欧亚级型等医学药间高低期长老青]"
"""Makes another word of 中 after a year: 2017年中国, 2017年中小企业."""
_ZH_YEAR = (
    rf"(?P<year>{_FOUR}(?=\s?年)|{_ZH_FOUR}(?=年)|{_TWO}|(?<=[比较])[012]\d(?=年)"
    r"|今|本|(?<!过)去|(?<![目之以当])前(?=年(?![均产销龄]))|(?<![声说证表])明)\s?年"
)
_MONTH_NAME = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY_NAME = r"3[01]|[12]\d|0?[1-9]"
_TO = r"\s?[-–—−~～至到]{1,2}\s?"
_QUARTER = "[一二三四1-4]"

EN_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
"""An English month, as the inside of a regular expression's group."""
_EN_YEAR = rf"(?P<year>{_FOUR})"
_NOT_A_YEAR = (
    r"(?!\d|,\d|\.\d|\s?[%‰]|\s?(?:million|billion|thousand|percent|per\scent)"
    r"|\s?[十百千万亿多余元美欧英日港个家名人倍户种笔次位吨件台辆张篇项条只岁分点小天周度平公米升桶箱单])"
)
"""After four digits: a unit, so that they count something."""

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "last": 4, "final": 4,
}  # fmt: skip
_RELATIVE = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1, "this": 0, "last": -1, "next": 1}
_ZH_COUNT = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}


_BASE_AFTER = re.compile(r"\s?(?:以来|以前|之前)")


def mentions(text: str, published: date) -> Iterator[Mention]:
    """The periods of folded text in order; 今年 and "last year" are reckoned from ``published``.

    A month or quarter without a year takes the year of the mention before it that is no base of
    comparison (2016年以来).
    """
    year: int | None = None
    for match, read in _matches(text):
        days = read(match, published, year)
        if days is None:
            continue
        if not _BASE_AFTER.match(text, match.end()):
            year = days[0].year
        yield Mention(match.start(), match.end(), Period(match[0].strip(), *days))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where folded text names dates, datable or not."""
    for match, _ in _matches(text):
        yield match.start(), match.end()


@lru_cache(maxsize=64)  # Both of the above are asked of one text after another.
def _matches(text: str) -> tuple[tuple[re.Match[str], _Reader], ...]:
    there = {sign for sign, pattern in _SIGNS.items() if pattern.search(text)}
    found = [
        (match.start(), -match.end(), order, match, read)
        for order, ((sign, pattern), read) in enumerate(_FORMS)
        if sign in there
        for match in pattern.finditer(text)
    ]
    taken: list[tuple[re.Match[str], _Reader]] = []
    for start, _, _, match, read in sorted(found, key=lambda item: item[:3]):
        if not taken or start >= taken[-1][0].end():
            taken.append((match, read))
    return tuple(taken)


# --- Readers: a match, the date of publication and the year before it, to days ----------------

_Reader = Callable[[re.Match[str], date, int | None], Days | None]


def _year(match: re.Match[str], published: date, before: int | None) -> int | None:
    printed = match.groupdict().get("year")
    if printed is None:
        return before
    if printed.lower() in _RELATIVE:
        return published.year + _RELATIVE[printed.lower()]
    if printed[0] in "一二":
        return int("".join(str(_ZH_COUNT[c]) for c in printed))
    return int(printed) + (2000 if len(printed) == 2 else 0)


def _month(printed: str) -> int:
    if printed[0].isdigit():
        return int(printed)
    if printed.isascii():
        return [m.lower() for m in calendar.month_abbr].index(printed[:3].lower())
    return sum(_ZH_COUNT[c] for c in printed)


def _of(year: int | None, first: int, last: int) -> Days | None:
    """Whole months of a year."""
    if year is None:
        return None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _whole(match: re.Match[str], published: date, before: int | None) -> Days | None:
    return _of(_year(match, published, before), 1, 12)


def _years(match: re.Match[str], published: date, before: int | None) -> Days | None:
    first = _year(match, published, before)
    printed = match["year2"]
    if first is None:
        return None
    last = int(str(first)[: 4 - len(printed)] + printed)
    return (date(first, 1, 1), date(last, 12, 31)) if last > first else None


def _months(match: re.Match[str], published: date, before: int | None) -> Days | None:
    groups = match.groupdict()
    first = _month(groups["month"])
    last = _month(groups.get("month2") or groups["month"])
    return _of(_year(match, published, before), first, last) if first <= last else None


def _first_months(match: re.Match[str], published: date, before: int | None) -> Days | None:
    count = match["count"].lower()
    words = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
             "eleven")  # fmt: skip
    months = words.index(count) if count in words else _month(count.replace("两", "二"))
    if match.groupdict().get("quarters"):
        months *= 3
    return _of(_year(match, published, before), 1, months) if months <= 12 else None


def _day(match: re.Match[str], published: date, before: int | None) -> Days | None:
    groups = match.groupdict()
    year = _year(match, published, before)
    if year is None:
        return None
    month = _month(groups["month"])
    last_month = _month(groups.get("month2") or groups["month"])
    try:
        first = date(year, month, int(groups["day"]))
        last = date(year, last_month, int(groups.get("day2") or groups["day"]))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _quarters(match: re.Match[str], published: date, before: int | None) -> Days | None:
    groups = match.groupdict()

    def ordinal(printed: str) -> int:
        word = printed.lower()
        return int(word) if word.isdigit() else _ORDINALS.get(word) or _ZH_COUNT[word]

    first = ordinal(groups["quarter"])
    last = ordinal(groups.get("quarter2") or groups["quarter"])
    if first > last:
        return None
    return _of(_year(match, published, before), 3 * first - 2, 3 * last)


def _half(match: re.Match[str], published: date, before: int | None) -> Days | None:
    second = match["half"].lower() in ("下", "second", "last", "2", "2nd")
    return _of(_year(match, published, before), *((7, 12) if second else (1, 6)))


_PARTS_OF_YEAR = {
    "初": (1, 1), "中": (6, 7), "底": (12, 12), "末": (12, 12), "early": (1, 3),
    "beginning": (1, 1), "start": (1, 1), "mid": (6, 7), "middle": (6, 7), "late": (10, 12),
    "end": (12, 12),
}  # fmt: skip


def _part(match: re.Match[str], published: date, before: int | None) -> Days | None:
    return _of(_year(match, published, before), *_PARTS_OF_YEAR[match["part"].lower()])


def _decade(match: re.Match[str], _published: date, _before: int | None) -> Days | None:
    start = int(match["decade"])
    start += 1900 if start < 100 else 0
    return date(start, 1, 1), date(start + 9, 12, 31)


def _undated(_match: re.Match[str], _published: date, _before: int | None) -> Days | None:
    return None


_Wording = tuple[str, re.Pattern[str]]
"""Its sign and its pattern."""

_SIGNS = {
    "年月": re.compile("[年月季]"),
    "digits": re.compile(r"\d"),
    "en": re.compile(r"\A(?:(?=.*\d)(?=.*[a-z])|(?=.*year))", re.IGNORECASE | re.DOTALL),
}
"""No wording stands in a text without its sign. To look for signs first saves most of the time."""


def _zh(pattern: str) -> _Wording:
    return "年月", re.compile(pattern)


def _any(pattern: str) -> _Wording:
    return "digits", re.compile(pattern)


def _en(pattern: str) -> _Wording:
    return "en", re.compile(rf"\b{pattern}", re.IGNORECASE)


_FORMS: tuple[tuple[_Wording, _Reader], ...] = (
    # 2018年3月1日至5日, 2018年3月1日至4月2日, 2018年3月1日
    (_zh(rf"{_ZH_YEAR}\s?(?P<month>{_MONTH_NAME})\s?月(?P<day>{_DAY_NAME})[日号]?{_TO}"
         rf"(?:(?P<month2>{_MONTH_NAME})月)?(?P<day2>{_DAY_NAME})[日号]"), _day),
    (_zh(rf"{_ZH_YEAR}\s?(?P<month>{_MONTH_NAME})\s?月\s?(?P<day>{_DAY_NAME})\s?[日号]"), _day),
    # 2017年4-12月, 2013年9月和10月, 2018年3月
    (_zh(rf"{_ZH_YEAR}\s?(?P<month>{_MONTH_NAME})月?(?:{_TO}|[和、及与])"
         rf"(?P<month2>{_MONTH_NAME})月份?"), _months),
    (_zh(rf"{_ZH_YEAR}\s?(?P<month>{_MONTH_NAME})\s?月份?"), _months),
    (_zh(rf"{_ZH_YEAR}第?(?P<quarter>{_QUARTER})(?:{_TO}(?P<quarter2>{_QUARTER}))?季度?"),
     _quarters),
    (_zh(rf"{_ZH_YEAR}[前头](?P<count>[两一二三四五六七八九十\d])"
         r"(?:个?(?P<quarters>季度)|个月)"), _first_months),
    (_zh(rf"{_ZH_YEAR}(?P<half>[上下])半年"), _half),
    (_zh(rf"{_ZH_YEAR}年?(?P<part>[初底末]|中(?!{_AFTER_MIDDLE}))"), _part),
    # 2005年到2014年, 2016-2020年
    (_any(rf"(?P<year>{_FOUR})年?(?:{_TO})(?P<year2>{_FOUR})(?:年(?:度|间|期间)?|{_NOT_A_YEAR})"),
     _years),
    # 05到14年, 05-14年
    (_zh(rf"(?<![\d.,])(?P<year>[012]\d)年?{_TO}(?P<year2>{_TWO_DIGITS})年"), _years),
    # 十年间（05-14）, 十年（05到15）
    (_zh(rf"(?<=[年间内来][(])(?P<year>[012]\d){_TO}(?P<year2>[012]\d)(?=[)])"), _years),
    (_zh(rf"(?P<year>{_FOUR})[/／-](?P<year2>\d{{2,4}})(?:财年|年度|学年)"), _years),
    (_zh(rf"(?P<year>{_FOUR})财年"), _whole),
    (_zh(rf"{_ZH_YEAR}度?"), _whole),
    (_zh(r"(?:二十世纪|20世纪)?(?P<decade>(?:1[5-9]|20)\d0|[3-9]0)年代"), _decade),
    # Without a year: the year of the mention before.
    (_zh(rf"(?<![个\d.年])(?P<month>{_MONTH_NAME})月(?P<day>{_DAY_NAME})[日号](?:{_TO}"
         rf"(?P<day2>{_DAY_NAME})[日号])?"), _day),
    (_zh(rf"(?<![个\d.年])(?P<month>{_MONTH_NAME})月?{_TO}(?P<month2>{_MONTH_NAME})月份?(?![度均])"),
     _months),
    (_zh(rf"(?<![个\d.年])(?P<month>{_MONTH_NAME})月份?(?![度均])"), _months),
    (_zh(rf"第?(?P<quarter>{_QUARTER})(?:{_TO}(?P<quarter2>{_QUARTER}))?季度"), _quarters),
    (_zh(r"(?<!近)(?P<half>[上下])半年"), _half),
    (_zh(r"[前头](?P<count>[两二三])(?:个)?(?P<quarters>季度)"), _first_months),
    # 2016-6-25, 2018–1, 2018/03
    (_any(rf"(?<![\d.,])(?P<year>{_FOUR})\s?[-–/.]\s?(?P<month>1[0-2]|0?[1-9])\s?[-–/.]\s?"
         rf"(?P<day>{_DAY_NAME})(?![\d%])"), _day),
    (_any(rf"(?<![\d.,])(?P<year>{_FOUR})\s?[-–/]\s?(?P<month>1[0-2]|0?[1-9])(?![\d%.,亿万])"),
     _months),
    # June 25, 2016; 25 June 2016; 25-30 June 2016
    (_en(rf"(?P<month>{EN_MONTH})\.?\s(?P<day>{_DAY_NAME})(?:st|nd|rd|th)?"
         rf"(?:\s?[-–]\s?(?P<day2>{_DAY_NAME}))?,?\s{_EN_YEAR}\b"), _day),
    (_en(rf"(?P<day>{_DAY_NAME})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<day2>{_DAY_NAME}))?"
         rf"\s(?:of\s)?(?P<month>{EN_MONTH})\.?,?\s{_EN_YEAR}\b"), _day),
    (_en(rf"(?P<month>{EN_MONTH})\.?(?:\s?[-–]\s?|\s(?:to|and|through)\s)(?P<month2>{EN_MONTH})\.?,?"
         rf"\s(?:of\s)?{_EN_YEAR}\b"), _months),
    (_en(rf"(?:end[\s-])?(?P<month>{EN_MONTH})\.?,?\s(?:of\s)?{_EN_YEAR}\b"), _months),
    (_en(rf"(?P<day>{_DAY_NAME})\s(?P<month>{EN_MONTH})\b|(?P<month_>{EN_MONTH})\s(?:{_DAY_NAME})"
         r"(?:st|nd|rd|th)?\b(?!\s?(?:%|percent|million|billion))"), _undated),
    # Q3 2021, 3Q21, third quarter of 2020, H1 2020, first half of 2020, first nine months of 2020
    (_en(rf"Q(?P<quarter>[1-4])(?:\s?[-–]\s?Q?(?P<quarter2>[1-4]))?[\s,]*(?:of\s)?{_EN_YEAR}\b"),
     _quarters),
    (_en(r"(?P<quarter>[1-4])Q\s?'?(?P<year>\d{4}|\d{2})\b"), _quarters),
    (_any(rf"(?P<year>{_FOUR})年?\s?Q(?P<quarter>[1-4])(?:\s?[-–]\s?Q?(?P<quarter2>[1-4]))?"),
     _quarters),
    (_en(r"(?:the\s)?(?P<quarter>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s"
         rf"quarter\s(?:of\s)?{_EN_YEAR}\b"), _quarters),
    (_en(rf"H(?P<half>[12])[\s,]*{_EN_YEAR}\b"), _half),
    (_any(rf"(?P<year>{_FOUR})年?\s?H(?P<half>[12])"), _half),
    (_en(rf"(?:the\s)?(?P<half>first|second|last|1st|2nd)\shalf\sof\s{_EN_YEAR}\b"), _half),
    (_en(r"(?:the\s)?first\s(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven)\s"
         rf"(?:months|(?P<quarters>quarters))\sof\s{_EN_YEAR}\b"), _first_months),
    (_en(rf"(?P<part>early|mid|late|end|beginning|start|middle)[\s-](?:of\s)?{_EN_YEAR}\b"), _part),
    # 2015–2020, from 2005 to 2014, FY2019/20
    (_any(rf"(?i:\b(?:FY|fiscal(?:\syear)?|financial\syear)?\s?'?{_EN_YEAR}\s?[-–/]\s?"
          rf"(?P<year2>{_FOUR}|\d{{2}}){_NOT_A_YEAR}\b)"), _years),
    (_en(rf"(?:from|between)\s{_EN_YEAR}\s(?:to|and|until)\s(?P<year2>{_FOUR})\b"), _years),
    (_en(rf"{_EN_YEAR}\s(?:to|through)\s(?P<year2>{_FOUR})\b"), _years),
    (_en(rf"(?:FY|fiscal(?:\syear)?|financial\syear)\s?'?{_EN_YEAR}\b"), _whole),
    (_en(r"FY\s?'?(?P<year>\d{2})\b"), _whole),
    (_en(r"(?P<year>this|last|next)\syear\b"), _whole),
    (_en(r"(?P<decade>(?:1[5-9]|20)\d0)s\b"), _decade),
    (_any(rf"(?<![\d.,$€£¥A-Za-z_/-])(?P<year>{_FOUR}){_NOT_A_YEAR}"
          rf"(?![-/_A-Za-z]|{_TO}\d)"), _whole),
)  # fmt: skip
"""Wordings, the more telling before the plainer, each with how it is read."""
