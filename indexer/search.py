"""Finding passages: from a reader's request to one page of hits with marks and facets.

For: what every door (page, API, command line) gives for a query. Not for: reading a query's
syntax or making its nodes (``query``), ranking (``engine``), placing marks (``marks``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from indexer.config import LimitsConfig
from indexer.engine import Ranked, Ranking, Request
from indexer.errors import QueryError
from indexer.marks import highlights
from indexer.model import (
    BLOCK_LETTERS,
    BlockKind,
    Facet,
    Hit,
    Passage,
    Results,
    SortOrder,
    Span,
)
from indexer.query import ParsedQuery, Phrase, build, parse
from indexer.query.syntax import Beginning, Exact, Range, Within, Words
from indexer.semantic.joining import search_joined
from indexer.shelf import Shelf

if TYPE_CHECKING:
    from indexer.semantic.vectors import Closeness

FACETS = ("document", "place", "kind", "source", "year")
"""Keywords counted over all matches. A place is ``document/section``: section ids of different
reports are the same. Readers know it as the section."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is looked for, where, and which page of it. Empty filters let everything pass; the
    values of one filter are alternatives, and all filters must pass."""

    query: str
    """Empty: every passage that passes the filters."""
    documents: tuple[str, ...] = ()
    kinds: tuple[BlockKind, ...] = ()
    sections: tuple[str, ...] = ()
    """Section ids (``1.2``), or ``document/section`` as the facet gives them; with all below."""
    sources: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sort: SortOrder = "relevance"
    limit: int = 10
    offset: int = 0


def search(shelf: Shelf, request: SearchRequest, limits: LimitsConfig) -> Results:
    """Find passages.

    Where nothing has what the whole query asks for, the hits are those of its words, and
    ``relaxed`` names them. Any text is a query. Raises QueryError, naming the parameter, where a
    filter, ``limit`` or ``offset`` is out of bounds or the query too long.
    """
    request = replace(request, query=printable(request.query))
    _check(shelf, request, limits)
    asked = parse(request.query)
    parsed, ranking = _found(shelf, asked, request, FACETS)
    return Results(
        query=request.query,
        total=ranking.total,
        hits=tuple(_hit(shelf, parsed, each) for each in ranking.hits),
        facets=_facets(shelf, ranking.facets),
        suggestion=shelf.spelling.suggestion(request.query, partial(_is_known, shelf)),
        relaxed=None if parsed is asked else parsed.text,
    )


def throughout(shelf: Shelf, query: str, document: str, limits: LimitsConfig) -> tuple[Hit, ...]:
    """Every passage of one report that a query finds, in reading order, as ``search`` finds and
    marks it. Raises QueryError where the query is too long, NotFoundError for an unknown report."""
    whole = len(shelf.report(document).passages)
    request = SearchRequest(printable(query), documents=(document,), sort="order")
    _check(shelf, request, limits)
    parsed, ranking = _found(shelf, parse(request.query), replace(request, limit=whole), ())
    return tuple(_hit(shelf, parsed, each) for each in ranking.hits)


def _found(
    shelf: Shelf, asked: ParsedQuery, request: SearchRequest, facets: tuple[str, ...]
) -> tuple[ParsedQuery, Ranking]:
    """What a query finds, or where that is nothing, what its words do; and which of the two."""
    ranking = _ranking(shelf, asked, request, facets)
    if not ranking.total and not asked.is_plain:
        plain = parse(" ".join(_words(asked)))
        relaxed = _ranking(shelf, plain, request, facets)
        if relaxed.total:
            return plain, relaxed
    return asked, ranking


def best(shelf: Shelf, words: str, documents: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
    """The first hits of a text taken as words alone, whatever looks like an operator in it."""
    parsed = ParsedQuery(words, Words(words))
    request = SearchRequest(words, documents=documents, limit=limit)
    ranking = _ranking(shelf, parsed, request, facets=())
    return tuple(_hit(shelf, parsed, each) for each in ranking.hits)


def printable(text: str) -> str:
    """The text with lone surrogates, which no encoding can carry, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _check(shelf: Shelf, request: SearchRequest, limits: LimitsConfig) -> None:
    check_query(request.query, limits)
    check_known("kind", request.kinds, BLOCK_LETTERS)
    check_known("document", request.documents, shelf.reports)
    check_page(request.limit, request.offset, limits)


def check_query(query: str, limits: LimitsConfig) -> None:
    """Raises QueryError where a query is too long."""
    if len(query) > limits.query_length:
        raise QueryError(
            f"the query has {len(query)} characters; {limits.query_length} are the most",
            parameter="q",
            hint="Search for a shorter passage of it.",
        )


