"""How the word lists of this package are written down."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of a list that is written with blanks between them."""
    return tuple(text.split())
