"""What all engines of ours rank by: BM25, the limit on prefixes, filters, facets and pages.

BM25 is Robertson and Zaragoza's (2009), with Lucene's IDF, which is never negative::

    idf = ln(1 + (N - df + 0.5) / (df + 0.5))
    score = idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average length))

N and the average length count the passages that have the field at all, as Lucene does: a field
that few passages fill (English text, say) is ranked among those few. Lengths are exact.

A phrase, a prefix and a concept are each scored as one term, whose tf is the number of its
occurrences (for a concept, weighted) and whose df is the number of passages that have it (for a
concept, the weighted sum of its alternatives' df). A number range weighs its IDF.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from indexer.engine import Entry, Quantity, Ranked, Ranking, Request
from indexer.query import Between

EXPANSIONS = 256
"""A prefix stands for this many terms at most: those that the most passages have."""

TIE_DIGITS = 9
"""Scores that agree to so many decimal places are ties: the rest is float rounding."""

Scored = tuple[Entry, float]


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a field is, over the passages that have it."""

    passages: int
    terms: int

    @property
    def average(self) -> float:
        return self.terms / self.passages


@dataclass(frozen=True, slots=True)
class BM25:
    """The formula above with its two parameters."""

    k1: float
    b: float

    def score(self, idf: float, frequency: float, length: int, extent: Extent) -> float:
        norm = self.k1 * (1 - self.b + self.b * length / extent.average)
        return idf * frequency * (self.k1 + 1) / (frequency + norm)


TERM = BM25(k1=0.9, b=0.6)
CONCEPT = BM25(k1=0.7, b=0.75)


def inverse_frequency(matching: float, passages: int) -> float:
    """Lucene's IDF; a concept's weighted ``matching`` may exceed ``passages`` and is cut there."""
    matching = min(matching, passages)
    return math.log1p((passages - matching + 0.5) / (matching + 0.5))


def expand(frequencies: Mapping[str, int], prefix: str) -> list[str]:
    """The terms that begin with ``prefix``, the most frequent first, then by code point."""
    found = [(-count, term) for term, count in frequencies.items() if term.startswith(prefix)]
    return [term for _, term in heapq.nsmallest(EXPANSIONS, found)]


def within(wanted: Between, quantity: Quantity) -> bool:
    """Whether any value of the quantity (``low`` to ``high``) lies in the wanted range."""
    if wanted.unit is not None and wanted.unit != quantity.unit:
        return False
    if wanted.low is not None and (
        quantity.high < wanted.low or (quantity.high == wanted.low and not wanted.include_low)
    ):
        return False
    return wanted.high is None or (
        quantity.low < wanted.high or (quantity.low == wanted.high and wanted.include_high)
    )


def rank(request: Request, matches: Collection[Scored]) -> Ranking:
    """Facets over all matches, and the page of them that the request asks for."""
    best = sorted(matches, key=_by_relevance if request.sort == "relevance" else _by_order)
    page = best[request.offset : request.offset + request.limit]
    return Ranking(
        total=len(matches),
        hits=tuple(Ranked(entry.document, entry.id, score) for entry, score in page),
        facets={name: _count(name, matches) for name in request.facets},
    )


def _count(name: str, matches: Iterable[Scored]) -> dict[str, int]:
    """Passages by value of a keyword: the most frequent first, then by value."""
    counts = Counter(value for entry, _ in matches for value in set(entry.keywords.get(name, ())))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _by_order(scored: Scored) -> tuple[str, int, str]:
    entry, _ = scored
    return entry.document, entry.order, entry.id


def _by_relevance(scored: Scored) -> tuple[float, str, int, str]:
    return -round(scored[1], TIE_DIGITS), *_by_order(scored)
