"""Our own engine, with the analyzer, the fields and the query that the service uses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.sets import DEPTH, Passage, Search
from indexer import engine, library, model, numbers
from indexer.build import build as make
from indexer.config import Config, SemanticConfig
from indexer.engine import Entry, Request, Searcher
from indexer.entries import fields
from indexer.language import associations, dictionary
from indexer.language.analysis import Analyzer
from indexer.model import Language
from indexer.query import build, parse
from indexer.search import SearchRequest
from indexer.semantic import vector_space
from indexer.semantic.joining import search_joined
from indexer.semantic.vectors import Closeness

ENDS = "。.！!？?"
"""What a sentence ends with."""


def embedded(_language: Language, passages: Sequence[Passage]) -> Search:
    """A question finds passages of its own language."""
    analyzer = Analyzer(find_numbers=numbers.find)
    return _search(_opened(passages, analyzer), analyzer)


def semantic(_language: Language, passages: Sequence[Passage]) -> Search:
    """The same with the semantic extra."""
    analyzer = Analyzer(find_numbers=numbers.find)
    return _search(_opened(passages, analyzer), analyzer, _closeness(passages))


def crossing(passages: Sequence[Passage], *, learned: bool, semantic: bool = False) -> Search:
    """A question finds passages of the other language, or of both, that nobody has translated, by
    the dictionary; with ``learned`` also by what is learned from it, with ``semantic`` ranked with
    that extra. The library as it is served, with one report for each language."""
    with TemporaryDirectory() as name:
        config = Config(
            corpus=Path(name) / "corpus",
            index=Path(name) / "index",
            dictionary=Path(name) / "dictionary",
            semantic=SemanticConfig(enabled=semantic),
        )
        reports = {
            str(language): [passage for passage in passages if passage.lang == language]
            for language in sorted({passage.lang for passage in passages})
        }
        for language, report in reports.items():
            _write_report(config.corpus / language, report)
        dictionary.ensure(config.dictionary)
        if learned:
            associations.ensure(config.dictionary)
        make(config)
        opened = library.Library(config)
    ids = {
        (language, block.id): passage.id
        for language, report in reports.items()
        for block, passage in zip(opened.passages(language), report, strict=True)
    }

    def search(question: str) -> list[str]:
        hits = opened.search(SearchRequest(question, limit=DEPTH)).hits
        return [ids[hit.passage.document, hit.passage.id] for hit in hits]

    return search


def _write_report(folder: Path, passages: Sequence[Passage]) -> None:
    """A report without headings that has each passage as a paragraph."""
    folder.mkdir(parents=True)
    text = "\n\n".join(_paragraph(passage) for passage in passages)
    (folder / "report.md").write_text(text, encoding="utf-8")
    description = f'title = "Set"\nyear = 2020\nlanguage = "{passages[0].lang}"\n'
    (folder / "report.toml").write_text(description, encoding="utf-8")


def _paragraph(passage: Passage) -> str:
    """Its text in one line that ends as a sentence does, or a paragraph would go on with the
    next."""
    line = " ".join(passage.text.split())
    return line if line[-1] in ENDS else line + ENDS[0]


def _opened(passages: Sequence[Passage], analyzer: Analyzer) -> Searcher:
    entries = [
        Entry("set", passage.id, order, fields(_passage(passage), analyzer))
        for order, passage in enumerate(passages)
    ]
    chosen = engine.create("embedded")
    with TemporaryDirectory() as directory:
        chosen.rebuild(entries, Path(directory))
        return chosen.open(Path(directory))


def _closeness(passages: Sequence[Passage]) -> Closeness | None:
    space = vector_space(SemanticConfig(enabled=True))
    if space is None:
        return None
    texts = [_passage(passage) for passage in passages]
    with TemporaryDirectory() as name:
        space.vectors(texts, None).write(Path(name))
        return space.open(Path(name), [texts])


def _search(searcher: Searcher, analyzer: Analyzer, closeness: Closeness | None = None) -> Search:
    def search(question: str) -> list[str]:
        request = Request(build(parse(question), analyzer), limit=DEPTH)
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
