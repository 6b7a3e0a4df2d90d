"""Other wordings of what a question is about, by the glossaries, the synonyms, the dictionary, what
is learned from it and pinyin.

For: which words a report may use for a question's own, how much each counts, and whether a word is
known, a name or a verb. Not for: which words of a question belong together (``notions``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from indexer.language.analysis import Analyzer
from indexer.language.associations import Associations
from indexer.language.dictionary import Dictionary
from indexer.language.en import IRREGULAR
from indexer.language.glossary import Glossary
from indexer.language.romanised import Romanised
from indexer.language.transliteration import spelled
from indexer.model import Language
from indexer.question.synonyms import Sense
from indexer.question.wordings import (
    Form,
    Said,
    Wordings,
    chinese_form,
    english_form,
    general,
    is_doer,
)

GLOSSED = 0.95
"""What a glossary's other wording counts, beside the question's own word."""
TRANSLATED = 0.8
"""What a dictionary's translation counts, times the root of its own weight."""
SPELLED = 0.9
"""What a name of the reports counts that a word spells in pinyin."""
OF_GLOSS = 0.6
"""What a word of a longer translation counts, times the weight of the whole."""
PIVOTED = 0.45
"""What a word of the same language counts that shares a translation."""
LEARNED = 0.3
"""What a piece of an English word's translations counts (``word_model``), the likeliest at most: it
tells texts apart that nothing else does."""
MOST_PIECES = 12
"""Pieces of a word that are looked at."""
LEAST_PIECE = 0.15
"""Pieces less likely than this share of the likeliest say nothing."""
USUAL = 0.4
"""From this weight on a translation is usual enough to go on from to a third word."""
MOST_FORMS = 40
"""Ways of wording one notion that are looked for, in each language."""
LONGEST_NAME = 8
"""Characters that were cut one by one and are looked through for known words, at most."""

_AMOUNT = re.compile("(?<=..)[额量值数]$")
"""What makes of a Chinese word the amount of what it names."""


