"""How long what is sent stays good, and how cheaply a client learns that it still is.

All answers but those of operation are made of the reports that the reader sees, the program and
its settings. One tag over these tells whether anything has changed before any work is done: a page
or an answer that a client holds costs no search. The tag is over the reports that *this* reader
sees, so it tells nothing of others; it is sent with answers only, so whoever holds it had one.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, request, send_from_directory
from flask.typing import ResponseReturnValue

from indexer.config import AccessConfig, Config
from indexer.fingerprint import code, program
from web.access import language, library
from web.readers import ANYONE, KEY_HEADER, reader

OF_THE_MOMENT = ("metrics", "operation.healthz", "operation.readyz")
"""Endpoints that tell how the service is now."""
DEPENDS_ON = ("Accept-Language", "Authorization", KEY_HEADER)
"""Headers of a request that an answer depends on, beside its address."""
A_YEAR = 365 * 24 * 3600


def install(app: Flask, config: Config) -> None:
    """Answer 304 where nothing has changed. After ``readers``: what is unchanged depends on who
    asks, and who may not ask gets no answer."""
    made_by = f"{_program()} {_settings(config)}"

    def answer_unchanged() -> ResponseReturnValue | None:
        if request.routing_exception or request.endpoint in ("static", *OF_THE_MOMENT):
            return None
        g.tag = _tag(made_by)
        held = request.if_none_match
        # Not ``*``, which would have every address exist.
        return ("", 304) if not held.star_tag and held.contains_weak(g.tag) else None

    def allow_caching(response: Response) -> Response:
        if request.method not in ("GET", "HEAD") or response.status_code not in (200, 304):
            response.headers.setdefault("Cache-Control", "no-store")
        elif request.endpoint in OF_THE_MOMENT:
            response.headers["Cache-Control"] = "no-store"
        elif request.endpoint != "static":
            _tell_tag(response, is_private=config.access.sign_on or reader() != ANYONE)
        return response

    app.before_request(answer_unchanged)
    app.after_request(allow_caching)
    app.add_url_rule("/static/<release>/<path:filename>", "static", static_file)
    app.url_defaults(name_release)


def _tell_tag(response: Response, *, is_private: bool) -> None:
    """May be kept but is asked for again. Weak, since it is the same however it is packed."""
    response.headers.setdefault("Cache-Control", "private, no-cache" if is_private else "no-cache")
    for name in DEPENDS_ON:
        response.vary.add(name)
    if "ETag" not in response.headers:
        response.set_etag(g.tag, weak=True)


def _tag(made_by: str) -> str:
    """Of this request's answer. The day is in it since citations have the day of access."""
    parts = (made_by, library().state(), language(), date.today().isoformat(), request.url)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _settings(config: Config) -> str:
    """What answers may depend on: all settings but where things lie and who may read them."""
    nowhere = Path()
    return repr(
        replace(config, corpus=nowhere, index=nowhere, dictionary=nowhere, access=AccessConfig())
    )


@cache
def _program() -> str:
    """Ours as it was when the process began."""
    return f"{program()} {code(Path(__file__).parent)}"


# --- Static files ---------------------------------------------------------------------------

STATIC = Path(__file__).parent / "static"


def static_file(release: str, filename: str) -> Response:
    """A file as it is now, to be kept where that is the release named: a page of an older one may
    still ask. Raises NotFound."""
    file = send_from_directory(STATIC, filename)
    if release == static_release():
        file.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return file


def name_release(endpoint: str, values: dict[str, Any]) -> None:
    """All static files stand in a folder that is named after what is in them, so that they may be
    kept for ever: modules that load each other by name find them in the same one."""
    if endpoint == "static":
        values["release"] = static_release()


@cache
def static_release() -> str:
    """Changes with the content of any static file."""
    contents = [path.read_bytes() for path in sorted(STATIC.iterdir())]
    return hashlib.sha256(b"".join(contents)).hexdigest()[:10]
