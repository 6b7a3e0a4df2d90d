"""Building: what makes an index stale, what a broken report does, what a failed build leaves."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from corpora import REPORTS, Indexed, copied

from indexer import build as building
from indexer import engine
from indexer import fingerprint as prints
from indexer.build import build
from indexer.config import Config
from indexer.engine import Request
from indexer.engine.memory import MemoryEngine
from indexer.errors import BuildError, CorpusError
from indexer.fingerprint import fingerprint, is_current
from indexer.progress import Progress
from indexer.query import Phrase
from indexer.store import Build, Store

SMALL = ("donglan-eldercare-2021", "northmark-exporters-2019")


@pytest.fixture
def built(indexed: Indexed, tmp_path: Path) -> Config:
    return copied(indexed(*SMALL, engine="memory"), tmp_path)


@pytest.fixture
def config(built: Config) -> Config:
    """The same reports without an index."""
    shutil.rmtree(built.index)
    return built


def opened(config: Config) -> Build:
    return Store(config.index).read(lambda build: build)


def found(config: Config, text: str) -> list[str]:
    """The reports that have this text, exactly."""
    searcher = engine.create(config.engine).open(opened(config).engine)
    ranking = searcher.search(Request(Phrase("characters", tuple(text)), limit=50))
    return sorted({hit.document for hit in ranking.hits})


def rewrite(config: Config, document: str, change: Callable[[str], str]) -> None:
    path = config.corpus / document / "report.md"
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def test_every_report_is_in_the_index(config: Config) -> None:
    manifest = build(config)
    assert manifest.documents == SMALL
    assert manifest.failures == ()
    assert manifest.passages == sum(len(each.passages) for each in opened(config).baked) > 20
    assert found(config, "养老") == ["donglan-eldercare-2021"]


def test_a_current_index_is_left_as_it_is(built: Config) -> None:
    stamp = Store(built.index).stamp()
    assert is_current(built)
    build(built)
    assert Store(built.index).stamp() == stamp
    build(built, force=True)
    assert Store(built.index).stamp() != stamp


CHANGES: dict[str, Callable[[Config], object]] = {
    "a report changed": lambda c: rewrite(c, SMALL[0], lambda text: text + "\n新添一段。\n"),
    "a report is gone": lambda c: shutil.rmtree(c.corpus / SMALL[1]),
    "a report came": lambda c: shutil.copytree(REPORTS["qinglan-transport-2022"], c.corpus / "q"),
    "a glossary came": lambda c: (c.corpus / SMALL[0] / "glossary.toml").write_text(
        '[[term]]\nzh = "养老"\nen = "eldercare"\n', "utf-8"
    ),
    "a file of the index is damaged": lambda c: (next(opened(c).engine.iterdir())).write_bytes(b""),
    "the pointer is gone": lambda c: (c.index / "current").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_makes_the_index_stale(built: Config, change: Callable[[Config], object]) -> None:
    change(built)
    assert not is_current(built)
    build(built)
    assert is_current(built)


def test_another_engine_or_library_makes_the_index_stale(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(config)
    assert fingerprint(replace(config, engine="embedded")) != before
    monkeypatch.setattr(prints, "version", lambda _: "99")
    assert fingerprint(config) != before


def test_a_hidden_file_makes_no_difference(config: Config) -> None:
    before = fingerprint(config)
    (config.corpus / SMALL[0] / ".report.md.swp").write_text("")
    (config.corpus / ".git").mkdir()
    assert fingerprint(config) == before


def spoil(config: Config, document: str) -> None:
    path = config.corpus / document / "report.md"
    path.write_bytes(path.read_bytes() + b"\n\xff\xfe\n")


def test_a_broken_report_is_served_as_it_was_and_named(built: Config) -> None:
    spoil(built, SMALL[0])
    rewrite(built, SMALL[1], lambda text: text.replace("export", "EXPORT", 1))
    manifest = build(built)
    assert manifest.documents == SMALL
    [failure] = manifest.failures
    assert failure.document == SMALL[0]
    assert failure.kept
    assert "report.md, line " in failure.message
    assert found(built, "养老") == [SMALL[0]]
    assert is_current(built), "not built again until a file changes"


def test_a_broken_report_never_read_before_is_left_out(config: Config) -> None:
    spoil(config, SMALL[0])
    manifest = build(config)
    assert manifest.documents == SMALL[1:]
    assert [failure.kept for failure in manifest.failures] == [False]


def test_a_mended_report_is_read_again(config: Config) -> None:
    good = (config.corpus / SMALL[0] / "report.md").read_bytes()
    spoil(config, SMALL[0])
    build(config)
    (config.corpus / SMALL[0] / "report.md").write_bytes(good)
    manifest = build(config)
    assert manifest.documents == SMALL
    assert manifest.failures == ()


def test_a_fault_of_ours_in_one_report_is_named_too(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    bake = building.bake

    def faulty(folder: Path) -> object:
        if folder.name == SMALL[0]:
            raise ZeroDivisionError("division by zero")
        return bake(folder)

    monkeypatch.setattr(building, "bake", faulty)
    [failure] = build(config).failures
    assert "a fault of the program: ZeroDivisionError" in failure.message
    assert "test_build.py, line" in (failure.hint or "")


def test_without_any_readable_report_the_last_index_stays(built: Config) -> None:
    shutil.rmtree(built.corpus)
    with pytest.raises(CorpusError, match="corpus folder cannot be read"):
        build(built)
    assert opened(built).manifest.documents == SMALL


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        (lambda c: shutil.rmtree(c.corpus), "corpus folder cannot be read"),
        (lambda c: [shutil.rmtree(p) for p in c.corpus.iterdir()], "holds no report"),
        (lambda c: [spoil(c, name) for name in SMALL], r"report.md, line \d+.* \(and 1 more\)"),
    ],
    ids=["no folder", "no report", "none readable"],
)
def test_a_corpus_without_reports_is_an_error(
    config: Config, prepare: Callable[[Config], object], says: str
) -> None:
    prepare(config)
    with pytest.raises(CorpusError, match=says) as caught:
        build(config)
    assert caught.value.hint


class Forgetful:
    """An engine that loses passages."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._engine = MemoryEngine()

    def rebuild(self, entries: list[engine.Entry], directory: Path) -> None:
        self._engine.rebuild(entries[: self._kept], directory)

    def open(self, directory: Path) -> engine.Searcher:
        return self._engine.open(directory)


def test_an_index_that_does_not_answer_is_not_put_in_force(
    built: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(built).manifest
    monkeypatch.setattr(engine, "create", lambda _: Forgetful(3))
    with pytest.raises(BuildError, match="3 passages instead of"):
        build(built, force=True)
    assert opened(built).manifest == before
    assert len(list(built.index.glob("build-*"))) == 1


def test_progress_names_each_report_and_ends(config: Config) -> None:
    steps: list[tuple[str, int, int]] = []

    class Steps(Progress):
        def step(self, name: str, done: int, total: int) -> None:
            steps.append((name, done, total))

    build(config, Steps())
    assert [name for name, _, _ in steps] == [*SMALL, *SMALL, "writing", "done"]
    assert [done for _, done, _ in steps] == [0, 1, 2, 3, 4, 5]
    assert {total for _, _, total in steps} == {5}
