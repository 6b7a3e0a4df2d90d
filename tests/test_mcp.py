"""The tools of ``yinju mcp``: the JSON interface's own records, asked by the official client."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import cedict
import httpx2
import pytest
from click.testing import CliRunner
from flask import Flask
from handmade import USERS, HandmadeLibrary
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import Tool
from mcp_calls import asked, asking_as, called, over_http, told

from indexer import config, keys
from indexer.build import build
from indexer.cli import yinju
from indexer.config import AccessConfig, Config
from indexer.store import Store
from web import create_app
from web.mcp_server import create_server

ROOT = Path(__file__).parent.parent
REPORT = "donglan-eldercare-2021"
TOOLS = {"search", "ask", "get_statistic", "get_passage", "list_reports", "list_sources"}
STATISTIC = {"document": "trade-2018", "name": USERS.key}


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(Config(), HandmadeLibrary())


@pytest.fixture(scope="module")
def tools(app: Flask) -> list[Tool]:
    async def listed(client: Client) -> list[Tool]:
        return (await client.list_tools()).tools

    return asked(create_server(app, AccessConfig()), listed)


def test_the_tools_are_told_so_that_a_program_can_choose(tools: list[Tool]) -> None:
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description
        assert len(tool.description) > 60
        assert "\n " not in tool.description, "no indentation of the source"
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert tool.output_schema
        for name, parameter in tool.input_schema["properties"].items():
            assert parameter.get("description"), f"{tool.name}.{name}"


@pytest.mark.parametrize(
    ("tool", "arguments", "address"),
    [
        ("search", {"query": "中小企业"}, "search?q=中小企业&limit=5"),
        (
            "search",
            {"query": "", "document": ["trade-2018"], "kind": ["heading", "footnote"], "limit": 2},
            "search?document=trade-2018&kind=heading&kind=footnote&limit=2",
        ),
        ("ask", {"question": "互联网用户有多少"}, "ask?q=互联网用户有多少"),
        ("ask", {"question": "Who won?"}, "ask?q=Who won?"),
        ("get_statistic", STATISTIC, f"statistics/trade-2018/{USERS.key}"),
        (
            "get_passage",
            {"document": "trade-2018", "id": "1-p1"},
            "documents/trade-2018/blocks/1-p1",
        ),
        ("list_reports", {}, "documents"),
        ("list_sources", {"document": "trade-2018"}, "documents/trade-2018/footnotes"),
        (
            "list_sources",
            {"document": "trade-2018", "limit": 1, "offset": 1},
            "documents/trade-2018/footnotes?limit=1&offset=1",
        ),
    ],
)
def test_a_tool_returns_the_record_of_the_json_interface(
    app: Flask, tool: str, arguments: dict[str, Any], address: str
) -> None:
    record = app.test_client().get(f"/api/v1/{address}").json
    assert "error" not in record
    result = called(create_server(app, AccessConfig()), tool, arguments)
    assert not result.is_error, told(result)
    assert result.structured_content == record
    assert json.loads(told(result)) == record


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("search", {"query": "长" * 401}, "400"),
        ("search", {"query": "x", "limit": 51}, "less than or equal to 50"),
        ("search", {"query": "x", "kind": ["poem"]}, "'heading'"),
        ("search", {}, "query"),
        ("ask", {"question": "  "}, "there is no question"),
        ("get_statistic", {"document": "trade-2018", "name": "nope"}, "not-found"),
        ("get_statistic", {"document": "trade-2018", "name": "0123456789"}, '"nearest":{"id"'),
        ("get_passage", {"document": "nowhere", "id": "1-p1"}, "No report nowhere"),
        ("get_passage", {"document": "../..", "id": "a/b?c=%00#"}, "not-found"),
        ("list_sources", {"document": "nowhere"}, "No report nowhere"),
    ],
)
def test_an_error_says_what_is_wrong(
    app: Flask, tool: str, arguments: dict[str, Any], says: str
) -> None:
    result = called(create_server(app, AccessConfig()), tool, arguments)
    assert result.is_error
    assert says in told(result)
    assert "Traceback" not in told(result)


def test_without_the_package_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("indexer.cli.serving.find_spec", lambda _: None)
    result = CliRunner().invoke(yinju, ["mcp"])
    assert result.exit_code == 2
    assert "pip install 'yinju[mcp]'" in result.output


# --- Over both transports --------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with its index: clients do not wait long for a server to begin."""
    folder = tmp_path_factory.mktemp("mcp")
    shutil.copytree(ROOT / "tests" / "reports" / REPORT, folder / "corpus" / REPORT)
    settings = f'dictionary = "{cedict.folder()}"\n[watch]\ninterval = 0\n'
    (folder / "config.toml").write_text(settings, "utf-8")
    build(config.load(folder / "config.toml"))
    return folder


