"""Limits of requests that all processes of a service share, counted in a real Redis."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from servers import PATIENCE, free_port, gunicorn, report_folder, wait_for

LIMIT = 20


@contextmanager
def redis(folder: Path, port: int) -> Iterator[None]:
    """Debian's Redis, which writes nothing."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.fail("No Redis to test with: run `apt-get install redis-server`.")
    options = ("--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder))
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.fixture
def port(tmp_path: Path) -> int:
    """Where Redis is looked for by what is served from the folder."""
    port = free_port()
    storage = f'rate = "{LIMIT} per hour"\nrate_storage = "redis://127.0.0.1:{port}"'
    report_folder(tmp_path, f"[access]\n{storage}\n")
    return port


def statuses(port: int, requests: int) -> Counter[int]:
    """How many requests are answered with which status."""
    found = Counter[int]()
    for _ in range(requests):
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/api/v1/documents")
        answer = connection.getresponse()
        found[answer.status] += 1
        if answer.status == 429:
            assert 0 < int(answer.headers["Retry-After"]) <= 3600
        connection.close()
    return found


def test_all_processes_count_together(tmp_path: Path, port: int) -> None:
    """Two services of two workers each: what one has let pass counts in the other."""
    with redis(tmp_path, port), gunicorn(tmp_path) as (_, one), gunicorn(tmp_path) as (_, other):
        assert statuses(one, LIMIT - 5) == {200: LIMIT - 5}
        assert statuses(other, 9) == {200: 5, 429: 4}
        assert statuses(one, 3) == {429: 3}


def test_while_redis_is_gone_each_process_counts_by_itself(tmp_path: Path, port: int) -> None:
    with gunicorn(tmp_path) as (_, service):
        assert statuses(service, 5) == {200: 5}, "it starts and answers without"
    with gunicorn(tmp_path) as (_, service):
        with redis(tmp_path, port):
            assert statuses(service, LIMIT + 1) == {200: LIMIT, 429: 1}
        assert statuses(service, 1) == {200: 1}, "nobody is kept out"


def test_a_redis_that_does_not_answer_keeps_nobody_waiting(tmp_path: Path, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)), gunicorn(tmp_path) as (_, service):
        begun = time.monotonic()
        assert statuses(service, 4) == {200: 4}
        assert time.monotonic() - begun < 10
