"""Who is asking: somebody whom a trusted proxy has signed on, a program with a key, or anyone.

The proxy's word stands in two headers that ``web.proxies`` has taken from everybody else before a
request comes here. There are no accounts, passwords or sessions of our own.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from flask import Flask, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from indexer import keys
from indexer.config import AccessConfig
from indexer.errors import ConfigError
from indexer.keys import Key
from web import limiting

KEY_HEADER = "X-API-Key"
_SEPARATORS = re.compile(r"[,;|]")

GRANTED = "yinju.groups"
"""In a request made within this process: the groups it is made for. No header can bring it."""

Means = Literal["none", "proxy", "key", "operator"]


@dataclass(frozen=True, slots=True)
class Reader:
    name: str | None
    """As the proxy or the key says; None: anyone."""
    groups: frozenset[str]
    """Those whose reports are seen, beside the reports that everyone sees."""
    means: Means
    """How they signed on."""


ANYONE = Reader(None, frozenset(), "none")


class KeyRing:
    """The keys as they are now: the file is read again whenever it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reading = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._keys: tuple[Key, ...] = ()

    def recognised(self, key: str) -> Key | None:
        """Raises ConfigError where the file cannot be read."""
        with self._reading:
            stamp = self._stamp()
            if stamp != self._seen:
                self._keys = keys.read(self._path)
                self._seen = stamp
            known = self._keys
        return keys.recognised(known, key)

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


@dataclass(frozen=True, slots=True)
class Recognition:
    """What requests are recognised by."""

    config: AccessConfig
    ring: KeyRing

    def reader(self) -> Reader:
        """Who makes this request. Raises Unauthorized for a key that is none (any more)."""
        if GRANTED in request.environ:
            return Reader(None, request.environ[GRANTED], "operator")
        key = given_key()
        if key is None:
            return self.signed_on() if self.config.sign_on else ANYONE
        known = self.ring.recognised(key)
        if known is None:
            raise Unauthorized(www_authenticate=WWWAuthenticate("bearer", {"realm": "yinju"}))
        return Reader(known.name, frozenset(known.groups), "key")

    def signed_on(self) -> Reader:
        name = header(self.config.user_header).strip()
        if not name:
            return ANYONE
        named = _SEPARATORS.split(header(self.config.groups_header))
        return Reader(name, frozenset(filter(None, map(str.strip, named))), "proxy")


def install(app: Flask, config: AccessConfig) -> None:
    """Have every request's reader recognised, and counted, before anything is done for it.

    Whoever comes with a key that is none is counted as anyone, then refused.
    """
    recognition = Recognition(config, KeyRing(config.keys))

    def recognise() -> None:
        g.reader, g.refusal = ANYONE, None
        try:
            g.reader = recognition.reader()
        except (Unauthorized, ConfigError) as error:
            g.refusal = error

    def admit() -> None:
        if g.refusal is not None:
            raise g.refusal

    app.before_request(recognise)
    limiting.install(app, config, lambda: counted_for(reader()))
    app.before_request(admit)


def reader() -> Reader:
    """Who makes this request."""
    return cast(Reader, g.reader)


def counted_for(reader: Reader) -> str:
    return f"{reader.means} {reader.name or request.remote_addr}"


def telling_headers(config: AccessConfig) -> tuple[str, ...]:
    """The headers that tell who makes a request, for whoever hands it on."""
    return (
        "Authorization",
        KEY_HEADER,
        config.user_header,
        config.groups_header,
        "X-Forwarded-For",
    )


def given_key() -> str | None:
    """The key that the request carries. Other programs' bearer tokens, which a proxy may pass on,
    are none of ours."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip().startswith(keys.PREFIX):
        return token.strip()
    return request.headers.get(KEY_HEADER)


def header(name: str) -> str:
    """A header as text: WSGI hands bytes on as Latin-1, proxies write UTF-8."""
    return request.headers.get(name, "").encode("latin-1").decode("utf-8", "replace")