@contextmanager
def over_stdio(folder: Path) -> Iterator[Any]:
    """As the README has desktop clients start it, but for where things are."""
    (example,) = re.findall(
        r"```json\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    configured = json.loads(example)["mcpServers"]["yinju"]
    assert configured["command"].endswith("/yinju")
    yield stdio_client(
        StdioServerParameters(
            command=sys.executable,
            args=["-m", "indexer", *configured["args"]],
            cwd=folder.parent,
            env={
                **dict.fromkeys(configured["env"], str(folder / "config.toml")),
                "PYTHONPATH": str(ROOT),
            },
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize("transport", [over_stdio, over_http])
def test_a_client_finds_asks_and_follows_up(transport: Any, folder: Path) -> None:
    async def follow_up(client: Client) -> None:
        assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
        assert "word for word" in (client.instructions or "")
        reports = (await client.call_tool("list_reports", {})).structured_content
        assert reports
        assert [report["id"] for report in reports["items"]] == [REPORT]
        found = (await client.call_tool("search", {"query": "unit:% 养老"})).structured_content
        assert found
        hit = found["items"][0]
        place = {"document": REPORT, "id": hit["id"]}
        passage = (await client.call_tool("get_passage", place)).structured_content
        assert passage
        assert passage["text"] == hit["text"]
        name = next(name for each in found["items"] for name in each["statistics"])
        wanted = {"document": REPORT, "name": name}
        statistic = (await client.call_tool("get_statistic", wanted)).structured_content
        assert statistic
        assert statistic["text"] in statistic["citation"]["quote"]
        question = {"question": f"{statistic['measure']}是多少？"}
        answer = (await client.call_tool("ask", question)).structured_content
        assert answer
        assert answer["query"] == question["question"]
        sources = (await client.call_tool("list_sources", {"document": REPORT})).structured_content
        assert sources
        assert sources["total"] > 0

    with transport(folder) as server:
        asked(server, follow_up)


PROXY = "127.0.0.2"
"""The one address whose word is taken; the tests speak from others where they do not say."""
MEMBER = {"Remote-User": "ada", "Remote-Groups": "board"}
RESTRICTED = "northmark-exporters-2019"
OF_THE_RESTRICTED: dict[str, dict[str, Any]] = {
    "search": {"query": "exporters", "document": [RESTRICTED]},
    "ask": {"question": "How many firms export?", "document": [RESTRICTED]},
    "get_statistic": {"document": RESTRICTED, "name": "{statistic}"},
    "get_passage": {"document": RESTRICTED, "id": "f1"},
    "list_sources": {"document": RESTRICTED},
}


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with a report for everybody and one for the board, and keys by name."""
    folder = tmp_path_factory.mktemp("divided")
    for report in (REPORT, RESTRICTED):
        shutil.copytree(ROOT / "tests" / "reports" / report, folder / "corpus" / report)
    description = folder / "corpus" / RESTRICTED / "report.toml"
    description.write_text('groups = ["board"]\n' + description.read_text("utf-8"), "utf-8")
    settings = f'[proxy]\nhops = 1\ntrusted = ["{PROXY}"]\n[access]\nsign_on = true\n'
    (folder / "config.toml").write_text(f"[watch]\ninterval = 0\n{settings}", "utf-8")
    path = folder / "var" / "keys.json"
    given = {
        name: keys.add(path, name, groups)
        for name, groups in (("archive", ["board"]), ("portal", ["staff"]))
    }
    build(config.load(folder / "config.toml"))
    return folder, given


@pytest.mark.slow
def test_over_http_every_tool_shows_what_whoever_asks_may_see(
    divided: tuple[Path, dict[str, str]],
) -> None:
    folder, given = divided
    statistic = Store(config.load(folder / "config.toml").index).last_good()
    assert statistic
    name = next(b for b in statistic.baked if b.document.id == RESTRICTED).statistics[0].id
    board = {"Authorization": f"Bearer {given['archive']}"}
    cases: list[tuple[str, Mapping[str, str], str, bool]] = [
        ("anybody", {}, "127.0.0.1", False),
        ("a key of the group", board, "127.0.0.1", True),
        ("such a key in its own header", {"X-API-Key": given["archive"]}, "127.0.0.1", True),
        ("a key of another group", {"X-API-Key": given["portal"]}, "127.0.0.1", False),
        ("a key that is none", {"X-API-Key": "yinju_none"}, "127.0.0.1", False),
        ("the proxy's word", MEMBER, PROXY, True),
        ("the proxy's word for another", {**MEMBER, "Remote-Groups": "staff"}, PROXY, False),
        ("their own word", MEMBER, "127.0.0.1", False),
        ("as from the proxy", {**MEMBER, "X-Forwarded-For": PROXY}, "127.0.0.1", False),
        ("with underscores", {"Remote_User": "ada", "Remote_Groups": "board"}, PROXY, False),
    ]
    with over_http(folder) as address:
        for who, headers, speaker, sees in cases:
            listed = called(asking_as(address, headers, speaker), "list_reports", {})
            assert (RESTRICTED in told(listed)) is sees, who
            assert listed.is_error is (who == "a key that is none"), who
            for tool, arguments in OF_THE_RESTRICTED.items():
                wanted = {**arguments, "name": name} if "name" in arguments else arguments
                found = called(asking_as(address, headers, speaker), tool, wanted)
                assert found.is_error is not sees, (who, tool, told(found))


@pytest.mark.slow
def test_over_standard_input_the_operator_grants_groups(
    divided: tuple[Path, dict[str, str]],
) -> None:
    folder, _ = divided
    for granted, sees in (((), False), (("--group", "board"), True)):
        server = StdioServerParameters(
            command=sys.executable,
            args=["-m", "indexer", "mcp", *granted],
            cwd=folder,
            env={"PYTHONPATH": str(ROOT)},
        )
        assert (RESTRICTED in told(called(stdio_client(server), "list_reports", {}))) is sees


def test_groups_are_not_granted_to_everybody_on_the_network() -> None:
    result = CliRunner().invoke(yinju, ["mcp", "--http", "--group", "board"])
    assert result.exit_code == 2
    assert "key of the group" in result.output


@pytest.mark.slow
def test_another_site_s_page_cannot_speak_with_it(folder: Path) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accept = {"Accept": "application/json, text/event-stream"}
    with over_http(folder) as address:
        port = urlsplit(address).port
        for headers, status in (
            ({}, (200, 400)),
            ({"Origin": "https://evil.example"}, (403,)),
            ({"Host": f"evil.example:{port}"}, (421,)),
        ):
            answer = httpx2.post(address, json=message, headers={**accept, **headers})
            assert answer.status_code in status, answer.text
