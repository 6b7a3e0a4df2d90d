"""The index folder: one writer, whole builds only, damage always noticed."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indexer.errors import BuildError
from indexer.language.glossary import Glossary
from indexer.model import Document
from indexer.store import Baked, Build, Manifest, Store, write_baked

DOCUMENT = Document("d", "引据", "zh", ("甲",), 2018, date(2018, 1, 1), "引据", (), (), (), ())
BAKED = Baked(DOCUMENT, (), (), (), {"引据": "Yinju"}, Glossary())
MANIFEST = Manifest("f1", "2026-01-01T00:00:00Z", "memory", ("d",), 0, (), {})


def fail_if_locked() -> None:
    raise AssertionError("somebody else holds the lock")


def publish(store: Store, fingerprint: str = "f1") -> Manifest:
    with store.locked(fail_if_locked), store.fresh() as directory:
        write_baked(directory, BAKED)
        (directory / "engine" / "postings").write_bytes(b"0123456789" * 10)
        return store.publish(directory, replace(MANIFEST, fingerprint=fingerprint))


def opened(store: Store) -> Build:
    return store.read(lambda build: build)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "var" / "index")


def names(store: Store) -> list[str]:
    return sorted(path.name for path in store.directory.iterdir())


def test_what_was_published_is_read(store: Store) -> None:
    manifest = publish(store)
    build = opened(store)
    assert build.manifest == manifest
    assert build.baked == (BAKED,)
    assert (build.engine / "postings").read_bytes() == b"0123456789" * 10
    assert set(manifest.files) == {"documents/d.json", "engine/postings"}


def test_the_folder_is_its_owner_s_alone(store: Store) -> None:
    publish(store)
    assert stat.S_IMODE(store.directory.stat().st_mode) == 0o700


def test_a_second_build_takes_the_first_one_s_place(store: Store) -> None:
    publish(store, "f1")
    before = store.stamp()
    publish(store, "f2")
    assert store.stamp() != before
    assert opened(store).manifest.fingerprint == "f2"
    assert len(names(store)) == 3, "pointer, lock and one build"


def test_without_an_index_the_error_says_what_to_do(store: Store) -> None:
    assert store.stamp() is None
    with pytest.raises(BuildError, match="there is no index yet") as caught:
        opened(store)
    assert caught.value.hint == "Run `yinju build`."


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


@pytest.mark.parametrize("damage", [Path.unlink, cut, empty, noise])
@pytest.mark.parametrize(
    "file", ["current", "manifest.json", "documents/d.json", "engine/postings"]
)
def test_damage_is_noticed(store: Store, file: str, damage: Callable[[Path], None]) -> None:
    publish(store)
    path = store.directory if file == "current" else opened(store).directory
    damage(path / file)
    with pytest.raises(BuildError):
        opened(store)


def test_a_file_that_does_not_belong_is_noticed(store: Store) -> None:
    publish(store)
    (opened(store).engine / "stranger").write_bytes(b"")
    with pytest.raises(BuildError, match="damaged"):
        opened(store)


def test_a_pointer_leads_nowhere_else(store: Store) -> None:
    publish(store)
    digest = (store.directory / "current").read_text().split()[1]
    (store.directory / "current").write_text(f"../elsewhere {digest}\n")
    with pytest.raises(BuildError, match="damaged"):
        opened(store)


def test_a_build_that_fails_leaves_nothing(store: Store) -> None:
    publish(store)
    with pytest.raises(KeyError), store.locked(fail_if_locked), store.fresh():
        raise KeyError
    assert len(names(store)) == 3
    assert opened(store).baked == (BAKED,)


def test_what_a_killed_build_left_is_removed(store: Store) -> None:
    publish(store)
    (store.directory / "build-killed" / "engine").mkdir(parents=True)
    (store.directory / "current.new").write_text("build-")
    publish(store)
    assert len(names(store)) == 3


def test_a_reader_overtaken_by_a_build_reads_again(store: Store) -> None:
    publish(store, "f1")
    fingerprints = []

    def overtaken(build: Build) -> str:
        fingerprints.append(build.manifest.fingerprint)
        if len(fingerprints) == 1:
            publish(store, "f2")
            raise BuildError("its files are gone")
        return build.manifest.fingerprint

    assert store.read(overtaken) == "f2"
    assert fingerprints == ["f1", "f2"]


def test_a_second_writer_waits(store: Store) -> None:
    waits, done = threading.Event(), threading.Event()

    def second() -> None:
        with store.locked(waits.set):
            done.set()

    with store.locked(fail_if_locked):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(10)
        assert not done.is_set()
    thread.join(10)
    assert done.is_set()


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "Make the folder writable"),
        (errno.EIO, "owner may write"),
    ],
)
def test_a_refusal_of_the_disk_is_explained(
    store: Store, monkeypatch: pytest.MonkeyPatch, number: int, hint: str
) -> None:
    publish(store)

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(BuildError, match="cannot be written") as caught:
        publish(store, "f2")
    assert hint in (caught.value.hint or "")
    monkeypatch.undo()
    assert opened(store).manifest.fingerprint == "f1"
    assert len(names(store)) == 3


def test_a_file_in_the_folder_s_place_is_explained(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(BuildError, match="cannot be written"):
        publish(Store(tmp_path / "index"))
