"""The pages of numbers: all that pass a filter, each by itself, and the reports' arithmetic."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from markupsafe import Markup

from indexer import model, numbers
from indexer.citation import STYLES
from indexer.figures import ORDERS, Figure, FigureRequest
from web import citing, figures, models, records
from web.access import language, library
from web.addresses import lasting
from web.labels import label
from web.markup import Annotation, annotate
from web.names import source_name
from web.parameters import requested

STYLE_NAMES = {
    "gbt7714": "GB/T 7714—2025",
    "gbt7714-2015": "GB/T 7714—2015",
    "apa": "APA 7",
    "chicago": "Chicago 18",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
}
UNIT_NAMES = {"rank": lazy_gettext("rank"), "rank change": lazy_gettext("change of rank")}
ON_A_PAGE = 20
"""Records in the list where its address does not say."""
NARROWS_NOTHING = {"limit", "offset", "sort", "format"}
"""Parameters that leave the records as many as they are."""
_UNGROUPED = re.compile(r"(?<![\d.,])\d{4,}(?![\d.,])")
SHOWN = 5
"""Records of each kind to go on to from a statistic."""


def install(pages: Blueprint) -> None:
    """Add the pages of numbers to the others."""
    pages.add_url_rule("/statistics", view_func=statistics)
    pages.add_url_rule("/statistics/<document>/<name>", view_func=statistic)
    pages.add_url_rule("/checks", view_func=checks)
    pages.add_app_template_global(number_marked)
    pages.add_app_template_global(statistics_address)
    pages.add_app_template_global(unit_words)
    pages.add_app_template_global(period_words)
    pages.add_app_template_global(worked_out)


def statistics() -> str:
    parameters = statistics_parameters()
    found = library().figures(figures.request_of(parameters))
    every = library().figures(FigureRequest(limit=sys.maxsize)).items
    return render_template(
        "statistics.html",
        parameters=parameters,
        total=found.total,
        figures=[figures.item(library(), each) for each in found.items],
        choices=choices(every),
        orders=ORDERS,
        several_reports=len(library().documents()) > 1,
        narrowed=bool(parameters.model_dump(exclude_defaults=True, exclude=NARROWS_NOTHING)),
    )


def statistics_parameters() -> models.StatisticsParameters:
    """Raises pydantic's ValidationError."""
    return requested(models.StatisticsParameters, ignored=("format",), limit=ON_A_PAGE)


def statistics_address(parameters: models.StatisticsParameters, **changes: Any) -> str:
    """The address of this list with changes; from its first record unless they say other."""
    values = parameters.model_dump(exclude_defaults=True, exclude={"offset", "limit"}, mode="json")
    endpoint = "api.statistics" if "format" in changes else "pages.statistics"
    return url_for(endpoint, **{**values, **changes})


Choice = tuple[str, str, model.Language | None]
"""A filter's value, how it is called, and the language of that where it is not the page's."""


def choices(every: tuple[Figure, ...]) -> dict[str, list[Choice]]:
    """What the filters can be set to."""
    units = {each.statistic.unit for each in every if each.statistic.unit}
    years = {
        year
        for each in every
        if (period := each.statistic.period)
        for year in range(period.first.year, period.last.year + 1)
    }
    names = {name for each in every for name in each.sources}
    return {
        "document": [title_choice(d.id, d.title, d.title_en, d) for d in library().documents()],
        "section": [
            title_choice(
                f"{document.id}/{section.id}",
                section.title,
                library().english(document.id, section.title),
                document,
            )
            for document in library().documents()
            for section in document.sections
            if section.parent is None
        ],
        "unit": [unit_choice(unit) for unit in sorted(units)],
        "year": [(str(year), str(year), None) for year in sorted(years, reverse=True)],
        "source": sorted((source_choice(name) for name in names), key=lambda each: each[1]),
    }


def source_choice(name: str) -> Choice:
    shown = source_name(name)
    return name, shown.text, shown.language


def title_choice(value: str, title: str, title_en: str | None, document: model.Document) -> Choice:
    """A title in the reader's language where there is one."""
    shown = label(title, title_en, document.language, language())
    return value, shown.text, None if shown.language == language() else shown.language


def unit_choice(unit: str) -> Choice:
    name = unit_name(unit)
    return unit, name, unit_language(name)


def unit_name(unit: str) -> str:
    """A unit in the reader's language where it has a name there."""
    return str(UNIT_NAMES.get(unit) or numbers.unit_name(unit, language()))


def unit_language(name: str) -> model.Language | None:
    """English where the reader's language has no name for it."""
    return "en" if language() != "en" and name.isascii() and len(name) > 1 else None


def unit_words(unit: str) -> Markup:
    """A unit's name, marked with its language where that is not the page's."""
    name = unit_name(unit)
    return Markup('<span lang="{}">{}</span>').format(unit_language(name) or language(), name)


def period_words(period: models.Period) -> str:
    """A period in the reader's language."""
    return numbers.show_period(
        model.Period(period.text, period.first, period.last, period.inferred), language()
    )


