"""What lets words of one language reach text of the other: which translators a shelf needs.

For: putting glossaries, number words and the dictionary's two directions together for the reports
at hand. Not for: how each works (``language``, ``numbers.wordings``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from indexer.engine import Searcher
from indexer.engine.vocabulary import Vocabulary
from indexer.language.analysis import HAN_CHARACTER, Analyzer
from indexer.language.associations import Associations
from indexer.language.crossing import DictionaryTranslator
from indexer.language.dictionary import Dictionary
from indexer.language.glossary import GlossaryTranslator
from indexer.language.translator import Translator
from indexer.language.zh_to_en import ChineseToEnglish
from indexer.numbers.wordings import NumberWordings
from indexer.store import Baked


def translators(
    baked: Sequence[Baked],
    searcher: Searcher,
    analyzer: Analyzer,
    dictionary: Dictionary | None,
    associations: Associations | None,
) -> tuple[Translator, ...]:
    """The reports' glossaries; number words and the dictionary for what no translation says.

    ``dictionary`` and ``associations`` are None until this machine has them.
    """
    occurs = Vocabulary(searcher).occurs
    all_translated = _all_translated(baked)
    chosen: list[Translator] = [GlossaryTranslator(each.glossary, analyzer) for each in baked]
    if not all_translated:
        chosen.append(NumberWordings(occurs))
    if dictionary is not None:
        translated = _stems_of_translations(baked, analyzer)
        chosen.append(
            DictionaryTranslator(
                dictionary,
                associations,
                occurs,
                is_translation=translated.__contains__,
                all_translated=all_translated,
            )
        )
    if dictionary is not None and any(each.document.language == "en" for each in baked):
        stems = searcher.frequencies("english")
        names = english_names(baked)
        chosen.append(
            ChineseToEnglish(dictionary, analyzer, stems.__contains__, associations, names)
        )
    return tuple(chosen)


def english_names(baked: Iterable[Baked]) -> frozenset[str]:
    """Words of English reports that stand with a capital inside a sentence, and nowhere without."""
    texts = [p.text for each in baked if each.document.language == "en" for p in each.passages]
    capital = {word.lower() for text in texts for word in _CAPITAL.findall(text)}
    return frozenset(capital.difference(*(_SMALL.findall(text) for text in texts)))


_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_SMALL = re.compile(r"\b[a-z]{3,}")


def _all_translated(baked: Sequence[Baked]) -> bool:
    """Whether all Chinese text has a translation."""
    return all(
        passage.text_en is not None
        for each in baked
        for passage in each.passages
        if HAN_CHARACTER.search(passage.text)
    )


def _stems_of_translations(baked: Sequence[Baked], analyzer: Analyzer) -> frozenset[str]:
    return frozenset(
        token.text
        for each in baked
        for english in each.english.values()
        for token in analyzer.latin_words(english)
    )
