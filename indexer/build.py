"""From the corpus to an index in force, top to bottom: the one place that knows the stages' order.

For: what ``yinju build`` does. Not for: how a stage works (each has its module), how the index
lies on the disk (``store``), when a build is due in a running service (``upkeep``).
"""

from __future__ import annotations

import hashlib
import json
import logging
import traceback
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from indexer import corpus, engine, numbers, passages, translation
from indexer.config import Config
from indexer.engine import Engine, Entry, Request
from indexer.entries import entries
from indexer.errors import BuildError, CorpusError, YinjuError
from indexer.footnotes import described
from indexer.language import glossary
from indexer.language.analysis import Analyzer
from indexer.language.glossary import Glossary
from indexer.parse import parse
from indexer.query import Term
from indexer.statistics import statistics
from indexer.store import ENGINE, Baked, Build, Failure, Manifest, Store, write_baked
from indexer.translation import english_by_text

LIBRARIES = ("babel", "jieba", "msgspec", "opencc", "snowballstemmer", "whoosh")
"""Those whose version may change what an index holds."""

GLOSSARY = "glossary.toml"

log = logging.getLogger(__name__)


class Progress:
    """Is told how far a build is; this one keeps it to itself."""

    def step(self, name: str, done: int, total: int) -> None:
        """``name`` is begun; ``done`` of ``total`` steps lie behind."""

    def waiting(self) -> None:
        """Another build is running; this one goes on when that one ends."""


SILENT = Progress()


def fingerprint(config: Config) -> str:
    """SHA-256 over all that an index is made from: the corpus, our code, the libraries.

    With the code in it no schema number can be forgotten; a build takes seconds.

    Raises CorpusError where the corpus folder is missing.
    """
    package = Path(__file__).parent
    made_from = {
        "engine": config.engine,
        "corpus": _digests(corpus_files(config.corpus), config.corpus),
        "code": _digests(sorted(package.rglob("*.py")), package),
        "libraries": {name: version(name) for name in LIBRARIES},
    }
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
    last = _last_good(Store(config.index))
    return last is not None and last.manifest.fingerprint == wanted


def build(config: Config, progress: Progress = SILENT, *, force: bool = False) -> Manifest:
    """Make the index anew if it is not current (with ``force``: in any case) and put it in force.

    A report that fails keeps its last good state, or is left out where it has none; the manifest
    names it. Waits for another build to end.

    Raises CorpusError where there is no report at all that could be read, BuildError where the
    index cannot be written or does not answer a search; the index in force then stays.
    """
    store = Store(config.index)
    with store.locked(progress.waiting):
        wanted = fingerprint(config)
        last = _last_good(store)
        if last is not None and last.manifest.fingerprint == wanted and not force:
            return last.manifest
        folders = report_folders(config.corpus)
        failures: dict[str, Failure] = {}
        baked = list(_baked(folders, last, failures, progress))
        taken_in = list(_indexed(baked, config.corpus, failures, progress))
        progress.step("writing", 2 * len(folders), 2 * len(folders) + 1)
        if not taken_in:
            raise _nothing_readable(list(failures.values()))
        manifest = _written(store, config, wanted, taken_in, tuple(failures.values()))
        progress.step("done", 2 * len(folders) + 1, 2 * len(folders) + 1)
        return manifest


def bake(folder: Path) -> Baked:
    """Work out all that is served of one report.

    Raises CorpusError where the report or what stands beside it cannot be read.
    """
    report = corpus.read(folder)
    document = described(parse(report))
    figures = statistics(document)
    english = english_by_text(document, translation.load(folder / translation.PO_NAME))
    return Baked(
        document=document,
        statistics=figures,
        findings=(),
        passages=passages.passages(document, figures, english),
        english=english,
        glossary=glossary.load(folder / GLOSSARY),
    )


def analyzer_for(glossaries: Iterable[Glossary]) -> Analyzer:
    """The analyzer of texts and queries, with the terms of all glossaries among its words."""
    return _analyzer(tuple(word for each in glossaries for word in each.chinese_words))


