"""A sentence with its times and numbers blanked, so that its clauses can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.model import Number
from indexer.statistics.times import Dated

TIME = "\ue000"
"""Stands for times while clauses are read."""
_FIRST_NUMBER = 0xE001
"""Number n of a sentence is blanked by this code point plus n, so that it can be put back."""
BLANK = "[\ue000-\uf8ff]"
NUMBER = "[\ue001-\uf8ff]"


def blanked(text: str, found: Sequence[Number], dated: Dated) -> str:
    """The sentence of the same length, each time and each number in private code points."""
    spans = [(m.start, m.end, TIME) for m in dated.mentions]
    spans += [(n.start, n.end, chr(_FIRST_NUMBER + i)) for i, n in enumerate(found)]
    for start, end, mark in spans:
        text = text[:start] + mark * (end - start) + text[end:]
    return text


def restored(text: str, found: Sequence[Number], measured: str) -> str:
    """With the numbers inside it put back, without times, and without quotation marks and
    brackets whose other half fell off."""
    for place, number in enumerate(found):
        run = f"{chr(_FIRST_NUMBER + place)}+"
        measured = re.sub(run, lambda _, n=number: text[n.start : n.end], measured)  # type: ignore[misc]
    for opening, closing in ("“”", "（）", "()"):
        if measured.count(opening) != measured.count(closing):
            measured = measured.replace(opening, "").replace(closing, "")
    return measured.replace(TIME, "").strip(" 、，\n")
