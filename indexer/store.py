"""The index on disk: one finished build at a time, swapped in whole.

For: locking, writing, verifying and replacing builds. Not for: what is in them (``build``) and
who reads them (``library``). The folder holds

- ``current``, the pointer: name of the build in force and SHA-256 of its manifest;
- ``build-…/``, that build: ``manifest.json``, ``documents/<id>.json``, ``engine/``,
  ``figures/``, and ``semantic/`` where that extra is on;
- ``lock``, held by the one process that writes.

A build is written aside, flushed to the disk and put in force by replacing the pointer in one
step, so a killed build leaves nothing but a folder that the next one removes. ``filelock`` holds
the lock by the operating system's file locks, which a dead process cannot keep. ``msgspec``
writes and reads the values as JSON: unlike pickles, a damaged file is an error and runs no code.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import msgspec
from filelock import FileLock, Timeout

from indexer.errors import BuildError
from indexer.figures import Retired
from indexer.language.glossary import Glossary
from indexer.model import Completion, Document, Finding, Passage, Statistic

POINTER = "current"
NEW_POINTER = "current.new"
LOCK = "lock"
BUILD = "build-"
MANIFEST = "manifest.json"
DOCUMENTS = "documents"
ENGINE = "engine"
FIGURES = "figures"
SEMANTIC = "semantic"

WRITE_HINTS = {
    errno.ENOSPC: "The disk is full: free some room, or set `index` in config.toml elsewhere.",
    errno.EDQUOT: "The quota is used up: free some room, or set `index` in config.toml elsewhere.",
    errno.EFBIG: "Files may not grow that large here: raise the limit (`ulimit -f`).",
    errno.EROFS: "The disk is read-only: set `index` in config.toml to a writable folder.",
    errno.EACCES: "Make the folder writable, or set `index` in config.toml elsewhere.",
    errno.EPERM: "Make the folder writable, or set `index` in config.toml elsewhere.",
    errno.ENOTDIR: "A file stands where a folder is needed: set `index` in config.toml elsewhere.",
    errno.EEXIST: "A file stands where a folder is needed: set `index` in config.toml elsewhere.",
}

T = TypeVar("T")
Stamp = tuple[int, int, int]
"""Changes whenever another build is put in force."""


@dataclass(frozen=True, slots=True)
class Baked:
    """All that is worked out of one report: what the serving process reads."""

    document: Document
    statistics: tuple[Statistic, ...]
    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]
    english: dict[str, str]
    """Sentence, heading, footnote or cell of the report → its English."""
    glossary: Glossary
    retired: tuple[Retired, ...] = ()
    """Statistics of earlier builds that the report has no more; gone with the index folder."""
    groups: tuple[str, ...] = ()
    """Groups of readers who may see the report; empty: everyone may."""
    homophones: dict[str, str] = field(default_factory=dict)
    """Character of the glossary's terms → the common characters that sound like it."""
    sounds: dict[str, str] = field(default_factory=dict)
    """Character of a Chinese report → its readings in pinyin, one space apart."""
    completions: tuple[Completion, ...] = ()
    """What is offered to somebody who begins to type."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be taken in."""

    document: str
    message: str
    hint: str | None
    kept: bool
    """True where its last good state is still served."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build was made of and what it consists of."""

    fingerprint: str
    """Of everything that the build depends on; a differing one means that it is stale."""
    built: str
    """When, as ISO 8601 in UTC."""
    engine: str
    documents: tuple[str, ...]
    passages: int
    failures: tuple[Failure, ...]
    files: dict[str, str]
    """Path within the build → SHA-256 of the file."""


@dataclass(frozen=True, slots=True)
class Build:
    """A build that was found whole."""

    directory: Path
    manifest: Manifest
    baked: tuple[Baked, ...]

    @property
    def engine(self) -> Path:
        """The folder of the engine's index of passages."""
        return self.directory / ENGINE

    @property
    def figures(self) -> Path:
        """The folder of the engine's index of statistics."""
        return self.directory / FIGURES

    @property
    def semantic(self) -> Path:
        """The folder of the passages' vectors; there only where the build made them."""
        return self.directory / SEMANTIC


