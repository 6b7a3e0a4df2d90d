"""What a claimed number is said of: the question that it would answer, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from indexer import numbers
from indexer.answer import clauses
from indexer.claims.amounts import Amount, bound
from indexer.language.analysis import detect
from indexer.language.blanking import blanked
from indexer.language.scripts import fold
from indexer.model import Direction, Number, Span
from indexer.numbers import Mention
from indexer.question import Question, Want
from indexer.question.cues import every_language
from indexer.question.notions import Notion
from indexer.statistics.change import Change, changes

LONGEST_SUBJECT = 200
"""Characters before and after a number that may say what it counts."""
LONGEST_LEAD = 400
"""Characters before a number, at least, that may say of which time it is: twice as many are read at
once, as many as a question may have."""
MOST_BESIDE = 3
"""Numbers of its clause on either side of one, up to which its subject is read."""
FEW_NOTIONS = 2
"""A clause with fewer things named needs the one before it to be understood."""

WANTS: dict[str | None, tuple[Want, ...]] = {
    "%": (Want.SHARE, Want.GROWTH),
    "pp": (Want.POINTS,),
    "x": (Want.MULTIPLE,),
}
"""What a number of a unit is; money has a currency's code, all else is a count."""

_CLAUSE = re.compile(r"[^，,；;：:。！？!?]+")
_NUMERAL = re.compile(
    r"(?:[a-z]{0,3}[$£€¥])?\d[\d.,]*(?:\s?(?:[-–~到至]|to|and)\s?\d[\d.,]*)?[多余几]?"
    r"(?:\s?(?:thousand|million|billion|trillion|hundred|dozen|bn|mn|m|k)\b)*[十百千万亿]*[多余几]?"
    r"|[a-z]+(?:[ -](?:hundred|thousand|million|billion|dozen))*\b"
    r"|[零〇一二两三四五六七八九十百千万亿几数半多余]+",
    re.IGNORECASE,
)
"""A number without what it counts."""
_CLASSIFIER = re.compile("[个家人名位种项次件条张户所座台辆篇笔单款类岁天年只头]")
_GOES_WITH_FORMER = re.compile(r"(?:以上|左右|多)?的|\s(?:of|in|for)\b|[)）]")
"""How what stands between two numbers begins where it is said of the first."""
_BOUNDED = re.compile(
    r"\b(?:over|above|under|below|(?:older|younger|more|less|fewer) than|at least|at most) "
    r"(?P<n>\d{1,3})(?![\d%.,]*\d|%| ?[a-z]*(?:percent|million|billion|thousand|hundred))"
    r"(?=$|[^\w ]| (?:and|in|or|who|years?)\b)",
    re.IGNORECASE,
)
"""An age or a number of things that a share is of: over 34."""
_PART_OF = re.compile(r"\s(?:of|among)\b")
_IS_PART = re.compile(r"占[^，,；;。]{0,12}$")

