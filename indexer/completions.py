"""What a report offers to somebody who begins to type: its terms, sources, titles and phrases.

For: all that can be worked out once, when a report is built in. Not for: finding those that begin
with what was typed (``suggest``). Only what stands in the report is offered, so that every
completion finds something.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.language.analysis import HAN_CHARACTER, Analyzer, Token
from indexer.language.glossary import Glossary
from indexer.language.pinyin import readings
from indexer.language.typed import letters
from indexer.model import Completion, CompletionKind, Document, Language, Passage, Wording

LEAST_SENTENCES = 3
"""A phrase stands in so many, or it is no habit of the report."""
LONGEST_PHRASE = 6
"""Words of a phrase, at most."""
STRIKING = 3.0
"""How many times as often as chance would have it a phrase is found at least."""
MOST_PHRASES = 1000
"""Of a report in each language; the most frequent ones."""
ALIKE = 0.85
"""Least Dice coefficient at which two phrases are taken for each other's translation."""
LEAST_COMMON = 4
"""Sentences that have both, at least; of fewer, too many are alike by chance."""

_GAP = re.compile(r"[ .&-]?")
"""What may stand between two words of one phrase."""
_LETTERS = re.compile(r"[^\W\d_]")

Key = tuple[str, ...]
"""The terms of its words: one key for all forms of an English phrase."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    english: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with the form that it mostly has and the sentences that have it."""

    text: str
    sentences: frozenset[int]


def completions(
    document: Document,
    passages: Iterable[Passage],
    english: Mapping[str, str],
    glossary: Glossary,
    analyzer: Analyzer,
) -> tuple[Completion, ...]:
    """Each text once, as the first of these kinds that it is: a term, a source, a section's or
    table's title, a phrase.

    ``english`` maps sentences and titles to their translation.
    """
    sentences = [
        _Sentence(text, english.get(text, ""))
        for block in document.blocks
        for text in (block.text[each.start : each.end] for each in block.sentences)
    ]
    make = _Maker(analyzer, english)
    every = (
        *_terms(glossary, sentences, make),
        *(make.completion(each, "source", n) for each, n in _sources(document, passages).items()),
        *(make.completion(section.title, "section") for section in document.sections),
        *(make.completion(table.title, "table") for table in document.tables if table.title),
        *_phrases(sentences, make, analyzer),
    )
    return tuple(_each_once(every, analyzer))


def _each_once(every: Iterable[Completion], analyzer: Analyzer) -> Iterator[Completion]:
    """Those that are no wording of an earlier one, in any form of its words."""
    known: set[Key] = set()
    for each in every:
        keys = [tuple(w.text for w in analyzer.words(said.letters)) for said in each.wordings]
        if keys[0] and keys[0] not in known:
            known.update(keys)
            yield each


class _Maker:
    """Makes completions of texts."""

    def __init__(self, analyzer: Analyzer, english: Mapping[str, str]) -> None:
        self._analyzer = analyzer
        self._english = english

    def completion(self, text: str, kind: CompletionKind, count: int = 1) -> Completion:
        """Of a text of the report, with its translation if it has one."""
        english = self._english.get(text)
        return self.paired((text,), (english,) if english else (), kind, count)

    def paired(
        self, texts: Sequence[str], english: Sequence[str], kind: CompletionKind, count: int
    ) -> Completion:
        """Of the first of several wordings in each language; it may be typed as any of them."""
        said = dict.fromkeys((*texts, *english))
        return Completion(
            text=texts[0],
            text_en=english[0] if english and english[0] != texts[0] else None,
            kind=kind,
            count=count,
            wordings=tuple(self._wording(each) for each in said),
        )

    def _wording(self, text: str) -> Wording:
        typed = letters(text)
        language: Language = "zh" if HAN_CHARACTER.search(typed) else "en"
        words = self._analyzer.words(typed)
        begin = [word.start for word in words if not self._analyzer.is_stop_word(word.text)]
        return Wording(
            text=text,
            language=language,
            letters=typed,
            readings=readings(typed) if language == "zh" else (),
            starts=tuple(dict.fromkeys((0, *begin))),
        )


def _terms(
    glossary: Glossary, sentences: Sequence[_Sentence], make: _Maker
) -> Iterator[Completion]:
    """The glossary's terms that the report uses, in the wordings that it uses."""
    said = [f"{letters(each.text)}\n{letters(each.english)}" for each in sentences]
    for term in glossary.terms:
        used = {wording: _holding(letters(wording), said) for wording in term.wordings}
        where = set().union(*used.values())
        if where:
            texts = _used_first((term.zh, *term.zh_also), used)
            english = _used_first((term.en, *term.en_also), used)
            yield make.paired(texts, english, "term", len(where))


def _used_first(wordings: Iterable[str], used: Mapping[str, set[int]]) -> list[str]:
    """The preferred wording if the report uses it, then the others, the most used first."""
    preferred, *others = wordings
    others.sort(key=lambda wording: -len(used[wording]))
    return [preferred, *others] if used[preferred] else [*others, preferred]


def _holding(typed: str, texts: Sequence[str]) -> set[int]:
    """Which texts have a wording."""
    return {place for place, text in enumerate(texts) if _has(text, typed)}


