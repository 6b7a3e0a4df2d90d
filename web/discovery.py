"""How browsers and search engines learn of the service.

For: the browser's address bar (OpenSearch 1.1), people who write programs, and, only where the
settings say so, search engines. An intranet's reports are nobody else's to index.
"""

from __future__ import annotations

import json
import re
from typing import Any, cast

from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    make_response,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext
from flask_openapi3.openapi import OpenAPI

from indexer.model import Suggestion
from indexer.suggest import SuggestRequest
from web.access import library

discovery = Blueprint("discovery", __name__)
for_search_engines = Blueprint("search_engines", __name__)


def install(app: Flask, *, indexed: bool) -> None:
    """``indexed``: whether search engines are told what there is."""
    app.register_blueprint(discovery)
    if indexed:
        app.register_blueprint(for_search_engines)


@discovery.get("/opensearch.xml")
def opensearch() -> Response:
    """Lets a browser offer the search from its address bar."""
    page = render_template("opensearch.xml")
    return make_response(page, {"Content-Type": "application/opensearchdescription+xml"})


@discovery.get("/opensearch/suggestions")
def suggestions() -> Response:
    """What a browser offers below its address bar, by the extension Suggestions 1.1: the query,
    completions in the language that is typed, and each in the other language.

    Raises QueryError where the query is too long.
    """
    typed = request.args.get("q", "")
    found = library().suggest(SuggestRequest(typed)).items
    offered = [each.typed for each in found]
    others = [other(each) for each in found]
    answer = json.dumps([typed, offered, others], ensure_ascii=False)
    return make_response(answer, {"Content-Type": "application/x-suggestions+json"})


def other(suggestion: Suggestion) -> str:
    """A suggestion in the language that was not typed; nothing where it has but one."""
    if suggestion.text_en is None:
        return ""
    return suggestion.text if suggestion.language == "en" else suggestion.text_en


@discovery.get("/docs")
def docs() -> str:
    """The JSON interface for people: what its OpenAPI description says, as a page."""
    described = cast(OpenAPI, current_app).api_doc
    return render_template(
        "docs.html",
        operations=[
            (path, operation)
            for path, item in described["paths"].items()
            for operation in item.values()
        ],
        schemas=described["components"]["schemas"],
    )


@discovery.app_template_filter()
def said(description: str | None) -> str:
    """What a model says of a field, in the page's language; the catalogue has all of it."""
    return gettext(description) if description else ""


@discovery.app_template_filter()
def route_id(path: str) -> str:
    """What a route's part of the page is linked to by: ``api-v1-documents-document``."""
    return "-".join(re.findall(r"\w+", path))


@discovery.app_template_filter()
def type_name(schema: dict[str, Any]) -> str:
    """A JSON schema in one line: ``string``, ``Hit[]``, ``integer | null``."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(type_name(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(f'"{each}"' for each in schema["enum"])
    if "const" in schema:
        return f'"{schema["const"]}"'
    if schema.get("type") == "array" and "items" in schema:
        item = type_name(schema["items"])
        return f"({item})[]" if " | " in item else f"{item}[]"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{{name: {type_name(schema['additionalProperties'])}}}"
    return str(schema.get("type", "any"))


@for_search_engines.get("/robots.txt")
def robots() -> Response:
    """A search's first page may be indexed; its facets, orders and further pages, which are
    without number, are not asked for."""
    place = url_for("search_engines.sitemap", _external=True)
    text = f"User-agent: *\nDisallow: {url_for('pages.search')}?*&\nSitemap: {place}\n"
    return make_response(text, {"Content-Type": "text/plain; charset=utf-8"})


@for_search_engines.get("/sitemap.xml")
def sitemap() -> Response:
    page = render_template("sitemap.xml", documents=library().documents())
    return make_response(page, {"Content-Type": "application/xml"})
