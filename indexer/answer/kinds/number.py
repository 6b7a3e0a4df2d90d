"""A statistic: the number asked for, or the reason why it is not given."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from indexer import numbers
from indexer.answer.asked import Asked, Found, Outcome, limits
from indexer.answer.attributes import attributes, unsaid
from indexer.answer.elsewhere import is_of_other_column, is_of_other_row
from indexer.answer.evidence import Statement
from indexer.answer.fitting import RATIOS, role
from indexer.answer.kinds.fact import fact
from indexer.answer.of_sentence import of_sentence
from indexer.answer.strength import coverage
from indexer.answer.timing import OTHER_TIME
from indexer.answer.weigh import Weighed, base, contradicted
from indexer.model import Statistic
from indexer.question import Question, Want

LASTING = frozenset({"duration", "length", "age"})
"""Dimensions of what says how long something is or lasts."""
LABELS = frozenset(range(2, 11))
"""Numbers that sentences count things with, which keywords alone do not ask for."""
IN_WORDS = 1.0
"""How much more support than another fact needs one that says how long, since words of time stand
everywhere."""
AS_MUCH = 0.1
"""How much less of a question a number may have about it that has about as much."""
OF_THE_COUNTED = 0.4
"""The share of the rest of a question that must stand with a share that says how many."""
_AGED = re.compile(r"岁|龄|年纪|\b(?:age[ds]?|old)\b")
"""What asks how old somebody is."""
_LIVED = re.compile(r"寿|活|生存|\b(?:li(?:ve|ves|ved|fe|fespan)|surviv\w*)\b")
"""What says that an age is how long somebody lived."""
_OF_WHOM = re.compile("(?:以[上下内])?的(?=[^，。；])")
"""What follows a number that those have of whom something is told: the 的 of 超过50人的公司."""
_STAFF = re.compile("(?:人|名|员工|职工)$")
"""How a number of people ends, who are none of those: not 超过10万的用户."""
ROUNDING = Decimal("0.01")
"""Records that differ by no more of their value may be one number, rounded."""


def number(asked: Asked) -> Outcome:
    """A statistic; refused where the best is too weak or contradicts the question."""
    figures = [
        w
        for w in asked.figures()
        if not (
            _is_given(w, asked.question)
            or _is_condition(w, asked.question)
            or _is_mere_label(w, asked.question)
        )
    ]
    if not figures or not _is_enough(figures):
        return asked.refuse(figures[0] if figures else None)
    return _best_of(asked, figures)


def duration(asked: Asked) -> Outcome:
    """A stretch of time; the words that say how long where no number of the reports does."""
    figures = (w for w in asked.figures() if not _is_mere_age(asked.question, w))
    measured = [w for w in figures if w.features["fit"] > 0]
    timed = [w for w in measured if _lasts(w)]
    if measured and _is_enough(measured):
        is_near = timed and timed[0].support >= measured[0].support - limits()["margin"]
        return _best_of(asked, timed) if is_near else asked.refuse(measured[0])
    told = fact(asked)
    is_sure = isinstance(told, Found) and told.support >= limits()["fact"] + IN_WORDS
    return told if is_sure else asked.refuse(None)


def _is_mere_age(question: Question, weighed: Weighed) -> bool:
    """Whether a number says how old somebody is, where it is asked how long something lasts."""
    if weighed.figure is None or _AGED.search(question.folded):
        return False
    is_age = numbers.dimension(weighed.figure.statistic.unit) == "age"
    return is_age and not _LIVED.search(weighed.statement.text)


def _lasts(weighed: Weighed) -> bool:
    """Whether a number says how long something is or lasts."""
    figure = weighed.figure
    return figure is not None and numbers.dimension(figure.statistic.unit) in LASTING


def _is_enough(figures: list[Weighed]) -> bool:
    """Whether the best of these has the support that a number needs."""
    return figures[0].support >= limits()["number"]


def _best_of(asked: Asked, figures: list[Weighed]) -> Outcome:
    """The number whose subject fits best and that nothing contradicts, with its like."""
    nearest = max(figures, key=base)
    near = [w for w in figures if _is_near(w, nearest) and not contradicted(w, asked.question)]
    best = _said_to_be(asked, near)
    if best is None or "across" in nearest.vetoes:
        return asked.refuse(nearest)
    best = of_sentence(asked, best, figures)
    assert best.figure is not None
    is_of_other = is_of_other_row(asked, best.statement, best.figure.statistic)
    if is_of_other or is_of_other_column(asked, best.figure) or _is_share_of_others(asked, best):
        return asked.refuse(best)
    found = of_figure(best)
    rounded = (
        (w.statement, w.figure.statistic.footnotes)
        for w in figures
        if w.figure
        and base(w) >= base(best) - limits()["margin_within"]
        and not contradicted(w, asked.question)
        and _is_rounded(w.figure.statistic, best)
    )
    return replace(found, evidence=(*found.evidence, *islice(rounded, 1)))


def _said_to_be(asked: Asked, near: list[Weighed]) -> Weighed | None:
    """The first of these, or the first that is said to be what is asked for, an average, and has
    about as much of the question."""
    if not near:
        return None
    least = near[0].features["coverage"] - AS_MUCH
    told, folded = attributes(), asked.question.folded
    said = (
        w
        for w in near
        if w.features["coverage"] >= least
        and unsaid(folded, told, w.statement, w.figure, asked.reports) is None
    )
    return next(said, near[0])


def _is_share_of_others(asked: Asked, best: Weighed) -> bool:
    """Whether a share would have to say how many, and too little stands there of what is asked of
    those who are counted: 11% of fishers are insured, where it is how many of them were paid."""
    question, figure = asked.question, best.figure
    if figure is None or Want.COUNT not in question.wants or RATIOS & set(question.wants):
        return False
    head = question.head.notion if question.head else None
    rest = [s for s in asked.strengths if not s.notion.asking and s.notion is not head]
    is_share = role(figure.statistic) == "share"
    return is_share and bool(rest) and coverage(rest, figure.parts) < OF_THE_COUNTED


def _is_given(weighed: Weighed, question: Question) -> bool:
    """Whether the question itself states a number and asks for another beside it, of its unit: from
    12 to how many million; or of another unit, where what it states is a bound: how many have no
    more than 5 workers."""
    if weighed.figure is None:
        return False
    statistic = weighed.figure.statistic
    beside = (figure.statistic for figure in weighed.statement.figures)
    if question.bound and question.bound.value in (statistic.value, statistic.high):
        return any(s.unit != statistic.unit for s in beside)
    if statistic.value not in question.stated:
        return False
    return any(role(s) == role(statistic) and s.value not in question.stated for s in beside)


def _is_condition(weighed: Weighed, question: Question) -> bool:
    """Whether a number counts what a number of the question itself does, and not what that asks how
    many of: employees of "how many sellers have more than 50 people"; where it does not say of
    what, by the unit of its bound."""
    if weighed.figure is None or Want.COUNT not in question.wants:
        return False
    if _sets_class(weighed.statement, weighed.figure.statistic) and not question.stated:
        return True
    unit, asked = weighed.figure.statistic.unit, question.thing_counted
    if asked is None:
        bound = question.bound
        return bound is not None and numbers.counts_within(unit, bound.unit)
    if numbers.counts_within(asked.unit, unit):
        return False
    return any(numbers.counts_within(unit, stated) for stated in question.stated_units)


def _sets_class(statement: Statement, statistic: Statistic) -> bool:
    """Whether a number bounds the size of those of whom something else is told: 50 of
    超过50人的公司仅有2%."""
    if statistic.cell is not None or numbers.bound(statistic.qualifier) is None:
        return False
    of_whom = _OF_WHOM.match(statement.block.text, statistic.end)
    return bool(of_whom and _STAFF.search(statistic.text))


def _is_mere_label(weighed: Weighed, question: Question) -> bool:
    """Whether a number is a label, and nothing is asked that it could tell: keywords alone, or how
    many there are of something that has another unit (five priorities for firms)."""
    if not is_label(weighed):
        return False
    assert weighed.figure is not None
    asked, unit = question.thing_counted, weighed.figure.statistic.unit
    if asked is None or unit is None:
        return not question.wants
    return numbers.counts_other(asked.unit, unit)


def is_label(weighed: Weighed) -> bool:
    """Whether a number but counts what its sentence goes on to tell: 四大特征, five makers."""
    assert weighed.figure is not None
    statistic = weighed.figure.statistic
    return counts_few(statistic) and statistic.cell is None


def counts_few(statistic: Statistic) -> bool:
    """Whether it counts no more things than sentences go on to tell one by one."""
    return role(statistic) == "count" and statistic.value in LABELS


def _is_rounded(other: Statistic, best: Weighed) -> bool:
    """Whether another record of the same kind differs but by rounding: 87% beside 86.7%."""
    assert best.figure is not None
    known = best.figure.statistic
    apart = abs(other.value - known.value)
    return other.unit == known.unit and 0 < apart <= ROUNDING * abs(known.value)


def _is_near(weighed: Weighed, nearest: Weighed) -> bool:
    """Whether a number's subject fits about as well as that of the one that fits best."""
    within = weighed.statement is nearest.statement
    other_time = nearest.features["period"] <= OTHER_TIME and nearest.features["fit"] > 0
    if other_time and weighed.features["coverage"] >= nearest.features["coverage"]:
        return True  # It is of the same, but worded less like the question.
    margin = limits()["margin_within" if within else "margin_time" if other_time else "margin"]
    return base(weighed) >= base(nearest) - margin


def of_figure(best: Weighed) -> Found:
    assert best.figure is not None
    statistic = best.figure.statistic
    return Found(
        kind="statistic",
        text=_qualified(statistic, best.statement.block.text),
        english=numbers.write_out(statistic, "en"),
        evidence=((best.statement, statistic.footnotes),),
        statistics=(statistic.id,),
        support=best.support,
    )


def _qualified(statistic: Statistic, text: str) -> str:
    """The number with what the text of its block makes it more or less by: 近240亿, 200个以上."""
    qualifier = numbers.bound(statistic.qualifier)
    if qualifier is None:
        return statistic.text
    if text.startswith(qualifier, statistic.end):
        return statistic.text + qualifier
    before = re.search(rf"{re.escape(qualifier)}\s?$", text[: statistic.start])
    return (before[0] if before else "") + statistic.text
