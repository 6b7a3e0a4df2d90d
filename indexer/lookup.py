"""Looking statistics up: from a reader's request to one page of figures.

For: what every door (page, API, command line) gives for filters and a query. Not for: what
passes a filter (``figures``), reading a query's syntax (``query``), ranking (``engine``).
"""

from __future__ import annotations

from collections.abc import Mapping

from indexer import figures
from indexer.config import LimitsConfig
from indexer.engine import Request
from indexer.figures import Figure, FigureList, FigureRequest
from indexer.query import Between, Node, build, parse
from indexer.search import check_query
from indexer.shelf import Shelf


def look_up(shelf: Shelf, request: FigureRequest, limits: LimitsConfig) -> FigureList:
    """One page of the figures that pass the filters and match the query.

    A query that is a number and nothing else finds that value alone, however it is written.
    Raises QueryError, naming the parameter, where the query is too long, a filter unknown or the
    page out of bounds.
    """
    figures.check(request, shelf.reports)
    check_query(request.query, limits)
    every = [each for found in shelf.figures.values() for each in found]
    ranking = _ranking(shelf, request.query, every) if request.query.strip() else None
    chosen = figures.selected(every, request, ranking)
    return FigureList(len(chosen), chosen[request.offset : request.offset + request.limit])


def _ranking(shelf: Shelf, query: str, every: list[Figure]) -> Mapping[tuple[str, str], int]:
    """Document and statistic id → rank."""
    for node in _nodes(shelf, query):
        found = shelf.figure_searcher.search(Request(node, limit=len(every)))
        if found.total:
            return {(hit.document, hit.id): rank for rank, hit in enumerate(found.hits)}
    return {}


def _nodes(shelf: Shelf, query: str) -> tuple[Node, ...]:
    """What to look for, and what else where that finds nothing. A query that is one number looks
    for its value, of its unit or any."""
    text = query.strip()
    match shelf.analyzer.numbers(text):
        case (number,) if text[number.start : number.end] == text:
            high = number.value if number.high is None else number.high
            units = dict.fromkeys((number.unit, None))
            return tuple(Between(number.value, high, unit) for unit in units)
        case _:
            return (build(parse(query), shelf.analyzer, shelf.translators),)
