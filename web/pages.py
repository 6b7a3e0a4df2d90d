"""The pages, rendered here whole: none needs a script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup

from indexer import model
from indexer.figures import FigureRequest
from indexer.language.analysis import detect
from web import (
    answers,
    facets,
    hits,
    models,
    names,
    reader,
    records,
    scripts,
    search_pages,
    source_pages,
    statistics_pages,
    table_pages,
)
from web.access import language, library
from web.labels import label
from web.markup import Annotation, annotate, highlight

pages = Blueprint("pages", __name__)

QUOTED = re.compile("(?<=“)[^“”]+(?=”)")


@pages.get("/")
def home() -> str:
    found = library().documents()
    return render_template(
        "home.html",
        documents=[records.document(library(), d) for d in found],
        examples=search_pages.examples(),
    )


@pages.get("/verify")
def verify() -> str:
    text = request.args.get("text", "")
    checked = None
    if text.strip():
        checked = answers.verified(library(), text, library().verify(text), language())
    return render_template(
        "verify.html",
        text=text,
        checked=checked,
        example=None if checked else claim_example(),
        longest=models.MAXIMUM_TEXT,
        several_reports=len(library().documents()) > 1,
    )


def claim_example() -> str | None:
    """A short sentence with a number, in the reader's language where a report has one."""
    found = [
        text
        for figure in library().figures(FigureRequest(sort="order")).items
        for text in (figure.citation.quote, figure.citation.quote_en)
        if text and figure.table is None
    ]
    return min(found, key=lambda each: (detect(each) != language(), len(each)), default=None)


@pages.get("/about")
def about() -> str:
    found = library().documents()
    return render_template(
        "about.html",
        documents=[records.document(library(), d) for d in found],
    )


# --- What templates call ----------------------------------------------------------------


@pages.app_template_global()
def language_of(text: str) -> model.Language:
    """The language to mark a text with that may be in either."""
    return detect(text, otherwise=language())


@pages.app_template_global()
def found_url(hit: models.Hit, query: str) -> str:
    """The passage on its report's page, with all that the query matches there marked."""
    return url_for("pages.read", document=hit.document.id, q=query or None, _anchor=hit.id)


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
    return annotate(quote, said_in(quote, said, english=english))


@pages.app_template_global()
def quoted_cells(
    citation: models.Citation, said: models.Given | models.Statistic, shown: model.Language
) -> list[hits.Cell]:
    """The cells of a quoted table row, the answer marked; none of another quote."""
    english = shown != citation.document.language
    quote = citation.quote_en if english else citation.quote
    if citation.kind != "table-row" or not quote:
        return []
    marks = said_in(quote, said, english=english)
    return hits.cells(citation.document.id, citation.block, quote, marks)


@pages.app_template_global()
def source_line(citation: models.Citation) -> Markup:
    """What stands under a cited table, in the reader's language where it is translated."""
    line = citation.source_line or ""
    english = library().english(citation.document.id, line)
    return localized(line, english, citation.document.language)


@pages.app_template_global()
def columns_of(text: str) -> int:
    """How wide a text is set, in letters; a Chinese character is as wide as two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def said_in(
    quote: str, said: models.Given | models.Statistic, *, english: bool
) -> list[Annotation]:
    """Marks of an answer where it stands word for word in a quote."""
    text = said.text_en if english else said.text
    wanted: list[str | None] = [text]
    if isinstance(said, models.Given):
        items = said.items_en if english else said.items
        wanted = list(items) if items else [text]
        if said.statistic:
            wanted.append(said.statistic.text_en if english else said.statistic.text)
    found = dict.fromkeys(each for each in wanted if each and each != quote)
    places = [(quote.find(each), len(each)) for each in found]
    return [highlight(at, at + size) for at, size in places if at >= 0]


@pages.app_template_global()
def told(reason: str) -> Markup:
    """A reason in the reader's language; what it quotes is marked with its own."""
    quotes = [(quote, detect(quote[0], otherwise=language())) for quote in QUOTED.finditer(reason)]
    marks = [
        Annotation(*quote.span(), Markup('<span lang="{}">').format(spoken), Markup("</span>"))
        for quote, spoken in quotes
        if spoken != language()
    ]
    return annotate(reason, marks)


@pages.app_template_global()
def own_lines(text: str) -> list[str]:
    """The lines of a text that are in the reader's language; all of them where none is."""
    lines = text.splitlines()
    return [line for line in lines if language_of(line) == language()] or lines


@pages.app_template_global()
def localized(text: str, text_en: str | None, original: model.Language) -> Markup:
    """A title in the reader's language where there is one, marked with the language it is in."""
    shown = label(text, text_en, original, language())
    return Markup('<span lang="{}">{}</span>').format(shown.language, shown.text)


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


@pages.app_template_global()
def same_page(
    lang: str | None = None,
    script: str | None = None,
    view: str | None = None,
    *,
    whole: bool = False,
) -> str:
    """The address of the page shown, in another language, script of Chinese or view; ``whole``
    with its host."""
    wanted = {"lang": lang, "script": script, "view": view}
    changes: dict[str, Any] = {name: value for name, value in wanted.items() if value}
    if request.endpoint is None or not request.endpoint.startswith("pages."):
        return url_for("pages.home", **changes, _external=whole)
    place = {**(request.view_args or {}), **changes}
    address = url_for(request.endpoint, **place, _external=whole)
    others = [(k, v) for k, v in request.args.items(multi=True) if k not in wanted]
    return f"{address}&{urlencode(others)}" if others else address


@pages.app_context_processor
def interface() -> dict[str, Any]:
    return {"language": language(), "asked_script": scripts.asked_script()}


pages.add_app_template_global(records.kind_label)
names.install(pages)
reader.install(pages)
search_pages.install(pages)
statistics_pages.install(pages)
source_pages.install(pages)
table_pages.install(pages)
