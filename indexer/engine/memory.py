"""The plain scan: every query looks at every passage. The reference that other engines are
held against, and what tests of the layers above use. Not for speed: a cluster's or Whoosh's
postings answer the same queries without looking at passages that cannot match.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from indexer.engine import Entry, Ranking, Request, sealed
from indexer.engine.ranking import (
    BM25,
    CONCEPT,
    TERM,
    Extent,
    expand,
    inverse_frequency,
    rank,
    within,
)
from indexer.errors import BuildError
from indexer.query import (
    AllOf,
    Alternative,
    AnyOf,
    Between,
    Boosted,
    Concept,
    Keyword,
    Node,
    Not,
    Phrase,
    Prefix,
    Scaled,
    Term,
    Weighted,
)

FILE = "entries.json"

Scores = list[float | None]
"""One place for each passage; None: it does not match."""


class MemoryEngine:
    """Keeps the entries as they are, in one JSON file."""

    name = "memory"

    def rebuild(self, entries: Iterable[Entry], directory: Path) -> None:
        try:
            (directory / FILE).write_bytes(msgspec.json.encode(list(entries)))
            sealed.seal(directory)
        except OSError as error:
            raise BuildError(f"The index cannot be written to {directory}: {error}") from error

    def open(self, directory: Path) -> MemorySearcher:
        content = sealed.read(directory)
        return MemorySearcher(msgspec.json.decode(content[FILE], type=list[Entry]))


class MemorySearcher:
    """Holds nothing but the entries, so that threads need no lock."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def search(self, request: Request) -> Ranking:
        scores = [0.0] * len(self._entries) if request.query is None else self._all(request.query)
        matches = [
            (entry, score)
            for entry, score in zip(self._entries, scores, strict=True)
            if score is not None and _passes(request.filters, entry)
        ]
        return rank(request, matches)

    def score(self, query: Node, document: str, id: str) -> float | None:
        scores = zip(self._entries, self._all(query), strict=True)
        return next(
            (s for entry, s in scores if (entry.document, entry.id) == (document, id)), None
        )

    def frequencies(self, field: str) -> Mapping[str, int]:
        return Counter(term for entry in self._entries for term in set(_terms(entry, field)))

    def within(self, documents: Collection[str]) -> MemorySearcher:
        return MemorySearcher([each for each in self._entries if each.document in documents])

    def close(self) -> None:
        """Nothing is held open."""

    def _all(self, node: Node) -> Scores:
        match node:
            case Term(field, text):
                return self._bm25(field, self._counts(field, (text,)), TERM)
            case Phrase(field, terms):
                return self._bm25(field, self._counts(field, terms), TERM)
            case Prefix(field, text):
                return self._bm25(field, self._prefix_counts(field, text), TERM)
            case Concept(field, alternatives):
                return self._concept(field, alternatives)
            case Between():
                return self._between(node)
            case Keyword(name, value):
                return [0.0 if value in e.keywords.get(name, ()) else None for e in self._entries]
            case AnyOf(nodes):
                return [
                    _sum(row) if any(s is not None for s in row) else None
                    for row in self._rows(nodes)
                ]
            case AllOf(nodes):
                return [
                    _sum(row) if all(s is not None for s in row) else None
                    for row in self._rows(nodes)
                ]
            case Not(inner):
                return [0.0 if score is None else None for score in self._all(inner)]
            case Weighted(inner, factor):
                return [None if s is None else s * factor for s in self._all(inner)]
            case Boosted(inner, boost):
                return [None if row[0] is None else _sum(row) for row in self._rows((inner, boost))]
            case Scaled(inner, those, factor):
                return [
                    score if score is None or among is None else score * factor
                    for score, among in self._rows((inner, those))
                ]

    def _rows(self, nodes: Sequence[Node]) -> list[tuple[float | None, ...]]:
        """For each passage, the scores that the nodes give it."""
        columns = [self._all(node) for node in nodes]
        return [tuple(column[i] for column in columns) for i in range(len(self._entries))]

    def _counts(self, field: str, terms: tuple[str, ...]) -> list[int]:
        return [_occurrences(_terms(entry, field), terms) for entry in self._entries]

    def _prefix_counts(self, field: str, prefix: str) -> list[int]:
        wanted = set(expand(self.frequencies(field), prefix))
        return [sum(t in wanted for t in _terms(entry, field)) for entry in self._entries]

    def _concept(self, field: str, alternatives: tuple[Alternative, ...]) -> Scores:
        totals = [0.0] * len(self._entries)
        matching = 0.0
        for alternative in alternatives:
            counts = self._counts(field, alternative.terms)
            matching += alternative.weight * sum(count > 0 for count in counts)
            for i, count in enumerate(counts):
                totals[i] += alternative.weight * count
        return self._bm25(field, totals, CONCEPT, matching)

    def _between(self, wanted: Between) -> Scores:
        matching = [any(within(wanted, q) for q in entry.quantities) for entry in self._entries]
        weight = inverse_frequency(sum(matching), len(self._entries))
        return [weight if matches else None for matches in matching]

    def _bm25(
        self, field: str, counts: Sequence[float], formula: BM25, matching: float | None = None
    ) -> Scores:
        """Score passages by the occurrences in each; ``matching`` is df where it is weighted."""
        lengths = [len(_terms(entry, field)) for entry in self._entries]
        extent = Extent(passages=sum(length > 0 for length in lengths), terms=sum(lengths))
        df = sum(count > 0 for count in counts) if matching is None else matching
        idf = inverse_frequency(df, extent.passages)
        return [
            formula.score(idf, count, length, extent) if count > 0 else None
            for count, length in zip(counts, lengths, strict=True)
        ]


def _terms(entry: Entry, field: str) -> tuple[str, ...]:
    return entry.fields.get(field, ())


def _occurrences(terms: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """How often ``wanted`` stands in ``terms`` as a run; an empty one never does."""
    if not wanted or wanted[0] not in terms:
        return 0
    starts = range(len(terms) - len(wanted) + 1)
    return sum(terms[start : start + len(wanted)] == wanted for start in starts)


def _passes(filters: Mapping[str, tuple[str, ...]], entry: Entry) -> bool:
    return all(
        set(accepted) & set(entry.keywords.get(name, ())) for name, accepted in filters.items()
    )


def _sum(scores: Iterable[float | None]) -> float:
    return sum(score for score in scores if score is not None)
