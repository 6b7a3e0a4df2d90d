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
    stated = f"{_ANY_NUMBER}{folded[asks.end() :]}"
    first = next(iter(numbers.find(stated, language)), None)
    if first is None or first.start > 0 or first.unit is None:
        return None
    return Counted(first.unit, asks.start(), asks.end() + first.end - len(_ANY_NUMBER))
