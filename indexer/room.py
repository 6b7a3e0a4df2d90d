"""Where reports are asked: what reading a question and answering it need, made once.

For: everything that is worked out of the reports before the first question. Not for: finding
passages (``search``), or deciding which reports are asked (``shelf``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce

from indexer.answer import Reports, answer, collect
from indexer.language.analysis import Analyzer
from indexer.language.dictionary import Dictionary
from indexer.language.glossary import Glossary
from indexer.model import Answer, Hit
from indexer.question import Question, read
from indexer.question.notions import Lexicon
from indexer.store import Baked


@dataclass(frozen=True, slots=True)
class Room:
    """Reports with what is needed to ask them. Never changes; safe for several threads."""

    reports: Reports
    analyzer: Analyzer
    lexicon: Lexicon
    published: date
    """Of the newest report: 今年 is reckoned from it."""

    def read(self, text: str) -> Question:
        """Understand a question."""
        return read(text, self.analyzer, self.lexicon, self.published)

    def answer(
        self, question: Question, passages: tuple[Hit, ...] = (), threshold: float = 0.0
    ) -> Answer:
        """Answer from the reports, or refuse with a reason; ``passages`` come along."""
        return answer(question, self.reports, passages, threshold)


def room(baked: Iterable[Baked], analyzer: Analyzer, dictionary: Dictionary | None) -> Room:
    """The room of one or more reports. ``dictionary`` is None until this machine has one."""
    each = {report.document.id: report for report in baked}
    documents = {id: report.document for id, report in each.items()}

    def english(document: str, text: str) -> str | None:
        return each[document].english.get(text)

    statistics = {id: report.statistics for id, report in each.items()}
    return Room(
        reports=Reports(
            documents=documents,
            statistics={id: {s.id: s for s in found} for id, found in statistics.items()},
            collection=collect(documents.values(), statistics, english, analyzer),
            english=english,
        ),
        analyzer=analyzer,
        lexicon=Lexicon(analyzer, _glossary(each.values()), dictionary),
        published=max((document.date for document in documents.values()), default=date.min),
    )


def _glossary(baked: Iterable[Baked]) -> Glossary:
    return reduce(Glossary.joined, (report.glossary for report in baked), Glossary())
