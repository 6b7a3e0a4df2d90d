"""What a question asks the count of, as the unit that its number would have: the orders of 多少单,
the people of "how many people"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer import numbers
from indexer.model import Language

_ASKS = re.compile(
    r"\bhow many\b|\b(?:the )?(?:total )?number of\b"
    r"|(?:多少|(?<![第这那哪好近前后十])几(?!乎))(?:个(?=人(?![均工才]|民币)))?"
)
"""What stands where a number would."""
_ANY_NUMBER = "30"
_ANY_THINGS = "30个"


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted."""

    unit: str
    """As ``numbers.find`` would read it."""
    start: int
    """Where the words that ask for it stand in the folded question, with what is counted."""
    end: int


def counted(folded: str, language: Language) -> Counted | None:
    """What the first words that ask how many count; None where there are none, or what they count
    has no unit."""
    asks = _ASKS.search(folded)
    if asks is None:
        return None
    said = folded[asks.end() :]
    unit, length = _unit(_ANY_NUMBER, said, language)
    if unit is None and language == "zh":
        unit, length = _unit(_ANY_THINGS, said, language)  # 多少亚马逊商家 leaves 个 out.
        unit = unit if numbers.counts_within(unit, unit) else None
    return Counted(unit, asks.start(), asks.end() + length) if unit is not None else None


def _unit(number: str, said: str, language: Language) -> tuple[str | None, int]:
    """The unit that words would have behind a number, and how many characters show it."""
    first = next(iter(numbers.find(f"{number}{said}", language)), None)
    if first is None or first.start > 0:
        return None, 0
    return first.unit, first.end - len(number)
