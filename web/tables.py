"""A report's table on a page of its own: its rows in the order that a reader asks for.

For: what a cell's number is worth beside others, and sorting by it. Not for: reading
numbers out of cells (``indexer.statistics``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from indexer.model import Statistic
from web import models

_WORDS = re.compile(r"[^\W\d_]")
_EMPTY = models.Cell(text="", text_en=None, statistic=None)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's title with what sorting by it does."""

    text: str
    text_en: str | None
    holds_numbers: bool
    sort: int
    """What a click sorts by: the column's number from 1, negative for the greatest first."""
    sorted: Literal["ascending", "descending"] | None
    """None where another column, or the report, decides the order."""


@dataclass(frozen=True, slots=True)
class SortableTable:
    """A table as it is shown: headings, and rows in order."""

    headings: tuple[Heading, ...]
    table: models.Table


def value(text: str, statistic: Statistic | None, *, moves: bool) -> Decimal | None:
    """A cell's number, negative for a fall, which is given as positive except where the table
    prints its sign. In a column of ``moves`` a dash is no move."""
    if statistic is None:
        return Decimal(0) if moves and not has_words(text) else None
    return -abs(statistic.value) if statistic.direction == "down" else statistic.value


def has_words(text: str) -> bool:
    return _WORDS.search(text) is not None


def sortable(table: models.Table, statistics: Mapping[str, Statistic], sort: int) -> SortableTable:
    """The table sorted by the column numbered ``sort`` (from 1), greatest first where it is
    negative; as printed where it is 0. ``statistics`` by id."""
    headings = tuple(
        _heading(table, column, statistics, sort) for column in range(1, len(table.columns) + 1)
    )
    rows = _sorted(table, abs(sort), statistics, reverse=sort < 0) if sort else table.rows
    return SortableTable(headings, table.model_copy(update={"rows": rows}))


def _heading(
    table: models.Table, column: int, statistics: Mapping[str, Statistic], sort: int
) -> Heading:
    units = _units(table, column, statistics)
    is_sorted = abs(sort) == column
    first = -column if units - {"rank"} else column
    return Heading(
        text=table.columns[column - 1],
        text_en=table.columns_en[column - 1],
        holds_numbers=bool(units),
        sort=-sort if is_sorted else first,
        sorted=None if not is_sorted else "ascending" if sort > 0 else "descending",
    )


def _units(
    table: models.Table, column: int, statistics: Mapping[str, Statistic]
) -> set[str | None]:
    cells = [_cell(row, column) for row in table.rows]
    found = (statistics.get(cell.statistic or "") for cell in cells)
    return {each.unit for each in found if each}


def _sorted(
    table: models.Table, column: int, statistics: Mapping[str, Statistic], *, reverse: bool
) -> list[list[models.Cell]]:
    """Cells without a number come last in a column of numbers, either way."""
    units = _units(table, column, statistics)
    if not units:
        return sorted(
            table.rows, key=lambda row: _collation(_cell(row, column).text), reverse=reverse
        )
    moves = "rank change" in units
    cells = [(_cell(row, column), row) for row in table.rows]
    read = [
        (value(cell.text, statistics.get(cell.statistic or ""), moves=moves), row)
        for cell, row in cells
    ]
    numbers = [(number, row) for number, row in read if number is not None]
    numbers.sort(key=lambda pair: pair[0], reverse=reverse)
    return [row for _, row in numbers] + [row for number, row in read if number is None]


def _cell(row: Sequence[models.Cell], column: int) -> models.Cell:
    return row[column - 1] if column <= len(row) else _EMPTY


def _collation(text: str) -> bytes:
    """GB 18030 has the common Chinese characters in the order of their sounds."""
    return text.casefold().encode("gb18030")