def _has(text: str, typed: str) -> bool:
    """Whether a wording stands in a text, where in Latin letters from a word's beginning on."""
    place = text.find(typed)
    while place > 0 and (text[place - 1] + typed[0]).isascii() and text[place - 1].isalnum():
        place = text.find(typed, place + 1)
    return place >= 0


def _sources(document: Document, passages: Iterable[Passage]) -> Counter[str]:
    """Named sources and the organisations among them, with the number of statements on each."""
    named = Counter(source for passage in passages for source in passage.sources)
    for note in document.footnotes:
        if note.organisation and note.organisation != note.source:
            named[note.organisation] += len(note.marked_in)
    return named


# --- Phrases --------------------------------------------------------------------------------


def _phrases(
    sentences: Sequence[_Sentence], make: _Maker, analyzer: Analyzer
) -> Iterator[Completion]:
    """Frequent words and phrases; an original with the translation that mostly goes with it."""
    texts = _frequent([each.text for each in sentences], analyzer)
    english = _frequent([each.english for each in sentences], analyzer)
    pairs = _pairs(texts, english)
    for key, phrase in texts.items():
        partner = (english[pairs[key]].text,) if key in pairs else ()
        yield make.paired((phrase.text,), partner, "phrase", len(phrase.sentences))
    for key, phrase in english.items():
        # A translation's single words are mostly everyday ones; those of the report have a partner.
        if len(key) > 1 and key not in pairs.values():
            yield make.paired((phrase.text,), (), "phrase", len(phrase.sentences))


def _frequent(texts: Sequence[str], analyzer: Analyzer) -> dict[Key, _Phrase]:
    """The phrases that stand in enough texts, belong together, and are not always part of a
    longer one; the most frequent first."""
    places: defaultdict[Key, set[int]] = defaultdict(set)
    forms: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for place, text in enumerate(texts):
        for key, form in _spoken(text, analyzer):
            places[key].add(place)
            forms[key][form] += 1
    words = sum(len(found) for key, found in places.items() if len(key) == 1)
    striking = {
        key
        for key, found in places.items()
        if len(found) >= LEAST_SENTENCES
        and (
            _is_striking_word(key[0], len(found) / words, analyzer)
            if len(key) == 1
            else _belongs_together(key, places, len(texts))
        )
    }
    parts = {p for key in striking for p in (key[1:], key[:-1]) if places[p] == places[key]}
    kept = sorted(striking - parts, key=lambda key: (-len(places[key]), key))
    return {
        key: _Phrase(forms[key].most_common(1)[0][0], frozenset(places[key]))
        for key in kept[:MOST_PHRASES]
    }


def _is_striking_word(word: str, share: float, analyzer: Analyzer) -> bool:
    """Whether a word is more frequent than in Chinese at large; English has no such count."""
    return len(word) > 1 and share > STRIKING * analyzer.general_frequency(word)


def _belongs_together(key: Key, places: Mapping[Key, set[int]], total: int) -> bool:
    """Whether a phrase is more frequent than its parts would meet by chance."""
    return all(
        len(places[key]) * total > STRIKING * len(places[one]) * len(places[rest])
        for one, rest in ((key[:1], key[1:]), (key[:-1], key[-1:]))
    )


def _spoken(text: str, analyzer: Analyzer) -> Iterator[tuple[Key, str]]:
    """Every run of up to so many words that no stop word, number or punctuation parts."""
    for run in _runs(text, analyzer):
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + LONGEST_PHRASE) + 1):
                words = run[start:end]
                yield tuple(w.text for w in words), text[words[0].start : words[-1].end]


def _runs(text: str, analyzer: Analyzer) -> Iterator[list[Token]]:
    run: list[Token] = []
    for word in analyzer.words(text):
        if run and not _GAP.fullmatch(text, run[-1].end, word.start):
            yield run
            run = []
        if not _LETTERS.search(word.text) or analyzer.is_stop_word(word.text):
            yield run
            run = []
        else:
            run.append(word)
    yield run


def _pairs(texts: Mapping[Key, _Phrase], english: Mapping[Key, _Phrase]) -> dict[Key, Key]:
    """Phrases that stand in the same sentences and translations: those whose Dice coefficient
    (Dice 1945: twice the common over the sum) is high and highest on both sides."""
    within: defaultdict[int, list[Key]] = defaultdict(list)
    for key, phrase in english.items():
        for place in phrase.sentences:
            within[place].append(key)
    likeness = {
        (key, other): 2 * common / (len(phrase.sentences) + len(english[other].sentences))
        for key, phrase in texts.items()
        for other, common in Counter(o for p in phrase.sentences for o in within[p]).items()
    }
    pairs: dict[Key, Key] = {}
    taken: set[Key] = set()
    for key, other in sorted(likeness, key=lambda pair: (-likeness[pair], -len(pair[1]), pair)):
        if likeness[key, other] < ALIKE:
            break
        if len(texts[key].sentences & english[other].sentences) < LEAST_COMMON:
            continue
        if key not in pairs and other not in taken:
            pairs[key] = other
            taken.add(other)
    return pairs
