"""What a misspelt query was perhaps meant to be.

For: "did you mean". Not for: ranking; a suggestion is shown, never searched for unasked. Words are
compared with those of the reports themselves, so that every suggestion finds something. Latin
words may differ by insertions, deletions, replacements and swapped neighbours (optimal string
alignment, by ``rapidfuzz``); Chinese terms by one character, or by any that sound the same, as
input methods slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.language.scripts import HAN, fold

SHORTEST_LATIN = 4
LONG_LATIN = 8
"""From this length on two slips are forgiven, below it one."""
SHORTEST_CHINESE = 3
"""Of two characters too many differ by one."""

_LATIN = re.compile(rf"[A-Za-z]{{{SHORTEST_LATIN},}}")
SHORTEST_SOUND = 2
"""Of one character too many sound alike."""

_CHINESE = re.compile(rf"[{HAN}]{{{SHORTEST_SOUND},}}")


class Spelling:
    """The words of the reports and the terms of their glossaries."""

    def __init__(
        self,
        texts: Iterable[str],
        terms: Iterable[str],
        homophones: Mapping[str, str] | None = None,
    ) -> None:
        """``homophones``: character of the terms → those that sound like it."""
        self._latin = Counter(word.lower() for text in texts for word in _LATIN.findall(text))
        folded = sorted({fold(term).text for term in terms})
        self._terms = [term for term in folded if _CHINESE.fullmatch(term)]
        self._chinese = {
            pattern: term
            for term in self._terms
            if len(term) >= SHORTEST_CHINESE
            for pattern in _with_one_slip(term)
        }
        self._homophones = homophones or {}
        self._sounding: dict[tuple[int, str], list[str]] = defaultdict(list)
        for term in self._terms:
            for first in {term[0], *self._homophones.get(term[0], "")}:
                self._sounding[len(term), first].append(term)
        self._lengths = sorted({len(term) for term in self._terms}, reverse=True)

    def suggestion(self, query: str, is_known: Callable[[str], bool]) -> str | None:
        """The query with its unknown words replaced by near ones; None where there are none.

        ``is_known`` tells whether a word or a stretch of Chinese stands anywhere in the reports.
        """
        suggested = _LATIN.sub(lambda match: self._near_latin(match[0], is_known), query)
        suggested = _CHINESE.sub(lambda match: self._near_chinese(match[0], is_known), suggested)
        return suggested if suggested != query else None

    def _near_latin(self, word: str, is_known: Callable[[str], bool]) -> str:
        if is_known(word):
            return word
        slips = 2 if len(word) >= LONG_LATIN else 1
        near = process.extract(
            word.lower(), list(self._latin), scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        if not near:
            return word
        nearest: str = min(near, key=lambda each: (each[1], -self._latin[each[0]], each[0]))[0]
        return nearest

    def _near_chinese(self, run: str, is_known: Callable[[str], bool]) -> str:
        """The run with its first slip put right; longer terms are looked for first."""
        for length in self._lengths:
            for start in range(len(run) - length + 1):
                window = run[start : start + length]
                term = self._like(window)
                if term != window and not is_known(window):
                    return run[:start] + term + run[start + length :]
        return run

    def _like(self, window: str) -> str:
        """The term that sounds like this, or has one other character; else the same text."""
        begun_alike = self._sounding.get((len(window), window[0]), ())
        sounding = (term for term in begun_alike if self._sounds_like(window, term))
        slipped = (self._chinese[p] for p in _with_one_slip(window) if p in self._chinese)
        return next(chain(sounding, slipped), window)

    def _sounds_like(self, text: str, term: str) -> bool:
        """Whether two texts of one length sound alike, character by character."""
        return all(
            one == other or one in self._homophones.get(other, "")
            for one, other in zip(text, term, strict=True)
        )


def _with_one_slip(text: str) -> Iterator[str]:
    """The text with any one character open."""
    return (text[:place] + "?" + text[place + 1 :] for place in range(len(text)))
