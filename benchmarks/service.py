"""How fast the service builds, starts and answers: `python -m benchmarks.service`.

Starts `yinju serve` on this folder's corpus with an index of its own, and asks it over HTTP, as
a reader's browser does. Prints a table for BENCHMARKS.md. Memory is read from Linux's /proc.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import socket
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from urllib.parse import quote

from indexer import build, config
from indexer.config import Config
from indexer.language.analysis import Analyzer
from indexer.library import Library

QUALITY = Path(__file__).parent.parent / "tests" / "quality"
QUERIES = 500
LONGEST_QUERY = 5
"""Words."""
PATIENCE = 60.0
"""Seconds until a server that has not answered is given up."""


def main() -> None:
    with TemporaryDirectory() as folder:
        os.environ.update(YINJU_INDEX=folder, YINJU_SERVER_PORT=str(_free_port()))
        settings = config.load()
        print("| what | measured |\n|---|---|")
        for name, value in _rows(settings):
            print(f"| {name} | {value} |", flush=True)


def _rows(settings: Config) -> Iterator[tuple[str, str]]:
    loading = _seconds(lambda: Analyzer().analyze("引据"))
    yield "loading jieba's dictionary", f"{loading:.2f} s"
    aside = replace(settings, index=settings.index / "aside")
    built = _seconds(lambda: build.build(aside))
    yield "building the index, jieba loaded", f"{built - loading:.2f} s"
    with _server(settings) as (_, seconds):
        yield "first start, until it is ready", f"{seconds:.2f} s"
    with _server(settings) as (process, seconds):
        yield "later start, until it is ready", f"{seconds:.2f} s"
        times = _times(settings, "search", _queries(settings))
        yield f"search, median of {QUERIES} distinct queries", f"{median(times):.1f} ms"
        yield "search, 95th percentile", f"{quantiles(times, n=20)[-1]:.1f} ms"
        questions = _questions()
        times = _times(settings, "ask", questions)
        yield f"ask, median of {len(questions)} distinct questions", f"{median(times):.1f} ms"
        yield "ask, 95th percentile", f"{quantiles(times, n=20)[-1]:.1f} ms"
        yield "resident memory after them", f"{_resident_megabytes(process.pid):.0f} MB"


def _queries(settings: Config) -> list[str]:
    """Runs of one to five words of the report's texts, in both languages; always the same."""
    library = Library.open(settings)
    texts = [
        text
        for document in library.documents()
        for passage in library.passages(document.id)
        for text in (passage.text, passage.text_en)
        if text
    ]
    chance = random.Random(1)
    analyzer = Analyzer()
    queries: set[str] = set()
    while len(queries) < QUERIES:
        text = chance.choice(texts)
        words = analyzer.analyze(text).words
        if words:
            first = chance.randrange(len(words))
            last = min(len(words), first + chance.randint(1, LONGEST_QUERY)) - 1
            queries.add(text[words[first].start : words[last].end])
    return sorted(queries)


def _questions() -> list[str]:
    """The questions on the first report whose answers are known."""
    lines = [
        json.loads(line)
        for path in QUALITY.glob("questions*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return sorted({each["query"] for each in lines if "document" not in each})


def _times(settings: Config, what: str, queries: list[str]) -> list[float]:
    """Milliseconds from asking to the whole answer, over one connection, each query once."""
    connection = HTTPConnection("127.0.0.1", settings.server.port)
    times = []
    for query in queries:
        start = perf_counter()
        status = _get(connection, f"/api/v1/{what}?q={quote(query)}")
        times.append(1000 * (perf_counter() - start))
        if status != 200:
            sys.exit(f"{what} for {query!r} was answered with {status}")
    connection.close()
    return times


@contextmanager
def _server(settings: Config) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """A running service, and how many seconds it took to be ready."""
    start = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "indexer", "serve"],
        env={**os.environ, **settings.variables()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _is_ready(settings.server.port):
            if process.poll() is not None or perf_counter() - start > PATIENCE:
                sys.exit("yinju serve did not become ready")
            sleep(0.02)
        yield process, perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def _is_ready(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        return _get(connection, "/readyz") == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _get(connection: HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    return response.status


def _resident_megabytes(process_id: int) -> float:
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else float("nan")


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _free_port() -> int:
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
