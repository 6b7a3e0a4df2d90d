"""Checking claims: each number of a sentence from elsewhere against the reports' own records.

For: telling a fact-checker, with the evidence, whether the reports say so, say otherwise, or
do not say. Not for: judging what the sentence says besides its numbers.

A claim is weighed as a question is: what stands around its number is the subject, its unit says
what kind of number is wanted. The number itself plays no part in the weighing, so that a wrong
one finds the same record as the right one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

from indexer.answer import Reports
from indexer.answer.asked import Asked, limits
from indexer.answer.refusal import WEAK, reason
from indexer.answer.weigh import Weighed
from indexer.claims.choosing import candidates, choose, figure_of, has_value
from indexer.claims.given import differs, unsure
from indexer.claims.reading import Claimed, Read, Times, claimed, quantities
from indexer.claims.unchecked import note
from indexer.language.sentences import sentences
from indexer.model import Bilingual, Citation, Number, Span, Statistic
from indexer.question import Question

__all__ = ["Claim", "Read", "Times", "Verdict", "check", "left_alone"]

Verdict = Literal["confirmed", "differs", "not-found"]

MOST_CLAIMS = 40
"""Numbers of one text that are checked; further ones are left alone."""
NOT_FOUND: Bilingual = {
    "zh": "报告没有这样的记录。",
    "en": "The report has no such record.",
}


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
    """Compare each number of a text with the records, in order. What is alike in several is read
    and looked up once."""
    stated = [(s, n) for s in sentences(text) for n in quantities(text[s.start : s.end])]
    kept = lru_cache(maxsize=MOST_CLAIMS)
    read, times = kept(read), kept(times)

    @kept
    def found(question: Question, unit: str | None) -> tuple[Asked, list[Weighed]]:
        asked = Asked(question, reports)
        return asked, candidates(unit, asked)

    def compared(sentence: str, number: Number, offset: int) -> Claim:
        claim = claimed(sentence, number, read, times)
        asked, figures = found(claim.question, number.unit)
        span = Span(offset + number.start, offset + number.end)
        made = partial(_made, span, sentence[number.start : number.end], reports)
        return made(*_told(claim, asked, figures))

    return tuple(
        compared(text[s.start : s.end], number, s.start) for s, number in stated[:MOST_CLAIMS]
    )


def left_alone(text: str) -> Bilingual | None:
    """What of a text is not checked, and that it has no number, where it has none."""
    return note(text, MOST_CLAIMS)


def _told(
    claim: Claimed, asked: Asked, figures: list[Weighed]
) -> tuple[Verdict, Bilingual | None, Weighed | None]:
    """What the records say to a claim, and the one that does."""
    chosen = choose(claim, asked, figures)
    if chosen is None:
        nearest = next(iter(figures), None)
        why = reason(claim.question, asked.strengths, nearest)
        if why == WEAK:
            shown = nearest is not None and nearest.support >= limits()["number"]
            why = unsure(nearest) if nearest and shown and has_value(claim, nearest) else NOT_FOUND
        return "not-found", why, nearest
    if chosen.stands == "confirmed":
        return "confirmed", None, chosen.weighed
    if chosen.stands == "unsure":
        return "not-found", unsure(chosen.weighed), chosen.weighed
    return "differs", differs(claim, chosen.weighed), chosen.weighed


def _made(
    span: Span,
    said: str,
    reports: Reports,
    verdict: Verdict,
    why: Bilingual | None,
    weighed: Weighed | None,
) -> Claim:
    if weighed is None or weighed.support < limits()["number"]:
        return Claim(span, said, verdict, why, None, None)
    statistic = figure_of(weighed).statistic
    citation = reports.cite(weighed.statement, statistic.footnotes)
    return Claim(span, said, verdict, why, statistic, citation)
