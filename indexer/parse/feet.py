"""Printed page numbers as they stand at the feet of the source's pages, and what is on each page.

Used only where they agree with the contents page; without them a block is on its section's pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.model import Block, Pages, Section
from indexer.parse.elements import Element

_MARKED = re.compile(r"(?:[-–—·]|第|page|p\.)\s?(?P<page>\d{1,4})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Foot:
    """A page number (— 12 —) below the text of its page."""

    start: int
    """Its offset in the source."""
    page: int


def feet(elements: Sequence[Element]) -> tuple[Foot, ...]:
    """The page numbers in order; none where they do not rise, or stand bare like other numbers."""
    found: list[Foot] = []
    for element in elements:
        number = _MARKED.match(element.plain) if element.kind == "page" else None
        if number:
            found.append(Foot(element.start, int(number["page"])))
    rising = all(one.page < other.page for one, other in pairwise(found))
    return tuple(found) if rising else ()


def on_pages(
    blocks: Sequence[Block], sections: Sequence[Section], found: Sequence[Foot]
) -> list[Block]:
    """The blocks, with their pages where the feet say more than their section does."""
    if not found:
        return list(blocks)
    by_id = {section.id: section for section in sections}
    headings = {block.section: block for block in blocks if block.kind == "heading"}
    agreed = {
        section.id: section.pages
        for section in sections
        if section.pages and _agrees(_source(section, by_id), headings, found)
    }
    return [
        replace(block, pages=_closer(block, agreed[block.section], found))
        if block.section in agreed
        else block
        for block in blocks
    ]


def _source(section: Section, by_id: dict[str, Section]) -> Section:
    """The section whose place in the contents gave this one its pages."""
    parent = by_id.get(section.parent) if section.parent else None
    return _source(parent, by_id) if parent and parent.pages == section.pages else section


def _agrees(section: Section, headings: dict[str, Block], found: Sequence[Foot]) -> bool:
    """Whether the section's heading stands on the page that the contents give."""
    heading = headings.get(section.id)
    if heading is None or section.pages is None:
        return False
    first, last = _between(heading, found)
    return (first or 0) <= section.pages.first <= (last or section.pages.first)


def _between(block: Block, found: Sequence[Foot]) -> tuple[int | None, int | None]:
    """The pages that a block may be on, by the feet before and after it."""
    starts = [foot.start for foot in found]
    before = bisect_left(starts, block.pieces[0].start)
    after = bisect_left(starts, block.pieces[-1].end)
    first = found[before - 1].page + 1 if before else None
    last = found[after].page if after < len(found) else None
    return first, last


def _closer(block: Block, pages: Pages, found: Sequence[Foot]) -> Pages | None:
    """The pages of a block where they are fewer than its section's, and some of them."""
    first, last = _between(block, found)
    closer = Pages(max(pages.first, first or 0), min(pages.last, last or pages.last))
    return closer if closer != pages and closer.first <= closer.last else None
