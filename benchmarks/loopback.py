"""A service on this machine: where it listens, when it is ready, how large it is (Linux)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import socket
from time import perf_counter, sleep

PATIENCE = 60.0
"""Seconds until a server that has not answered is given up."""


def free_port() -> int:
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@contextmanager
def server(
    command: Sequence[str], port: int, environment: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """A running service, and how many seconds it took to be ready."""
    start = perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not _is_ready(port):
            if process.poll() is not None or perf_counter() - start > PATIENCE:
                sys.exit(f"{' '.join(command)} did not become ready")
            sleep(0.02)
        yield process, perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def _is_ready(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        return get(connection, "/readyz") == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def get(connection: HTTPConnection, path: str) -> int:
    """Ask, take the whole answer, and tell its status."""
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    return response.status


def resident_megabytes(process_id: int) -> float:
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else float("nan")


def processor_seconds(process_id: int) -> float:
    """What the process has used so far, and those that it started and that have ended."""
    fields = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def workers(process_id: int) -> list[int]:
    """The processes that a process has started."""
    children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text(encoding="ascii")
    return [int(each) for each in children.split()]
