"""Hostile requests at the running service, byte by byte as no client library would send them."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
import serving
from servers import PATIENCE, gunicorn, nginx, report_folder

PATH = "/api/v1/search?q=x"


@pytest.fixture(scope="module", params=["gunicorn", "waitress"])
def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Of the service, by each of its servers in turn."""
    folder: Path = tmp_path_factory.mktemp("attacked")
    report_folder(folder)
    if request.param == "gunicorn":
        with gunicorn(folder) as (_, port):
            yield port
    else:
        with serving.serving(folder) as service:
            yield int(service.address.rpartition(":")[2])


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def asked(path: bytes, *headers: bytes, method: bytes = b"GET") -> bytes:
    return b"\r\n".join([method + b" " + path + b" HTTP/1.1", b"Host: x", *headers, b"", b""])


def answer(port: int, sent: bytes) -> bytes:
    """What comes back until the service ends the connection; empty where it just ends it."""
    with connect(port) as client:
        try:
            client.sendall(sent)
            client.shutdown(socket.SHUT_WR)
        except OSError:  # It has heard enough.
            pass
        received = b""
        try:
            while more := client.recv(65536):
                received += more
        except ConnectionError:
            pass
        return received


def is_well(port: int) -> bool:
    return answer(port, asked(b"/readyz", b"Connection: close")).startswith(b"HTTP/1.1 200")


REFUSED = {
    "a header of 100 kB": asked(PATH.encode(), b"X-Long: " + b"x" * 100_000),
    "300 headers": asked(PATH.encode(), *(b"X-%d: " % n + b"x" * 300 for n in range(300))),
    "a header's name with a space": asked(PATH.encode(), b"Bad Name: x"),
    "two lengths": asked(PATH.encode(), b"Content-Length: 1", b"Content-Length: 2") + b"xx",
    "a length and chunks": (
        asked(PATH.encode(), b"Content-Length: 4", b"Transfer-Encoding: chunked") + b"0\r\n\r\n"
    ),
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00" * 20 + b"\r\n\r\n",
    "up and out": asked(b"/static/-/../../../../etc/passwd", b"Connection: close"),
    "up and out, escaped": asked(b"/static/-/%2e%2e%2f%2e%2e%2fetc/passwd", b"Connection: close"),
    "up and out, backslashes": asked(b"/static/-/..\\..\\etc\\passwd", b"Connection: close"),
    "NUL": asked(b"/read/%00", b"Connection: close"),
    "no UTF-8": asked(b"/read/%ff%fe", b"Connection: close"),
    "a body of 10 MB": asked(PATH.encode(), b"Content-Length: 10000000", method=b"POST")
    + b"x" * 10_000_000,
}


@pytest.mark.parametrize("sent", REFUSED.values(), ids=REFUSED)
def test_it_is_refused_and_the_service_goes_on(port: int, sent: bytes) -> None:
    received = answer(port, sent)
    assert received[:10] in (b"", b"HTTP/1.0 4", b"HTTP/1.1 4"), received[:200]
    assert b"root:" not in received
    assert is_well(port)


PROBES = {
    "brackets": "(" * 400,
    "quotes": '"' * 399,
    "signs": "-" * 400,
    "numerals": "百万亿" * 133,
    "digits": "1," * 200,
    "ranges": "1-" * 200,
    "dates": "2017年" * 80,
    "shares": "百分之" * 133,
    "spaces": "a" + " " * 398 + "b",
    "words": "a " * 200,
    "prefixes": "a* " * 133,
    "operators": "NOT " * 100,
    "slips": "penetratiom " * 33,
    "sources": "《" * 400,
    "commas": "，" * 400,
}
"""What makes a careless pattern try again and again."""


@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES)
def test_no_text_keeps_it_busy(port: int, probe: str) -> None:
    for path in ("/api/v1/search?q=", "/api/v1/ask?q=", "/api/v1/statistics?q=", "/search?q="):
        sent = asked(f"{path}{quote(probe)}".encode(), b"Connection: close")
        assert answer(port, sent).startswith(b"HTTP/1.1 200"), path
    longest = (probe * 2000)[:2000]
    sent = asked(f"/api/v1/verify?text={quote(longest)}".encode(), b"Connection: close")
    assert answer(port, sent).startswith(b"HTTP/1.1 200")


def test_line_ends_add_no_header(port: int) -> None:
    sent = asked(b"/search?q=x%0d%0aSet-Cookie:%20a=b&lang=%0d%0aX-Bad:%20y", b"Connection: close")
    head = answer(port, sent).partition(b"\r\n\r\n")[0]
    assert b"\r\nSet-Cookie" not in head
    assert b"\r\nX-Bad" not in head


@pytest.mark.parametrize("begun", [b"", b"GET "], ids=["silent", "slow"])
def test_slow_clients_do_not_keep_others_out(port: int, tmp_path: Path, begun: bytes) -> None:
    """Behind nginx: gunicorn's threads would wait for each."""
    with nginx(tmp_path, "yinju.conf", f"127.0.0.1:{port}") as address, ExitStack() as stack:
        for _ in range(50):
            client = stack.enter_context(connect(int(address.rpartition(":")[2])))
            client.sendall(begun)
        with urlopen(f"{address}/readyz", timeout=PATIENCE) as well:
            assert well.status == 200
