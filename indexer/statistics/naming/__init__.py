"""A short noun phrase for what a number in an English sentence measures.

For: the English of a measure, from the sentence that states the number: *export value handled by
OneTouch* of "the export value … reached US$22.5 billion", *growth of active buyers* of "active
buyers grew by 43.4%", *share of users who watch video in full* of "55% of users watch …". Not for:
the report's own wording (``measure``), or any grammar beyond these clauses: a clause is cut at its
first finite verb by word lists, and one that fits no pattern stays as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from indexer.model import Number
from indexer.statistics.naming import clauses, phrases, verbs
from indexer.statistics.naming.verbs import NUMBER, cut

LONGEST_SENTENCE = 2000
"""Characters; a longer one is a list or a table, and would take long."""
_SMALL = frozenset(
    """
    the a an this these those some its their our such most many all in at on each both more
    """.split()
)
_LED = re.compile(r"^with\s(?:an?\s|the\s)?(?P<noun>[\w\s-]+?)(?:\sof)?$")
_SMALL_WORD = re.compile(r"(?<![\w.])[a-z]+\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w*")


@lru_cache(maxsize=8)  # Asked for again with each number of a sentence.
def names(
    sentence: str, found: tuple[Number, ...], common: frozenset[str] = frozenset()
) -> tuple[str | None, ...]:
    """What each of a sentence's numbers measures; None where nothing is left to say.

    ``common``: words, in lower case, that are no names though a sentence begins with them; see
    ``common_words``.
    """
    sentence = _lowered(sentence, common)
    if len(sentence) > LONGEST_SENTENCE:
        return (None,) * len(found)
    named: list[str | None] = []
    for place, number in enumerate(found):
        base = (named[-1] or "") if named else ""
        same_unit = bool(place) and found[place - 1].unit == number.unit
        name = _name(sentence, found, number, base, same_unit=same_unit)
        named.append(phrases.tidied(name) or None)
    return tuple(named)


def _name(
    sentence: str, found: Sequence[Number], number: Number, base: str, *, same_unit: bool
) -> str:
    """``base``: the name of the number before, and whether it is of the ``same_unit``."""
    printed = sentence[number.start : number.end]
    if re.search(r"\d-(?!fold)[a-z]+$", printed) or re.match(r"-[a-z]", sentence[number.end :]):
        return clauses.around(sentence, found, number, printed)[0]  # a 5-day delivery
    own, before = clauses.around(sentence, found, number, NUMBER)
    clause = cut(own)
    if verbs.stem(printed.lower()) in verbs.changes():
        return phrases.changed("growth", clause.subject or base, "")
    if not clause.verb:
        return phrases.without_verb(clause.subject, number, before, base, same_unit=same_unit)
    if NUMBER in clause.subject:
        return phrases.of_subject(clause, number, before, base)
    subject = clauses.plain(clause.subject)
    if not subject or clauses.PRONOUN.match(subject):
        subject = before.subject
    return phrases.of_rest(clause, number, subject)


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in the texts in lower case, and with a capital nowhere inside a sentence."""
    small: set[str] = set()
    capital: set[str] = set()
    for text in texts:
        small.update(_SMALL_WORD.findall(text))
        capital.update(word.lower() for word in _NAME.findall(text))
    return frozenset(small - capital)


def _lowered(sentence: str, common: frozenset[str]) -> str:
    """Without the capital of its first word, where that is no name."""
    first = re.sub(r"\W.*", "", sentence, flags=re.DOTALL).lower()
    is_common = first in common or first in _SMALL
    return sentence[:1].lower() + sentence[1:] if is_common else sentence


def dealt(listed: str) -> str:
    """A list's item with what is said of it ("India, with growth rates of …") as a phrase."""
    item, _, said = listed.replace(NUMBER, "").strip().partition(", ")
    said = said.strip()
    if led := _LED.match(said):
        noun = re.sub(r"s$", "", led["noun"].strip())
        return f"{noun} of {item}"
    if whole := re.search(r"\bof\s(?P<whole>[\w\s-]+)$", said):
        return f"{phrases.owner(item)} share of {whole['whole']}"
    return f"{item}, {said}" if said else item
