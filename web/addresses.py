"""Where the service lives, and the addresses of its parts."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from flask import Flask, Response, request, url_for
from flask_compress import Compress

from indexer.config import PATH_PREFIX
from web.access import is_language

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Door:
    """Puts a request's address in order before the application sees it.

    The service may live under a path that a trusted proxy names, else the settings, whether or
    not the proxy has cut it off already. Bytes that should have been escaped in the query are,
    so that no client's slip breaks it.
    """

    def __init__(self, application: WSGIApplication, path: str) -> None:
        self.application = application
        self.path = path

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        named = environ.get("SCRIPT_NAME", "").rstrip("/")
        prefix = named if named and re.match(PATH_PREFIX, named) else self.path
        path = environ.get("PATH_INFO", "")
        if path == prefix or path.startswith(prefix + "/"):
            environ["PATH_INFO"] = path[len(prefix) :]
        environ["SCRIPT_NAME"] = prefix
        query = environ.get("QUERY_STRING", "").encode("latin-1")
        environ["QUERY_STRING"] = quote(query, safe=string.punctuation)
        return self.application(environ, start)


PACKERS = ["br", "zstd", "gzip"]
"""The first that a client takes: Brotli makes a long page a seventh smaller than Zstandard does."""
BROTLI = 5
"""Packs a long page to 88 % of what level 4 makes of it, in 3 ms more; 6 gains a hundredth only."""


def install(app: Flask, base_path: str) -> None:
    app.wsgi_app = Door(app.wsgi_app, base_path)  # type: ignore[assignment]
    app.url_defaults(keep_language)
    app.config.update(COMPRESS_ALGORITHM=PACKERS, COMPRESS_BR_LEVEL=BROTLI)
    Compress(app)  # First, so that it packs what the others have made.
    app.after_request(close_files)


def keep_language(endpoint: str, values: dict[str, Any]) -> None:
    """A page chosen in one language links to pages in that language."""
    if endpoint.startswith("pages.") and not request.path.startswith("/api/"):
        asked = request.args.get("lang")
        if is_language(asked):
            values.setdefault("lang", asked)


def lasting(endpoint: str, **values: Any) -> str:
    """The whole address of a page, to be cited: without this reader's choice of language, script
    or view."""
    return url_for(endpoint, **values, _external=True, lang=None, script=None, view=None)


def close_files(response: Response) -> Response:
    """Flask-Compress reads a file's content and leaves the file open."""
    if response.direct_passthrough:
        response.call_on_close(cast(Any, response.response).close)
    return response
