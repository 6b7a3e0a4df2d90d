"""What can be embedded, and the addresses under which each way of embedding finds it.

All addresses are absolute, as the reader's own request reached the service: under the path and
the host that a trusted proxy names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from flask import url_for
from flask_babel import gettext

from indexer.asking import AskRequest
from indexer.language.analysis import detect
from indexer.model import Language
from web import answers, figures, models, records
from web.access import language, library
from web.labels import label

Kind = Literal["search", "statistic", "answer", "table", "passage"]

HEIGHTS: dict[Kind, int] = {
    "search": 640,
    "statistic": 420,
    "answer": 420,
    "table": 560,
    "passage": 420,
}
"""Pixels that a frame is given where no script tells how high its content is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to embed; what does not apply to it is ``""`` or 0."""

    kind: Kind
    title: str
    title_language: Language
    language: Language
    """That the part speaks."""
    theme: models.Theme
    document: str = ""
    id: str = ""
    """Of a table or passage; of a statistic, its key."""
    q: str = ""
    """What a search begins with; an answer's question."""
    limit: int = 0
    """Hits of a search."""
    hash: str = ""
    """Of the report's text that is embedded."""

    @property
    def height(self) -> int:
        return HEIGHTS[self.kind]

    @property
    def element(self) -> str:
        """Its element's name; an answer is a statistic that a question asks for."""
        return f"yinju-{'statistic' if self.kind == 'answer' else self.kind}"

    def attributes(self) -> Iterator[tuple[str, str | int]]:
        """Those of its element that say something."""
        for name in ("id", "document", "q", "hash", "limit"):
            if value := getattr(self, name):
                yield name, value
        yield "lang", self.language
        if self.theme != "auto":
            yield "theme", self.theme

    def frame(self) -> str:
        """The page for a frame."""
        return _address(f"frames.{self.kind}", **dict(self.attributes()))

    def page(self) -> str:
        """The page of our own that says more."""
        match self.kind:
            case "statistic":
                return _address("pages.statistic", document=self.document, name=self.id)
            case "table":
                return _address("pages.table", document=self.document, id=self.id)
            case "passage":
                return _address("pages.read", document=self.document, _anchor=self.id)
            case "search" | "answer":
                return _address("pages.search", q=self.q, document=self.document or None)

    def json(self) -> str:
        """Its address in the JSON interface."""
        within = self.document or None
        match self.kind:
            case "statistic":
                return _address("api.statistic", document=self.document, name=self.id)
            case "table":
                return _address("api.table", document=self.document, id=self.id)
            case "passage":
                return _address("api.block", document=self.document, id=self.id)
            case "answer":
                return _address("api.ask", q=self.q, document=within)
            case "search":
                return _address("api.search", q=self.q, document=within, limit=self.limit)

    def oembed(self) -> str:
        """Its oEmbed description. An answer has a search's page, but a frame of its own."""
        described = self.frame() if self.kind == "answer" else self.page()
        return _address("oembed.describe", url=described)


def _address(endpoint: str, **values: Any) -> str:
    """Absolute; the language and script of the page that is being made stay out of it."""
    values.setdefault("lang", None)
    return url_for(endpoint, **values, script=None, _external=True)


# --- Parts with what they show --------------------------------------------------------------


def search(q: str, document: str, limit: int, theme: models.Theme) -> Part:
    if document:
        library().document(document)
    title = gettext("Search the reports")
    return Part("search", title, language(), language(), theme, document, q=q, limit=limit)


def statistic(document: str, name: str, theme: models.Theme) -> tuple[Part, models.StatisticItem]:
    """Raises NotFoundError; GoneError where the report has it no more."""
    item = figures.item(library(), library().figure(document, name))
    title_en = f"{item.text_en} – {item.measure_en}" if item.measure_en else None
    original = item.citation.document.language
    title = label(f"{item.text} – {item.measure}", title_en, original, language())
    pinned = item.citation.hash
    part = Part(
        "statistic", title.text, title.language, language(), theme, document, item.key, hash=pinned
    )
    return part, item


def answer(q: str, document: str, theme: models.Theme) -> tuple[Part, models.AskAnswer]:
    request = AskRequest(q, documents=(document,) if document else ())
    asked = answers.answer(library(), library().ask(request), language())
    pinned = asked.citations[0].hash if asked.citations else ""
    return Part("answer", q, detect(q), language(), theme, document, q=q, hash=pinned), asked


def table(document: str, id: str, theme: models.Theme) -> tuple[Part, models.Table]:
    """Raises NotFoundError."""
    found = library().document(document)
    shown = records.table(library(), found, records.find_table(found, id))
    title = label(shown.title, shown.title_en, found.language, language())
    part = Part(
        "table", title.text, title.language, language(), theme, document, id, hash=shown.hash
    )
    return part, shown


def passage(document: str, id: str, theme: models.Theme) -> tuple[Part, models.Passage]:
    """Raises NotFoundError."""
    shown = records.passage(library(), library().document(document), id)
    section, original = shown.section, shown.document.language
    title = label(section.title, section.title_en, original, language())
    part = Part(
        "passage", title.text, title.language, language(), theme, document, id, hash=shown.hash
    )
    return part, shown
