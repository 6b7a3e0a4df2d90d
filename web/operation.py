"""What an operator sees of the running service: measurements, and a line of log per request.

``prometheus-client`` counts; with several worker processes it adds them up in the folder that
``PROMETHEUS_MULTIPROC_DIR`` names, as the shipped gunicorn settings do. No request's query is
logged unless the settings say so: what people ask for is theirs.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from flask import Flask, Response, g, has_request_context, make_response, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from indexer.config import LogConfig
from web.access import is_ready, library

SHARED = "PROMETHEUS_MULTIPROC_DIR"
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")

REQUESTS = Counter("yinju_requests", "Requests answered.", ["endpoint", "status"])
ANSWERS = Counter("yinju_answers", "Questions answered or refused.", ["outcome"])
SECONDS = Histogram("yinju_request_seconds", "From request to answer.", ["endpoint"])

log = logging.getLogger(__name__)


def install(app: Flask, config: LogConfig) -> None:
    def log_request(response: Response) -> Response:
        if config.requests:
            asked = request.full_path.rstrip("?") if config.queries else request.path
            log.info("%s %s %s", request.method, asked, response.status_code)
        return response

    app.before_request(begin)
    app.after_request(log_request)
    app.after_request(measure)
    app.add_url_rule("/metrics", "metrics", metrics)


def begin() -> None:
    """Give the request its number: the one the proxy gave it, else one of our own."""
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
    g.begun = time.perf_counter()


def measure(response: Response) -> Response:
    endpoint = request.endpoint or "none"
    REQUESTS.labels(endpoint, response.status_code).inc()
    SECONDS.labels(endpoint).observe(time.perf_counter() - g.begun)
    response.headers["X-Request-Id"] = g.request_id
    return response


def count_answer(answerable: bool) -> None:
    ANSWERS.labels("answered" if answerable else "refused").inc()


def metrics() -> Response:
    """In Prometheus' text format."""
    state = CollectorRegistry()
    state.register(State())
    counted = REGISTRY
    if SHARED in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    body = generate_latest(counted) + generate_latest(state)
    return make_response(body, {"Content-Type": CONTENT_TYPE_LATEST})


class State(Collector):
    """How the library is at the moment it is asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        status = library().status()
        age = datetime.now(UTC) - datetime.fromisoformat(status.built)
        yield gauge("yinju_index_age_seconds", "Since the index was built.", age.total_seconds())
        yield gauge("yinju_reports", "Reports in the index.", status.documents)
        yield gauge("yinju_passages", "Passages in the index.", status.passages)
        yield gauge("yinju_reports_failed", "Reports not taken in.", len(status.failures))
        yield gauge("yinju_dictionary", "1 if the dictionary is there.", status.dictionary)
        yield gauge("yinju_ready", "1 if the index is what the corpus holds.", is_ready())


def gauge(name: str, help: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, help, value=value)


# --- Logging --------------------------------------------------------------------------------


def facts(record: logging.LogRecord) -> dict[str, object]:
    """What a line of the journal tells beside its subject."""
    told: dict[str, object] = getattr(record, "facts", {})
    return told


class TextFormatter(logging.Formatter):
    """One line a message: no address or name that a client sends can begin another."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        told = json.dumps(facts(record), ensure_ascii=False) if facts(record) else ""
        line = f"{super().formatMessage(record)} {told}".rstrip()
        return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, request, what the journal tells, and
    the error if any."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context() and "request_id" in g:
            told["request"] = g.request_id
        told |= facts(record)
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def configure_logging(config: LogConfig) -> None:
    """Send the process' log to the standard error output, as the settings say."""
    handler = logging.StreamHandler(sys.stderr)
    if config.format == "json":
        handler.setFormatter(JsonFormatter())
    else:
        handler.setFormatter(TextFormatter("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for ours in ("indexer", "web"):
        logging.getLogger(ours).setLevel(logging.INFO)
