"""What a misspelt query was perhaps meant to be.

For: "did you mean", and reading a question in spite of a slip of typing. Not for: ranking; a
suggestion is shown, never searched for unasked, and in a question only a word is mended that no
language has. Words are compared with those of the reports themselves, so that every suggestion
finds something. Latin words, or their stems, may differ by insertions, deletions, replacements and
swapped neighbours (optimal string alignment, by ``rapidfuzz``): where only "received" stands,
recieve is taken for receive. Chinese terms by one character, or by any
that sound the same, as input methods slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.language.analysis import Token
from indexer.language.en import English
from indexer.language.scripts import HAN, fold

SHORTEST_LATIN = 4
LONG_LATIN = 8
"""From this length on two slips are forgiven, below it one."""
SHORTEST_MENDED = 5
"""Below this, an unknown Latin word of a question is as likely a name or a code."""
SHORTEST_GENERAL = 6
"""Below this, an unknown Latin word is no slip for a word that the reports do not have."""
ENDINGS = ("", "e", "s", "es", "ed", "ing")
"""What a word of another stem may go on with as this one does."""
SHORTEST_CHINESE = 3
"""Of two characters too many differ by one."""
SHORTEST_SOUND = 2
"""Of one character too many sound alike."""

_COMPOUND = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)+")
_LATIN = re.compile(rf"[A-Za-z]{{{SHORTEST_LATIN},}}")
_CHINESE = re.compile(rf"[{HAN}]{{{SHORTEST_SOUND},}}")


class Spelling:
    """The words of the reports and the terms of their glossaries."""

    def __init__(
        self,
        texts: Iterable[str],
        terms: Iterable[str],
        homophones: Mapping[str, str] | None = None,
        general: Iterable[str] = (),
    ) -> None:
        """``homophones``: character of the terms → those that sound like it; ``general``: Latin
        words that a question may have been meant to have, though the reports have not."""
        self._term = English().term
        self._latin: Counter[str] = Counter()
        self._compounds: dict[str, str] = {}
        """Stem of the solid form → the compound as printed."""
        for text in texts:
            self._latin.update(word.lower() for word in _LATIN.findall(text))
            compounds = (word.lower() for word in _COMPOUND.findall(text))
            self._compounds.update((self._term(word.replace("-", "")), word) for word in compounds)
        folded = sorted({fold(term).text for term in terms})
        self._terms = [term for term in folded if _CHINESE.fullmatch(term)]
        self._chinese = {
            pattern: term
            for term in self._terms
            if len(term) >= SHORTEST_CHINESE
            for pattern in _with_one_slip(term)
        }
        self._homophones = homophones or {}
        self._general = tuple(word for word in general if len(word) >= SHORTEST_GENERAL)
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

    def mended(
        self, text: str, words: Callable[[str], Iterable[Token]], is_known: Callable[[str], bool]
    ) -> str:
        """A folded question without its slips: Latin words that are unknown replaced by near ones
        that begin alike, Chinese terms whose slip falls out of the words around it.

        ``words`` cuts a text into words, ``is_known`` tells whether a word of them makes sense.
        """
        text = _COMPOUND.sub(lambda match: self._as_printed(match[0]), text)
        text = _LATIN.sub(lambda match: self._mended_latin(match[0], is_known), text)
        for found in _CHINESE.finditer(text):
            run = self._mended_chinese(found[0], tuple(words(found[0])), is_known)
            text = text[: found.start()] + run + text[found.end() :]
        return text

    def _as_printed(self, compound: str) -> str:
        """Without its hyphens, where the reports have it in no other way."""
        solid = compound.replace("-", "")
        stem = self._term(solid)
        return solid if stem in self._stems and stem not in self._compounds else compound

    def _mended_latin(self, word: str, is_known: Callable[[str], bool]) -> str:
        stem = self._term(word)
        if stem in self._compounds and stem not in self._stems:
            return self._compounds[stem]
        bases = (word.removesuffix(ending) for ending in ("", "s", "ed", "er", "ers", "ing", "ly"))
        if len(word) < SHORTEST_MENDED or any(map(is_known, bases)):
            return word
        near = self._near_latin(word, is_known)
        if near == word and len(word) >= SHORTEST_GENERAL:
            near = min((found for found, _ in _within(1, word, self._general)), default=word)
        return near if near[0] == word[0] else word

    def _mended_chinese(
        self, run: str, words: tuple[Token, ...], is_known: Callable[[str], bool]
    ) -> str:
        """Lengths stay, so the words' offsets hold."""
        mended, place = run, 0
        while place < len(words):
            length, term = next(self._slips(run, words[place:], is_known), (1, ""))
            start = words[place].start
            mended = mended[:start] + term + mended[start + len(term) :]
            place += length
        return mended

    def _slips(
        self, run: str, words: tuple[Token, ...], is_known: Callable[[str], bool]
    ) -> Iterator[tuple[int, str]]:
        """How many of the next words are a slip for a term, and the term; longest first."""
        longest = max(self._lengths, default=0)
        for length in range(min(len(words), longest), 1, -1):
            window = run[words[0].start : words[length - 1].end]
            if is_known(window):
                continue
            term = self._like(window)
            slips = {
                n for n, (one, other) in enumerate(zip(window, term, strict=True)) if one != other
            }
            loose = {
                word.start - words[0].start
                for word in words[:length]
                if len(word.text) == 1 and not is_known(word.text)
            }
            alike = self._sounds_like(window, term) or (
                len(term) > SHORTEST_CHINESE and 0 not in slips
            )
            if slips and slips <= loose and alike:
                yield length, term

    def _near_latin(self, word: str, is_known: Callable[[str], bool]) -> str:
        if is_known(word):
            return word
        lower = word.lower()
        stem = self._term(lower)
        if stem in self._compounds:
            return self._compounds[stem]
        forms = [(slip, form) for form, slip in _within(_forgiven(word), lower, self._latin)]
        near = forms or [
            (slip, self._ending_as(lower, stem_near))
            for stem_near, slip in _within(_forgiven(stem), stem, self._stems)
            if len(stem_near) >= SHORTEST_LATIN
        ]
        near.sort(key=lambda each: (each[0], -self._latin[each[1]], each[1]))
        return near[0][1] if near else word

    @cached_property
    def _stems(self) -> Mapping[str, str]:
        """Stem → the commonest of its forms."""
        return {self._term(form): form for form, _ in reversed(self._latin.most_common())}

    def _ending_as(self, word: str, stem: str) -> str:
        """A word of this stem with the other word's ending; without one, its commonest form."""
        own = self._term(word)
        ending = word.removeprefix(own)
        is_form = ending in ENDINGS and self._term(stem + ending) == stem
        return stem + ending if is_form else self._stems[stem]

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


def _forgiven(word: str) -> int:
    """How many slips a word of this length may have."""
    return 2 if len(word) >= LONG_LATIN else 1


def _within(slips: int, word: str, words: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Those of the words that differ by no more slips, each with how many."""
    near = process.extract(word, list(words), scorer=OSA.distance, score_cutoff=slips, limit=None)
    return ((found, int(distance)) for found, distance, _ in near)


def _with_one_slip(text: str) -> Iterator[str]:
    """The text with any one character open."""
    return (text[:place] + "?" + text[place + 1 :] for place in range(len(text)))
