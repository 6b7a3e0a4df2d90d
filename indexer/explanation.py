"""How a passage was found: what the query was cut into, what else it may be called, and what each
term of it gave to the passage's score.

For: readers who doubt a hit, and whoever tunes the recipe. Worked out only when asked, by the same
nodes and the same engine that found the passage; the parts add up to its score. Not for: closeness
in meaning (``semantic``), which moves hits up as wholes; whether it does is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.config import LimitsConfig
from indexer.engine import Searcher
from indexer.language.crossing import DictionaryTranslator
from indexer.query import (
    AllOf,
    AnyOf,
    Between,
    Boosted,
    Concept,
    Keyword,
    Node,
    Not,
    ParsedQuery,
    Phrase,
    Prefix,
    Scaled,
    Term,
    Weighted,
    build,
    parse,
)
from indexer.query.syntax import Words
from indexer.search import check_query, closeness_for, printable
from indexer.shelf import Shelf

MOST_WORDINGS = 8
"""Other wordings told of one word."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A word that the query was cut into."""

    text: str
    """As typed."""
    term: str
    """As looked for: folded, stemmed."""
    ignored: bool
    """A stop word beside others."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Other ways to say a stretch of the query, which are looked for too."""

    text: str
    """As typed."""
    others: tuple[str, ...]
    from_dictionary: bool
    """Else from a report's glossary."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one term of the query gave to a passage."""

    field: str
    """The field of the index that has it; ``quantities`` of a range of numbers."""
    terms: tuple[str, ...]
    """What was found: a term, a phrase as one text, or the alternatives that the passage has."""
    weight: float
    score: float
    """The weight included."""


@dataclass(frozen=True, slots=True)
class Explanation:
    query: str
    segments: tuple[Segment, ...]
    wordings: tuple[Wording, ...]
    parts: tuple[ScorePart, ...]
    """The greatest first."""
    score: float | None
    """Their sum; None where the passage does not match."""
    is_ranked_by_meaning: bool
    """Whether nearness in meaning, which is no part of the score, moves hits of the query too."""


def explain(
    shelf: Shelf, query: str, document: str, block: str, limits: LimitsConfig
) -> Explanation:
    """How a query finds a passage.

    Raises QueryError where the query is too long, NotFoundError where there is no such passage.
    """
    check_query(query, limits)
    shelf.passage(document, block)
    parsed = parse(printable(query))
    node = build(parsed, shelf.analyzer, shelf.translators)
    found = score_parts(shelf.searcher, node, document, block)
    return Explanation(
        query=query,
        segments=tuple(_segments(shelf, parsed)),
        wordings=tuple(_wordings(shelf, parsed)),
        parts=tuple(sorted(found, key=lambda part: -part.score)),
        score=shelf.searcher.score(node, document, block),
        is_ranked_by_meaning=closeness_for(shelf, parsed) is not None,
    )


def score_parts(
    searcher: Searcher, node: Node, document: str, block: str, weight: float = 1.0
) -> Iterator[ScorePart]:
    """What each term below a node gives to a passage; the parts add up to the node's score."""

    def score(inner: Node) -> float | None:
        return searcher.score(inner, document, block)

    match node:
        case Weighted(inner, factor):
            yield from score_parts(searcher, inner, document, block, weight * factor)
        case AnyOf(nodes) | AllOf(nodes):
            if score(node) is not None:
                for inner in nodes:
                    yield from score_parts(searcher, inner, document, block, weight)
        case Boosted(inner, boost):
            if score(inner) is not None:
                yield from score_parts(searcher, inner, document, block, weight)
                yield from score_parts(searcher, boost, document, block, weight)
        case Scaled(inner, those, factor):
            kept = 1.0 if score(those) is None else factor
            yield from score_parts(searcher, inner, document, block, weight * kept)
        case Keyword() | Not():
            return
        case Term() | Phrase() | Prefix() | Concept() | Between():
            given = score(node)
            if given:
                field, terms = _said(searcher, node, document, block)
                yield ScorePart(field, terms, weight, given * weight)


def _said(
    searcher: Searcher,
    node: Term | Phrase | Prefix | Concept | Between,
    document: str,
    block: str,
) -> tuple[str, tuple[str, ...]]:
    """The field of a leaf and what of it the passage has."""
    match node:
        case Term(field, text):
            return field, (text,)
        case Phrase(field, terms):
            return field, (_joined(terms),)
        case Prefix(field, text):
            return field, (f"{text}*",)
        case Concept(field, alternatives):
            present = (
                each.terms
                for each in alternatives
                if searcher.score(Phrase(field, each.terms), document, block) is not None
            )
            return field, tuple(map(_joined, present))
        case Between(low, high, unit):
            ends = ("" if end is None else f"{end.normalize():f}" for end in (low, high))
            return "quantities", (" ".join(filter(None, ("–".join(ends), unit))),)


def _joined(terms: tuple[str, ...]) -> str:
    """Chinese characters side by side, other words with spaces."""
    return ("" if all(len(term) == 1 for term in terms) else " ").join(terms)


def _texts(parsed: ParsedQuery) -> Iterator[str]:
    return (part.text for part in parsed.sought() if isinstance(part, Words))


def _segments(shelf: Shelf, parsed: ParsedQuery) -> Iterator[Segment]:
    for text in _texts(parsed):
        words = shelf.analyzer.words(text)
        telling = [word for word in words if not shelf.analyzer.is_stop_word(word.text)]
        for word in words:
            ignored = bool(telling) and word not in telling
            yield Segment(text[word.start : word.end], word.text, ignored)


def _wordings(shelf: Shelf, parsed: ParsedQuery) -> Iterator[Wording]:
    for text in _texts(parsed):
        for translator in shelf.translators:
            for rendering in translator.render(text):
                others = tuple(each.text for each in rendering.alternatives[:MOST_WORDINGS])
                if others:
                    said = text[rendering.span.start : rendering.span.end]
                    yield Wording(said, others, isinstance(translator, DictionaryTranslator))
