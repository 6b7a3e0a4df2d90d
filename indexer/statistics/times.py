"""The period that a number is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer import numbers
from indexer.model import Document, Number, Period
from indexer.numbers import Mention
from indexer.statistics.change import Change, is_former

_BASE_BEFORE = re.compile(
    r"(?:(?<!对)比|较|相比于|相较于|相对于|相比|同比|较之|高于|低于|compared\s(?:with|to)|than|versus|since"
    r"|up\sfrom|down\sfrom|over|自|from)\s?(?:in\s|the\s)?$",
    re.IGNORECASE,
)
_BASE_LEVEL = re.compile(
    r"\b(?:below|above|than|twice|double|triple|half|times|under|over|beyond|against|from|exceed\w*"
    r"|surpass\w*|match\w*)\s(?:the\s|its\s|their\s)?(?:[a-z]+\s){0,2}?"
    r"(?:levels?|averages?|means?|peaks?|figures?|values?|totals?|rates?|volumes?|highs?|lows?|records?)\s"
    r"(?:[a-z]+\s)?(?:of|in|for)\b\s?(?:the\b\s?)?(?:years?\s?)?$",
    re.IGNORECASE,
)
"""What a time follows whose value is but compared with: double the level of, below the peak of."""
_BASE_AFTER = re.compile(r"之前|以前|以来|之后")
_FROM = re.compile("[从自由]$")
_ONWARDS = re.compile("起|开始|以来")
_OF_MULTIPLE = re.compile("(?:[（(][^（）()]{0,16}[）)])?的[近约超过将]*")
_WITH = re.compile("[与和同]$")
_COMPARED = re.compile("(?:同期)?相比")
_WITH_BEFORE = re.compile(r"对比.{0,12}[与和]$")
_PAIR = re.compile(r"\s?(?:和|与|、|及)\s?")
_NOW = re.compile("目前|现在|如今|截止目前|截至目前|迄今|现已")
_BEHIND = re.compile(
    r"\s(?:(?:received|recorded|reached|seen|reported|registered|measured|found)\s)?"
    r"(?:in|by|during|for|at)\s(?:the\s)?"
)
_COMPARED_VALUE = re.compile(
    r"(?:\b(?:against|versus|compared\s(?:with|to)|than)|(?:%|per\scent|percent|points)\son)"
    r"\s(?:(?:the|about|around|some|only|just)\s)?$",
    re.IGNORECASE,
)
_SAME_SPAN = re.compile(r"\b(?:over|in|during) th(?:e|at) same (?:period|time|years)\b|同期")
"""What says that a change took place between the times that another was told of."""
_PRESENT = re.compile("正在|已经|目前|现已")
BREAKS_DOWN = re.compile(r"\s*其中")
"""How a sentence begins that tells parts of what the one before it told."""
_NEXT_TO = re.compile(r"\s?(?:的|\s?[（(][^（）()，。；]{0,12})?")


_OF_THE_YEAR = re.compile(
    r"全年|年内|年末|年底|当年|\b(?:(?:whole|full) year|year as a whole|year-end|end of the year)\b"
)
"""What speaks of a year without saying which: where no time was named before it, of the year that
the report is on."""


def with_year(document: Document) -> Document:
    """The document with the year that it speaks of most, up to the one it was published in; of
    several the last."""
    years = Counter(
        mention.period.first.year
        for block in document.blocks
        for mention in numbers.periods(block.text, document.date)
        if mention.period.first.year == mention.period.last.year <= document.date.year
    )
    if not years:
        return document
    year = max(years, key=lambda each: (years[each], each))
    return replace(document, covers=Period("", date(year, 1, 1), date(year, 12, 31)))


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence's mentions of time."""

    text: str
    published: date
    stated: tuple[Mention, ...]
    """The times that the sentence speaks of."""
    bases: tuple[Mention, ...]
    """The times that it compares with (比2015年)."""

    @classmethod
    def read(cls, text: str, found: Sequence[Number], published: date) -> Dated:
        named = numbers.periods(text, published)
        multiples = [number.start for number in found if number.unit == "x"]
        bases = tuple(
            mention
            for place, mention in enumerate(named)
            if _is_base(text, named, place, multiples) or _is_of_base(text, found, mention)
        )
        return cls(text, published, tuple(m for m in named if m not in bases), bases)

    @property
    def carried(self) -> Period | None:
        """What a following sentence without a time of its own is of."""
        return self.stated[-1].period if self.stated else None

    @property
    def opening(self) -> Period | None:
        """What a following sentence that breaks it down (其中) is of."""
        return self.stated[0].period if self.stated else None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(sorted((*self.stated, *self.bases), key=lambda mention: mention.start))

    def period_of(
        self, number: Number, changed: Change, carried: Period | None, year: Period | None
    ) -> Period | None:
        """The time next to the number, else the last stated before it in the sentence, else the
        first after it, else the paragraph's, else the document's ``year`` for what is said of 全年;
        the last two are marked as inferred.

        目前 speaks of the time of writing, whatever the paragraph was about.
        """
        if changed.direction is None and number.unit != "x":
            for base in self.bases:
                between = self.text[base.end : number.start]
                if base.end <= number.start and _NEXT_TO.fullmatch(between):
                    return base.period
        for mention in self.mentions:
            if _BEHIND.fullmatch(self.text[number.end : mention.start]):
                return mention.period
        if changed.former and self.bases and _SAME_SPAN.search(self.text, number.end):
            return self.bases[-1].period
        before = [m for m in self.stated if m.start < number.start and self._reaches(m, number)]
        if before:
            return _side(before[-1].period, changed)
        after = [m for m in self.stated if number.end <= m.start and self._same_clause(number, m)]
        if after:
            return _side(after[0].period, changed)
        inferred = carried or (year if _OF_THE_YEAR.search(self.text[: number.start]) else None)
        if inferred is None or _NOW.search(self.text):
            return None
        return replace(inferred, inferred=True)

    def _same_clause(self, number: Number, mention: Mention) -> bool:
        between = self.text[number.end : mention.start]
        return re.search(r"[，；。;]|,\s|\bcompared\b", between) is None

    def _reaches(self, mention: Mention, number: Number) -> bool:
        """A time to come says nothing of what its sentence calls present."""
        clause = re.split("[，；。]", self.text[mention.end : number.end + 12])[-1]
        return mention.period.first <= self.published or _PRESENT.search(clause) is None


