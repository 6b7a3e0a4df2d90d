"""The pages that other sites show in a frame: one part of a report, without what is around it.

They work without a script; with one, a frame tells the page around it how high its content is.
Links open outside the frame. Which sites may frame them is in the policy that ``security`` sends.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from flask import Blueprint, Response, make_response, render_template
from markupsafe import Markup

from indexer.errors import GoneError
from indexer.search import SearchRequest
from web import figures, models, records
from web.access import language, library
from web.embed import parts
from web.markup import annotate, footnote_mark, slip_mark
from web.parameters import requested

STYLE = Path(__file__).parents[1] / "static" / "style.css"

frames = Blueprint("frames", __name__, url_prefix="/embed")


def changed(pinned: str, part: parts.Part) -> bool:
    """Whether the text is no longer the one that was embedded."""
    return bool(pinned) and pinned != part.hash


@frames.get("/search")
def search() -> str:
    asked = requested(models.FrameParameters)
    part = parts.search(asked.q, asked.document, asked.limit, asked.theme)
    found = None
    if asked.q.strip():
        within = (asked.document,) if asked.document else ()
        request_ = SearchRequest(query=asked.q, documents=within, limit=asked.limit)
        found = records.search(library(), library().search(request_), language())
    return render_template(
        "frame_search.html",
        part=part,
        found=found,
        several_reports=len(library().documents()) > 1,
    )


@frames.get("/statistic/<document>/<id>")
def statistic(document: str, id: str) -> str | Response:
    asked = requested(models.FrameParameters)
    try:
        part, item = parts.statistic(document, id, asked.theme)
    except GoneError as error:
        return gone(document, error)
    return render_template(
        "frame_statistic.html", part=part, figure=item, changed=changed(asked.hash, part)
    )


def gone(document: str, error: GoneError) -> Response:
    """The text has changed so much that the statistic is no more: what comes nearest to it now."""
    nearest = None
    if error.nearest:
        nearest = figures.item(library(), library().figure(document, error.nearest))
    page = render_template("frame_statistic.html", figure=nearest, gone=True)
    return make_response(page, 410)


@frames.get("/answer")
def answer() -> str:
    asked = requested(models.FrameParameters)
    part, found = parts.answer(asked.q, asked.document, asked.theme)
    return render_template(
        "frame_answer.html",
        part=part,
        asked=found,
        changed=changed(asked.hash, part),
        several_reports=len(library().documents()) > 1,
    )


@frames.get("/table/<document>/<id>")
def table(document: str, id: str) -> str:
    asked = requested(models.FrameParameters)
    part, shown = parts.table(document, id, asked.theme)
    return render_template(
        "frame_table.html", part=part, table=shown, changed=changed(asked.hash, part)
    )


@frames.get("/passage/<document>/<id>")
def passage(document: str, id: str) -> str:
    asked = requested(models.FrameParameters)
    part, shown = parts.passage(document, id, asked.theme)
    return render_template(
        "frame_passage.html", part=part, passage=shown, changed=changed(asked.hash, part)
    )


@frames.get("/<any(light, dark):theme>.css")
def style(theme: Literal["light", "dark"]) -> Response:
    """The stylesheet for a frame that is light, or dark, whatever its reader prefers."""
    always, never = "(min-width: 0)", "(max-width: 0)"
    text = STYLE.read_text("utf-8")
    text = text.replace("(prefers-color-scheme: dark)", always if theme == "dark" else never)
    text = text.replace("color-scheme: light dark", f"color-scheme: {theme}")
    return make_response(text, {"Content-Type": "text/css; charset=utf-8"})


@frames.app_template_global()
def passage_text(passage: models.Passage) -> Markup:
    """A passage with the marks of its footnotes, which lead to the report's page."""
    report = records.read_url(passage.document.id)
    annotations = [slip_mark(slip) for slip in passage.slips]
    annotations += [footnote_mark(mark, report, mark.offset) for mark in passage.marks]
    return annotate(passage.text, annotations)
