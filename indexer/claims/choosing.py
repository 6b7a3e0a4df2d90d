"""Which record a claim is compared with, and how it stands to that.

For: of the records that are of the claim's subject, the one that is of nothing else. Not for: what
is said to the claim then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from indexer import numbers
from indexer.answer.asked import Asked, limits
from indexer.answer.collection import surface
from indexer.answer.evidence import Figure
from indexer.answer.fitting import role
from indexer.answer.strength import SEEN, SURE, Strength
from indexer.answer.weigh import Weighed, base, contradicted
from indexer.claims import wording
from indexer.claims.amounts import Amount, agrees, bound, follows, is_comparable, rounding
from indexer.claims.reading import Claimed, clause_around, counted_beside, quantities, window
from indexer.language.scripts import fold
from indexer.model import Span, Statistic
from indexer.question import Question
from indexer.question.notions import Notion

_LATIN = re.compile("[a-z]+(?:['’-][a-z]+)*")

LEAST_COVERAGE = 0.6
"""Share of a claim's subject that a record must have for its value to stand against the claim's."""
BETTER = 0.05
"""A record with so much more support than another one of its sentence is rather what is claimed."""
BETTER_ELSEWHERE = 0.2
"""The same of records of two sentences."""
PLAINLY_BETTER = 0.3
"""The same where its value may stand against the claim's."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The record that a claim is compared with."""

    weighed: Weighed
    stands: Literal["confirmed", "differs", "unsure"]
    """``unsure``: it has the value, but of what may be something else."""


def figure_of(weighed: Weighed) -> Figure:
    """The number weighed."""
    assert weighed.figure is not None
    return weighed.figure


def candidates(unit: str | None, asked: Asked) -> list[Weighed]:
    """The records of a claim's kind of number, which its unit tells, the best first."""
    alike = asked.figures(lambda statistic: _is_alike(statistic, unit))
    told = _named_apart(_counted_apart(alike, unit), asked.strengths)
    return sorted(told, key=base, reverse=True)


def choose(claim: Claimed, asked: Asked, figures: list[Weighed]) -> Chosen | None:
    """The record that confirms a claim, else the best that stands against it; None where none is
    of its subject and time."""
    wide = list(_near(claim.question, figures, limits()["margin_within"]))
    valued = [w for w in wide if has_value(claim, w)]
    for weighed in valued:
        if not goes_other_way(claim, weighed) and not is_otherwise(claim, weighed):
            rival = _rival(claim, asked, weighed, wide)
            if rival is None:
                return Chosen(weighed, "confirmed")
            is_elsewhere = not _is_beside(rival, weighed)
            if is_elsewhere or base(rival) < base(weighed) + PLAINLY_BETTER:
                return Chosen(weighed, "unsure")
    near = _near(claim.question, figures, limits()["margin"])
    value = claim.number.value
    found = [w for w in near if is_comparable(value, figure_of(w).statistic.value)]
    best = next((w for w in found if not is_otherwise(claim, w)), None)
    if best is None:
        return Chosen(found[0], "unsure") if found else None
    if goes_other_way(claim, best):
        return Chosen(best, "differs")
    if best in valued:
        return Chosen(best, "unsure")
    if follows(claim.amount, amount(best)):
        is_same = figure_of(best).statistic.unit == claim.number.unit
        return Chosen(best, "confirmed" if is_same else "unsure")
    return Chosen(best, "differs")


def amount(weighed: Weighed) -> Amount:
    """A record's value with what bounds it."""
    statistic = figure_of(weighed).statistic
    text = weighed.statement.block.text
    bounded, _ = bound(text, statistic.start, statistic.end, statistic.qualifier)
    return Amount.of(statistic.value, statistic.high, None if statistic.cell else bounded)


def goes_other_way(claim: Claimed, weighed: Weighed) -> bool:
    """Whether the claim has something rise that fell, or the other way round."""
    directions = {claim.direction, figure_of(weighed).statistic.direction}
    return directions == {"up", "down"}


# --- Records of the claim's kind ----------------------------------------------------------


def _is_alike(statistic: Statistic, unit: str | None) -> bool:
    """Whether a record counts in the claim's unit, or both count things that may be the same."""
    if statistic.unit == unit:
        return True
    related = (None, "count", *numbers.MEASURED)
    if not all(numbers.dimension(each) in related for each in (statistic.unit, unit)):
        return False
    return role(statistic) == "count"


