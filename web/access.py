"""What every request needs at hand: the reports its reader may see, and the reader's language.

``library`` is the one way to the reports: no page or interface gets hold of those that its reader
may not see, so none can forget to leave them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeGuard, cast, get_args

from flask import Flask, current_app, g, request
from flask_babel import get_locale

from indexer.model import Language
from web.library import Library, Service
from web.readers import reader

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

EXTENSION = "yinju"
LANGUAGES: tuple[Language, ...] = get_args(Language)


def install(app: Flask, service: Service) -> None:
    """Have every request answered from one index, though another be built meanwhile."""
    app.extensions[EXTENSION] = service
    inner = app.wsgi_app

    def steady(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with service.steady():
            return inner(environ, start_response)

    app.wsgi_app = steady  # type: ignore[method-assign]


def library() -> Library:
    """The reports that this request's reader may see."""
    if "reports" not in g:
        g.reports = _service().seen_by(reader().groups)
    return cast(Library, g.reports)


def is_ready() -> bool:
    """Whether what is served is what the corpus holds."""
    return _service().ready()


def _service() -> Service:
    return cast(Service, current_app.extensions[EXTENSION])


def select_language(default: Language) -> Language:
    """What ``?lang=`` names, else the browser's best, else the default."""
    asked = request.args.get("lang", "")
    accepted = request.accept_languages.best_match(LANGUAGES)
    return next((known for known in (asked, accepted) if is_language(known)), default)


def is_language(name: str | None) -> TypeGuard[Language]:
    return name in LANGUAGES


def language() -> Language:
    """The language that this request is answered in."""
    return cast(Language, str(get_locale()))
