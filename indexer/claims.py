"""Checking claims: each number of a sentence from elsewhere against the reports' own records.

For: telling a fact-checker, with the evidence, whether the reports say so, say otherwise, or
do not say. Not for: judging what the sentence says besides its numbers.

A claim is weighed as a question is: what stands around its number is the subject, its unit says
what kind of number is wanted. The number itself plays no part in the weighing, so that a wrong
one finds the same record as the right one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from indexer import numbers
from indexer.answer import Reports
from indexer.answer.asked import Asked, limits
from indexer.answer.fitting import role
from indexer.answer.refusal import WEAK, filled, reason, value
from indexer.answer.strength import SEEN, Strength
from indexer.answer.weigh import Weighed, base, contradicted
from indexer.language.analysis import detect
from indexer.language.blanking import blanked
from indexer.language.sentences import sentences
from indexer.model import Bilingual, Citation, Number, Span, Statistic
from indexer.numbers import Mention
from indexer.question import Question, Want

Verdict = Literal["confirmed", "differs", "not-found"]

MOST_CLAIMS = 40
"""Numbers of one text that are checked; further ones are left alone."""
LONGEST_SUBJECT = 200
"""Characters before and after a number that may say what it counts."""
LONGEST_LEAD = 400
"""Characters before a number that may say of which time it is: as many as a question may have,
so that a text without stops takes no longer to read."""
LEAST_COVERAGE = 0.6
"""Share of a claim's subject that a record must have for its value to stand against the claim's."""
FEW_NOTIONS = 2
"""A clause with fewer things named needs the one before it to be understood."""
ROUNDED = Decimal("0.01")
"""A claim with trailing zeros is taken for rounded, up to this share of its value."""
VAGUE = Decimal("0.03")
"""What a claim that says so itself (约, "about") may be off, as a share of its value."""
MISTAKEN = 10_000
"""Values further apart than this factor are not of the same thing: a slip of 万 for 亿, or of a
million for a billion, is the greatest that people make."""

WANTS: dict[str | None, tuple[Want, ...]] = {
    "%": (Want.SHARE, Want.GROWTH),
    "pp": (Want.POINTS,),
    "x": (Want.MULTIPLE,),
}
"""What a number of a unit is; money has a currency's code, all else is a count."""
DIFFERS: Bilingual = {
    "zh": "报告给出的是{given}。",
    "en": "The report gives {given}.",
}
NOT_FOUND: Bilingual = {
    "zh": "报告没有这样的记录。",
    "en": "The report has no such record.",
}

_CLAUSE = re.compile(r"[^，,；;：:。！？!?]+")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_VAGUE = re.compile(
    r"约|大概|左右|近|余|多|超过|逾|about|around|nearly|almost|roughly|approximately|over|more than"
)

Read = Callable[[str], Question]
"""Understands a question; see ``indexer.question.read``."""
Times = Callable[[str], tuple[Mention, ...]]
"""Finds the periods that a text names; see ``indexer.question.times``."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One number of a text, and what the reports say to it."""

    span: Span
    """The number in the text."""
    text: str
    """The number as typed, with its unit."""
    verdict: Verdict
    """``confirmed``: a record of the same subject and time has the value, to within the rounding
    of the claim; ``differs``: it has another; ``not-found``: the reports have no such record."""
    reason: Bilingual | None
    """None where it is confirmed."""
    statistic: Statistic | None
    """The record compared with, or of those the nearest where none can be."""
    citation: Citation | None
    """Where that stands."""


def check(text: str, reports: Reports, read: Read, times: Times) -> tuple[Claim, ...]:
    """Compare each number of a text with the records, in order."""
    stated = [(s, n) for s in sentences(text) for n in _numbers(text[s.start : s.end])]
    return tuple(
        _claim(text[s.start : s.end], number, s.start, reports, read, times)
        for s, number in stated[:MOST_CLAIMS]
    )


@lru_cache(maxsize=8)  # Asked for again with each number of a sentence.
def _numbers(sentence: str) -> tuple[Number, ...]:
    return numbers.find(sentence, detect(sentence))


def _claim(
    sentence: str, number: Number, offset: int, reports: Reports, read: Read, times: Times
) -> Claim:
    question = _question(sentence, number, read, times)
    asked = Asked(question, reports)
    alike = [w for w in asked.figures() if _same_kind(w, number)]
    figures = list(_named_apart(alike, asked.strengths))
    figures.sort(key=base, reverse=True)
    wide, near = (
        list(_near(question, figures, limits()[name])) for name in ("margin_within", "margin")
    )
    same = next((w for w in wide if _agrees(sentence, number, w)), None)
    span = Span(offset + number.start, offset + number.end)
    said = sentence[number.start : number.end]
    if same is not None:
        return _made(span, said, "confirmed", None, same, reports)
    best = next((w for w in near if _is_comparable(number, w)), None)
    if best is not None:
        return _made(span, said, "differs", _differs(_figure(best)), best, reports)
    nearest = next(iter(figures), None)
    why = reason(question, asked.strengths, nearest)
    why = NOT_FOUND if why == WEAK else why
    return _made(span, said, "not-found", why, nearest, reports)


def _differs(statistic: Statistic) -> Bilingual:
    return filled(DIFFERS, lambda spoken: {"given": value(statistic, spoken)})


def _made(
    span: Span,
    said: str,
    verdict: Verdict,
    why: Bilingual | None,
    weighed: Weighed | None,
    reports: Reports,
) -> Claim:
    if weighed is None or weighed.support < limits()["number"]:
        return Claim(span, said, verdict, why, None, None)
    statistic = _figure(weighed)
    citation = reports.cite(weighed.statement, statistic.footnotes)
    return Claim(span, said, verdict, why, statistic, citation)


