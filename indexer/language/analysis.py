"""From a text to its index terms: the same code for what is indexed and what is looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from indexer.language.en import STOP_WORDS, English
from indexer.language.scripts import HAN, Folded, fold
from indexer.language.zh import Chinese
from indexer.model import Language, Number

FindNumbers = Callable[[str, Language], tuple[Number, ...]]
"""The grammar of numbers: ``indexer.numbers.find``."""

_LETTER = rf"[^\W\d_{HAN}]"
_RUN = re.compile(
    rf"(?P<zh>[{HAN}]+)"
    rf"|(?P<en>[0-9]*{_LETTER}(?:{_LETTER}|[0-9])*)(?:'s(?!{_LETTER}))?"
    r"|(?P<digits>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
)
"""What words are cut from: Chinese characters; letters with digits among them (B2B); numbers."""
_LATIN = rf"(?:{_LETTER}|[0-9])"
_COMPOUND = re.compile(rf"(?<!{_LATIN})(?<!-){_LATIN}+(?:-{_LATIN}+)+(?!{_LATIN})(?!-)")
GAP = "-"
"""Stands before the compounds in a field of the index, so that no phrase reaches into them."""
HAN_CHARACTER = re.compile(f"[{HAN}]")
LATIN_LETTER = re.compile(r"[A-Za-z]")
_STRETCH = re.compile(r"(?:[^\W_]|\s)+")
"""What bigrams do not cross the ends of: letters, digits and spaces."""
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_FUNCTION_WORD = 4
"""What an English function word weighs beyond one Chinese character, in telling languages."""


class Token(NamedTuple):
    """An index term and where it stands."""

    text: str
    start: int
    """Offset in the text that was analysed, not in its folded form."""
    end: int


@dataclass(frozen=True, eq=False)
class Analysis:
    """A text's terms, field by field, each in order and worked out when first asked for: few
    ask for all, and numbers take the time."""

    text: str
    analyzer: Analyzer

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Chinese words, stems of Latin words, digits without thousands separators."""
        return tuple(token for _, token in self._each)

    @cached_property
    def bigrams(self) -> tuple[Token, ...]:
        """Pairs of neighbouring letters and digits, spaces left aside, where there is Chinese:
        第49, 届超. None of a text in Latin letters alone."""
        return tuple(_bigrams(fold(self.text)))

    @cached_property
    def characters(self) -> tuple[Token, ...]:
        """Every folded code point but space: a phrase of them is an exact substring."""
        return tuple(_characters(fold(self.text)))

    @cached_property
    def numbers(self) -> tuple[Token, ...]:
        """Values of numbers, alone (``40.2``) and with their unit (``40.2 %``)."""
        return tuple(
            Token(term, number.start, number.end)
            for number in self.analyzer.numbers(self.text)
            for term in value_terms(number)
        )

    @cached_property
    def english(self) -> tuple[Token, ...]:
        """Stems of the Latin words and digits: ``words`` without the Chinese ones."""
        return tuple(token for language, token in self._each if language != "zh")

    @cached_property
    def _each(self) -> tuple[tuple[Language | None, Token], ...]:
        return tuple(self.analyzer.each_word(fold(self.text)))

    @cached_property
    def compounds(self) -> tuple[Token, ...]:
        """Latin words written with hyphens, each as the one word that it also is without them: the
        stem of cooperation for co-operation, whose parts stand among the words."""
        return self.analyzer.compounds(self.text)

    @property
    def compound(self) -> Token | None:
        """The compound that the Latin words of the text are, where they are just one."""
        if len(self.compounds) != 1 or not self.english:
            return None
        [whole] = self.compounds
        is_all = (whole.start, whole.end) == (self.english[0].start, self.english[-1].end)
        return whole if is_all else None

    def indexed(self, words: tuple[Token, ...]) -> tuple[str, ...]:
        """The terms of a field of words, the compounds behind them."""
        terms = tuple(token.text for token in words)
        joined = tuple(token.text for token in self.compounds)
        return (*terms, GAP, *joined) if joined else terms


class Rules(Protocol):
    """What a language has to say about its words; ``zh`` and ``en`` each have one."""

    stop_words: frozenset[str]
    """Left out of queries, never of texts."""

    def cut(self, run: str) -> Iterable[tuple[int, int]]:
        """``[start, end)`` of the words in a run of the language's letters."""

    def term(self, word: str) -> str:
        """A word's index term."""


