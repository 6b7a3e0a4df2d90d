"""What stands at the edges of a Chinese clause and is no part of what is measured."""

from __future__ import annotations

import re

from indexer.numbers.tables import longest_first
from indexer.numbers.units import ZH_QUALIFIERS_BEFORE
from indexer.statistics import words
from indexer.statistics.measure.masking import BLANK


def _lead(word: str) -> str:
    trap = words.ZH_LEAD_TRAPS.get(word)
    return re.escape(word) + (f"(?![{trap}])" if trap else "")


_LEADS = "|".join(_lead(word) for word in longest_first(words.ZH_LEADS))
LEAD = re.compile(rf"^(?:{_LEADS}|{BLANK}|[、\s的了之])+")


def _link(word: str) -> str:
    trap = words.ZH_LINK_TRAPS.get(word)
    return (f"(?<![{trap}])" if trap else "") + re.escape(word)


_LINKS = "|".join(_link(word) for word in longest_first((*ZH_QUALIFIERS_BEFORE, *words.ZH_LINKS)))
TAIL = re.compile(rf"(?:{_LINKS}|{BLANK}|[、\s的了])+$")
