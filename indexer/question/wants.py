"""What a question can want. Imports nothing of ours."""

from __future__ import annotations

from enum import StrEnum


class Want(StrEnum):
    """The kind of answer a question asks for."""

    SOURCE = "source"
    """Where a statement comes from: a footnote."""
    DIFFERENCE = "difference"
    """By how much something exceeds another, or changed."""
    COMPARISON = "comparison"
    """Which of two or more named things is ahead."""
    MOVE = "move"
    """How far something went up or down in a ranking."""
    ORDINAL = "ordinal"
    """The how-manieth of a series something is."""
    RANK = "rank"
    """A place in a ranking."""
    DEFINITION = "definition"
    SUPERLATIVE = "superlative"
    """Which of all is first, last, largest, smallest."""
    ROWS = "rows"
    """Which of all exceed a value, rose or fell."""
    LIST = "list"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    POINTS = "points"
    MULTIPLE = "multiple"
    GROWTH = "growth"
    SHARE = "share"
    MONEY = "money"
    DURATION = "duration"
    """How long something takes or lasts."""
    COUNT = "count"
    NUMBER = "number"
    """A number of whatever kind."""
    PASSAGE = "passage"
    """How or why: the place in the report that speaks of it."""
    NAME = "name"
    """What something is called, which one it is: any words of the report."""


NUMERIC = frozenset(
    {
        Want.POINTS,
        Want.MULTIPLE,
        Want.GROWTH,
        Want.SHARE,
        Want.MONEY,
        Want.DURATION,
        Want.COUNT,
        Want.NUMBER,
    }
)
"""The wants that a statistic answers."""
