"""Suggestions while a query is being typed: from a reader's request to one page of them.

For: what every door (API, address bar) gives for the beginning of a query. Not for: looking
completions up (``typeahead``), mending slips of finished queries (``spelling``).
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.config import LimitsConfig
from indexer.model import Suggestions
from indexer.search import check_known, check_page, check_query, printable
from indexer.shelf import Shelf


@dataclass(frozen=True, slots=True)
class SuggestRequest:
    """What has been typed so far, and which page of what it may become."""

    query: str
    documents: tuple[str, ...] = ()
    """Ids of the reports that complete it; empty for all."""
    limit: int = 10
    offset: int = 0


def suggest(shelf: Shelf, request: SuggestRequest, limits: LimitsConfig) -> Suggestions:
    """Complete what has been typed: in Chinese of either script, pinyin, or English.

    Raises QueryError, naming the parameter, where it is too long, there is no such report, or
    ``limit`` or ``offset`` is out of bounds.
    """
    check_query(request.query, limits)
    check_known("document", request.documents, shelf.reports)
    check_page(request.limit, request.offset, limits)
    found = shelf.typeahead.suggestions(printable(request.query), frozenset(request.documents))
    return Suggestions(len(found), found[request.offset : request.offset + request.limit])
