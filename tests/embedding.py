"""A portal of another origin, and the service that it embeds from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.request import urlopen

from serving import threaded
from werkzeug import Response

KINDS = ("search", "statistic", "table", "passage")
ASKED = "document=trade-2018&q=%E6%95%B0%E5%AD%97%E7%BB%8F%E6%B5%8E%E9%AB%98%E9%80%9F"
"""What the tests have the Embed page offer; of statistic, table and passage the first ones."""


@contextmanager
def serving(app: Callable[..., Iterable[bytes]], host: str = "127.0.0.1") -> Iterator[str]:
    """An application in a thread; its origin."""
    with threaded(app) as port:
        yield f"http://{host}:{port}"


@dataclass
class Portal:
    """Shows ``body`` under a policy that lets it use the service and nothing else."""

    service: str = ""
    """Origin of the service."""
    body: str = ""
    language: str = "zh"
    head: str = ""
    policy: str = "script-src {0}; connect-src {0}; frame-src {0}; form-action {0}"

    def __call__(self, environ: Any, start: Any) -> Iterable[bytes]:
        page = (
            f'<!doctype html><html lang="{self.language}"><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width"><title>Portal</title>{self.head}'
            f"<body><h1>Portal</h1>{self.body}"
        )
        policy = f"default-src 'none'; {self.policy.format(self.service)}"
        headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}
        return Response(page, mimetype="text/html", headers=headers)(environ, start)


def offered(home: str, asked: str = ASKED) -> dict[str, str]:
    """The code that the Embed page offers, by ``<kind>-<way>``. ``home``: of the service."""
    with urlopen(f"{home}embed?{asked}") as answer:
        page = answer.read().decode()
    blocks = re.findall(r'<pre id="([\w-]+)"[^>]*>(.*?)</pre>', page, re.DOTALL)
    return {name: unescape(code) for name, code in blocks}
