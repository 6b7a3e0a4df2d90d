"""A report's source as a Document: sections, blocks, footnotes, tables, each a span of the source.

The rules are those of recognised (OCR'd) Markdown in general; what is particular to a report
comes from its description. Stages, in order: lines, contents page, footnote texts, elements,
headings and sections, drafts of blocks, tables, blocks with footnotes and pages. Nothing here
raises, whatever the text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from indexer.corpus import Report
from indexer.model import Document
from indexer.parse import assembly, body, feet, notes, oddities, outline, tables
from indexer.parse.contents import contents
from indexer.parse.elements import elements
from indexer.parse.lines import lines
from indexer.parse.markup import compose
from indexer.parse.outline import running_heads

__all__ = ["parse"]


def parse(report: Report) -> Document:
    """Read a report."""
    description = report.description
    kept, noise = lines(report.text, frozenset(description.noise))
    listed = contents(kept)
    kept = [line for line in kept if line.number not in listed.lines]
    kept, heads = running_heads(kept, description)
    register = notes.register(kept)
    page = elements(kept, register)
    texts = {
        place: compose(report.text, element.stretches, register).text
        for place, element in enumerate(page)
        if element.stretches
    }
    found = outline.headings(page, texts, listed, description)
    sections = outline.sections(found, description.title)
    places = {h.element: (n, h.title_offset) for n, h in enumerate(found, start=1)}
    drafts = body.drafts(page, texts, places, description.joins)
    grids = tables.grids(report.text, page, places)
    made = assembly.blocks(report, [*drafts, *assembly.row_drafts(grids)], sections, register)
    blocks = feet.on_pages([m.block for m in made], sections, feet.feet(page))
    paged = [replace(m, block=block) for m, block in zip(made, blocks, strict=True)]
    footnotes = assembly.footnotes(made)
    odd = (
        *oddities.of_outline([*noise, *heads], listed, found),
        *oddities.of_tables(grids),
        *oddities.of_blocks(report, made, register),
    )
    return Document(
        id=report.id,
        title=description.title,
        language=description.language,
        publishers=description.publishers,
        year=description.year,
        date=description.date or date(description.year, 1, 1),
        source=report.text,
        sections=tuple(sections),
        blocks=assembly.in_reading_order(paged, footnotes),
        footnotes=footnotes,
        tables=assembly.tables(report, grids, made, sections, register),
        oddities=tuple(sorted(odd, key=lambda oddity: oddity.line)),
        subtitle=description.subtitle,
        title_en=description.title_en,
        abbreviation=description.abbreviation,
        rights=description.rights,
        origin=description.origin,
        examples=description.examples,
        publisher_aliases=description.publisher_aliases,
    )
