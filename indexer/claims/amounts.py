"""Whether a claimed amount is a record's: to within rounding, on the same side of its bound.

For: comparing two values with what bounds them (超过, nearly, 没有达到). Not for: whether they
are of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indexer import numbers
from indexer.model import Number, Span

ROUNDED = Decimal("0.01")
"""A claim with trailing zeros is taken for rounded, up to this share of its value."""
VAGUE = Decimal("0.03")
"""What a claim that says so itself (约, "about") may be off, as a share of its value."""
MISTAKEN = 10_000
"""Values further apart than this factor are not of the same thing: a slip of 万 for 亿, or of a
million for a billion, is the greatest that people make."""


class Bound(StrEnum):
    """Where the amount lies that a number is said of, seen from its value."""

    ABOUT = "about"
    NEARLY = "nearly"
    """Somewhat below it."""
    ABOVE = "above"
    LEAST = "at least"
    BELOW = "below"
    MOST = "at most"


UPWARDS = frozenset({Bound.ABOVE, Bound.LEAST})
DOWNWARDS = frozenset({Bound.BELOW, Bound.MOST, Bound.NEARLY})

_NOT_ZH = "(?:没有?|并?未能?|从未|尚未|不(?:曾|会|能)?)"
_NOT_EN = r"(?:not|never|[a-z]+n['’]t|no|fail(?:ed|s)? to)"
_REACHED = r"(?:reach(?:ed|es)?|hit|attain(?:ed)?|amount(?:ed)? to|get to|come to|make)"
_EXCEEDED = r"(?:exceed(?:ed|s)?|surpass(?:ed)?|top(?:ped)?|pass(?:ed)?|over|above|more than)"
_BEFORE = (
    (
        Bound.MOST,
        rf"{_NOT_ZH}(?:超过?|超出|突破|高于|多于|大于)|最多|至多|{_NOT_EN} {_EXCEEDED}|at most",
    ),
    (
        Bound.LEAST,
        rf"{_NOT_ZH}(?:低于|少于|小于|下)|至少|起码|at least"
        rf"|{_NOT_EN} (?:(?:less|fewer|lower) than|below|under)",
    ),
    (
        Bound.BELOW,
        rf"{_NOT_ZH}(?:达到?|及|足|到|满|够)|达不到|不及|低于|少于|小于|under|below|short of"
        rf"|{_NOT_EN} (?:yet |quite |even )?{_REACHED}|(?:fell|falls?|falling) short of"
        r"|(?:less|fewer|lower|smaller) than",
    ),
    (
        Bound.ABOVE,
        r"超过?|超出|突破|破|逾|大于|高于|多于|more than|over|above|exceed(?:s|ed|ing)?"
        r"|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|upwards of|(?:greater|higher|larger) than",
    ),
    (Bound.NEARLY, r"将?近|接近|逼近|几乎|nearly|almost|close to"),
    (
        Bound.ABOUT,
        r"约|大概|估计|about|around|roughly|approximately|some|circa|(?:an )?estimated",
    ),
)
"""What is said before a number, and how that bounds it."""
_BETWEEN = r"[了达到为至]{0,2}\s*(?:an? |the |of |by |to |就是|only |just )?"
"""What may stand between a bound and its number."""
_BEFORE_NUMBER = tuple(
    (
        bound,
        re.compile(rf"(?:(?<![a-z])(?=[a-z])|(?=[^a-z]))(?:{words}){_BETWEEN}$", re.IGNORECASE),
    )
    for bound, words in _BEFORE
)
_OR = " (?:or|and) "
_AFTER_NUMBER = (
    (Bound.LEAST, re.compile(rf"[及含和]?以上|起(?![步来])|{_OR}(?:more|higher|above|over)\b")),
    (Bound.MOST, re.compile(rf"[及含和]?以下|[之以]内|{_OR}(?:less|fewer|below|under)\b")),
    (Bound.ABOVE, re.compile(r"[多余](?![种样元年])|有余|之多|\+| plus\b")),
    (Bound.ABOUT, re.compile(r"左右|上下| or so\b")),
)
_INSIDE = re.compile(r"[\d十百千万亿][多余]|[多余][个家万亿]")
_ABOVE_INSIDE, _ABOUT_INSIDE = ("上", "过"), ("几", "数")
"""Qualifiers that are a part of a number: 上百家, 过半, 数十家."""
_LONGEST_BOUND = 32
"""Characters before a number in which its bound is looked for."""
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def bound(
    text: str, start: int, end: int, qualifier: str | None = None
) -> tuple[Bound | None, Span]:
    """What bounds the number at ``[start, end)`` of a text, and where the number stands with that;
    ``qualifier``: as its grammar read it."""
    folded = numbers.fold(text)
    before = folded[max(0, start - _LONGEST_BOUND) : start]
    found = [(mark, bound) for bound, words in _BEFORE_NUMBER if (mark := words.search(before))]
    if found:
        mark, bound_before = min(found, key=lambda each: each[0].start())
        return bound_before, Span(start - (len(before) - mark.start()), end)
    for bound_after, words in _AFTER_NUMBER:
        if mark := words.match(folded, end):
            return bound_after, Span(start, mark.end())
    if qualifier in _ABOUT_INSIDE:
        return Bound.ABOUT, Span(start, end)
    is_above = qualifier in _ABOVE_INSIDE or _INSIDE.search(folded, start, end)
    return Bound.ABOVE if is_above else None, Span(start, end)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value or range with what bounds it."""

    low: Decimal
    high: Decimal
    bound: Bound | None = None

    @classmethod
    def of(cls, value: Decimal, high: Decimal | None, bound: Bound | None) -> Amount:
        """Signs are left out: which way something went is compared apart."""
        ends = (abs(value), abs(value if high is None else high))
        return cls(min(ends), max(ends), bound)


