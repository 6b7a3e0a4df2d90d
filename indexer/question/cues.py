"""The tables of how each language asks, read once from ``zh.toml`` and ``en.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from indexer import packaged
from indexer.model import Direction, Language
from indexer.question.wants import Want


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show what a question wants."""

    want: Want
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    """What shows that it wants something else after all."""

    def matches(self, folded: str) -> bool:
        """Whether a folded question has such words."""
        if not self.pattern.search(folded):
            return False
        return self.unless is None or not self.unless.search(folded)


@dataclass(frozen=True, slots=True)
class Bounding:
    """Words that make a bound of the number beside them."""

    above: bool
    inclusive: bool
    before: re.Pattern[str]
    """Ends where the number begins."""
    after: re.Pattern[str]
    """Begins where it ends."""


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's table."""

    wants: tuple[Cue, ...]
    """In order of precedence."""
    stop_words: frozenset[str]
    light_verbs: frozenset[str]
    """Of one character, which no unknown name has in it."""
    asking_words: frozenset[str]
    directions: dict[Direction, re.Pattern[str]]
    lower: re.Pattern[str]
    """Shows that a comparison asks for the smaller one."""
    base: re.Pattern[str]
    """Shows that a time is what another is compared with."""
    comparing: re.Pattern[str]
    """What compares: more, 更多. What it stands beside is what is compared."""
    earliest: re.Pattern[str]
    """Asks for the first time of several."""
    former: re.Pattern[str]
    """Asks for the old value of a change."""
    confirms: re.Pattern[str]
    """Asks whether a value that it states is right."""
    ahead: re.Pattern[str]
    """Asks for what is to come."""
    part: re.Pattern[str]
    """Asks for a part of a whole, which no change is."""
    counted_by: re.Pattern[str]
    """What things are counted by, in its group: 张 of 多少张图."""
    some_of: re.Pattern[str]
    """Asks how much of something, which an amount may tell, too."""
    countable: re.Pattern[str]
    """Asks for things counted one by one, which no share is."""
    measured: dict[str, re.Pattern[str]]
    """Dimension → adjectives that ask for a measure in it: how heavy."""
    between: re.Pattern[str]
    """What stands between the things compared."""
    place: re.Pattern[str]
    """A place in a ranking; its groups hold the number."""
    top: re.Pattern[str]
    """How many of the first places."""
    of_top: re.Pattern[str]
    """Asks how many of the first there are of a kind."""
    count: re.Pattern[str]
    """How many things a list has."""
    bounds: tuple[Bounding, ...]
    """In order: of 不超过, which has 超过 in it, the longer first."""
    extreme: re.Pattern[str]
    """Asks for, or tells, who comes first, second, last."""
    unmoved: re.Pattern[str]
    """Asks for what neither rose nor fell."""


@cache
def cues(language: Language) -> Cues:
    table = packaged.table(__package__, f"{language}.toml")
    return Cues(
        wants=tuple(_cues(table)),
        stop_words=frozenset(table["words"]["stop"].split()),
        light_verbs=frozenset(table["words"]["light"].split()),
        asking_words=frozenset(_asking(table["words"])),
        directions={way: re.compile(table["direction"][way]) for way in get_args(Direction)},
        measured={name: re.compile(asks) for name, asks in table["measured"].items()},
        bounds=tuple(_bounding(entry) for entry in table["bound"]),
        **{
            name: _pattern([pattern], table["parts"])
            for section in ("comparison", "ranking")
            for name, pattern in table[section].items()
        },
    )


@cache
def every_language() -> tuple[Cues, ...]:
    """The tables of all languages."""
    return cues("zh"), cues("en")


def tells_extreme(folded: str) -> bool:
    """Whether a folded text in either language tells, or asks, who comes first, second, last."""
    return any(table.extreme.search(folded) for table in every_language())


@cache
def cue_words() -> frozenset[str]:
    """What questions are made of, in both languages: the words that say nothing of the subject."""
    return frozenset().union(*(c.stop_words | c.asking_words for c in every_language()))


def _asking(words: dict[str, str]) -> Iterator[str]:
    yield from words["asking"].split()
    yield from filter(None, re.split(r"[;\n]\s*", words["asking_phrases"].strip()))


def _cues(table: dict[str, Any]) -> Iterator[Cue]:
    parts = table["parts"]
    for entry in table["cue"]:
        unless = entry.get("unless")
        yield Cue(
            Want(entry["want"]),
            _pattern(entry["patterns"], parts),
            _pattern(unless, parts) if unless else None,
        )


def _pattern(patterns: list[str], parts: dict[str, str]) -> re.Pattern[str]:
    """Any of these patterns, with the parts that they name put in."""
    pattern = "|".join(patterns)
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return re.compile(pattern)


def _bounding(entry: dict[str, Any]) -> Bounding:
    return Bounding(
        above=entry["above"],
        inclusive=entry["inclusive"],
        before=re.compile(rf"(?:{entry['before']})\s*$"),
        after=re.compile(rf"\s*(?:{entry['after']})"),
    )
