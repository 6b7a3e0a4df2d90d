"""By how much one thing exceeds another, or changed, where the report itself states that: 比去年高
4.8个百分点, "9% more than"; not worked out from two values, which are given side by side."""

from __future__ import annotations

import re

from indexer.answer.asked import Asked, Found, Outcome, limits
from indexer.answer.evidence import Figure, Place
from indexer.answer.fitting import role
from indexer.answer.kinds.comparison import comparison
from indexer.answer.kinds.number import of_figure
from indexer.answer.options import Options, options
from indexer.answer.timing import OTHER_TIME, agreement
from indexer.answer.weigh import Weighed
from indexer.model import Statistic
from indexer.question import Want

OF_CHANGE = frozenset({"points", "growth", "multiple"})
"""Kinds of numbers that a comparison states of themselves."""
_BEFORE = re.compile(r"(?:[比较]|[高低多少大小快慢长短]于|超过|相差)[^，。；：！？]*$")
"""What a clause in Chinese has before a number that tells a difference."""
_AT_ONCE = re.compile(r"[比较][^，。；：！？]*[高低多少大小快慢长短][了出]?[近约超过]*$")
"""The same where it leaves no doubt: 比去年低37%."""
_AFTER = re.compile(
    r"\s?(?:percentage points |points |times )?"
    r"(?:more|less|higher|lower|fewer|larger|greater|smaller|faster|slower|longer|shorter|as much"
    r"|as many|as high|as large|as long|as likely|above|below)\b"
)
"""What such a number in English is followed by."""
_OF_RATIO = re.compile(
    r"(?:率|速|占比|比例|比重|幅)(?:[^，。？?]{0,8})?[比较]|\b(?:rate|share|percentage)\b"
)
"""What is itself a ratio, which differs by points."""
_SAID_WITH = frozenset({Place.OWN, Place.SEGMENT_BEFORE, Place.SUBJECT_BEFORE, Place.SEGMENT_AFTER})
"""Where what a number is compared with stands: in the same segment of its sentence."""
_SAID_APART = frozenset(
    {
        Place.OTHER_SEGMENT_BEFORE,
        Place.OTHER_SEGMENT_AFTER,
        Place.SENTENCE_BEFORE,
        Place.SENTENCE_AFTER,
        Place.FARTHER,
    }
)
"""Where something else may be spoken of."""
_THAN_TIME = re.compile(
    r"[比较](?:[一两三几\d]+个?[年月季]前|前[一两几]?[年月季期]|上一?个?[年月季期半]|去年|同期|以前|之前"
    r"|过去|往年)"
    r"|\bthan (?:(?:in |at |during )?(?:the )?(?:last|previous|preceding|same|year before)|before"
    r"|(?:a|one|two|three|five|ten) (?:year|month|quarter|decade)s?)"
)
_THAN = re.compile(r"[比较]$|\bthan (?:in |at |during )?(?:the )?$")
"""What compares a thing with itself at another time, and what stands before such a time."""
_TIME = re.compile(
    r"\d|[年月季半]|同[比期]|环比|原[来先本]|以前|\b(?:year|month|quarter|before|earlier)\b"
)
"""What is a time, or an earlier value, that a number is compared with."""
_OF_KIND = {Want.POINTS: "points", Want.MULTIPLE: "multiple"}
"""What kind of number is asked for outright."""


def difference(asked: Asked) -> Outcome:
    """The number that states what is asked; where none does, which of two things is ahead with both
    of their values, or a refusal where not even those are there; None where no two things are
    named."""
    kinds = [kind for want, kind in _OF_KIND.items() if want in asked.question.wants]
    named = _things(asked)
    found = [
        w
        for w in asked.figures()
        if w.figure
        and w.figure.statistic.cell is None
        and w.support >= limits()["number"]
        and _states(w, w.figure)
        and all(role(w.figure.statistic) == kind for kind in kinds)
        and (named is None or _is_between(w.figure, named))
        and _is_of(w)
    ]
    if _OF_RATIO.search(asked.question.folded):
        found.sort(
            key=lambda w: bool(w.figure and role(w.figure.statistic) == "points"), reverse=True
        )
    if found:
        return of_figure(found[0])
    return None if named is None else _unstated(asked)


def _things(asked: Asked) -> Options | None:
    """The two things, or times, that are compared; None where a thing is compared with itself at
    another time."""
    question = asked.question
    named = options(question, asked.strengths)
    if named is None or named.first.period is not None:
        return named
    before = (question.folded[: time.start] for time in question.times)
    with_time = _THAN_TIME.search(question.folded) or any(map(_THAN.search, before))
    return None if with_time else named


def _unstated(asked: Asked) -> Outcome:
    """Which of two things is ahead with both of their values; refused where these are not there,
    since either would be taken for the difference. None where a change is what is asked."""
    question = asked.question
    if question.direction is None:  # 多多少 asks for no growth.
        asked = asked.wanting(tuple(w for w in question.wants if w is not Want.GROWTH))
    compared = comparison(asked)
    if isinstance(compared, Found) and compared.kind == "comparison":
        return compared
    nearest = asked.best_figure()
    if nearest is None or nearest.figure is None or _tells_change(nearest.figure.statistic):
        return None
    return asked.refuse(nearest)


def _tells_change(statistic: Statistic) -> bool:
    return role(statistic) in OF_CHANGE or statistic.direction is not None


def _is_between(figure: Figure, named: Options) -> bool:
    """Whether a number may say by how much one of two things exceeds the other: it is of the later
    one of two times, or is of both things and not said to be how one of them changed."""
    times = [option.period for option in (named.first, named.second) if option.period]
    if times:
        later, period = max(times, key=lambda time: time.last), figure.statistic.period
        return period is None or agreement((later,), period) > 0
    if _TIME.search(figure.statistic.comparison or ""):
        return False  # It tells how one of them changed.
    near = tuple(part for part in figure.parts if part.place not in _SAID_APART)
    beside = tuple(part for part in near if part.place in _SAID_WITH)
    both = named.first.stands_in(near) and named.second.stands_in(beside)
    return both and named.is_asked_of(near)


def _states(weighed: Weighed, figure: Figure) -> bool:
    """Whether a number is said to be by how much something differs."""
    statistic, text = figure.statistic, weighed.statement.block.text
    before = text[: statistic.start]
    if _AT_ONCE.search(before) or _AFTER.match(text, statistic.end):
        return True
    return _tells_change(statistic) and bool(_BEFORE.search(before))


def _is_of(weighed: Weighed) -> bool:
    """Whether it is of what is named, and of no other time."""
    return weighed.features["missing_name"] <= 0 and weighed.features["period"] > OTHER_TIME
