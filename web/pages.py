"""The pages, rendered here whole: none needs a script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup

from indexer import model
from indexer.language.analysis import detect
from web import (
    answers,
    facets,
    figures,
    models,
    reading,
    records,
    scripts,
    search_pages,
    source_pages,
    statistics_pages,
    table_pages,
)
from web.access import language, library
from web.markup import Annotation, annotate, footnote_mark, highlight, slip_mark

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    found = library().documents()
    return render_template(
        "home.html",
        documents=[records.document(library(), d) for d in found],
        examples=[example for d in found for example in d.examples],
    )


@pages.get("/verify")
def verify() -> str:
    text = request.args.get("text", "")
    checked = None
    if text.strip():
        checked = answers.verified(library(), text, library().verify(text))
    return render_template(
        "verify.html",
        text=text,
        checked=checked,
        longest=models.MAXIMUM_TEXT,
        several_reports=len(library().documents()) > 1,
    )


@pages.get("/read/<document>")
def read(document: str) -> str:
    found = library().document(document)
    return render_template(
        "read.html",
        document=records.document(library(), found),
        chapters=reading.chapters(found),
        blocks={block.id: block for block in found.blocks},
        footnotes={note.block: note for note in found.footnotes},
        backlinks=backlinks(found),
        numbers=numbers_of(library().statistics(found.id)),
        english=lambda text: library().english(found.id, text) if language() == "en" else None,
    )


def numbers_of(statistics: Iterable[model.Statistic]) -> dict[str, list[model.Statistic]]:
    """Block id → its statistics."""
    found: dict[str, list[model.Statistic]] = {}
    for each in statistics:
        found.setdefault(each.block, []).append(each)
    return found


def backlinks(document: model.Document) -> dict[str, list[str]]:
    """Footnote number → addresses of its marks on the page, in reading order."""
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        for ordinal, mark in enumerate(block.marks, 1):
            if not mark.stray:
                found.setdefault(mark.number, []).append(mark_id(block.id, ordinal))
    return found


@pages.get("/about")
def about() -> str:
    found = library().documents()
    return render_template(
        "about.html",
        documents=[records.document(library(), d) for d in found],
    )


# --- Helpers of the templates -----------------------------------------------------------


@pages.app_template_global()
def language_of(text: str) -> model.Language:
    """The language to mark a text with that may be in either."""
    return detect(text, otherwise=language())


def mark_id(block: str, ordinal: int) -> str:
    return f"{block}-m{ordinal}"


@pages.app_template_global()
def block_text(
    block: model.Block,
    within: model.Span | None = None,
    statistics: Iterable[model.Statistic] = (),
) -> Markup:
    """A block, or a table row's cell, on its own report's page: each mark has an address there,
    each number leads to its record."""
    start, end = within or (0, len(block.text))
    annotations = [slip_mark(slip) for slip in block.slips]
    annotations += [
        footnote_mark(mark, "", mark.offset, mark_id(block.id, ordinal))
        for ordinal, mark in enumerate(block.marks, 1)
    ]
    annotations += [
        figure_link(each)
        for each in statistics
        if not any(each.start < mark.offset < each.end for mark in block.marks)
    ]
    return annotate(block.text[start:end], [a.moved(-start) for a in annotations])


def figure_link(statistic: model.Statistic) -> Annotation:
    before = Markup('<a class="figure" href="{}">').format(figures.url(statistic))
    return Annotation(statistic.start, statistic.end, before, Markup("</a>"), rank=3)


@pages.app_template_global()
def claimed(text: str, claims: Iterable[models.Claim]) -> Markup:
    """A checked text with its numbers marked by what was found."""
    marks = [
        Annotation(*each.span, Markup('<mark class="{}">').format(each.verdict), Markup("</mark>"))
        for each in claims
    ]
    return annotate(text, marks)


@pages.app_template_global()
def quoted(quote: str, said: models.Given | models.Statistic, *, english: bool = False) -> Markup:
    """A quote with the answer marked in it where it stands there word for word."""
    text = said.text_en if english else said.text
    items = None
    if isinstance(said, models.Given):
        items = said.items_en if english else said.items
    wanted = items or ([text] if text else [])
    places = [(quote.find(each), len(each)) for each in wanted if each and each != quote]
    return annotate(quote, [highlight(at, at + size) for at, size in places if at >= 0])


@pages.app_template_global()
def localized(text: str, text_en: str | None, original: model.Language) -> Markup:
    """A title in the reader's language where there is one, marked with the language it is in."""
    if language() == "en" and text_en:
        return Markup('<span lang="en">{}</span>').format(text_en)
    return Markup('<span lang="{}">{}</span>').format(original, text)


@pages.app_template_global()
def printed_pages(pages: models.PageRange | model.Pages | None) -> str:
    if pages is None:
        return ""
    if pages.first == pages.last:
        return str(gettext("p. %(page)s", page=pages.first))
    return str(gettext("pp. %(first)s–%(last)s", first=pages.first, last=pages.last))


@pages.app_template_global()
def facet_name(name: str) -> str:
    return str(facets.NAMES[name])


pages.add_app_template_global(records.kind_label)
search_pages.install(pages)
statistics_pages.install(pages)
source_pages.install(pages)
table_pages.install(pages)


@pages.app_template_global()
def same_page(lang: str | None = None, script: str | None = None, view: str | None = None) -> str:
    """The address of the page shown, in another language, script of Chinese or view."""
    wanted = {"lang": lang, "script": script, "view": view}
    changes: dict[str, Any] = {name: value for name, value in wanted.items() if value}
    if request.endpoint is None or not request.endpoint.startswith("pages."):
        return url_for("pages.home", **changes)
    address = url_for(request.endpoint, **{**(request.view_args or {}), **changes})
    others = [(k, v) for k, v in request.args.items(multi=True) if k not in wanted]
    return f"{address}&{urlencode(others)}" if others else address


@pages.app_context_processor
def interface() -> dict[str, Any]:
    return {"language": language(), "asked_script": scripts.asked_script()}
