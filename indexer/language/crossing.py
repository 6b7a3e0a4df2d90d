"""English words as Chinese ones, by the dictionary and what is learned from it.

For: finding Chinese text by an English question where nobody has translated it. Not for:
showing a translation; of the alternatives most are wrong, and the text decides.

Phrases come before words, alternatives that no text of the collection has are dropped, names
that the dictionary lacks are spelled by their sound. That the alternatives of one word must
count as one term is the query's part (``Concept``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from indexer.language.associations import Associations
from indexer.language.dictionary import Dictionary, Translation
from indexer.language.en import STOP_WORDS, English
from indexer.language.translator import Rendering
from indexer.language.transliteration import spellings
from indexer.model import Span

MOST_WORDS = 5
"""Of a phrase that is looked up as a whole."""
LOOKED_AT = 300
MOST_ALTERNATIVES = 30
"""Kept of those looked at, for a word or phrase."""
WITHIN_PHRASE = 0.7
"""What a word counts that stands in a phrase looked up as a whole."""
LONGER_GLOSS = 0.35
"""What a Chinese word counts whose gloss has further words."""
SHORTEST_NAME = 3
OF_ALTERNATIVE = 0.5
"""What the characters of translations count against those that were learned."""
LEAST_PIECE = 0.05
"""Pieces less likely than this share of the likeliest say nothing."""

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    """In lower case."""
    span: Span
    capitalised: bool
    """In the middle of a sentence, where a capital tells a name."""
    hyphen: bool
    """Whether a hyphen joins it to the next word."""


class DictionaryTranslator:
    """Renders English words; safe to use from several threads at once."""

    def __init__(
        self,
        dictionary: Dictionary,
        associations: Associations | None,
        occurs: Callable[[str], bool],
        is_translation: Callable[[str], bool] = lambda _stem: False,
        *,
        all_translated: bool = False,
    ) -> None:
        """``associations`` is None until it has been built; ``occurs`` tells whether Chinese text
        stands in the collection: a single character as a word, a longer one anywhere;
        ``is_translation`` whether an English stem stands in the translations;
        ``all_translated`` whether all Chinese text has one, so that these stems need no other."""
        self._dictionary = dictionary
        self._associations = associations
        self._occurs = occurs
        self._is_translation = is_translation
        self._all_translated = all_translated
        self._english = English()
        # Asked for the query itself, then for the marks in each of its hits.
        self._rendered = lru_cache(maxsize=512)(self._render_anew)

    def render(self, text: str) -> tuple[Rendering, ...]:
        """Phrases of the text that the dictionary has, and its words but stop words."""
        return self._rendered(text)

    def _render_anew(self, text: str) -> tuple[Rendering, ...]:
        words = tuple(_words(text))
        renderings: list[Rendering] = []
        place = 0
        while place < len(words):
            phrase, length = self._phrase(words[place : place + MOST_WORDS])
            renderings += phrase
            for word in words[place : place + length]:
                renderings += self._word(word, WITHIN_PHRASE if phrase else 1.0)
            place += length
        return tuple(renderings)

    def _phrase(self, words: tuple[_Word, ...]) -> tuple[list[Rendering], int]:
        """The longest phrase that these words begin with, and its length; else none and 1."""
        for length in range(len(words), 1, -1):
            first, last = words[0], words[length - 1]
            known = self._are_known(words[:length])
            if first.text in STOP_WORDS or last.text in STOP_WORDS or self._needs_none(known):
                continue
            said = [" ".join(word.text for word in words[:length])]
            if any(word.hyphen for word in words[: length - 1]):
                said.append(_solid(words[:length]))
            found = [t for phrase in said for t in self._dictionary.chinese(phrase, LOOKED_AT)]
            alternatives = self._alternatives(found)
            if alternatives:
                span = Span(first.span.start, last.span.end)
                weighted = _weighted(alternatives, 1.0)
                return [Rendering(span, weighted, only_untranslated=known)], length
        return [], 1

    def _word(self, word: _Word, factor: float) -> Iterator[Rendering]:
        known = self._is_known(word)
        if word.text in STOP_WORDS or self._needs_none(known):
            return
        longer = self._dictionary.longer(word.text, LOOKED_AT)
        alternatives = self._alternatives(
            (
                *(Translation(t.text, t.weight * LONGER_GLOSS) for t in longer),
                *self._dictionary.chinese(word.text, LOOKED_AT),
            )
        )
        best = max(alternatives.values(), default=1.0)
        for spelling, weight in self._spellings(word).items():
            alternatives[spelling] = max(alternatives.get(spelling, 0.0), weight * best)
        pieces = self._pieces(word)
        if alternatives or pieces:
            weighted = _weighted(alternatives, factor)
            yield Rendering(word.span, weighted, pieces, only_untranslated=known)

    def _needs_none(self, known: bool) -> bool:
        """Whether the translations of all that there is say it themselves."""
        return known and self._all_translated

    def _are_known(self, words: tuple[_Word, ...]) -> bool:
        """Whether translations use all these words, or the one that they are without hyphens."""
        is_compound = all(word.hyphen for word in words[:-1])
        solid = "".join(word.text for word in words)
        return all(map(self._is_known, words)) or (
            is_compound and self._is_translation(self._english.term(solid))
        )

    def _is_known(self, word: _Word) -> bool:
        return self._is_translation(self._english.term(word.text))

    def _alternatives(self, found: Iterable[Translation]) -> dict[str, float]:
        """Those that occur, the best of them, each with its greatest weight."""
        weights: dict[str, float] = {}
        for translation in found:
            if self._occurs(translation.text):
                known = weights.get(translation.text, 0.0)
                weights[translation.text] = max(known, translation.weight)
        best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        return dict(best[:MOST_ALTERNATIVES])

    def _spellings(self, word: _Word) -> Mapping[str, float]:
        may_be_name = word.capitalised or not self._dictionary.chinese(word.text, LOOKED_AT)
        if self._associations is None or len(word.text) < SHORTEST_NAME or not may_be_name:
            return {}
        return spellings(word.text, self._associations.sounds, self._occurs)

    def _pieces(self, word: _Word) -> tuple[Translation, ...]:
        """What translations are likely made of, each against the likeliest of its length."""
        if self._associations is None:
            return ()
        learned = self._associations.pieces(self._english.term(word.text))
        pairs = _against_best({p.text: p.weight for p in learned if len(p.text) == 2})
        singles = _against_best({p.text: p.weight for p in learned if len(p.text) == 1})
        for character, weight in _against_best(self._characters(word)).items():
            singles[character] = singles.get(character, 0.0) + OF_ALTERNATIVE * weight
        return tuple(
            Translation(piece, weight)
            for several in (_against_best(singles), pairs)
            for piece, weight in several.items()
            if weight >= LEAST_PIECE
        )

    def _characters(self, word: _Word) -> dict[str, float]:
        """The characters of all translations, whether they occur or not."""
        weights: dict[str, float] = {}
        for translation in self._dictionary.chinese(word.text, LOOKED_AT):
            for character in translation.text:
                weights[character] = max(weights.get(character, 0.0), translation.weight)
        return weights


def _weighted(alternatives: Mapping[str, float], factor: float) -> tuple[Translation, ...]:
    return tuple(Translation(t, factor * w) for t, w in _against_best(alternatives).items())


def _against_best(weights: Mapping[str, float]) -> dict[str, float]:
    best = max(weights.values(), default=1.0)
    return {text: weight / best for text, weight in weights.items()}


def _words(text: str) -> Iterator[_Word]:
    """The words of a text; a compound with hyphens comes apart."""
    for place, found in enumerate(_WORD.finditer(text)):
        plain = _POSSESSIVE.sub("", found[0])
        for part in re.finditer(r"[^-]+", plain):
            start = found.start() + part.start()
            yield _Word(
                text=part[0].lower().replace("’", "'"),
                span=Span(start, start + len(part[0])),
                capitalised=part[0][0].isupper() and place > 0,
                hyphen=part.end() < len(plain),
            )


def _solid(words: Iterable[_Word]) -> str:
    """A phrase with its compounds as one word: longterm loan."""
    return "".join(word.text + ("" if word.hyphen else " ") for word in words).rstrip()
