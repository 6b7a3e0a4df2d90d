"""The reports that are asked, with what was made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from indexer.answer.collection import Collection
from indexer.answer.evidence import Statement
from indexer.model import Block, Citation, Document, Footnote, Pages, Section, Statistic, Table


@dataclass(frozen=True)
class Reports:
    """What an answer is made from."""

    documents: Mapping[str, Document]
    statistics: Mapping[str, Mapping[str, Statistic]]
    """Document id → statistic id → statistic."""
    collection: Collection
    english: Callable[[str, str], str | None]
    """Document id and one of its texts → its translation."""
    sections: Mapping[tuple[str, str], Section] = field(init=False)
    tables: Mapping[tuple[str, str], Table] = field(init=False)
    """By document and the block of one of their rows."""
    rows: Mapping[tuple[str, str], Statement] = field(init=False)
    """By document and block."""
    notes: Mapping[tuple[str, str], Footnote] = field(init=False)
    blocks: Mapping[tuple[str, str], Block] = field(init=False)

    def __post_init__(self) -> None:
        every = self.documents.values()
        fill = object.__setattr__
        fill(self, "sections", {(d.id, s.id): s for d in every for s in d.sections})
        fill(self, "tables", {(d.id, r.block): t for d in every for t in d.tables for r in t.rows})
        rows = (s for s in self.collection.statements if s.block.kind == "table-row")
        fill(self, "rows", {(s.document, s.block.id): s for s in rows})
        fill(self, "blocks", {(d.id, b.id): b for d in every for b in d.blocks})
        fill(self, "notes", {(d.id, n.number): n for d in every for n in d.footnotes})

    def pages(self, statement: Statement) -> Pages | None:
        """The printed pages of a statement: its own where known, else its section's."""
        section = self.sections[statement.document, statement.block.section]
        return statement.block.pages or section.pages

    def table(self, statement: Statement) -> Table | None:
        return self.tables.get((statement.document, statement.block.id))

    def cite(self, statement: Statement, footnotes: tuple[str, ...]) -> Citation:
        """Where a statement stands and what it rests on."""
        table = self.table(statement)
        return Citation(
            document=statement.document,
            section=statement.block.section,
            pages=self.pages(statement),
            block=statement.block.id,
            kind=statement.block.kind,
            quote=statement.text,
            quote_en=statement.english,
            footnotes=footnotes,
            source_line=table.source_line if table else None,
        )