class Store:
    """The index folder."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def stamp(self) -> Stamp | None:
        """Tells in one look whether another build is in force; None where none is."""
        try:
            found = (self.directory / POINTER).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def read(self, use: Callable[[Build], T]) -> T:
        """Give ``use`` the build in force, verified; once more where another took its place
        while it was being read.

        Raises BuildError where there is none or it is damaged.
        """
        while True:
            stamp = self.stamp()
            try:
                return use(self._verified())
            except BuildError:
                if self.stamp() == stamp:
                    raise

    def last_good(self) -> Build | None:
        """The build in force; None where there is none that is whole."""
        try:
            return self.read(lambda build: build)
        except BuildError:
            return None

    @contextmanager
    def locked(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Be the one process that writes; ``waiting`` is called where another one is.

        Raises BuildError where the folder cannot be written.
        """
        with _explained(self.directory):
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.directory.chmod(0o700)
            lock = FileLock(self.directory / LOCK)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                waiting()
                lock.acquire()
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def fresh(self) -> Iterator[Path]:
        """An empty folder for a build, gone again unless ``publish`` put it in force.

        Removes what killed builds left. Only under the lock. Raises BuildError where writing fails.
        """
        with _explained(self.directory):
            self._sweep()
            directory = Path(tempfile.mkdtemp(prefix=BUILD, dir=self.directory))
            (directory / DOCUMENTS).mkdir()
            (directory / ENGINE).mkdir()
            (directory / FIGURES).mkdir()
            try:
                yield directory
            finally:
                self._sweep()

    def publish(self, directory: Path, manifest: Manifest) -> Manifest:
        """Put a written build in force; its manifest gets the checksums of its files.

        Only under the lock. Raises BuildError where writing fails.
        """
        with _explained(self.directory):
            files = {name: _digest((directory / name).read_bytes()) for name in _names(directory)}
            manifest = replace(manifest, files=files)
            content = msgspec.json.encode(manifest)
            (directory / MANIFEST).write_bytes(content)
            for path in (*directory.rglob("*"), directory):
                _flush(path)
            pointer = self.directory / NEW_POINTER
            pointer.write_text(f"{directory.name} {_digest(content)}", encoding="ascii")
            _flush(pointer)
            pointer.replace(self.directory / POINTER)
            _flush(self.directory)
        return manifest

    def _pointer(self) -> tuple[str, str]:
        """Name of the build in force and SHA-256 of its manifest."""
        try:
            name, digest = (self.directory / POINTER).read_text(encoding="ascii").split()
        except FileNotFoundError as error:
            raise BuildError(
                f"{self.directory}: there is no index yet", hint="Run `yinju build`."
            ) from error
        except (OSError, ValueError) as error:
            raise _damaged(self.directory / POINTER) from error
        if Path(name).name != name or not name.startswith(BUILD):
            raise _damaged(self.directory / POINTER)
        return name, digest

    def _verified(self) -> Build:
        name, digest = self._pointer()
        directory = self.directory / name
        manifest = _decoded(directory / MANIFEST, digest, Manifest)
        if set(_names(directory)) != manifest.files.keys() | {MANIFEST}:
            raise _damaged(directory)
        files = dict(manifest.files)
        baked = tuple(
            _decoded(directory / file, files.pop(file), Baked)
            for file in (baked_name(document) for document in manifest.documents)
        )
        for file, expected in files.items():
            _content(directory / file, expected)
        return Build(directory, manifest, baked)

    def _sweep(self) -> None:
        """Remove every build but the one in force."""
        try:
            kept, _ = self._pointer()
        except BuildError:
            kept = None
        for path in self.directory.glob(f"{BUILD}*"):
            if path.name != kept:
                shutil.rmtree(path, ignore_errors=True)
        (self.directory / NEW_POINTER).unlink(missing_ok=True)


def baked_name(document: str) -> str:
    """Where in a build a document's baked state stands."""
    return f"{DOCUMENTS}/{document}.json"


def write_baked(directory: Path, baked: Baked) -> None:
    """Write a document's baked state into a fresh build."""
    (directory / baked_name(baked.document.id)).write_bytes(msgspec.json.encode(baked))


@contextmanager
def _explained(directory: Path) -> Iterator[None]:
    """Turn the operating system's refusals into a BuildError that says what to do."""
    try:
        yield
    except OSError as error:
        hint = WRITE_HINTS.get(error.errno or 0, "See that its owner may write there.")
        raise BuildError(
            f"{directory}: the index cannot be written: {error.strerror or error}", hint=hint
        ) from error


def _damaged(path: Path) -> BuildError:
    return BuildError(f"{path}: missing or damaged", hint="Run `yinju build` to make it anew.")


def _names(directory: Path) -> list[str]:
    """Every file below, as a path within the folder with forward slashes."""
    return sorted(
        path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _content(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _damaged(path) from error
    if _digest(content) != digest:
        raise _damaged(path)
    return content


def _decoded(path: Path, digest: str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(_content(path, digest), type=kind)
    except msgspec.DecodeError as error:
        # Whole but of another shape: written by another version of this program.
        raise _damaged(path) from error


def _flush(path: Path) -> None:
    """Have the operating system put a file's or folder's content on the disk."""
    if path.is_dir():
        if os.name == "nt":
            return  # Windows cannot open folders; its journal keeps their entries.
        handle = os.open(path, os.O_RDONLY)
    else:
        handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
