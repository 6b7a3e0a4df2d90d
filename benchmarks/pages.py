"""How light and well made pages are in a browser: `python -m benchmarks.pages`.

Runs Lighthouse (from npm, which needs Node 18.20 or newer) with Chromium as a telephone on a slow
network, the median of three runs a page. Prints a table for BENCHMARKS.md.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

from benchmarks.loopback import free_port
from benchmarks.service import serving
from indexer import config, library
from indexer.config import Config

LIGHTHOUSE = "lighthouse@12.8.2"
"""13 and later need a newer Node than Debian's neighbours have."""
RUNS = 3
KINDS = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: scores from 0 to 100 in the order of ``KINDS``."""

    scores: tuple[float, ...]
    kilobytes: float
    """Transferred, as packed."""
    requests: int
    shift: float
    """Cumulative layout shift."""


def main() -> None:
    for tool in ("npx", "chromium"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is needed: apt-get install npm chromium")
    with TemporaryDirectory() as folder:
        os.environ.update(
            YINJU_INDEX=folder, YINJU_SERVER_PORT=str(free_port()), YINJU_WEB_INDEXED="true"
        )
        settings = config.load()
        head = " | ".join(kind.replace("-", " ") for kind in KINDS)
        print(
            f"| page | {head} | kB | requests | layout shift |\n|---|---|---|---|---|---|---|---|"
        )
        with serving(settings):
            for name, path in _pages(settings):
                runs = [_run(f"http://127.0.0.1:{settings.server.port}{path}") for _ in range(RUNS)]
                print(_row(name, runs), flush=True)


def _pages(settings: Config) -> Iterator[tuple[str, str]]:
    reports = library.Library.open(settings).seen_by(frozenset())
    document = reports.documents()[0]
    statistic = reports.statistics(document.id)[0]
    yield "home", "/"
    query = document.examples[0] if document.examples else document.title
    yield "results", f"/search?q={quote(query)}"
    yield "reader", f"/read/{document.id}"
    yield "statistic", f"/statistics/{document.id}/{statistic.key}"
    for table in document.tables[:1]:
        yield "table with chart", f"/tables/{document.id}/{table.id}"


def _run(address: str) -> Measured:
    flags = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
    done = subprocess.run(
        [
            "npx",
            "--yes",
            LIGHTHOUSE,
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(KINDS)}",
            f"--chrome-flags={flags}",
        ],
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""},
        stdout=subprocess.PIPE,
        check=True,
    )
    report = json.loads(done.stdout)
    audits = report["audits"]
    return Measured(
        scores=tuple(100 * report["categories"][kind]["score"] for kind in KINDS),
        kilobytes=audits["total-byte-weight"]["numericValue"] / 1000,
        requests=len(audits["network-requests"]["details"]["items"]),
        shift=audits["cumulative-layout-shift"]["numericValue"],
    )


def _row(name: str, runs: list[Measured]) -> str:
    scores = [median(run.scores[place] for run in runs) for place in range(len(KINDS))]
    cells = [name, *(f"{score:.0f}" for score in scores)]
    cells += [f"{median(run.kilobytes for run in runs):.0f}", str(runs[0].requests)]
    cells.append(f"{median(run.shift for run in runs):.3f}")
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
