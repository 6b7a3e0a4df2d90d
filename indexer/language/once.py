"""Files that a machine makes once for all reports, and that may come while a service runs.

For: making one under a lock, telling a whole one from a damaged one, and opening it when it has
come. Not for: what stands in them (``dictionary``, ``associations``). Each is read-only once it
is there, so that any number of processes share what the system has cached of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Generic, TypeVar

from filelock import FileLock

from indexer.errors import BuildError

T = TypeVar("T")


def ensure(path: Path, build: Callable[[Path], None]) -> Path:
    """The file, built unless it is whole; waits while another process builds in its folder.

    Raises BuildError where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.parent / "lock"):
            if not is_whole(path):
                build(path)
    except (OSError, sqlite3.Error) as error:
        raise BuildError(
            f"{path}: cannot be built: {error}",
            hint="Make the folder writable, or set `dictionary` in config.toml elsewhere.",
        ) from error
    return path


def is_whole(path: Path) -> bool:
    """Whether the file is there and undamaged."""
    if not path.is_file():
        return False
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as database:
        return list(database.execute("pragma quick_check")) == [("ok",)]
    return False


class Arrival(Generic[T]):
    """A file that is opened when it has come. A damaged one is left to the next start, which
    makes it anew."""

    def __init__(self, path: Path, open: Callable[[Path], T]) -> None:
        self._path = path
        self._open = open
        self._tried = False
        self.opened: T | None = None
        """None until it has come."""

    def has_come(self) -> bool:
        """Whether there is something to take in."""
        return not self._tried and self._path.exists()

    def take_in(self) -> None:
        """Open the file if it has come and is whole."""
        if self.has_come():
            self._tried = True
            if is_whole(self._path):
                self.opened = self._open(self._path)
