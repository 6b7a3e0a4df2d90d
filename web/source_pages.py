"""Pages of sources: all that the reports name, and each with everything that rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter

from flask import Blueprint, render_template, url_for

from indexer import model
from indexer.figures import Resting
from web import figures, models, origins, records
from web.access import language, library
from web.flow import flow
from web.labels import Label, label
from web.statistics_pages import citations


def install(pages: Blueprint) -> None:
    pages.add_url_rule("/sources", view_func=sources)
    pages.add_url_rule("/sources/<document>/<id>", view_func=source)
    pages.add_app_template_global(source_url)


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source of a report; without ``name``, the numbers that name none."""

    name: str | None
    party: model.SourceParty
    place: str
    """What names it in addresses."""
    footnotes: tuple[models.FootnoteReference, ...]
    tables: tuple[models.TableSummary, ...]
    total: int
    """Statistics that rest on it."""


def sources() -> str:
    reports = []
    for document in library().documents():
        resting = library().sources(document.id)
        diagram = flow(document, resting, partial(title, document))
        shown = [source_shown(document, each) for each in resting]
        reports.append((records.document_reference(document), shown, diagram))
    return render_template("sources.html", reports=reports)


def title(document: model.Document, text: str) -> Label:
    """A title in the reader's language where there is one."""
    return label(text, library().english(document.id, text), document.language, language())


def source(document: str, id: str) -> str:
    found = library().document(document)
    resting = origins.find(found, library().sources(document), id)
    shown = source_shown(found, resting)
    return render_template(
        "source.html",
        source=shown,
        notes=[tuple(alike) for _, alike in groupby(shown.footnotes, attrgetter("text"))],
        document=records.document_reference(found),
        chapters=[
            (title(found, section.title), items)
            for section in found.sections
            if (
                items := [
                    figures.item(library(), each)
                    for each in resting.figures
                    if each.sections[0] == section.id and each.table is None
                ]
            )
        ],
        citations=citations(document, shown.place) if resting.source else [],
    )


def source_shown(document: model.Document, resting: Resting) -> SourceShown:
    source = resting.source
    numbers = source.footnotes if source else ()
    tables = [records.find_table(document, id) for id in (source.tables if source else ())]
    return SourceShown(
        name=source.name if source else None,
        party=source.party if source else "unnamed",
        place=origins.place(document, source),
        footnotes=tuple(records.footnote_references(library(), document, numbers)),
        tables=tuple(records.table_summary(library(), document, each) for each in tables),
        total=len(resting.figures),
    )


def source_url(document: str, name: str) -> str | None:
    """The page of a source of this name; None where the report has none."""
    found = library().document(document)
    for resting in library().sources(document):
        if resting.source and resting.source.name == name:
            place = origins.place(found, resting.source)
            return url_for("pages.source", document=document, id=place)
    return None
