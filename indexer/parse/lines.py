"""A source file as lines with offsets."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

# What str.strip takes for white space, and marks that take no room on paper.
_BLANK = re.compile(r"[\s\ufeff\u200b\u200c\u2060\x1c-\x1f]*")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source."""

    number: int
    """From 1."""
    start: int
    """Its first visible code point in the source."""
    end: int
    """One past its last visible code point."""
    text: str
    """The source between them."""
    leading: str
    """What stands before ``start``."""
    trailing: str
    """What follows ``end``, without the line end."""
    gap: int = 0
    """Blank lines since the last line that is not blank."""

    @property
    def has_tab(self) -> bool:
        """Is it cut into columns by tabs?"""
        return "\t" in self.text or "\t" in self.trailing or "\t" in self.leading

    @property
    def hard_break(self) -> bool:
        """Does Markdown keep the line end after it (two spaces or a backslash)?"""
        return self.trailing.startswith("  ") or self.text.endswith("\\")


def lines(source: str, noise: Container[str] = ()) -> tuple[list[Line], list[Line]]:
    """Split a source into its lines that are not blank, and apart from them its noise lines."""
    kept: list[Line] = []
    left_out: list[Line] = []
    gap = 0
    for number, match in enumerate(_LINE.finditer(source), start=1):
        line = _line(source, number, match.start(1), match.end(1), gap)
        if not line.text:
            gap += 1
            continue
        (left_out if line.text in noise else kept).append(line)
        gap = 0
    return kept, left_out


def _line(source: str, number: int, start: int, end: int, gap: int) -> Line:
    first = _end_of_blank(source, start, end)
    last = first
    if first < end:
        last = end
        while _BLANK.fullmatch(source[last - 1]):
            last -= 1
    return Line(number, first, last, source[first:last], source[start:first], source[last:end], gap)


def _end_of_blank(source: str, start: int, end: int) -> int:
    match = _BLANK.match(source, start, end)
    return match.end() if match else start


def line_at(source: str, offset: int) -> int:
    """The number of the line that an offset stands in, from 1."""
    before = source[:offset]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1
