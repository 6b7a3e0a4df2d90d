"""Chinese names in Latin letters: which strings of a collection read as a word is spelled
(Donglan 东澜), by pinyin without tones.

For: English questions about Chinese reports, whose places and people no dictionary has. Not for:
foreign names in Chinese characters (``transliteration``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

LONGEST_SYLLABLE = 6
"""Letters of zhuang."""
MOST_STRINGS = 40
"""Strings that are grown side by side."""
MOST_SPELLED = 5
"""Strings that one word is taken to spell."""


class Romanised:
    """The characters of a collection by their sound."""

    def __init__(self, sounds: Iterable[Mapping[str, str]], occurs: Callable[[str], bool]) -> None:
        """``sounds``: of each report, character → its readings one space apart; ``occurs`` tells
        whether Chinese text stands in the collection."""
        self._characters: dict[str, set[str]] = defaultdict(set)
        for table in sounds:
            for character, readings in table.items():
                for reading in readings.split():
                    self._characters[reading].add(character)
        self._occurs = occurs

    def spelled(self, word: str) -> tuple[str, ...]:
        """Strings of two or more characters of the collection that a lower-case word spells."""
        grown: list[set[str]] = [{""}, *(set() for _ in word)]
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + LONGEST_SYLLABLE) + 1):
                for character in sorted(self._characters.get(word[start:end], ())):
                    grown[end].update(self._longer(grown[start], character))
        return tuple(sorted(text for text in grown[-1] if len(text) > 1)[:MOST_SPELLED])

    def _longer(self, texts: set[str], character: str) -> Iterable[str]:
        for text in sorted(texts)[:MOST_STRINGS]:
            if not text or self._occurs(text + character):
                yield text + character
