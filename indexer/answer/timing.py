"""Whether evidence speaks of the time that a question asks about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indexer.answer.evidence import Figure, Statement
from indexer.model import Period
from indexer.question import Question

_VAGUE = re.compile(r"初|底|末|伊始|start|beginning|early|end|late|close", re.IGNORECASE)

_TO_COME = re.compile(
    r"后续|未来|今后|接下来|下一步|即将|预计(?!到达|送达|[^，。；]{0,4}时间)|计划|力争|拟(?=[于在])|会将"
    r"|将(?=会|在|于|为|着力|进一步|继续|陆续|逐步|全面|重点|努力|新[增建设]|建[成设]|推[出进]|启动|开[始展放]|成为)"
    r"|\b(?:will|plans? to|planned|going to|intends? to|(?:is|are) (?:due|set|expected) to)\b"
)
"""How a text says that something is to come."""
_ALREADY = re.compile(r"已经?|\balready\b")
"""How it says, or a question asks, that it is done."""

OTHER_TIME = -0.4
"""From this agreement downwards a record speaks of another time than is asked about."""


def agreement(wanted: tuple[Period, ...], period: Period) -> float:
    """Whether a statistic's period is one of those asked for: 1 it is, -1 it is another time.

    A period within the one asked for agrees; one that is much longer does not say what is
    asked (a year's figure is not June's).
    """
    if not wanted:
        return 0.0
    wanted = tuple(_widened(one) for one in wanted)
    best = 1.0 if _reaches(wanted, period) else max(_agree(one, period) for one in wanted)
    return best * (0.8 if period.inferred else 1.0)


def timely(question: Question, figure: Figure) -> float:
    """How a number's time agrees with the question's; one without a time speaks of the report's
    own days, which says nothing for it."""
    periods = figure.periods(compared=question.compares)
    if not periods:
        return -float(_is_elsewhen(question.periods, figure.report_time))
    return max(agreement(question.periods, period) for period in periods)


def is_elsewhen(question: Question, times: Iterable[Period]) -> bool:
    """Whether a question names times, which may not but be compared with, and a statement's
    are all others."""
    times = tuple(times)
    if question.compares or not times:
        return False
    return all(_is_elsewhen(question.periods, period) for period in times)


def _is_elsewhen(wanted: tuple[Period, ...], days: Period) -> bool:
    """Whether none of the times asked for overlaps with these days."""
    return bool(wanted) and all(p.last < days.first or days.last < p.first for p in wanted)


def _widened(wanted: Period) -> Period:
    """Of a vague part of a year (年初, "at the end of 2017") the whole year: reports seldom say
    which day or month that is."""
    if not _VAGUE.search(wanted.text):
        return wanted
    return replace(
        wanted,
        first=date(wanted.first.year, 1, 1),
        last=date(wanted.last.year, 12, 31),
    )


def _reaches(wanted: tuple[Period, ...], period: Period) -> bool:
    """Whether a period reaches from the first of the times asked for to the last: 2005 to 2014,
    where 2014 is asked for against 2005."""
    first, last = min(wanted, key=lambda p: p.first), max(wanted, key=lambda p: p.last)
    begins = first.first <= period.first <= first.last
    return begins and last.first <= period.last <= last.last


def _agree(wanted: Period, period: Period) -> float:
    if period.last < wanted.first or wanted.last < period.first:
        return -1.0
    if wanted.first <= period.first and period.last <= wanted.last:
        return 1.0
    overlap = (min(wanted.last, period.last) - max(wanted.first, period.first)).days + 1
    longest = max((wanted.last - wanted.first).days, (period.last - period.first).days) + 1
    return 1.0 if math.isclose(overlap, longest, rel_tol=0.35) else -0.5


def is_ahead(question: Question, figure: Figure) -> bool:
    """Whether a number is planned or foreseen for later than its report, where nobody asked for
    what is to come."""
    period = figure.statistic.period
    is_to_come = period is not None and period.first > figure.report_time.last
    return is_to_come and not (question.ahead or question.periods)


def is_of_tense(question: Question, statement: Statement) -> bool:
    """Whether a statement tells what is to come where that is asked, or what is done already."""
    texts = [text for text in (statement.text, statement.english) if text]
    if question.ahead:
        return any(map(_TO_COME.search, texts))
    return bool(_ALREADY.search(question.folded)) and any(map(_ALREADY.search, texts))


def former(question: Question, figure: Figure, timely: float) -> float:
    """Whether a number is the old value of a change that nobody asked for: 1; -1 where the question
    asks for just that, 0 where its time is the one asked for."""
    if question.former:
        return -1.0 if figure.former else 0.0
    return float(figure.former and timely <= 0)


def any_agreement(wanted: tuple[Period, ...], statement: Statement) -> float:
    periods = (period for f in statement.figures for period in f.periods(compared=True))
    values = [agreement(wanted, period) for period in periods]
    return max(values, default=0.0)
