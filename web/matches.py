"""A query's matches throughout a report, numbered in the order in which its page shows them.

For: marking them where they stand and stepping from one to the next. Not for: finding them
(``indexer.search``) or placing marks (``indexer.marks``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.model import Block, Hit, Language, Span

Place = tuple[str, Language]
"""A block's id, and which of its texts."""


@dataclass(frozen=True, slots=True)
class Match:
    span: Span
    """In the block's text of that language."""
    ordinal: int | None
    """From 1, in the page's order; None for the marks in the other of two languages shown side by
    side, which say the same again."""


@dataclass(frozen=True, slots=True)
class Matches:
    total: int
    at: Mapping[Place, tuple[Match, ...]]
    sections: Mapping[str, tuple[int, int]]
    """How many stand in a section itself, and the ordinal of the first, by section id."""

    def of(self, block: str, language: Language) -> tuple[Match, ...]:
        return self.at.get((block, language), ())


def spans(hits: Iterable[Hit], original: Language) -> dict[Place, tuple[Span, ...]]:
    """Where each block's texts match."""
    found: dict[Place, tuple[Span, ...]] = {}
    for hit in hits:
        found[hit.passage.id, original] = hit.highlights
        if original != "en":
            found[hit.passage.id, "en"] = hit.highlights_en
    return {place: given for place, given in found.items() if given}


def numbered(
    found: Mapping[Place, tuple[Span, ...]],
    shown: Iterable[tuple[Block, tuple[Language, ...]]],
    counted: Language,
) -> Matches:
    """The matches in blocks shown, each in one language or in two.

    Where a block is shown in both, those in the language ``counted`` have the numbers, or the
    others where it has none in that one.
    """
    at: dict[Place, tuple[Match, ...]] = {}
    total = 0
    first: dict[str, int] = {}
    in_section: Counter[str] = Counter()
    for block, languages in shown:
        numbers_in = _numbers_in(block.id, languages, found, counted)
        for language in languages:
            given = found.get((block.id, language), ())
            if language == numbers_in:
                at[block.id, language] = tuple(
                    Match(span, total + n) for n, span in enumerate(given, 1)
                )
                if given:
                    first.setdefault(block.section, total + 1)
                in_section[block.section] += len(given)
                total += len(given)
            elif given:
                at[block.id, language] = tuple(Match(span, None) for span in given)
    return Matches(total, at, {id_: (in_section[id_], n) for id_, n in first.items()})


def _numbers_in(
    block: str,
    languages: tuple[Language, ...],
    found: Mapping[Place, tuple[Span, ...]],
    counted: Language,
) -> Language:
    """The language whose matches of a block are counted."""
    preferred = sorted(languages, key=lambda each: each != counted)
    return next((each for each in preferred if found.get((block, each))), languages[0])
