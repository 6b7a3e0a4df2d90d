"""Rows of tables by their place: the third, the first five, the one with the highest share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.answer.asked import Asked
from indexer.answer.evidence import TABLE_HEAD, Figure, Part, Statement
from indexer.answer.weigh import coverage, fit, role, weights
from indexer.model import Table

ENOUGH = 0.45
"""The share of the question's worth that a table's heads must have."""

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
        """The row with this printed rank; in a table without ranks, the row at this place."""
        ranked = [row for row in self.rows if _rank(row) is not None]
        if ranked:
            return next((row for row in ranked if _rank(row) == place), None)
        return self.rows[place - 1] if 0 < place <= len(self.rows) else None


def ranking(asked: Asked) -> Ranking | None:
    """The table whose heads have the most of the question, where one has enough."""
    best: Ranking | None = None
    for table, rows in _tables(asked):
        heads = tuple(Part(p.text, 1.0) for p in rows[0].statement.parts if p.weight == TABLE_HEAD)
        titles = tuple(p for p in rows[0].statement.parts if p.weight < TABLE_HEAD)
        share = coverage(asked.strengths, (*heads, *titles))
        if share >= ENOUGH and (best is None or share > best.fitting):
            best = Ranking(table, rows, share)
    return best


def highest(asked: Asked, found: Ranking, *, lowest: bool) -> tuple[Row, Figure] | None:
    """The row with the highest (lowest) value in the column that fits the question best."""
    columns: dict[int, list[tuple[Row, Figure]]] = {}
    for row in found.rows:
        for figure in row.figures:
            if figure.statistic.cell and role(figure.statistic) not in ("rank", "change"):
                columns.setdefault(figure.statistic.cell.column, []).append((row, figure))
    if not columns:
        return None
    column = max(columns.values(), key=lambda cells: _column_support(asked, cells[0][1]))
    choose = min if lowest else max
    return choose(column, key=lambda cell: cell[1].statistic.value)


def heads_support(found: Ranking) -> float:
    """The support that a table has by its heads."""
    return found.fitting * weights()["coverage"]


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
