"""From a question to an answer: chosen, dressed, and proved before it is given."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Iterator

from indexer.answer import proof, refusal
from indexer.answer.asked import Asked, Found, Refused, limits
from indexer.answer.attributes import attributes, deeds, extremes, unsaid
from indexer.answer.evidence import Figure
from indexer.answer.kinds import KINDS
from indexer.answer.kinds.event import event
from indexer.answer.kinds.imprint import makers, titled
from indexer.answer.kinds.number import number
from indexer.answer.kinds.ordinal import ordinal
from indexer.answer.particulars import Particular, ungiven
from indexer.answer.reports import Reports
from indexer.model import Answer, AnswerKind, Hit
from indexer.question import NUMERIC, Question, Want

NEEDED: dict[AnswerKind | None, str] = {
    "fact": "fact",
    "list": "list",
    "source": "source",
    "passage": "passage",
}
"""Kind of answer → the limit of ``weights.toml`` that it must reach; the others: ``number``."""

_MAY_BE_NUMBERS = NUMERIC | {Want.NAME, Want.SUPERLATIVE, Want.DEFINITION}
"""What may be wanted of a sentence that is to say how much."""
_TOLD = frozenset({Want.DATE, Want.PLACE, Want.PERSON, Want.NAME})
"""What may be wanted of what happened."""

_ASKS_WHICH = re.compile(r"\b(?:which|what|who|list|name|names|enumerate|all)\b|[哪谁列]|什么|名单")
"""What asks for a list by itself."""

log = logging.getLogger(__name__)


def answer(
    question: Question, reports: Reports, passages: tuple[Hit, ...], threshold: float = 0.0
) -> Answer:
    """Answer from the reports' own words, or refuse with a reason; passages always come along.

    What is less confident than ``threshold`` is not given.

    An answer whose digits or items do not stand in its quotes, or whose quotes do not stand in the
    reports, is not given: it is logged, and refused.
    """
    return respond(Asked(question, reports), passages, threshold)


def respond(asked: Asked, passages: tuple[Hit, ...], threshold: float = 0.0) -> Answer:
    """See ``answer``."""
    question, reports = asked.question, asked.reports
    outcome = choose(asked)
    if isinstance(outcome, Found):
        outcome = _with_particular(question, outcome)
    if isinstance(outcome, Found):
        outcome = _with_attribute(asked, outcome)
    if isinstance(outcome, Found) and confidence(outcome.support, outcome.kind) < threshold:
        outcome = Refused(refusal.WEAK, outcome.support)
    if isinstance(outcome, Found):
        given = _given(question, reports, outcome, passages)
        fault = proof.fault(given, reports)
        if fault is None:
            return given
        log.error("an answer to %r was held back: %s", question.text, fault)
        outcome = Refused(refusal.WEAK)
    return _refused(question, outcome, passages)


def choose(asked: Asked) -> Found | Refused:
    """The first kind of answer that the question turns out to want, who made the report itself or
    the one that it numbers before any; refused where the reports never speak of the thing asked
    for, but of what excludes it."""
    if asked.speaks_of_others_alone():
        return asked.refuse(None)
    made = titled(asked) or makers(asked)
    if made is not None:
        return made
    numbered = ordinal(asked) or event(asked)
    if numbered is not None:
        return numbered
    for want in asked.question.wants or (None,):
        outcome = KINDS[want](asked)
        if outcome is not None:
            return outcome
    if _may_be_counted(asked.question):
        return number(asked.wanting(())) or asked.refuse(asked.best_figure())
    return asked.refuse(asked.best_figure())


def _may_be_counted(question: Question) -> bool:
    """Whether things that it names with a time, as a list's title would, may be asked the number
    of: counties with free buses in 2019."""
    is_title = question.wants == (Want.LIST,) and bool(question.periods)
    return is_title and not _ASKS_WHICH.search(question.folded)


def _with_particular(question: Question, found: Found) -> Found | Refused:
    """An answer that gives the e-mail address or the like that is asked for, where one is, not how
    many."""
    if question.thing_counted is not None:
        return found
    texts = (
        text
        for statement, _ in found.evidence
        for text in (statement.text, statement.english)
        if text
    )
    missing = ungiven(question.folded, texts)
    return found if missing is None else Refused(refusal.gives_none(missing.name), found.support)


def _with_attribute(asked: Asked, found: Found) -> Found | Refused:
    """An answer that is said to be the number that is asked for, an average, a price, of women, or
    that tells of what is asked for, a founding."""
    statement, _ = found.evidence[0]
    figures = (f for f in statement.figures if f.statistic.id in found.statistics)
    figure = next(figures, None)
    told = list(_to_be_told(asked.question, found, figure))
    if not told:
        return found
    missing = unsaid(asked.question.folded, told, statement, figure, asked.reports)
    if missing is None:
        return found
    nearest = figure.statistic if figure else None
    return Refused(refusal.unsaid(missing.name, nearest), found.support)


def _to_be_told(question: Question, found: Found, figure: Figure | None) -> Iterator[Particular]:
    """What an answer of its kind must say or tell of where the question asks for it."""
    wants = set(question.wants)
    if figure is not None and figure.statistic.cell is None:
        yield from extremes()
    if found.kind == "statistic" or (found.kind == "fact" and wants <= _MAY_BE_NUMBERS):
        yield from attributes()
    if found.kind in ("fact", "list") and wants & _TOLD:
        yield from deeds()


def _given(question: Question, reports: Reports, found: Found, passages: tuple[Hit, ...]) -> Answer:
    return Answer(
        query=question.text,
        language=question.language,
        answerable=True,
        confidence=confidence(found.support, found.kind),
        reason=None,
        kind=found.kind,
        text=found.text,
        text_en=found.english,
        items=found.items,
        items_en=found.items_en,
        statistics=found.statistics,
        citations=tuple(reports.cite(statement, notes) for statement, notes in found.evidence),
        passages=passages,
    )


def _refused(question: Question, refused: Refused, passages: tuple[Hit, ...]) -> Answer:
    return Answer(
        query=question.text,
        language=question.language,
        answerable=False,
        confidence=round(1 - confidence(refused.support, None), 3),
        reason=refused.reason,
        kind=None,
        text=None,
        text_en=None,
        items=None,
        items_en=None,
        statistics=(),
        citations=(),
        passages=passages,
    )


def confidence(support: float, kind: AnswerKind | None) -> float:
    """How likely an answer is right, from 0 to 1: a logistic curve over the support beyond what
    its kind needs, fitted by ``make tune``."""
    known = limits()
    beyond = support - known[NEEDED.get(kind, "number")]
    return round(1 / (1 + math.exp(-known["slope"] * beyond - known["intercept"])), 3)
