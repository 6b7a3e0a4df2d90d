"""Tables of tabs, pipes or HTML; one that goes on under a repeated header is one table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.parse.elements import Element, is_rule_row
from indexer.parse.lines import Line
from indexer.parse.markup import GlueKind, Stretch

_PIPE = re.compile(r"(?<!\\)\|")
_HTML = re.compile(r"<(?P<close>/?)(?P<name>tr|td|th|table)\b[^<>]{0,300}>", re.IGNORECASE)
_PAGE_BREAK = frozenset({"rule", "note", "page", "image"})
"""What may stand within a table that goes on; another title begins another table."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells as stretches of the source."""

    element: int
    """Place of its first element."""
    section: int
    header: tuple[Stretch, ...]
    rows: tuple[tuple[Stretch, ...], ...]
    continued: tuple[int, ...] = ()
    """Lines of its repeated headers."""


def grids(
    source: str, elements: Sequence[Element], headings: Mapping[int, tuple[int, int]]
) -> list[Grid]:
    """Read the tables, in order. ``headings`` maps an element's place to its section's place."""
    found: list[Grid] = []
    ends: list[int] = []
    section = 0
    for place, element in enumerate(elements):
        section = headings.get(place, (section, 0))[0]
        if element.kind != "table":
            continue
        header, *rows = _rows(source, element)
        if rows and not any(cell.start < cell.end for cell in header):
            header, *rows = rows
        last = found[-1] if found else None
        between = elements[ends[-1] + 1 : place] if ends else ()
        ends.append(place)
        if (
            last
            and last.section == section
            and all(other.kind in _PAGE_BREAK for other in between)
            and _same(source, last.header, header)
        ):
            found[-1] = replace(
                last, rows=(*last.rows, *rows), continued=(*last.continued, element.line)
            )
        else:
            found.append(Grid(place, section, header, tuple(rows)))
    return found


def _rows(source: str, element: Element) -> list[tuple[Stretch, ...]]:
    if element.plain.startswith("<"):
        return _html_rows(source, element.start, element.lines[-1].end)
    return [_cells(line) for line in element.lines if not is_rule_row(line)]


def _html_rows(source: str, start: int, end: int) -> list[tuple[Stretch, ...]]:
    rows: list[tuple[Stretch, ...]] = [()]
    opened: int | None = None
    for tag in _HTML.finditer(source, start, end):
        if opened is not None:
            glue: GlueKind = "tab" if rows[-1] else "none"
            rows[-1] += (_trimmed(source, opened, tag.start(), glue),)
            opened = None
        name = tag["name"].lower()
        if name == "tr" and rows[-1]:
            rows.append(())
        elif name in ("td", "th") and not tag["close"]:
            opened = tag.end()
    return [row for row in rows if row] or [()]


def _same(source: str, one: Sequence[Stretch], other: Sequence[Stretch]) -> bool:
    return [_text(source, cell) for cell in one] == [_text(source, cell) for cell in other]


def _text(source: str, cell: Stretch) -> str:
    return source[cell.start : cell.end]


def _cells(line: Line) -> tuple[Stretch, ...]:
    """A row's cells without the white space around them."""
    if line.has_tab:
        row = line.leading + line.text + line.trailing
        return _split(row, line.start - len(line.leading), re.compile("\t"))
    text = line.text.removesuffix("|")
    edge = 1 if text.startswith("|") else 0
    return _split(text[edge:], line.start + edge, _PIPE)


def _split(row: str, origin: int, separator: re.Pattern[str]) -> tuple[Stretch, ...]:
    bounds = [match.span() for match in separator.finditer(row)]
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(row)]
    cells: list[Stretch] = []
    for start, end in zip(starts, ends, strict=True):
        cell = _trimmed(row, start, end, "tab" if cells else "none")
        cells.append(cell._replace(start=origin + cell.start, end=origin + cell.end))
    return tuple(cells)


def _trimmed(text: str, start: int, end: int, glue: GlueKind) -> Stretch:
    cell = text[start:end]
    left = start + len(cell) - len(cell.lstrip())
    return Stretch(left, max(left, start + len(cell.rstrip())), glue)
