"""The tables of how each language asks, read once from ``zh.toml`` and ``en.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from indexer.model import Direction, Language
from indexer.question.wants import Want


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show what a question wants."""

    want: Want
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's table."""

    wants: tuple[Cue, ...]
    """In order of precedence."""
    stop_words: frozenset[str]
    asking_words: frozenset[str]
    directions: dict[Direction, re.Pattern[str]]
    lower: re.Pattern[str]
    """Shows that a comparison asks for the smaller one."""
    base: re.Pattern[str]
    """Shows that a time is what another is compared with."""
    comparing: re.Pattern[str]
    """What compares: more, 更多. What it stands beside is what is compared."""
    former: re.Pattern[str]
    """Asks for the old value of a change."""
    between: re.Pattern[str]
    """What stands between the things compared."""
    place: re.Pattern[str]
    """A place in a ranking; its groups hold the number."""
    top: re.Pattern[str]
    """How many of the first places."""
    count: re.Pattern[str]
    """How many things a list has."""


@cache
def cues(language: Language) -> Cues:
    table = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    return Cues(
        wants=tuple(_cues(table)),
        stop_words=frozenset(table["words"]["stop"].split()),
        asking_words=frozenset(table["words"]["asking"].split()),
        directions={
            "up": re.compile(table["direction"]["up"]),
            "down": re.compile(table["direction"]["down"]),
        },
        lower=re.compile(table["comparison"]["lower"]),
        base=re.compile(table["comparison"]["base"]),
        comparing=re.compile(table["comparison"]["comparing"]),
        former=re.compile(table["comparison"]["former"]),
        between=re.compile(table["comparison"]["between"]),
        **{name: re.compile(table["ranking"][name]) for name in ("place", "top", "count")},
    )


@cache
def cue_words() -> frozenset[str]:
    """What questions are made of, in both languages: the words that say nothing of the subject."""
    return frozenset().union(*(c.stop_words | c.asking_words for c in (cues("zh"), cues("en"))))


def _cues(table: dict[str, Any]) -> Iterator[Cue]:
    for entry in table["cue"]:
        pattern = "|".join(entry["patterns"])
        for name, part in table.get("parts", {}).items():
            pattern = pattern.replace("{" + name + "}", part)
        yield Cue(Want(entry["want"]), re.compile(pattern))
