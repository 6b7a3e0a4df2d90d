"""``yinju serve`` as a process: it starts, notices changes, and ends without dropping anybody."""

import json
import shutil
import signal
import socket
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from serving import Service, serving

REPORTS = Path(__file__).parent / "reports"
ZH, EN = "donglan-eldercare-2021", "northmark-exporters-2019"
CLIENTS = 200

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(REPORTS / ZH, tmp_path / "corpus" / ZH)
    (tmp_path / "config.toml").write_text("[watch]\ninterval = 0.1\n", "utf-8")
    return tmp_path


def get(service: Service, path: str) -> Any:
    with urllib.request.urlopen(f"{service.address}{path}", timeout=60) as answer:
        return json.load(answer)


def test_a_report_added_while_it_runs_is_served(folder: Path) -> None:
    with serving(folder) as service:
        assert get(service, "/api/v1/documents")["total"] == 1
        shutil.copytree(REPORTS / EN, folder / "corpus" / EN)
        end = time.monotonic() + 60
        while get(service, "/api/v1/documents")["total"] == 1 and time.monotonic() < end:
            time.sleep(0.1)
        assert get(service, "/api/v1/documents")["total"] == 2
        assert get(service, "/api/v1/search?q=exporters")["total"] > 0


def test_an_address_may_hold_chinese_as_typed(folder: Path) -> None:
    with serving(folder) as service:
        host, port = service.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            request = "GET /api/v1/search?q=养老 HTTP/1.0\r\nHost: localhost\r\n\r\n"
            connection.sendall(request.encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
        assert answer.startswith("HTTP/1.0 200 ")
        assert json.loads(answer.partition("\r\n\r\n")[2])["query"] == "养老"


def test_it_ends_when_all_that_came_in_is_answered(folder: Path) -> None:
    answers: Counter[str] = Counter()
    sent = threading.Barrier(CLIENTS + 1)

    def ask(number: int) -> None:
        sent.wait()
        try:
            found = get(service, f"/api/v1/search?q=2021+{number}")
            answers["answered" if "items" in found else "other"] += 1
        except OSError as error:
            answers[repr(error)] += 1

    with serving(folder) as service:
        clients = [threading.Thread(target=ask, args=(n,)) for n in range(CLIENTS)]
        for client in clients:
            client.start()
        sent.wait()
        time.sleep(0.1)
        service.process.send_signal(signal.SIGTERM)
        for client in clients:
            client.join()
        assert service.process.wait(60) == 0
    refused = sum(count for what, count in answers.items() if "Connection refused" in what)
    assert answers["answered"] + refused == CLIENTS, answers
    assert answers["answered"] > 0


def test_an_address_in_use_is_told(folder: Path) -> None:
    with serving(folder) as service:
        port = service.address.rsplit(":", 1)[1]
        with (
            pytest.raises(AssertionError, match="cannot be listened on"),
            serving(folder, port=port),
        ):
            pytest.fail("two serve on one port")
