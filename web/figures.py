"""From statistics and citations to the records that pages, API and files show."""

from __future__ import annotations

from decimal import Decimal

from flask import url_for

from indexer import model, numbers
from indexer.figures import Figure, FigureRequest
from web import models, records
from web.addresses import lasting
from web.library import Library


def request_of(parameters: models.StatisticsParameters) -> FigureRequest:
    return FigureRequest(
        query=parameters.q,
        documents=tuple(parameters.document),
        units=tuple(parameters.unit),
        years=tuple(parameters.year),
        sections=tuple(parameters.section),
        footnotes=tuple(parameters.footnote),
        sources=tuple(parameters.source),
        minimum=parameters.min,
        maximum=parameters.max,
        sort=parameters.sort,
        limit=parameters.limit,
        offset=parameters.offset,
    )


def url(statistic: model.Statistic) -> str:
    """A statistic's own page."""
    return url_for("pages.statistic", document=statistic.document, name=statistic.key)


def lasting_url(document: str, key: str) -> str:
    """The whole address of a statistic's page, to be cited."""
    return lasting("pages.statistic", document=document, name=key)


def number(value: Decimal) -> float | int:
    """As JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def item(library: Library, figure: Figure) -> models.StatisticItem:
    """A statistic with its citation."""
    statistic = figure.statistic
    return models.StatisticItem(
        **dict(record(library, statistic)),
        citation=citation(library, figure.citation),
        place=(figure.place.start, figure.place.end),
        place_en=statistic.place_en,
        table=table_place(library, figure),
        sources=list(figure.sources),
        party=figure.party,
        url=url(statistic),
    )


def record(library: Library, statistic: model.Statistic) -> models.Statistic:
    """A statistic by itself."""
    document = library.document(statistic.document)
    return models.Statistic(
        id=statistic.id,
        key=statistic.key,
        text=statistic.text,
        text_en=numbers.write_out(statistic, "en"),
        value=number(statistic.value),
        value_high=None if statistic.high is None else number(statistic.high),
        unit=statistic.unit,
        qualifier=statistic.qualifier,
        direction=statistic.direction,
        period=period(statistic.period),
        measure=statistic.measure,
        measure_en=statistic.measure_en,
        comparison=statistic.comparison,
        nearby=records.footnote_references(library, document, statistic.nearby),
    )


def period(period: model.Period | None) -> models.Period | None:
    if period is None:
        return None
    return models.Period(
        text=period.text, first=period.first, last=period.last, inferred=period.inferred
    )


def citation(library: Library, citation: model.Citation) -> models.Citation:
    document = library.document(citation.document)
    return models.Citation(
        document=records.document_reference(document),
        section=records.section_reference(library, document, citation.section),
        pages=records.pages(citation.pages),
        block=citation.block,
        kind=citation.kind,
        quote=citation.quote,
        quote_en=citation.quote_en,
        hash=records.text_hash(citation.quote),
        footnotes=records.footnote_references(library, document, citation.footnotes),
        source_line=citation.source_line,
        url=records.read_url(document.id, citation.block),
    )


def table_place(library: Library, figure: Figure) -> models.TablePlace | None:
    statistic = figure.statistic
    cell = statistic.cell
    if cell is None or figure.table is None:
        return None
    return models.TablePlace(
        id=cell.table,
        title=figure.table,
        title_en=library.english(statistic.document, figure.table),
        row=cell.row,
        column=cell.column,
        row_title=cell.row_title,
        column_title=cell.column_title,
        url=url_for("pages.table", document=statistic.document, id=cell.table),
    )
