"""The things a question is about, each with the ways a report may word it in either language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, pairwise

from indexer.language.analysis import Analyzer, Token
from indexer.language.associations import Associations
from indexer.language.dictionary import Dictionary
from indexer.language.en import IRREGULAR
from indexer.language.glossary import Glossary
from indexer.language.romanised import Romanised
from indexer.model import Language
from indexer.question.synonyms import Sense
from indexer.question.wordings import Form, Said, Wordings, chinese_form, english_form, general

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
MOST_NOTIONS = 40
"""Notions of a question that are looked for; what a longer text says beyond them is passed over,
so that no question takes long."""
LONGEST_NAME = 8
"""Characters that were cut one by one and are looked through for known words, at most."""
LONGEST_PHRASE = 4
"""Words of the longest English phrase looked up as one."""


@dataclass(frozen=True, slots=True)
class Notion:
    """One thing that a question is about."""

    text: str
    """As the question has it, folded."""
    start: int
    """Where it stands in the question."""
    end: int
    chinese: tuple[Form, ...]
    """Best first."""
    english: tuple[Form, ...]
    loose: tuple[Form, ...]
    """English that is looked for in what English reports themselves say, not in translations."""
    name: bool
    """Whether it names a place, a person or an organisation."""
    verb: bool
    """Whether it says what is done rather than what is spoken of."""
    asking: bool
    """Whether it says what kind of answer is wanted, rather than of what."""
    words: tuple[Notion, ...] = ()
    """Of an English phrase the things that its words speak of, each for itself."""

    @property
    def reworded(self) -> bool:
        """Whether any other wording is known of it."""
        return len(self.chinese) + len(self.english) > 1


@dataclass(frozen=True, slots=True)
class Casing:
    """How the Latin words of a question are printed; all in lower case here."""

    lower: frozenset[str]
    """In lower case, in a question that has capitals too: no names."""
    capital: frozenset[str]
    """With a capital that no sentence begins with: perhaps names."""
    first: frozenset[str]
    """With a capital at the beginning: names where no dictionary has them."""


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
    ) -> None:
        """``dictionary`` and ``associations`` are None until this machine has them; ``romanised``
        spells the names of Chinese reports."""
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

    def has_term(self, chinese: str) -> bool:
        """Whether folded Chinese text is in a glossary or among the synonyms."""
        return self._in_table(chinese)

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
        said = self._said(form.key)
        for other, spoken in chain(said, self._translated(raw, language)):
            _keep(found[spoken], other)
        if language == "en" and len(form.terms) == 1:
            for piece in self._learned(form.terms[0]):
                _keep(found["zh"], piece)
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
            end = next((end for end in ends if self._has_english(word[start:end])), start + 1)
            yield word[start:end]
            start = end

    def _has_english(self, word: str) -> bool:
        return self._in_table(word) or (
            self._dictionary is not None and bool(self._dictionary.english(word))
        )

    def _said(self, key: str) -> Iterator[Said]:
        return chain.from_iterable(table.alike(key) for table in self._tables)

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


def notions(
    question: str,
    analyzer: Analyzer,
    lexicon: Lexicon,
    *,
    taken: Iterable[tuple[int, int]],
    stop_words: frozenset[str],
    asking_words: frozenset[str],
    light_verbs: frozenset[str],
    casing: Casing,
) -> tuple[Notion, ...]:
    """The things a folded question is about, in order.

    Terms of the glossary come first, the longest before its parts; then single words. Words in
    the ``taken`` spans (dates, numbers) and stop words are left out. ``casing`` tells
    names from other words.
    """
    spans = list(taken)
    words = [
        token
        for token in analyzer.analyze(question).words
        if not any(start < token.end and token.start < end for start, end in spans)
    ]
    single_words = asking_words | light_verbs
    cut = {(word.start, word.end) for word in words}
    words = [
        piece
        for word in _rejoined(words, lambda word: word in stop_words or analyzer.is_stop_word(word))
        for piece in (
            [word] if (word.start, word.end) in cut else _known_pieces(word, lexicon, single_words)
        )
    ]
    found = _read(question, words, lexicon, analyzer, stop_words, asking_words, casing)
    return tuple(islice(found, MOST_NOTIONS))


def _rejoined(words: Iterable[Token], is_stop: Callable[[str], bool]) -> Iterator[Token]:
    """The words, with single Chinese characters that stand together made one: a name that the
    dictionary does not have falls into its characters (东澜市)."""
    run: list[Token] = []
    for word in words:
        single = len(word.text) == 1 and _is_han(word.text) and not is_stop(word.text)
        if run and not (single and run[-1].end == word.start):
            yield _joined(run)
            run = []
        if single:
            run.append(word)
        else:
            yield word
    if run:
        yield _joined(run)


def _known_pieces(word: Token, lexicon: Lexicon, single_words: frozenset[str]) -> Iterator[Token]:
    """The words that are known in one that is not (高管看), with what is left between them; that
    comes apart at ``single_words``, characters that are no part of a name."""
    text, start, left = word.text, 0, 0
    if len(text) > LONGEST_NAME or lexicon.has_term(text):
        yield word
        return
    while start < len(text):
        ends = range(len(text), start + 1, -1)
        end = next((end for end in ends if lexicon.has_term(text[start:end])), None)
        if end is None and text[start] in single_words:
            end = start + 1
        if end is None:
            start += 1
            continue
        if left < start:
            yield Token(text[left:start], word.start + left, word.start + start)
        yield Token(text[start:end], word.start + start, word.start + end)
        start = left = end
    if left < len(text):
        yield Token(text[left:], word.start + left, word.end)


def _joined(run: list[Token]) -> Token:
    return Token("".join(word.text for word in run), run[0].start, run[-1].end)


def _read(
    question: str,
    words: list[Token],
    lexicon: Lexicon,
    analyzer: Analyzer,
    stop_words: frozenset[str],
    asking_words: frozenset[str],
    casing: Casing,
    longest: int = LONGEST_PHRASE + 2,
) -> Iterator[Notion]:
    """``longest``: words of a phrase that is read as one, at most."""
    apart = partial(
        _read,
        question,
        lexicon=lexicon,
        analyzer=analyzer,
        stop_words=stop_words,
        asking_words=asking_words,
        casing=casing,
    )
    place = 0
    while place < len(words):
        length = _term_length(question, words[place:], lexicon, casing, longest)
        group = words[place : place + max(length, 1)]
        place += len(group)
        raw = question[group[0].start : group[-1].end]
        if length < 2 and (raw in stop_words or analyzer.is_stop_word(raw)):
            continue
        if not length and _ASKS.search(raw):
            continue
        language: Language = "zh" if _is_han(raw) else "en"
        terms = (raw,) if language == "zh" else tuple(token.text for token in group)
        forms = lexicon.wordings(Form(terms, 1.0), raw, language)
        chinese = forms["zh"]
        if length < 2 and (shared := _with_shared_noun(question, words[place - 1 :], lexicon)):
            chinese = (*lexicon.wordings(*shared, language)["zh"], *chinese)
        yield Notion(
            text=raw,
            start=group[0].start,
            end=group[-1].end,
            chinese=chinese,
            english=forms["en"],
            loose=lexicon.loosely(raw) if language == "zh" else (),
            name=raw not in asking_words
            and _is_name(raw, language, lexicon, casing, is_term=length > 0),
            verb=lexicon.is_verb(raw, language),
            asking=raw in asking_words,
            words=tuple(apart(group, longest=length - 1))
            if language == "en" and length > 1
            else (),
        )


def _term_length(
    question: str, words: list[Token], lexicon: Lexicon, casing: Casing, longest: int
) -> int:
    """How many of the next words are a term of the glossary, or a name, together; 0 where none
    is."""
    for length in range(min(len(words), longest), 0, -1):
        group = words[:length]
        gaps = (question[one.end : other.start] for one, other in pairwise(group))
        if any(_NUMERAL.search(gap) for gap in gaps):
            continue  # A number between them parts words.
        raw = question[group[0].start : group[-1].end]
        key = raw if _is_han(raw) else " ".join(token.text for token in group)
        if lexicon.knows(raw, key) or (length == 2 and _is_spelled(raw, lexicon, casing)):
            return length
    return 0


_COORDINATE = re.compile(r"([a-z]+) (?:and|or) ([a-z]+) ([a-z]+)")


def _with_shared_noun(
    question: str, words: list[Token], lexicon: Lexicon
) -> tuple[Form, str] | None:
    """The phrase that a word makes with the noun that it shares with the next one (east asia of
    "east and south asia"), as its terms and as printed; None where either is none that is known."""
    said = _COORDINATE.match(question, words[0].start)
    if said is None or len(words) < 4 or said.end() != words[3].end:
        return None
    first, _, second, noun = words[:4]
    other = Form((second.text, noun.text), 1.0)
    form, raw = Form((first.text, noun.text), 1.0), f"{said[1]} {said[3]}"
    is_known = lexicon.knows(raw, form.key) and lexicon.knows(f"{said[2]} {said[3]}", other.key)
    return (form, raw) if is_known else None


def _is_spelled(raw: str, lexicon: Lexicon, casing: Casing) -> bool:
    """Whether two Latin words are a name in pinyin: both with a capital, or an apostrophe between
    their syllables."""
    syllables = re.split("['’]", raw)
    words = raw.split(" ")
    is_parted = len(syllables) == 2 and len(words) == 1
    is_capital = len(words) == 2 and (casing.capital | casing.first).issuperset(words)
    return (is_parted or is_capital) and lexicon.spells(raw)


_NUMERAL = re.compile(r"\d")
_ASKS = re.compile(r"[几哪何啥谁]|什么|怎么|多少|^多[长久大高远快重深宽厚]$")
"""Words that ask and are in no list: 几项, 哪家, 什么样."""


def _is_name(
    raw: str, language: Language, lexicon: Lexicon, casing: Casing, *, is_term: bool
) -> bool:
    if raw.isdigit() or raw in casing.lower:
        return False
    if lexicon.is_name(raw, language) or _is_spelled(raw, lexicon, casing):
        return True
    if language == "en" and raw in casing.first:
        return lexicon.is_unlisted(raw, is_term=is_term)
    return language == "en" and raw in casing.capital and lexicon.is_proper(raw, is_term=is_term)


def _is_han(text: str) -> bool:
    return any("㐀" <= character <= "鿿" for character in text)
