"""Lines grouped into the elements of a page: headings, paragraphs, list items, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indexer.parse.lines import Line
from indexer.parse.markup import Stretch
from indexer.parse.notes import Register

ElementKind = Literal["heading", "text", "item", "table", "note", "source", "rule", "image", "page"]

_RULE = re.compile(r"(?:[-*_=—─~/·]\s?){3,}")
_HEADING = re.compile(r"(#{1,6})(?:\s+|(?<=##)(?=\S)|(?=[一二三四五六七八九十第]))(.*?)\s*#*")
_ITEM = re.compile(r"(?:[-*+•●○■◆▪➢✓·]|\d{1,3}[.)](?!\d)|[a-z]\))\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s?)+")
_IMAGE = re.compile(r"(?:!\[[^\]]{0,300}\]\([^()]{0,500}\)|<img\b[^<>]{0,500}>|<!--.*-->|```\w*)+")
_PAGE = re.compile(
    r"[-–—·]\s?\d{1,4}\s?[-–—·]|第\s?\d{1,4}\s?页(?:\s?[/，,]?\s?共\s?\d{1,4}\s?页)?"
    r"|(?:page|p\.)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|\d{1,3}",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"续\s?表\s?[A-Z]?[\d.\-–]*|(?:表|table)\s?[A-Z]?[\d.\-–]+.{0,60}[（(]\s?(?:续|continued|cont\.)\s?[）)]",
    re.IGNORECASE,
)
"""Over the rest of a table on the next page."""
_SOURCE = re.compile(
    r"[*_（(\s]*(?:数据来源|资料来源|图表来源|数据出处|资料出处|来源|data\s+sources?|sources?)[*_]*\s?[:：]",
    re.IGNORECASE,
)
_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_PIPE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")


@dataclass(frozen=True, slots=True)
class Element:
    kind: ElementKind
    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...] = ()
    """Its text in the source; a table has none here."""
    hashes: int = 0
    """How many ``#`` a heading has."""
    note: str | None = None
    """The footnote's number."""
    marker: str = ""
    """The list item's bullet or number."""

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def line(self) -> int:
        return self.lines[0].number

    @property
    def gap(self) -> int:
        """Blank lines before it."""
        return self.lines[0].gap

    @property
    def plain(self) -> str:
        """Its lines as they stand in the source, without what marked its kind."""
        skip = self.stretches[0].start - self.start if self.stretches else 0
        return "".join(line.text for line in self.lines)[skip:]


def elements(lines: Sequence[Line], notes: Register) -> list[Element]:
    """Group lines into elements, in order. Each line belongs to one element."""
    note_lines = {definition.line: definition for definition in notes.definitions}
    found: list[Element] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        rows = _table_length(lines, place, note_lines)
        if rows:
            found.append(Element("table", tuple(lines[place : place + rows])))
            place += rows
            continue
        place += 1
        if definition := note_lines.get(line.number):
            stretch = Stretch(definition.start, line.end)
            found.append(Element("note", (line,), (stretch,), note=definition.number))
        elif element := _special(line):
            _append(found, element)
        elif found and line.gap == 0 and found[-1].kind in ("text", "item", "note", "source"):
            found[-1] = _continued(found[-1], line)
        else:
            found.append(_text(line))
    return found


def _special(line: Line) -> Element | None:
    """The element that a line is for itself, or begins, by its own marking."""
    if heading := _HEADING.fullmatch(line.text):
        start, end = line.start + heading.start(2), line.start + heading.end(2)
        return Element("heading", (line,), (Stretch(start, end),), hashes=len(heading[1]))
    if _RULE.fullmatch(line.text):
        return Element("rule", (line,))
    if _IMAGE.fullmatch(line.text):
        return Element("image", (line,))
    if _PAGE.fullmatch(line.text):
        return Element("page", (line,), (Stretch(line.start, line.end),))
    if _CONTINUED.fullmatch(line.text):
        return Element("page", (line,))
    if _SOURCE.match(line.text):
        return Element("source", (line,), (Stretch(line.start, line.end),))
    if item := _ITEM.match(line.text):
        stretch = Stretch(line.start + item.end(), line.end)
        return Element("item", (line,), (stretch,), marker=item.group().strip())
    return None


def _append(found: list[Element], element: Element) -> None:
    """Add an element; a rule right under a short line of text makes that a heading (Setext)."""
    before = found[-1] if found else None
    underlined = element.kind == "rule" and element.lines[0].text[0] in "=-" and element.gap == 0
    if underlined and before and before.kind == "text" and len(before.lines) == 1:
        hashes = 1 if element.lines[0].text[0] == "=" else 2
        found[-1] = replace(before, kind="heading", hashes=hashes)
    else:
        found.append(element)


def _text(line: Line) -> Element:
    quote = _QUOTE.match(line.text)
    start = line.start + (quote.end() if quote else 0)
    return Element("text", (line,), (Stretch(start, line.end),))


def _continued(element: Element, line: Line) -> Element:
    quote = _QUOTE.match(line.text)
    start = line.start + (quote.end() if quote else 0)
    before = element.lines[-1]
    stretches = element.stretches
    if before.text.endswith("\\"):
        last = stretches[-1]
        stretches = (*stretches[:-1], last._replace(end=max(last.start, last.end - 1)))
    stretch = Stretch(start, line.end, "hard" if before.hard_break else "soft")
    return replace(element, lines=(*element.lines, line), stretches=(*stretches, stretch))


def _table_length(lines: Sequence[Line], place: int, notes: Container[int]) -> int:
    """How many lines from here on are one table's: tabs, or pipes over a rule."""
    first = lines[place]
    if _HTML_TABLE.match(first.text):
        return _html_length(lines, place, notes)
    if "\t" in first.text and not _ITEM.match(first.text):
        count = _run(lines, place, lambda line: line.has_tab, notes)
        return count if count > 1 else 0
    ruled = place + 1 < len(lines) and _is_pipe_rule(lines[place + 1])
    if "|" in first.text and ruled and not is_rule_row(first):
        return _run(lines, place, lambda line: "|" in line.text, notes)
    return 0


def _html_length(lines: Sequence[Line], place: int, notes: Container[int]) -> int:
    for count, line in enumerate(lines[place:], start=1):
        if line.number in notes:
            return 0
        if line.text.lower().endswith("</table>"):
            return count
    return 0


def _is_pipe_rule(line: Line) -> bool:
    return line.gap == 0 and "|" in line.text and _PIPE_RULE.fullmatch(line.text) is not None


def is_rule_row(line: Line) -> bool:
    """Is it the line under a pipe table's head?"""
    return _PIPE_RULE.fullmatch(line.text) is not None


def _run(
    lines: Sequence[Line], place: int, belongs: Callable[[Line], bool], notes: Container[int]
) -> int:
    """How many lines without a blank one between them belong; a footnote's text ends the run."""
    if lines[place].number in notes:
        return 0
    count = 1
    while place + count < len(lines):
        line = lines[place + count]
        if line.gap or not belongs(line) or line.number in notes:
            break
        count += 1
    return count
