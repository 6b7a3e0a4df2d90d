"""The things a question is about, each with the ways a report may word it in either language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise

from indexer.language.analysis import Analyzer, Token
from indexer.model import Language
from indexer.question.lexicon import LONGEST_NAME, Lexicon
from indexer.question.wordings import Form

MOST_NOTIONS = 40
"""Notions of a question that are looked for; what a longer text says beyond them is passed over,
so that no question takes long."""
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
    aside: bool = False
    """Whether it stands in what but leads up to the question: 路修好了，那桥呢."""
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
    words = [half for word in words for half in _deed_and_object(word, lexicon)]
    lead = _LED_UP.match(question)
    single_words = asking_words | light_verbs
    cut = {(word.start, word.end) for word in words}
    words = [
        piece
        for word in _rejoined(words, lambda word: word in stop_words or analyzer.is_stop_word(word))
        for piece in (
            [word] if (word.start, word.end) in cut else _known_pieces(word, lexicon, single_words)
        )
    ]
    led_up = lead.end() if lead else 0
    found = _read(question, words, lexicon, analyzer, stop_words, asking_words, casing, led_up)
    return tuple(islice(found, MOST_NOTIONS))


_LED_UP = re.compile(r".{4,}[，,。；;]\s*那么?(?![么些个种条位家天年时里边儿])")
"""What a question takes for granted before it asks: 路修好了，那桥呢."""


def _deed_and_object(word: Token, lexicon: Lexicon) -> Iterator[Token]:
    """A verb and its object that were cut as one word, which no table and no dictionary has
    (提供数据); else the word."""
    verb, thing = word.text[:2], word.text[2:]
    is_listed = len(word.text) != 4 or lexicon.has_english(word.text)
    if is_listed or not (lexicon.is_verb(verb, "zh") and lexicon.has_english(thing)):
        yield word
        return
    yield Token(verb, word.start, word.start + 2)
    yield Token(thing, word.start + 2, word.end)


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
    comes apart at ``single_words``, characters that are no part of a name. A word that the reports
    have as it stands (飞手) is theirs, whatever it is made of."""
    text, start, left = word.text, 0, 0
    if len(text) > LONGEST_NAME or lexicon.has_term(text) or lexicon.occurs(text):
        yield word
        return
    own = _own_word(text, lexicon)
    if own is not None:
        for first, last in ((0, own[0]), own, (own[1], len(text))):
            if first < last:
                yield Token(text[first:last], word.start + first, word.start + last)
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


def _own_word(text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the longest word that the reports have stands at either end of one that they have not,
    beside verbs of one character: 稷翼云 of 稷翼云出."""
    for length in range(len(text) - 1, 1, -1):
        for start in (0, len(text) - length):
            rest = text[:start] + text[start + length :]
            are_verbs = all(lexicon.is_verb(character, "zh") for character in rest)
            if are_verbs and lexicon.occurs(text[start : start + length]):
                return start, start + length
    return None


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
    led_up: int,
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
        led_up=led_up,
    )
    place = 0
    while place < len(words):
        length = _term_length(question, words[place:], lexicon, casing, longest)
        group = words[place : place + max(length, 1)]
        place += len(group)
        raw = question[group[0].start : group[-1].end]
        if length < 2 and (raw in stop_words or analyzer.is_stop_word(raw)):
            continue
        if length < 2 and (_ASKS_HOW.match(raw) if length else _ASKS.search(raw)):
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
            aside=group[-1].end <= led_up,
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
        if _is_sounded(raw, group, lexicon):
            return length
        if lexicon.knows(raw, key) or (length == 2 and _is_spelled(raw, lexicon, casing)):
            return 0 if _leads_into_term(question, words, length, lexicon, casing) else length
    return 0


def _leads_into_term(
    question: str, words: list[Token], length: int, lexicon: Lexicon, casing: Casing
) -> bool:
    """Whether the last word of an English phrase that begins as a question does begins a term that
    reaches beyond it: what is trade of "what is trade assurance"."""
    if length < 2 or not _ASKS_WHAT.match(question, words[0].start):
        return False
    return _term_length(question, words[length - 1 :], lexicon, casing, LONGEST_PHRASE) > 1


_ASKS_WHAT = re.compile(r"(?:what|which|who|how|where|when)\b")
"""How a phrase begins that may but ask for what follows."""
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


def _is_sounded(raw: str, group: list[Token], lexicon: Lexicon) -> bool:
    """Whether Chinese words without a gap spell a name of an English report by their sound."""
    words = [token.text for token in group]
    return raw == "".join(words) and _is_han(raw) and bool(lexicon.sounds(words))


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
_ASKS_HOW = re.compile("几(?![乎何])|多少|哪|什么")
"""What begins words that ask though they have other wordings: 几倍."""


def _is_name(
    raw: str, language: Language, lexicon: Lexicon, casing: Casing, *, is_term: bool
) -> bool:
    if raw.isdigit() or raw in casing.lower:
        return False
    if lexicon.is_name(raw, language) or _is_spelled(raw, lexicon, casing):
        return True
    if language == "zh" and lexicon.sounds((raw,)):
        return True
    if language == "en" and raw in casing.first:
        return lexicon.is_unlisted(raw, is_term=is_term)
    return language == "en" and raw in casing.capital and lexicon.is_proper(raw, is_term=is_term)


def _is_han(text: str) -> bool:
    return any("㐀" <= character <= "鿿" for character in text)