class Lexicon:
    """Other wordings: the reports' glossaries first, the dictionary behind them."""

    def __init__(
        self,
        analyzer: Analyzer,
        glossary: Glossary,
        dictionary: Dictionary | None,
        romanised: Romanised | None = None,
        associations: Associations | None = None,
        occurs: Callable[[str], bool] = lambda _text: False,
        names: Iterable[str] = (),
    ) -> None:
        """``dictionary`` and ``associations`` are None until this machine has them; ``romanised``
        spells the names of Chinese reports; ``occurs`` tells whether folded Chinese stands in
        the reports as whole words; ``names`` are those of English reports, in lower case."""
        self.occurs = occurs
        self._names = sorted(names)
        self._analyzer = analyzer
        self._romanised = romanised
        self._dictionary = dictionary
        self._associations = associations
        terms = (
            Sense((term.zh, *term.zh_also), (term.en, *term.en_also)) for term in glossary.terms
        )
        self._tables = (Wordings(terms, GLOSSED, analyzer), general())

    def _in_table(self, key: str) -> bool:
        return any(key in table for table in self._tables)

    def knows(self, raw: str, key: str) -> bool:
        """Whether a phrase of several words is looked up as one: a glossary's term (``key`` is
        the folded Chinese, or the stems one space apart) or an entry of the dictionary."""
        if self._in_table(key):
            return True
        words = raw.split(" ")
        if (
            len(words) < 2
            or self._dictionary is None
            or any(map(self._analyzer.is_stop_word, words))
        ):
            return False
        return self._dictionary.phrase(raw)

    def has(self, word: str) -> bool:
        """Whether a folded Latin word is in a glossary or in the dictionary."""
        return self._in_table(english_form(word, self._analyzer).key) or (
            self._dictionary is not None and self._dictionary.knows(word)
        )

    def has_term(self, key: str) -> bool:
        """Whether folded Chinese text, or stems one space apart, is in a glossary or among the
        synonyms."""
        return self._in_table(key)

    def is_name(self, raw: str, language: Language) -> bool:
        """Whether this is a place, a person or an organisation and nothing else."""
        if self._dictionary is None:
            return False
        if language == "zh":  # 台湾地区 is named by its beginning
            beginnings = (raw[:length] for length in range(len(raw), 1, -1))
            return any(self._dictionary.is_name(word, "zh") for word in beginnings)
        base = IRREGULAR.get(raw, raw.removesuffix("s"))
        is_inflected = base != raw and self._dictionary.knows_as_word(base)
        return self._dictionary.is_name(raw, "en") and not is_inflected

    def is_unlisted(self, raw: str, *, is_term: bool) -> bool:
        """Whether neither glossary nor dictionary has a Latin word."""
        return self._dictionary is not None and not (is_term or self._dictionary.knows(raw))

    def is_proper(self, raw: str, *, is_term: bool) -> bool:
        """Whether a Latin word that is printed with a capital may be a name: one among other
        things, or one that neither glossary nor dictionary has."""
        if self._dictionary is None:
            return False
        return self._dictionary.may_name(raw) or self.is_unlisted(raw, is_term=is_term)

    def spells(self, raw: str) -> bool:
        """Whether Latin words together spell a name of the reports in pinyin: xi'an, xue yan."""
        return self._romanised is not None and bool(self._romanised.spelled(_letters(raw)))

    def sounds(self, words: Sequence[str]) -> dict[str, float]:
        """The names of English reports that neighbouring Chinese words spell together, each with a
        weight from 0 to 1; one of them must be a single character or no known word, since a name
        that no dictionary has falls apart."""
        said = "".join(words)
        may_spell = 1 < len(said) <= LONGEST_NAME and any(
            len(word) == 1 or not self.has_english(word) for word in words
        )
        if not self._names or self._associations is None or not may_spell:
            return {}
        if any(map(self._analyzer.is_stop_word, words)) or self.has_english(said):
            return {}
        return spelled(said, self._associations.letters, self._names)

    def is_verb(self, raw: str, language: Language) -> bool:
        """Whether this mostly says what is done."""
        return self._dictionary is not None and self._dictionary.is_verb(raw, language)

    def wordings(
        self, form: Form, raw: str, language: Language
    ) -> dict[Language, tuple[Form, ...]]:
        """Every wording of a notion that stands in a question as ``form``, printed as ``raw``; by
        language, the best first."""
        found: dict[Language, dict[tuple[str, ...], float]] = {"zh": {}, "en": {}}
        _keep(found[language], form)
        said = self._said(form.key, of_doer=is_doer(raw))
        for other, spoken in chain(said, self._translated(raw, language)):
            _keep(found[spoken], other)
        if language == "en" and len(form.terms) == 1:
            for piece in self._learned(form.terms[0]):
                _keep(found["zh"], piece)
        for name, weight in self.sounds((raw,)).items() if language == "zh" else ():
            _keep(found["en"], english_form(name, self._analyzer, SPELLED * weight))
        unknown = not found["zh"] or self.is_name(raw, language)  # Places share their names.
        if language == "en" and unknown and self._romanised is not None:
            for name in self._romanised.spelled(_letters(raw)):
                _keep(found["zh"], chinese_form(name, SPELLED))
        return {spoken: _best(forms) for spoken, forms in found.items()}

    def loosely(self, word: str) -> tuple[Form, ...]:
        """English that may stand for a Chinese word where nothing but an English report speaks of
        it: what a single character means, the words of a longer translation, those of the parts
        of a word that the dictionary lacks, and exports for 出口额, which English tables leave
        at that. None for a name, whose parts are others'."""
        found: dict[tuple[str, ...], float] = {}
        if not self.is_name(word, "zh"):
            for known in {word, _AMOUNT.sub("", word)}:
                for form in self._glossed(known):
                    _keep(found, form)
        return _best(found)

    def _glossed(self, word: str) -> Iterator[Form]:
        """What is said of a Chinese word in English, its translations' words apart, too."""
        own = [form for form, language in self._said(word) if language == "en"]
        translated = self._dictionary.english(word) if self._dictionary is not None else ()
        yield from own
        for english in translated:
            weight = TRANSLATED * english.weight**0.5
            yield english_form(english.text, self._analyzer, weight)
            yield from self._words_of(english.text, weight * OF_GLOSS)
        if not own and not translated and 1 < len(word) <= LONGEST_NAME:
            for part in self._parts(word):
                for form in self._glossed(part):
                    yield Form(form.terms, form.weight * OF_GLOSS)

    def _words_of(self, gloss: str, weight: float) -> Iterator[Form]:
        words = self._analyzer.latin_words(gloss)
        for word in words if len(words) > 1 else ():
            if not self._analyzer.is_stop_word(gloss[word.start : word.end]):
                yield Form((word.text,), weight)

    def _parts(self, word: str) -> Iterator[str]:
        """The longest known words, from its beginning on, in a word that is not known."""
        start = 0
        while start < len(word):
            ends = range(len(word) - (start == 0), start, -1)
            end = next((end for end in ends if self.has_english(word[start:end])), start + 1)
            yield word[start:end]
            start = end

    def has_english(self, word: str) -> bool:
        """Whether a folded Chinese word is in a table or in the dictionary."""
        return self._in_table(word) or (
            self._dictionary is not None and bool(self._dictionary.english(word))
        )

    def _said(self, key: str, *, of_doer: bool = False) -> Iterator[Said]:
        return chain.from_iterable(table.alike(key, of_doer=of_doer) for table in self._tables)

    def _translated(self, raw: str, language: Language) -> Iterator[Said]:
        if self._dictionary is None or len(raw) < 2:
            return
        if language == "en":
            yield from self._through_chinese(raw)
        else:
            yield from self._through_english(raw)

    def _learned(self, stem: str) -> Iterator[Form]:
        """Characters and pairs of characters that Chinese words for this one are likely to have."""
        pieces = self._associations.pieces(stem) if self._associations else ()
        for piece in pieces[:MOST_PIECES]:
            likely = piece.weight / pieces[0].weight
            if likely >= LEAST_PIECE:
                yield chinese_form(piece.text, LEARNED * likely**0.5)

    def _through_chinese(self, word: str) -> Iterator[Said]:
        assert self._dictionary is not None
        for chinese in self._dictionary.chinese(word):
            if len(chinese.text) == 1:
                continue
            yield chinese_form(chinese.text, TRANSLATED * chinese.weight**0.5), "zh"
            if chinese.weight < USUAL:
                continue
            for english in self._dictionary.english(chinese.text):
                if " " not in english.text and english.weight > USUAL:
                    weight = PIVOTED * (english.weight * chinese.weight) ** 0.5
                    yield english_form(english.text, self._analyzer, weight), "en"

    def _through_english(self, word: str) -> Iterator[Said]:
        assert self._dictionary is not None
        for english in self._dictionary.english(word):
            weight = TRANSLATED * english.weight**0.5
            yield english_form(english.text, self._analyzer, weight), "en"
            for chinese in self._dictionary.chinese(english.text):
                if len(chinese.text) > 1 and chinese.weight > USUAL:
                    weight = PIVOTED * (english.weight * chinese.weight) ** 0.5
                    yield chinese_form(chinese.text, weight), "zh"


def _letters(raw: str) -> str:
    return "".join(filter(str.isalpha, raw))


def _keep(forms: dict[tuple[str, ...], float], form: Form) -> None:
    if form.terms and form.weight > forms.get(form.terms, 0.0):
        forms[form.terms] = form.weight


def _best(forms: dict[tuple[str, ...], float]) -> tuple[Form, ...]:
    ordered = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Form(terms, weight) for terms, weight in ordered[:MOST_FORMS])
