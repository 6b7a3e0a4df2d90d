"""The script that other sites load: ``/embed.js``, and its releases under addresses of their own.

A page that names a script's hash lets no other script run. So a release, ``embed-1.js``, never
changes once it is published: a change makes the next one, and those before stay.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, make_response

FOLDER = Path(__file__).parent
A_DAY = 24 * 3600
A_YEAR = 365 * A_DAY

script = Blueprint("embed_script", __name__)


@cache
def releases() -> dict[int, bytes]:
    """Release number → script, from the first to the newest."""
    found = {
        int(path.stem.removeprefix("embed-")): path.read_bytes()
        for path in FOLDER.glob("embed-*.js")
    }
    return dict(sorted(found.items()))


def newest() -> int:
    return max(releases())


def integrity(release: int) -> str:
    """A release's hash as the ``integrity`` attribute has it (W3C Subresource Integrity)."""
    return "sha384-" + b64encode(hashlib.sha384(releases()[release]).digest()).decode()


@script.get("/embed-<int:release>.js")
def released(release: int) -> Response:
    if release not in releases():
        abort(404)
    return answer(release, f"public, max-age={A_YEAR}, immutable")


@script.get("/embed.js")
def current() -> Response:
    """The newest release, for pages that name no hash."""
    return answer(newest(), f"public, max-age={A_DAY}")


def answer(release: int, caching: str) -> Response:
    """Any site may load the script, and check its hash; what it may then read is another matter."""
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": caching,
        "Content-Type": "text/javascript; charset=utf-8",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return make_response(releases()[release], headers)
