"""How strongly each notion of a question stands in each text, and what it is worth."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import dropwhile, pairwise
from typing import NamedTuple

from indexer.answer.collection import Collection, surface
from indexer.answer.evidence import Part, Statement
from indexer.question import Question
from indexer.question.notions import Notion

PART_OF_PHRASE = 0.6
"""What the found share of a longer Chinese word or English phrase counts, at most."""
BOTH_CHARACTERS = 0.3
"""What a word of two characters counts where both stand apart from each other in a clause."""
INSIDE_WORD = 0.8
"""What a Chinese wording counts that begins inside another word."""
SAME_STEM = 0.85
"""What an English word counts that has but the stem of the question's."""
ASKING_WEIGHT = 0.25
"""What a word that says what is wanted counts as subject."""
UNHEARD_WEIGHT = 0.5
"""What a word counts that the reports never use: they may say it otherwise."""
UNHEARD_VERB_WEIGHT = 0.3
"""The same of a verb."""
VERB_WEIGHT = 0.85
"""What a verb counts that the reports use: things are told apart by nouns."""
SINGLE_WEIGHT = 0.5
"""What a single character counts that the segmentation left over."""
ASIDE_WEIGHT = 0.4
"""What a word counts that stands in what but leads up to the question."""
NAME_WEIGHT = 1.5
"""What a name counts beside another word as rare."""
APART = 0.7
"""What an English phrase counts where its words stand apart in Chinese texts, if others have it
whole."""
COMPOUND = 0.6
"""What both of two English words count where a Chinese word has a character for each."""
LIKELY = 0.15
"""From this weight on a character is likely enough to be a part of such a word."""
PREPOSITIONS = frozenset("at by for from of to with".split())
"""What may end an English phrase whose first word alone says what is meant: belong to; in and on
are as often particles."""
BEFORE_PREPOSITION = 0.75
"""What that word counts."""
SEEN = 0.4
"""From this strength on a notion counts as standing in a text."""
SURE = 0.6
"""From this weight on a Chinese wording is one that a term may go by."""
ABSENT_HERE = 0.3
"""Below this strength a notion does not stand in the parts that are looked at."""
UNREACHED = 0.4
"""What a notion counts that no translation was found of in an untranslated report."""


@dataclass(frozen=True, eq=False)
class Strength:
    """One notion over the whole collection. Each equals itself alone, and may key a cache."""

    notion: Notion
    worth: float
    """Its inverse document frequency over the statements, times what its kind counts."""
    texts: dict[int, float]
    """Text number → how strongly the notion stands in it, from 0 to 1."""

    @cached_property
    def best(self) -> float:
        """The strongest that it stands anywhere, from 0 to 1."""
        return max(self.texts.values(), default=0.0)

    @cached_property
    def own(self) -> bool:
        """Whether the reports use the question's very word."""
        return self.best >= SAME_STEM

    @property
    def known(self) -> bool:
        """Whether the reports speak of it at all."""
        return self.best >= SEEN

    def among(self, parts: Iterable[Part]) -> float:
        """The strongest standing in these parts, from 0 to 1."""
        texts = self.texts
        return max((texts[p.text] * p.weight for p in parts if p.text in texts), default=0.0)


@lru_cache(maxsize=8)  # Asked for again with each number that is weighed.
def total(strengths: tuple[Strength, ...]) -> float:
    """What a question is worth, all its notions together."""
    return sum(strength.worth for strength in strengths)


def is_foreign(question: Question, statement: Statement) -> bool:
    """Whether only a dictionary lies between a question and a statement."""
    if question.language == statement.language:
        return False
    return statement.language == "en" or statement.english is None


def coverage(
    strengths: Iterable[Strength], parts: tuple[Part, ...], *, foreign: bool = False
) -> float:
    """The share of the question's worth that stands in these parts, from 0 to 1.

    Across languages (``foreign``) a notion can stand no stronger than its best translation, and
    one without any says little.
    """
    worth = found = 0.0
    for strength in strengths:
        reach = (strength.best if strength.known else UNREACHED) if foreign else 1.0
        worth += strength.worth * reach
        found += strength.worth * strength.among(parts)
    return min(found / worth, 1.0) if worth else 0.0


def standing(strength: Strength, folded: str, stems: Set[str]) -> int:
    """The length of the notion's wording that stands in a short text, given as folded and as the
    stems of its Latin words; 0 where none does."""
    found = [
        *(f.terms for f in strength.notion.chinese if f.weight > SURE and f.terms[0] in folded),
        *(f.terms for f in strength.notion.english if set(f.terms) <= stems),
    ]
    return max((sum(map(len, terms)) for terms in found), default=0)


def makes_up(strength: Strength, item: str) -> bool:
    """Whether a notion is at least half of an item of a list, given as folded."""
    return len(item) <= 2 * standing(strength, item, set(item.split()))


def strengths(notions: Iterable[Notion], collection: Collection) -> tuple[Strength, ...]:
    """Of each notion; one that a long text repeats is looked up but once."""
    known: dict[str, Strength] = {}
    found = []
    for notion in notions:
        if notion.text not in known:
            known[notion.text] = _strength(notion, collection)
        same = known[notion.text]
        found.append(same if same.notion is notion else replace(same, notion=notion))
    for place, (one, other) in enumerate(pairwise(found)):
        made_up = _compound(one, other, collection)
        if made_up:
            found[place] = _also(found[place], made_up, collection)
            found[place + 1] = _also(other, made_up, collection)
    return tuple(found)


