"""An English clause cut at its first finite verb, and what kinds of verbs there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from indexer.language.en import IRREGULAR, English
from indexer.statistics import words

NUMBER = "…"
"""Stands where the number was while a clause is read."""
_WORD = re.compile(r"\S+")
BE = frozenset("is are was were be been being".split())
AUXILIARIES = frozenset(
    "has have had will would can could may might should must do does did".split()
)
_NO_VERB_AFTER = frozenset(
    "to the a an of in for with by from at on per its their our this these those no as and or "
    "than between most many new own other total".split()
)
_RELATIVE = frozenset("that who which whom whose where when".split())
_TAKEN = frozenset("… the a an all only more less fewer some any their its his her at for".split())
"""What follows a verb rather than a noun."""
stem = English().term


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause cut at its finite verb."""

    subject: str
    verb: str
    """With auxiliaries and adverbs, as printed; empty where there is none."""
    head: str
    """Stem of the last verb in it."""
    rest: str


@cache
def _forms() -> frozenset[str]:
    """Present and past forms of the verbs."""
    verbs = frozenset(words.EN_VERBS)
    irregular = {form for form, base in IRREGULAR.items() if base in verbs}
    return frozenset(
        {*irregular, *(verb + ending for verb in verbs for ending in ("", "s", "es", "d", "ed"))}
        | {verb[:-1] + ending for verb in verbs if verb[-1] == "y" for ending in ("ies", "ied")}
        | {verb + verb[-1] + "ed" for verb in verbs}
    )


def cut(clause: str) -> Clause:
    """Cut a clause at its first finite verb; all of it is the subject where it has none."""
    tokens = [match.span() for match in _WORD.finditer(clause)]
    said = [clause[start:end].strip(',.;:"“”') for start, end in tokens]
    first = _finite(said)
    if first is None:
        return Clause(clause, "", "", "")
    last = first
    while last + 1 < len(said) and _goes_on(said, last + 1):
        last += 1
    while last > first and said[last] in words.EN_ADVERBS:
        last -= 1
    while first and said[first - 1] in words.EN_ADVERBS:
        first -= 1
    begin, end = tokens[first][0], tokens[last][1]
    return Clause(clause[:begin].strip(), clause[begin:end], stem(said[last]), clause[end:].strip())


def _finite(said: list[str]) -> int | None:
    """The place of the first finite verb."""
    place = 0
    while place < len(said):
        if said[place] in _RELATIVE and place:
            place = _behind_relative(said, place + 1)
        elif _is_verb(said, place) and not _is_participle(said, place):
            return place
        else:
            place += 1
    singular = (n for n, word in enumerate(said) if word in words.EN_NOUNS_TOO and word[-1] == "s")
    return next((n for n in singular if n > 1 and said[n - 1] not in _NO_VERB_AFTER), None)


def _behind_relative(said: list[str], place: int) -> int:
    """The place behind the verb of a relative clause."""
    while place < len(said) and not _is_verbal(said[place]):
        place += 1
    while place < len(said) and (_is_verbal(said[place]) or said[place] in words.EN_ADVERBS):
        place += 1
    return place


def _is_verbal(word: str) -> bool:
    """Whether a word can be a verb, or a part of one."""
    return word in BE or word in AUXILIARIES or word in _forms()


def _is_verb(said: list[str], place: int) -> bool:
    word, before = said[place], said[place - 1] if place else ""
    behind = said[place + 1] if place + 1 < len(said) else ""
    if not _is_verbal(word) or before in _NO_VERB_AFTER:
        return False
    if before.endswith(("'s", "’s", "s'", "s’")):
        return False
    if word not in words.EN_NOUNS_TOO:
        return True
    takes = behind in _TAKEN or behind[:1].isdigit() or (word, behind) == ("account", "for")
    plural = before.endswith("s") and not before.endswith("ss") and not word.endswith("s")
    if not before:
        return behind == NUMBER
    return takes or plural or before in words.EN_ADVERBS or before == "they"


def _goes_on(said: list[str], place: int) -> bool:
    """Whether a word belongs to the verb that begins before it."""
    word = said[place]
    return word in words.EN_ADVERBS or (
        _is_verbal(word)
        and (
            said[place - 1] in BE
            or said[place - 1] in AUXILIARIES
            or said[place - 1] in words.EN_ADVERBS
        )
    )


def _is_participle(said: list[str], place: int) -> bool:
    """Whether a past form belongs to the noun before it: an agent or a finite verb follows."""
    word = said[place]
    if not (word.endswith("ed") or word in IRREGULAR) or word in AUXILIARIES or word in BE:
        return False
    if said[place + 1 : place + 2] == ["by"] and stem(word) not in changes():
        return True
    for later in range(place + 1, len(said)):
        if said[later] in _RELATIVE:
            return False
        if _is_verb(said, later):
            return True
    return False


@cache
def changes() -> dict[str, str]:
    return {stem(verb): noun for verb, noun in words.EN_CHANGE_VERBS.items()}


@cache
def sharing() -> frozenset[str]:
    return frozenset(map(stem, words.EN_SHARING))


@cache
def levels() -> frozenset[str]:
    return frozenset({*BE, *map(stem, (*words.EN_LEVELS, *BE))})


@cache
def having() -> frozenset[str]:
    return frozenset(map(stem, words.EN_HAVING))


@cache
def people() -> frozenset[str]:
    return frozenset(map(stem, words.EN_PEOPLE))
