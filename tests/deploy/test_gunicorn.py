"""gunicorn with the shipped settings: two workers, long questions, swaps under load, its end."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from servers import DEPLOY, PATIENCE, gunicorn, nginx, report_folder

ROOT = DEPLOY.parent
REPORTS = ROOT / "tests" / "reports"
EN = "northmark-exporters-2019"
IN_FLIGHT = 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nginx").mkdir()
    report_folder(tmp_path)
    return tmp_path


def total(address: str) -> int:
    with urlopen(f"{address}/api/v1/documents", timeout=PATIENCE) as answer:
        found: int = json.load(answer)["total"]
        return found


def test_long_questions_pass_both_and_workers_count_together(folder: Path) -> None:
    with (
        gunicorn(folder) as (_, port),
        nginx(folder / "nginx", "yinju.conf", f"127.0.0.1:{port}") as address,
    ):
        for _ in range(20):
            with urlopen(f"{address}/api/v1/search?q={quote('长' * 400)}") as answer:
                assert answer.status == 200
        for _ in range(4):
            with urlopen(f"{address}/metrics") as answer:
                lines = answer.read().decode().splitlines()
            counted = 'yinju_requests_total{endpoint="api.search",status="200"} 20.0'
            assert counted in lines
            assert "yinju_reports 1.0" in lines


def test_the_index_is_swapped_under_load(folder: Path) -> None:
    failures: list[str] = []
    ended = threading.Event()
    asked = Counter[str]()

    def ask(client: int) -> None:
        while not ended.is_set():
            try:
                query = quote(f"养老 {client} {asked.total()}")
                with urlopen(f"{address}/api/v1/search?q={query}", timeout=PATIENCE) as answer:
                    asked[str(answer.status)] += 1
            except OSError as error:
                failures.append(repr(error))

    with gunicorn(folder) as (_, port):
        address = f"http://127.0.0.1:{port}"
        clients = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
        for client in clients:
            client.start()
        for swap in range(6):
            if swap % 2:
                shutil.rmtree(folder / "corpus" / EN)
            else:
                shutil.copytree(REPORTS / EN, folder / "corpus" / EN)
            end = time.monotonic() + PATIENCE
            while total(address) != 2 - swap % 2:
                assert time.monotonic() < end, "the change is not taken up"
                time.sleep(0.1)
        ended.set()
        for client in clients:
            client.join()
    assert failures == []
    assert asked["200"] > 100


def test_the_systemd_unit_is_valid(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.fail("Nothing to look at the unit with: run `apt-get install systemd`.")
    installed = tmp_path / ".venv" / "bin" / "gunicorn"
    installed.parent.mkdir(parents=True)
    installed.touch(mode=0o755)
    unit = tmp_path / "yinju.service"
    shipped = (DEPLOY / "yinju.service").read_text("utf-8")
    unit.write_text(shipped.replace("/opt/yinju", str(tmp_path)), "utf-8")
    done = subprocess.run(
        [program, "verify", "--man=no", unit], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "yinju" in done.stderr) == (0, False), done.stderr


def test_all_in_flight_are_answered_at_its_end(folder: Path) -> None:
    request = b"GET /api/v1/search?q=2021 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answers = Counter[bytes]()
    with gunicorn(folder) as (process, port):
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(IN_FLIGHT)]
        for client in clients:
            client.sendall(request)
        time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        for client in clients:
            client.settimeout(PATIENCE)
            with client, client.makefile("rb") as file:
                try:
                    answers[file.read()[:15]] += 1
                except OSError as error:
                    answers[repr(error).encode()] += 1
        assert process.wait(PATIENCE) == 0
    assert answers == {b"HTTP/1.1 200 OK": IN_FLIGHT}
