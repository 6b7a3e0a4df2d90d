"""Our own engine, with the analyzer and the fields that the service uses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.sets import DEPTH, Passage, Search
from indexer import engine, model
from indexer.engine import Entry, Request
from indexer.entries import fields
from indexer.language.analysis import Analysis, Analyzer, Token
from indexer.model import Language
from indexer.query import AnyOf, Node, Term, Weighted


def embedded(_language: Language, passages: Sequence[Passage]) -> Search:
    analyzer = Analyzer()
    entries = [
        Entry("set", passage.id, order, fields(_passage(passage), analyzer))
        for order, passage in enumerate(passages)
    ]
    with TemporaryDirectory() as directory:
        chosen = engine.create("embedded")
        chosen.rebuild(entries, Path(directory))
        searcher = chosen.open(Path(directory))

    def search(question: str) -> list[str]:
        ranking = searcher.search(Request(_query(question, analyzer), limit=DEPTH))
        return [hit.id for hit in ranking.hits]

    return search


def _query(question: str, analyzer: Analyzer) -> Node:
    """Words, pairs of characters and characters, their scores added."""
    analysis = analyzer.analyze(question)
    return AnyOf(
        (
            _any("words", analysis.words, analyzer),
            Weighted(_any("bigrams", analysis.bigrams, analyzer), 0.6),
            Weighted(_any("characters", _letters(analysis), analyzer), 0.3),
        )
    )


def _letters(analysis: Analysis) -> tuple[Token, ...]:
    return tuple(token for token in analysis.characters if token.text.isalnum())


def _any(field: str, tokens: Sequence[Token], analyzer: Analyzer) -> AnyOf:
    return AnyOf(
        tuple(Term(field, token.text) for token in tokens if not analyzer.is_stop_word(token.text))
    )


def _passage(passage: Passage) -> model.Passage:
    return model.Passage(
        document="set",
        id=passage.id,
        kind="paragraph",
        order=0,
        section="1",
        section_path=(),
        pages=None,
        text=passage.text,
        text_en=None,
        context="",
        footnotes=(),
        sources=(),
        years=(),
        units=(),
        statistics=(),
    )