def _figure(weighed: Weighed) -> Statistic:
    assert weighed.figure is not None
    return weighed.figure.statistic


# --- What the number is said of -----------------------------------------------------------


def _question(sentence: str, number: Number, read: Read, times: Times) -> Question:
    """What a question would be that the number answers."""
    question = _subject(sentence, number, read)
    clause = next((c for c in _clauses(sentence) if number.start < c.end), None)
    end = min(clause.end if clause else len(sentence), number.end + LONGEST_SUBJECT)
    of = numbers.dimension(number.unit)
    measured = of if of in numbers.MEASURED else None
    wants = WANTS.get(number.unit) or (
        Want.MONEY if of == "money" else Want.NUMBER if measured else Want.COUNT,
    )
    if number.unit == "%" and question.direction:
        wants = (Want.GROWTH, Want.SHARE)
    return replace(
        question,
        wants=wants,
        measured=measured,
        times=times(sentence[max(0, number.start - LONGEST_LEAD) : end]),
        stated=frozenset(),
        wanted_count=None,
    )


def _subject(sentence: str, number: Number, read: Read) -> Question:
    """The number's clause, with those before it as long as it names too little, without numbers;
    read as a question."""
    clauses = _clauses(sentence)
    place = next((n for n, c in enumerate(clauses) if number.start < c.end), 0)
    end = min(clauses[place].end, number.end + LONGEST_SUBJECT)
    for clause in reversed(clauses[: place + 1]):
        start = max(clause.start, number.start - LONGEST_SUBJECT)
        question = read(_without_numbers(sentence)[start:end])
        if len(question.subject) >= FEW_NOTIONS or start > clause.start:
            break
    return question


@lru_cache(maxsize=8)
def _clauses(sentence: str) -> tuple[Span, ...]:
    """Clauses; a comma between digits ends none."""
    plain = re.sub(r"(?<=\d)[,，](?=\d)", "0", sentence)
    return tuple(Span(*clause.span()) for clause in _CLAUSE.finditer(plain))


@lru_cache(maxsize=8)
def _without_numbers(sentence: str) -> str:
    """The sentence with blanks for its numbers."""
    return blanked(sentence, ((number.start, number.end) for number in _numbers(sentence)))


# --- Records that may be what is claimed --------------------------------------------------


def _same_kind(weighed: Weighed, number: Number) -> bool:
    """Whether a record counts in the claim's unit, or both count things."""
    unit = _figure(weighed).unit
    if unit == number.unit:
        return True
    related = (None, "count", *numbers.MEASURED)
    if not all(numbers.dimension(each) in related for each in (unit, number.unit)):
        return False
    return role(_figure(weighed)) == "count"


def _named_apart(figures: list[Weighed], strengths: tuple[Strength, ...]) -> Iterator[Weighed]:
    """The records without those whose sentence says a name of the claim with another number alone:
    of India, Vietnam and Nepal, whose numbers stand 分别 in one, those of the one claimed."""
    names = [s for s in strengths if s.notion.name]
    named = [
        (w, any(s.among(w.figure.parts[:1]) >= SEEN for s in names if w.figure)) for w in figures
    ]
    told = {w.statement.sentence.id for w, is_named in named if is_named}
    return (w for w, is_named in named if is_named or w.statement.sentence.id not in told)


def _near(question: Question, figures: list[Weighed], margin: float) -> Iterator[Weighed]:
    """Records that are of the claim's subject and time, the best first; ``margin``: how much
    less support than the best they may have."""
    for weighed in figures:
        if base(weighed) < base(figures[0]) - margin:
            continue
        enough = weighed.features["coverage"] >= LEAST_COVERAGE
        if enough and weighed.support >= limits()["number"] and not contradicted(weighed, question):
            yield weighed


def _agrees(sentence: str, number: Number, weighed: Weighed) -> bool:
    """Whether a record has the claim's value, to within the claim's own rounding."""
    statistic = _figure(weighed)
    if weighed.features["direction"] < 0:
        return False
    tolerance = _tolerance(sentence, number)
    low, high = abs(statistic.value), abs(statistic.high or statistic.value)
    claimed = (abs(number.value), abs(number.high or number.value))
    return all(low - tolerance <= value <= high + tolerance for value in claimed)


def _is_comparable(number: Number, weighed: Weighed) -> bool:
    """Whether a record's value is of an order that the claim may have mistaken for it."""
    one, other = sorted((abs(number.value), abs(_figure(weighed).value)))
    return other <= one * MISTAKEN


def _tolerance(sentence: str, number: Number) -> Decimal:
    """Half a unit of the last digit that says something."""
    value = abs(number.value)
    before = sentence[max(0, number.start - 12) : number.end + 4]
    if number.qualifier or _VAGUE.search(before):
        return value * VAGUE
    printed = _DIGITS.search(numbers.fold(sentence[number.start : number.end]))
    if printed is None:
        return value * ROUNDED
    digits = Decimal(printed[0].replace(",", ""))
    if not digits or not value:
        return Decimal(0)
    step = Decimal(1).scaleb(int(digits.normalize().as_tuple().exponent)) * value / digits
    return min(step / 2, max(value * ROUNDED, _printed_step(printed[0], value, digits) / 2))


def _printed_step(printed: str, value: Decimal, digits: Decimal) -> Decimal:
    """What one in the last printed decimal is worth; nothing for a whole number."""
    decimals = len(printed.partition(".")[2])
    return Decimal(1).scaleb(-decimals) * value / digits if decimals else Decimal(0)
