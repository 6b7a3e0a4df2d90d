"""Chinese words as English ones, by the dictionary: the way back of ``crossing``.

For: finding English text by a Chinese query where nobody has translated it. Not for:
showing a translation; of the alternatives most are wrong, and the text decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from indexer.language.analysis import HAN_CHARACTER, Analyzer, Token
from indexer.language.associations import Associations
from indexer.language.dictionary import Dictionary, Translation
from indexer.language.translator import Rendering
from indexer.language.transliteration import spelled
from indexer.model import Span

MOST_WORDS = 4
"""Of a stretch that is looked up as a whole."""
LOOKED_AT = 30
"""Translations of a word, at most."""
MOST_PARTS = 6
"""Words that a name may fall apart into."""
LONGEST_NAME = 8
"""Characters."""
PART = 0.35
"""What a word counts that is a part of a translation."""


class ChineseToEnglish:
    """Renders Chinese words; safe to use from several threads at once."""

    def __init__(
        self,
        dictionary: Dictionary,
        analyzer: Analyzer,
        occurs: Callable[[str], bool],
        associations: Associations | None = None,
        names: Iterable[str] = (),
    ) -> None:
        """``occurs`` tells whether an English stem stands in the collection; ``names`` are words
        of it, in lower case, that may be names; ``associations`` is None until it has been
        built."""
        self._dictionary = dictionary
        self._associations = associations
        self._names = sorted(names)
        self._analyzer = analyzer
        self._occurs = occurs
        # Asked for the query itself, then for the marks in each of its hits.
        self._rendered = lru_cache(maxsize=512)(self._render_anew)

    def render(self, text: str) -> tuple[Rendering, ...]:
        """The longest stretches of the text that the dictionary has, but stop words; for
        passages that have no translation."""
        return self._rendered(text)

    def _render_anew(self, text: str) -> tuple[Rendering, ...]:
        words = [word for word in self._analyzer.words(text) if HAN_CHARACTER.match(word.text)]
        renderings: list[Rendering] = list(self._spelled(words))
        place = 0
        while place < len(words):
            rendering, used = self._longest(words[place : place + MOST_WORDS])
            renderings += rendering
            place += used
        return tuple(renderings)

    def _spelled(self, words: list[Token]) -> Iterator[Rendering]:
        """Stretches that spell a name of the collection, the longest from each word on."""
        place = 0
        while self._names and place < len(words):
            lengths = range(min(len(words) - place, MOST_PARTS), 0, -1)
            stretches = (words[place : place + length] for length in lengths)
            read = ((stretch, self._named(stretch)) for stretch in stretches)
            stretch, names = next(((s, n) for s, n in read if n), (words[place : place + 1], ()))
            if names:
                span = Span(stretch[0].start, stretch[-1].end)
                yield Rendering(span, names, only_untranslated=True)
            place += len(stretch)

    def _named(self, stretch: list[Token]) -> tuple[Translation, ...]:
        """The names that neighbouring words spell. One of them must be a single character or none
        of the dictionary: a name that it does not have falls apart."""
        said = "".join(word.text for word in stretch)
        may_spell = (
            1 < len(said) <= LONGEST_NAME
            and any(map(self._may_be_part, stretch))
            and all(a.end == b.start for a, b in pairwise(stretch))
            and not any(self._analyzer.is_stop_word(word.text) for word in stretch)
        )
        if self._associations is None or not may_spell:
            return ()
        found = spelled(said, self._associations.letters, self._names)
        return tuple(Translation(name, weight) for name, weight in found.items())

    def _may_be_part(self, word: Token) -> bool:
        return len(word.text) == 1 or not self._dictionary.english(word.text, 1)

    def _longest(self, words: list[Token]) -> tuple[list[Rendering], int]:
        """The longest beginning of these words that is known, and how many words it has."""
        for length in range(len(words), 0, -1):
            stretch = words[:length]
            parted = any(a.end != b.start for a, b in pairwise(stretch))
            said = "".join(word.text for word in stretch)
            if parted or self._analyzer.is_stop_word(said):
                continue
            if alternatives := self._alternatives(said):
                span = Span(stretch[0].start, stretch[-1].end)
                return [Rendering(span, alternatives, only_untranslated=True)], length
        return [], 1

    def _alternatives(self, word: str) -> tuple[Translation, ...]:
        """Those that occur, each with its greatest weight against the best."""
        weights: dict[str, float] = {}
        for text, weight in self._said(word):
            weights[text] = max(weights.get(text, 0.0), weight)
        best = max(weights.values(), default=1.0)
        return tuple(Translation(text, weight / best) for text, weight in weights.items())

    def _said(self, word: str) -> Iterator[tuple[str, float]]:
        for found in self._dictionary.english(word, LOOKED_AT):
            stems = self._analyzer.latin_words(found.text)
            if all(self._occurs(stem.text) for stem in stems):
                yield found.text, found.weight
            for stem in stems if len(stems) > 1 else ():
                if self._occurs(stem.text) and not self._analyzer.is_stop_word(stem.text):
                    yield found.text[stem.start : stem.end], found.weight * PART
