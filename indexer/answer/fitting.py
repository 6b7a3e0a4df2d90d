"""What kind of number a statistic is, and how that fits what a question wants."""

from __future__ import annotations

import re
from collections.abc import Mapping

from indexer import numbers
from indexer.language.analysis import detect
from indexer.model import Statistic
from indexer.question import Question, Want
from indexer.question.cues import every_language
from indexer.question.heads import dimension
from indexer.question.reading import moving

_SAYING_LITTLE = numbers.OF_ANY_KIND | {"kinds"}
"""Units as printed (4.8万张) that what is counted says more than."""
RATIOS = frozenset({Want.SHARE, Want.GROWTH, Want.POINTS, Want.MULTIPLE})
"""A question that wants one of these wants no amount, whatever else it mentions."""
RANKING = frozenset({Want.RANK, Want.MOVE})
"""A question that wants one of these names what places go by, which is measured otherwise."""
LATER_WANT = 0.2
"""How much less each further want counts that a question may have."""

OTHER_CURRENCY = -0.5
"""How an amount fits a question that names another currency."""

SHARE_OF_OTHER = 0.4
"""How a share fits that is of no amount of money where one of such an amount is asked for."""

AMOUNT_OF = 0.8
"""How an amount that is part of another fits where it is asked how much of something."""

Role = str
"""What kind of number a statistic is: share, growth, points, multiple, money, rank (change of
rank), measure, count."""

_CHARGED = re.compile(r"费率|手续费|费用|成本|佣金|\b(?:costs?|fees?|charges?|commissions?)\b")
_PART = re.compile(r"\bof (?:which|whom|this|these|that)\b")
"""How a sentence says that an amount is part of the one before it."""
_APART = re.compile(
    r"[高低快慢多少]于|[高低]出|领先|落后"
    r"|\b(?:higher|lower|faster|slower|more|less|above|below|ahead|behind)\b"
)
"""What sets one thing beside another."""
FITS: dict[Want, Mapping[Role, float]] = {
    Want.SHARE: {"share": 1, "growth": -0.3, "multiple": -0.7, "points": -0.6},
    Want.GROWTH: {"growth": 1, "multiple": 0.8, "points": 0.5, "share": -0.4},
    Want.POINTS: {"points": 1, "growth": -0.5, "share": -0.7},
    Want.MULTIPLE: {"multiple": 1, "growth": -0.2, "share": -0.8},
    Want.MONEY: {"money": 1},
    Want.COUNT: {"count": 1, "share": -0.2, "rank": -0.8, "measure": -0.8},
    Want.DURATION: {"measure": 1},
    Want.MOVE: {"change": 1},
    Want.RANK: {"rank": 1, "change": 0.5},
}
"""How a kind of number fits what is wanted; -1 where nothing is said."""


_OF_CHANGE = frozenset({Want.GROWTH, Want.POINTS, Want.MULTIPLE})
PLACES: frozenset[Role] = frozenset({"rank", "change"})
"""Places in a ranking, which answer no question that does not ask for one."""
CHANGES: frozenset[Role] = frozenset({"growth", "multiple", "points", *PLACES})
"""How things changed, or where they stand among others."""
UNASKED = 0.3
"""How a number fits that says how things stand, not how they changed, where neither is asked."""
BY_HOW_MUCH = 0.4
"""How an amount by which something rose fits where its rise is asked for; most tell a rate."""
ALSO: Mapping[str, frozenset[str]] = {
    "age": frozenset({"duration"}),
    "mass": frozenset({"count"}),
}
"""Dimensions with others that their measures may be given in: containers of freight."""


def role(statistic: Statistic) -> Role:
    """The kind of number a statistic is."""
    of = numbers.dimension(statistic.unit)
    if of == "ratio" and statistic.unit == "pp":
        return "points"
    if of == "ratio":
        return "growth" if statistic.direction else "share"
    if of == "rank":
        return "rank" if statistic.unit == "rank" else "change"
    if of in ("multiple", "money"):
        return of
    return "measure" if of in numbers.MEASURED else "count"


def fit(question: Question, statistic: Statistic) -> float:
    """How a statistic's kind fits what is wanted, the likeliest want first; 0 where any will do."""
    if is_otherwise(question, statistic):
        return -1.0
    if question.measured and numbers.dimension(statistic.unit) == question.measured:
        return 1.0
    wanted = _decisive(question)
    kind = _kind(question, statistic, wanted)
    if _is_refused(question, statistic, kind, wanted):
        return -1.0
    if not wanted and kind not in CHANGES:
        is_time = numbers.dimension(statistic.unit) == "duration"
        return 0.0 if is_time and question.dimension != "duration" else UNASKED
    partly = _partly(question, statistic, kind, wanted)
    if partly is not None:
        return partly
    fits = (FITS[want].get(kind, -1.0) - LATER_WANT * place for place, want in enumerate(wanted))
    return max(fits, default=0.0)


def _decisive(question: Question) -> tuple[Want, ...]:
    """The wants that kinds of numbers are told by, without those that the first, or that of a move,
    leaves no room for."""
    wanted = tuple(want for want in question.wants if want in FITS)
    if wanted[:1] == (Want.POINTS,):
        return (Want.POINTS,)  # What asks for them by name asks for nothing else.
    if not RATIOS.isdisjoint(wanted[:1]):
        return tuple(want for want in wanted if want in RATIOS)
    if Want.MOVE in wanted:
        return (Want.MOVE,)
    return wanted or ((Want.COUNT,) if _counts_things(question) else ())


