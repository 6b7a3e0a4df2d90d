"""Whether a cell or a row is of something else than what a question names.

For: forbidding what stands in a table's other row or column, or in another table. Not for: choosing
a row (``rankings``).
"""

from __future__ import annotations

from indexer.answer.asked import Asked
from indexer.answer.evidence import Figure, Part, Place, Statement, as_own, own
from indexer.answer.strength import SEEN, coverage, standing
from indexer.answer.table_rows import is_named, tables
from indexer.language.scripts import fold
from indexer.model import Statistic
from indexer.question import Want

BY_NAME = 0.9
"""From this strength on a table's heads have a notion in its own words or the glossary's."""


def is_elsewhere(asked: Asked, row: Statement) -> bool:
    """Whether the question names what another table is on and a row's own is not: a place among
    active buyers where the row's is one by sales."""
    here, others = _over(row), [_over(rows[0].statement) for _, rows in tables(asked)]
    return any(
        strength.among(here) < SEEN and any(strength.among(other) >= BY_NAME for other in others)
        for strength in asked.strengths
        if not strength.notion.asking and strength.among(own(row.parts)) < SEEN
    )


LEAST_OF_COLUMN = 0.2
"""The share of what a question asks of a row that must stand over one of its cells, where that is
more than one thing."""


def is_of_other_column(asked: Asked, figure: Figure) -> bool:
    """Whether next to nothing of what the question asks of a row stands over one of its cells: what
    makers of a product spend, where the cell is what was sold of it."""
    cell, question = figure.statistic.cell, asked.question
    if cell is None or {Want.RANK, Want.MOVE, Want.GROWTH} & set(question.wants):
        return False
    row = fold(cell.row_title).text
    stems = set(asked.reports.collection.stems(row))
    rest = [s for s in asked.strengths if not (s.notion.asking or standing(s, row, stems))]
    return len(rest) > 1 and coverage(rest, figure.parts) < LEAST_OF_COLUMN


def is_of_other_row(asked: Asked, statement: Statement, statistic: Statistic) -> bool:
    """Whether the question names rows of the tables in full and none that a cell stands in: a
    museum, where the cell is of its city."""
    cell = statistic.cell
    if cell is None:
        return False
    folded = asked.question.folded
    names = {fold(row.name).text.strip() for _, rows in tables(asked) for row in rows}
    named = [name for name in names if is_named(name, folded)]
    named = [name for name in named if not any(name != other and name in other for other in named)]
    here = fold(f"{statement.text} {cell.row_title} {cell.column_title}").text
    return bool(named) and not any(name in here for name in named)


def _over(row: Statement) -> tuple[Part, ...]:
    """What stands over a row, as if it stood in it: the titles of its table and columns."""
    return as_own(p for p in row.parts if p.place is not Place.OWN)
