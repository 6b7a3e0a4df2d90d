"""``yinju serve`` in a process of its own, for tests that need the real thing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import cedict


@dataclass(frozen=True)
class Service:
    process: subprocess.Popen[str]
    address: str
    """``http://127.0.0.1:<port>``, without a path."""


@contextmanager
def serving(folder: Path, port: str = "0") -> Iterator[Service]:
    """Serve what ``folder/config.toml`` says until the block ends; port 0 is any free one."""
    process = subprocess.Popen(
        [sys.executable, "-m", "indexer", "serve", "--port", port],
        cwd=folder,
        env=cedict.environment(),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    try:
        told = []
        for line in process.stderr:
            told.append(line)
            if " is at " in line:
                break
        else:
            raise AssertionError("".join(told))
        yield Service(process, told[-1].split(" is at ")[1].strip().rstrip("/"))
    finally:
        process.terminate()
        process.wait(60)
        process.stderr.close()
