"""The clauses of a sentence, and how much each counts seen from a number in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.answer.evidence import Place

END = re.compile(
    r"[，,；;：:。！？!?—（）()\t\n]+|\s-\s"
    r"|\b(?:and(?! (?:over|above|older|up|under|below|younger)\b)|while|but|whereas)\b"
)
_DIGIT = re.compile(r"[\d一二三四五六七八九十][\d.%万亿成倍千百半]")
"""A clause with a number of its own speaks first of that."""
_GOES_ON = re.compile(
    r"[，,]?(?:[但而且并却也又还仅只]|\s*(?:but|yet|they|it|only|of (?:which|whom))\b)|\s*and\b"
)
"""How a clause begins that speaks on of the one before it."""
_SEGMENT_END = re.compile(r"[；;。！？!?\t\n]")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """``[start, end)`` of a text's clauses; a comma between digits ends none."""
    start = 0
    for mark in END.finditer(text):
        inside = (
            text[mark.start() - 1 : mark.start()].isdigit() and text[mark.end() :][:1].isdigit()
        )
        if mark[0] in ",:" and inside:
            continue
        if text[start : mark.start()].strip():
            yield start, mark.start()
        start = mark.end()
    if text[start:].strip():
        yield start, len(text)


def placed(text: str, at: int | None) -> Iterator[tuple[int, int, Place]]:
    """A sentence's clauses with their places, seen from the number at offset ``at``; where that
    is not known, every clause counts as another segment's."""
    for start, end in spans(text):
        if at is None:
            place = Place.OTHER_SEGMENT_BEFORE
        elif start <= at < end:
            place = Place.OWN
        elif end <= at:
            apart = _SEGMENT_END.search(text, end, at)
            counted = _DIGIT.search(text, start, end)
            if counted and not apart and _GOES_ON.match(text, end):
                place = Place.SUBJECT_BEFORE
            else:
                is_other = apart or counted
                place = Place.OTHER_SEGMENT_BEFORE if is_other else Place.SEGMENT_BEFORE
        else:
            apart = _SEGMENT_END.search(text, at, start)
            place = Place.OTHER_SEGMENT_AFTER if apart else Place.SEGMENT_AFTER
        yield start, end, place
