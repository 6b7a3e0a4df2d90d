"""Where reports are asked: what reading a question and answering it need, made once.

For: everything that is worked out of the reports before the first question. Not for: finding
passages (``search``), or deciding which reports are asked (``shelf``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import chain

from indexer.answer import Collection, Reports, answer, collect
from indexer.language.analysis import Analyzer
from indexer.language.associations import Associations
from indexer.language.dictionary import Dictionary
from indexer.language.glossary import Glossary
from indexer.language.romanised import Romanised
from indexer.model import Answer, Hit
from indexer.numbers import Mention
from indexer.question import Question, read, times
from indexer.question.cues import cue_words
from indexer.question.lexicon import Lexicon
from indexer.question.synonyms import english_words
from indexer.spelling import Spelling
from indexer.store import Baked
from indexer.translators import english_names

_INFLECTED = re.compile("[了过着]$")
"""How a Chinese verb ends that is no slip for another word: 出了, not 除了."""
_ANY_QUESTIONS = ("最大的市场占多少", "the share of the largest market")


@dataclass(frozen=True, slots=True)
class Room:
    """Reports with what is needed to ask them. Never changes; safe for several threads."""

    reports: Reports
    analyzer: Analyzer
    lexicon: Lexicon
    spelling: Spelling
    published: date
    """Of the newest report: 今年 is reckoned from it."""

    def warm(self) -> None:
        """Load what is not loaded before the first question of a language, such as the words that
        Chinese is cut into where no report is Chinese."""
        for text in _ANY_QUESTIONS:
            self.answer(self.read(text))

    def read(self, text: str) -> Question:
        """Understand a question, slips of typing mended."""
        return read(text, self.analyzer, self.lexicon, self.published, self._mended)

    def times(self, text: str) -> tuple[Mention, ...]:
        """The periods that a text names, as reading it as a question finds them."""
        return times(text, self.published, self._mended)

    def _mended(self, folded: str) -> str:
        return self.spelling.mended(folded, self.analyzer.words, self._is_known)

    def _is_known(self, word: str) -> bool:
        """Whether a word needs no mending: one of those that questions are made of, one of the
        reports, or a Latin one of the dictionary. A single character says too little."""
        if self.analyzer.is_stop_word(word) or word in cue_words() or _INFLECTED.search(word):
            return True
        if word.isascii():
            return self.lexicon.has(word) or self.reports.collection.has(word)
        return len(word) > 1 and bool(self.reports.collection.with_chinese(word))

    def answer(
        self, question: Question, passages: tuple[Hit, ...] = (), threshold: float = 0.0
    ) -> Answer:
        """Answer from the reports, or refuse with a reason; ``passages`` come along."""
        return answer(question, self.reports, passages, threshold)


def room(
    baked: Iterable[Baked],
    analyzer: Analyzer,
    dictionary: Dictionary | None,
    associations: Associations | None,
) -> Room:
    """The room of one or more reports. ``dictionary`` and ``associations`` are None until this
    machine has them."""
    each = {report.document.id: report for report in baked}
    documents = {id: report.document for id, report in each.items()}

    def english(document: str, text: str) -> str | None:
        return each[document].english.get(text)

    statistics = {id: report.statistics for id, report in each.items()}
    collection = collect(documents.values(), statistics, english, analyzer)
    glossary = _glossary(each.values())
    romanised = Romanised(
        (report.sounds for report in each.values()),
        lambda text: bool(collection.with_chinese(text)),
    )
    return Room(
        reports=Reports(
            documents=documents,
            statistics={id: {s.id: s for s in found} for id, found in statistics.items()},
            collection=collection,
            english=english,
        ),
        analyzer=analyzer,
        lexicon=Lexicon(
            analyzer,
            glossary,
            dictionary,
            romanised,
            associations,
            occurs=collection.has_words,
            names=english_names(each.values()),
        ),
        spelling=_spelling(collection, glossary, each.values()),
        published=max((document.date for document in documents.values()), default=date.min),
    )


def _glossary(baked: Iterable[Baked]) -> Glossary:
    return reduce(Glossary.joined, (report.glossary for report in baked), Glossary())


def _spelling(collection: Collection, glossary: Glossary, baked: Iterable[Baked]) -> Spelling:
    """The words of the reports and those that questions are made of."""
    texts = (text for said in collection.statements for text in (said.text, said.english or ""))
    alike = {k: v for report in baked for k, v in report.homophones.items()}
    return Spelling(
        chain(texts, cue_words()),
        chain(glossary.chinese_words, cue_words()),
        alike,
        general=english_words(),
    )
