"""What ``yinju check`` tells of a report: counts against those expected, and every oddity.

For: telling whoever keeps a report what was read out of it. Not for: mending; what is odd is
settled in the report's ``report.toml``, never in its text.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass

from indexer.corpus import Expected, Report
from indexer.model import Document, Oddity


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a thing were found."""

    name: str
    """As under ``[expected]`` in ``report.toml``."""
    found: int
    expected: int | None
    """None where nobody counted them."""

    @property
    def agrees(self) -> bool:
        return self.expected in (None, self.found)


@dataclass(frozen=True, slots=True)
class Inspection:
    """A report looked over."""

    document: str
    sha256: str
    """Of the file as it is."""
    recorded: str | None
    """Of the file as ``report.toml`` records it."""
    counts: tuple[Count, ...]
    oddities: tuple[Oddity, ...]
    """By line."""

    @property
    def agrees(self) -> bool:
        """Is the file the recorded one, with all that is expected of it?"""
        unchanged = self.recorded in (None, self.sha256)
        return unchanged and all(count.agrees for count in self.counts)


def inspect(report: Report, document: Document) -> Inspection:
    """Look a report over: ``document`` is what was parsed from it."""
    found = counted(document)
    expected = report.description.expected
    recorded = report.description.sha256
    odd = document.oddities
    if recorded not in (None, report.sha256):
        message = f"report.md has changed: its SHA-256 is {report.sha256}, recorded is {recorded}"
        odd = (Oddity(1, "changed-file", message), *odd)
    return Inspection(
        document=report.id,
        sha256=report.sha256,
        recorded=recorded,
        counts=tuple(
            Count(field.name, found[field.name], getattr(expected, field.name))
            for field in dataclasses.fields(Expected)
        ),
        oddities=odd,
    )


def counted(document: Document) -> dict[str, int]:
    """How many of each thing that ``[expected]`` may name are in a document."""
    kinds = Counter(block.kind for block in document.blocks)
    odd = Counter(oddity.code for oddity in document.oddities)
    marks = [mark for block in document.blocks for mark in block.marks]
    return {
        "sections": len(document.sections),
        "paragraphs": kinds["paragraph"],
        "list_items": kinds["list-item"],
        "captions": kinds["caption"],
        "footnotes": len(document.footnotes),
        "marks": len(marks),
        "stray_marks": sum(mark.stray for mark in marks),
        "page_joins": odd["page-join"],
        "tables": len(document.tables),
        "table_rows": sum(len(table.rows) for table in document.tables),
        "continued_tables": odd["continued-table"],
        "noise_lines": odd["noise"],
    }
