"""Texts with stretches of them blank, so that whatever else they hold keeps its offset."""

from __future__ import annotations

import re
from collections.abc import Iterable


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with spaces for each ``[start, end)``."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def without(pattern: re.Pattern[str], text: str) -> str:
    """A text with spaces for all that a pattern finds in it."""
    return pattern.sub(lambda found: " " * len(found[0]), text)
