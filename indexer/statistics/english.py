"""What a number measures in English, and where a translation states it.

For: readers of English, who need a short phrase rather than the report's own words. Not for:
how a phrase is made (``naming``), and values: the report alone gives those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from indexer import numbers
from indexer.model import Document, Number, Sentence, Span, Statistic
from indexer.statistics import measure, naming, times


def with_english(
    document: Document, statistics: Iterable[Statistic], english: Mapping[str, str]
) -> tuple[Statistic, ...]:
    """The statistics with their measures and places in English, where the translation has their
    sentence.

    ``english``: by the report's own text. A table's numbers take the English of their titles.
    """
    blocks = {block.id: block for block in document.blocks}
    sentences = {each.id: each for block in document.blocks for each in block.sentences}
    own = (block.text for block in document.blocks if document.language == "en")
    common = naming.common_words((*english.values(), *own))
    with_both = []
    for each in statistics:
        printed = _printed(blocks[each.block].text, sentences[each.sentence])
        with_both.append(
            replace(
                each,
                measure_en=_measure(each, printed, english, document, common),
                place_en=place(each, english.get(printed, "")),
            )
        )
    return tuple(with_both)


def place(statistic: Statistic, translated: str) -> Span | None:
    """Where a translated sentence states the statistic's value; None where it does not."""
    number = _stated(statistic, numbers.find(translated, "en"))
    return Span(number.start, number.end) if number else None


def _printed(text: str, sentence: Sentence) -> str:
    return text[sentence.start : sentence.end]


def _measure(
    statistic: Statistic,
    printed: str,
    english: Mapping[str, str],
    document: Document,
    common: frozenset[str],
) -> str | None:
    own = document.language == "en"
    if statistic.cell and own:
        return statistic.measure
    if statistic.cell:
        titles = (statistic.cell.row_title, statistic.cell.column_title)
        translated = [english.get(title, "") for title in titles if title]
        return ", ".join(translated) if all(translated) and translated else None
    sentence = printed if own else english.get(printed)
    if sentence is None:
        return None
    found = numbers.find(sentence, "en")
    number = _stated(statistic, found)
    if number is None:
        return statistic.measure if own else None
    if "respectively" in sentence:
        dated = times.Dated.read(sentence, found, document.date)
        listed = measure.measures(sentence, found, dated, "en")[found.index(number)]
        return naming.dealt(listed)
    named = naming.names(sentence, found, common)[found.index(number)]
    return named or (statistic.measure if own else None)


def _stated(statistic: Statistic, found: Iterable[Number]) -> Number | None:
    """The number with the statistic's value, rather one with its unit too."""
    same = [n for n in found if n.value == statistic.value and n.high == statistic.high]
    return next((n for n in same if n.unit == statistic.unit), same[0] if same else None)
