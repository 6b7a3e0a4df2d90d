"""The rows of a table that meet a condition: those above a value, those that rose or fell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer import numbers
from indexer.answer.asked import Asked, Outcome
from indexer.answer.fitting import role
from indexer.answer.kinds.listing import of_rows
from indexer.answer.rankings import (
    MOVING,
    Column,
    Ranking,
    best_column,
    columns,
    is_asked,
    is_move,
    is_of_change,
    rankings,
    signed,
)
from indexer.answer.table_rows import Row
from indexer.model import Statistic
from indexer.question import Bound, Want

_ANY = re.compile(r"谁|哪些?(?:地方|地区)|\bwho\b|\bplaces\b|\bones\b")
"""What asks for rows without saying what they are."""


class _Met(NamedTuple):
    """A table with the rows that meet the condition."""

    support: float
    found: Ranking
    rows: tuple[Row, ...]


def rows(asked: Asked) -> Outcome:
    """The rows of the table whose heads have the most of the question; None where no table has
    rows of the kind that is asked for, or a column for the condition."""
    met = (one for found in rankings(asked) if (one := _met(asked, found)) and one.rows)
    best = max(met, key=lambda one: one.support, default=None)
    return of_rows(asked, best.found, best.rows) if best else None


def _met(asked: Asked, found: Ranking) -> _Met | None:
    question = asked.question
    if not found.names_rows(asked) and not _ANY.search(question.folded):
        return None
    if question.bound is None and found.moves() and _asks_moves(asked, found):
        return _Met(found.fitting, found, tuple(_moved(asked, found)))
    if question.bound is None and question.direction is None:
        return None
    column = best_column(asked, [c for c in columns(found) if _may_meet(asked, c)])
    if column is None:
        return None
    rows = tuple(row for row, figure in column if _meets(asked, figure.statistic))
    return _Met(found.fitting + is_asked(asked, column), found, rows)


def _asks_moves(asked: Asked, found: Ranking) -> bool:
    """Whether it is the changes of rank that are asked about, not those of values."""
    named = {Want.MOVE, Want.RANK} & set(asked.question.wants)
    return bool(named) or asked.question.unmoved or not any(map(is_of_change, columns(found)))


def _moved(asked: Asked, found: Ranking) -> Iterator[Row]:
    """The rows that went up or down, as asked; those without a move where that is asked."""
    for row in found.rows:
        moves = [figure.statistic.direction for figure in row.figures if is_move(figure)]
        if (not moves) if asked.question.unmoved else (asked.question.direction in moves):
            yield row


def _may_meet(asked: Asked, column: Column) -> bool:
    """Whether a column's values can meet the condition: of the bound's unit, or changes."""
    bound = asked.question.bound
    if bound is None:
        return is_of_change(column)
    return _is_of_unit(bound, column[0][1].statistic)


def _is_of_unit(bound: Bound, statistic: Statistic) -> bool:
    """Whether a value and a bound can be compared; a bound without a unit with any value, and
    things that are counted with each other, however they are called."""
    if bound.unit is None or bound.unit == statistic.unit:
        return True
    counted = ("count", None)
    return all(numbers.dimension(unit) in counted for unit in (bound.unit, statistic.unit))


def _meets(asked: Asked, statistic: Statistic) -> bool:
    """Whether a value exceeds (stays under) the bound; without one, whether it rose or fell as
    asked."""
    question, value = asked.question, signed(statistic)
    if role(statistic) in MOVING and question.direction is not None:
        value = -value if question.direction == "down" else value
        if value <= 0:
            return False
    return question.bound is None or question.bound.holds(value)
