"""The reports as tools of the Model Context Protocol (optional extra `yinju[mcp]`).

For: programs that answer with the help of tools, over standard input and output or HTTP. Not for:
records of its own: each tool asks the JSON interface within this process, so that what it returns
is the same to the byte, with the same checks, errors and visibility: over HTTP for whoever asks,
by sign-on or key as on pages; over standard input and output for the groups that the operator
grants. The one module that imports ``mcp``, the protocol's official package.
"""

from __future__ import annotations

import socket
from http import HTTPStatus
from inspect import getdoc
from typing import Annotated, Any
from urllib.parse import quote

import uvicorn
from flask import Flask
from mcp.server.mcpserver import Context, MCPServer
from mcp.types import CallToolResult, ContentBlock, TextContent, ToolAnnotations
from pydantic import Field

from indexer.config import AccessConfig
from indexer.model import BlockKind
from web import models
from web.readers import GRANTED, telling_headers

NAME = "yinju"
VERSION = "1"
"""Of the interface whose records these are."""
PATH = "/mcp"
"""Where the protocol is spoken over HTTP."""

INSTRUCTIONS = """\
Search and cited answers over reports in Chinese and English. Every number, quote and source in a
result is the report's own: quote `text` or `quote` word for word and cite document, section, pages
and footnotes. `text_en` and other `_en` fields are an unofficial translation. An answer that is not
`answerable` means that the reports do not say; do not fill it in. A `url` is a path on the Yinju
site. Offsets count code points, from `start` to before `end`.
"""

DOCUMENT = Field(description="A report's id, as `list_reports` gives it.")
DOCUMENTS = Field(description="Ids of the reports to look in; empty for all.")
LIMIT = Field(ge=1, le=50, description="Items in the answer at most.")
OFFSET = Field(ge=0, description="Items left out before: for the next page.")
READS_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
QUERY = Field(max_length=models.MAXIMUM_QUERY)


