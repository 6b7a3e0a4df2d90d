"""Who is let in as whom: sign-on by a proxy, keys of programs, limits, and what is written down."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from handmade import CHINESE, ENGLISH, HandmadeLibrary

from indexer import keys
from indexer.config import AccessConfig, Config, LogConfig, ProxyConfig
from indexer.errors import ConfigError
from web import create_app
from web.operation import JsonFormatter, TextFormatter

HIDDEN = CHINESE.id
GROUP = "board"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def client(
    path: Path = Path("none.json"), hops: int = 1, log: LogConfig | None = None, **access: Any
) -> FlaskClient:
    config = Config(
        access=AccessConfig(keys=path, **access),
        proxy=ProxyConfig(hops=hops, trusted=("10.0.0.1",)),
        log=log or LogConfig(),
    )
    return create_app(config, HandmadeLibrary(groups={HIDDEN: GROUP})).test_client()


def seen(asking: FlaskClient, speaker: str = "10.0.0.1", **headers: str) -> list[str]:
    """The reports that are listed."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    base = {"REMOTE_ADDR": speaker}
    answer = asking.get("/api/v1/documents", headers=named, environ_base=base)
    assert answer.status_code == 200
    return [each["id"] for each in answer.get_json()["items"]]


BOTH = [CHINESE.id, ENGLISH.id]
OPEN = [ENGLISH.id]


@pytest.mark.parametrize(
    ("user", "groups", "expected"),
    [
        ("ada", "board", BOTH),
        ("ada", "staff, board ,x", BOTH),
        ("ada", "staff;board", BOTH),
        ("ada", "staff|board", BOTH),
        ("ada", "Board", OPEN),
        ("ada", "boardroom", OPEN),
        ("ada", "", OPEN),
        ("", "board", OPEN),
        (" ", "board", OPEN),
        ("阿达".encode().decode("latin-1"), "board", BOTH),
    ],
)
def test_a_trusted_proxy_signs_readers_on(user: str, groups: str, expected: list[str]) -> None:
    asking = client(sign_on=True)
    assert seen(asking, Remote_User=user, Remote_Groups=groups) == expected


@pytest.mark.parametrize(
    ("speaker", "settings"),
    [
        ("10.0.0.2", {"sign_on": True}),
        ("127.0.0.1", {"sign_on": True}),
        ("not an address", {"sign_on": True}),
        ("10.0.0.1", {"sign_on": True, "hops": 0}),
        ("10.0.0.1", {"sign_on": False}),
        ("10.0.0.1", {"sign_on": True, "user_header": "X-Who"}),
        ("10.0.0.1", {"sign_on": True, "groups_header": "X-Who"}),
    ],
)
def test_nobody_else_does(speaker: str, settings: dict[str, Any]) -> None:
    asking = client(**settings)
    assert seen(asking, speaker, Remote_User="ada", Remote_Groups="board") == OPEN
    forged = {"X_Forwarded_For": "10.0.0.1", "Remote_User": "ada", "Remote_Groups": "board"}
    if speaker != "10.0.0.1":
        assert seen(asking, speaker, **forged) == OPEN


def test_the_headers_may_have_other_names() -> None:
    asking = client(sign_on=True, user_header="X-Who", groups_header="X-Of")
    assert seen(asking, X_Who="ada", X_Of="board") == BOTH
    assert seen(asking, "10.0.0.2", X_Who="ada", X_Of="board") == OPEN


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [
        ("Authorization", "Bearer {}", BOTH),
        ("Authorization", "bearer  {}", BOTH),
        ("X-API-Key", "{}", BOTH),
        ("Authorization", "Basic {}", OPEN),
        ("Authorization", "Bearer of-another-service", OPEN),
        ("X-Key", "{}", OPEN),
    ],
)
def test_a_key_opens_its_groups(path: Path, header: str, value: str, expected: list[str]) -> None:
    key = keys.add(path, "archive", [GROUP])
    asking = client(path)
    assert seen(asking, **{header.replace("-", "_"): value.format(key)}) == expected


def test_a_key_counts_before_the_proxy_s_word(path: Path) -> None:
    key = keys.add(path, "portal")
    asking = client(path, sign_on=True)
    assert seen(asking, Remote_User="ada", Remote_Groups="board", X_API_Key=key) == OPEN


def test_changes_of_the_keys_are_taken_up_at_once(path: Path) -> None:
    asking = client(path)
    key = keys.add(path, "archive", [GROUP])
    assert seen(asking, X_API_Key=key) == BOTH
    keys.revoke(path, "archive")
    answer = asking.get("/api/v1/documents", headers={"X-API-Key": key})
    assert answer.status_code == 401


@pytest.mark.parametrize("address", ["/", "/api/v1/documents", "/none", "/static/-/style.css"])
def test_a_wrong_key_is_refused(path: Path, address: str) -> None:
    keys.add(path, "archive", [GROUP])
    headers = {"Authorization": "Bearer yinju_wrong"}
    answer = client(path).get(address, headers=headers, buffered=True)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer realm=yinju"
    assert answer.headers["Cache-Control"] == "no-store"
    if answer.is_json:
        assert answer.get_json()["error"]["code"] == "unauthorized"


def test_damaged_keys_keep_only_programs_out(path: Path) -> None:
    path.write_text("{", "utf-8")
    asking = client(path)
    assert asking.get("/").status_code == 200
    answer = asking.get("/api/v1/documents", headers={"X-API-Key": "yinju_x"})
    assert answer.status_code == 503
    assert str(path) not in answer.text


