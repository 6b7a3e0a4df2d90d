"""Ask a running Yinju from Python: typed answers, the standard library alone.

    python examples/client.py http://127.0.0.1:8000 "How many internet users are there?"

With a key in YINJU_KEY it signs on. Fields that a newer service adds are passed over; a limit
that was reached is waited out; what has not changed since it was last asked is not sent again.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NotRequired, TypedDict, cast
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

TRIES = 3
"""Before a limit that stays reached is an error."""
PAGE = 50
"""Items asked for at once: the most there are."""


class Document(TypedDict):
    id: str
    title: str
    title_en: str | None
    publisher: str
    year: int


class Section(TypedDict):
    id: str
    number: str | None
    title: str
    title_en: str | None


class Footnote(TypedDict):
    number: str
    text: str
    text_en: str | None
    source: str | None


class Citation(TypedDict):
    """Where the report says it."""

    document: Document
    section: Section
    pages: dict[str, int] | None
    quote: str
    quote_en: str | None
    footnotes: list[Footnote]
    source_line: str | None
    url: str


class Statistic(TypedDict):
    id: str
    key: str
    text: str
    text_en: str
    value: float
    value_high: float | None
    unit: str | None
    measure: str
    measure_en: str | None
    citation: NotRequired[Citation]


class Given(TypedDict):
    kind: str
    text: str
    text_en: str | None
    statistic: Statistic | None


class Answer(TypedDict):
    """One answer, or the reason why there is none."""

    answerable: bool
    confidence: float
    reason: str | None
    answer: Given | None
    citations: list[Citation]


class Hit(TypedDict):
    id: str
    kind: str
    document: Document
    section: Section
    text: str
    text_en: str | None
    highlights: list[tuple[int, int]]
    url: str


class YinjuError(Exception):
    """The service refused; ``code`` is stable, ``parameter`` the one at fault."""

    def __init__(self, status: int, error: dict[str, str | None]) -> None:
        super().__init__(" ".join(filter(None, (error.get("message"), error.get("hint")))))
        self.status = status
        self.code = error.get("code")
        self.parameter = error.get("parameter")


@dataclass
class Yinju:
    """A service at an address such as ``https://portal.example/yinju``."""

    address: str
    key: str | None = None
    _held: dict[str, tuple[str, Any]] = field(default_factory=dict)
    """Address → tag and answer, as they were last."""

    def ask(self, question: str, *documents: str) -> Answer:
        return cast(Answer, self._get("ask", q=question, document=documents))

    def search(self, query: str, **filters: Any) -> Iterator[Hit]:
        """All hits, page after page."""
        return cast(Iterator[Hit], self._all("search", q=query, **filters))

    def statistics(self, **filters: Any) -> Iterator[Statistic]:
        """All statistics that pass: ``unit="%"``, ``year=2017``, ``min=80`` …"""
        return cast(Iterator[Statistic], self._all("statistics", **filters))

    def documents(self) -> Iterator[Document]:
        return cast(Iterator[Document], self._all("documents"))

    def cite(self, document: str, place: str, style: str = "gbt7714") -> str:
        return cast(str, self._get(f"cite/{document}/{place}", style=style)["text"])

    def _all(self, path: str, **parameters: Any) -> Iterator[Any]:
        offset, total = 0, 1
        while offset < total:
            page = self._get(path, **parameters, limit=PAGE, offset=offset)
            yield from page["items"]
            offset, total = offset + PAGE, page["total"]

    def _get(self, path: str, **parameters: Any) -> Any:
        """Raises YinjuError where the service refuses, URLError where it is out of reach."""
        query = urlencode(parameters, doseq=True)
        address = f"{self.address.rstrip('/')}/api/v1/{path}?{query}"
        tag, held = self._held.get(address, ("", None))
        for tried in range(1, TRIES + 1):
            try:
                with urlopen(Request(address, headers=self._headers(tag)), timeout=60) as answer:
                    found = json.load(answer)
                    self._held[address] = (answer.headers.get("ETag", ""), found)
                    return found
            except HTTPError as refused:
                with refused:
                    if refused.code == 304:
                        return held
                    if refused.code == 429 and tried < TRIES:
                        time.sleep(int(refused.headers["Retry-After"]))
                        continue
                    raise YinjuError(refused.code, json.load(refused)["error"]) from None
        raise AssertionError("the last try returns or raises")

    def _headers(self, tag: str) -> dict[str, str]:
        given = {
            "Authorization": f"Bearer {self.key}" if self.key else "",
            "If-None-Match": tag,
        }
        return {name: value for name, value in given.items() if value}


def main(address: str, question: str) -> int:
    answer = Yinju(address, os.environ.get("YINJU_KEY")).ask(question)
    if answer["answer"] is None:
        print(answer["reason"])
        return 1
    print(answer["answer"]["text"])
    for citation in answer["citations"]:
        print(f"“{citation['quote']}”")
        print(f"{citation['document']['title']}, {citation['section']['title']}")
        for note in citation["footnotes"]:
            print(f"[{note['number']}] {note['text']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
