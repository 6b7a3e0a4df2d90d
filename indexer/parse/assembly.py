"""Drafts as blocks with text, ids and sentences; footnotes linked to their marks; tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.corpus import Erratum, Report
from indexer.language.sentences import sentences
from indexer.model import (
    BLOCK_LETTERS,
    Block,
    BlockKind,
    Footnote,
    FootnoteMark,
    Section,
    Sentence,
    Slip,
    Span,
    Table,
    TableRow,
)
from indexer.parse.body import Draft, is_table_caption
from indexer.parse.markup import Cut, NoteLookup, compose
from indexer.parse.tables import Grid

_CUT_INTO_SENTENCES: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "footnote"})
"""Blocks of the other kinds are a sentence each; a heading's number is one of its own, so that the
title can be quoted and translated alone."""


@dataclass(frozen=True, slots=True)
class Made:
    """A block with what it was made from."""

    block: Block
    draft: Draft
    cuts: tuple[Cut, ...]


def row_drafts(grids: Sequence[Grid]) -> Iterator[Draft]:
    """A draft for each body row."""
    for place, grid in enumerate(grids):
        for row in grid.rows:
            yield Draft("table-row", grid.section, row, (grid.element,), table=place)


def blocks(
    report: Report, drafts: Iterable[Draft], sections: Sequence[Section], notes: NoteLookup
) -> list[Made]:
    """Make the blocks, in the order of the source. Drafts without any text make none."""
    ordinals: Counter[tuple[str, BlockKind]] = Counter()
    made = []
    marked: set[str] = set()
    for draft in sorted(drafts, key=lambda draft: draft.start):
        composed = compose(report.text, draft.stretches, notes)
        if not composed.text.strip():
            continue
        section = sections[draft.section].id
        ordinals[section, draft.kind] += 1
        ordinal = ordinals[section, draft.kind]
        id_ = f"{section}-{BLOCK_LETTERS[draft.kind]}{ordinal}"
        if draft.note is not None:
            id_ = f"f{draft.note}"
        marks = tuple(
            replace(mark, stray=mark.stray and mark.number in marked) for mark in composed.marks
        )
        marked |= {mark.number for mark in marks}
        block = Block(
            id=id_,
            kind=draft.kind,
            section=section,
            text=composed.text,
            pieces=composed.pieces,
            sentences=_sentences(id_, draft, composed.text),
            marks=marks,
            slips=tuple(_slips(composed.text, section, report.description.errata)),
        )
        made.append(Made(block, draft, composed.cuts))
    return made


def _sentences(id_: str, draft: Draft, text: str) -> tuple[Sentence, ...]:
    if draft.kind in _CUT_INTO_SENTENCES:
        spans = sentences(text)
    elif draft.title_offset:
        number = text[: draft.title_offset].rstrip()
        spans = (Span(0, len(number)), Span(draft.title_offset, len(text)))
    else:
        spans = (Span(0, len(text)),)
    return tuple(
        Sentence(f"{id_}-s{ordinal}", span.start, span.end)
        for ordinal, span in enumerate(spans, start=1)
    )


def _slips(text: str, section: str, errata: Iterable[Erratum]) -> Iterator[Slip]:
    for erratum in errata:
        if erratum.section in (None, section):
            for match in re.finditer(re.escape(erratum.printed), text):
                yield Slip(match.start(), match.end(), erratum.read, erratum.note)


def footnotes(made: Sequence[Made]) -> tuple[Footnote, ...]:
    """Link each footnote's text to the sentences that carry its marks."""
    carriers: dict[str, list[tuple[Block, FootnoteMark]]] = {}
    for m in made:
        for mark in m.block.marks:
            if not mark.stray and m.block.kind != "footnote":
                carriers.setdefault(mark.number, []).append((m.block, mark))
    return tuple(
        _footnote(m.block, m.draft.note, carriers.get(m.draft.note, []))
        for m in made
        if m.draft.note is not None
    )


