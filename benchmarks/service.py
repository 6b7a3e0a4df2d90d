"""How fast the service builds, starts and answers: `python -m benchmarks.service`.

Starts `yinju serve` on this folder's corpus with an index of its own, and asks it over HTTP, as
a reader's browser does. Prints a table for BENCHMARKS.md. Memory is read from Linux's /proc.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from http.client import HTTPConnection
from itertools import islice
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import quote

from benchmarks.asked import queries, questions
from benchmarks.loopback import free_port, get, processor_seconds, resident_megabytes, server
from indexer import build, config
from indexer.config import Config
from indexer.language.analysis import Analyzer

QUERIES = 500


def main() -> None:
    with TemporaryDirectory() as folder:
        os.environ.update(YINJU_INDEX=folder, YINJU_SERVER_PORT=str(free_port()))
        settings = config.load()
        print("| what | measured |\n|---|---|")
        for name, value in _rows(settings):
            print(f"| {name} | {value} |", flush=True)


def _rows(settings: Config) -> Iterator[tuple[str, str]]:
    loading = _seconds(lambda: Analyzer().words("引据"))
    yield "loading jieba's dictionary", f"{loading:.2f} s"
    aside = replace(settings, index=settings.index / "aside")
    built = _seconds(lambda: build.build(aside))
    yield "building the index, jieba loaded", f"{built - loading:.2f} s"
    with serving(settings) as (process, seconds):
        yield "first start, until it is ready", _start(seconds, process.pid)
    with serving(settings) as (process, seconds):
        yield "later start, until it is ready", _start(seconds, process.pid)
        yield "resident memory then", f"{resident_megabytes(process.pid):.0f} MB"
        times = _times(settings, "search", list(islice(queries(settings), QUERIES)))
        yield f"search, median of {QUERIES} distinct queries", f"{median(times):.1f} ms"
        yield "search, 95th percentile", f"{quantiles(times, n=20)[-1]:.1f} ms"
        known = questions()
        times = _times(settings, "ask", known)
        yield f"ask, median of {len(known)} distinct questions", f"{median(times):.1f} ms"
        yield "ask, 95th percentile", f"{quantiles(times, n=20)[-1]:.1f} ms"
        yield "resident memory after all these", f"{resident_megabytes(process.pid):.0f} MB"


def _start(seconds: float, process_id: int) -> str:
    """The processor's time tells more where the machine has other work."""
    return f"{seconds:.2f} s, {processor_seconds(process_id):.2f} s of one processor"


def _times(settings: Config, what: str, queries: list[str]) -> list[float]:
    """Milliseconds from asking to the whole answer, over one connection, each query once."""
    connection = HTTPConnection("127.0.0.1", settings.server.port)
    times = []
    for query in queries:
        start = perf_counter()
        status = get(connection, f"/api/v1/{what}?q={quote(query)}")
        times.append(1000 * (perf_counter() - start))
        if status != 200:
            sys.exit(f"{what} for {query!r} was answered with {status}")
    connection.close()
    return times


def serving(
    settings: Config,
) -> AbstractContextManager[tuple[subprocess.Popen[bytes], float]]:
    """`yinju serve` with these settings, and how many seconds it took to be ready."""
    environment = {**os.environ, **settings.variables()}
    command = [sys.executable, "-m", "indexer", "serve"]
    return server(command, settings.server.port, environment)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