@lru_cache(maxsize=1)
def _analyzer(words: tuple[str, ...]) -> Analyzer:
    # Kept: its dictionary takes a second and 90 MB, and the next index mostly has the same words.
    return Analyzer(words, numbers.find)


def _baked(
    folders: Sequence[Path], last: Build | None, failures: dict[str, Failure], progress: Progress
) -> Iterator[Baked]:
    """Every report baked; one that fails is added to ``failures`` and stands as it was last."""
    kept = {} if last is None else {each.document.id: each for each in last.baked}
    for done, folder in enumerate(folders):
        progress.step(folder.name, done, 2 * len(folders) + 1)
        try:
            yield bake(folder)
        except Exception as error:  # A fault of ours in one report must not take others down.
            failures[folder.name] = _failure(folder, error, kept=folder.name in kept)
            if folder.name in kept:
                yield kept[folder.name]


def _indexed(
    baked: Sequence[Baked], corpus_folder: Path, failures: dict[str, Failure], progress: Progress
) -> Iterator[tuple[Baked, tuple[Entry, ...]]]:
    """Every report with its index entries; one that fails is added to ``failures``, left out."""
    analyzer = analyzer_for(each.glossary for each in baked)
    for done, each in enumerate(baked, start=len(baked)):
        progress.step(each.document.id, done, 2 * len(baked) + 1)
        try:
            yield each, tuple(entries(each.document, each.passages, analyzer, each.statistics))
        except Exception as error:  # As above.
            id_ = each.document.id
            failures[id_] = _failure(corpus_folder / id_, error, kept=False)


def _written(
    store: Store,
    config: Config,
    wanted: str,
    taken_in: Sequence[tuple[Baked, Sequence[Entry]]],
    failures: tuple[Failure, ...],
) -> Manifest:
    """Write, try out and put in force."""
    indexed = [entry for _, each in taken_in for entry in each]
    chosen = engine.create(config.engine)
    with store.fresh() as directory:
        for baked, _ in taken_in:
            write_baked(directory, baked)
        chosen.rebuild(indexed, directory / ENGINE)
        _try_out(chosen, directory / ENGINE, indexed)
        manifest = Manifest(
            fingerprint=wanted,
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            engine=config.engine,
            documents=tuple(baked.document.id for baked, _ in taken_in),
            passages=len(indexed),
            failures=failures,
            files={},
        )
        return store.publish(directory, manifest)


def _failure(folder: Path, error: Exception, *, kept: bool) -> Failure:
    if isinstance(error, YinjuError):
        return Failure(folder.name, error.message, error.hint, kept)
    log.error("%s cannot be taken in", folder.name, exc_info=error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return Failure(
        folder.name,
        f"{folder / corpus.TEXT_NAME}: a fault of the program: {error!r}",
        f"It is in {Path(place.filename).name}, line {place.lineno}; please report it.",
        kept,
    )


def _nothing_readable(failures: Sequence[Failure]) -> CorpusError:
    if failures:
        others = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
        return CorpusError(failures[0].message + others, hint=failures[0].hint)
    return CorpusError(
        "the corpus holds no report",
        hint="`yinju add FILE` puts one there; or set `corpus` in config.toml.",
    )


def _try_out(chosen: Engine, directory: Path, entries: Sequence[Entry]) -> None:
    """Open what was written: it must hold every entry and find the first by one of its terms.

    Raises BuildError where it does not.
    """
    searcher = chosen.open(directory)
    try:
        found = searcher.search(Request(None)).total
        if found != len(entries):
            raise BuildError(f"{directory}: {found} passages instead of {len(entries)}")
        first = entries[0]
        name, terms = next((name, terms) for name, terms in first.fields.items() if terms)
        sample = searcher.search(Request(Term(name, terms[0]), {"document": (first.document,)}))
        if not sample.total:
            raise BuildError(f"{directory}: a sample search found nothing")
    finally:
        searcher.close()


def _last_good(store: Store) -> Build | None:
    try:
        return store.read(lambda build: build)
    except BuildError:
        return None


def _digests(paths: Sequence[Path], root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): _digest(path) for path in paths}


def _digest(path: Path) -> str:
    """SHA-256 of a file; what the system says where it cannot be read, which the stage that
    needs the file reports."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return str(error)
