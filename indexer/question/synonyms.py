"""The table of words that readers and reports put otherwise, read once from ``synonyms.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from indexer import packaged


@dataclass(frozen=True, slots=True)
class Sense:
    """Wordings of one thing."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]


@cache
def senses() -> tuple[Sense, ...]:
    table = packaged.table(__package__, "synonyms.toml")
    return tuple(sense(line) for lines in table.values() for line in lines.strip().splitlines())


@cache
def english_words() -> frozenset[str]:
    """The English words of the table, in lower case."""
    return frozenset(
        word
        for each in senses()
        for phrase in each.english
        for word in re.findall("[a-z]+", phrase.lower())
    )


def sense(line: str) -> Sense:
    """A line of the table: Chinese words, after the bar English phrases."""
    chinese, _, english = line.partition("|")
    phrases = (phrase.strip() for phrase in english.split(";"))
    return Sense(tuple(chinese.split()), tuple(phrase for phrase in phrases if phrase))
