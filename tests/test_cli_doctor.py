"""``yinju doctor``: each thing that may be wrong with a set-up is told, with the mend."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from indexer import config, keys
from indexer.build import build
from indexer.cli import yinju

REPORT = Path(__file__).parent / "reports" / "donglan-eldercare-2021"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(REPORT, tmp_path / "corpus" / REPORT.name)
    (tmp_path / "config.toml").write_text('engine = "memory"\n[server]\nport = 0\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def examined() -> tuple[int, list[dict[str, Any]]]:
    result = CliRunner().invoke(yinju, ["doctor", "--json"])
    return result.exit_code, json.loads(result.stdout)


def test_a_new_set_up_is_well(folder: Path) -> None:
    status, remarks = examined()
    assert status == 0
    assert {r["subject"] for r in remarks} == (
        {"settings", "corpus", "semantic", "index", "dictionary", "port", "proxies", "access"}
    )
    assert all(r["good"] for r in remarks)
    assert not (folder / "var").exists(), "it changes nothing"


@pytest.mark.usefixtures("folder")
def test_a_current_index_is_told() -> None:
    build(config.load())
    status, remarks = examined()
    assert status == 0
    assert any("current." in r["message"] for r in remarks if r["subject"] == "index")


def unknown_setting(folder: Path) -> None:
    (folder / "config.toml").write_text("prot = 1", "utf-8")


def no_corpus(folder: Path) -> None:
    shutil.rmtree(folder / "corpus")


def empty_corpus(folder: Path) -> None:
    shutil.rmtree(folder / "corpus" / REPORT.name)


def unreadable_report(folder: Path) -> None:
    (folder / "corpus" / REPORT.name / "report.md").write_bytes(b"\xff")


def unreadable_glossary(folder: Path) -> None:
    (folder / "corpus" / REPORT.name / "glossary.toml").write_text("= =", "utf-8")


def index_open_to_all(folder: Path) -> None:
    (folder / "var" / "index").mkdir(parents=True)
    (folder / "var" / "index").chmod(0o777)


def index_under_a_file(folder: Path) -> None:
    (folder / "var").write_text("", "utf-8")


def nobody_trusted(folder: Path) -> None:
    (folder / "config.toml").write_text("[proxy]\nhops = 1\ntrusted = []", "utf-8")


def proxy_elsewhere(folder: Path) -> None:
    text = '[server]\nhost = "0.0.0.0"\n[proxy]\nhops = 1'
    (folder / "config.toml").write_text(text, "utf-8")


def sign_on_without_proxy(folder: Path) -> None:
    (folder / "config.toml").write_text("[access]\nsign_on = true", "utf-8")


def sign_on_from_anywhere(folder: Path) -> None:
    text = '[access]\nsign_on = true\n[proxy]\nhops = 1\ntrusted = ["0.0.0.0/0"]'
    (folder / "config.toml").write_text(text, "utf-8")


def keys_open_to_all(folder: Path) -> None:
    keys.add(folder / "var" / "keys.json", "portal")
    (folder / "var" / "keys.json").chmod(0o644)


def damaged_keys(folder: Path) -> None:
    (folder / "var").mkdir()
    (folder / "var" / "keys.json").write_text("{", "utf-8")


def report_for_nobody(folder: Path) -> None:
    path = folder / "corpus" / REPORT.name / "report.toml"
    path.write_text('groups = ["board"]\n' + path.read_text("utf-8"), "utf-8")
    keys.add(folder / "var" / "keys.json", "portal", ["staff"])


def limits_counted_nowhere(folder: Path) -> None:
    text = '[access]\nrate = "9 per second"\nrate_storage = "floppy://"'
    (folder / "config.toml").write_text(text, "utf-8")


def limits_counted_where_nothing_listens(folder: Path) -> None:
    text = '[access]\nrate = "9 per second"\nrate_storage = "redis://127.0.0.1:1"'
    (folder / "config.toml").write_text(text, "utf-8")


def no_toml(folder: Path) -> None:
    (folder / "config.toml").write_text("[server", "utf-8")


def wrong_prefix(folder: Path) -> None:
    (folder / "config.toml").write_text('[web]\nbase_path = "yinju/"', "utf-8")


def too_many_proxies(folder: Path) -> None:
    (folder / "config.toml").write_text("[proxy]\nhops = 11", "utf-8")


def address_of_another_machine(folder: Path) -> None:
    (folder / "config.toml").write_text('[server]\nhost = "192.0.2.1"', "utf-8")


@pytest.mark.parametrize(
    ("harm", "subject", "says", "hints"),
    [
        (unknown_setting, "settings", "unknown setting prot", "Did you mean"),
        (no_toml, "settings", "not TOML", ""),
        (wrong_prefix, "settings", "a path such as /yinju", "explains"),
        (too_many_proxies, "settings", "a whole number <= 10", "explains"),
        (address_of_another_machine, "port", "cannot be listened on", "server.host"),
        (no_corpus, "corpus", "cannot be read", "corpus"),
        (empty_corpus, "corpus", "holds no report", "yinju add"),
        (unreadable_report, "corpus", "line 1", "UTF-8"),
        (unreadable_glossary, "corpus", "glossary.toml", ""),
        (index_open_to_all, "index", "as trusted as code", "chmod 0700"),
        (index_under_a_file, "index", "cannot be written", "config.toml"),
        (nobody_trusted, "proxies", "none is trusted", "proxy.trusted"),
        (sign_on_without_proxy, "access", "every sign-on is dropped", "proxy.hops"),
        (sign_on_from_anywhere, "access", "can be anybody", "own address"),
        (keys_open_to_all, "access", "open to others", "chmod 0600"),
        (damaged_keys, "access", "no keys", "yinju key add"),
        (report_for_nobody, "access", "for board only", "access.sign_on"),
        (limits_counted_nowhere, "access", "access.rate_storage", "memory://"),
        (limits_counted_where_nothing_listens, "access", "counts by itself", "Start Redis"),
        (proxy_elsewhere, "proxies", "only proxies on this machine", "server.host"),
    ],
)
def test_what_is_wrong_is_told(
    folder: Path, harm: Callable[[Path], None], subject: str, says: str, hints: str
) -> None:
    harm(folder)
    status, remarks = examined()
    assert status == 3
    wrong = [r for r in remarks if not r["good"] and r["subject"] == subject]
    assert says in wrong[0]["message"]
    assert hints in (wrong[0]["hint"] or "")


@pytest.mark.usefixtures("folder")
def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=4096))
    status, remarks = examined()
    assert status == 3
    wrong = [r for r in remarks if not r["good"]]
    assert {r["subject"] for r in wrong} == {"index", "dictionary"}
    assert all("MB of room left" in r["message"] for r in wrong)


def test_a_missing_extra_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "config.toml").write_text("[semantic]\nenabled = true", "utf-8")
    monkeypatch.setattr("indexer.semantic.PACKAGE", "no-such-package")
    status, remarks = examined()
    assert status == 3
    wrong = next(r for r in remarks if not r["good"])
    assert wrong["subject"] == "semantic"
    assert "pip install" in wrong["hint"]


def test_an_index_of_another_state_is_told(folder: Path) -> None:
    build(config.load())
    (folder / "corpus" / REPORT.name / "report.md").write_text("# Another\n\nText.\n", "utf-8")
    status, remarks = examined()
    assert status == 0, "the next start mends it"
    told = [r["message"] for r in remarks if r["subject"] == "index"]
    assert any("older than corpus or program" in each for each in told)


def test_a_port_in_use_is_told(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        (folder / "config.toml").write_text(f"[server]\nport = {port}\n", "utf-8")
        status, remarks = examined()
    assert status == 3
    assert [r["subject"] for r in remarks if not r["good"]] == ["port"]


@pytest.mark.usefixtures("folder")
def test_people_read_it_line_by_line() -> None:
    result = CliRunner().invoke(yinju, ["doctor"])
    assert result.stdout.splitlines()[0].startswith("ok    settings: ")