def _counted_apart(figures: list[Weighed], unit: str | None) -> Iterator[Weighed]:
    """The records without those that count something else than the claim does, where another one
    of their sentence counts just that: 11 provinces, where it has 74 cities."""
    if not numbers.says_what(unit):
        yield from figures
        return
    told = {w.statement.sentence.id for w in figures if figure_of(w).statistic.unit == unit}
    for weighed in figures:
        is_same = figure_of(weighed).statistic.unit == unit
        if is_same or weighed.statement.sentence.id not in told:
            yield weighed


def _named_apart(figures: Iterable[Weighed], strengths: tuple[Strength, ...]) -> Iterator[Weighed]:
    """The records without those whose sentence says a name of the claim with another number of
    their kind alone: of India, Vietnam and Nepal, whose numbers stand 分别 in one, those of the
    one claimed."""
    names = [s for s in strengths if s.notion.name]
    named = [(w, any(s.among(figure_of(w).parts[:1]) >= SEEN for s in names)) for w in figures]
    told = {_sort(w) for w, is_named in named if is_named}
    return (w for w, is_named in named if is_named or _sort(w) not in told)


def _sort(weighed: Weighed) -> tuple[str, str, str]:
    """The sentence that a record stands in, and its kind of number."""
    statement = weighed.statement
    return statement.document, statement.sentence.id, role(figure_of(weighed).statistic)


def _near(question: Question, figures: list[Weighed], margin: float) -> Iterator[Weighed]:
    """Records that are of the claim's subject and time, the best first; ``margin``: how much
    less support than the best they may have. Which way something went is compared apart."""
    question = replace(question, direction=None)
    for weighed in figures:
        if base(weighed) < base(figures[0]) - margin:
            continue
        enough = weighed.features["coverage"] >= LEAST_COVERAGE
        if enough and weighed.support >= limits()["number"] and not contradicted(weighed, question):
            yield weighed


def has_value(claim: Claimed, weighed: Weighed) -> bool:
    """Whether a record has the claim's value."""
    return agrees(claim.amount, amount(weighed), rounding(claim.sentence, claim.number))


# --- Records that are of something else ---------------------------------------------------


def _rival(
    claim: Claimed, asked: Asked, weighed: Weighed, others: Iterable[Weighed]
) -> Weighed | None:
    """A record with another value that is rather what is claimed."""
    kind = role(figure_of(weighed).statistic)
    for other in others:
        is_alike = role(figure_of(other).statistic) == kind and not has_value(claim, other)
        if (
            is_alike
            and not _is_other_end(claim, other)
            and _is_rather(claim, asked, other, weighed)
        ):
            return other
    return None


def _is_rather(claim: Claimed, asked: Asked, other: Weighed, weighed: Weighed) -> bool:
    """Whether another record is rather what is claimed than this one: more that stands near the
    claimed number stands near it; else, it has more support, and measures no less of that."""
    better = base(other) - base(weighed)
    if not _is_beside(other, weighed):
        return better > BETTER_ELSEWHERE and _measured(claim, asked, other) >= _measured(
            claim, asked, weighed
        )
    theirs, ours = _standing(claim, other), _standing(claim, weighed)
    if theirs != ours and (theirs <= ours or ours <= theirs):
        return ours < theirs
    if _is_claimed_beside(claim, other, weighed):
        return False
    return better > BETTER and _measured(claim, asked, other) >= _measured(claim, asked, weighed)


def _is_beside(one: Weighed, other: Weighed) -> bool:
    return _sort(one) == _sort(other)


def _standing(claim: Claimed, weighed: Weighed) -> frozenset[Notion]:
    """The notions near the claimed number that stand near a record's by their very words."""
    text, place, numbers_in = _printed(claim, weighed)
    said = fold(window(text, numbers_in, place)).text
    words = frozenset(map(surface, _LATIN.findall(said)))
    return frozenset(notion for notion in claim.near if _stands(notion, said, words))


def _stands(notion: Notion, said: str, words: frozenset[str]) -> bool:
    if notion.text.isascii():
        return all(surface(word) in words for word in _LATIN.findall(notion.text))
    return notion.text in said


