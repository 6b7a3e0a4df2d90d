"""Keys of programs: kept hashed for their owner's eyes, known at once, gone at once."""

from __future__ import annotations

import hmac
import json
import os
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer import keys
from indexer.cli import yinju
from indexer.errors import ConfigError, NotFoundError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "keys.json"


def test_a_key_is_recognised_until_it_is_revoked(path: Path) -> None:
    key = keys.add(path, "portal", ["b", "a", "b"])
    known = keys.recognised(keys.read(path), key)
    assert known is not None
    assert (known.name, known.groups) == ("portal", ("a", "b"))
    keys.revoke(path, "portal")
    assert keys.recognised(keys.read(path), key) is None


@pytest.mark.parametrize("other", ["", "yinju_", "x" * 50, "键", "\ud800"])
def test_nothing_else_is_recognised(path: Path, other: str) -> None:
    key = keys.add(path, "portal")
    for wrong in (other, key[:-1], key + "x", key.upper()):
        assert keys.recognised(keys.read(path), wrong) is None


def test_every_key_is_compared_and_each_in_constant_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that how long it takes tells nothing of which one, or how much of it, was right."""
    given = [keys.add(path, name) for name in ("a", "b", "c")]
    known = keys.read(path)
    compare, compared = hmac.compare_digest, []

    def counting(one: str, other: str) -> bool:
        compared.append(one)
        return compare(one, other)

    monkeypatch.setattr("hmac.compare_digest", counting)
    for key in (*given, given[0][:-1], ""):
        compared.clear()
        keys.recognised(known, key)
        assert compared == [each.sha256 for each in known]


def test_the_file_tells_no_key_and_is_its_owners(path: Path) -> None:
    made = [keys.add(path, name) for name in ("one", "two")]
    assert len(set(made)) == 2
    assert all(key.startswith("yinju_") and len(key) > 40 for key in made)
    assert not any(key[6:] in path.read_text("utf-8") for key in made)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_keys_made_at_once_are_all_kept(path: Path) -> None:
    threads = [threading.Thread(target=keys.add, args=(path, f"key-{n}")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys.read(path)) == 8


@pytest.mark.parametrize("name", ["", " ", "a b", "-x", "x" * 65, "a\nb", "名"])
def test_a_name_that_would_confuse_a_log_is_refused(path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="name"):
        keys.add(path, name)
    assert keys.read(path) == ()


@pytest.mark.parametrize("group", ["", "a,b", " a", "a|b"])
def test_a_group_that_cannot_be_is_refused(path: Path, group: str) -> None:
    with pytest.raises(ConfigError, match="group"):
        keys.add(path, "portal", [group])


def test_a_name_stands_for_one_key(path: Path) -> None:
    keys.add(path, "portal")
    with pytest.raises(ConfigError, match="already"):
        keys.add(path, "portal")
    with pytest.raises(NotFoundError, match="no key archive"):
        keys.revoke(path, "archive")


@pytest.mark.parametrize("content", [b"", b"[", b'[{"name": 1}]', b"\xff", b"{}"])
def test_a_damaged_file_is_told(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"keys\.json"):
        keys.read(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may all")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ConfigError, match="written"):
        keys.add(tmp_path / "var" / "keys.json", "portal")


# --- yinju key --------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(yinju, ["key", *arguments])


def test_keys_are_added_listed_and_revoked(folder: Path) -> None:
    added = run("add", "archive", "--group", "board", "--group", "research")
    assert added.exit_code == 0
    assert "not shown again" in added.stderr
    known = keys.recognised(keys.read(folder / "var" / "keys.json"), added.stdout.strip())
    assert known is not None
    listed = run("list").stdout
    assert listed.startswith("archive\t20")
    assert listed.endswith("\tboard, research\n")
    assert added.stdout.strip() not in listed
    assert known.sha256 not in listed
    assert run("revoke", "archive").exit_code == 0
    assert run("list").exit_code == 1


@pytest.mark.usefixtures("folder")
def test_programs_read_it_as_json() -> None:
    made = json.loads(run("add", "portal", "--json").stdout)
    assert made["key"].startswith("yinju_")
    (listed,) = json.loads(run("list", "--json").stdout)
    assert set(listed) == {"name", "groups", "created"}
    assert json.loads(run("revoke", "portal", "--json").stdout) == {"revoked": "portal"}
    assert json.loads(run("list", "--json").stdout) == []


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("revoke", "none"), 1, "there is no key none"),
        (("add", "a b"), 2, "cannot be a key's name"),
        (("add", "x", "--group", "a,b"), 2, "group"),
        (("add",), 2, "NAME"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_wrong_is_told(arguments: tuple[str, ...], status: int, says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == status
    assert says in result.stderr
