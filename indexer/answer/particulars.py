"""What has a form of its own, and so is not answered by what has none: e-mail and web addresses,
telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from indexer import packaged
from indexer.language.scripts import fold
from indexer.model import Bilingual


@dataclass(frozen=True, slots=True)
class Particular:
    """Something that a question may ask for."""

    name: Bilingual
    """In the indefinite, as a refusal says that there is none."""
    asks: re.Pattern[str]
    """Finds it where a folded question asks for it, not where one but speaks of it."""
    says: re.Pattern[str]
    """What a folded text that gives it has."""


@cache
def particulars() -> tuple[Particular, ...]:
    """The table ``particulars.toml``."""
    table = packaged.table(__package__, "particulars.toml")
    ends, never = table["question"]["ends"], table["question"]["never"]
    return tuple(
        Particular(
            {"zh": entry["zh"], "en": entry["en"]},
            re.compile(rf"^(?!.*(?:{never})).*(?:{entry['asks']})(?:{ends})"),
            re.compile(entry["says"]),
        )
        for entry in table["particular"]
    )


def ungiven(folded: str, evidence: Iterable[str]) -> Particular | None:
    """The particular that a folded question asks for, where no text of the evidence gives one."""
    asked = next((each for each in particulars() if each.asks.search(folded)), None)
    if asked is None or any(asked.says.search(fold(text).text) for text in evidence):
        return None
    return asked
