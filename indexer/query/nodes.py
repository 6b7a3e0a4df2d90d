"""The nodes of a query: what an engine understands.

They hold index terms, already analysed by the code that analysed the text, so that no engine
needs to know a language.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Term:
    """Passages with this term in this field; scored by BM25."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Passages with these terms at consecutive positions of this field."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Passages with a term that begins so, up to the engine's limit of expansions."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to say a concept: a term, or several at consecutive positions."""

    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Concept:
    """Alternatives that count as one term (a probabilistic structured query, Darwish & Oard 2003):
    tf = sum of weight x tf, df = sum of weight x df, then BM25."""

    field: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Passages with a number from ``low`` to ``high`` (None: open), inclusive, in base units."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    """None: any unit."""
    include_low: bool = True
    include_high: bool = True


@dataclass(frozen=True, slots=True)
class Keyword:
    """Passages with this exact value of a keyword (``kind``, ``section``, ``year`` …); no score."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Passages that match one node at least; scores are added."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Passages that match every node; scores are added."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Passages that do not match; no score."""

    node: Node


@dataclass(frozen=True, slots=True)
class Weighted:
    """The node's score times ``factor``."""

    node: Node
    factor: float


@dataclass(frozen=True, slots=True)
class Boosted:
    """Passages that match ``node``; where ``boost`` matches too, its score is added."""

    node: Node
    boost: Node


@dataclass(frozen=True, slots=True)
class Scaled:
    """The node's score, times ``factor`` for passages with the keyword."""

    node: Node
    those: Keyword
    factor: float


Node = (
    Term
    | Phrase
    | Prefix
    | Concept
    | Between
    | Keyword
    | AnyOf
    | AllOf
    | Not
    | Weighted
    | Boosted
    | Scaled
)
