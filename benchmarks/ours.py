"""Our own engine, with the analyzer, the fields and the query that the service uses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.sets import DEPTH, Passage, Search
from indexer import engine, model, numbers
from indexer.engine import Entry, Request, Searcher
from indexer.engine.vocabulary import Vocabulary
from indexer.entries import fields
from indexer.language import associations, dictionary
from indexer.language.analysis import Analyzer
from indexer.language.associations import Associations
from indexer.language.crossing import DictionaryTranslator
from indexer.language.dictionary import Dictionary
from indexer.language.translator import Translator
from indexer.model import Language
from indexer.query import build, parse


def embedded(_language: Language, passages: Sequence[Passage]) -> Search:
    """A question finds passages of its own language."""
    analyzer = Analyzer(find_numbers=numbers.find)
    return _search(_opened(passages, analyzer), analyzer)


def crossing(passages: Sequence[Passage], *, learned: bool) -> Search:
    """An English question finds Chinese passages that nobody has translated, by the dictionary;
    with ``learned`` also by what is learned from it."""
    analyzer = Analyzer(find_numbers=numbers.find)
    searcher = _opened(passages, analyzer)
    with TemporaryDirectory() as name:
        folder = Path(name)
        dictionary.build(folder / "dictionary")
        entries = Dictionary(folder / "dictionary")
        associated = None
        if learned:
            associations.build(folder / "associations")
            associated = Associations(folder / "associations")
    occurs = Vocabulary(searcher).occurs
    return _search(searcher, analyzer, DictionaryTranslator(entries, associated, occurs))


def _opened(passages: Sequence[Passage], analyzer: Analyzer) -> Searcher:
    entries = [
        Entry("set", passage.id, order, fields(_passage(passage), analyzer))
        for order, passage in enumerate(passages)
    ]
    chosen = engine.create("embedded")
    with TemporaryDirectory() as directory:
        chosen.rebuild(entries, Path(directory))
        return chosen.open(Path(directory))


def _search(searcher: Searcher, analyzer: Analyzer, *translators: Translator) -> Search:
    def search(question: str) -> list[str]:
        query = build(parse(question), analyzer, translators)
        return [hit.id for hit in searcher.search(Request(query, limit=DEPTH)).hits]

    return search


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
