"""How many requests a reader may make, as ``[access] rate`` says; by itself any number.

``Flask-Limiter`` counts: for a key or a signed-on reader by name, for anyone else by address. It
counts in each process by itself, or in a Redis that all processes share. Should that be out of
reach, each process counts by itself until it is back. It is not imported where nothing is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, request

from indexer.config import AccessConfig
from indexer.errors import ConfigError

REDIS_SECONDS = 0.5
"""After which a Redis that does not answer is taken to be out of reach."""
FREE = ("static", "metrics", "operation.healthz", "operation.readyz")
"""Endpoints that cost next to nothing, or that operators need most when there are many requests."""


def install(app: Flask, config: AccessConfig, counted_for: Callable[[], str]) -> None:
    """``counted_for`` names whom a request is counted for.

    Raises ConfigError where ``access.rate_storage`` cannot be used.
    """
    if not config.rate:
        return
    from flask_limiter import Limiter

    check(config)
    app.after_request(_keep_waiting_times)  # First: such functions run in reverse order.
    limiter = Limiter(
        counted_for,
        app=app,
        application_limits=[config.rate],
        storage_uri=config.rate_storage,
        storage_options=_options(config.rate_storage),
        in_memory_fallback=[config.rate],
        headers_enabled=True,
    )
    limiter.request_filter(lambda: request.endpoint in FREE)


def _keep_waiting_times(response: Response) -> Response:
    """Only where one has to wait: ``Flask-Limiter`` tells everybody when the count begins anew."""
    if response.status_code < HTTPStatus.BAD_REQUEST:
        response.headers.pop("Retry-After", None)
    return response


def _options(storage: str) -> dict[str, Any]:
    """Redis is asked once and not waited for: every request would stand behind it."""
    if not storage.startswith("redis"):
        return {}
    return {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS, "retry": None}


def check(config: AccessConfig) -> bool:
    """Whether ``access.rate_storage`` can be reached.

    Raises ConfigError where it names nothing that can be used.
    """
    from limits.errors import ConfigurationError
    from limits.storage import storage_from_string

    try:
        storage = storage_from_string(config.rate_storage, **_options(config.rate_storage))
    except ConfigurationError as error:
        raise ConfigError(
            f"access.rate_storage: {error}",
            hint='Write "memory://", or "redis://host:6379" after `pip install \'yinju[redis]\'`.',
        ) from error
    return bool(storage.check())
