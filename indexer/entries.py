"""From passages to what an engine indexes: the fields, keywords and quantities of each.

``indexer.query.recipe`` builds its terms for the same fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from indexer import numbers
from indexer.engine import Entry, Quantity
from indexer.language.analysis import HAN_CHARACTER, LATIN_LETTER, Analysis, Analyzer, Token
from indexer.language.glossary import Glossary
from indexer.model import Document, Passage, Statistic
from indexer.passages import section_path


def analyzer_for(common: Iterable[Glossary], own: Iterable[Glossary] = ()) -> Analyzer:
    """The analyzer of texts and queries, with the terms of glossaries among its words.

    ``common`` are the glossaries of the reports that everyone may read, ``own`` those that only
    this analyzer may know: what words a restricted report has must not show in how the texts of
    others are cut.
    """
    base = _analyzer(_words(common))
    words = _words(own)
    return Analyzer(words, numbers.find, base) if words else base


def _words(glossaries: Iterable[Glossary]) -> tuple[str, ...]:
    return tuple(word for each in glossaries for word in each.chinese_words)


@lru_cache(maxsize=1)
def _analyzer(words: tuple[str, ...]) -> Analyzer:
    # Kept: its dictionary takes half a second, and the next index mostly has the same words.
    return Analyzer(words, numbers.find)


def entries(
    document: Document,
    passages: Iterable[Passage],
    analyzer: Analyzer,
    statistics: Iterable[Statistic] = (),
) -> Iterator[Entry]:
    """One entry for each passage."""
    by_id = {statistic.id: statistic for statistic in statistics}
    sections = {section.id: section for section in document.sections}
    for passage in passages:
        path = section_path(sections, passage.section)
        found = [by_id[id_] for id_ in passage.statistics if id_ in by_id]
        yield Entry(
            document=passage.document,
            id=passage.id,
            order=passage.order,
            fields=fields(passage, analyzer),
            keywords=_keywords(passage, tuple(section.id for section in path)),
            quantities=quantities(passage, analyzer, found),
        )


def fields(passage: Passage, analyzer: Analyzer) -> Mapping[str, tuple[str, ...]]:
    """Field → terms, each at the position of its ordinal."""
    text = analyzer.analyze(passage.text)
    english = analyzer.analyze(passage.text_en or "")
    context = analyzer.analyze(passage.context)
    sources = analyzer.analyze("\n".join(passage.sources))
    return {
        "words": text.indexed(text.words),
        "bigrams": _terms(text.bigrams),
        "characters": _terms(text.characters),
        "numbers": _terms(text.numbers),
        "english": _english(text, english),
        "context_words": context.indexed(context.words),
        "context_bigrams": _terms(context.bigrams),
        "context_english": context.indexed(context.english),
        "sources": _terms(sources.characters),
    }


def _english(text: Analysis, english: Analysis) -> tuple[str, ...]:
    """The stems of the translation, then those printed in the text itself that it lacks: in one
    field, so that a name that stands in both is counted once."""
    translated = english.indexed(english.english)
    known = set(translated)
    return translated + tuple(stem for stem in text.indexed(text.english) if stem not in known)


def _terms(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def _keywords(passage: Passage, path: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    return {
        "document": (passage.document,),
        "kind": (passage.kind,),
        "section": path,
        "place": tuple(f"{passage.document}/{section}" for section in path),
        "source": passage.sources,
        "year": tuple(str(year) for year in passage.years),
        "unit": passage.units,
        "only_in": _only_language(passage),
    }


def _only_language(passage: Passage) -> tuple[str, ...]:
    """The language of a passage that nobody has translated; none of text without letters."""
    if passage.text_en is not None:
        return ()
    if HAN_CHARACTER.search(passage.text):
        return ("zh",)
    return ("en",) if LATIN_LETTER.search(passage.text) else ()


def quantities(
    passage: Passage, analyzer: Analyzer, statistics: Iterable[Statistic] = ()
) -> tuple[Quantity, ...]:
    """A passage's numbers for ranges: its statistics, or without any those in its text."""
    found = [Quantity(s.value, s.high or s.value, s.unit) for s in statistics]
    return tuple(found) or tuple(
        Quantity(number.value, number.high or number.value, number.unit)
        for number in analyzer.numbers(passage.text)
    )
