"""What a reader of ``yinju check`` should know of a report's source, each with its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.corpus import Erratum, Report
from indexer.model import Block, Oddity
from indexer.parse.assembly import Made
from indexer.parse.contents import Contents
from indexer.parse.lines import Line, line_at
from indexer.parse.notes import Register
from indexer.parse.outline import Heading, contents_title
from indexer.parse.tables import Grid


def of_outline(
    noise: Sequence[Line], contents: Contents, headings: Sequence[Heading]
) -> Iterator[Oddity]:
    """Noise left out, headings without ``#`` or worded unlike the contents page."""
    for line in noise:
        yield Oddity(line.number, "noise", f"left out: {line.text}")
    for heading in headings:
        if not heading.marked:
            yield Oddity(heading.line, "unmarked-heading", f"heading without #: {heading.title}")
        if listed_as := contents_title(heading):
            yield Oddity(
                heading.line,
                "title-differs",
                f"printed {heading.title}; the contents page has {listed_as}",
            )
    listed = {id(heading.entry) for heading in headings if heading.entry}
    for entry in contents.entries:
        if id(entry) not in listed:
            message = f"listed on the contents page, not found as a heading: {entry.title}"
            yield Oddity(min(contents.lines), "missing-heading", message)


def of_tables(grids: Sequence[Grid]) -> Iterator[Oddity]:
    """Tables that go on under a repeated header."""
    for grid in grids:
        for line in grid.continued:
            yield Oddity(line, "continued-table", "the table above goes on: its header is repeated")


def of_blocks(report: Report, made: Sequence[Made], notes: Register) -> Iterator[Oddity]:
    """Page breaks inside paragraphs, marks and notes without each other, errata."""
    for m in made:
        for line in m.draft.joins:
            yield Oddity(line, "page-join", f"{m.block.id} goes on after a page break")
    yield from _marks(report, made)
    yield from _footnotes(made, notes)
    yield from _errata(report, made)


def _marks(report: Report, made: Sequence[Made]) -> Iterator[Oddity]:
    for m in made:
        stray = {mark.number for mark in m.block.marks if mark.stray}
        for cut in m.cuts:
            line = line_at(report.text, cut.start)
            printed = report.text[cut.start : cut.end].strip()
            if cut.dangling:
                yield Oddity(line, "mark-without-note", f"{printed} marks no footnote")
            if cut.superscript and printed.startswith("<sup>"):
                yield Oddity(line, "raised-text", f"{m.block.id}: raised, but no footnote mark")
            if stray.intersection(cut.notes) and cut.stray:
                message = f"{printed} is marked again out of order in {m.block.id}: never cited"
                yield Oddity(line, "stray-mark", message)


def _footnotes(made: Sequence[Made], notes: Register) -> Iterator[Oddity]:
    marked = {mark.number for m in made for mark in m.block.marks if m.block.kind != "footnote"}
    repeated = Counter(definition.printed for definition in notes.definitions)
    for definition in notes.definitions:
        if definition.number not in marked:
            message = f"footnote {definition.number} is marked nowhere"
            yield Oddity(definition.line, "note-without-mark", message)
        if repeated[definition.printed] > 1 and definition.number != definition.printed:
            message = f"footnote {definition.printed} again: numbered {definition.number} here"
            yield Oddity(definition.line, "repeated-note", message)


def _errata(report: Report, made: Sequence[Made]) -> Iterator[Oddity]:
    for erratum in report.description.errata:
        message = in_one_line(erratum)
        found = [m for m in made if _has(m.block, erratum)]
        for m in found:
            offset = report.text.find(erratum.printed, m.block.pieces[0].start)
            line = line_at(report.text, offset if offset >= 0 else m.block.pieces[0].start)
            yield Oddity(line, "erratum", f"{m.block.id}: {message}")
        if not found:
            yield Oddity(1, "erratum-not-found", f"{message}: these words stand nowhere")


def _has(block: Block, erratum: Erratum) -> bool:
    return any(block.text[slip.start : slip.end] == erratum.printed for slip in block.slips)


def in_one_line(erratum: Erratum) -> str:
    line = f"printed {erratum.printed}"
    line += f", read {erratum.read}" if erratum.read else ""
    return f"{line}: {erratum.note}" if erratum.note else line