class Analyzer:
    """Makes index terms of texts in Chinese, English and both. Safe for several threads."""

    def __init__(
        self,
        user_words: Iterable[str] = (),
        find_numbers: FindNumbers | None = None,
        base: Analyzer | None = None,
    ) -> None:
        """``user_words`` are Chinese words to add to the dictionary, a glossary's terms;
        ``base`` is whose dictionary to add them to, which itself does not get to know them."""
        self._chinese: Chinese = Chinese(user_words, base._chinese if base else None)
        self._rules: dict[Language, Rules] = {"zh": self._chinese, "en": English()}
        self._find_numbers = find_numbers or (lambda _text, _language: ())
        # A query is analysed for matching and then for the marks in each of its hits, whose
        # numbers are read for each query.
        self._analyzed = lru_cache(maxsize=512)(lambda text: Analysis(text, self))
        self._numbers = lru_cache(maxsize=4096)(self._numbers_anew)
        self._latin_words = lru_cache(maxsize=1024)(self._latin_words_anew)
        self._stop_terms = frozenset(
            form
            for rules in self._rules.values()
            for word in rules.stop_words
            for form in (word, rules.term(word))
        )

    def analyze(self, text: str) -> Analysis:
        """The terms of a text or of a query."""
        return self._analyzed(text)

    def compounds(self, text: str) -> tuple[Token, ...]:
        """The field ``compounds`` of a text."""
        folded, term = fold(text), self._rules["en"].term
        return tuple(
            _token(term(solid), folded, *found.span())
            for found in _COMPOUND.finditer(folded.text)
            if not (solid := found[0].replace("-", "")).isdecimal()
        )

    def words(self, text: str) -> tuple[Token, ...]:
        """The field ``words`` of a text that is not asked for again: nothing of it is kept."""
        return Analysis(text, self).words

    def latin_words(self, text: str) -> tuple[Token, ...]:
        """The field ``english`` alone: no Chinese is cut, which takes the time."""
        return self._latin_words(text)

    def _latin_words_anew(self, text: str) -> tuple[Token, ...]:
        return tuple(token for _, token in self.each_word(fold(text), chinese=False))

    def is_stop_word(self, term: str) -> bool:
        """Whether a word, or its term, says nothing about what a query is after."""
        return term in self._stop_terms

    def general_frequency(self, word: str) -> float:
        """A folded Chinese word's share of all words of general Chinese; 0 for any other."""
        return self._chinese.frequency(word)

    def numbers(self, text: str) -> tuple[Number, ...]:
        """The numbers of a text, in order; none where no grammar was given."""
        return self._numbers(text)

    def _numbers_anew(self, text: str) -> tuple[Number, ...]:
        return self._find_numbers(text, detect(text))

    def each_word(
        self, folded: Folded, *, chinese: bool = True
    ) -> Iterator[tuple[Language | None, Token]]:
        """The words of a folded text in order, each with its language; None for digits."""
        for run in _RUN.finditer(folded.text):
            if run["digits"]:
                yield None, _token(run["digits"].replace(",", ""), folded, *run.span())
                continue
            language: Language = "zh" if run["zh"] else "en"
            if language == "zh" and not chinese:
                continue
            rules = self._rules[language]
            offset, letters = run.start(), run[language]
            for start, end in rules.cut(letters):
                term = rules.term(letters[start:end])
                yield language, _token(term, folded, offset + start, offset + end)


def _characters(folded: Folded) -> Iterator[Token]:
    """Every code point but space."""
    for place, character in enumerate(folded.text):
        if not character.isspace():
            yield _token(character, folded, place, place + 1)


def value_terms(number: Number) -> Iterator[str]:
    """The terms that equal values share however they are printed: ``400000000000`` of 4000亿,
    0.4万亿 and 400 billion, and the same with its unit; for both ends of a range."""
    for value in (number.value, number.high):
        if value is not None:
            plain = f"{value.normalize():f}"
            yield plain
            if number.unit:
                yield f"{plain} {number.unit}"


def detect(text: str, otherwise: Language = "zh") -> Language:
    """The language of a text, by counting Chinese characters against Latin words.

    An English function word weighs more, since names and codes stand in Chinese texts too but
    ``what`` and ``of`` do not. ``otherwise`` is the answer where there are no letters.
    """
    chinese = len(HAN_CHARACTER.findall(text))
    latin = _LATIN_WORD.findall(text)
    function_words = sum(word.lower() in STOP_WORDS for word in latin if len(word) > 1)
    english = len(latin) + _FUNCTION_WORD * function_words
    if chinese == english:
        return otherwise
    return "zh" if chinese > english else "en"


def _bigrams(folded: Folded) -> Iterator[Token]:
    if not HAN_CHARACTER.search(folded.text):
        return
    for stretch in _STRETCH.finditer(folded.text):
        places = [n for n in range(*stretch.span()) if not folded.text[n].isspace()]
        for first, second in pairwise(places):
            term = folded.text[first] + folded.text[second]
            yield _token(term, folded, first, second + 1)


def _token(term: str, folded: Folded, start: int, end: int) -> Token:
    return Token(term, *folded.original(start, end))
