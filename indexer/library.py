"""The reports as one library: what is in them, found and shown.

For: the index in force, and taking a new one up without a restart or a failed request. Not for:
what can be asked (``desk``), building (``build``), or having it built (``upkeep``).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from indexer import engine, memory, semantic
from indexer.config import Config
from indexer.desk import Desk, Status
from indexer.errors import BuildError, YinjuError
from indexer.fingerprint import is_current
from indexer.language import associations, dictionary
from indexer.language.associations import Associations
from indexer.language.dictionary import Dictionary
from indexer.language.once import Arrival
from indexer.shelf import Shelf
from indexer.store import Build, Stamp, Store
from indexer.upkeep import Upkeep, build_aside

log = logging.getLogger(__name__)


class Library(Desk):
    """The desk where all reports are seen, kept over one index after another. Safe to use from
    several threads at once."""

    def __init__(self, config: Config, trouble: YinjuError | None = None) -> None:
        """See ``open``; ``trouble`` is why the index in force may be out of date."""
        super().__init__(config, self._in_force)
        self._store = Store(config.index)
        self._engine = engine.create(config.engine)
        self._vector_space = semantic.vector_space(config.semantic)
        self._upkeep = Upkeep(config, trouble)
        self._taking_up = threading.Lock()
        self._steady = threading.local()
        self._damage: BuildError | None = None
        self._is_warm = False
        self._dictionary = Arrival(config.dictionary / dictionary.file_name(), Dictionary)
        self._associations = Arrival(config.dictionary / associations.file_name(), Associations)
        self._take_in_arrivals()
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
        memory.share_heap()
        self._current().room().warm()
        if self._vector_space is not None:
            self._vector_space.warm()
        memory.settle()

    def keep_current(self) -> None:
        """Notice changes of the corpus from now on, and have builds made in the background."""
        if self.config.watch.interval:
            self._upkeep.start()

    def close(self) -> None:
        """Notice no more changes."""
        self._upkeep.stop()

    def status(self) -> Status:
        status = super().status()  # First: looking at the index in force may find it damaged.
        trouble = self._upkeep.trouble or self._damage
        return replace(status, trouble=trouble.message if trouble else None)

    def ready(self) -> bool:
        """Whether what is served is what the corpus holds."""
        return self.status().trouble is None

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Within this block this thread reads one and the same index, whatever is built
        meanwhile: what a search found is there when it is looked at."""
        self._steady.shelf = self._current()
        try:
            yield
        finally:
            self._steady.shelf = None

    def _in_force(self) -> Shelf:
        """The index in force. Once warm, others go on with the old one while a new one is made
        ready; before, the caller waits for it."""
        steady: Shelf | None = getattr(self._steady, "shelf", None)
        if steady is not None:
            return steady
        stamp = self._store.stamp()
        is_new = stamp not in (None, self._stamp) or self._has_arrivals()
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
            self._take_in_arrivals()
            shelf = self._store.read(self._opened)
            if self._is_warm:
                shelf.room().warm()
            self._shelf = shelf
            self._damage = None
            memory.settle()
        except BuildError as error:
            log.error("the new index is left aside: %s", error.message)
            self._damage = error
        finally:
            self._taking_up.release()

    def _opened(self, build: Build) -> Shelf:
        space, closeness = self._vector_space, None
        if space is not None:
            closeness = space.open(build.semantic, [each.passages for each in build.baked])
        return Shelf(
            build,
            self._engine.open(build.engine),
            self._engine.open(build.figures),
            self._dictionary.opened,
            self._associations.opened,
            closeness,
        )

    def _has_arrivals(self) -> bool:
        return self._dictionary.has_come() or self._associations.has_come()

    def _take_in_arrivals(self) -> None:
        self._dictionary.take_in()
        self._associations.take_in()
