"""What a report has to say, cut into the pieces that a question is weighed against.

A *text* is a clause, a title or a cell: the smallest thing that a notion of a question can stand
in. A *statement* is a sentence, heading or table row, a *figure* one of its numbers; both know the
texts in them and around them, each with a weight that falls with distance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from indexer.model import Block, Language, Period, Sentence, Span, Statistic

_BRACKETS = re.compile("[（）()]")


class Place(StrEnum):
    """Where a text stands, seen from a statement, number or list."""

    OWN = "own"
    """In its own clause, or over or beside its cell."""
    SEGMENT_BEFORE = "segment-before"
    """In a clause before it, of the same segment of the sentence."""
    SUBJECT_BEFORE = "subject-before"
    """The same where that has a number of its own, but its own clause speaks on of it."""
    SEGMENT_AFTER = "segment-after"
    OTHER_SEGMENT_BEFORE = "other-segment-before"
    OTHER_SEGMENT_AFTER = "other-segment-after"
    SENTENCE_MEANT = "sentence-meant"
    """In the sentence before, to which its own points back."""
    SENTENCE_BEFORE = "sentence-before"
    SENTENCE_AFTER = "sentence-after"
    FARTHER = "farther"
    """Two or three sentences away."""
    TABLE_HEAD = "table-head"
    OTHER_COLUMN = "other-column"
    """Over a table's cell, but not in its own column."""
    SECTION_TITLE = "section-title"
    CHAPTER_TITLE = "chapter-title"
    REPORT_NAME = "report-name"
    NOTE = "note"
    """In a footnote of the sentence."""


WEIGHTS: Mapping[Place, float] = {
    Place.OWN: 1.0,
    Place.SEGMENT_BEFORE: 0.9,
    Place.SUBJECT_BEFORE: 0.8,
    Place.SEGMENT_AFTER: 0.7,
    Place.OTHER_SEGMENT_BEFORE: 0.6,
    Place.OTHER_SEGMENT_AFTER: 0.5,
    Place.SENTENCE_MEANT: 0.71,
    Place.SENTENCE_BEFORE: 0.45,
    Place.SENTENCE_AFTER: 0.2,
    Place.TABLE_HEAD: 0.9,
    Place.OTHER_COLUMN: 0.2,
    Place.SECTION_TITLE: 0.5,
    Place.CHAPTER_TITLE: 0.25,
    Place.REPORT_NAME: 0.07,
    Place.NOTE: 0.35,
}
"""How much a notion counts by where it stands; what is farther away, less than in the sentence next
to it."""


class Part(NamedTuple):
    """A text seen from a statement, number or list."""

    text: int
    """Its number in the collection."""
    place: Place
    weight: float

    @classmethod
    def at(cls, text: int, place: Place) -> Part:
        """A text with the weight of its place."""
        return cls(text, place, WEIGHTS[place])


def own(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts that a statement or figure has itself, none of what stands around it."""
    return tuple(part for part in parts if part.place is Place.OWN)


def as_own(parts: Iterable[Part]) -> tuple[Part, ...]:
    """These parts as if all stood in the clause itself."""
    return tuple(Part.at(part.text, Place.OWN) for part in parts)


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic with what stands around it."""

    statistic: Statistic
    parts: tuple[Part, ...]
    """The first is what is counted."""
    measure: tuple[str, ...]
    """The words of what is counted, folded."""
    said: str
    """Its clause with what is counted, or the titles over and beside its cell; as printed."""
    values: frozenset[Decimal]
    """Every number of its clause, statistic or not."""
    former: bool
    """Whether it is the old value of a change: 1天 of 从原来的1天优化至3小时."""
    compared: tuple[Period, ...]
    """The periods that it is compared with."""
    report_time: Period
    """From the year that its report is on to that of its publication, which it speaks of where it
    names none."""

    def periods(self, *, compared: bool) -> tuple[Period, ...]:
        """Its own period; those that it is ``compared`` with, too."""
        own = (self.statistic.period,) if self.statistic.period else ()
        return (*own, *self.compared) if compared else own


@dataclass(frozen=True, slots=True)
class Listing:
    """A list inside a sentence with what stands around it."""

    items: tuple[Span, ...]
    """In the statement's text."""
    pair: bool
    """Whether it is but A和B, which in Chinese is seldom a list."""
    parts: tuple[Part, ...]
    head: Part
    """What its clause says besides the items: what they are items of."""
    counted: bool
    """Whether that says how many there are (前三位, 四大)."""
    sort: Part | None
    """What its items are, by what sums them up (两大模块) or all of them end with."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, heading, caption, footnote or table row."""

    document: str
    block: Block
    sentence: Sentence
    text: str
    """As printed."""
    language: Language
    """Of its report."""
    english: str | None
    parts: tuple[Part, ...]
    notes: tuple[Part, ...]
    """The texts of its footnotes."""
    figures: tuple[Figure, ...]
    listings: tuple[Listing, ...]
    footnotes: tuple[str, ...]
    """Numbers of the footnotes marked in it, stray marks left out."""
    values: frozenset[Decimal]
    """Every number in it, statistic or not."""


def bare(title: str) -> str:
    """A title without its brackets: 县（区） is 县区, too."""
    return _BRACKETS.sub("", title)
