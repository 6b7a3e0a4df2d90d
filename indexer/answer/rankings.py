"""Rows of tables by their place: the third, the first five, the one with the highest share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from indexer.answer.asked import Asked
from indexer.answer.evidence import TABLE_HEAD, Figure, Part, Statement, own
from indexer.answer.weigh import coverage, fit, role, weights
from indexer.model import Direction, Statistic, Table

ENOUGH = 0.45
"""The share of the question's worth that a table's heads must have."""
TOLD = 0.15
"""How much more of the question's worth a sentence must have to be preferred to a table."""

T = TypeVar("T")
_WORDS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Row:
    """A body row of a table."""

    statement: Statement
    name: str
    """The cell that names it, as printed."""
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A table whose heads speak of what is asked."""

    table: Table
    rows: tuple[Row, ...]
    fitting: float
    """The share of the question's worth in its heads."""

    def at(self, place: int) -> Row | None:
        """The row with this printed rank; in a table without ranks, the row at this place. Places
        below 0 count from the end."""
        ranked = [row for row in self.rows if _rank(row) is not None]
        if ranked and place > 0:
            return next((row for row in ranked if _rank(row) == place), None)
        return _nth(self.rows, place)


def ranking(asked: Asked, *, moves: bool = False) -> Ranking | None:
    """The table whose heads have the most of the question, where one has enough and no sentence
    has clearly more; with ``moves`` one that tells changes of rank."""
    best: Ranking | None = None
    for table, rows in _tables(asked):
        if moves and not any(_is_move(figure) for row in rows for figure in row.figures):
            continue
        heads = tuple(Part(p.text, 1.0) for p in rows[0].statement.parts if p.weight == TABLE_HEAD)
        titles = tuple(p for p in rows[0].statement.parts if p.weight < TABLE_HEAD)
        share = coverage(asked.strengths, (*heads, *titles))
        if share >= ENOUGH and (best is None or share > best.fitting):
            best = Ranking(table, rows, share)
    return None if best is None or _is_told(asked, best) else best


def _is_told(asked: Asked, found: Ranking) -> bool:
    """Whether a sentence has more of the question than a table's heads."""
    most = max(
        (
            weighed.features["coverage"]
            for weighed in asked.statements()
            if weighed.statement.block.kind in ("paragraph", "list-item")
        ),
        default=0.0,
    )
    return most > found.fitting + TOLD


def placed(
    asked: Asked, found: Ranking, place: int, *, lowest: bool
) -> tuple[Row, Figure | None] | None:
    """The row at a place, counted from the highest (lowest) value of the column that is asked
    about; where no column's head is, by the ranking as printed."""
    column = _column(asked, found)
    if column is None or not _is_asked(asked, column):
        row = found.at(-place if lowest else place)
        return (row, None) if row else None
    ordered = sorted(column, key=lambda cell: signed(cell[1].statistic), reverse=not lowest)
    return _nth(ordered, place)


def moved_most(found: Ranking, direction: Direction | None) -> Row | None:
    """The row that went the most places up (down)."""
    moves = [
        (figure.statistic.value, row)
        for row in found.rows
        for figure in row.figures
        if _is_move(figure) and figure.statistic.direction == (direction or "up")
    ]
    return max(moves, key=lambda move: move[0], default=(0, None))[1]


def _is_move(figure: Figure) -> bool:
    return role(figure.statistic) == "change"


def _nth(sequence: Sequence[T], place: int) -> T | None:
    """The one at a place from 1; from the end below 0."""
    index = place - 1 if place > 0 else len(sequence) + place
    return sequence[index] if 0 <= index < len(sequence) else None


def _column(asked: Asked, found: Ranking) -> list[tuple[Row, Figure]] | None:
    """The cells of the column of values that fits the question best."""
    columns: dict[int, list[tuple[Row, Figure]]] = {}
    for row in found.rows:
        for figure in row.figures:
            if figure.statistic.cell and role(figure.statistic) not in ("rank", "change"):
                columns.setdefault(figure.statistic.cell.column, []).append((row, figure))
    if not columns:
        return None
    return max(columns.values(), key=lambda cells: _column_support(asked, cells[0][1]))


def _is_asked(asked: Asked, column: list[tuple[Row, Figure]]) -> bool:
    """Whether a column's head or the kind of its numbers is what the question speaks of."""
    _, figure = column[0]
    return fit(asked.question, figure.statistic) > 0 or coverage(asked.strengths, _head(column)) > 0


def _head(column: list[tuple[Row, Figure]]) -> tuple[Part, ...]:
    """The title of a column: what is all its numbers' own."""
    return tuple(set.intersection(*(set(own(figure.parts)) for _, figure in column)))


def heads_support(found: Ranking) -> float:
    """The support that a table has by its heads."""
    return found.fitting * weights()["coverage"]


def signed(statistic: Statistic) -> Decimal:
    """The value, below 0 for a fall that is printed without a sign: 下降20%."""
    falls = statistic.direction == "down" and role(statistic) in ("growth", "points", "multiple")
    return -abs(statistic.value) if falls else statistic.value


def _column_support(asked: Asked, figure: Figure) -> float:
    return coverage(asked.strengths, figure.parts) + fit(asked.question, figure.statistic)


def _tables(asked: Asked) -> Iterator[tuple[Table, tuple[Row, ...]]]:
    statements = {
        (statement.document, statement.block.id): statement
        for statement in asked.reports.collection.statements
        if statement.block.kind == "table-row"
    }
    for document in asked.reports.documents.values():
        for table in document.tables:
            found = (statements.get((document.id, row.block)) for row in table.rows)
            rows = tuple(_row(table, statement) for statement in found if statement)
            if len(rows) > 1:
                yield table, rows


def _row(table: Table, statement: Statement) -> Row:
    cells = next(row.cells for row in table.rows if row.block == statement.block.id)
    texts = [statement.block.text[cell.start : cell.end] for cell in cells]
    name = next((text for text in texts if _WORDS.search(text)), texts[0])
    return Row(statement, name, statement.figures)


def _rank(row: Row) -> int | None:
    for figure in row.figures:
        if role(figure.statistic) == "rank":
            return int(figure.statistic.value)
    return None
