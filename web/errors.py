"""One handler for all errors: a page for readers, JSON for programs, the same status for both."""

from __future__ import annotations

import logging
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from indexer.errors import (
    BuildError,
    ConfigError,
    CorpusError,
    GoneError,
    NotFoundError,
    QueryError,
    YinjuError,
)
from web import figures
from web.access import library
from web.models import Error, ErrorAnswer, GoneAnswer, StatisticItem

log = logging.getLogger(__name__)

STATUS: dict[type[YinjuError], HTTPStatus] = {
    QueryError: HTTPStatus.BAD_REQUEST,
    GoneError: HTTPStatus.GONE,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ConfigError: HTTPStatus.SERVICE_UNAVAILABLE,
    CorpusError: HTTPStatus.SERVICE_UNAVAILABLE,
    BuildError: HTTPStatus.SERVICE_UNAVAILABLE,
}

HINTS = {
    HTTPStatus.UNAUTHORIZED: "This key is not known: it was revoked, or has a slip in it.",
    HTTPStatus.NOT_FOUND: "The addresses are described in /api/v1/openapi.json.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Everything is read by GET.",
    HTTPStatus.TOO_MANY_REQUESTS: "Ask again after the seconds that Retry-After names.",
}


def install(app: Flask) -> None:
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> Response:
    """The response to an error. What nobody foresaw is logged and answered with 500."""
    status = status_of(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s %s failed", request.method, request.path, exc_info=error)
    response = respond(status, describe(error, status), nearest_record(error))
    if isinstance(error, HTTPException):
        own = ((name, value) for name, value in error.get_headers() if name != "Content-Type")
        response.headers.extend(own)  # Allow, WWW-Authenticate, Retry-After.
    return response


def respond(status: HTTPStatus, error: Error, nearest: StatisticItem | None = None) -> Response:
    if is_for_program():
        body = (
            ErrorAnswer(error=error)
            if nearest is None
            else GoneAnswer(error=error, nearest=nearest)
        )
        content = body.model_dump_json(by_alias=True)
        return make_response(content, status, {"Content-Type": "application/json"})
    page = render_template("error.html", status=status, error=error, nearest=nearest)
    return make_response(page, status)


def nearest_record(error: Exception) -> StatisticItem | None:
    """What a reader of a vanished statistic may be looking for."""
    if not isinstance(error, GoneError) or error.nearest is None:
        return None
    document = (request.view_args or {}).get("document")
    if document is None:
        return None
    return figures.item(library(), library().figure(document, error.nearest))


def is_for_program() -> bool:
    return request.path.startswith("/api/") or request.path in (
        "/healthz",
        "/readyz",
        "/oembed",
    )


def status_of(error: Exception) -> HTTPStatus:
    if isinstance(error, HTTPException):
        return HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    if isinstance(error, ValidationError | UnicodeDecodeError):
        return HTTPStatus.BAD_REQUEST
    for kind, status in STATUS.items():
        if isinstance(error, kind):
            return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def describe(error: Exception, status: HTTPStatus) -> Error:
    if isinstance(error, ValidationError):
        return bad_parameter(error)
    if isinstance(error, UnicodeDecodeError):
        return Error(code="bad-request", message="The address is not UTF-8.")
    if isinstance(error, YinjuError) and not isinstance(error, ConfigError | CorpusError):
        parameter = error.parameter if isinstance(error, QueryError) else None
        return Error(code=error.code, message=error.message, hint=error.hint, parameter=parameter)
    return Error(
        code=status.phrase.lower().replace(" ", "-"),
        message=f"{status.phrase}.",
        hint=HINTS.get(status),
    )


def bad_parameter(error: ValidationError) -> Error:
    """The first fault of a request that does not meet its model."""
    fault = error.errors(include_url=False)[0]
    context = fault.get("ctx", {})
    if fault["type"] == "unknown_parameter":
        return Error(
            code="bad-request",
            message=f"Unknown parameter {context['parameter']}.",
            hint=f"Known parameters: {context['known']}.",
            parameter=context["parameter"],
        )
    name = str(fault["loc"][0]) if fault["loc"] else None
    return Error(
        code="bad-request",
        message=f"{name}: {fault['msg']}.",
        hint="The parameters and their values are described in /api/v1/openapi.json.",
        parameter=name,
    )
