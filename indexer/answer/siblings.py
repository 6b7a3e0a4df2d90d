"""What the sentences around one set beside that which it goes on about, and so is not about.

Of a list (A, B and C are offered) of which the next sentence takes up one (B, for example), and of
segments side by side (A rose; B fell) one of which it goes on about. For: the context of a
statement. Not for: the statement's own words, whose clauses weigh by their places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from indexer.answer.enumerations import Enumeration, counterpart, enumerations, printed
from indexer.language.blanking import blanked
from indexer.model import Language, Span

_SEGMENT = re.compile(r"[^；;]+")
_SHORTEST = 2
"""Characters of what is taken up, at least."""
Words = Callable[[str], tuple[str, ...]]
"""Takes a text, gives the words of it that say something."""
_Alike = Sequence[Span]
"""What stands side by side in a sentence."""


def left_aside(
    around: str, english: str | None, here: str, language: Language, words: Words
) -> tuple[str, str | None]:
    """A sentence and its translation, where they set something beside what another sentence
    (``here``) takes up, with that blank; no translation where it is not found there."""
    said = english or ""
    for alike, translated, taken in (
        *_lists(around, said, here, language),
        *_segments(around, said, here, words),
    ):
        if any(taken) and not all(taken):
            around = blanked(around, _others(alike, taken))
            said = blanked(said, _others(translated, taken)) if translated else ""
    return around, said or None


def _lists(
    around: str, said: str, here: str, language: Language
) -> Iterator[tuple[_Alike, _Alike, list[bool]]]:
    """The lists of a sentence, those of its translation, and which of their items is taken up."""
    translations = _listed(said, "en") if language == "zh" else ()
    for listed in _listed(around, language):
        items = (item.strip() for item in printed(around, listed.items))
        same = counterpart(listed, translations)
        taken = [len(item) >= _SHORTEST and item in here for item in items]
        yield listed.items, same.items if same else (), taken


@lru_cache(maxsize=16)  # Asked for again with each sentence near by.
def _listed(sentence: str, language: Language) -> tuple[Enumeration, ...]:
    return enumerations(sentence, language)


def _segments(
    around: str, said: str, here: str, words: Words
) -> Iterator[tuple[_Alike, _Alike, list[bool]]]:
    """The segments of a sentence, those of its translation, and which of them is taken up: by a
    word that tells it from the others."""
    alike, translated = _cut(around), _cut(said)
    if len(alike) < 2:
        return
    taken_up = [word for word in words(here) if len(word) >= _SHORTEST]
    texts = [around[span.start : span.end] for span in alike]
    taken = [_takes_up(taken_up, words(t), [o for o in texts if o is not t]) for t in texts]
    yield alike, translated if len(translated) == len(alike) else (), taken


def _takes_up(taken_up: list[str], words: Iterable[str], others: list[str]) -> bool:
    """Whether a word of a segment that no other one has is among these, or begins with one of
    them (信保订单 of 信保), or the other way round."""
    telling = (w for w in words if len(w) >= _SHORTEST and not any(w in other for other in others))
    return any(w.startswith(word) or word.startswith(w) for w in telling for word in taken_up)


def _cut(text: str) -> list[Span]:
    return [Span(mark.start(), mark.end()) for mark in _SEGMENT.finditer(text)]


def _others(alike: _Alike, taken: Iterable[bool]) -> Iterator[tuple[int, int]]:
    for span, is_taken in zip(alike, taken, strict=False):
        if not is_taken:
            yield span.start, span.end
