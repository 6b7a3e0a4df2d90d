"""Whether what somebody has typed so far is the beginning of a word.

For: completions while a query is typed. Not for: search, which knows no beginnings but ``word*``.
Chinese may be typed in either script or as pinyin, in full (``kuajing``), by initials (``kj``),
both mixed (``kjing``), and half converted by an input method (``跨jing``).
"""

from __future__ import annotations

import re
from itertools import zip_longest

from indexer.language.scripts import HAN, fold
from indexer.model import Wording

_GAPS = re.compile(r"[\W_]+")
_BESIDE_HAN = re.compile(f"(?<=[{HAN}]) | (?=[{HAN}])")
_DIGRAPHS = ("zh", "ch", "sh")

Reached = dict[int, bool]
"""Letters of the query that are used up → whether some were left out on the way there."""


def letters(text: str) -> str:
    """The folded letters and digits, Latin words parted by one space: what counts in typing."""
    return _BESIDE_HAN.sub("", _GAPS.sub(" ", fold(text).text).strip())


def begins(query: str, wording: Wording, start: int) -> bool | None:
    """Whether a query, as ``letters`` gives it, is the beginning of a wording from ``start`` on.

    True where every letter of it was typed, False where syllables were abbreviated or spaces left
    out, None where it is no beginning. Takes time in line with the length of the wording.
    """
    here: Reached = {0: True}
    rest = wording.letters[start:]
    for letter, reading in zip_longest(rest, wording.readings[start:], fillvalue=""):
        after: Reached = {}
        for place, in_full in here.items():
            for used, is_full in _steps(query, place, letter, reading):
                after[used] = after.get(used, False) or (in_full and is_full)
        if len(query) in after:
            return after[len(query)]
        if not after:
            return None
        here = after
    return None


def _steps(query: str, place: int, letter: str, reading: str) -> list[tuple[int, bool]]:
    """How far one letter of a wording takes a query that is used up to ``place``."""
    if not reading:
        if query[place] == letter:
            return [(place + 1, True)]
        return [(place, False)] if letter == " " else []
    if query[place] == " ":  # between syllables of pinyin, or for an apostrophe
        place += 1
    if query[place] == letter:
        return [(place + 1, True)]
    typed = query[place : place + len(reading)]
    for sound in {reading, reading.replace("v", "u")}:
        if typed == sound or (sound.startswith(typed) and place + len(typed) == len(query)):
            steps = [(place + len(typed), True)]
            break
    else:
        steps = []
    if query[place] == reading[0]:
        steps.append((place + 1, False))
        if len(reading) > 2 and query[place : place + 2] == reading[:2] in _DIGRAPHS:
            steps.append((place + 2, False))
    return steps