# --- Limits ---------------------------------------------------------------------------------


def test_too_many_requests_are_refused_with_a_time(path: Path) -> None:
    key = keys.add(path, "portal")
    asking = client(path, rate="3 per hour", sign_on=True)
    ask: Callable[..., Any] = asking.get
    others = [
        {},
        {"headers": {"X-API-Key": key}},
        {"headers": {"Remote-User": "ada"}, "environ_base": {"REMOTE_ADDR": "10.0.0.1"}},
        {"headers": {"Remote-User": "bob"}, "environ_base": {"REMOTE_ADDR": "10.0.0.1"}},
        {"environ_base": {"REMOTE_ADDR": "10.0.0.9"}},
    ]
    for given in others:
        for address in ("/", "/about", "/api/v1/documents"):
            answer = ask(address, **given)
            assert (answer.status_code, "Retry-After" in answer.headers) == (200, False), given
        refused = ask("/api/v1/search?q=x", **given)
        assert refused.status_code == 429
        assert 0 < int(refused.headers["Retry-After"]) <= 3600
        error = refused.get_json()["error"]
        assert error["code"] == "too-many-requests"
        assert set(error) == {"code", "message", "hint", "parameter"}
        assert error["hint"]
    for free in ("/healthz", "/readyz", "/metrics", "/static/-/style.css"):
        assert asking.get(free, buffered=True).status_code == 200
    assert "Too many" in asking.get("/", headers={"Accept-Language": "en"}).text


def test_wrong_keys_are_counted_too() -> None:
    asking = client(rate="2 per hour")
    codes = [asking.get("/", headers={"X-API-Key": f"{n}"}).status_code for n in range(4)]
    assert codes == [401, 401, 429, 429]


def test_without_a_rate_there_is_no_limit() -> None:
    asking = client()
    answers = [asking.get("/healthz") for _ in range(200)]
    assert {answer.status_code for answer in answers} == {200}
    assert "X-RateLimit-Limit" not in answers[0].headers


def test_a_storage_that_cannot_be_is_told() -> None:
    with pytest.raises(ConfigError, match=r"access\.rate_storage"):
        client(rate="1 per second", rate_storage="floppy://")


# --- The journal ------------------------------------------------------------------------------

SECRET = "zzz-秘密"


def journal(caplog: pytest.LogCaptureFixture, address: str, log: LogConfig, **given: Any) -> Any:
    with caplog.at_level(logging.INFO, "web.journal"):
        client(log=log, sign_on=True).get(address, **given)
    return [(record.getMessage(), record.facts) for record in caplog.records]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("address", "route", "documents", "status"),
    [
        ("/read/wider-markets", "pages.read", ["wider-markets"], 200),
        ("/read/trade-2018", "pages.read", ["trade-2018"], 404),
        ("/search?q=zzz&document=wider-markets", "pages.search", ["wider-markets"], 200),
        ("/api/v1/documents/wider-markets", "api.document", ["wider-markets"], 200),
        ("/no-such-page", None, [], 404),
    ],
)
def test_the_audit_tells_who_read_what(
    caplog: pytest.LogCaptureFixture,
    address: str,
    route: str | None,
    documents: list[str],
    status: int,
) -> None:
    given = {"headers": {"Remote-User": "ada"}, "environ_base": {"REMOTE_ADDR": "10.0.0.1"}}
    ((subject, told),) = journal(caplog, address, LogConfig(audit=True), **given)
    assert subject == "audit"
    assert told == {
        "reader": "ada",
        "means": "proxy",
        "address": "10.0.0.1",
        "method": "GET",
        "route": route,
        "documents": documents,
        "status": status,
    }


@pytest.mark.parametrize("address", ["/search?q={}", "/api/v1/search?q={}", "/api/v1/ask?q={}"])
def test_what_found_nothing_is_told_without_what_was_asked(
    caplog: pytest.LogCaptureFixture, address: str
) -> None:
    asked = address.format(SECRET)
    assert journal(caplog, asked, LogConfig()) == []
    assert journal(caplog, asked, LogConfig(queries=True)) == []
    ((subject, told),) = journal(caplog, asked, LogConfig(unanswered=True))
    assert (subject, list(told)) == ("unanswered", ["route"])
    caplog.clear()
    ((_, told),) = journal(caplog, asked, LogConfig(unanswered=True, queries=True))
    assert told["query"] == SECRET
    caplog.clear()
    ((_, told),) = journal(caplog, asked, LogConfig(audit=True))
    assert SECRET not in str(told)
    caplog.clear()
    assert journal(caplog, "/search?q=Small", LogConfig(unanswered=True)) == []


def test_the_journal_s_facts_are_fields_of_a_json_log() -> None:
    record = logging.LogRecord("web.journal", logging.INFO, "", 0, "audit", (), None)
    record.facts = {"reader": "阿达"}
    told = json.loads(JsonFormatter().format(record))
    assert (told["message"], told["reader"]) == ("audit", "阿达")


@pytest.mark.parametrize("sent", ["a\nINFO forged", "a\r\nb", "a\u2028b", "a\x1b[2Jb", "a\x85b"])
def test_nobody_can_begin_a_line_of_the_log(sent: str) -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "GET %s 404", (sent,), None)
    record.facts = {"reader": sent}
    line = TextFormatter("%(levelname)s %(message)s").format(record)
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
