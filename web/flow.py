"""The diagram sources → chapters, whose widths are numbers of statistics (Sankey).

For: how much of a report rests on whom, at a glance. Not for: which source backs what
(``indexer.figures.resting``), or colours and fonts (the stylesheet).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from indexer.figures import Figure, Resting
from indexer.model import Document
from web.drawing import wrapped
from web.labels import Label
from web.names import source_name
from web.origins import UNNAMED, place

MOST = 24
"""Sources that have a band of their own; the others share one."""

WIDTH = 900
NODE = 10
"""How wide the bars at both ends are, in pixels."""
LEFT = 390
"""Where the sources' bars stand, with their names before them."""
RIGHT = 640
"""Where the chapters' bars stand, with their titles behind them."""
GAP = 8
COUNT = 34
"""Room for the number behind a name."""
STEP = 22
"""Least from one name to the next."""
TALL = 420
"""Height of all bands together."""


@dataclass(frozen=True, slots=True)
class Node:
    """A source or a chapter: a bar of ``height`` from ``y``, named at ``middle``."""

    label: Label | None
    """None for the numbers that name no source, and for the sources that share a band."""
    lines: tuple[str, ...]
    """The label as far as there is room."""
    place: str | None
    """The source's place, or the chapter's id; None for sources that share a band."""
    count: int
    y: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True)
class Band:
    """Statistics of a source in a chapter; ``left`` and ``right`` are its upper ends."""

    source: int
    """Which of ``Flow.sources``."""
    chapter: int
    count: int
    left: float
    right: float
    width: float


@dataclass(frozen=True, slots=True)
class Flow:
    """Sources on the left, chapters on the right, bands between them."""

    height: float
    sources: tuple[Node, ...]
    chapters: tuple[Node, ...]
    bands: tuple[Band, ...]


def flow(
    document: Document, sources: Sequence[Resting], title: Callable[[str], Label]
) -> Flow | None:
    """The diagram of a report, its chapters named by ``title``; None where fewer than two sources
    are named by any number."""
    backing = [each for each in sources if each.figures]
    if sum(each.source is not None for each in backing) < 2:
        return None
    groups = _groups(document, backing)
    counts = [Counter(figure.sections[0] for figure in group.figures) for group in groups]
    used = [section for section in document.sections if any(section.id in c for c in counts)]
    scale = TALL / sum(count.total() for count in counts)
    names = _told_apart([group.label for group in groups], LEFT - 2 * GAP - COUNT)
    left = _column(
        [
            Node(group.label, lines, group.place, count.total(), 0, 0, 0)
            for group, lines, count in zip(groups, names, counts, strict=True)
        ],
        scale,
    )
    right = _column(
        [
            _chapter(title(section.title), section.id, sum(c[section.id] for c in counts))
            for section in used
        ],
        scale,
    )
    height = max(node.y + node.height for node in (*left, *right)) + STEP / 2
    return Flow(height, left, right, tuple(_bands(left, right, counts, scale)))


@dataclass(frozen=True, slots=True)
class _Group:
    label: Label | None
    place: str | None
    figures: tuple[Figure, ...]


def _groups(document: Document, backing: Sequence[Resting]) -> list[_Group]:
    """The sources with most statistics first; the rest as one; last what names none."""
    named = [
        _Group(
            source_name(each.source.name),
            place(document, each.source),
            each.figures,
        )
        for each in backing
        if each.source
    ]
    named.sort(key=lambda group: -len(group.figures))
    rest = tuple(figure for group in named[MOST:] for figure in group.figures)
    shared = [_Group(None, None, rest)] if rest else []
    unnamed = [_Group(None, UNNAMED, each.figures) for each in backing if not each.source]
    return [*named[:MOST], *shared, *unnamed]


def _told_apart(labels: Sequence[Label | None], room: float) -> list[tuple[str, ...]]:
    """A line for each, as far as there is room; of several that would read alike, what follows
    the words they share."""
    lines = [tuple(wrapped(label.text, room, 1)) if label else () for label in labels]
    alike = Counter(lines)
    shared = _shared(labels, lines)
    return [
        _rest(label, room, shared[line]) if label and alike[line] > 1 else line
        for label, line in zip(labels, lines, strict=True)
    ]


def _shared(
    labels: Sequence[Label | None], lines: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], str]:
    """What the labels that are cut to one line have in common at their beginning."""
    of_line: dict[tuple[str, ...], list[str]] = {}
    for label, line in zip(labels, lines, strict=True):
        of_line.setdefault(line, []).append(label.text if label else "")
    return {line: _beginning(texts) for line, texts in of_line.items()}


def _beginning(texts: Sequence[str]) -> str:
    """What all of them begin with: as much as the first and the last in order do."""
    first, last = min(texts), max(texts)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _ in same)


def _rest(label: Label, room: float, shared: str) -> tuple[str, ...]:
    """A label from the last word, or mark of punctuation, of what it shares with others."""
    *_, end = (0, *(mark.end() for mark in re.finditer(r"[\s：:–—-]+", shared)))
    return tuple(wrapped("…" + label.text[end:], room, 1))


def _chapter(label: Label, id: str, count: int) -> Node:
    """Not yet in its place."""
    lines = tuple(wrapped(label.text, WIDTH - RIGHT - NODE - GAP - COUNT, 3))
    return Node(label, lines, id, count, 0, 0, 0)


def _column(nodes: Iterable[Node], scale: float) -> tuple[Node, ...]:
    """The nodes below each other, as high as they count, no closer than their names allow."""
    found: list[Node] = []
    y = GAP / 2
    for node in nodes:
        height = max(node.count * scale, 1)
        room = max(height + GAP / 2, STEP * max(len(node.lines), 1))
        top = y + (room - height) / 2
        found.append(replace(node, y=top, height=height, middle=top + height / 2))
        y += room
    return tuple(found)


def _bands(
    left: Sequence[Node], right: Sequence[Node], counts: Sequence[Counter[str]], scale: float
) -> Iterator[Band]:
    ends = [node.y for node in right]
    for source, count in enumerate(counts):
        start = left[source].y
        for chapter, node in enumerate(right):
            statistics = count[node.place or ""]
            if not statistics:
                continue
            width = max(statistics * scale, 1)
            yield Band(source, chapter, statistics, start, ends[chapter], width)
            start += width
            ends[chapter] += width
