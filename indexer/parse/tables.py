"""Tables of tabs or pipes; one that goes on under a repeated header is one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.parse.elements import Element, is_rule_row
from indexer.parse.lines import Line
from indexer.parse.markup import Stretch

_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


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
    section = 0
    for place, element in enumerate(elements):
        section = headings.get(place, (section, 0))[0]
        if element.kind != "table":
            continue
        header, *rows = [_cells(line) for line in element.lines if not is_rule_row(line)]
        last = found[-1] if found else None
        if last and last.section == section and _same(source, last.header, header):
            found[-1] = replace(
                last, rows=(*last.rows, *rows), continued=(*last.continued, element.line)
            )
        else:
            found.append(Grid(place, section, header, tuple(rows)))
    return found


def _same(source: str, one: Sequence[Stretch], other: Sequence[Stretch]) -> bool:
    return [_text(source, cell) for cell in one] == [_text(source, cell) for cell in other]


def _text(source: str, cell: Stretch) -> str:
    return source[cell.start : cell.end]


def _cells(line: Line) -> tuple[Stretch, ...]:
    """A row's cells without the white space around them."""
    if "\t" in line.text:
        text = line.text + line.trailing
        bounds = [match.span() for match in re.finditer("\t", text)]
    else:
        text = line.text
        bounds = [match.span() for match in _UNESCAPED_PIPE.finditer(text)]
        if bounds and bounds[0][0] == 0:
            text_start = bounds.pop(0)[1]
            return tuple(_split(line, text, text_start, bounds, closed=text.endswith("|")))
        return tuple(_split(line, text, 0, bounds, closed=text.endswith("|")))
    return tuple(_split(line, text, 0, bounds, closed=False))


def _split(
    line: Line, text: str, start: int, bounds: Sequence[tuple[int, int]], *, closed: bool
) -> Iterator[Stretch]:
    ends = [begin for begin, _ in bounds] + ([] if closed and bounds else [len(text)])
    starts = [start] + [end for _, end in bounds]
    for ordinal, (begin, end) in enumerate(zip(starts, ends, strict=False)):
        cell = text[begin:end]
        left = begin + len(cell) - len(cell.lstrip())
        right = max(left, begin + len(cell.rstrip()))
        yield Stretch(line.start + left, line.start + right, "tab" if ordinal else "none")
