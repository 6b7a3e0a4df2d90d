"""From a document to its passages: each block with what a reader or a searcher needs around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer import footnotes
from indexer.model import (
    Block,
    Document,
    Footnote,
    Passage,
    Section,
    Statistic,
    Table,
)

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d|[万亿萬億%％])")
"""A year as printed, not a part of a longer number and not an amount."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a document's blocks are looked up in."""

    sections: Mapping[str, Section]
    tables: Mapping[str, Table]
    """By the block id of a row."""
    notes: Mapping[str, Footnote]
    """By the block id of a footnote's text."""
    statistics: Mapping[str, tuple[Statistic, ...]]
    """By block id."""
    note_sources: Mapping[str, str]
    """The named source of a footnote, by number."""
    table_sources: Mapping[str, str]
    """The named source of a table, by id."""
    english: Mapping[str, str]
    """By the report's own text."""


def passages(
    document: Document,
    statistics: Iterable[Statistic] = (),
    english: Mapping[str, str] | None = None,
) -> tuple[Passage, ...]:
    """One passage for each block, in reading order.

    ``english`` maps whole blocks and titles, as printed, to their translation; a text that needs
    none, being English, has none.
    """
    around = _surroundings(document, statistics, english or {})
    return tuple(
        _passage(document, order, block, around) for order, block in enumerate(document.blocks)
    )


def section_path(sections: Mapping[str, Section], section: str) -> tuple[Section, ...]:
    """A section's ancestors from the chapter down, and itself."""
    path: list[Section] = []
    here: str | None = section
    while here is not None:
        path.append(sections[here])
        here = sections[here].parent
    return tuple(reversed(path))


def _surroundings(
    document: Document, statistics: Iterable[Statistic], english: Mapping[str, str]
) -> _Surroundings:
    by_block: dict[str, list[Statistic]] = defaultdict(list)
    for statistic in statistics:
        by_block[statistic.block].append(statistic)
    sources = footnotes.group(
        document.footnotes, document.tables, document.publishers + document.publisher_aliases
    )
    named = {footnote.number for footnote in document.footnotes if footnote.source}
    return _Surroundings(
        sections={section.id: section for section in document.sections},
        tables={row.block: table for table in document.tables for row in table.rows},
        notes={footnote.block: footnote for footnote in document.footnotes},
        statistics={block: tuple(found) for block, found in by_block.items()},
        note_sources={n: each.name for each in sources for n in each.footnotes if n in named},
        table_sources={id_: each.name for each in sources for id_ in each.tables},
        english=english,
    )


def _passage(document: Document, order: int, block: Block, around: _Surroundings) -> Passage:
    statistics = around.statistics.get(block.id, ())
    notes = _footnotes(block, around)
    path = section_path(around.sections, block.section)
    english = around.english.get(block.text)
    return Passage(
        document=document.id,
        id=block.id,
        kind=block.kind,
        order=order,
        section=block.section,
        section_path=tuple(section.title for section in path),
        pages=block.pages or path[-1].pages,
        text=block.text,
        text_en=None if english is None or _are_one(english, block.text) else english,
        context=_context(block, path, around),
        footnotes=notes,
        sources=_sources(block, notes, around),
        years=_years(block.text, statistics),
        units=_unique(statistic.unit for statistic in statistics),
        statistics=tuple(statistic.id for statistic in statistics),
    )


def _are_one(english: str, text: str) -> bool:
    """Whether a text is English itself: the same words, wherever its lines end."""
    return english.split() == text.split()


def _footnotes(block: Block, around: _Surroundings) -> tuple[str, ...]:
    if block.id in around.notes:
        return (around.notes[block.id].number,)
    return _unique(mark.number for mark in block.marks if not mark.stray)


def _context(block: Block, path: tuple[Section, ...], around: _Surroundings) -> str:
    """Section titles, and of a table row its table's title and column heads; each with its
    English where there is one. A heading's own title is its text already."""
    titles = [section.title for section in path if section.title != block.text]
    if table := around.tables.get(block.id):
        titles += [table.title, *table.columns]
    english = [around.english.get(title) for title in titles]
    return "\n".join(_unique([*titles, *english]))


def _sources(block: Block, notes: tuple[str, ...], around: _Surroundings) -> tuple[str, ...]:
    """The named sources of its footnotes and of its table, each in one wording."""
    named = [around.note_sources.get(number) for number in notes]
    table = around.tables.get(block.id)
    if table:
        named.append(around.table_sources.get(table.id))
    return _unique(named)


def _years(text: str, statistics: tuple[Statistic, ...]) -> tuple[int, ...]:
    """Years that are printed, and those that a statistic's period overlaps."""
    years = {int(year) for year in _YEAR.findall(text)}
    for statistic in statistics:
        if statistic.period:
            years.update(range(statistic.period.first.year, statistic.period.last.year + 1))
    return tuple(sorted(years))


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    """The values in order, each once, without the missing ones."""
    return tuple(dict.fromkeys(value for value in values if value))
