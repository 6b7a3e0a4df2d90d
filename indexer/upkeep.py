"""Keeping the index current from a process that only reads it.

For: starting builds, each in a process of its own, and noticing when one is due. Not for:
building (``build``) or taking a new index up (``library``). In its own process a build's memory
is given back, and one that is killed takes nothing with it.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from indexer import memory
from indexer.config import Config
from indexer.errors import BuildError, ConfigError, CorpusError, YinjuError
from indexer.fingerprint import corpus_files, is_current
from indexer.language import associations, dictionary
from indexer.language.once import is_whole
from indexer.store import Stamp, Store

LEAST_PRIORITY = 19
"""Of a process that runs when no other wants to (Unix' nice value)."""
RETRY_SECONDS = 60.0
"""After a failed build it is tried again though nothing changed: a disk may have been emptied."""

Sight = tuple[Stamp | None, tuple[tuple[str, int, int], ...]]
"""The build in force, and path, time and size of every file of the corpus."""

log = logging.getLogger(__name__)


def build_aside(config: Config) -> None:
    """Bring the index up to date in a process of its own, and wait for it.

    Raises ConfigError, CorpusError or BuildError as the build did, BuildError where it died.
    """
    _finish("build", _start("build", config))


def build_dictionary_aside(config: Config) -> None:
    """Build this machine's dictionary and learn from it, where that is not done, and wait for it:
    in a process of its own that runs when no other wants to and ends with this one.

    Raises BuildError where it cannot be built.
    """
    running = _start("dictionary", config)
    atexit.register(running.kill)
    if hasattr(os, "setpriority"):  # Windows has none.
        os.setpriority(os.PRIO_PROCESS, running.pid, LEAST_PRIORITY)
    _finish("dictionary", running)
    atexit.unregister(running.kill)


def _start(command: str, config: Config) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "indexer", command, "--json"],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, **config.variables()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )


def _finish(command: str, running: subprocess.Popen[bytes]) -> None:
    """Wait for a command; raises the error that it tells of, BuildError where it tells nothing."""
    with running:
        output, _ = running.communicate()
    try:
        told = json.loads(output)
    except ValueError:
        raise BuildError(
            f"`yinju {command}` ended with status {running.returncode} before it was done",
            hint=f"Run `yinju {command}` to see why.",
        ) from None
    if "error" in told:
        raise _error(told["error"])


def provide_dictionary(config: Config) -> None:
    """Have this machine's dictionary built in the background, and what is learned from it, where
    either is not there."""
    names = (dictionary.file_name(), associations.file_name())
    if not all(is_whole(config.dictionary / name) for name in names):
        work = threading.Thread(
            target=_provide, args=(config,), name="yinju-dictionary", daemon=True
        )
        work.start()


def _provide(config: Config) -> None:
    try:
        build_dictionary_aside(config)
    except YinjuError as error:
        log.error("search across languages stays limited: %s", error.message)


def _error(told: dict[str, str | None]) -> YinjuError:
    kinds = {kind.code: kind for kind in (ConfigError, CorpusError, BuildError)}
    kind = kinds.get(told["code"] or "", BuildError)
    return kind(told["message"] or "", hint=told["hint"])


class Upkeep:
    """A thread that looks at the corpus and the index, and has a build made when one is due."""

    def __init__(self, config: Config, trouble: YinjuError | None = None) -> None:
        self._config = config
        self.trouble = trouble
        """Why the last build failed; None where it did not."""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="yinju-upkeep", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Look no more. A build under way goes on by itself and leaves a whole index."""
        self._stopping.set()

    def _run(self) -> None:
        seen: Sight | None = None
        retry_at = 0.0
        while not self._stopping.wait(self._config.watch.interval):
            memory.give_back()  # Pages leave some 25 MB of freed pieces.
            sight = self._sight()
            if sight == seen and (self.trouble is None or time.monotonic() < retry_at):
                continue
            seen = sight
            self.trouble = self._bring_up_to_date()
            retry_at = time.monotonic() + RETRY_SECONDS

    def _bring_up_to_date(self) -> YinjuError | None:
        """Build if need be; the reason where that failed."""
        try:
            if not is_current(self._config):
                log.info("the corpus or the index has changed: building")
                build_aside(self._config)
        except YinjuError as error:
            log.error("no new index: %s", error.message)
            return error
        return None

    def _sight(self) -> Sight:
        try:
            files = tuple(_state(path) for path in corpus_files(self._config.corpus))
        except CorpusError:
            files = ()
        return Store(self._config.index).stamp(), files


def _state(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError:  # Gone since the folder was listed: the next look will not list it.
        return str(path), 0, 0
    return str(path), found.st_mtime_ns, found.st_size
