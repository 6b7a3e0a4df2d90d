"""The value that a question wants others to exceed or stay under: above 60%, 不到一半."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indexer.model import Number
from indexer.numbers import Mention
from indexer.question.cues import Bounding, Cues, every_language

_COUNTS = re.compile(r"\d{4} [a-z-]+s\b")
"""Four digits that count things rather than name a year: 2000 homes."""
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Bound:
    """A value that others are compared with."""

    value: Decimal
    """In base units; shares in percent."""
    unit: str | None
    above: bool
    """Whether what lies above it is asked for; else what lies below."""
    inclusive: bool
    """Whether it is itself among what is asked for: at least, 以上."""

    def holds(self, value: Decimal) -> bool:
        if value == self.value:
            return self.inclusive
        return (value > self.value) == self.above


def bound(
    folded: str, found: Iterable[Number], times: Iterable[Mention], tables: tuple[Cues, ...]
) -> Bound | None:
    """The first number of a folded question beside a word that makes a bound of it.

    ``found`` are the quantities read in it; digits without a unit are taken as they stand, but
    for those of ``times``.
    """
    values = [(n.start, n.end, n.value, n.unit) for n in found]
    taken = [(start, end) for start, end, _, _ in values]
    taken += [(t.start, t.end) for t in times if not _COUNTS.match(folded, t.start)]
    values += [
        (digits.start(), digits.end(), Decimal(digits[0].replace(",", "")), None)
        for digits in _DIGITS.finditer(folded)
        if not any(start <= digits.start() < end for start, end in taken)
    ]
    for start, end, value, unit in sorted(values):
        wording = bounding(folded, start, end, tables)
        if wording is not None:
            return Bound(value, unit, wording.above, wording.inclusive)
    return None


def bounding(
    folded: str, start: int, end: int, tables: tuple[Cues, ...] | None = None
) -> Bounding | None:
    """The words of a folded text, of any language or those of these ``tables``, that make a bound
    of the number that stands there."""
    for table in tables or every_language():
        for wording in table.bounds:
            if wording.before.search(folded[:start]) or wording.after.match(folded[end:]):
                return wording
    return None
