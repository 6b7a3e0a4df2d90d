"""Characters that sound alike, and how characters sound: what an input method by pinyin offers in
each other's place, and how a Chinese name is spelled in English.

For: tables made when a report is built in, of its own characters alone. Not for: being
asked when queries are served; reading the dictionary takes a tenth of a second. The readings are
CC-CEDICT's; tones do not count, since nobody types them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from indexer.language import dictionary
from indexer.language.scripts import fold


def homophones(terms: Iterable[str]) -> dict[str, str]:
    """Each character of the terms, folded, with the common characters that sound like it."""
    by_character, by_sound = _tables()
    characters = sorted({character for term in terms for character in fold(term).text})
    alike = {
        character: {other for sound in by_character[character] for other in by_sound[sound]}
        for character in characters
        if character in by_character
    }
    return {character: "".join(sorted(others - {character})) for character, others in alike.items()}


def sounds(text: str) -> dict[str, str]:
    """Each common character of a text, folded, with its readings: ``zhong chong``."""
    by_character, _ = _tables()
    return {
        character: " ".join(sorted(by_character[character]))
        for character in sorted(set(fold(text).text))
        if character in by_character
    }


@cache
def _tables() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    by_character: defaultdict[str, set[str]] = defaultdict(set)
    by_sound: defaultdict[str, set[str]] = defaultdict(set)
    for character, sound in dictionary.readings():
        if _is_common(character):
            by_character[character].add(sound)
            by_sound[sound].add(character)
    return dict(by_character), dict(by_sound)


def _is_common(character: str) -> bool:
    """Whether it is one of the 6,763 characters of GB 2312, which input methods offer first."""
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
