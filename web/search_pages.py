"""The page of a search: answer, hits, facets, and what to try where nothing is found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext

from indexer.language.analysis import detect
from indexer.model import Document, Results
from indexer.search import SearchRequest
from indexer.suggest import SuggestRequest
from web import answers, facets, models, records
from web.access import language, library
from web.api import search_request
from web.journal import found_nothing
from web.parameters import requested

CLOSEST = 5
"""Hits shown in place of none."""


def install(pages: Blueprint) -> None:
    """Add the page to the others."""
    pages.add_url_rule("/search", view_func=search)
    pages.add_url_rule("/explain/<document>/<block>", view_func=explain)


def search() -> str:
    parameters = search_parameters()
    if parameters == models.SearchParameters():
        return render_template("search.html", parameters=parameters, answer=None)
    request_ = search_request(parameters)
    found = library().search(request_)
    answer = records.search(library(), found, language())
    given = library().answer_beside(request_)
    if not found.total or (given and not given.answerable):
        found_nothing(parameters.q)
    near = closest(request_, found)
    nearest = records.search(library(), near, language()) if near else None
    address = partial(search_address, parameters)
    return render_template(
        "search.html",
        parameters=parameters,
        answer=answer,
        given=answers.answer(library(), given, language()) if given else None,
        closest=nearest,
        facets=facets.offered(parameters, answer, address),
        chosen=facets.chosen(parameters, [each for each in (nearest, answer) if each], address),
        filters=filters(parameters),
        all_passages=url_for("pages.search", q=parameters.q),
        several_reports=len(library().documents()) > 1,
        untranslated=untranslated(parameters),
        has_dictionary=library().has_dictionary(),
        examples=examples(),
        address=address,
    )


FIELDS = {
    "words": lazy_gettext("words"),
    "bigrams": lazy_gettext("pairs of characters"),
    "characters": lazy_gettext("characters"),
    "numbers": lazy_gettext("numbers"),
    "english": lazy_gettext("English"),
    "context_words": lazy_gettext("words of the titles above"),
    "context_bigrams": lazy_gettext("pairs of characters in the titles above"),
    "context_english": lazy_gettext("English of the titles above"),
    "sources": lazy_gettext("sources"),
    "quantities": lazy_gettext("numbers in the range"),
}
"""What readers know the index's fields as."""


def explain(document: str, block: str) -> str:
    """How a query finds a passage, as a page; the results page takes it into its disclosure."""
    parameters = search_parameters()
    return render_template(
        "explanation.html",
        parameters=parameters,
        passage=records.passage(library(), library().document(document), block),
        explanation=library().explain(parameters.q, document, block),
        fields=FIELDS,
    )


def closest(request: SearchRequest, found: Results) -> Results | None:
    """What to show where nothing is found: the hits without the filters, else those of the
    spelling suggested, else of what the query is the beginning or the pinyin of; None where
    something is found, or nothing is near."""
    if found.total or request.offset:
        return None
    everywhere = SearchRequest(request.query, limit=CLOSEST)
    if everywhere != replace(request, limit=CLOSEST, sort="relevance"):
        return first_hits(everywhere)
    completions = library().suggest(SuggestRequest(request.query, limit=1)).items
    nearest = found.suggestion or next((each.text for each in completions), None)
    return first_hits(replace(everywhere, query=nearest)) if nearest else None


def examples(*documents: Document) -> list[str]:
    """What these reports, or all, offer to be looked for: in the reader's language first, of that
    words before numbers."""
    offering = documents or library().documents()
    found = [example for document in offering for example in document.examples]
    here = language()
    return sorted(
        found, key=lambda e: (detect(e, otherwise=here) != here, not any(map(str.isalpha, e)))
    )


def first_hits(request: SearchRequest) -> Results | None:
    results = library().search(request)
    return results if results.total else None


def untranslated(parameters: models.SearchParameters) -> list[models.Document]:
    """The reports in the other language than the query's words that nobody has translated, among
    those searched."""
    if not any(map(str.isalpha, parameters.q)):
        return []
    asked = detect(parameters.q)
    searched = [
        records.document(library(), found)
        for found in library().documents()
        if found.language != asked and found.id in (parameters.document or [found.id])
    ]
    return [document for document in searched if not document.translated]


def search_parameters() -> models.SearchParameters:
    """Labels are in the page's language, whatever ``lang`` says. Raises pydantic's
    ValidationError."""
    return requested(models.SearchParameters, ignored=("lang",))


def search_address(parameters: models.SearchParameters, **changes: Any) -> str:
    """The address of this search with changes; it starts at the first hit unless they say other."""
    values = parameters.model_dump(exclude_defaults=True, exclude={"offset", "lang"})
    return url_for("pages.search", **{**values, **changes})


def filters(parameters: models.SearchParameters) -> list[tuple[str, str]]:
    """What the search box sends on besides the words: the facets' values chosen, and the order."""
    chosen = [(name, str(value)) for name in facets.NAMES for value in getattr(parameters, name)]
    return chosen if parameters.sort == "relevance" else [*chosen, ("sort", parameters.sort)]
