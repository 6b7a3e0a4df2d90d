"""Where the words of a question stand in the texts of reports."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial

from indexer.answer.evidence import Part, Statement, own
from indexer.language.analysis import HAN_CHARACTER, Analyzer
from indexer.language.blanking import without
from indexer.language.scripts import fold
from indexer.model import Span

_CURRENCY = re.compile(r"\b[a-z]{1,3}(?=[$£€¥])")
"""The letters of a currency, which name no country: US$."""
_YUAN = re.compile("人民币")
"""A currency that has the word for people in it."""


def surface(word: str) -> str:
    """A Latin word as it stands, but for its plural: the term that tells "containers" from
    "containing", which have one stem."""
    return "=" + word.removesuffix("s")


def _every_part(statement: Statement) -> Iterator[Part]:
    """The parts of a statement, of its numbers and of its lists."""
    yield from statement.parts
    for figure in statement.figures:
        yield from figure.parts
    for listed in statement.listings:
        yield from (*listed.parts, listed.head, *filter(None, (listed.sort,)))


@dataclass
class Texts:
    """Collects the texts of a collection, each but once."""

    analyzer: Analyzer
    chinese: list[str] = field(default_factory=list)
    stems: list[frozenset[str]] = field(default_factory=list)
    numbered: dict[tuple[str, bool], int] = field(default_factory=dict)

    def add(self, text: str, *, english: bool = False) -> int:
        """The number of a text; of an English one its stems alone count."""
        known = self.numbered.get((text, english))
        if known is not None:
            return known
        number = self.numbered[text, english] = len(self.chinese)
        folded = fold(text).text
        self.chinese.append("" if english else without(_YUAN, folded))
        folded = without(_CURRENCY, folded)
        tokens = self.analyzer.latin_words(folded)
        surfaces = (surface(folded[token.start : token.end]) for token in tokens)
        self.stems.append(frozenset((*(token.text for token in tokens), *surfaces)))
        return number

    def stemmed(self, text: str) -> tuple[str, ...]:
        """The stems of a text's Latin words."""
        return tuple(token.text for token in self.analyzer.latin_words(text))

    def word_spans(self, text: str) -> tuple[Span, ...]:
        """Where the words of a text stand, those that say nothing too."""
        return tuple(Span(token.start, token.end) for token in self.analyzer.words(text))

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text that say something, folded."""
        terms = (token.text for token in self.analyzer.words(text))
        return tuple(t for t in terms if not t.isdigit() and not self.analyzer.is_stop_word(t))


WORDINGS_KEPT = 512
"""Patterns of which it is kept whether the texts have them; questions make new ones."""


class _Strings:
    """Folded texts, with an index of what stands in them by the character."""

    def __init__(self, texts: Sequence[str], word_spans: Callable[[str], tuple[Span, ...]]) -> None:
        self._joined = "\n".join(texts)
        self._says = lru_cache(maxsize=WORDINGS_KEPT)(self._says_anew)
        self._starts = [0]
        for text in texts:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self._pairs: dict[str, array[int]] = defaultdict(partial(array, "L"))
        for place in range(len(self._joined) - 1):
            self._pairs[self._joined[place : place + 2]].append(place)
        self._borders = {
            start + word.start
            for start, text in zip(self._starts, texts, strict=False)
            for word in word_spans(text)
        }

    def is_empty(self, number: int) -> bool:
        """Whether a text has no characters: that of a translation."""
        return self._starts[number + 1] == self._starts[number] + 1

    def having(self, wording: str) -> dict[int, bool]:
        """Numbers of the texts that have this folded string, each with whether it begins where a
        word does (出口 in 出口额, not in 进出口)."""
        found: dict[int, bool] = {}
        for place in self._places(wording):
            number = bisect_right(self._starts, place) - 1
            found[number] = found.get(number, False) or place in self._borders
        return found

    def is_of_words(self, wording: str) -> bool:
        """Whether a folded string stands anywhere as whole words: 路跑, cut as 路 and 跑, but not
        as 月收 does in 月收费."""
        return any(
            place in self._borders and self._ends_word(place + len(wording))
            for place in self._places(wording)
        )

    def _ends_word(self, place: int) -> bool:
        """Whether no word goes on here."""
        return place in self._borders or not HAN_CHARACTER.match(self._joined[place : place + 1])

    def _places(self, wording: str) -> Iterator[int]:
        """Where a folded string stands; by its first two characters, so that a look-up's time
        grows with what it finds, not with the reports."""
        if len(wording) < 2:
            yield from (mark.start() for mark in re.finditer(re.escape(wording), self._joined))
            return
        for place in self._pairs.get(wording[:2], ()):
            if self._joined.startswith(wording, place):
                yield place

    def says(self, wording: re.Pattern[str]) -> bool:
        """Whether a pattern is found in the folded texts."""
        return self._says(wording)

    def _says_anew(self, wording: re.Pattern[str]) -> bool:
        return wording.search(self._joined) is not None


class Collection:
    """The statements of one or more reports, with an index of what stands in their texts."""

    def __init__(self, statements: tuple[Statement, ...], texts: Texts) -> None:
        self.statements = statements
        self.words = texts.words
        self.word_spans = texts.word_spans
        self.stems = texts.stemmed
        self._chinese = _Strings(texts.chinese, texts.word_spans)
        own_english = (s for s in statements if s.language == "en")
        self.english_texts = frozenset(
            part.text for statement in own_english for part in _every_part(statement)
        )
        """Numbers of the texts of English reports."""
        self._stems: dict[str, set[int]] = defaultdict(set)
        for number, stems in enumerate(texts.stems):
            for stem in stems:
                self._stems[stem].add(number)
        self.statements_of: dict[int, list[int]] = defaultdict(list)
        for place, statement in enumerate(statements):
            for part in own(statement.parts):
                self.statements_of[part.text].append(place)
        self._valued: dict[Decimal, list[int]] = defaultdict(list)
        for place, statement in enumerate(statements):
            for value in statement.values if statement.block.kind != "table-row" else ():
                self._valued[value].append(place)

    def with_value(self, value: Decimal) -> list[int]:
        """Places of the sentences that have a number of this value; the cells of tables have all
        small ones."""
        return self._valued.get(value, [])

    def is_chinese(self, number: int) -> bool:
        """Whether a text is of a Chinese report, not of its translation."""
        return not self._chinese.is_empty(number) and number not in self.english_texts

    def with_chinese(self, wording: str) -> dict[int, bool]:
        """Numbers of the texts that have this folded string, each with whether it begins where a
        word does (出口 in 出口额, not in 进出口)."""
        return self._chinese.having(wording)

    def has_words(self, wording: str) -> bool:
        """Whether a folded Chinese string stands anywhere as whole words."""
        return self._chinese.is_of_words(wording)

    def says(self, wording: re.Pattern[str]) -> bool:
        """Whether a pattern is found in the folded texts."""
        return self._chinese.says(wording)

    def has(self, word: str) -> bool:
        """Whether a folded Latin word, or another of its stem, stands anywhere."""
        return surface(word) in self._stems or bool(self.with_stems(self.stems(word)))

    def with_stems(self, stems: Iterable[str]) -> set[int]:
        """Numbers of the texts that have all of these stems."""
        sets = sorted((self._stems.get(stem, set()) for stem in stems), key=len)
        return set.intersection(*sets) if sets else set()
