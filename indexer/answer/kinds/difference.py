"""By how much one thing exceeds another, or changed, where the report itself states that: 比去年高
4.8个百分点, "9% more than"; not worked out from two values."""

from __future__ import annotations

import re

from indexer.answer.asked import Asked, Found, limits
from indexer.answer.evidence import Figure
from indexer.answer.fitting import role
from indexer.answer.kinds.number import of_figure
from indexer.answer.timing import OTHER_TIME
from indexer.answer.weigh import Weighed
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
_OF_KIND = {Want.POINTS: "points", Want.MULTIPLE: "multiple"}
"""What kind of number is asked for outright."""


def difference(asked: Asked) -> Found | None:
    """The number that states what is asked; None where none does."""
    kinds = [kind for want, kind in _OF_KIND.items() if want in asked.question.wants]
    found = [
        w
        for w in asked.figures()
        if w.figure
        and w.figure.statistic.cell is None
        and w.support >= limits()["number"]
        and _states(w, w.figure)
        and all(role(w.figure.statistic) == kind for kind in kinds)
    ]
    if _OF_RATIO.search(asked.question.folded):
        found.sort(
            key=lambda w: bool(w.figure and role(w.figure.statistic) == "points"), reverse=True
        )
    return of_figure(found[0]) if found and _is_of(found[0]) else None


def _states(weighed: Weighed, figure: Figure) -> bool:
    """Whether a number is said to be by how much something differs."""
    statistic, text = figure.statistic, weighed.statement.block.text
    before = text[: statistic.start]
    if _AT_ONCE.search(before) or _AFTER.match(text, statistic.end):
        return True
    is_change = role(statistic) in OF_CHANGE or statistic.direction is not None
    return is_change and bool(_BEFORE.search(before))


def _is_of(weighed: Weighed) -> bool:
    """Whether it is of what is named, and of no other time."""
    return weighed.features["missing_name"] <= 0 and weighed.features["period"] > OTHER_TIME