def _kind(question: Question, statistic: Statistic, wanted: tuple[Want, ...]) -> Role:
    """A statistic's role; a measure is a count where the question counts its units."""
    kind = role(statistic)
    is_counted = kind == "measure" and Want.COUNT in wanted and _names_unit(question, statistic)
    return "count" if is_counted else kind


def _is_refused(
    question: Question, statistic: Statistic, kind: Role, wanted: tuple[Want, ...]
) -> bool:
    """Whether a number of this kind does not answer the question, though what is wanted may have
    room for it."""
    first = wanted[:1]
    if kind in PLACES:
        return RANKING.isdisjoint(wanted)
    if kind == "growth":
        return question.part and first == (Want.SHARE,)
    if kind == "points" and first == (Want.GROWTH,):
        return _sets_apart(statistic) and not _APART.search(question.folded)
    if kind == "share":
        counts = question.countable and RATIOS.isdisjoint(wanted)
        # A sentence may say how many by a share, a table's column may not.
        is_cell = statistic.cell is not None
        return counts or (is_cell and (Want.COUNT in wanted or first == (Want.GROWTH,)))
    return False


def _partly(
    question: Question, statistic: Statistic, kind: Role, wanted: tuple[Want, ...]
) -> float | None:
    """How a number fits that answers the question in part, or in another way than most; None where
    its kind tells."""
    first = wanted[:1]
    if question.some_of and first == (Want.SHARE,) and _PART.search(statistic.measure):
        return AMOUNT_OF
    if kind == "money" and question.currencies and statistic.unit not in question.currencies:
        return OTHER_CURRENCY
    if kind == "share" and first == (Want.MONEY,) and _is_charged(statistic):
        return UNASKED
    if kind == "share" and _is_of_money(question, wanted) and not _says_money(statistic):
        return SHARE_OF_OTHER
    if statistic.direction and first == (Want.GROWTH,) and kind not in CHANGES:
        return BY_HOW_MUCH
    return None


def _is_of_money(question: Question, wanted: tuple[Want, ...]) -> bool:
    """Whether it is a share of an amount that is asked for: 占出口额的多少."""
    return wanted[:1] == (Want.SHARE,) and Want.MONEY in question.wants


def _is_charged(statistic: Statistic) -> bool:
    """Whether a share is a price, told as a part of the amount: it costs 5% to send money."""
    return bool(_CHARGED.search(f"{statistic.measure} {statistic.measure_en or ''}".lower()))


def _sets_apart(statistic: Statistic) -> bool:
    """Whether points tell one thing from another, not how either changed: 高于总体11个百分点."""
    return bool(_APART.search(f"{statistic.measure} {statistic.measure_en or ''}".lower()))


def _says_money(statistic: Statistic) -> bool:
    """Whether what is counted is an amount of money, in either language."""
    said = f"{statistic.measure} {statistic.measure_en or ''}".lower()
    return any(
        cue.matches(said)
        for table in every_language()
        for cue in table.wants
        if cue.want is Want.MONEY
    )


def is_otherwise(question: Question, statistic: Statistic) -> bool:
    """Whether a statistic is in another dimension than what the question asks for, or counts
    things of another kind; not where that is asked for as a change, a share or a place."""
    if (RATIOS | RANKING) & set(question.wants):
        return _changes_otherwise(question, statistic)
    if counts_other(question, statistic):
        return True
    measured = question.dimension
    if measured is None or _counts_as_asked(question, statistic):
        return False
    also = ALSO.get(measured, frozenset()) if question.measured is None else frozenset()
    return numbers.dimension(statistic.unit) not in (None, measured, *also)


def _changes_otherwise(question: Question, statistic: Statistic) -> bool:
    """Whether what rose or fell is by its name measured otherwise than that of which the change is
    asked for: a rate, not an amount of money."""
    if not (_OF_CHANGE.issuperset(question.wants[:1]) and question.head and question.dimension):
        return False
    moved = next(moving(statistic.measure), None)
    named = statistic.measure[: moved[0]] if moved else statistic.measure
    told = dimension(named.strip())
    return told is not None and told != question.dimension


def _counts_as_asked(question: Question, statistic: Statistic) -> bool:
    """Whether a statistic is in the very unit that the question asks how many of."""
    return question.thing_counted is not None and question.thing_counted.unit == statistic.unit


def _counts_things(question: Question) -> bool:
    """Whether it asks how many there are, not how much of what is measured."""
    unit = question.thing_counted.unit if question.thing_counted else None
    return numbers.dimension(unit) == "count"


def counts_other(question: Question, statistic: Statistic) -> bool:
    """Whether a statistic counts, by its unit and as printed, other things than are asked for:
    people for orders."""
    if question.thing_counted is None:
        return False
    asked = question.thing_counted.unit
    if not numbers.counts_other(asked, statistic.unit):
        return False
    printed = numbers.find(statistic.text, detect(statistic.text))
    units = {number.unit for number in printed if number.unit} - _SAYING_LITTLE
    return all(numbers.counts_other(asked, unit) for unit in units)


def _names_unit(question: Question, statistic: Statistic) -> bool:
    """Whether the question itself speaks of a statistic's unit: "how many hours", 几天."""
    asked = {word.removesuffix("s") for word in re.findall("[a-z]+", question.folded)}
    unit = {word.removesuffix("s") for word in (statistic.unit or "").split()}
    printed = re.sub(r"[^\u3400-\u9fff]", "", statistic.text)
    return bool(asked & unit) or any(word in question.folded for word in printed[-1:])
