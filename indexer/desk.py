"""What readers may ask of the reports, over whichever index is in force.

For: one method a thing that can be asked, each worked out in a module of its own over a
``Shelf``. Not for: when another index is taken up (``library``), or who a reader is (``web``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from indexer import figures, lookup
from indexer.asking import AskRequest, ask, beside, verify
from indexer.claims import Claim
from indexer.config import Config
from indexer.explanation import Explanation, explain
from indexer.figures import Figure, FigureList, FigureRequest, Resting
from indexer.model import (
    Answer,
    Document,
    Finding,
    Hit,
    Passage,
    Results,
    Statistic,
    Suggestions,
)
from indexer.search import SearchRequest, search, throughout
from indexer.shelf import Shelf
from indexer.store import Failure
from indexer.suggest import SuggestRequest, suggest
from indexer.translation import EnglishText


@dataclass(frozen=True, slots=True)
class Status:
    """How the library is: what ``/readyz`` and the operator need to know."""

    built: str
    """When the index in use was built, ISO 8601 in UTC."""
    documents: int
    passages: int
    dictionary: bool
    """Whether words reach text of the other language that has no translation, and questions are
    understood in full: the dictionary, and what is learned from it, are there."""
    failures: tuple[Failure, ...]
    """Reports that could not be taken in as they are now."""
    trouble: str | None
    """Why no newer index is in use: the last build failed or what it made is damaged."""


class Desk:
    """Where a reader asks: sees some of the reports, or all. Safe for several threads."""

    def __init__(self, config: Config, shelf: Callable[[], Shelf]) -> None:
        """``shelf`` gives the index in force, or the part of it that is seen."""
        self.config = config
        self._current = shelf

    def seen_by(self, groups: frozenset[str]) -> Desk:
        """The desk of a reader of these groups: for them, reports that none of their groups may
        see do not exist. A report that names no groups is everyone's."""
        return Desk(self.config, lambda: self._current().seen_by(groups))

    def state(self) -> str:
        """Changes whenever anything that is seen here does; tells nothing else."""
        return self._current().state

    def status(self) -> Status:
        shelf = self._current()
        return Status(
            built=shelf.manifest.built,
            documents=len(shelf.manifest.documents),
            passages=shelf.manifest.passages,
            dictionary=shelf.crosses_languages,
            failures=shelf.manifest.failures,
            trouble=None,
        )

    def has_dictionary(self) -> bool:
        """Whether words reach text of the other language that has no translation as well as they
        can."""
        return self._current().crosses_languages

    def documents(self) -> tuple[Document, ...]:
        """Every report, by id."""
        return tuple(each.document for each in self._current().reports.values())

    def document(self, id: str) -> Document:
        """Raises NotFoundError where there is none."""
        return self._current().report(id).document

    def passages(self, document: str) -> tuple[Passage, ...]:
        """A report's passages in reading order. Raises NotFoundError where there is none."""
        return self._current().report(document).passages

    def statistics(self, document: str) -> tuple[Statistic, ...]:
        """A report's statistics in reading order. Raises NotFoundError where there is none."""
        return self._current().report(document).statistics

    def passage(self, document: str, block: str) -> Passage:
        """A block with what a reader needs around it. Raises NotFoundError where there is none."""
        return self._current().passage(document, block)

    def english(self, document: str, text: str) -> str | None:
        """The English of a sentence, heading, footnote, caption or cell, where it is translated.

        Raises NotFoundError where there is no such document.
        """
        return self._current().report(document).english.get(text)

    def english_texts(self, document: str) -> Mapping[str, EnglishText]:
        """The English of the blocks that are translated, by block id, with what of it stands for
        which sentence or cell. Raises NotFoundError as above."""
        shelf = self._current()
        shelf.report(document)
        return shelf.english[document]

    def figures(self, request: FigureRequest) -> FigureList:
        """Look statistics up; see ``indexer.lookup``. Raises QueryError."""
        return lookup.look_up(self._current(), request, self.config.limits)

    def figure(self, document: str, name: str) -> Figure:
        """A statistic by its id or key.

        Raises GoneError for a key that an earlier build had, NotFoundError for an unknown name.
        """
        shelf = self._current()
        retired = shelf.report(document).retired
        return figures.find(shelf.figures[document], name, document, retired)

    def same_value(self, figure: Figure) -> tuple[Figure, ...]:
        """The other figures of all reports with its value and unit, in reading order."""
        every = self._current().figures.values()
        return figures.same_value(figure, (each for found in every for each in found))

    def of_like_measure(self, figure: Figure) -> tuple[Figure, ...]:
        """The other figures of its report that measure much the same, the most alike first."""
        found = self._current().figures[figure.statistic.document]
        return figures.of_like_measure(figure, found)

    def sources(self, document: str) -> tuple[Resting, ...]:
        """A report's sources with the figures that rest on each; see ``figures.resting``.

        Raises NotFoundError where there is no such document.
        """
        shelf = self._current()
        return figures.resting(shelf.report(document).document, shelf.figures[document])

    def findings(self, document: str) -> tuple[Finding, ...]:
        """What a report's own arithmetic comes to. Raises NotFoundError as above."""
        return self._current().report(document).findings

    def search(self, request: SearchRequest) -> Results:
        """Find passages; see ``indexer.search``. Raises QueryError."""
        return search(self._current(), request, self.config.limits)

    def explain(self, query: str, document: str, block: str) -> Explanation:
        """How a query finds a passage; see ``indexer.explanation``. Raises QueryError,
        NotFoundError."""
        return explain(self._current(), query, document, block, self.config.limits)

    def suggest(self, request: SuggestRequest) -> Suggestions:
        """Complete what is being typed; see ``indexer.suggest``. Raises QueryError."""
        return suggest(self._current(), request, self.config.limits)

    def throughout(self, query: str, document: str) -> tuple[Hit, ...]:
        """All that a query finds in one report; see ``indexer.search``. Raises QueryError."""
        return throughout(self._current(), query, document, self.config.limits)

    def ask(self, request: AskRequest) -> Answer:
        """Answer a question; see ``indexer.asking``. Raises QueryError."""
        return ask(self._current(), request, self.config)

    def answer_beside(self, request: SearchRequest) -> Answer | None:
        """What to show above a search's hits; see ``indexer.asking.beside``. Raises QueryError."""
        return beside(self._current(), request, self.config)

    def verify(self, text: str, documents: tuple[str, ...] = ()) -> tuple[Claim, ...]:
        """Check the numbers of a text; see ``indexer.asking.verify``. Raises QueryError."""
        return verify(self._current(), text, documents)
