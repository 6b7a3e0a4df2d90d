"""The JSON interface, version 1."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from flask import Response, current_app, make_response, request, url_for
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.openapi import OpenAPI
from flask_openapi3.types import ResponseDict
from pydantic import BaseModel

from indexer.asking import AskRequest
from indexer.errors import BuildError
from indexer.language.analysis import detect
from indexer.search import SearchRequest
from indexer.suggest import SuggestRequest
from web import answers, citing, exports, figures, models, pictures, records, sheets
from web.access import is_ready, language, library
from web.description import described
from web.journal import found_nothing
from web.operation import count_answer

T = TypeVar("T")

ERRORS: ResponseDict = dict.fromkeys((400, 401, 404, 429, 503), models.ErrorAnswer)

api = APIBlueprint("api", __name__, url_prefix="/api/v1", abp_responses=ERRORS)
probes = APIBlueprint(
    "operation", __name__, abp_responses={401: models.ErrorAnswer, 503: models.ErrorAnswer}
)


def json_answer(answer: BaseModel) -> Response:
    body = answer.model_dump_json(by_alias=True)
    return make_response(body, {"Content-Type": "application/json"})


def page_of(items: Sequence[T], query: models.ListParameters) -> list[T]:
    return list(items[query.offset : query.offset + query.limit])


@api.get("/search", responses={200: models.SearchAnswer})
def search(query: models.SearchParameters) -> Response:
    """Passages that match, with marks, facets and their footnotes."""
    results = library().search(search_request(query))
    if not results.total:
        found_nothing(query.q)
    return json_answer(records.search(library(), results, language()))


def search_request(query: models.SearchParameters) -> SearchRequest:
    return SearchRequest(
        query=query.q,
        documents=tuple(query.document),
        kinds=tuple(query.kind),
        sections=tuple(query.section),
        sources=tuple(query.source),
        years=tuple(query.year),
        sort=query.sort,
        limit=query.limit,
        offset=query.offset,
    )


@api.get("/suggest", responses={200: models.SuggestAnswer})
def suggest(query: models.SuggestParameters) -> Response:
    """Completions of what is being typed: terms, sources, titles and phrases of the reports."""
    request_ = SuggestRequest(query.q, tuple(query.document), query.limit, query.offset)
    found = library().suggest(request_)
    items = [models.Suggestion.model_validate(each) for each in found.items]
    return json_answer(models.SuggestAnswer(query=query.q, total=found.total, items=items))


@api.get("/ask", responses={200: models.AskAnswer})
def ask(query: models.AskParameters) -> Response:
    """One answer in the reports' own words with its citation, or a refusal with its reason."""
    request = AskRequest(query.q, documents=tuple(query.document))
    answer = library().ask(request)
    count_answer(answer.answerable)
    if not answer.answerable:
        found_nothing(query.q)
    reader = answer.language if query.lang == "auto" else query.lang
    return json_answer(answers.answer(library(), answer, reader))


@api.get("/verify", responses={200: models.VerifyAnswer})
def verify(query: models.VerifyParameters) -> Response:
    """Each number of a text from elsewhere, beside the reports' own record of it."""
    claims = library().verify(query.text, tuple(query.document))
    reader = detect(query.text) if query.lang == "auto" else query.lang
    return json_answer(answers.verified(library(), query.text, claims, reader))


@api.get("/documents", responses={200: models.DocumentList})
def documents(query: models.ListParameters) -> Response:
    """The reports of the collection."""
    found = library().documents()
    items = [records.document(library(), d) for d in page_of(found, query)]
    return json_answer(models.DocumentList(total=len(found), items=items))


@api.get("/documents/<document>", responses={200: models.Document})
def document(path: models.DocumentPath, query: models.NoParameters) -> Response:
    """One report."""
    return json_answer(records.document(library(), library().document(path.document)))


@api.get("/documents/<document>/sections", responses={200: models.SectionList})
def sections(path: models.DocumentPath, query: models.ListParameters) -> Response:
    """A report's sections, nested; total, limit and offset count those of the first level."""
    tree = records.section_tree(library(), library().document(path.document))
    return json_answer(models.SectionList(total=len(tree), items=page_of(tree, query)))


@api.get("/documents/<document>/blocks/<id>", responses={200: models.Block})
def block(path: models.BlockPath, query: models.NoParameters) -> Response:
    """A paragraph, heading, list item, caption, table row, footnote, source line or imprint."""
    found = library().document(path.document)
    return json_answer(records.block(library(), found, path.id))


