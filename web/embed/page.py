"""The page that offers the ways to embed: their code, to be copied, and what it will look like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, current_app, render_template, request
from markupsafe import Markup
from pydantic import BaseModel

from indexer.citation import Style
from indexer.model import Document
from web import citing, models
from web.access import language, library
from web.embed import parts, script
from web.embed.parts import Part
from web.markup import Annotation, annotate
from web.parameters import requested
from web.search_pages import examples


@dataclass(frozen=True, slots=True)
class Offer:
    """A part with the record that it shows and how that is cited; a search has neither."""

    part: Part
    record: BaseModel | None = None
    citation: str = ""


def install(pages: Blueprint) -> None:
    pages.add_url_rule("/embed", view_func=embed)
    pages.add_app_template_global(numbered)


def embed() -> str:
    asked = requested(models.EmbedParameters)
    release = script.newest()
    return render_template(
        "embed.html",
        asked=asked,
        documents=library().documents(),
        offers=list(offers(asked)),
        framers=current_app.config["FRAMERS"],
        readers=current_app.config["READERS"],
        service=request.host_url.rstrip("/"),
        release=release,
        integrity=script.integrity(release),
        script_size=len(script.releases()[release]),
    )


def offers(asked: models.EmbedParameters) -> Iterator[Offer]:
    """One for each thing that the report has: those asked for, else the first of each kind."""
    found = library().documents()
    if not found:
        return
    document = library().document(asked.document) if asked.document else found[0]
    example = next(iter(examples(document)), "")
    yield Offer(parts.search(asked.q or example, asked.document, asked.limit, asked.theme))
    yield from numbers(document, asked)
    if id := asked.table or next((table.id for table in document.tables), ""):
        part, table = parts.table(document.id, id, asked.theme)
        yield Offer(part, table, cited(part))
    part, passage = parts.passage(
        document.id, asked.passage or example_passage(document), asked.theme
    )
    yield Offer(part, passage, cited(part))


def numbers(document: Document, asked: models.EmbedParameters) -> Iterator[Offer]:
    """The statistic that is asked for by its name, or the answer to the question."""
    if asked.question:
        part, answer = parts.answer(asked.question, asked.document, asked.theme)
        yield Offer(part, answer)
        return
    name = asked.statistic or next((each.key for each in library().statistics(document.id)), "")
    if name:
        part, item = parts.statistic(document.id, name, asked.theme)
        yield Offer(part, item, cited(part))


def example_passage(document: Document) -> str:
    """The first paragraph with a footnote, else the first block."""
    paragraphs = (block for block in document.blocks if block.kind == "paragraph" and block.marks)
    return next(paragraphs, document.blocks[0]).id


def numbered(passage: models.Passage) -> Markup:
    """A passage with the numbers of its footnotes, for a page that our links do not lead from."""
    marks = [
        Annotation(mark.offset, mark.offset, Markup("<sup>{}</sup>").format(mark.number))
        for mark in passage.marks
        if not mark.stray
    ]
    return annotate(passage.text, marks)


def cited(part: Part) -> str:
    style: Style = "apa" if language() == "en" else "gbt7714"
    return citing.cite(library(), part.document, part.id, style, language())
