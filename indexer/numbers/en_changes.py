"""The old and the new value of a change in English: fell from 31% to about 12%; 12%, down from 31%.

For: the grammar of numbers, to which such a value is a quantity and the two are no range, and the
statistics, to which the old one is of another time. Not for: which way something changed.
"""

from __future__ import annotations

import re

from indexer.numbers import units
from indexer.numbers.tables import any_of

LONGEST_LEAD = 80
"""Characters before a value that may say that it is the old one."""

_FROM = (
    r"(?<!\brange\s)(?<!\branges\s)(?<!\branging\s)(?<!\branged\s)(?<!\bvary\s)(?<!\bvaries\s)"
    r"(?<!\bvaried\s)(?<!\bvarying\s)(?<!\bdiffer\s)(?<!\bdiffers\s)\bfrom\s"
)
_BARE_FROM = re.compile(rf"{_FROM}$", re.IGNORECASE)
_MOVED = rf"\b(?:{any_of(units.EN_MOVED)})\b"
ABOUT = rf"(?:(?:{any_of(units.EN_QUALIFIERS)})\s)?"
"""What qualifies the number behind it, if anything does."""
_BEFORE_OLD = re.compile(rf"{_MOVED}[^.;:()]{{0,40}}?{_FROM}{ABOUT}$", re.IGNORECASE)
"""Fell from about."""
_BEFORE_NEW = re.compile(
    rf"{_MOVED}(?:[^.;:()]{{0,40}}?\bfrom\s{ABOUT}[^\s;:()]*\d[^;:()]{{0,30}}?)?\sto\s{ABOUT}$",
    re.IGNORECASE,
)
"""Fell from 31% to about."""
_BEFORE_OLD_BEHIND_NEW = re.compile(
    rf"\b(?:up|down)\sfrom\s{ABOUT}$"
    rf"|\bto\s{ABOUT}[^\s;:()]*\d[^\s,;:()]*(?:\s[\w-]+){{0,3}}\sfrom\s{ABOUT}$",
    re.IGNORECASE,
)
"""12%, down from; to 12% from."""
_AFTER_OLD = re.compile(rf"(?:[^.;:()]|\.(?=\d)){{0,40}}?\sto\s{ABOUT}[^\s.;:()]*\d", re.IGNORECASE)
"""In a year to about 12."""


def leads_to_old(before: str) -> bool:
    """Whether the text before a number says that something changed from it."""
    return _BEFORE_OLD.search(before) is not None


def leads_to_new(before: str) -> bool:
    """Whether the text before a number says that something changed to it."""
    return _BEFORE_NEW.search(before) is not None


def ends_with_from(before: str) -> bool:
    """Whether a "from" that opens no range stands last before a number."""
    return _BARE_FROM.search(before) is not None


def is_old(text: str, start: int, end: int) -> bool:
    """Whether the number at ``[start, end)`` is the old value of a change whose new one stands on
    either side of it."""
    before = text[max(0, start - LONGEST_LEAD) : start]
    if _BEFORE_OLD_BEHIND_NEW.search(before):
        return True
    return leads_to_old(before) and _AFTER_OLD.match(text, end) is not None
