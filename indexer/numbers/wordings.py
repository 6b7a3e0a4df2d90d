"""English number words as Chinese writes them: ordinals, centuries, decades, months, durations.

For: finding Chinese text that has no translation. Not for: quantities, which both grammars read as
the same value (three million, 300万, 三百万); what stands here has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from indexer.language.dictionary import Translation
from indexer.language.translator import Rendering
from indexer.model import Span
from indexer.numbers.tables import any_of

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS = {
    **{word: value for value, word in enumerate(_SMALL, 1)},
    **{word: 10 * tens for tens, word in enumerate(_TENS, 2)},
    **{
        f"{ten}{joint}{word}": 10 * tens + value
        for tens, ten in enumerate(_TENS, 2)
        for value, word in enumerate(_SMALL[:9], 1)
        for joint in "- "
    },
}
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def _ordinal_of(cardinal: str) -> str:
    """First of one, sixtieth of sixty, twenty-first of twenty-one."""
    before, last = re.fullmatch(r"(.*\b)(\w+)", cardinal).groups()  # type: ignore[union-attr]
    return before + _IRREGULAR.get(last, f"{re.sub('y$', 'ie', last)}th")


ORDINALS = {_ordinal_of(cardinal): value for cardinal, value in CARDINALS.items()}
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DURATIONS = {
    "year": ("年",),
    "month": ("个月",),
    "week": ("周", "个星期", "星期"),
    "day": ("天", "日"),
    "hour": ("小时", "个小时"),
    "minute": ("分钟", "分"),
    "second": ("秒", "秒钟"),
    "time": ("次",),
    "century": ("个世纪", "世纪"),
    "decade": ("十年", "个十年"),
    "mile": ("英里",),
    "foot": ("英尺",),
    "point": ("分",),
}
"""English unit → the Chinese ones that follow a number."""
_PLURALS = {"century": "centuries", "foot": "feet"}
_DIGITS = "零一二三四五六七八九"

_ORDINAL = rf"(?P<ordinal>{any_of(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_CARDINAL = rf"(?P<cardinal>{any_of(CARDINALS)}|\d{{1,4}})"


def chinese(value: int) -> str:
    """A whole number below a hundred in Chinese numerals: 21 is 二十一."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _numerals(value: int) -> Iterator[str]:
    yield str(value)
    if value < 100:
        yield chinese(value)


def _ordinal(match: re.Match[str]) -> int:
    word = match["ordinal"].lower()
    return ORDINALS.get(word) or int(re.sub(r"\D", "", word))


def _centuries(match: re.Match[str]) -> Iterator[str]:
    for numeral in _numerals(_ordinal(match)):
        yield f"{numeral}世纪"


def _places(match: re.Match[str]) -> Iterator[str]:
    for numeral in _numerals(_ordinal(match)):
        yield f"第{numeral}"


def _decades(match: re.Match[str]) -> Iterator[str]:
    """Of the 1960s; the 1900s are a century."""
    hundreds, decade = match["hundreds"] or "", match["decade"]
    yield f"{hundreds}{decade}年代"
    if int(decade):
        yield from (f"{numeral}年代" for numeral in _numerals(int(decade)))
    else:
        yield f"{int(hundreds) + 1}世纪"


def _month(match: re.Match[str]) -> Iterator[str]:
    number = MONTHS.index(match["month"]) + 1
    for numeral in _numerals(number):
        yield f"{numeral}月"


def _durations(match: re.Match[str]) -> Iterator[str]:
    word = match["cardinal"].lower()
    value = CARDINALS.get(word) or int(word)
    named = match["unit"].lower()
    unit = next(u for u in DURATIONS if named in (u, _PLURALS.get(u, f"{u}s")))
    numerals = [*_numerals(value), *(["两"] if value == 2 else [])]
    for numeral in numerals:
        for following in DURATIONS[unit]:
            yield numeral + following


_UNITS = any_of([*DURATIONS, *(_PLURALS.get(unit, f"{unit}s") for unit in DURATIONS)])
_DECADE = r"(?<![\d.,])(?:(?P<hundreds>1\d|20)(?=\d0)|(?=[1-9]))(?P<decade>\d0)['’]?s\b"
FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[str]]], ...] = (
    (re.compile(rf"\b{_ORDINAL}[ -]centur(?:y|ies)\b", re.IGNORECASE), _centuries),
    (re.compile(rf"\b{_ORDINAL}\b(?![ -]centur)", re.IGNORECASE), _places),
    (re.compile(_DECADE), _decades),
    (re.compile(rf"\b(?P<month>{any_of(MONTHS)})\b"), _month),
    (re.compile(rf"(?<![\d.,])\b{_CARDINAL}[ -](?P<unit>{_UNITS})\b", re.IGNORECASE), _durations),
)
"""What is read, and how Chinese writes it."""


class NumberWordings:
    """Renders number words; a translator of queries beside the dictionary's. Never changes."""

    def __init__(self, occurs: Callable[[str], bool]) -> None:
        """``occurs`` tells whether a Chinese text stands in the collection."""
        self._occurs = occurs

    def render(self, text: str) -> tuple[Rendering, ...]:
        """The number words of a text, for passages that have no translation."""
        return tuple(
            Rendering(Span(*match.span()), found, only_untranslated=True)
            for pattern, write in FORMS
            for match in pattern.finditer(text)
            if (found := self._said(write(match)))
        )

    def _said(self, forms: Iterator[str]) -> tuple[Translation, ...]:
        return tuple(Translation(form, 1.0) for form in dict.fromkeys(forms) if self._occurs(form))
