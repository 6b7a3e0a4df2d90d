"""One question put to the reports: what is weighed, and what a first weighing yields."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace

from indexer.answer import refusal
from indexer.answer.contrasted import naming
from indexer.answer.evidence import Statement
from indexer.answer.reports import Reports
from indexer.answer.strength import Strength, is_foreign, strengths
from indexer.answer.weigh import Weighed, settings, weigh
from indexer.model import AnswerKind, Bilingual, Statistic
from indexer.question import Contrast, Question, Want, is_beyond_the_first

SHORTLIST = 60
"""Statements that are weighed in full."""

CERTAIN = 4.0
"""The support of what the question names outright: the report itself, a table by its number, a
statement by the value in it."""


def limits() -> Mapping[str, float]:
    """The support that each kind of answer needs, and the margin."""
    return settings("answer")


@dataclass(frozen=True, slots=True)
class Found:
    """An answer before it is dressed."""

    kind: AnswerKind
    text: str
    english: str | None
    evidence: tuple[tuple[Statement, tuple[str, ...]], ...]
    """Statements with the footnotes that back what was taken from them, the best first."""
    statistics: tuple[str, ...] = ()
    items: tuple[str, ...] | None = None
    items_en: tuple[str, ...] | None = None
    support: float = 0.0


@dataclass(frozen=True, slots=True)
class Refused:
    reason: Bilingual
    support: float = 0.0


Outcome = Found | Refused | None


class Asked:
    """A question, the reports, and how strongly each of its notions stands in them."""

    def __init__(self, question: Question, reports: Reports) -> None:
        self.question = question
        self.reports = reports
        self.strengths = strengths(question.notions, reports.collection)
        self.shortlist = tuple(self.speaking_of(self.strengths))

    def wanting(self, wants: tuple[Want, ...]) -> Asked:
        """The same question, taken to want something else; its notions stand where they stood."""
        other = copy(self)
        other.question = replace(self.question, wants=wants)
        return other

    def speaking_of(self, strengths: tuple[Strength, ...]) -> Iterator[Statement]:
        """Statements that have the most of the worth of these notions, and of the values that the
        question states, in themselves."""
        worth: dict[int, float] = {}
        of_text = self.reports.collection.statements_of
        for strength in strengths:
            best: dict[int, float] = {}
            for text, value in strength.texts.items():
                for place in of_text.get(text, ()):
                    best[place] = max(best.get(place, 0.0), value)
            for place, value in best.items():
                worth[place] = worth.get(place, 0.0) + value * strength.worth
        for stated in self.question.stated:
            places = self.reports.collection.with_value(stated)
            for place in places:
                worth[place] = worth.get(place, 0.0) + self._rarity(len(places))
        ordered = sorted(worth, key=lambda place: (-worth[place], place))
        for place in ordered[:SHORTLIST]:
            yield self.reports.collection.statements[place]

    def _rarity(self, count: int) -> float:
        """The inverse document frequency of what this many statements have."""
        return math.log(1 + len(self.reports.collection.statements) / count)

    def is_foreign(self, statement: Statement) -> bool:
        """Whether only a dictionary lies between the question and a statement."""
        return is_foreign(self.question, statement)

    def figures(self, wanted: Callable[[Statistic], bool] | None = None) -> list[Weighed]:
        """The numbers of the shortlist, or those ``wanted`` of them, the best first."""
        found = [
            weigh(self.question, self.strengths, statement, figure)
            for statement in self.shortlist
            for figure in statement.figures
            if wanted is None or wanted(figure.statistic)
        ]
        return sorted(found, key=lambda weighed: -weighed.support)

    def statements(self, *, with_notes: bool = False) -> list[Weighed]:
        found = [
            weigh(self.question, self.strengths, statement, with_notes=with_notes)
            for statement in self.shortlist
        ]
        return sorted(found, key=lambda weighed: -weighed.support)

    def speaks_of_others_alone(self) -> bool:
        """Whether the reports speak of what excludes the thing asked for and never of that."""
        says = self.reports.collection.says
        if is_beyond_the_first(self.question.folded, says):
            return True
        return any(
            any(map(says, contrast.others))
            and not says(contrast.named)
            and not any(s.known for s in naming(self.question, self.strengths, contrast))
            and not any(s.own for s in self.strengths if contrast.named.search(s.notion.text))
            for contrast in self.question.contrasts
            if isinstance(contrast, Contrast) and not contrast.of_number
        )

    def best_figure(self) -> Weighed | None:
        return next(iter(self.figures()), None)

    def refuse(self, nearest: Weighed | None) -> Refused:
        why = refusal.reason(self.question, self.strengths, nearest)
        return Refused(why, nearest.support if nearest else 0.0)
