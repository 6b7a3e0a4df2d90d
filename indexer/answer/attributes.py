"""What a number must be said to be where a question asks for just that: an average, a price, women;
and what a sentence must tell of where it asks when or by whom that happened: a founding, a speech;
or which one it is: a currency.

What stands among the question's other words is not it where nothing around it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from indexer import packaged
from indexer.answer.evidence import Figure, Statement
from indexer.answer.particulars import Particular
from indexer.answer.reports import Reports
from indexer.language.scripts import fold


def attributes() -> tuple[Particular, ...]:
    """What a number may be asked to be."""
    return (*_listed("aspect"), *_listed("attribute"))


def extremes() -> tuple[Particular, ...]:
    """What a number of a text may be asked to be among its like."""
    return _listed("extreme")


def deeds() -> tuple[Particular, ...]:
    """What a sentence may be asked to tell of."""
    return _listed("deed")


@cache
def _listed(kind: str) -> tuple[Particular, ...]:
    """The tables of a kind in ``attributes.toml``."""
    return tuple(
        Particular(
            {"zh": entry["zh"], "en": entry["en"]},
            re.compile(entry["asks"]),
            re.compile(entry["says"]),
        )
        for entry in packaged.table(__package__, "attributes.toml")[kind]
    )


def unsaid(
    folded: str,
    told: Iterable[Particular],
    statement: Statement,
    figure: Figure | None,
    reports: Reports,
) -> Particular | None:
    """What a folded question asks a number to be, or a sentence given as a whole to tell of, that
    nothing says of it, in its sentence or in the titles over it."""
    asked = [each for each in told if each.asks.search(folded)]
    if not asked:
        return None
    texts = " ".join(fold(text).text for text in _around(statement, figure, reports))
    return next((each for each in asked if not each.says.search(texts)), None)


def says_aspects(folded: str, text: str) -> bool:
    """Whether a text says of a number what a folded question asks it to be in particular among
    those beside it: an average, women's."""
    said = fold(text).text
    return all(each.says.search(said) for each in _listed("aspect") if each.asks.search(folded))


def _around(statement: Statement, figure: Figure | None, reports: Reports) -> Iterator[str]:
    """What stands with a number in either language; of a table's columns its own one's title."""
    cell = figure.statistic.cell if figure else None
    yield statement.text
    if cell is None:
        yield statement.english or ""
    titles = list(_titles(statement, reports))
    if cell is not None:
        titles += [cell.row_title, cell.column_title]
    elif (table := reports.table(statement)) is not None:
        titles += table.columns
    for title in titles:
        yield title
        yield reports.english(statement.document, title) or ""


def _titles(statement: Statement, reports: Reports) -> Iterator[str]:
    table = reports.table(statement)
    if table is not None:
        yield table.title
    section = reports.sections.get((statement.document, statement.block.section))
    while section is not None:
        yield section.title
        section = reports.sections.get((statement.document, section.parent or ""))