def _compound(one: Strength, other: Strength, collection: Collection) -> dict[int, float]:
    """Texts with a Chinese word made of a character for each of two English words that stand side
    by side, of which not both are known: 植保 of plant protection."""
    if (one.known and other.known) or other.notion.start - one.notion.end != 1:
        return {}
    return {
        number: COMPOUND
        for first in _characters(one.notion)
        for second in _characters(other.notion)
        for number, at_border in collection.with_chinese(first + second).items()
        if at_border
    }


def _characters(notion: Notion) -> Iterator[str]:
    """The single characters that are likely enough to stand for an English word."""
    if notion.text.isascii():
        yield from (
            f.terms[0] for f in notion.chinese if len(f.terms[0]) == 1 and f.weight >= LIKELY
        )


def _also(strength: Strength, texts: dict[int, float], collection: Collection) -> Strength:
    """The same where its notion stands in these texts, too."""
    both = {**texts, **strength.texts}
    for number, value in texts.items():
        _raise(both, number, value)
    return replace(strength, texts=both, worth=_worth(strength.notion, both, collection))


def _strength(notion: Notion, collection: Collection) -> Strength:
    texts: dict[int, float] = {}
    for form in notion.chinese:
        for number, at_border in collection.with_chinese(form.terms[0]).items():
            _raise(texts, number, form.weight * (1.0 if at_border else INSIDE_WORD))
    for form in notion.english:
        own = form.weight == 1.0
        for number in collection.with_stems(form.terms):
            _raise(texts, number, SAME_STEM if own else form.weight)
        if own:
            for number in collection.with_stems(surface(w) for w in notion.text.split()):
                _raise(texts, number, 1.0)
    for form in () if max(texts.values(), default=0.0) >= SEEN else notion.loose:
        for number in collection.with_stems(form.terms) & collection.english_texts:
            _raise(texts, number, form.weight)
    for number, value in _partly(notion, collection).items():
        _raise(texts, number, value)
    weight = 1.0 if max(texts.values(), default=0.0) < SEEN else APART
    for number, value in _apart(notion, collection).items():
        _raise(texts, number, weight * value)
    return Strength(notion, _worth(notion, texts, collection), texts)


def _raise(texts: dict[int, float], number: int, weight: float) -> None:
    texts[number] = max(texts.get(number, 0.0), weight)


class _Parts(NamedTuple):
    """The parts of a wording, and what all together count."""

    found: tuple[tuple[Set[int], int], ...]
    """The texts that have a part, and how long it is."""
    most: float
    least: int = 1
    """How much of it must stand in a text, at least."""

    def standing(self) -> Iterator[tuple[int, float]]:
        """The texts that have enough of it, and how strongly it stands there."""
        whole = sum(size for _, size in self.found)
        there: Counter[int] = Counter()
        for texts, size in self.found:
            there.update(dict.fromkeys(texts, size))
        for number, length in there.items():
            if length >= self.least:
                yield number, self.most * length / whole


def _partly(notion: Notion, collection: Collection) -> dict[int, float]:
    """Texts with a part of the notion's own wording: pairs of characters, words of a phrase."""
    wordings = (
        *(_parts_of_word(f.terms[0], collection) for f in notion.chinese[:1] if f.weight >= 1),
        *(_parts_of_phrase(f.terms, collection) for f in notion.english[:1] if f.weight >= 1),
    )
    found: dict[int, float] = {}
    for parts in wordings:
        for number, value in parts.standing() if len(parts.found) > 1 else ():
            _raise(found, number, value)
    return found


def _parts_of_word(word: str, collection: Collection) -> _Parts:
    """Of Chinese: its words, of one word the pairs of its characters, of a pair both of them."""
    parts = collection.words(word) if len(word) > 2 else list(word)
    if len(parts) == 1:
        parts = [word[i : i + 2] for i in range(len(word) - 1)]
    found = tuple((collection.with_chinese(part).keys(), len(part)) for part in parts)
    return _Parts(found, PART_OF_PHRASE) if len(word) > 2 else _Parts(found, BOTH_CHARACTERS, 2)


def _parts_of_phrase(stems: tuple[str, ...], collection: Collection) -> _Parts:
    return _Parts(tuple((collection.with_stems((stem,)), 1) for stem in stems), PART_OF_PHRASE)


def _apart(notion: Notion, collection: Collection) -> dict[int, float]:
    """Chinese texts with what each word of an English phrase says for itself, where no wording of
    the phrase is known that any has: the weakest that one of them stands there. What leads up to
    it (the number of) need not; what one says before a preposition (belong to) counts less; a verb
    with a particle (bring in) says other things than its verb.
    """
    said = dropwhile(lambda word: word.asking, notion.words)
    words = [_strength(word, collection).texts for word in said]
    if not words or (len(notion.words) < 2 and notion.text.split()[-1] not in PREPOSITIONS):
        return {}
    weight = 1.0 if len(notion.words) > 1 else BEFORE_PREPOSITION
    shared = set.intersection(*(set(texts) for texts in words))
    return {
        number: weight * min(texts[number] for texts in words)
        for number in shared
        if collection.is_chinese(number)
    }


def _worth(notion: Notion, texts: dict[int, float], collection: Collection) -> float:
    having = {
        statement
        for number, value in texts.items()
        if value >= SEEN
        for statement in collection.statements_of.get(number, ())
    }
    total = len(collection.statements)
    idf = math.log(1 + (total - len(having) + 0.5) / (len(having) + 0.5))
    if notion.aside:
        idf *= ASIDE_WEIGHT
    if not having and not notion.name:
        idf *= UNHEARD_VERB_WEIGHT if notion.verb else UNHEARD_WEIGHT
    if notion.asking:
        return idf * ASKING_WEIGHT
    if len(notion.text) == 1:
        return idf * SINGLE_WEIGHT
    if notion.verb and having:
        return idf * VERB_WEIGHT
    return idf * NAME_WEIGHT if notion.name else idf
