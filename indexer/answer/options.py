"""The things that a comparison names: "containers or ships", 一达通和信保的单均金额."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.answer.evidence import Part
from indexer.answer.strength import ABSENT_HERE, SEEN, Strength
from indexer.model import Period
from indexer.question import Question
from indexer.question.cues import cues
from indexer.question.notions import Notion

MOST_OF = 0.5
"""The share of the worth of an option's words that must stand where it is named, and how strongly
a word must stand anywhere to be among them."""
_BREAK = re.compile(r"[，,：:；;。？?！!]")

_NO_THING = re.compile(r"\s*(?:by|in|on|at|to|from|for|with|of|they|it|he|she|we|you|i)\b")
"""What follows "than" where no thing does that has a subject as its match."""
_AUXILIARY = re.compile(r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could)\b")
"""What a subject follows in an English question."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things compared."""

    strengths: tuple[Strength, ...]
    """What names it alone; empty where a time does."""
    period: Period | None = None
    common: tuple[Strength, ...] = ()
    """What its name has in common with the other's: 问诊 of 图文问诊和视频问诊."""

    @property
    def telling(self) -> tuple[Strength, ...]:
        """Its words without those that the reports hardly use, but for names."""
        telling = (s for s in self.strengths if s.best >= MOST_OF or s.notion.name)
        return tuple(telling) or self.strengths

    def stands_in(self, parts: tuple[Part, ...], least: float = SEEN) -> bool:
        """Whether most of its words stand here, each this strongly at ``least``."""
        telling = self.telling
        here = sum(s.worth for s in telling if s.among(parts) >= least)
        return here >= MOST_OF * sum(s.worth for s in telling)


@dataclass(frozen=True, slots=True)
class Options:
    """Both things compared, and what the question says of either."""

    first: Option
    second: Option
    shared: tuple[Strength, ...]

    def is_asked_of(self, parts: tuple[Part, ...]) -> bool:
        """Whether anything of what is asked of both things stands here, where the reports speak of
        it."""
        named = (*self.first.common, *self.second.common)
        asked = [s for s in self.shared if s.known and not s.notion.asking and s not in named]
        return not asked or any(s.among(parts) >= ABSENT_HERE for s in asked)


def options(question: Question, strengths: tuple[Strength, ...]) -> Options | None:
    """The two things that a comparison names, as ``readings`` takes them first; None where they
    cannot be told."""
    return next(readings(question, strengths), None)


def readings(question: Question, strengths: tuple[Strength, ...]) -> Iterator[Options]:
    """The two things that a comparison names, the likeliest way to take them first.

    They stand on both sides of a connecting word (和, "or"), in the same stretch between marks of
    punctuation; the nearest notions on each side that are no asking words name the thing. Where
    more name the one than the other, those farther away may be said of both (港口的吞吐量和堆存量,
    北港比南港吞吐量大).
    Two names side by side need no such word (江苏山东谁多).
    """
    subjects = [s for s in strengths if not s.notion.asking]
    times = _times(question, strengths)
    if times is not None and (len(subjects) < 3 or _are_compared(question, subjects)):
        yield times
        return
    found = [
        around
        for place, end in _connectors(question)
        if (around := _around(question.folded, place, end, subjects, strengths)) is not None
    ]
    if found:
        _, nearest = min(found, key=lambda each: each[0])
        yield nearest
        yield from _of_equal_length(nearest, strengths)
        yield from _of_owners(question.folded, nearest, strengths)
    elif times is not None:
        yield times
    else:
        yield from _side_by_side(subjects, strengths)


def _of_equal_length(named: Options, strengths: tuple[Strength, ...]) -> Iterator[Options]:
    """The two things with as many words of either, those next to what connects them; none where
    they have as many."""
    both = named.first.strengths, named.second.strengths
    length = min(map(len, both))
    if named.first.period is not None or not length or len(both[0]) == len(both[1]):
        return
    first, second = (sorted(side, key=lambda s: s.notion.start) for side in both)
    kept = (*first[-length:], *second[:length])
    shared = tuple(s for s in strengths if s in named.shared or (s in (*first, *second)))
    yield Options(
        replace(named.first, strengths=tuple(first[-length:])),
        replace(named.second, strengths=tuple(second[:length])),
        tuple(s for s in shared if s not in kept),
    )


