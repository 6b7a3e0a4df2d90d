"""The reports as one library: what is in them, found and shown.

For: answering from the index in force, and taking a new one up without a restart or a failed
request. Not for: building (``build``), or having it built (``upkeep``). A composition: each thing
it can do is worked out in a module of its own over a ``Shelf``.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer import engine, figures, lookup
from indexer.asking import AskRequest, ask, beside, verify
from indexer.claims import Claim
from indexer.config import Config
from indexer.errors import BuildError, YinjuError
from indexer.figures import Figure, FigureList, FigureRequest, Resting
from indexer.fingerprint import is_current
from indexer.language import dictionary
from indexer.language.dictionary import Dictionary
from indexer.model import Answer, Document, Finding, Passage, Results, Statistic
from indexer.search import SearchRequest, search
from indexer.shelf import Shelf
from indexer.store import Build, Failure, Stamp, Store
from indexer.upkeep import Upkeep, build_aside

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Status:
    """How the library is: what ``/readyz`` and the operator need to know."""

    built: str
    """When the index in use was built, ISO 8601 in UTC."""
    documents: int
    passages: int
    dictionary: bool
    """Whether English words reach Chinese text that has no translation, and questions are
    understood in full: the dictionary is there."""
    failures: tuple[Failure, ...]
    """Reports that could not be taken in as they are now."""
    trouble: str | None
    """Why no newer index is in use: the last build failed or what it made is damaged."""


class Library:
    """All that a reader may ask of the reports. Safe to use from several threads at once."""

    def __init__(self, config: Config, trouble: YinjuError | None = None) -> None:
        """See ``open``; ``trouble`` is why the index in force may be out of date."""
        self.config = config
        self._store = Store(config.index)
        self._engine = engine.create(config.engine)
        self._upkeep = Upkeep(config, trouble)
        self._taking_up = threading.Lock()
        self._steady = threading.local()
        self._damage: BuildError | None = None
        self._is_warm = False
        self._dictionary: Dictionary | None = None
        self._dictionary_tried = False
        self._open_dictionary()
        self._stamp: Stamp | None = self._store.stamp()
        self._shelf = self._store.read(self._opened)

    @classmethod
    def open(cls, config: Config) -> Library:
        """Open the index in force; where it is missing, stale or damaged, have it built first.

        Where that fails and there is an older index that is whole, it is served, and ``status``
        says so. Raises what the build raised where there is none.
        """
        trouble: YinjuError | None = None
        try:
            if not is_current(config):
                build_aside(config)
        except YinjuError as error:
            trouble = error
        try:
            return cls(config, trouble)
        except BuildError:
            if trouble is not None:
                raise trouble from None
            raise

    def warm(self) -> None:
        """Make ready for questions now, and whenever another index is taken up, so that the
        first one need not wait."""
        self._is_warm = True
        self._current().room()

    def keep_current(self) -> None:
        """Notice changes of the corpus from now on, and have builds made in the background."""
        if self.config.watch.interval:
            self._upkeep.start()

    def close(self) -> None:
        """Notice no more changes."""
        self._upkeep.stop()

    def status(self) -> Status:
        shelf = self._current()
        trouble = self._upkeep.trouble or self._damage
        return Status(
            built=shelf.manifest.built,
            documents=len(shelf.manifest.documents),
            passages=shelf.manifest.passages,
            dictionary=shelf.dictionary is not None,
            failures=shelf.manifest.failures,
            trouble=trouble.message if trouble else None,
        )

    def ready(self) -> bool:
        """Whether what is served is what the corpus holds."""
        return self.status().trouble is None

    def has_dictionary(self) -> bool:
        """Whether English words reach Chinese text that has no translation."""
        return self._current().dictionary is not None

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

    def ask(self, request: AskRequest) -> Answer:
        """Answer a question; see ``indexer.asking``. Raises QueryError."""
        return ask(self._current(), request, self.config)

    def answer_beside(self, request: SearchRequest) -> Answer | None:
        """What to show above a search's hits; see ``indexer.asking.beside``. Raises QueryError."""
        return beside(self._current(), request, self.config)

    def verify(self, text: str, documents: tuple[str, ...] = ()) -> tuple[Claim, ...]:
        """Check the numbers of a text; see ``indexer.asking.verify``. Raises QueryError."""
        return verify(self._current(), text, documents)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Within this block this thread reads one and the same index, whatever is built
        meanwhile: what a search found is there when it is looked at."""
        self._steady.shelf = self._current()
        try:
            yield
        finally:
            self._steady.shelf = None

    def _current(self) -> Shelf:
        """The index in force. Once warm, others go on with the old one while a new one is made
        ready; before, the caller waits for it."""
        steady: Shelf | None = getattr(self._steady, "shelf", None)
        if steady is not None:
            return steady
        stamp = self._store.stamp()
        is_new = stamp not in (None, self._stamp) or self._dictionary_arrived()
        if is_new and self._taking_up.acquire(blocking=False):
            if self._is_warm:
                threading.Thread(target=self._take_up, args=(stamp,), daemon=True).start()
            else:
                self._take_up(stamp)
        return self._shelf

    def _take_up(self, stamp: Stamp | None) -> None:
        """Open the new index. The caller has acquired ``_taking_up``."""
        try:
            # Remembered first: a damaged index is looked at once, not again for each request.
            self._stamp = stamp
            self._open_dictionary()
            shelf = self._store.read(self._opened)
            if self._is_warm:
                shelf.room()
            self._shelf = shelf
            self._damage = None
        except BuildError as error:
            log.error("the new index is left aside: %s", error.message)
            self._damage = error
        finally:
            self._taking_up.release()

    def _opened(self, build: Build) -> Shelf:
        return Shelf(
            build,
            self._engine.open(build.engine),
            self._engine.open(build.figures),
            self._dictionary,
        )

    def _dictionary_arrived(self) -> bool:
        return not self._dictionary_tried and self._dictionary_path.exists()

    def _open_dictionary(self) -> None:
        """Once: a damaged one is made anew by the next start."""
        if self._dictionary_arrived():
            self._dictionary_tried = True
            if dictionary.is_whole(self._dictionary_path):
                self._dictionary = Dictionary(self._dictionary_path)

    @property
    def _dictionary_path(self) -> Path:
        return self.config.dictionary / dictionary.file_name()
