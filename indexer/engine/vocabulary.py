"""Which Chinese strings stand in an open index."""

from __future__ import annotations

from functools import lru_cache

from indexer.engine import Request, Searcher
from indexer.query import Phrase


class Vocabulary:
    """Answers from the fields ``words``, ``bigrams`` and ``characters``; keeps what it answered."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._words = searcher.frequencies("words")
        self._bigrams = searcher.frequencies("bigrams")
        self._stands = lru_cache(65536)(self._stands_anew)

    def occurs(self, text: str) -> bool:
        """A single character as a word, anything longer as a part of the text."""
        if len(text) == 1:
            return text in self._words
        if len(text) == 2:
            return text in self._bigrams
        pairs = (text[place : place + 2] for place in range(len(text) - 1))
        return all(pair in self._bigrams for pair in pairs) and self._stands(text)

    def _stands_anew(self, text: str) -> bool:
        request = Request(Phrase("characters", tuple(text)), limit=0)
        return self._searcher.search(request).total > 0
