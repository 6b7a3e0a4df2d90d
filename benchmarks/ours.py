"""Our own engine, with the analyzer, the fields and the query that the service uses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.sets import DEPTH, Passage, Search
from indexer import engine, model, numbers
from indexer.config import SemanticConfig
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
from indexer.semantic import vector_space
from indexer.semantic.joining import search_joined
from indexer.semantic.vectors import Closeness


def embedded(_language: Language, passages: Sequence[Passage]) -> Search:
    """A question finds passages of its own language."""
    analyzer = Analyzer(find_numbers=numbers.find)
    return _search(_opened(passages, analyzer), analyzer)


def semantic(_language: Language, passages: Sequence[Passage]) -> Search:
    """The same with the semantic extra."""
    analyzer = Analyzer(find_numbers=numbers.find)
    return _search(_opened(passages, analyzer), analyzer, closeness=_closeness(passages))


def crossing(passages: Sequence[Passage], *, learned: bool, semantic: bool = False) -> Search:
    """An English question finds Chinese passages that nobody has translated, by the dictionary;
    with ``learned`` also by what is learned from it, with ``semantic`` ranked with that extra."""
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
    translator = DictionaryTranslator(entries, associated, occurs)
    return _search(searcher, analyzer, translator, closeness=_closeness(passages, on=semantic))


def _opened(passages: Sequence[Passage], analyzer: Analyzer) -> Searcher:
    entries = [
        Entry("set", passage.id, order, fields(_passage(passage), analyzer))
        for order, passage in enumerate(passages)
    ]
    chosen = engine.create("embedded")
    with TemporaryDirectory() as directory:
        chosen.rebuild(entries, Path(directory))
        return chosen.open(Path(directory))


def _closeness(passages: Sequence[Passage], *, on: bool = True) -> Closeness | None:
    space = vector_space(SemanticConfig(enabled=on))
    if space is None:
        return None
    texts = [_passage(passage) for passage in passages]
    with TemporaryDirectory() as name:
        space.vectors(texts, None).write(Path(name))
        return space.open(Path(name), [texts])


def _search(
    searcher: Searcher,
    analyzer: Analyzer,
    *translators: Translator,
    closeness: Closeness | None = None,
) -> Search:
    def search(question: str) -> list[str]:
        request = Request(build(parse(question), analyzer, translators), limit=DEPTH)
        if closeness is None:
            return [hit.id for hit in searcher.search(request).hits]
        joined = search_joined(searcher, request, closeness.of(question))
        return [hit.id for hit in joined.hits]

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