def agrees(claim: Amount, record: Amount, rounding: Decimal) -> bool:
    """Whether a record has the claim's value, to within the claim's own rounding, and neither says
    that it lies on the other side of that."""
    if {claim.bound, record.bound} & UPWARDS and {claim.bound, record.bound} & DOWNWARDS:
        return False
    if claim.bound in UPWARDS or claim.bound in DOWNWARDS:
        near = claim.high * VAGUE
        return _holds(claim, record) and abs(record.low - claim.low) <= near
    within = claim.high * VAGUE if claim.bound else rounding
    ends = (claim.low, claim.high)
    return all(record.low - within <= end <= record.high + within for end in ends)


def follows(claim: Amount, record: Amount) -> bool:
    """Whether a bound that is claimed follows from a record: over 50,000 from over 80,000."""
    if claim.bound in UPWARDS:
        return record.bound not in (*DOWNWARDS, Bound.ABOUT) and record.low > claim.high
    if claim.bound in (Bound.BELOW, Bound.MOST):
        return record.bound not in (*UPWARDS, Bound.ABOUT) and record.high < claim.low
    return False


def _holds(claim: Amount, record: Amount) -> bool:
    """Whether what is claimed to lie above or below a value does, as the record tells it; what both
    bound alike is the same."""
    if claim.low == record.low:
        return claim.bound is Bound.NEARLY or record.bound in _SAME_SIDE[claim.bound]
    return record.low > claim.low if claim.bound in UPWARDS else record.low < claim.low


_SAME_SIDE: Mapping[Bound | None, Set[Bound | None]] = {
    Bound.ABOVE: UPWARDS,
    Bound.LEAST: frozenset({*UPWARDS, None}),
    Bound.BELOW: frozenset({Bound.BELOW, Bound.NEARLY}),
    Bound.MOST: frozenset({*DOWNWARDS, None}),
}
"""What a record may be bounded by of which the same value is claimed so."""


def is_comparable(one: Decimal, other: Decimal) -> bool:
    """Whether two values are of an order that one may have been mistaken for the other."""
    smaller, larger = sorted((abs(one), abs(other)))
    return larger <= smaller * MISTAKEN


def rounding(sentence: str, number: Number) -> Decimal:
    """Half a unit of the last digit that says something."""
    value = abs(number.value)
    if number.qualifier and number.qualifier[0] in "几数":
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
