"""How the word lists of this package are written down."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words(text: str) -> tuple[str, ...]:
    """The words of a list that is written with blanks between them."""
    return tuple(text.split())


def any_of(words: Iterable[str]) -> str:
    """The alternatives of a regular expression that finds these words, the longest first; a line
    may break inside them."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first(words))


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in the order in which alternatives of a regular expression are tried."""
    return sorted(words, key=lambda word: (-len(word), word))