def _of_owners(folded: str, named: Options, strengths: tuple[Strength, ...]) -> Iterator[Options]:
    """The one whose thing the first is, and the second: 北港 and 南港 of 北港的吞吐量比南港大."""
    first = min(named.first.strengths, key=lambda s: s.notion.start, default=None)
    owner = next((s for s in named.shared if first and _owns(folded, s.notion, first.notion)), None)
    if owner:
        shared = (*named.shared, *named.first.strengths)
        kept = tuple(s for s in strengths if s in shared and s is not owner)
        yield Options(Option((owner,)), named.second, kept)


def _owns(folded: str, owner: Notion, owned: Notion) -> bool:
    return folded[owner.end : owned.start] == "的"


def _side_by_side(subjects: list[Strength], strengths: tuple[Strength, ...]) -> Iterator[Options]:
    """The first two names that nothing stands between."""
    for one, other in pairwise(subjects):
        if one.notion.name and other.notion.name and one.notion.end == other.notion.start:
            shared = tuple(s for s in strengths if s not in (one, other))
            yield Options(Option((one,)), Option((other,)), shared)
            return


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
    before = _before(folded, place, end, subjects)
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


def _before(folded: str, place: int, end: int, subjects: list[Strength]) -> list[Strength]:
    """The notions up to a connector. Before "than" they end where what is compared begins (the US
    has more buyers than India), or with the subject (how much more does a dog cost than a cat)."""
    before = [s for s in subjects if s.notion.end <= place]
    if folded[place:end] != "than" or _NO_THING.match(folded, end):
        return before
    compared = next(cues("en").comparing.finditer(folded, 0, place), None)
    if compared is None:
        return before
    asked = _AUXILIARY.search(folded, compared.end(), place)
    if asked:
        named = _joined(folded, [s for s in before if s.notion.start >= asked.end()])
        after = {s.notion.text for s in subjects if s.notion.start >= end}
        of_both = next((n for n, s in enumerate(named, start=1) if s.notion.text in after), 1)
        return named[:of_both]
    measured = any(s.notion.start >= compared.end() for s in before)
    named = [s for s in before if s.notion.end <= compared.start()]
    return named if measured and named else before


def _sides(
    folded: str, before: list[Strength], after: list[Strength]
) -> tuple[Option, Option] | None:
    """What names either thing, apart from what names both (Chinese trade or trade with Belt and
    Road countries); None where nothing tells them apart. Takes the notions from the connector
    outwards."""
    for reach in (_joined, _reaching):
        left, right = reach(folded, before)[::-1], reach(folded, after)
        right = _of_length(folded, right, len(left))
        common = {s.notion.text for s in left} & {s.notion.text for s in right}
        sides = _side(left, common), _side(right, common)
        if all(side.strengths for side in sides) and not _is_within(*sides):
            return sides
    return None


def _of_length(folded: str, right: list[Strength], length: int) -> list[Strength]:
    """The second thing's notions without a last word in English that both things share where the
    first has fewer: the mobile or the fixed basket; not one that is said of it alone (or trade with
    Asia)."""
    if len(right) <= length or not all(strength.notion.text.isascii() for strength in right):
        return right
    *others, last = right
    is_apart = others and folded[slice(*_between(others[-1].notion, last.notion))].strip()
    return right if last.notion.name or is_apart else others


def _is_within(one: Option, other: Option) -> bool:
    """Whether all that names the one thing are words of what names the other: total trade or trade
    with Asia."""
    texts = [{s.notion.text for s in side.strengths} for side in (one, other)]
    words = [{word for text in side for word in text.split()} for side in texts]
    return texts[0] <= words[1] or texts[1] <= words[0]


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
