"""From statistics and citations to the records that pages, API and files show."""

from __future__ import annotations

from decimal import Decimal

from indexer import model, numbers
from web import models, records
from web.library import Library


def number(value: Decimal) -> float | int:
    """As JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def record(library: Library, statistic: model.Statistic) -> models.Statistic:
    """A statistic by itself."""
    document = library.document(statistic.document)
    return models.Statistic(
        id=statistic.id,
        key=statistic.key,
        text=statistic.text,
        text_en=numbers.show(statistic.value, statistic.unit, "en", high=statistic.high),
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
        footnotes=records.footnote_references(library, document, citation.footnotes),
        source_line=citation.source_line,
        url=records.read_url(document.id, citation.block),
    )
