"""The server of ``yinju serve``: waitress, ended gracefully.

For: one process on any system. Not for: what is served. Waitress by itself drops what it has not
sent when told to end; here it takes no new connections and ends when all under way is answered.
"""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError

WSGIApplication = Callable[..., Iterable[bytes]]

TURN_SECONDS = 0.5
"""Longest wait of the loop, so how late a signal may be noticed."""
CONNECTIONS = 1000
"""Open at once; further ones wait in the system's queue."""
HEADER_BYTES = 65536
"""Of a request's line and headers: 2,000 Chinese characters take 18,000 in an address."""
BODY_BYTES = 65536
"""No request needs one."""
GRACE_SECONDS = 25.0
"""Longest wait for what is under way; init systems kill after 30 or more."""
QUIET_SECONDS = 0.3
"""Nothing under way for so long: accepted connections had time to send their requests."""


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """Takes addresses as people type them after ``curl``: with Chinese in them, unescaped. Refuses
    a body with two lengths, of which a proxy may have believed the other one (RFC 9112, 6.1)."""

    def parse_header(self, header_plus: bytes) -> None:
        request_line, end, headers = header_plus.partition(b"\r\n")
        escaped = quote(request_line, safe=bytes(range(0x80))).encode("ascii")
        super().parse_header(escaped + end + headers)
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("both Content-Length and Transfer-Encoding")


class Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = Parser


class Server:
    """A listening server; ``run`` answers until a signal asks it to end."""

    def __init__(self, app: WSGIApplication, host: str, port: int, threads: int) -> None:
        """Raises OSError where the address cannot be listened on."""
        self._sockets: dict[int, Any] = {}
        self._server = create_server(
            app,
            map=self._sockets,
            host=host,
            port=port,
            threads=threads,
            ident=None,
            # The application knows which proxies to believe.
            clear_untrusted_proxy_headers=False,
            connection_limit=CONNECTIONS,
            max_request_header_size=HEADER_BYTES,
            max_request_body_size=BODY_BYTES,
        )
        # Waiting requests are no fault: it warns of each.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        for listening in self._listening():
            listening.channel_class = Channel
        self._stopping = False
        shown = f"[{host}]" if ":" in host else host
        self.address = f"http://{shown}:{self._listening()[0].effective_port}"

    def run(self) -> None:
        """Answer until SIGTERM or SIGINT, then finish what is under way."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self._stopping:
            self._turn(TURN_SECONDS)
        self._stop_listening()
        self._finish()
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._sockets)

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._sockets, count=1)

    def _listening(self) -> list[Any]:
        return [each for each in self._sockets.values() if each.accepting]

    def _stop_listening(self) -> None:
        """Take the connections that the system has accepted for us, and no more."""
        for server in self._listening():
            before = -1
            while before != len(self._sockets):
                before = len(self._sockets)
                server.handle_accept()
            # Not the server's own ``close``: that ends the pipe by which threads wake the loop.
            wasyncore.dispatcher.close(server)

    def _finish(self) -> None:
        end = time.monotonic() + GRACE_SECONDS
        quiet_since = time.monotonic()
        while time.monotonic() < min(end, quiet_since + QUIET_SECONDS):
            self._turn(QUIET_SECONDS / 10)
            if any(_busy(each) for each in self._sockets.values()):
                quiet_since = time.monotonic()


def _busy(connection: Any) -> bool:
    """Whether a request is being received, answered or sent."""
    return isinstance(connection, HTTPChannel) and bool(
        connection.request or connection.requests or connection.total_outbufs_len
    )