def _footnote(
    block: Block, number: str, carriers: Sequence[tuple[Block, FootnoteMark]]
) -> Footnote:
    marked_in = dict.fromkeys(carrier.sentence_with(mark).id for carrier, mark in carriers)
    return Footnote(
        number=number,
        block=block.id,
        text=block.text,
        kind="source",
        section=carriers[0][0].section if carriers else block.section,
        marked_in=tuple(marked_in),
    )


def in_reading_order(made: Sequence[Made], found: Sequence[Footnote]) -> tuple[Block, ...]:
    """All blocks: a footnote after the block with its first mark, else where it stands."""
    texts = {m.draft.note: m.block for m in made if m.draft.note is not None}
    marked = {footnote.number: footnote for footnote in found if footnote.marked_in}
    placed: set[str] = set()
    ordered: list[Block] = []
    for m in made:
        if m.draft.note is not None:
            if m.draft.note not in marked:
                ordered.append(m.block)
            continue
        ordered.append(m.block)
        for mark in m.block.marks:
            if mark.number in marked and mark.number not in placed and not mark.stray:
                placed.add(mark.number)
                ordered.append(replace(texts[mark.number], section=marked[mark.number].section))
    return tuple(ordered)


def tables(
    report: Report,
    grids: Sequence[Grid],
    made: Sequence[Made],
    sections: Sequence[Section],
    notes: NoteLookup,
) -> tuple[Table, ...]:
    """The tables with their rows' blocks, titles and source lines."""
    ordinals: Counter[str] = Counter()
    found = []
    running = [m for m in made if m.block.kind != "footnote"]
    for place, grid in enumerate(grids):
        section = sections[grid.section]
        rows = [n for n, m in enumerate(running) if m.draft.table == place]
        heads = [
            compose(report.text, (cell._replace(glue="none"),), notes).text for cell in grid.header
        ]
        cells = [_cells(running[n].block.text) for n in rows]
        width = max([len(heads), *(len(spans) for spans in cells)])
        ordinals[section.id] += 1
        found.append(
            Table(
                id=f"{section.id}-t{ordinals[section.id]}",
                title=_title(running, rows, grid) or section.title,
                section=section.id,
                columns=tuple(heads + [""] * (width - len(heads))),
                rows=tuple(
                    TableRow(running[n].block.id, _padded(spans, width))
                    for n, spans in zip(rows, cells, strict=True)
                ),
                source_line=_source_line(running, rows, section, sections),
            )
        )
    return tuple(found)


def _cells(text: str) -> list[Span]:
    spans = []
    start = 0
    for cell in text.split("\t"):
        spans.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return spans


def _padded(spans: Sequence[Span], width: int) -> tuple[Span, ...]:
    """Cells that a row has none of, or empty ones at its end, are empty spans at its end."""
    end = spans[-1].end
    return (*spans, *[Span(end, end)] * (width - len(spans)))


def _title(running: Sequence[Made], rows: Sequence[int], grid: Grid) -> str | None:
    """The first line of the caption right over the table, or right under it where that names a
    table (表1, Table 1)."""
    if not rows:
        return None
    above = running[rows[0] - 1] if rows[0] else None
    if above and above.block.kind == "caption" and above.draft.elements[-1] == grid.element - 1:
        return above.block.text.split("\n")[0]
    below = running[rows[-1] + 1] if rows[-1] + 1 < len(running) else None
    if below and below.block.kind == "caption" and is_table_caption(below.block.text):
        return below.block.text.split("\n")[0]
    return None


def _source_line(
    running: Sequence[Made], rows: Sequence[int], section: Section, sections: Sequence[Section]
) -> str | None:
    """The source line right under the table, or one that stands before it under its heading or
    one above that and so is common to the tables there."""
    if not rows:
        return None
    for m in running[rows[-1] + 1 : rows[-1] + 3]:
        if m.block.kind == "source-line" and m.block.section == section.id:
            return m.block.text
    by_id = {s.id: s for s in sections}
    home: Section | None = section
    while home:
        for m in running[: rows[0]]:
            if m.block.kind == "source-line" and m.block.section == home.id:
                return m.block.text
        home = by_id.get(home.parent) if home.parent else None
    return None
