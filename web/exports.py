"""What the files hold: statistics with their citations, sources, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer import citation, model
from indexer.figures import Figure, Resting
from web import figures, records
from web.library import Library
from web.sheets import Sheet

STATISTICS = (
    "key",
    "id",
    "document",
    "number",
    "number_en",
    "value",
    "value_high",
    "unit",
    "qualifier",
    "direction",
    "period",
    "period_from",
    "period_to",
    "period_inferred",
    "measure",
    "measure_en",
    "comparison",
    "quote",
    "quote_en",
    "section",
    "section_title",
    "pages",
    "footnotes",
    "source",
    "source_party",
    "table",
    "row",
    "column",
    "citation",
    "url",
)
SOURCES = ("document", "source", "organisation", "title", "party", "footnotes", "tables", "figures")


def statistics(library: Library, found: Iterable[Figure]) -> Sheet:
    return Sheet("Statistics", STATISTICS, tuple(_statistic(library, each) for each in found))


def _statistic(library: Library, figure: Figure) -> tuple[str | int | float | bool | None, ...]:
    statistic, cited = figure.statistic, figure.citation
    document = library.document(statistic.document)
    notes = records.footnote_references(library, document, cited.footnotes)
    section = records.find_section(document, cited.section)
    period, cell = statistic.period, statistic.cell
    page = figures.lasting_url(statistic.document, statistic.key)
    return (
        statistic.key,
        statistic.id,
        statistic.document,
        statistic.text,
        figure.text_en,
        figures.number(statistic.value),
        None if statistic.high is None else figures.number(statistic.high),
        statistic.unit,
        statistic.qualifier,
        statistic.direction,
        period.text if period else None,
        period.first.isoformat() if period else None,
        period.last.isoformat() if period else None,
        period.inferred if period else None,
        statistic.measure,
        statistic.measure_en,
        statistic.comparison,
        cited.quote,
        cited.quote_en,
        section.id,
        section.title,
        pages(cited.pages),
        "\n".join(f"[{note.number}] {note.text}" for note in notes),
        "; ".join(figure.sources) or None,
        figure.party,
        figure.table,
        cell.row_title if cell else None,
        cell.column_title if cell else None,
        citation.cite(document, statistic.id, "gbt7714", document.language, url=page),
        page,
    )


def pages(pages: model.Pages | None) -> str | None:
    if pages is None:
        return None
    same = pages.first == pages.last
    return str(pages.first) if same else f"{pages.first}–{pages.last}"


def sources(library: Library, documents: Iterable[str]) -> Sheet:
    rows = tuple(_source(id_, each) for id_ in documents for each in library.sources(id_))
    return Sheet("Sources", SOURCES, rows)


def _source(document: str, resting: Resting) -> tuple[str | int | None, ...]:
    source = resting.source
    if source is None:
        return (document, None, None, None, "unnamed", None, None, len(resting.figures))
    return (
        document,
        source.name,
        source.organisation,
        source.title,
        source.party,
        ", ".join(source.footnotes),
        ", ".join(source.tables),
        len(resting.figures),
    )


def table(
    document: model.Document, table: model.Table, statistics: Sequence[model.Statistic]
) -> Sheet:
    """A table as printed, then for each column that has any the keys of its numbers, and what
    the table's source is."""
    keys = {(s.cell.row, s.cell.column): s.key for s in statistics if s.cell}
    numbered = sorted({column for _, column in keys})
    heads = [f"{table.columns[column - 1]} (key)" for column in numbered]
    rows = []
    for ordinal, row in enumerate(table.rows, 1):
        block = records.find_block(document, row.block)
        cells = [block.text[start:end] for start, end in row.cells]
        cells += [""] * (len(table.columns) - len(cells))
        marks = [keys.get((ordinal, column)) for column in numbered]
        rows.append((*cells, *marks, table.source_line))
    return Sheet("Table", (*table.columns, *heads, "source"), tuple(rows))
