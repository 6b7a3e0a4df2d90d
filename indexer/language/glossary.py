"""Terms of a report in both languages: ``corpus/<id>/glossary.toml``.

[[term]]
zh = "跨境电商"
en = "cross-border e-commerce"
zh_also = ["跨境电子商务"]
en_also = ["cross-border ecommerce", "CBEC"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indexer.errors import CorpusError
from indexer.language.analysis import HAN_CHARACTER, Analyzer, Token
from indexer.language.dictionary import Translation
from indexer.language.translator import Rendering
from indexer.model import Span

FILE_NAME = "glossary.toml"
"""In a report's folder."""
INSIDE_LONGER = 0.7
"""Weight of a wording inside a longer one: of 跨境 in 跨境电商."""

_KEYS = {"zh", "en", "zh_also", "en_also"}


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One concept and the ways to say it."""

    zh: str
    en: str
    zh_also: tuple[str, ...] = ()
    """Other wordings, everyday and short forms."""
    en_also: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """All of them, the preferred pair first."""
        return (self.zh, self.en, *self.zh_also, *self.en_also)


@dataclass(frozen=True, slots=True)
class Glossary:
    terms: tuple[GlossaryTerm, ...] = ()

    @property
    def chinese_words(self) -> tuple[str, ...]:
        """For the segmentation's dictionary."""
        return tuple(word for term in self.terms for word in (term.zh, *term.zh_also))

    def joined(self, other: Glossary) -> Glossary:
        """The terms of two reports together."""
        return Glossary((*self.terms, *other.terms))


def load(path: Path) -> Glossary:
    """Read a glossary; an absent file is an empty one.

    Raises CorpusError where the file is not TOML or a term is not as shown above.
    """
    if not path.exists():
        return Glossary()
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path} cannot be read: {error}", hint="Mend or remove it.") from error
    entries = content.get("term", [])
    if set(content) - {"term"} or not isinstance(entries, list):
        raise CorpusError(f"{path} may hold [[term]] tables alone.", hint="See glossary.py.")
    return Glossary(tuple(_term(path, place, entry) for place, entry in enumerate(entries, 1)))


def _term(path: Path, place: int, entry: object) -> GlossaryTerm:
    problem = f"{path}: [[term]] number {place}"
    if not isinstance(entry, dict):
        raise CorpusError(f"{problem} is not a table.", hint="Write zh and en under [[term]].")
    if unknown := sorted(set(entry) - _KEYS):
        raise CorpusError(
            f"{problem} has the unknown key {unknown[0]!r}.",
            hint="Known are zh, en, zh_also and en_also.",
        )
    for key in ("zh", "en"):
        if not (isinstance(entry.get(key), str) and entry[key].strip()):
            raise CorpusError(f"{problem} has no {key}.", hint=f'Add {key} = "…".')
    for key in ("zh_also", "en_also"):
        also = entry.get(key, [])
        if not (isinstance(also, list) and all(isinstance(w, str) and w.strip() for w in also)):
            raise CorpusError(f"{problem}: {key} is not a list of words.", hint='Write ["…"].')
    return GlossaryTerm(
        zh=entry["zh"],
        en=entry["en"],
        zh_also=tuple(entry.get("zh_also", ())),
        en_also=tuple(entry.get("en_also", ())),
    )


class GlossaryTranslator:
    """Finds a glossary's wordings in a query and gives the others: 跨境 for cross-border."""

    def __init__(self, glossary: Glossary, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._keys: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._terms: dict[tuple[str, ...], list[GlossaryTerm]] = {}
        for term in glossary.terms:
            for wording in dict.fromkeys(term.wordings):
                self._keys[wording] = tuple(map(_texts, self._cuts(wording)))
                for key in self._keys[wording]:
                    self._terms.setdefault(key, []).append(term)
        self._longest = max(map(len, self._terms), default=0)
        # Asked for the query itself, then for the marks in each of its hits.
        self._rendered = lru_cache(maxsize=512)(self._render_anew)

    def render(self, text: str) -> tuple[Rendering, ...]:
        """Every wording that stands in the text; one inside a longer one weighs less."""
        return self._rendered(text)

    def _render_anew(self, text: str) -> tuple[Rendering, ...]:
        found: dict[Span, Rendering] = {}
        for units in self._cuts(text):
            for rendering in self._rendered_units(units):
                found.setdefault(rendering.span, rendering)
        return tuple(found.values())

    def _rendered_units(self, units: tuple[Token, ...]) -> Iterator[Rendering]:
        reached = 0
        for start in range(len(units)):
            for end in range(min(len(units), start + self._longest), start, -1):
                said = _texts(units[start:end])
                if terms := self._terms.get(said):
                    weight = INSIDE_LONGER if end <= reached else 1.0
                    reached = max(reached, end)
                    span = Span(units[start].start, units[end - 1].end)
                    yield Rendering(span, self._others(terms, said, weight))

    def _others(
        self, terms: Iterable[GlossaryTerm], said: tuple[str, ...], weight: float
    ) -> tuple[Translation, ...]:
        wordings = dict.fromkeys(wording for term in terms for wording in term.wordings)
        return tuple(
            Translation(wording, weight) for wording in wordings if said not in self._keys[wording]
        )

    def _cuts(self, text: str) -> Iterator[tuple[Token, ...]]:
        """What wordings are compared by: Chinese characters, stems, numbers; a second time with
        compounds as one word where there are any."""
        analysis = self._analyzer.analyze(text)
        han = [token for token in analysis.characters if HAN_CHARACTER.match(token.text)]
        yield _in_order((*han, *analysis.english))
        if analysis.compounds:
            alone = [
                token
                for token in analysis.english
                if not any(c.start <= token.start < c.end for c in analysis.compounds)
            ]
            yield _in_order((*han, *alone, *analysis.compounds))


def _in_order(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(sorted(tokens, key=lambda token: token.start))


def _texts(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)
