"""The ways to word one thing in either language, found by any one of them.

For: other wordings from tables, a glossary's or ``synonyms.toml``. Not for: the dictionary, whose
translations are looked up in its own file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from indexer.language.analysis import Analyzer
from indexer.language.scripts import fold
from indexer.model import Language
from indexer.question.synonyms import Sense, senses

SYNONYM = 0.8
"""What a general synonym counts (``synonyms.toml``), beside the question's own word."""
OF_THE_DEED = 0.6
"""What the other wordings of a deed count for who does it, and the other way round: exports and
exporters have one stem."""
_DOER = re.compile("[eo]rs?$")


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
        self._senses: dict[tuple[str, bool], list[tuple[Said, ...]]] = {}
        for sense in table:
            said = tuple(_said(sense, weight, analyzer))
            words = (*sense.chinese, *sense.english)
            named = ((form.key, is_doer(word)) for (form, _), word in zip(said, words, strict=True))
            for key in dict.fromkeys(named):
                self._senses.setdefault(key, []).append(said)

    def __contains__(self, key: str) -> bool:
        return (key, False) in self._senses or (key, True) in self._senses

    def alike(self, key: str, *, of_doer: bool = False) -> Iterator[Said]:
        """Every wording of the senses that have this one, itself among them; ``of_doer``: whether
        it names who does something."""
        for said in self._senses.get((key, of_doer), ()):
            yield from said
        for said in self._senses.get((key, not of_doer), ()):
            yield from ((form._replace(weight=form.weight * OF_THE_DEED), of) for form, of in said)


def is_doer(word: str) -> bool:
    """Whether an English word, or the last of a phrase, may name who does what it says."""
    return _DOER.search(word) is not None


def _said(sense: Sense, weight: float, analyzer: Analyzer) -> Iterator[Said]:
    for word in sense.chinese:
        yield chinese_form(word, weight), "zh"
    for phrase in sense.english:
        yield english_form(phrase, analyzer, weight), "en"


@cache
def general() -> Wordings:
    """The table of synonyms, one for all reports: no stem of it hangs on their words."""
    return Wordings(senses(), SYNONYM, Analyzer())
