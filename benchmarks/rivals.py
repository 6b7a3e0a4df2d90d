"""Other systems as their documentation has them used, for comparison in the same run."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import bm25s
import jieba
import snowballstemmer
import tantivy
from jieba.analyse import ChineseAnalyzer
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import OrGroup, QueryParser

from benchmarks.sets import DEPTH, Passage, Search
from indexer.model import Language

jieba.setLogLevel(logging.WARNING)


def stock_whoosh(language: Language, passages: Sequence[Passage]) -> Search:
    """Whoosh with jieba's own analyzer (Chinese) or its own stemming one (English).

    Words are OR-ed; the default, AND, finds next to nothing for a question.
    """
    analyzer = ChineseAnalyzer() if language == "zh" else StemmingAnalyzer()
    schema = Schema(id=ID(stored=True), text=TEXT(analyzer=analyzer))
    index = RamStorage().create_index(schema)
    with index.writer() as writer:
        for passage in passages:
            writer.add_document(id=passage.id, text=passage.text)
    searcher = index.searcher()
    parser = QueryParser("text", schema, plugins=[], group=OrGroup)

    def search(question: str) -> list[str]:
        return [hit["id"] for hit in searcher.search(parser.parse(question), limit=DEPTH)]

    return search


def bm25s_search(language: Language, passages: Sequence[Passage]) -> Search:
    """bm25s over jieba's search-mode words, or over Snowball stems without stop words."""
    retriever = bm25s.BM25()
    retriever.index(_tokens(language, [p.text for p in passages]), show_progress=False)
    ids = [passage.id for passage in passages]

    def search(question: str) -> list[str]:
        tokens = _tokens(language, [question])
        if not tokens[0]:
            return []
        found, scores = retriever.retrieve(tokens, corpus=ids, k=DEPTH, show_progress=False)
        return [id for id, score in zip(found[0], scores[0], strict=True) if score > 0]

    return search


def tantivy_search(language: Language, passages: Sequence[Passage]) -> Search:
    """tantivy over jieba's search-mode words, or with its own English stemming analyzer."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    tokenizer = "whitespace" if language == "zh" else "en_stem"
    builder.add_text_field("text", tokenizer_name=tokenizer)
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for passage in passages:
        writer.add_document(tantivy.Document(id=passage.id, text=_spaced(language, passage.text)))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> list[str]:
        words = "".join(c if c.isalnum() else " " for c in _spaced(language, question))
        query, _ = index.parse_query_lenient(words.lower(), ["text"])
        hits = searcher.search(query, DEPTH).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return search


def _tokens(language: Language, texts: Sequence[str]) -> list[list[str]]:
    if language == "zh":
        return [_words(text) for text in texts]
    stem = snowballstemmer.stemmer("english").stemWords
    tokens: list[list[str]] = bm25s.tokenize(
        list(texts), stopwords="en", stemmer=stem, return_ids=False, show_progress=False
    )
    return tokens


def _words(text: str) -> list[str]:
    return [word for word in jieba.cut_for_search(text.lower()) if any(map(str.isalnum, word))]


def _spaced(language: Language, text: str) -> str:
    return " ".join(_words(text)) if language == "zh" else text
