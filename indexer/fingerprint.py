"""What an index is made from, in one number, so that a stale index is known for one.

For: whether the index in force is that of the corpus, the code and the libraries as they are now.
Not for: making it (``build``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from indexer import semantic
from indexer.config import Config
from indexer.errors import CorpusError
from indexer.store import Store

LIBRARIES = ("babel", "jieba", "msgspec", "opencc", "pypinyin", "snowballstemmer", "whoosh")
"""Those whose version may change what an index holds."""


def fingerprint(config: Config) -> str:
    """SHA-256 over all that an index is made from: the corpus, our code, the libraries.

    With the code in it no schema number can be forgotten; a build takes seconds.

    Raises CorpusError where the corpus folder is missing, ConfigError where the semantic extra is
    on but not installed.
    """
    return _sum(
        {
            "engine": config.engine,
            "semantic": semantic.embedder_name(config.semantic),
            "corpus": _digests(corpus_files(config.corpus), config.corpus),
            "program": program(),
        }
    )


def program() -> str:
    """SHA-256 over our code, as it is on the disk now, and the libraries."""
    return _sum(
        {
            "code": code(Path(__file__).parent),
            "libraries": {name: version(name) for name in LIBRARIES},
        }
    )


def code(package: Path) -> dict[str, str]:
    """Digests of a package's modules and the tables beside them, by path."""
    files = sorted(p for p in package.rglob("*") if p.is_file() and p.suffix != ".pyc")
    return _digests(files, package)


def _sum(made_from: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def corpus_files(corpus: Path) -> list[Path]:
    """Every file of every report's folder, hidden ones left out, in a fixed order.

    Raises CorpusError where the corpus folder is missing.
    """
    return sorted(
        path
        for folder in report_folders(corpus)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


def report_folders(corpus: Path) -> list[Path]:
    """The reports' folders, in the order of their ids.

    Raises CorpusError where the corpus folder is missing.
    """
    try:
        return sorted(p for p in corpus.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError as error:
        raise CorpusError(
            f"{corpus}: the corpus folder cannot be read: {error.strerror}",
            hint="Make it, or set `corpus` in config.toml; `yinju add FILE` puts a report there.",
        ) from error


def is_current(config: Config) -> bool:
    """Whether the index is whole and made from just what is there now."""
    wanted = fingerprint(config)
    last = Store(config.index).last_good()
    return last is not None and last.manifest.fingerprint == wanted


def _digests(paths: Sequence[Path], root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): _digest(path) for path in paths}


def _digest(path: Path) -> str:
    """SHA-256 of a file; what the system says where it cannot be read, which the stage that
    needs the file reports."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return str(error)