Read = Callable[[str], Question]
"""Understands a question; see ``indexer.question.read``."""
Times = Callable[[str], tuple[Mention, ...]]
"""Finds the periods that a text names; see ``indexer.question.times``."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount with its unit, beside a share."""

    amount: Amount
    unit: str | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A number of a sentence with what it is said of."""

    sentence: str
    number: Number
    amount: Amount
    question: Question
    """What it would answer."""
    change: Change
    clause: str
    """Its clause without the number and its bound."""
    near: frozenset[Notion]
    """The notions that stand nearer to it than to the numbers beside it."""
    conditions: tuple[Counted, ...]
    """What else its clause counts, where it is a share: of those with more than 50 employees."""

    @property
    def direction(self) -> Direction | None:
        """Which way the claim says that something went."""
        return self.question.direction

    @property
    def is_part(self) -> bool:
        """Whether it says to be a part of a whole, which no change is."""
        after = _PART_OF.match(self.sentence, self.number.end)
        return bool(after or _IS_PART.search(self.sentence, 0, self.number.start))


@lru_cache(maxsize=8)  # Asked for again with each number of a sentence.
def quantities(sentence: str) -> tuple[Number, ...]:
    """The numbers of a sentence."""
    return numbers.find(sentence, detect(sentence))


def claimed(sentence: str, number: Number, read: Read, times: Times) -> Claimed:
    """Understand a number of a sentence."""
    changed = _changes(sentence)[quantities(sentence).index(number)]
    question, start = _question(sentence, number, changed, read, times)
    bounded, said = bound(sentence, number.start, number.end, number.qualifier)
    return Claimed(
        sentence=sentence,
        number=number,
        amount=Amount.of(number.value, number.high, bounded),
        question=question,
        change=changed,
        clause=clause_around(sentence, said),
        near=frozenset(_near(sentence, number, question, start)),
        conditions=tuple(counted_beside(sentence, number)) if number.unit == "%" else (),
    )


def counted_beside(text: str, share: Span | Number) -> Iterator[Counted]:
    """What is counted in the clause of a share; of digits without a unit those that are bounded."""
    clause = clause_of(text, Span(share.start, share.end))
    for number in quantities(text):
        inside = clause.start <= number.start < clause.end and number.start != share.start
        if inside and not numbers.is_ratio(number.unit):
            bounded, _ = bound(text, number.start, number.end, number.qualifier)
            yield Counted(Amount.of(number.value, number.high, bounded), number.unit)
    for mark in _BOUNDED.finditer(text, clause.start, clause.end):
        bounded, _ = bound(text, mark.start("n"), mark.end("n"))
        yield Counted(Amount.of(Decimal(mark["n"]), None, bounded), None)


def clause_around(text: str, number: Span) -> str:
    """The clause that a number stands in, or its item of a list there, without the number."""
    start, end = clause_of(text, number)
    before, after = text[start : max(start, number.start)], text[min(end, number.end) : end]
    return f"{before.rpartition('、')[2]}\ufffc{after.partition('、')[0]}"


def clause_of(text: str, number: Span) -> Span:
    """Where the clause of a number stands."""
    found = ((s, e) for s, e in clauses.spans(text) if s < number.end and number.start < e)
    return Span(*next(found, (0, len(text))))


def window(text: str, numbers_in: Iterable[Span], number: Span) -> str:
    """What a number of several is said of by itself: what stands before the first of them, and
    what stands around it up to the clauses of those before and after it; of its own clause, up to
    those themselves."""
    others = [other for other in numbers_in if other != number]
    lead = text[: min([number.start, *(other.start for other in others)])]
    former = max((o for o in others if o.end <= number.start), default=None)
    later = min((o for o in others if o.start >= number.end), default=None)
    before, after = text[: number.start], text[number.end :]
    if former:
        end = clause_of(text, former).end
        before = text[min(end, number.start) : number.start]
        if not before:
            before = text[former.end : number.start]
            before = "" if _GOES_WITH_FORMER.match(before) else before
    if later:
        start = clause_of(text, later).start
        after = text[number.end : max(start, number.end)]
        if not after:
            after = text[number.end : later.start]
            after = after if _GOES_WITH_FORMER.match(after) else ""
    return f"{lead}\n{before}\n{after}"


@lru_cache(maxsize=8)
def _changes(sentence: str) -> tuple[Change, ...]:
    return changes(sentence, quantities(sentence), detect(sentence))


def _question(
    sentence: str, number: Number, changed: Change, read: Read, times: Times
) -> tuple[Question, int]:
    """What a question would be that the number answers, and where in the sentence it begins."""
    question, start = _subject(sentence, number, read)
    clause = next((c for c in _clauses(sentence) if number.start < c.end), None)
    end = min(clause.end if clause else len(sentence), number.end + LONGEST_SUBJECT)
    of = numbers.dimension(number.unit)
    measured = of if of in numbers.MEASURED else None
    wants = WANTS.get(number.unit) or (
        Want.MONEY if of == "money" else Want.NUMBER if measured else Want.COUNT,
    )
    direction = changed.direction or question.direction
    if number.unit == "%" and direction:
        wants = (Want.GROWTH, Want.SHARE)
    asked = replace(
        question,
        wants=wants,
        direction="down" if number.value < 0 else direction,
        ahead=question.ahead or _speaks_ahead(sentence),
        measured=measured,
        times=tuple(_times_before(sentence, number, end, times)),
        stated=frozenset(),
        wanted_count=None,
    )
    return asked, start


def _times_before(sentence: str, number: Number, end: int, times: Times) -> Iterator[Mention]:
    """The periods that a sentence names before the end of a number's clause. They are read of so
    much of it as numbers near each other share."""
    first = max(0, number.start // LONGEST_LEAD - 1) * LONGEST_LEAD
    for mention in times(sentence[first : first + 2 * LONGEST_LEAD]):
        if mention.start + first < end:
            yield mention


@lru_cache(maxsize=8)
def _speaks_ahead(sentence: str) -> bool:
    """Whether a sentence speaks of what is to come."""
    folded = fold(sentence).text
    return any(table.ahead.search(folded) for table in every_language())


def _subject(sentence: str, number: Number, read: Read) -> tuple[Question, int]:
    """The number's clause, with those before it as long as it names too little, without numbers;
    read as a question; and where that begins."""
    clauses = _clauses(sentence)
    place = next((n for n, c in enumerate(clauses) if number.start < c.end), 0)
    before, after = _beside(sentence, number)
    end = min(clauses[place].end, number.end + LONGEST_SUBJECT, after)
    for clause in reversed(clauses[: place + 1]):
        start = max(clause.start, number.start - LONGEST_SUBJECT, before)
        question = read(_without_numbers(sentence)[start:end])
        if len(question.subject) >= FEW_NOTIONS or start > clause.start:
            break
    return question, start


def _beside(sentence: str, number: Number) -> Span:
    """Up to where the numbers beside one leave room for what it counts."""
    found = quantities(sentence)
    place = found.index(number)
    first, last = place - MOST_BESIDE, place + MOST_BESIDE
    return Span(
        found[first].end if first >= 0 else 0,
        found[last].start if last < len(found) else len(sentence),
    )


@lru_cache(maxsize=8)
def _clauses(sentence: str) -> tuple[Span, ...]:
    """Clauses; a comma between digits ends none."""
    plain = re.sub(r"(?<=\d)[,，](?=\d)", "0", sentence)
    return tuple(Span(*clause.span()) for clause in _CLAUSE.finditer(plain))


@lru_cache(maxsize=8)
def _without_numbers(sentence: str) -> str:
    """The sentence with blanks for its numbers and their bounds; what they count stays."""
    return blanked(sentence, (_numeral(sentence, number) for number in quantities(sentence)))


def _numeral(sentence: str, number: Number) -> tuple[int, int]:
    """Where a number stands with the bound before it, without what it counts."""
    _, said = bound(sentence, number.start, number.end, number.qualifier)
    if not numbers.says_what(number.unit) or numbers.dimension(number.unit) in numbers.MEASURED:
        return said.start, number.end
    found = _NUMERAL.match(numbers.fold(sentence), number.start, number.end)
    end = found.end() if found else number.end
    classifier = _CLASSIFIER.match(sentence, end, number.end)
    return said.start, classifier.end() if classifier else end


def _near(sentence: str, number: Number, question: Question, start: int) -> Iterator[Notion]:
    """The notions of a question that stand between the numbers before and after this one, in its
    clause; ``start``: where in the sentence the question begins."""
    start += len(sentence[start:]) - len(sentence[start:].lstrip())
    clause = next((c for c in _clauses(sentence) if number.start < c.end), Span(0, len(sentence)))
    others = [n for n in quantities(sentence) if n is not number]
    first = max([clause.start, *(n.end for n in others if n.end <= number.start)])
    last = min([clause.end, *(n.start for n in others if n.start >= number.end)])
    for notion in question.notions:
        if first - start <= notion.start < last - start:
            yield notion
