"""What forbids to answer with a number, however much of the question stands around it: it is of
something else than what is asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from indexer import numbers
from indexer.answer.enumerations import printed
from indexer.answer.evidence import WEIGHTS, Figure, Part, Place, Statement, as_own, own
from indexer.answer.fitting import RATIOS
from indexer.answer.reversed import denied, lies_across
from indexer.answer.strength import (
    ABSENT_HERE,
    SEEN,
    Strength,
    coverage,
    is_foreign,
    makes_up,
    total,
)
from indexer.language.scripts import fold
from indexer.question import Question

Veto = Literal[
    "headless",
    "afterwards",
    "listed",
    "unheard",
    "of-others",
    "of-other-owner",
    "denied",
    "across",
]

TELLING = frozenset({"area", "length", "age", "duration", "mass", "energy", "power", "speed"})
"""Dimensions of few measures, which a number's unit alone tells."""
HEAD = 0.35
"""From this strength on a number is of what is asked for."""
LATER = 0.35
"""A notion of this share of the question's worth that is but spoken of after a number is not what
that is of: 1.2 million visitors, most of them Korean."""
UNHEARD = 0.3
"""From this share of the question's worth on a thing that the reports never speak of is missed."""
_OVER = frozenset(
    {Place.SENTENCE_BEFORE, Place.SECTION_TITLE, Place.CHAPTER_TITLE, Place.TABLE_HEAD}
)
"""Where it stands before a sentence of what that speaks."""
REST = 0.6
"""Below this coverage there is too little else to answer without it."""
REWORDED = 0.55
"""From this coverage on what is asked for may but be put otherwise where it is not named."""
REWORDED_HERE = 0.7
"""The same where the reports do use its very word, elsewhere."""


def vetoes(
    question: Question, strengths: tuple[Strength, ...], statement: Statement, figure: Figure
) -> frozenset[Veto]:
    """All that forbids to answer with a number."""
    foreign = is_foreign(question, statement)
    held: dict[Veto, bool] = {
        "headless": _lacks_head(question, strengths, figure, foreign=foreign),
        "afterwards": afterwards(strengths, figure) is not None,
        "listed": but_listed(strengths, statement, figure) is not None,
        "of-others": lacking(question, strengths, figure) is not None,
        "of-other-owner": not foreign and _lacks_owner(question, strengths, figure),
        "unheard": lacks_unheard(strengths, figure.parts),
        "denied": denied(question, statement, figure) is not None,
        "across": lies_across(question, statement),
    }
    return frozenset(veto for veto, holds in held.items() if holds)


def lacking(question: Question, strengths: tuple[Strength, ...], figure: Figure) -> Strength | None:
    """What the question asks a share of, or whose share, where that is spoken of elsewhere, but not
    around a number nor in the titles over it."""
    asked = (s for s in strengths if s.notion in (question.whole, question.sharer))
    least = WEIGHTS[Place.CHAPTER_TITLE]
    return next((s for s in asked if s.own and s.among(figure.parts) < least), None)


def _lacks_owner(question: Question, strengths: tuple[Strength, ...], figure: Figure) -> bool:
    """Whether that whose measure is asked for, the volunteers' average age, is spoken of elsewhere,
    but not around a number nor in the titles over it."""
    owner = question.head.owner if question.head else None
    asked = next((s for s in strengths if s.notion is owner), None)
    return asked is not None and asked.known and asked.among(figure.parts) < ABSENT_HERE


def _lacks_head(
    question: Question, strengths: tuple[Strength, ...], figure: Figure, *, foreign: bool
) -> bool:
    """Whether nothing that a number is said of is what the question asks the number of, and too
    little of the rest is there for that to be but put otherwise."""
    head = question.head
    if head is None or RATIOS & set(question.wants):
        return False
    if head.dimension in TELLING and numbers.dimension(figure.statistic.unit) == head.dimension:
        return False
    asked = next((s for s in strengths if s.notion is head.notion), None)
    if asked is None:  # Weighed without it: what is compared has notions of its own.
        return False
    near = tuple(part for part in figure.parts if part.weight >= WEIGHTS[Place.SEGMENT_AFTER])
    if asked.among(near) >= HEAD:
        return False
    if figure.statistic.cell:
        return True  # What a cell is of stands over and beside it.
    here = coverage(strengths, figure.parts, foreign=foreign and not asked.known)
    return here < (REWORDED_HERE if asked.own else REWORDED)


def afterwards(strengths: tuple[Strength, ...], figure: Figure) -> Strength | None:
    """A thing that is a good part of the question and stands in a clause after the number's alone,
    neither with it nor before it nor around its sentence."""
    later = tuple(part for part in figure.parts if part.place is Place.SEGMENT_AFTER)
    others = tuple(part for part in figure.parts if part.place is not Place.SEGMENT_AFTER)
    least = LATER * total(strengths)
    things = (s for s in strengths if not s.notion.verb)
    weighty = (s for s in things if s.worth > least and (s.own or s.notion.name))
    return next(
        (s for s in weighty if s.among(others) < ABSENT_HERE and s.among(later) >= HEAD), None
    )


def but_listed(
    strengths: tuple[Strength, ...], statement: Statement, figure: Figure
) -> Strength | None:
    """The one name of the question that a number's sentence has but in a list after the number,
    without one for each: 8,000 members, most of them from Peru, Chile and Bolivia."""
    statistic = figure.statistic
    alike = sum(other.statistic.unit == statistic.unit for other in statement.figures)
    place = statistic.end - statement.sentence.start
    items = [
        fold(item).text
        for listing in statement.listings
        if place < listing.items[0].start and alike < len(listing.items) and not listing.pair
        for item in printed(statement.text, listing.items)
    ]
    inside = {part.text for part in own(statement.parts)}
    near = as_own(
        part
        for part in figure.parts
        if part.place is Place.OWN or (part.text not in inside and part.place in _OVER)
    )
    listed = [s for s in strengths if s.notion.name and any(makes_up(s, item) for item in items)]
    if len(listed) != 1 or listed[0].among(near) >= SEEN:
        return None  # Of several that it names the number may be.
    return listed[0]


@lru_cache(maxsize=8)  # Asked for again with each number that is weighed.
def unheard(strengths: tuple[Strength, ...]) -> Strength | None:
    """The weightiest thing that the reports never speak of, where it is a good part of the
    question; a word of which no other wording is known may be a slip or a figure of speech."""
    things = (s for s in strengths if not (s.known or s.notion.asking) and s.notion.reworded)
    thing = max(things, key=lambda s: s.worth, default=None)
    if thing is None or thing.worth < UNHEARD * total(strengths):
        return None
    return thing


def lacks_unheard(strengths: tuple[Strength, ...], parts: tuple[Part, ...]) -> bool:
    """Whether a question is in good part about something that the reports never speak of, and too
    little else of it stands in these parts."""
    return unheard(strengths) is not None and coverage(strengths, parts) < REST
