"""The things that a comparison names: "containers or ships", 一达通和信保的单均金额."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass

from indexer.answer.strength import Strength
from indexer.model import Period
from indexer.question import Question
from indexer.question.cues import cues
from indexer.question.notions import Notion

_BREAK = re.compile(r"[，,：:；;。？?！!]")


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things compared."""

    strengths: tuple[Strength, ...]
    """What names it alone; empty where a time does."""
    period: Period | None = None
    common: tuple[Strength, ...] = ()
    """What its name has in common with the other's: 问诊 of 图文问诊和视频问诊."""


@dataclass(frozen=True, slots=True)
class Options:
    """Both things compared, and what the question says of either."""

    first: Option
    second: Option
    shared: tuple[Strength, ...]


def options(question: Question, strengths: tuple[Strength, ...]) -> Options | None:
    """The two things that a comparison names, or None where they cannot be told.

    They stand on both sides of a connecting word (和, "or"), in the same stretch between marks of
    punctuation; the nearest notion on each side that is no asking word names the thing.
    """
    subjects = [s for s in strengths if not s.notion.asking]
    times = _times(question, strengths)
    if times is not None and (len(subjects) < 3 or _are_compared(question, subjects)):
        return times
    best: tuple[int, Options] | None = None
    for place, end in _connectors(question):
        found = _around(question.folded, place, end, subjects, strengths)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best else times


def _times(question: Question, strengths: tuple[Strength, ...]) -> Options | None:
    """The first two times that a question names, as what it compares."""
    if len(question.periods) < 2:
        return None
    first, second = question.periods[:2]
    return Options(Option((), first), Option((), second), strengths)


def _are_compared(question: Question, subjects: list[Strength]) -> bool:
    """Whether nothing that is spoken of stands between the first two times."""
    first, second = question.times[:2]
    return not any(first.end <= s.notion.start < second.start for s in subjects)


def _connectors(question: Question) -> list[tuple[int, int]]:
    return [
        mark.span()
        for language in ("zh", "en")
        for mark in cues(language).between.finditer(question.folded)
    ]


def _around(
    folded: str, place: int, end: int, subjects: list[Strength], strengths: tuple[Strength, ...]
) -> tuple[int, Options] | None:
    """The options on both sides of a connector with the distance between them."""
    before = [s for s in subjects if s.notion.end <= place]
    after = [s for s in subjects if s.notion.start >= end]
    if not before or not after:
        return None
    if _BREAK.search(folded[before[-1].notion.end : place].rstrip(" ，,")):
        return None
    if _BREAK.search(folded, end, after[0].notion.start):
        return None
    sides = _sides(folded, before[::-1], after)
    if sides is None:
        return None
    left, right = sides
    shared = tuple(s for s in strengths if s not in (*left.strengths, *right.strengths))
    distance = after[0].notion.start - before[-1].notion.end
    return distance, Options(left, right, shared)


def _sides(
    folded: str, before: list[Strength], after: list[Strength]
) -> tuple[Option, Option] | None:
    """What names either thing, apart from what names both (Chinese trade or trade with Belt and
    Road countries); None where nothing tells them apart. Takes the notions from the connector
    outwards."""
    for reach in (_joined, _reaching):
        left, right = reach(folded, before)[::-1], reach(folded, after)
        right = _of_length(right, len(left))
        common = {s.notion.text for s in left} & {s.notion.text for s in right}
        sides = _side(left, common), _side(right, common)
        if all(side.strengths for side in sides):
            return sides
    return None


def _of_length(right: list[Strength], length: int) -> list[Strength]:
    """The second thing's notions without a last word in English that both things share where the
    first has fewer: the mobile or the fixed basket."""
    is_english = all(strength.notion.text.isascii() for strength in right)
    is_shared = len(right) > length and is_english and not right[-1].notion.name
    return right[:-1] if is_shared else right


def _side(named: list[Strength], common: Set[str]) -> Option:
    return Option(
        strengths=tuple(s for s in named if s.notion.text not in common),
        common=tuple(s for s in named if s.notion.text in common),
    )


def _joined(folded: str, away: list[Strength]) -> list[Strength]:
    """The notions next to a connector that stand without a gap (月均 DAU), outwards; what is done
    (generate) is no part of a thing's name."""

    def ends(nearer: Notion, farther: Notion) -> bool:
        first, last = _between(nearer, farther)
        is_apart = bool(folded[first:last].strip())
        is_deed = farther.verb and farther.text.isascii()
        return is_apart or nearer.name or farther.name or is_deed

    return _outwards(away, ends)


def _reaching(folded: str, away: list[Strength]) -> list[Strength]:
    """The notions from a connector outwards, as far as no mark of punctuation stands between."""
    return _outwards(
        away, lambda nearer, farther: bool(_BREAK.search(folded, *_between(nearer, farther)))
    )


def _outwards(away: list[Strength], ends: Callable[[Notion, Notion], bool]) -> list[Strength]:
    """The first of these, and the next ones until something ``ends`` between two."""
    found = away[:1]
    for strength in away[1:]:
        if ends(found[-1].notion, strength.notion):
            break
        found.append(strength)
    return found


def _between(one: Notion, other: Notion) -> tuple[int, int]:
    """``[start, end)`` of what stands between two notions."""
    first, second = sorted((one, other), key=lambda notion: notion.start)
    return first.end, second.start
