"""The tables of the reports as rows, each with the cell that names it.

For: which rows and titles there are to be asked about. Not for: choosing among them (``rankings``,
``elsewhere``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.answer.asked import Asked
from indexer.answer.evidence import Figure, Statement, bare
from indexer.answer.fitting import role
from indexer.answer.strength import Strength, standing
from indexer.language.scripts import fold
from indexer.model import Table

_WORDS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Row:
    """A body row of a table."""

    statement: Statement
    name: str
    """The cell that names it, as printed."""
    figures: tuple[Figure, ...]


def tables(asked: Asked) -> Iterator[tuple[Table, tuple[Row, ...]]]:
    """Every table of two rows or more, with those of its rows that are statements."""
    for document in asked.reports.documents.values():
        for table in document.tables:
            found = (asked.reports.rows.get((document.id, row.block)) for row in table.rows)
            rows = tuple(_row(table, statement) for statement in found if statement)
            if len(rows) > 1:
                yield table, rows


def _row(table: Table, statement: Statement) -> Row:
    texts = _cells(table, statement)
    name = next((text for text in texts if _WORDS.search(text)), texts[0])
    return Row(statement, name, statement.figures)


def _cells(table: Table, statement: Statement) -> list[str]:
    """The printed cells of a row."""
    cells = next(row.cells for row in table.rows if row.block == statement.block.id)
    return [statement.block.text[cell.start : cell.end] for cell in cells]


def printed_rank(row: Row) -> int | None:
    """The place in a ranking that a row prints."""
    for figure in row.figures:
        if role(figure.statistic) == "rank":
            return int(figure.statistic.value)
    return None


def is_named(name: str, folded: str) -> bool:
    """Whether a folded question has a row's name, and not as a part of a Latin word."""
    if len(name) < 2 or name not in folded:
        return False
    return bool(re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", folded))


def naming(table: Table, row: Row) -> str:
    """The title over the cells that name a table's rows; empty where there is none."""
    cells = _cells(table, row.statement)
    return next((t for cell, t in zip(cells, table.columns, strict=False) if cell == row.name), "")


def in_both(asked: Asked, document: str, title: str) -> str:
    """A title and its translation."""
    return f"{title} {asked.reports.english(document, title) or ''}"


def said(asked: Asked, document: str, title: str) -> list[Strength]:
    """The notions that stand in a title or its translation."""
    both = in_both(asked, document, title)
    folded, stems = bare(fold(both).text), set(asked.reports.collection.stems(both))
    return [strength for strength in asked.strengths if standing(strength, folded, stems)]
