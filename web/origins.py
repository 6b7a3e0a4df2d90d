"""Addresses of sources: what each is named by, and which one a name means.

For: pages of sources, and links to them. Not for: which source backs what
(``indexer.figures.resting``).
"""

from __future__ import annotations

from collections.abc import Iterable

from indexer.errors import NotFoundError
from indexer.figures import Resting
from indexer.footnotes import Source
from indexer.model import Document

UNNAMED = "unnamed"
"""Stands in addresses for the numbers that name no source."""


def place(document: Document, source: Source | None) -> str:
    """What names a source in addresses: the block of its first footnote, else its first table."""
    return _places(document, source)[0]


def _places(document: Document, source: Source | None) -> tuple[str, ...]:
    if source is None:
        return (UNNAMED,)
    notes = [note.block for note in document.footnotes if note.number in source.footnotes]
    return (*notes, *source.tables)


def find(document: Document, sources: Iterable[Resting], name: str) -> Resting:
    """The source with this place; any of its footnotes and tables will do. Raises
    NotFoundError."""
    for resting in sources:
        if name in _places(document, resting.source):
            return resting
    raise NotFoundError(
        f"{document.id} has no source {name}",
        hint="Sources are named by a footnote (f11) or table (4.1-t1), as /sources links them.",
    )
