"""A report laid out for reading: sections within sections, blocks grouped as they are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from indexer.model import Block, BlockKind, Document, Pages, Section, Table


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that are shown as one: the items of a list, the rows of a table, else a single one."""

    kind: BlockKind
    blocks: tuple[Block, ...]
    footnotes: tuple[Block, ...]
    """The texts of the footnotes first marked in these blocks."""
    table: Table | None
    pages: Pages | None = None
    """Its printed pages, where they are known more closely than its section's and are not those
    of the part before."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with what stands in it, before the sections under it."""

    section: Section
    heading: Block | None
    parts: tuple[Part, ...]
    children: tuple[Chapter, ...]


def chapters(document: Document) -> tuple[Chapter, ...]:
    """The sections of the first level, in reading order, with those under them."""
    blocks: defaultdict[str, list[Block]] = defaultdict(list)
    for block in document.blocks:
        blocks[block.section].append(block)
    under: defaultdict[str | None, list[Section]] = defaultdict(list)
    for section in document.sections:
        under[section.parent].append(section)
    tables = {row.block: table for table in document.tables for row in table.rows}

    def chapter(section: Section) -> Chapter:
        shown = blocks[section.id]
        heading = shown.pop(0) if shown and shown[0].kind == "heading" else None
        children = tuple(chapter(child) for child in under[section.id])
        return Chapter(section, heading, tuple(_paged(_parts(shown, tables))), children)

    return tuple(chapter(section) for section in under[None])


def blocks_as_shown(chapters: Iterable[Chapter]) -> Iterator[Block]:
    """Every block in the order in which the page has it: a part's notes follow the part."""
    for chapter in chapters:
        if chapter.heading:
            yield chapter.heading
        for part in chapter.parts:
            yield from part.blocks
            yield from part.footnotes
        yield from blocks_as_shown(chapter.children)


def _paged(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, each with its pages where they are others than those last told."""
    last = None
    for part in parts:
        known = next((block.pages for block in part.blocks if block.pages), None)
        yield replace(part, pages=known if known != last else None)
        last = known or last


def _parts(blocks: Iterable[Block], tables: dict[str, Table]) -> Iterator[Part]:
    """Blocks in their groups; footnotes go with the group that they follow."""
    group: list[Block] = []
    footnotes: list[Block] = []
    for block in blocks:
        if block.kind == "footnote":
            footnotes.append(block)
            continue
        if (group or footnotes) and not _together(group, block, tables):
            yield _part(group, footnotes, tables)
            group, footnotes = [], []
        group.append(block)
    if group or footnotes:
        yield _part(group, footnotes, tables)


def _together(group: list[Block], block: Block, tables: dict[str, Table]) -> bool:
    if not group or group[-1].kind != block.kind:
        return False
    if block.kind == "table-row":
        return tables.get(group[-1].id) is tables.get(block.id)
    return block.kind in ("list-item", "imprint")


def _part(group: list[Block], footnotes: list[Block], tables: dict[str, Table]) -> Part:
    kind = group[0].kind if group else "footnote"
    table = tables.get(group[0].id) if group else None
    return Part(kind, tuple(group), tuple(footnotes), table)
