"""What is written down of who reads what: nothing, unless ``[log]`` says so.

``audit``: one line a request with reader, address, route, documents and status. ``unanswered``:
one line for each search or question that found nothing, so that the reports can be bettered.
What was asked stands in either only where ``queries`` says so.
"""

from __future__ import annotations

import logging

from flask import Flask, Response, current_app, request

from indexer.config import LogConfig
from web.readers import reader

EXTENSION = "yinju-journal"

log = logging.getLogger(__name__)


def install(app: Flask, config: LogConfig) -> None:
    app.extensions[EXTENSION] = config
    if config.audit:
        app.after_request(audit)


def audit(response: Response) -> Response:
    known = reader()
    given = (request.view_args or {}).get("document")
    asked = {"query": request.query_string.decode("latin-1")} if _config().queries else {}
    write(
        "audit",
        reader=known.name,
        means=known.means,
        address=request.remote_addr,
        method=request.method,
        route=request.endpoint,
        documents=[given] if given else request.args.getlist("document"),
        status=response.status_code,
        **asked,
    )
    return response


def found_nothing(query: str) -> None:
    """A search or question came to nothing."""
    if _config().unanswered:
        asked = {"query": query} if _config().queries else {}
        write("unanswered", route=request.endpoint, **asked)


def write(subject: str, **told: object) -> None:
    log.info(subject, extra={"facts": told})


def _config() -> LogConfig:
    config: LogConfig = current_app.extensions[EXTENSION]
    return config