class Tools:
    """One method a tool; its docstring is what a program chooses it by."""

    def __init__(self, app: Flask, access: AccessConfig, groups: frozenset[str]) -> None:
        # A WSGI caller within the process; nothing goes over a network.
        self._client = app.test_client(use_cookies=False)
        self._headers = telling_headers(access)
        self._groups = groups

    def search(
        self,
        context: Context,
        query: Annotated[
            str,
            QUERY,
            Field(description='Words or a question in Chinese or English; "phrase", -word, >30%.'),
        ],
        document: Annotated[tuple[str, ...], DOCUMENTS] = (),
        kind: Annotated[
            tuple[BlockKind, ...], Field(description="Kinds of passage; empty for all.")
        ] = (),
        section: Annotated[tuple[str, ...], Field(description="Section ids; empty for all.")] = (),
        year: Annotated[tuple[int, ...], Field(description="Years spoken of; empty for all.")] = (),
        limit: Annotated[int, LIMIT] = 5,
        offset: Annotated[int, OFFSET] = 0,
    ) -> Annotated[CallToolResult, models.SearchAnswer]:
        """Find passages of the reports by words, in either language, the best first.

        Each comes whole, with section, pages, footnotes and the ids of its statistics. Use it to
        read up on a subject; for one fact or number, `ask` is shorter.
        """
        return self._get(
            context,
            "search",
            q=query,
            document=document,
            kind=kind,
            section=section,
            year=year,
            limit=limit,
            offset=offset,
        )

    def ask(
        self,
        context: Context,
        question: Annotated[str, QUERY, Field(description="One question, Chinese or English.")],
        document: Annotated[tuple[str, ...], DOCUMENTS] = (),
    ) -> Annotated[CallToolResult, models.AskAnswer]:
        """Answer one question in the reports' own words, with citation, or say that they do not.

        Best for a number, share, date, name, definition, list, rank or comparison. Where
        `answerable` is false, `reason` says why, and `passages` are the nearest.
        """
        return self._get(context, "ask", q=question, document=document)

    def get_statistic(
        self,
        context: Context,
        document: Annotated[str, DOCUMENT],
        name: Annotated[str, Field(description="Its id (1.2-p4-n1) or permanent key.")],
    ) -> Annotated[CallToolResult, models.StatisticItem]:
        """One number of a report: value, unit, period, what it measures, and where it comes from.

        Ids come with passages (`statistics`) and answers. Use it before citing a number: it names
        sentence, page, footnotes and sources.
        """
        return self._get(context, "statistics", document, name)

    def get_passage(
        self,
        context: Context,
        document: Annotated[str, DOCUMENT],
        id: Annotated[str, Field(description="A passage's id, such as 1.2-p4 or f11.")],
    ) -> Annotated[CallToolResult, models.Block]:
        """One passage of a report, whole: its sentences, footnotes, pages and section.

        Ids come with hits (`id`) and citations (`block`).
        """
        return self._get(context, "documents", document, "blocks", id)

    def list_reports(
        self,
        context: Context,
        limit: Annotated[int, LIMIT] = 50,
        offset: Annotated[int, OFFSET] = 0,
    ) -> Annotated[CallToolResult, models.DocumentList]:
        """The reports there are, with id, title, publisher, year and rights."""
        return self._get(context, "documents", limit=limit, offset=offset)

    def list_sources(
        self,
        context: Context,
        document: Annotated[str, DOCUMENT],
        limit: Annotated[int, LIMIT] = 20,
        offset: Annotated[int, OFFSET] = 0,
    ) -> Annotated[CallToolResult, models.FootnoteList]:
        """What a report rests on: its footnotes, each with the source it names (organisation,
        title, date, whether of the publisher itself) and the statements that carry its mark.
        """
        return self._get(context, "documents", document, "footnotes", limit=limit, offset=offset)

    def _get(self, context: Context, *path: str, **parameters: Any) -> CallToolResult:
        """What the JSON interface answers whoever asks, its error records too."""
        address = "/".join(["/api/v1", *(quote(part, safe="") for part in path)])
        answer = self._client.get(address, query_string=parameters, **self._asker(context))
        content: list[ContentBlock] = [TextContent(type="text", text=answer.text)]
        if answer.status_code != HTTPStatus.OK:
            return CallToolResult(content=content, is_error=True)
        return CallToolResult(content=content, structured_content=answer.json)

    def _asker(self, context: Context) -> dict[str, Any]:
        """Who asks, as the JSON interface is told it."""
        request = context.request_context.request
        if request is None:  # Over standard input and output.
            return {"environ_base": {GRANTED: self._groups}}
        named = [(name, value) for name in self._headers for value in request.headers.getlist(name)]
        address = request.client.host if request.client else ""
        return {"headers": named, "environ_base": {"REMOTE_ADDR": address}}


def create_server(
    app: Flask, access: AccessConfig, groups: frozenset[str] = frozenset()
) -> MCPServer:
    """A server whose tools ask this application; it speaks by ``run()``, for readers of these
    ``groups``, or by ``HttpServer``."""
    server = MCPServer(
        NAME,
        title="Yinju 引据",
        instructions=INSTRUCTIONS,
        version=VERSION,
        log_level="WARNING",
    )
    tools = Tools(app, access, groups)
    for tool in (
        tools.search,
        tools.ask,
        tools.get_statistic,
        tools.get_passage,
        tools.list_reports,
        tools.list_sources,
    ):
        server.add_tool(tool, description=getdoc(tool), annotations=READS_ONLY)
    return server


class HttpServer:
    """Listens for the protocol over HTTP; ``run`` answers until a signal asks it to end."""

    def __init__(self, server: MCPServer, host: str, port: int) -> None:
        """Raises OSError where the address cannot be listened on."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.create_server((host, port), family=family)
        shown = f"[{host}]" if ":" in host else host
        self.address = f"http://{shown}:{self._socket.getsockname()[1]}{PATH}"
        # No call depends on another, so that none needs a session.
        app = server.streamable_http_app(
            streamable_http_path=PATH, stateless_http=True, json_response=True, host=host
        )
        self._server = uvicorn.Server(
            # The application itself knows which proxies to believe.
            uvicorn.Config(app, log_level="warning", proxy_headers=False)
        )

    def run(self) -> None:
        self._server.run([self._socket])
