"""oEmbed 1.0 (oembed.com): how sites that turn an address into what it shows do it with ours."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from http import HTTPStatus
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    get_template_attribute,
    jsonify,
    request,
    url_for,
)
from flask_babel import force_locale
from werkzeug.exceptions import HTTPException

from indexer.errors import NotFoundError
from web import models
from web.access import is_language, library
from web.embed import parts
from web.embed.parts import Part
from web.parameters import requested

WIDTH = 640
"""Pixels of a frame whose site does not say how much room it has."""
A_DAY = 24 * 3600

DESCRIBED = ("pages.search", "pages.statistic", "pages.table", "pages.read")
"""Endpoints of pages that say where they are described."""

oembed = Blueprint("oembed", __name__)


@oembed.get("/oembed")
def describe() -> Response:
    """Parameters that the standard does not know are passed over, as consumers expect."""
    asked = requested(models.OEmbedParameters)
    if asked.format != "json":
        abort(HTTPStatus.NOT_IMPLEMENTED)  # The standard's answer to an unknown format.
    url = split(asked.url)
    with spoken(one(url, "lang")):
        part = part_at(url)
        width, height = min(WIDTH, asked.maxwidth), min(part.height, asked.maxheight)
        frame = get_template_attribute("snippets.html", "frame")
        return jsonify(
            version="1.0",
            type="rich",
            provider_name="Yinju 引据",
            provider_url=url_for("pages.home", _external=True),
            title=part.title,
            html=frame(part, width, height),
            width=width,
            height=height,
            cache_age=A_DAY,
        )


@oembed.app_template_global()
def described_at() -> str | None:
    """Where the page that is being made has its oEmbed description; None where it has none."""
    if request.endpoint in DESCRIBED:
        return url_for("oembed.describe", url=request.url, _external=True)
    return None


def split(address: str) -> SplitResult:
    """Raises NotFoundError for an address of another site, or what is none."""
    home = urlsplit(url_for("pages.home", lang=None, script=None, _external=True))
    try:
        url = urlsplit(address)
    except ValueError:
        url = urlsplit("")
    if url.netloc != home.netloc or not url.path.startswith(home.path):
        raise NotFoundError(f"{address} is not an address of this service")
    return url._replace(path="/" + unquote(url.path[len(home.path) :]))


def one(url: SplitResult, name: str) -> str:
    """A parameter of an address; empty where it has none."""
    return next(iter(parse_qs(url.query).get(name, [])), "")


def spoken(named: str) -> AbstractContextManager[object]:
    """The language that an address names, else that of the request."""
    return force_locale(named) if is_language(named) else nullcontext()


def part_at(url: SplitResult) -> Part:
    """The part that a page of ours shows. Raises NotFoundError for any other page, GoneError for
    a statistic that the report has no more, pydantic's ValidationError for a bad value."""
    asked = models.FrameParameters.model_validate(
        {name: value for name in ("q", "document", "limit", "theme") if (value := one(url, name))}
    )
    match endpoint(url.path):
        case ("pages.statistic", {"document": document, "name": id}) | (
            "frames.statistic",
            {"document": document, "id": id},
        ):
            return parts.statistic(document, id, asked.theme)[0]
        case ("pages.table" | "frames.table", {"document": document, "id": id}):
            return parts.table(document, id, asked.theme)[0]
        case ("frames.passage", {"document": document, "id": id}):
            return parts.passage(document, id, asked.theme)[0]
        case ("pages.read", {"document": document}):
            return within_report(document, unquote(url.fragment), asked)
        case ("frames.answer", _):
            return parts.answer(asked.q, asked.document, asked.theme)[0]
        case ("pages.home" | "pages.search" | "frames.search", _):
            return parts.search(asked.q, asked.document, asked.limit, asked.theme)
    raise NotFoundError(
        f"Nothing to embed at {url.path}",
        hint="Searches, statistics, tables and passages (/read/<document>#<passage>) can be.",
    )


def endpoint(path: str) -> tuple[str, dict[str, str]]:
    """Endpoint and values of a path of ours; empty where there is no such page."""
    try:
        return current_app.url_map.bind("").match(path)  # type: ignore[return-value]
    except HTTPException:
        return "", {}


def within_report(document: str, id: str, asked: models.FrameParameters) -> Part:
    """A report's table or passage; without an id, a search of the report."""
    if not id:
        return parts.search("", document, asked.limit, asked.theme)
    if any(table.id == id for table in library().document(document).tables):
        return parts.table(document, id, asked.theme)[0]
    return parts.passage(document, id, asked.theme)[0]
