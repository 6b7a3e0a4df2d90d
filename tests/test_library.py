"""The library: opened on what is there, never stopped by what happens to the index."""

import gc
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from corpora import REPORTS, Indexed, copied

from indexer import library as libraries
from indexer import upkeep
from indexer.build import build
from indexer.config import Config, WatchConfig
from indexer.engine.memory import MemorySearcher
from indexer.errors import BuildError, CorpusError, NotFoundError
from indexer.library import Library
from indexer.store import Store
from indexer.upkeep import build_aside

ZH, EN, LATER = "donglan-eldercare-2021", "northmark-exporters-2019", "qinglan-transport-2022"


@pytest.fixture
def config(indexed: Indexed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """Two reports, built; builds happen here instead of in a process of their own."""
    monkeypatch.setattr(libraries, "build_aside", build)
    monkeypatch.setattr(upkeep, "build_aside", build)
    return copied(indexed(ZH, EN, engine="memory"), tmp_path)


def ids(library: Library) -> list[str]:
    return [document.id for document in library.documents()]


def add_report(config: Config) -> None:
    shutil.copytree(REPORTS[LATER], config.corpus / LATER)


def damage(config: Config) -> None:
    """Spoil the index in force, with a pointer newly written."""
    [directory] = config.index.glob("build-*")
    (directory / "manifest.json").write_bytes(b"{}")
    pointer = config.index / "current"
    pointer.write_text(pointer.read_text())


# --- What it tells --------------------------------------------------------------------


def test_it_tells_of_reports_passages_and_english(config: Config) -> None:
    library = Library.open(config)
    assert ids(library) == [ZH, EN]
    document = library.document(ZH)
    block = document.blocks[3]
    assert library.passage(ZH, block.id).text == block.text
    assert library.passages(ZH)[3].id == block.id
    assert library.english(ZH, "没有译文的一句。") is None
    status = library.status()
    assert (status.documents, status.trouble, status.failures) == (2, None, ())
    assert status.passages == len(library.passages(ZH)) + len(library.passages(EN))


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        (lambda library: library.document("none"), ZH),
        (lambda library: library.passages("none"), ZH),
        (lambda library: library.statistics("none"), ZH),
        (lambda library: library.passage("none", "1-p1"), ZH),
        (lambda library: library.passage(ZH, "99-p1"), "1.2-p4"),
        (lambda library: library.english("none", "text"), ZH),
    ],
)
def test_what_is_not_there_is_not_found(
    config: Config, ask: Callable[[Library], object], hint: str
) -> None:
    with pytest.raises(NotFoundError) as caught:
        ask(Library.open(config))
    assert hint in (caught.value.hint or "")


# --- Opening ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "prepare", [lambda c: shutil.rmtree(c.index), damage, add_report], ids=["none", "bad", "stale"]
)
def test_an_index_that_will_not_do_is_built_first(
    config: Config, prepare: Callable[[Config], object]
) -> None:
    prepare(config)
    library = Library.open(config)
    assert ids(library) == sorted(path.name for path in config.corpus.iterdir())
    assert library.ready()


def test_the_last_good_index_is_served_when_building_fails(config: Config) -> None:
    shutil.rmtree(config.corpus)
    library = Library.open(config)
    assert ids(library) == [ZH, EN]
    assert "corpus folder cannot be read" in (library.status().trouble or "")


def test_without_any_index_the_build_s_error_is_raised(config: Config) -> None:
    shutil.rmtree(config.corpus)
    shutil.rmtree(config.index)
    with pytest.raises(CorpusError, match="corpus folder cannot be read"):
        Library.open(config)


def test_a_broken_report_is_in_the_status(config: Config) -> None:
    (config.corpus / ZH / "report.md").write_bytes(b"\xff")
    library = Library.open(config)
    assert ids(library) == [ZH, EN]
    [failure] = library.status().failures
    assert "report.md, line 1" in failure.message


# --- While it is open -------------------------------------------------------------------


def test_a_new_index_is_taken_up(config: Config) -> None:
    library = Library.open(config)
    add_report(config)
    build(config)
    assert ids(library) == [ZH, EN, LATER]


def test_a_damaged_new_index_leaves_the_old_one_in_use(config: Config) -> None:
    library = Library.open(config)
    damage(config)
    assert ids(library) == [ZH, EN]
    assert "damaged" in (library.status().trouble or "")
    build(config)
    assert library.status().trouble is None


@pytest.mark.parametrize("destroy", [shutil.rmtree, damage], ids=["removed", "damaged"])
def test_what_happens_to_the_files_does_no_harm(
    config: Config, destroy: Callable[[object], object]
) -> None:
    library = Library.open(config)
    destroy(config if destroy is damage else config.index)
    assert ids(library) == [ZH, EN]


def test_an_index_no_longer_used_is_closed(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    monkeypatch.setattr(MemorySearcher, "close", lambda self: closed.append(id(self)))
    library = Library.open(config)
    old = library._current()
    searcher = id(old.searcher)
    build(config, force=True)
    assert library._current() is not old
    assert searcher not in closed, "a request is still using it"
    del old
    gc.collect()
    assert searcher in closed


def test_within_a_steady_block_the_index_stays_the_same(config: Config) -> None:
    library = Library.open(config)
    with library.steady():
        assert ids(library) == [ZH, EN]
        shutil.rmtree(config.corpus / EN)
        build(config)
        assert library.passages(EN)
    assert ids(library) == [ZH]


def test_a_warm_library_goes_on_while_it_takes_an_index_up(config: Config) -> None:
    library = Library.open(config)
    library.warm()
    add_report(config)
    build(config)
    assert ids(library) in ([ZH, EN], [ZH, EN, LATER])
    assert within_seconds(30, lambda: ids(library) == [ZH, EN, LATER])


def test_no_request_fails_while_indexes_are_swapped(config: Config) -> None:
    library = Library.open(config)
    stop, errors = threading.Event(), []

    def ask() -> None:
        while not stop.wait(0.001):
            try:
                assert library.passage(ZH, library.document(ZH).blocks[0].id)
            except Exception as error:
                errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        build(config, force=True)
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_failed_build_s_reason_comes_back_from_its_process(config: Config) -> None:
    shutil.rmtree(config.corpus)
    with pytest.raises(CorpusError, match="corpus folder cannot be read") as caught:
        build_aside(config)
    assert "yinju add" in (caught.value.hint or "")


def test_a_killed_build_is_an_error(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(BuildError, match="ended with status 1"):
        build_aside(config)


@pytest.fixture
def watching(config: Config) -> Iterator[Library]:
    library = Library.open(replace(config, watch=WatchConfig(interval=0.05)))
    library.keep_current()
    yield library
    library.close()


def within_seconds(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return holds()


def test_a_change_of_the_corpus_is_noticed(watching: Library) -> None:
    add_report(watching.config)
    assert within_seconds(30, lambda: ids(watching) == [ZH, EN, LATER])


def test_a_vanished_corpus_is_reported_and_recovered_from(watching: Library) -> None:
    config = watching.config
    config.corpus.rename(config.corpus.with_name("away"))
    assert within_seconds(30, lambda: watching.status().trouble is not None)
    assert ids(watching) == [ZH, EN]
    config.corpus.with_name("away").rename(config.corpus)
    assert within_seconds(30, lambda: watching.status().trouble is None)


def test_a_vanished_index_is_built_again(watching: Library) -> None:
    shutil.rmtree(watching.config.index)
    assert within_seconds(30, lambda: Store(watching.config.index).stamp() is not None)
    assert ids(watching) == [ZH, EN]
