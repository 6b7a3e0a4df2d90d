"""What the operator gets: measurements, request numbers, logs that keep queries to themselves."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from handmade import HandmadeLibrary

from indexer.config import Config, LogConfig
from web import create_app
from web.operation import JsonFormatter, configure_logging


def client(**log: bool) -> FlaskClient:
    return create_app(Config(log=LogConfig(**log)), HandmadeLibrary()).test_client()


def measured(client: FlaskClient, name: str) -> float:
    lines = client.get("/metrics").text.splitlines()
    values = [line.rpartition(" ")[2] for line in lines if line.startswith(name + " ")]
    return float(values[0]) if values else 0.0


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/api/v1/search?q=x", 'yinju_requests_total{endpoint="api.search",status="200"}'),
        ("/api/v1/search?x=x", 'yinju_requests_total{endpoint="api.search",status="400"}'),
        ("/api/v1/ask?q=互联网用户", 'yinju_answers_total{outcome="answered"}'),
        ("/api/v1/ask?q=nothing", 'yinju_answers_total{outcome="refused"}'),
        ("/no-such-page", 'yinju_requests_total{endpoint="none",status="404"}'),
        ("/about", 'yinju_request_seconds_count{endpoint="pages.about"}'),
    ],
)
def test_requests_are_counted(address: str, name: str) -> None:
    asking = client()
    before = measured(asking, name)
    asking.get(address)
    assert measured(asking, name) == before + 1


def test_the_index_is_measured() -> None:
    asking = client()
    assert measured(asking, "yinju_index_age_seconds") > 0
    assert measured(asking, "yinju_reports") == 2
    assert measured(asking, "yinju_ready") == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [("f00dfeed-1", True), ("short", False), ('"injected": 1', False), ("x" * 65, False)],
)
def test_a_request_has_a_number(given: str, kept: bool) -> None:
    number = client().get("/", headers={"X-Request-Id": given}).headers["X-Request-Id"]
    assert (number == given) is kept
    assert len(number) >= 8


@pytest.mark.parametrize(
    ("settings", "logged"),
    [
        ({}, []),
        ({"queries": True}, []),
        ({"requests": True}, ["GET /search 200"]),
        ({"requests": True, "queries": True}, ["GET /search?q=secret 200"]),
    ],
)
def test_queries_are_logged_only_if_wanted(
    settings: dict[str, bool], logged: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "web.operation"):
        client(**settings).get("/search?q=secret")
    assert caplog.messages == logged


@pytest.fixture
def root_logger() -> Iterator[None]:
    """Puts the process' logging back as it was."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before, level
    for name in ("indexer", "web"):
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.mark.usefixtures("root_logger")
def test_json_logs_name_the_request(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(LogConfig(format="json"))
    app = create_app(Config(log=LogConfig(requests=True)), HandmadeLibrary())
    app.test_client().get("/about", headers={"X-Request-Id": "f00dfeed"})
    told = json.loads(capsys.readouterr().err)
    assert told["request"] == "f00dfeed"
    assert told["message"] == "GET /about 200"
    assert told["level"] == "info"


def test_json_logs_hold_errors_on_one_line() -> None:
    try:
        raise ValueError("中\nline")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", (), None)
        record.exc_info = (type(error), error, error.__traceback__)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert "ValueError: 中" in json.loads(line)["error"]
    assert "request" not in json.loads(line)


def test_a_failing_request_is_counted_too() -> None:
    app: Flask = create_app(Config(), HandmadeLibrary())
    app.add_url_rule("/fails", "fails", lambda: 1 / 0)
    asking = app.test_client()
    name = 'yinju_requests_total{endpoint="fails",status="500"}'
    before = measured(asking, name)
    assert asking.get("/fails").status_code == 500
    assert measured(asking, name) == before + 1
