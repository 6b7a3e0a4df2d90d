"""``yinju mcp`` over HTTP, and calls of its tools by the protocol's official client."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import anyio
import cedict
import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent

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


@contextmanager
def over_http(folder: Path) -> Iterator[str]:
    """Serves what ``folder/config.toml`` says; the address."""
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


@asynccontextmanager
async def asking_as(
    address: str, headers: Mapping[str, str], speaker: str = "127.0.0.1"
) -> AsyncIterator[Any]:
    """What speaks to a server from this machine's address ``speaker``."""
    transport = httpx2.AsyncHTTPTransport(local_address=speaker)
    async with (
        httpx2.AsyncClient(headers=dict(headers), transport=transport) as client,
        streamable_http_client(address, http_client=client) as streams,
    ):
        yield streams
