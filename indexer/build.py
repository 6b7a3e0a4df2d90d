"""From the corpus to an index in force, top to bottom: the one place that knows the stages' order.

For: what ``yinju build`` does. Not for: how a stage works (each has its module), how the index
lies on the disk (``store``), when a build is due in a running service (``upkeep``).
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from indexer import corpus, engine, figures, passages, semantic, translation
from indexer.checks import findings
from indexer.completions import completions
from indexer.config import Config
from indexer.engine import Engine, Entry, Request
from indexer.entries import analyzer_for, entries
from indexer.errors import BuildError, CorpusError, YinjuError
from indexer.fingerprint import fingerprint, report_folders
from indexer.footnotes import described
from indexer.language import glossary
from indexer.language.analysis import Analyzer
from indexer.language.homophones import homophones, sounds
from indexer.parse import parse
from indexer.progress import SILENT, Progress
from indexer.query import Term
from indexer.question.cues import cue_words
from indexer.statistics import statistics
from indexer.statistics.english import with_english
from indexer.statistics.times import with_year
from indexer.store import (
    ENGINE,
    FIGURES,
    SEMANTIC,
    Baked,
    Build,
    Failure,
    Manifest,
    Store,
    write_baked,
)
from indexer.translation import english_by_text

if TYPE_CHECKING:
    from indexer.semantic.vectors import Vectors

log = logging.getLogger(__name__)


def build(config: Config, progress: Progress = SILENT, *, force: bool = False) -> Manifest:
    """Make the index anew if it is not current (with ``force``: in any case) and put it in force.

    A report that fails keeps its last good state, or is left out where it has none; the manifest
    names it. Waits for another build to end.

    Raises CorpusError where there is no report at all that could be read, BuildError where the
    index cannot be written or does not answer a search; the index in force then stays. Raises
    ConfigError where the semantic extra is on but not installed.
    """
    store = Store(config.index)
    with store.locked(progress.waiting):
        wanted = fingerprint(config)
        last = store.last_good()
        if last is not None and last.manifest.fingerprint == wanted and not force:
            return last.manifest
        folders = report_folders(config.corpus)
        failures: dict[str, Failure] = {}
        baked = list(_baked(folders, last, failures, progress))
        taken_in = list(_indexed(baked, last, config, failures, progress))
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
    document = with_year(described(parse(report)))
    english = english_by_text(document, translation.load(folder / translation.PO_NAME))
    terms = glossary.load(folder / glossary.FILE_NAME)
    found = with_english(document, statistics(document), english)
    return Baked(
        document=document,
        statistics=found,
        findings=findings(document, found),
        passages=passages.passages(document, found, english),
        english=english,
        glossary=terms,
        groups=report.description.groups,
        homophones=homophones(chain(terms.chinese_words, cue_words())),
        sounds=sounds(report.text) if document.language == "zh" else {},
    )


def _baked(
    folders: Sequence[Path], last: Build | None, failures: dict[str, Failure], progress: Progress
) -> Iterator[Baked]:
    """Every report baked; one that fails is added to ``failures`` and stands as it was last."""
    kept = {} if last is None else {each.document.id: each for each in last.baked}
    for done, folder in enumerate(folders):
        progress.step(folder.name, done, 2 * len(folders) + 1)
        try:
            yield _remembering(kept.get(folder.name), bake(folder))
        except Exception as error:  # A fault of ours in one report must not take others down.
            failures[folder.name] = _failure(folder, error, kept=folder.name in kept)
            if folder.name in kept:
                yield kept[folder.name]


def _remembering(last: Baked | None, new: Baked) -> Baked:
    """The new state with the keys that the last one had and it has no more."""
    if last is None:
        return new
    gone = figures.retired(last.retired, last.document, last.statistics, new.statistics)
    return replace(new, retired=gone)


@dataclass(frozen=True, slots=True)
class _Indexed:
    """A report with its index entries, and with what the analyzer of all reports adds to it."""

    baked: Baked
    passages: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    vectors: Vectors | None
    """None without the semantic extra."""

    @classmethod
    def of(cls, baked: Baked, analyzer: Analyzer, vectors: Vectors | None) -> _Indexed:
        document = baked.document
        found = figures.of(document, baked.statistics, baked.english)
        offered = completions(document, baked.passages, baked.english, baked.glossary, analyzer)
        return cls(
            replace(baked, completions=offered),
            tuple(entries(document, baked.passages, analyzer, baked.statistics)),
            tuple(figures.entries(document, found, analyzer)),
            vectors,
        )


def _indexed(
    baked: Sequence[Baked],
    last: Build | None,
    config: Config,
    failures: dict[str, Failure],
    progress: Progress,
) -> Iterator[_Indexed]:
    """Every report with its index entries; one that fails is added to ``failures``, left out."""
    common = [each.glossary for each in baked if not each.groups]
    space = semantic.vector_space(config.semantic)
    known = None if last is None else last.semantic
    for done, each in enumerate(baked, start=len(baked)):
        progress.step(each.document.id, done, 2 * len(baked) + 1)
        try:
            own = [each.glossary] if each.groups else []
            vectors = None if space is None else space.vectors(each.passages, known)
            yield _Indexed.of(each, analyzer_for(common, own), vectors)
        except Exception as error:  # As above.
            id_ = each.document.id
            failures[id_] = _failure(config.corpus / id_, error, kept=False)


def _written(
    store: Store,
    config: Config,
    wanted: str,
    taken_in: Sequence[_Indexed],
    failures: tuple[Failure, ...],
) -> Manifest:
    """Write, try out and put in force."""
    indexed = [entry for each in taken_in for entry in each.passages]
    chosen = engine.create(config.engine)
    with store.fresh() as directory:
        for each in taken_in:
            write_baked(directory, each.baked)
            if each.vectors is not None:
                each.vectors.write(directory / SEMANTIC)
        chosen.rebuild(indexed, directory / ENGINE)
        chosen.rebuild([e for each in taken_in for e in each.figures], directory / FIGURES)
        _try_out(chosen, directory / ENGINE, indexed)
        manifest = Manifest(
            fingerprint=wanted,
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            engine=config.engine,
            documents=tuple(each.baked.document.id for each in taken_in),
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