def _side(period: Period, changed: Change) -> Period | None:
    """The time of an old or new value in a sentence that speaks of a period: its first and its last
    year (between 2016 and 2021, from 31% to 12%); what was in the year of the change is the new."""
    year = period.first.year if changed.former else period.last.year
    if not (changed.former or changed.replaces):
        return period
    if period.first.year == period.last.year:
        return None if changed.former else period
    return Period(period.text, date(year, 1, 1), date(year, 12, 31))


def _is_of_base(text: str, found: Sequence[Number], mention: Mention) -> bool:
    """Whether a time stands behind a value that another is compared with, or that it replaced: from
    68 in 2010 to 347, against 17% in 2012."""
    return any(
        _BEHIND.fullmatch(text[number.end : mention.start])
        and (
            is_former(text, number.start, number.end)
            or _COMPARED_VALUE.search(text[: number.start])
        )
        for number in found
    )


def _is_base(text: str, named: Sequence[Mention], place: int, multiples: Sequence[int]) -> bool:
    """Whether a sentence names this time only to compare with it.

    So 比2015年, 与2016年相比, 由2018年的…降至, 2018年的4倍, and the earlier of 2017年和2016年.
    """
    mention = named[place]
    before, after = text[: mention.start], text[mention.end : mention.end + 4]
    is_after = any(words.search(before) for words in (_BASE_BEFORE, _BASE_LEVEL, _WITH_BEFORE))
    if is_after or _BASE_AFTER.match(after):
        return True
    if _WITH.search(before) and _COMPARED.match(after):
        return True
    if _FROM.search(before) and (_ONWARDS.match(after) or after.startswith("的")):
        return True
    if any(_OF_MULTIPLE.fullmatch(text[mention.end : start]) for start in multiples):
        return True
    if place == 0:
        return False
    previous = named[place - 1]
    joined = _PAIR.fullmatch(text[previous.end : mention.start]) is not None
    return joined and previous.period.first > mention.period.first
