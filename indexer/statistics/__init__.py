"""Every number of a report as a record: value, unit, period, measure, comparison and source.

For: from a parsed document to its statistics, of running text, captions, footnotes and
tables. Not for: recognising numbers (``indexer.numbers``), weighing them against a question.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer import numbers
from indexer.model import (
    Block,
    Document,
    Footnote,
    FootnoteKind,
    Number,
    Period,
    Sentence,
    Statistic,
    Table,
    TableRow,
)
from indexer.statistics import change, measure, sources, tables, times
from indexer.statistics.sources import Footing

__all__ = ["statistics"]

_AGE_GROUP = re.compile("[及含和]?(?:以上|以下)|and (?:over|above|older)|or older")
_RUNNING = ("paragraph", "list-item", "caption", "footnote")


@dataclass(frozen=True, slots=True)
class _Context:
    document: Document
    kinds: dict[str, FootnoteKind]
    """Footnote number → kind."""
    notes: dict[str, Footnote]
    """Footnotes by the block of their text."""
    rows: dict[str, tuple[Table, int, TableRow]]
    """By the block of a row: its table, ordinal from 1, and the row."""


def statistics(document: Document) -> tuple[Statistic, ...]:
    """The statistics of a document in reading order; ids count within each block.

    What is said of 全年 is of the year that the document ``covers``; see ``times.with_year``.
    """
    context = _Context(
        document,
        {note.number: note.kind for note in document.footnotes},
        {note.block: note for note in document.footnotes},
        {
            row.block: (table, ordinal, row)
            for table in document.tables
            for ordinal, row in enumerate(table.rows, start=1)
        },
    )
    return tuple(found for block in document.blocks for found in _of_block(block, context))


def _of_block(block: Block, context: _Context) -> Iterator[Statistic]:
    if block.id in context.rows:
        yield from _of_row(block, context)
    elif block.kind in _RUNNING:
        yield from _of_text(block, context)


def _of_text(block: Block, context: _Context) -> Iterator[Statistic]:
    document = context.document
    carried: Period | None = None
    opening: Period | None = None
    about: str | None = None
    ordinal = 0
    for place, sentence in enumerate(block.sentences):
        text = block.text[sentence.start : sentence.end]
        found = _kept(text, numbers.find(text, document.language), block, context)
        before = opening if times.BREAKS_DOWN.match(text) else carried
        dated = times.Dated.read(text, found, document.date)
        changes = change.changes(text, found, document.language)
        measures = measure.measures(text, found, dated, document.language, about)
        footings = _footings(block, place, found, context)
        for within, number in enumerate(found):
            ordinal += 1
            yield _statistic(
                block,
                sentence,
                number,
                (ordinal, within + 1),
                context,
                period=dated.period_of(number, changes[within], before, document.covers),
                changed=changes[within],
                measured=measures[within],
                footing=footings[within],
            )
        carried = dated.carried or carried
        opening = dated.opening or opening
        about = measure.topic(text, dated) or about


def _kept(
    text: str, found: tuple[Number, ...], block: Block, context: _Context
) -> tuple[Number, ...]:
    """Without what is no statistic: an age that only bounds a group (60周岁及以上人口), and in a
    footnote that names a source the words of a title (Three trends to watch)."""
    note = context.notes.get(block.id)
    if note is not None and note.kind == "source":
        return tuple(n for n in found if n.unit and text[n.start].isdigit())
    return tuple(n for n in found if not (n.unit == "years old" and _AGE_GROUP.match(text, n.end)))


def _footings(
    block: Block, place: int, found: Sequence[Number], context: _Context
) -> tuple[Footing, ...]:
    note = context.notes.get(block.id)
    if note is not None:
        return tuple(Footing((note.number,), ()) for _ in found)
    return sources.footings(block, place, found, context.kinds)


def _statistic(
    block: Block,
    sentence: Sentence,
    number: Number,
    ordinals: tuple[int, int],
    context: _Context,
    *,
    period: Period | None,
    changed: change.Change,
    measured: str,
    footing: Footing,
) -> Statistic:
    in_block, in_sentence = ordinals
    start, end = sentence.start + number.start, sentence.start + number.end
    text = block.text[sentence.start : sentence.end]
    return Statistic(
        id=f"{block.id}-n{in_block}",
        key=key(context.document.id, text, in_sentence),
        document=context.document.id,
        block=block.id,
        sentence=sentence.id,
        start=start,
        end=end,
        text=block.text[start:end],
        value=number.value,
        high=number.high,
        unit=number.unit,
        qualifier=number.qualifier,
        direction=changed.direction,
        period=period,
        measure=measured,
        comparison=changed.comparison_at(period),
        footnotes=footing.backs,
        nearby=footing.nearby,
    )


def _of_row(block: Block, context: _Context) -> Iterator[Statistic]:
    table, row_number, row = context.rows[block.id]
    sentence = block.sentences[0]
    found = tables.cells(block.text, table, row, row_number, context.document)
    for ordinal, cell in enumerate(found, start=1):
        yield Statistic(
            id=f"{block.id}-n{ordinal}",
            key=key(context.document.id, block.text, ordinal),
            document=context.document.id,
            block=block.id,
            sentence=sentence.id,
            start=cell.number.start,
            end=cell.number.end,
            text=block.text[cell.number.start : cell.number.end],
            value=cell.number.value,
            high=cell.number.high,
            unit=cell.number.unit,
            qualifier=cell.number.qualifier,
            direction=cell.direction,
            period=cell.period,
            measure=cell.measure,
            comparison=cell.comparison,
            footnotes=(),
            nearby=(),
            cell=cell.cell,
        )


def key(document: str, sentence: str, ordinal: int) -> str:
    """The permanent key of a number: what an edit elsewhere in the report does not change."""
    digest = hashlib.sha256(f"{document}\n{sentence}\n{ordinal}".encode())
    return digest.hexdigest()[:10]
