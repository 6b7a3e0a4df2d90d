"""A passage found, as a page shows it: text with its matches, a table row's cells under their
column heads, and its statistics, those that the query matches first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Flask
from markupsafe import Markup

from indexer.model import Language, Span, Statistic
from web import figures, models, records
from web.access import library
from web.markup import Annotation, annotate, footnote_mark, highlight, slip_mark

MOST_CHIPS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row, with its column's head."""

    head: str
    head_en: str | None
    text: Markup


def install(app: Flask) -> None:
    for each in (hit_text, hit_cells, hit_statistics):
        app.add_template_global(each)


def hit_text(hit: models.Hit, shown: Language) -> Markup:
    """A hit's text in a language; the marks of its footnotes lead to the report's page."""
    return annotate(text_of(hit, shown), list(matches(hit, shown)))


def hit_cells(hit: models.Hit, shown: Language) -> list[Cell]:
    """A table row's cells in a language; none of a hit that is no row or has lost its shape."""
    return cells(hit.document.id, hit.id, text_of(hit, shown), list(matches(hit, shown)))


def cells(id: str, block: str, text: str, marks: Sequence[Annotation]) -> list[Cell]:
    """The cells of a report's table row, of which ``text`` is the print or the translation."""
    document = library().document(id)
    table = next((t for t in document.tables for r in t.rows if r.block == block), None)
    spans = list(cell_spans(text))
    if table is None or len(spans) != len(table.columns):
        return []
    return [
        Cell(
            column,
            library().english(document.id, column),
            annotate(text[span.start : span.end], [m.moved(-span.start) for m in marks]),
        )
        for column, span in zip(table.columns, spans, strict=True)
    ]


def cell_spans(text: str) -> Iterable[Span]:
    """Where a table row's cells stand, which tabs part."""
    start = 0
    for cell in text.split("\t"):
        yield Span(start, start + len(cell))
        start += len(cell) + 1


def text_of(hit: models.Hit, shown: Language) -> str:
    return hit.text_en if hit.text_en and shown != hit.document.language else hit.text


def matches(hit: models.Hit, shown: Language) -> Iterable[Annotation]:
    if text_of(hit, shown) is not hit.text:
        yield from (highlight(start, end) for start, end in hit.highlights_en)
        return
    report = records.read_url(hit.document.id)
    yield from (highlight(start, end) for start, end in hit.highlights)
    yield from (slip_mark(slip) for slip in hit.slips)
    yield from (footnote_mark(mark, report, mark.offset) for mark in hit.marks)


def hit_statistics(hit: models.Hit) -> tuple[list[tuple[models.Statistic, str]], int]:
    """The statistics to show of a hit, each with its page, and how many there are besides."""
    wanted = set(hit.statistics)
    found = [each for each in library().statistics(hit.document.id) if each.id in wanted]
    found.sort(key=lambda each: distance(each, hit.highlights))
    shown = [(figures.record(library(), each), figures.url(each)) for each in found[:MOST_CHIPS]]
    return shown, len(found) - len(shown)


def distance(statistic: Statistic, highlights: Iterable[models.SpanPair]) -> int:
    """Characters between a statistic and the nearest match; equal ones stay in reading order."""
    return min(
        (max(statistic.start - end, start - statistic.end, 0) for start, end in highlights),
        default=0,
    )
