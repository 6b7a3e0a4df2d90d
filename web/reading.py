"""A report laid out for reading: sections within sections, blocks grouped as they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.model import Block, BlockKind, Document, Section, Table


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that are shown as one: the items of a list, the rows of a table, else a single one."""

    kind: BlockKind
    blocks: tuple[Block, ...]
    footnotes: tuple[Block, ...]
    """The texts of the footnotes first marked in these blocks."""
    table: Table | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with what stands in it, before the sections under it."""

    section: Section
    heading: Block | None
    parts: tuple[Part, ...]
    children: tuple[Chapter, ...]


def chapters(document: Document, parent: str | None = None) -> tuple[Chapter, ...]:
    """The sections under ``parent`` (None: those of the first level), in reading order."""
    return tuple(
        chapter(document, section) for section in document.sections if section.parent == parent
    )


def chapter(document: Document, section: Section) -> Chapter:
    blocks = [b for b in document.blocks if b.section == section.id]
    heading = blocks[0] if blocks and blocks[0].kind == "heading" else None
    rest = blocks[1:] if heading else blocks
    return Chapter(section, heading, tuple(parts(document, rest)), chapters(document, section.id))


def parts(document: Document, blocks: Iterable[Block]) -> Iterator[Part]:
    """Blocks in their groups; footnotes go with the group that they follow."""
    tables = {row.block: table for table in document.tables for row in table.rows}
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