def statistic(document: str, name: str) -> str:
    figure = library().figure(document, name)
    found = library().document(document)
    block = records.find_block(found, figure.statistic.block)
    shown = figures.item(library(), figure)
    findings = [
        each for each in library().findings(document) if figure.statistic.id in each.statistics
    ]
    return render_template(
        "statistic.html",
        figure=shown,
        sentence=number_marked(figure.citation.quote, figure.place.start, figure.place.end),
        sentence_en=english_marked(figure),
        slips=[slip for slip in block.slips if within(figure, block, slip)],
        context=records.passage(library(), found, block.id),
        findings=findings,
        differing=[figures.item(library(), each) for each in differing(figure, findings)],
        others=others(figure),
        citations=citations(document, figure.statistic.key),
        metadata=metadata(shown),
        linked_data=linked_data(shown),
    )


def differing(figure: Figure, findings: Iterable[model.Finding]) -> list[Figure]:
    """The other records of the same thing that print another value."""
    statistic = figure.statistic
    twice = {id_ for each in findings if each.code == "printed-twice" for id_ in each.statistics}
    found = [library().figure(statistic.document, id_) for id_ in sorted(twice)]
    return [each for each in found if each.statistic.value != statistic.value]


@dataclass(frozen=True, slots=True)
class Group:
    """Records to go on to from a statistic; ``total`` counts all."""

    name: str
    items: tuple[models.StatisticItem, ...]
    total: int
    url: str | None
    """Lists them all; None where the first are enough."""


def others(figure: Figure) -> list[Group]:
    """Records of like measure, with the same value, and of the same source, where there are."""
    sources = (of_the_source(figure, name) for name in figure.sources[:1])
    groups = (of_like_measure(figure), with_the_value(figure), *sources)
    return [each for each in groups if each.items]


def of_like_measure(figure: Figure) -> Group:
    alike = library().of_like_measure(figure)[:SHOWN]
    return group(gettext("Similar measures"), figure, alike)


def with_the_value(figure: Figure) -> Group:
    url = url_for("pages.statistics", q=figure.statistic.text)
    return group(gettext("With the same value"), figure, library().same_value(figure), url)


def of_the_source(figure: Figure, name: str) -> Group:
    document = figure.statistic.document
    same = FigureRequest(documents=(document,), sources=(name,), limit=sys.maxsize)
    url = url_for("pages.statistics", source=name, document=document)
    return group(gettext("From the same source"), figure, library().figures(same).items, url)


def group(name: str, figure: Figure, found: Sequence[Figure], url: str | None = None) -> Group:
    rest = [each for each in found if each.statistic.key != figure.statistic.key]
    items = tuple(figures.item(library(), each) for each in rest[:SHOWN])
    return Group(name, items, len(rest), url)


def english_marked(figure: Figure) -> Markup | None:
    translated = figure.citation.quote_en
    if not translated:
        return None
    start, end = figure.statistic.place_en or (0, 0)
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
        ("citation_public_url", figures.lasting_url(shown.citation.document.id, shown.key)),
    ]
    if pages:
        found += [
            ("citation_firstpage", str(pages.first)),
            ("citation_lastpage", str(pages.last)),
        ]
    return found


def linked_data(shown: models.StatisticItem) -> Markup:
    """The statistic for machines: a schema.org Observation, part of a Dataset of its Report."""
    document = library().document(shown.citation.document.id)
    period = shown.period
    data = {
        "@context": "https://schema.org",
        "@type": "Observation",
        "@id": figures.lasting_url(shown.citation.document.id, shown.key),
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
            "url": lasting("pages.statistics", document=document.id),
            "isBasedOn": report_data(document),
        },
    }
    written = json.dumps(data, ensure_ascii=False, indent=1)
    # In a script element no other characters can end it or begin a comment.
    safe = written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe)  # nosec B704


def report_data(document: model.Document) -> dict[str, Any]:
    """A report for machines: schema.org's Report."""
    return {
        "@type": "Report",
        "@id": lasting("pages.read", document=document.id),
        "name": document.title,
        "alternateName": document.title_en,
        "datePublished": str(document.year),
        "inLanguage": document.language,
        "publisher": [{"@type": "Organization", "name": name} for name in document.publishers],
    }


def worked_out(computation: str, original: model.Language) -> Markup:
    """A computation with its numbers as the reader's language writes them: 2.4万 as 24,000."""
    if original == language() or original == "en":
        return Markup('<span lang="{}">{}</span>').format(original, computation)
    shown, at = [], 0
    for number in numbers.find(computation, original):
        value = numbers.show(number.value, number.unit, "en", high=number.high)
        shown += [computation[at : number.start], value]
        at = number.end
    english = _UNGROUPED.sub(
        lambda digits: f"{int(digits[0]):,}", "".join(shown) + computation[at:]
    )
    return Markup('<span lang="en">{}</span>').format(english)


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
