"""The tools of ``yinju mcp``: the JSON interface's own records, asked by the official client."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import anyio
import cedict
import pytest
from click.testing import CliRunner
from flask import Flask
from handmade import USERS, HandmadeLibrary
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent, Tool

from indexer import config
from indexer.build import build
from indexer.cli import yinju
from indexer.config import Config
from web import create_app
from web.mcp_server import create_server

ROOT = Path(__file__).parent.parent
REPORT = "donglan-eldercare-2021"
TOOLS = {"search", "ask", "get_statistic", "get_passage", "list_reports", "list_sources"}
STATISTIC = {"document": "trade-2018", "name": USERS.key}

T = TypeVar("T")


def asked(server: Any, use: Callable[[Client], Awaitable[T]]) -> T:
    """What a client finds out from a server: one in this process, or where one is reached.

    In a thread of its own: the browser of other tests keeps this one's event loop running.
    """

    async def session() -> T:
        async with Client(server) as client:
            return await use(client)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, session).result()


def called(server: Any, tool: str, arguments: dict[str, Any]) -> CallToolResult:
    return asked(server, lambda client: client.call_tool(tool, arguments))


def told(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(Config(), HandmadeLibrary())


@pytest.fixture(scope="module")
def tools(app: Flask) -> list[Tool]:
    async def listed(client: Client) -> list[Tool]:
        return (await client.list_tools()).tools

    return asked(create_server(app), listed)


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
    result = called(create_server(app), tool, arguments)
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
    result = called(create_server(app), tool, arguments)
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
def over_http(folder: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "indexer", "mcp", "--http", "--port", "0"],
        cwd=folder,
        env=cedict.environment(),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    try:
        found = next(filter(None, (re.search(r"MCP at (\S+)", line) for line in process.stderr)))
        yield found[1]
    finally:
        process.terminate()
        process.wait(60)
        process.stderr.close()


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


@pytest.mark.slow
def test_another_site_s_page_cannot_speak_with_it(folder: Path) -> None:
    import httpx2

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
