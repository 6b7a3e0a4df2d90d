"""How a list of either language is cut into its items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexer.model import Span

QUOTED_NAME = re.compile("[“《]([^“”《》]{1,24})[”》]")
"""A name in quotation marks; its group is the name."""
DIGITS = re.compile(r"\d|%")
_ITEM_END = re.compile(r"[；;。]|\.(?=\s|$)")
_ITEM_EDGE = " ,，;；、.。\t\n"
_SEMICOLONS = re.compile(r"[：:][^：:；;。]{2,}(?:[；;][^：:；;。]{2,})+")
"""What a colon leads up to and semicolons part."""


def printed(text: str, items: Iterable[Span]) -> tuple[str, ...]:
    """The words of items."""
    return tuple(text[item.start : item.end] for item in items)


def numbered(text: str, mark: re.Pattern[str]) -> list[Span]:
    """The items that each stand behind such a mark, to the next one; none where fewer than two."""
    marks = list(mark.finditer(text))
    if len(marks) < 2:
        return []
    starts = [*(found.start() for found in marks[1:]), len(text)]
    items = []
    for found, end in zip(marks, starts, strict=True):
        stop = _ITEM_END.search(text, found.end(), end)
        items.append(trimmed(text, Span(found.end(), stop.start() if stop else end)))
    return [item for item in items if item.end > item.start]


def with_semicolons(text: str) -> list[Span]:
    """The items that semicolons part behind a colon; none where there are no such."""
    run = _SEMICOLONS.search(text)
    if run is None:
        return []
    span = Span(run.start() + 1, run.end())
    return [trimmed(text, item) for item in split(text, span, re.compile("[；;]"))]


def trimmed(text: str, item: Span) -> Span:
    """An item without the spaces and stops at its ends."""
    cut = text[item.start : item.end]
    start = item.end - len(cut.lstrip(_ITEM_EDGE))
    return Span(start, start + len(cut.strip(_ITEM_EDGE)))


def split(text: str, span: Span, between: re.Pattern[str]) -> Iterator[Span]:
    """What stands between such marks within ``span``, empty pieces left out."""
    start = span.start
    for mark in between.finditer(text, span.start, span.end):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < span.end:
        yield Span(start, span.end)
