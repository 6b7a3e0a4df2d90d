"""The ways to word one thing in either language, found by any one of them.

For: other wordings from tables, a glossary's or ``synonyms.toml``. Not for: the dictionary, whose
translations are looked up in its own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from indexer.language.analysis import Analyzer
from indexer.language.scripts import fold
from indexer.model import Language
from indexer.question.synonyms import Sense, senses

SYNONYM = 0.8
"""What a general synonym counts (``synonyms.toml``), beside the question's own word."""


class Form(NamedTuple):
    """A wording."""

    terms: tuple[str, ...]
    """Stems of English words; one folded string for Chinese."""
    weight: float

    @property
    def key(self) -> str:
        """What it is looked up by: the terms, one space apart."""
        return " ".join(self.terms)


Said = tuple[Form, Language]


def chinese_form(word: str, weight: float = 1.0) -> Form:
    return Form((fold(word).text,), weight)


def english_form(phrase: str, analyzer: Analyzer, weight: float = 1.0) -> Form:
    return Form(tuple(token.text for token in analyzer.latin_words(phrase)), weight)


class Wordings:
    """The senses of a table, each found by every wording of it. Never changes."""

    def __init__(self, table: Iterable[Sense], weight: float, analyzer: Analyzer) -> None:
        """``weight`` is what each wording counts."""
        self._senses: dict[str, list[tuple[Said, ...]]] = {}
        for sense in table:
            said = tuple(_said(sense, weight, analyzer))
            for key in dict.fromkeys(form.key for form, _ in said):
                self._senses.setdefault(key, []).append(said)

    def __contains__(self, key: str) -> bool:
        return key in self._senses

    def alike(self, key: str) -> Iterator[Said]:
        """Every wording of the senses that have this one, itself among them."""
        for said in self._senses.get(key, ()):
            yield from said


def _said(sense: Sense, weight: float, analyzer: Analyzer) -> Iterator[Said]:
    for word in sense.chinese:
        yield chinese_form(word, weight), "zh"
    for phrase in sense.english:
        yield english_form(phrase, analyzer, weight), "en"


@cache
def general() -> Wordings:
    """The table of synonyms, one for all reports: no stem of it hangs on their words."""
    return Wordings(senses(), SYNONYM, Analyzer())
