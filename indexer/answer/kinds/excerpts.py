"""What is shown of a statement: the whole, or the clauses of a long one that were asked about."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.answer.asked import CLAUSES, Asked, Found
from indexer.answer.evidence import Statement
from indexer.answer.strength import Strength
from indexer.model import AnswerKind, Span

LONGEST_FACT = 160
LONGEST_DEFINITION = 400


def excerpt(statement: Statement, found: Iterable[Strength], most: int) -> str:
    """The statement, or of a long one the neighbouring clauses that have most of the question."""
    text = statement.text
    if len(text) <= most:
        return text.strip()
    worth = [
        sum(
            s.worth for s in found if any(f.terms[0] in clause[0].lower() for f in s.notion.chinese)
        )
        for clause in CLAUSES.finditer(text)
    ]
    clauses = [Span(*clause.span()) for clause in CLAUSES.finditer(text)]
    best = (0.0, Span(0, min(len(text), most)))
    for first in range(len(clauses)):
        total = 0.0
        for last in range(first, len(clauses)):
            if clauses[last].end - clauses[first].start > most:
                break
            total += worth[last]
            if total > best[0]:
                best = (total, Span(clauses[first].start, clauses[last].end))
    return text[best[1].start : best[1].end].strip("，,；;：: ")


def of_statement(
    asked: Asked, statement: Statement, kind: AnswerKind, most: int, support: float
) -> Found:
    """A statement as an answer, at ``most`` so many characters of it."""
    return Found(
        kind=kind,
        text=excerpt(statement, asked.strengths, most),
        english=statement.english,
        evidence=((statement, statement.footnotes),),
        support=support,
    )
