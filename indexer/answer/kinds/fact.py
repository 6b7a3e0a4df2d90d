"""The words of a statement: who, when, where, what something is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from indexer import numbers
from indexer.answer.asked import Asked, Outcome, limits
from indexer.answer.enumerations import printed
from indexer.answer.evidence import Statement, own
from indexer.answer.kinds.excerpts import LONGEST_FACT, of_statement
from indexer.answer.kinds.listing import gone_on, items_en, led_in
from indexer.answer.kinds.telling import (
    MARKS,
    ends_open,
    kind_asked,
    leaves_open,
    may_tell,
    names_one,
)
from indexer.answer.rankings import asks_kind
from indexer.answer.strength import SEEN
from indexer.answer.timing import is_elsewhen
from indexer.answer.vetoes import unheard
from indexer.answer.weigh import Weighed, weigh
from indexer.model import Period
from indexer.question import Want

OF_KIND = 0.6
"""What it counts that a sentence has in it what was asked for."""
FIRST_KIND = 1.0
"""What it counts that a sentence says which kind comes first, where that is asked."""
_FIRST_KIND = re.compile(
    r"最[大多高][^，。；]{0,4}(?:群体?|人群|客群|类别?|类型|种类?|部分|板块|主体|力量)|占比最[大高]|[主首]要[^，。；]{0,4}群体"
    r"|\b(?:largest|biggest|most (?:common|numerous|frequent)) (?:\w+ )?"
    r"(?:group|segment|categor(?:y|ies)|class|type|kind|share|part)\b",
    re.IGNORECASE,
)
"""How a sentence says which kind of things comes first."""

_QUOTED = re.compile('"([^"]{2,24})"')
"""What stands in quotation marks in a folded question."""


def fact(asked: Asked) -> Outcome:
    """The words of the statement that says most of what was asked."""
    statements = [
        w
        for w in asked.statements()
        if may_tell(asked, w.statement)
        and (not ends_open(w.statement) or led_in(asked, w.statement, w.support))
    ]
    telling = _telling(asked)
    statements.sort(key=lambda w: w.support + telling(w.statement), reverse=True)
    if not statements or statements[0].support < limits()["fact"]:
        return asked.refuse(asked.best_figure())
    asks_first = asked.question.want is Want.DATE and asked.question.earliest
    best = _earliest(asked, statements) if asks_first else statements[0]
    if asked.question.want is Want.PERSON and unheard(asked.strengths) is not None:
        return asked.refuse(None)  # An office that the reports do not know.
    if max(best.features["missing_name"], best.features["other"], -best.features["numbers"]) > 0:
        return asked.refuse(None)
    if _lacks_quoted(asked, best.statement):
        return asked.refuse(None)
    if is_elsewhen(asked.question, _times(asked, best.statement)):
        return asked.refuse(asked.best_figure())
    led = led_in(asked, best.statement, best.support) or gone_on(asked, best)
    if led is not None:
        return led
    items = _items(asked, best.statement)
    of_one = {Want.PERSON, Want.PLACE, Want.SUPERLATIVE}
    must_tell = not items or not of_one.isdisjoint(asked.question.wants)
    if must_tell and leaves_open(asked, best.statement):
        return asked.refuse(None)
    return replace(
        of_statement(asked, best.statement, "fact", LONGEST_FACT, best.support),
        items=items,
        items_en=items_en(best.statement, len(items)) if items else None,
    )


def _lacks_quoted(asked: Asked, statement: Statement) -> bool:
    """Whether the question quotes a term that stands elsewhere in the reports, and neither in a
    statement nor over it: who coined “X”."""
    here = {part.text for part in statement.parts if part.weight >= SEEN}
    terms = map(asked.reports.collection.with_chinese, _QUOTED.findall(asked.question.folded))
    return any(texts and here.isdisjoint(texts) for texts in terms)


def _telling(asked: Asked) -> Callable[[Statement], float]:
    """What it counts that a statement says who, or where, or which kind comes first, as is asked,
    or has the phrase that is asked for, or a name beside its one word."""
    if Want.SUPERLATIVE in asked.question.wants and asks_kind(asked.question):
        return lambda statement: FIRST_KIND * bool(_FIRST_KIND.search(statement.text))
    mark = next((MARKS[want] for want in asked.question.wants if want in MARKS), None)
    if mark is not None:
        return lambda statement: OF_KIND * bool(mark.search(statement.text))
    kind = kind_asked(asked)

    def of_kind(statement: Statement) -> float:
        if len(kind) == 1:  # A sentence that tells the very thing need not have the word.
            return OF_KIND * names_one(kind[0], statement.text)
        parts = own(statement.parts)
        return OF_KIND * (bool(kind) and all(s.among(parts) >= SEEN for s in kind))

    return of_kind


def _earliest(asked: Asked, statements: list[Weighed]) -> Weighed:
    """Of the statements that say about as much of what was asked as the first of them, the one
    with the earliest date."""
    near = [w for w in statements if w.support >= statements[0].support - limits()["margin"]]
    return min(near, key=lambda weighed: _first_day(asked, weighed.statement))


def _first_day(asked: Asked, statement: Statement) -> date:
    return min((period.first for period in _times(asked, statement)), default=date.max)


def _times(asked: Asked, statement: Statement) -> list[Period]:
    """The times that a statement names."""
    published = asked.reports.documents[statement.document].date
    return [mention.period for mention in numbers.periods(statement.text, published)]


def _items(asked: Asked, statement: Statement) -> tuple[str, ...] | None:
    """What a statement lists, where that is what was asked for."""
    found = [
        (weigh(asked.question, asked.strengths, statement, listing=listed).support, listed.items)
        for listed in statement.listings
        if not listed.pair
    ]
    support, items = max(found, key=lambda each: each[0], default=(0.0, ()))
    if support < limits()["fact"]:
        return None
    return printed(statement.text, items)
