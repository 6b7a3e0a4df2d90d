"""Which measure an adjective is about: the dearest by price, the longest by length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indexer import packaged
from indexer.language.scripts import fold


@dataclass(frozen=True, slots=True)
class Measure:
    """What questions and the titles of columns say of one measure."""

    asks: re.Pattern[str]
    titles: re.Pattern[str]


@cache
def measures() -> tuple[Measure, ...]:
    """The table ``measures.toml``."""
    table = packaged.table(__package__, "measures.toml")
    return tuple(
        Measure(re.compile(entry["asks"]), re.compile(entry["titles"]))
        for entry in table["measure"]
    )


def about(folded: str, title: str) -> Iterator[tuple[int, int]]:
    """The spans of a folded question's adjectives that are about what a title names."""
    said = fold(title).text
    for measure in measures():
        if measure.titles.search(said):
            yield from (found.span() for found in measure.asks.finditer(folded))


def measured_by(folded: str, title: str) -> bool:
    """Whether a folded question has an adjective about what a title names."""
    return any(about(folded, title))