def check_page(limit: int, offset: int, limits: LimitsConfig) -> None:
    """Raises QueryError where a page of a list is out of bounds."""
    if not 1 <= limit <= limits.results:
        raise QueryError(f"limit is from 1 to {limits.results}", parameter="limit")
    if offset < 0:
        raise QueryError("offset cannot be negative", parameter="offset")


def check_known(parameter: str, values: Sequence[str], known: Iterable[str]) -> None:
    """Raises QueryError where one of a filter's values is not known."""
    for value in values:
        if value not in known:
            raise QueryError(
                f"there is no {parameter} {value}",
                parameter=parameter,
                hint=f"There are: {', '.join(known)}.",
            )


def _words(parsed: ParsedQuery) -> Iterator[str]:
    """What the query's parts look for, without operators and fields."""
    for part in parsed.sought():
        match part:
            case Words(text) | Exact(text) | Beginning(text) | Within(_, Words(text) | Exact(text)):
                yield text
            case Range():
                yield part.text


def _ranking(
    shelf: Shelf,
    parsed: ParsedQuery,
    request: SearchRequest,
    facets: tuple[str, ...],
) -> Ranking:
    everything = not parsed.text.strip()
    wanted = Request(
        query=None if everything else build(parsed, shelf.analyzer, shelf.translators),
        filters=_filters(shelf, request),
        facets=facets,
        sort="order" if everything else request.sort,
        limit=request.limit,
        offset=request.offset,
    )
    closeness = closeness_for(shelf, parsed)
    if closeness is None or wanted.sort == "order":
        return shelf.searcher.search(wanted)
    return search_joined(shelf.searcher, wanted, closeness.of(parsed.text))


def closeness_for(shelf: Shelf, parsed: ParsedQuery) -> Closeness | None:
    """What ranks the hits of a query beside its words; None without the semantic extra, and where
    operators say what is meant."""
    return shelf.closeness if parsed.is_plain else None


def _filters(shelf: Shelf, request: SearchRequest) -> dict[str, tuple[str, ...]]:
    filters = {
        "document": request.documents,
        "kind": request.kinds,
        "place": tuple(p for section in request.sections for p in _places(shelf, section)),
        "source": request.sources,
        "year": tuple(str(year) for year in request.years),
    }
    return {name: values for name, values in filters.items() if values}


def _places(shelf: Shelf, section: str) -> list[str]:
    return [section] if "/" in section else [f"{id_}/{section}" for id_ in shelf.reports]


def _is_known(shelf: Shelf, text: str) -> bool:
    """Whether a Latin word, in any form, or a stretch of Chinese stands in a report, or the
    dictionary has it: what is no slip needs no suggestion."""
    if shelf.analyzer.is_stop_word(text.lower()):
        return True
    words = shelf.dictionary
    if words is not None and (words.chinese(text.lower(), 1) or words.english(text, 1)):
        return True
    analysis = shelf.analyzer.analyze(text)
    if analysis.english:
        fields = [shelf.searcher.frequencies(name) for name in ("words", "english")]
        return any(stem.text in field for stem in analysis.english for field in fields)
    characters = Phrase("characters", tuple(token.text for token in analysis.characters))
    return shelf.searcher.search(Request(characters, limit=1)).total > 0


def _hit(shelf: Shelf, parsed: ParsedQuery, ranked: Ranked) -> Hit:
    passage = shelf.passage(ranked.document, ranked.id)
    footnotes = shelf.report(ranked.document).document.footnotes
    return Hit(
        passage=passage,
        score=ranked.score,
        highlights=_marks(shelf, parsed, passage, passage.text),
        highlights_en=_marks(shelf, parsed, passage, passage.text_en or ""),
        shown_with=next((note.marked_in for note in footnotes if note.block == passage.id), ()),
    )


def _marks(shelf: Shelf, parsed: ParsedQuery, passage: Passage, text: str) -> tuple[Span, ...]:
    translated = passage.text_en is not None
    return highlights(text, parsed, shelf.analyzer, shelf.translators, translated=translated)


def _facets(shelf: Shelf, counts: Mapping[str, Mapping[str, int]]) -> dict[str, tuple[Facet, ...]]:
    """Counts with labels: sections in reading order, others by count."""
    facets = {
        name: tuple(
            Facet(value, value, count)
            for value, count in sorted(counts[name].items(), key=lambda each: (-each[1], each[0]))
        )
        for name in ("kind", "source", "year")
    }
    titles = {id_: each.document.title for id_, each in shelf.reports.items()}
    facets["document"] = tuple(
        Facet(id_, titles[id_], count) for id_, count in counts["document"].items()
    )
    places = counts["place"]
    facets["section"] = tuple(
        Facet(place, " ".join(filter(None, (section.number, section.title))), places[place])
        for id_, each in shelf.reports.items()
        for section in each.document.sections
        if (place := f"{id_}/{section.id}") in places
    )
    return facets
