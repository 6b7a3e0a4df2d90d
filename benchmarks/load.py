"""How the service bears many readers at once: `make load`, or `python -m benchmarks.load --help`.

gunicorn with the shipped settings (two workers) on this machine's loopback is asked by clients that
each wait for an answer before they ask again, every request on a connection of its own. First for
some time while the index is rebuilt and swapped, then for a number of requests while the workers'
memory is read (from Linux's /proc). Prints tables for BENCHMARKS.md; exit status 1 where a request
failed or memory grew.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from urllib.parse import quote

import click

from benchmarks.asked import queries, questions
from benchmarks.loopback import PATIENCE, free_port, get, resident_megabytes, server, workers
from indexer import build, config
from indexer.config import Config
from indexer.language import dictionary

ROOT = Path(__file__).parent.parent
LOOKS = 10
"""How often memory is read."""
FLAT = 1.05
"""Memory may grow by this factor over the second half of the requests: until then caches fill."""

Request = tuple[str, str]
"""Kind and path."""


@dataclass
class Tally:
    """What became of requests. Shared by the clients: each method is one step to them."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    """By kind, of those that were answered with 200."""
    errors: list[str] = field(default_factory=list)

    def add(self, kind: str, seconds: float) -> None:
        self.seconds.setdefault(kind, []).append(seconds)

    def fail(self, told: str) -> None:
        self.errors.append(told)

    def rows(self, elapsed: float) -> Iterator[str]:
        yield "| what | requests | a second | p50, ms | p95, ms | p99, ms |"
        yield "|---|---|---|---|---|---|"
        every = [each for times in self.seconds.values() for each in times]
        for kind, times in (*sorted(self.seconds.items()), ("all", every)):
            shown = " | ".join(_percentile(times, percent) for percent in (50, 95, 99))
            yield f"| {kind} | {len(times)} | {len(times) / elapsed:.1f} | {shown} |"


def _percentile(seconds: Sequence[float], percent: int) -> str:
    """In milliseconds; a dash where there are too few to tell."""
    if len(seconds) < 2:
        return "–"
    return f"{1000 * quantiles(seconds, n=100)[percent - 1]:.0f}"


@click.command()
@click.option("--seconds", default=60.0, show_default=True, help="How long, while it is swapped.")
@click.option("--clients", default=50, show_default=True, help="Asking at once.")
@click.option("--swap", default=5.0, show_default=True, help="Seconds between two rebuilds.")
@click.option("--requests", default=20_000, show_default=True, help="While memory is read.")
def main(seconds: float, clients: int, swap: float, requests: int) -> None:
    """Ask the service from many clients at once, and print what it bore."""
    with TemporaryDirectory() as folder:
        port = free_port()
        os.environ.update(YINJU_INDEX=folder, YINJU_SERVER_PORT=str(port), YINJU_WATCH_INTERVAL="0")
        settings = config.load()
        dictionary.ensure(settings.dictionary)
        build.build(settings)
        asked = Asked(settings)
        shipped = str(ROOT / "deploy" / "gunicorn.conf.py")
        command = [sys.executable, "-m", "gunicorn", "--config", shipped, "web.wsgi:application()"]
        environment = {**os.environ, **settings.variables()}
        with server(command, port, environment) as (process, _):
            swapped = under_swaps(port, asked, seconds, clients, swap)
            grown = memory(port, asked, requests, clients, process.pid)
    sys.exit(not (swapped and grown))


class Asked:
    """What all clients ask, in turns: a search, a question, a report. No query comes twice."""

    def __init__(self, settings: Config) -> None:
        self._requests = _requests(settings)
        self._taking = threading.Lock()

    def next(self) -> Request:
        with self._taking:
            return next(self._requests)


def _requests(settings: Config) -> Iterator[Request]:
    found = queries(settings)
    documents = cycle(each.name for each in settings.corpus.iterdir() if each.is_dir())
    for number, question in enumerate(cycle(known := questions())):
        more = "" if number < len(known) else f" {next(found)}"
        yield "search", f"/api/v1/search?q={quote(next(found)[:400])}"
        yield "ask", f"/api/v1/ask?q={quote((question + more)[:400])}"
        yield "read", f"/read/{next(documents)}?lang={'zh' if number % 2 else 'en'}"


def under_swaps(port: int, asked: Asked, seconds: float, clients: int, swap: float) -> bool:
    """Ask for so long while the index is rebuilt; whether every request was answered."""
    ended = threading.Event()
    with ThreadPoolExecutor(1) as rebuilding:
        swaps = rebuilding.submit(_rebuild, swap, ended)
        start = time.perf_counter()
        tally = ask(port, asked, clients, lambda: time.perf_counter() - start < seconds)
        elapsed = time.perf_counter() - start
        ended.set()
    _print(tally.rows(elapsed))
    print(
        f"\n{clients} clients for {elapsed:.0f} s, the index rebuilt and swapped "
        f"{swaps.result()} times: {len(tally.errors)} errors. {'; '.join(set(tally.errors))}\n"
    )
    return not tally.errors


def _rebuild(interval: float, ended: threading.Event) -> int:
    """Rebuild until told to end; how often it was done."""
    done = 0
    while not ended.wait(interval):
        command = [sys.executable, "-m", "indexer", "build", "--force"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        done += 1
    return done


def memory(port: int, asked: Asked, requests: int, clients: int, master: int) -> bool:
    """Ask so often while the workers' memory is read; whether none failed and memory is flat."""
    sizes: list[list[float]] = []
    errors: list[str] = []
    print("| requests | memory of each worker, MB |\n|---|---|")
    for look in range(1, LOOKS + 1):
        errors += ask(port, asked, clients, countdown(requests // LOOKS)).errors
        sizes.append([resident_megabytes(each) for each in workers(master)])
        shown = ", ".join(f"{size:.0f}" for size in sizes[-1])
        print(f"| {look * (requests // LOOKS)} | {shown} |", flush=True)
    growth = sum(sizes[-1]) / sum(sizes[LOOKS // 2 - 1])
    print(f"\n{len(errors)} errors; × {growth:.3f} over the second half. {'; '.join(set(errors))}")
    return not errors and growth <= FLAT


def countdown(times: int) -> Callable[[], bool]:
    """True so many times, whichever thread asks."""
    left = iter(range(times))
    return lambda: next(left, None) is not None


def ask(port: int, asked: Asked, clients: int, goes_on: Callable[[], bool]) -> Tally:
    """Have so many clients ask while ``goes_on`` says so; what became of it."""
    tally = Tally()

    def client() -> None:
        while goes_on():
            kind, path = asked.next()
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            start = time.perf_counter()
            try:
                status = get(connection, path)
            except (OSError, HTTPException) as error:
                tally.fail(f"{kind}: {error!r}")
                continue
            finally:
                connection.close()
            if status == 200:
                tally.add(kind, time.perf_counter() - start)
            else:
                tally.fail(f"{kind}: {status}")

    with ThreadPoolExecutor(clients) as pool:
        for each in [pool.submit(client) for _ in range(clients)]:
            each.result()
    return tally


def _print(rows: Iterable[str]) -> None:
    for row in rows:
        print(row, flush=True)


if __name__ == "__main__":
    main()