@api.get("/documents/<document>/footnotes", responses={200: models.FootnoteList})
def footnotes(path: models.DocumentPath, query: models.ListParameters) -> Response:
    """A report's footnotes, each with the statements that carry its mark."""
    found = library().document(path.document)
    items = [records.footnote(library(), found, f) for f in page_of(found.footnotes, query)]
    return json_answer(models.FootnoteList(total=len(found.footnotes), items=items))


@api.get("/documents/<document>/footnotes/<number>", responses={200: models.Footnote})
def footnote(path: models.FootnotePath, query: models.NoParameters) -> Response:
    """One footnote."""
    found = library().document(path.document)
    note = records.find_footnote(found, path.number)
    return json_answer(records.footnote(library(), found, note))


@api.get("/documents/<document>/tables", responses={200: models.TableList})
def tables(path: models.DocumentPath, query: models.ListParameters) -> Response:
    """A report's tables, without their rows."""
    found = library().document(path.document)
    items = [records.table_summary(library(), found, t) for t in page_of(found.tables, query)]
    return json_answer(models.TableList(total=len(found.tables), items=items))


@api.get("/documents/<document>/tables/<id>", responses={200: models.DrawnTable})
def table(path: models.TablePath, query: models.TableParameters) -> Response:
    """One table with its rows, and the statistics in its cells; or its chart."""
    found = library().document(path.document)
    wanted = records.find_table(found, path.id)
    shown = records.table(library(), found, wanted)
    if query.format == "json":
        drawn = url_for(".table", document=found.id, id=wanted.id, format="svg")
        chart = drawn if pictures.chart(found, shown) else None
        return json_answer(models.DrawnTable(**dict(shown), chart=chart))
    if query.format in ("svg", "png"):
        return pictures.answer(
            pictures.picture(found, shown), query.format, f"{found.id}-{wanted.id}"
        )
    within = [s for s in library().statistics(found.id) if s.cell and s.cell.table == wanted.id]
    sheet = exports.table(found, wanted, within)
    return sheets.download([sheet], query.format, f"{found.id}-{wanted.id}")


@api.get("/statistics", responses={200: models.StatisticList})
def statistics(query: models.StatisticsParameters) -> Response:
    """The reports' numbers, each with value, unit, period, measure and where it comes from."""
    request_ = figures.request_of(query)
    if query.format == "json":
        found = library().figures(request_)
        items = [figures.item(library(), each) for each in found.items]
        return json_answer(models.StatisticList(total=found.total, items=items))
    every = library().figures(replace(request_, offset=0, limit=sys.maxsize)).items
    documents = dict.fromkeys(each.statistic.document for each in every)
    found_sheets = [exports.statistics(library(), every), exports.sources(library(), documents)]
    return sheets.download(found_sheets, query.format, "statistics")


@api.get(
    "/statistics/<document>/<name>",
    responses={200: models.StatisticItem, 410: models.GoneAnswer},
)
def statistic(path: models.StatisticPath, query: models.NoParameters) -> Response:
    """One statistic by its id or permanent key."""
    return json_answer(figures.item(library(), library().figure(path.document, path.name)))


@api.get("/cite/<document>/<id>", responses={200: models.CitationText, 410: models.GoneAnswer})
def cite(path: models.CitePath, query: models.CiteParameters) -> Response:
    """A citation of a report or a place in it, to paste or to import."""
    spoken = language() if query.lang == "auto" else query.lang
    text = citing.cite(library(), path.document, path.id, query.style, spoken)
    return json_answer(models.CitationText(style=query.style, language=spoken, text=text))


@api.get("/openapi.json", doc_ui=False)
def description(query: models.NoParameters) -> Response:
    written = cast(OpenAPI, current_app).api_doc
    documents = [each.id for each in library().documents()]
    return make_response(described(written, documents, request.script_root))


@probes.get("/healthz", responses={200: models.Status})
def healthz() -> Response:
    """The process answers."""
    return json_answer(models.Status(status="ok"))


@probes.get("/readyz", responses={200: models.Status})
def readyz() -> Response:
    """The index is open and current."""
    if not is_ready():
        raise BuildError("The index is not open.", hint="Run `yinju build` and see what it says.")
    return json_answer(models.Status(status="ok"))
