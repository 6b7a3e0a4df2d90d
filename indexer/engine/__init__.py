"""The engine seam: how passages are stored and ranked, whatever does it.

An engine gets terms, never text: analysis stays with ``indexer.language``, marks with
``indexer.marks``. Scores of different engines are not comparable; their matches are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal, Protocol

from indexer.errors import ConfigError
from indexer.query import Node

NAMES = ("embedded", "memory")
"""The engines there are, by their names in the configuration."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a passage, for ranges."""

    low: Decimal
    high: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of a passage."""

    document: str
    id: str
    """The passage's id, unique within its document."""
    order: int
    """Place in the document: breaks ties between equal scores, after the document's id."""
    fields: Mapping[str, tuple[str, ...]]
    """Field name → terms; a term's position is its ordinal in the tuple."""
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keyword name → exact values, for filters and facets."""
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    query: Node | None
    """None: every passage, all scored 0."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keyword name → accepted values (any of them); all names must agree."""
    facets: tuple[str, ...] = ()
    """Keyword names to count over all matches."""
    sort: Literal["relevance", "order"] = "relevance"
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Ranked:
    document: str
    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    total: int
    hits: tuple[Ranked, ...]
    facets: Mapping[str, Mapping[str, int]]


class Searcher(Protocol):
    """An open index. Safe to use from several threads at once."""

    def search(self, request: Request) -> Ranking:
        """Rank the matches: by score, then document and order; or by document and order."""

    def score(self, query: Node, document: str, id: str) -> float | None:
        """What a query gives one passage; None where it does not match, or is not there."""

    def frequencies(self, field: str) -> Mapping[str, int]:
        """Every term of a field with the number of passages that have it."""

    def within(self, documents: Collection[str]) -> Searcher:
        """The index as it would be if it held these documents alone: no match, score or count
        tells anything of the others. Good for as long as this searcher is open."""

    def close(self) -> None:
        """Free what is held. Searches that are under way still end well."""


class Engine(Protocol):
    """Writes and opens indexes."""

    name: str

    def rebuild(self, entries: Iterable[Entry], directory: Path) -> None:
        """Write an index of these entries into an empty directory.

        Raises BuildError where the directory cannot be written.
        """

    def open(self, directory: Path) -> Searcher:
        """Open what ``rebuild`` wrote. Raises BuildError where it is damaged."""


def create(name: str) -> Engine:
    """The engine that the configuration names. Raises ConfigError for a name not in ``NAMES``."""
    # Imported here, since the engines are written against the types above.
    if name == "embedded":
        from indexer.engine.embedded import EmbeddedEngine

        return EmbeddedEngine()
    if name == "memory":
        from indexer.engine.memory import MemoryEngine

        return MemoryEngine()
    raise ConfigError(
        f"There is no engine {name!r}.", hint=f"Set engine to one of: {', '.join(NAMES)}."
    )
