"""``yinju serve`` in a process of its own, and applications in a thread, for tests that need the
real thing."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import cedict
from werkzeug.serving import make_server


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


@contextmanager
def threaded(app: Callable[..., Iterable[bytes]]) -> Iterator[int]:
    """Serve an application on 127.0.0.1 until the block ends; the port is a free one."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