def _is_claimed_beside(claim: Claimed, other: Weighed, weighed: Weighed) -> bool:
    """Whether the claim's sentence has another record's value too, on the same side of this one as
    in the record's sentence: of numbers that are listed 分别 each has its own."""
    statistic = figure_of(other).statistic
    is_before = statistic.start < figure_of(weighed).statistic.start
    return any(
        number.value == statistic.value
        and number.unit == statistic.unit
        and (number.start < claim.number.start) == is_before
        for number in quantities(claim.sentence)
    )


def _measured(claim: Claimed, asked: Asked, weighed: Weighed) -> float:
    """What stands in what a record measures of that which is near the claimed number."""
    near = (s for s in asked.strengths if s.notion in claim.near)
    return sum(s.worth * s.among(figure_of(weighed).parts[:1]) for s in near)


def is_otherwise(claim: Claimed, weighed: Weighed) -> bool:
    """Whether a record says something else of its number than is claimed, though it is of the same
    subject."""
    return (
        _is_of_other_kind(claim, weighed)
        or _is_other_end(claim, weighed)
        or _is_ahead(weighed)
        or wording.is_opposed(claim.clause, _said(claim, weighed))
        or _leaves_out(claim, weighed)
        or _is_of_other_part(claim, weighed)
    )


def _is_of_other_part(claim: Claimed, weighed: Weighed) -> bool:
    """Whether a share is of those with more than 50 employees, and the record's of those with 1 to
    5."""
    if not claim.conditions or figure_of(weighed).statistic.cell:
        return False
    text, place, _ = _printed(claim, weighed)
    here = tuple(counted_beside(text, place))
    beside = (f for f in weighed.statement.figures if f is not weighed.figure)
    elsewhere = {value for figure in beside for value in figure.values}
    return any(
        not any(agrees(asked.amount, said.amount, Decimal(0)) for said in here)
        and (
            any(said.unit == asked.unit for said in here)
            or any(asked.amount.low in (said.amount.low, said.amount.high) for said in here)
            or (asked.amount.low in elsewhere and asked.amount.low not in figure_of(weighed).values)
        )
        for asked in claim.conditions
    )


def _leaves_out(claim: Claimed, weighed: Weighed) -> bool:
    """Whether it is of all but a thing that the claim names: 中国以外的供应商."""
    figure = figure_of(weighed)
    said = f"{figure.statistic.measure} {figure.said} {_said(claim, weighed)}"
    words = (
        (notion.text, *(form.terms[0] for form in notion.chinese if form.weight >= SURE))
        for notion in claim.question.subject
        if not notion.verb
    )
    return any(wording.leaves_out(each, claim.sentence, said) for each in words)


def _is_ahead(weighed: Weighed) -> bool:
    """Whether its own sentence says that it is of a time to come, of which the claim does not
    speak."""
    period = figure_of(weighed).statistic.period
    return weighed.features["ahead"] > 0 and period is not None and not period.inferred


def _is_of_other_kind(claim: Claimed, weighed: Weighed) -> bool:
    """Whether one is a change and the other one how things stand."""
    if claim.number.unit != "%":
        return False
    kind = role(figure_of(weighed).statistic)
    return (kind == "share" and claim.change.direction is not None) or (
        kind == "growth" and claim.is_part
    )


def _is_other_end(claim: Claimed, weighed: Weighed) -> bool:
    """Whether one is the old value of a change and the other one the new."""
    figure = figure_of(weighed)
    changing = any(other.former for other in weighed.statement.figures)
    if claim.change.former:
        return changing and not figure.former
    return claim.change.replaces and figure.former


def _said(claim: Claimed, weighed: Weighed) -> str:
    """A record's clause without its number; the titles of a cell."""
    figure = figure_of(weighed)
    if figure.statistic.cell:
        return figure.said
    text, place, _ = _printed(claim, weighed)
    _, said = bound(text, place.start, place.end, figure.statistic.qualifier)
    return clause_around(text, said)


def _printed(claim: Claimed, weighed: Weighed) -> tuple[str, Span, tuple[Span, ...]]:
    """A record's sentence in the claim's language where there is one, with the places of its number
    and of all its numbers there."""
    statement = weighed.statement
    statistic = figure_of(weighed).statistic
    every = tuple(figure.statistic for figure in statement.figures)
    if claim.question.language == "en" and statement.english and statistic.place_en:
        found = tuple(each.place_en for each in every if each.place_en)
        return statement.english, statistic.place_en, found
    first = statement.sentence.start
    places = tuple(Span(each.start - first, each.end - first) for each in every)
    return statement.text, Span(statistic.start - first, statistic.end - first), places
