"""The pages of numbers and where they come from: statistics, sources, tables, checks."""

from __future__ import annotations

import json
from typing import Any, get_origin

from flask import Blueprint, render_template, request, url_for
from markupsafe import Markup

from indexer import model
from indexer.citation import STYLES
from indexer.errors import QueryError
from indexer.figures import ORDERS, Figure, FigureRequest, english_place
from web import citing, figures, models, pictures, records, tables
from web.access import language, library
from web.charts import Chart
from web.drawing import NARROW, WIDE, Drawing, draw
from web.markup import Annotation, annotate

STYLE_NAMES = {
    "gbt7714": "GB/T 7714—2025",
    "gbt7714-2015": "GB/T 7714—2015",
    "apa": "APA 7",
    "chicago": "Chicago 18",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
}


def install(pages: Blueprint) -> None:
    """Add the pages of numbers to the others."""
    pages.add_url_rule("/statistics", view_func=statistics)
    pages.add_url_rule("/statistics/<document>/<name>", view_func=statistic)
    pages.add_url_rule("/sources", view_func=sources)
    pages.add_url_rule("/tables/<document>/<id>", view_func=table)
    pages.add_url_rule("/checks", view_func=checks)
    pages.add_app_template_global(number_marked)
    pages.add_app_template_global(statistics_address)
    pages.add_app_template_global(table_chart)
    pages.add_app_template_global(drawings)


def statistics() -> str:
    parameters = statistics_parameters()
    found = library().figures(figures.request_of(parameters))
    every = library().figures(FigureRequest(limit=ALL)).items
    return render_template(
        "statistics.html",
        parameters=parameters,
        total=found.total,
        figures=[figures.item(library(), each) for each in found.items],
        choices=choices(every),
        orders=ORDERS,
        several_reports=len(library().documents()) > 1,
    )


ALL = 1_000_000


def statistics_parameters() -> models.StatisticsParameters:
    """The filters that the address asks for; a form's empty fields, and what else stands in the
    address, are passed over. Raises pydantic's ValidationError."""
    given: dict[str, Any] = {}
    for name, field in models.StatisticsParameters.model_fields.items():
        values = [value for value in request.args.getlist(name) if value.strip()]
        if values and name != "format":
            given[name] = values if get_origin(field.annotation) is list else values[0]
    return models.StatisticsParameters.model_validate({"limit": "20", **given})


def statistics_address(parameters: models.StatisticsParameters, **changes: Any) -> str:
    """The address of this list with changes; from its first record unless they say other."""
    values = parameters.model_dump(exclude_defaults=True, exclude={"offset", "limit"}, mode="json")
    endpoint = "api.statistics" if "format" in changes else "pages.statistics"
    return url_for(endpoint, **{**values, **changes})


def choices(every: tuple[Figure, ...]) -> dict[str, list[str]]:
    """What the filters can be set to."""
    years = {
        year
        for each in every
        if (period := each.statistic.period)
        for year in range(period.first.year, period.last.year + 1)
    }
    return {
        "unit": sorted({each.statistic.unit for each in every if each.statistic.unit}),
        "year": [str(year) for year in sorted(years, reverse=True)],
        "source": sorted({name for each in every for name in each.sources}),
    }


def statistic(document: str, name: str) -> str:
    figure = library().figure(document, name)
    found = library().document(document)
    block = records.find_block(found, figure.statistic.block)
    same = library().same_value(figure)
    shown = figures.item(library(), figure)
    return render_template(
        "statistic.html",
        figure=shown,
        sentence=number_marked(figure.citation.quote, figure.place.start, figure.place.end),
        sentence_en=english_marked(figure),
        slips=[slip for slip in block.slips if within(figure, block, slip)],
        context=records.passage(library(), found, block.id),
        findings=[
            each for each in library().findings(document) if figure.statistic.id in each.statistics
        ],
        same=[figures.item(library(), each) for each in same[:SAME_SHOWN]],
        same_total=len(same),
        citations=citations(document, figure.statistic.key),
        metadata=metadata(shown),
        linked_data=linked_data(shown),
    )


SAME_SHOWN = 10


def english_marked(figure: Figure) -> Markup | None:
    translated = figure.citation.quote_en
    if not translated:
        return None
    start, end = english_place(figure) or (0, 0)
    return number_marked(translated, start, end)


def number_marked(text: str, start: int, end: int) -> Markup:
    """A text with a stretch of it marked; none where it has no length."""
    mark = Annotation(start, end, Markup("<mark>"), Markup("</mark>"))
    return annotate(text, [mark] if start < end else [])


def within(figure: Figure, block: model.Block, slip: model.Slip) -> bool:
    sentence = next(s for s in block.sentences if s.id == figure.statistic.sentence)
    return sentence.start <= slip.start < sentence.end


def citations(document: str, place: str) -> list[tuple[str, str]]:
    """Name and text of the citation in every style."""
    return [
        (STYLE_NAMES[style], citing.cite(library(), document, place, style, language()))
        for style in STYLES
    ]


def metadata(shown: models.StatisticItem) -> list[tuple[str, str]]:
    """Names and contents of the ``citation_*`` meta tags that reference managers read."""
    document = library().document(shown.citation.document.id)
    pages = shown.citation.pages
    found = [("citation_title", document.title)]
    found += [("citation_author_institution", name) for name in document.publishers]
    found += [
        ("citation_publication_date", str(document.year)),
        ("citation_technical_report_institution", shown.citation.document.publisher),
        ("citation_language", document.language),
        ("citation_public_url", own_address(shown)),
    ]
    if pages:
        found += [
            ("citation_firstpage", str(pages.first)),
            ("citation_lastpage", str(pages.last)),
        ]
    return found


def own_address(shown: models.StatisticItem) -> str:
    return url_for(
        "pages.statistic",
        document=shown.citation.document.id,
        name=shown.key,
        _external=True,
        lang=None,
    )


def linked_data(shown: models.StatisticItem) -> Markup:
    """The statistic for machines: a schema.org Observation, part of a Dataset of its Report."""
    document = library().document(shown.citation.document.id)
    report = {
        "@type": "Report",
        "@id": url_for("pages.read", document=document.id, _external=True, lang=None),
        "name": document.title,
        "alternateName": document.title_en,
        "datePublished": str(document.year),
        "inLanguage": document.language,
        "publisher": [{"@type": "Organization", "name": name} for name in document.publishers],
    }
    period = shown.period
    data = {
        "@context": "https://schema.org",
        "@type": "Observation",
        "@id": own_address(shown),
        "name": shown.measure,
        "value": shown.value,
        "maxValue": shown.value_high,
        "unitText": shown.unit,
        "observationPeriod": f"{period.first}/{period.last}" if period else None,
        "citation": shown.citation.quote,
        "isBasedOn": shown.sources or None,
        "isPartOf": {
            "@type": "Dataset",
            "name": document.title,
            "description": document.title_en or document.title,
            "url": url_for("pages.statistics", document=document.id, _external=True, lang=None),
            "isBasedOn": report,
        },
    }
    written = json.dumps(data, ensure_ascii=False, indent=1)
    # In a script element no other characters can end it or begin a comment.
    safe = written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe)  # nosec B704


def sources() -> str:
    return render_template(
        "sources.html",
        reports=[
            (
                records.document_reference(document),
                [source_shown(document, each) for each in library().sources(document.id)],
            )
            for document in library().documents()
        ],
    )


def source_shown(document: model.Document, resting: Any) -> dict[str, Any]:
    source = resting.source
    return {
        "name": source.name if source else None,
        "party": source.party if source else "unnamed",
        "footnotes": records.footnote_references(library(), document, source.footnotes)
        if source
        else [],
        "tables": [
            records.table_summary(library(), document, records.find_table(document, id))
            for id in (source.tables if source else ())
        ],
        "figures": [
            figures.item(library(), each) for each in resting.figures if each.table is None
        ],
        "total": len(resting.figures),
    }


def table(document: str, id: str) -> str:
    found = library().document(document)
    statistics = {each.id: each for each in library().statistics(document)}
    printed = records.table(library(), found, records.find_table(found, id))
    sort = sort_order(len(printed.columns))
    shown = tables.sortable(printed, statistics, sort)
    chart = pictures.chart(found, shown.table)
    return render_template(
        "table.html",
        table=shown.table,
        headings=shown.headings,
        is_sorted=bool(sort),
        chart=chart,
        has_font=chart and pictures.has_font(chart.title.text),
        document=records.document_reference(found),
        keys={id_: each.key for id_, each in statistics.items()},
        citations=citations(document, id),
    )


def sort_order(columns: int) -> int:
    """The column that the address asks to sort by; 0 without one. Raises QueryError."""
    asked = request.args.get("sort", "0")
    known = [str(sign * column) for column in range(columns + 1) for sign in (1, -1)]
    if asked not in known:
        raise QueryError(
            f"sort is to be a column from 1 to {columns}, with - before it for the greatest first",
            parameter="sort",
        )
    return int(asked)


def table_chart(document: str, id: str) -> Chart | None:
    """For pages that show a report's table: its chart as printed; None where there is none."""
    found = library().document(document)
    return pictures.chart(found, records.table(library(), found, records.find_table(found, id)))


def drawings(chart: Chart) -> list[Drawing]:
    """The chart for wide places and for narrow ones."""
    return [draw(chart, WIDE), draw(chart, NARROW)]


def checks() -> str:
    return render_template(
        "checks.html",
        reports=[
            (
                records.document_reference(document),
                [
                    {
                        "code": each.code,
                        "computation": each.computation,
                        "holds": each.holds,
                        "figures": [
                            figures.item(library(), library().figure(document.id, id))
                            for id in each.statistics
                        ],
                    }
                    for each in library().findings(document.id)
                ],
            )
            for document in library().documents()
        ],
    )
