"""What is shown of a statement: the whole, or the clauses of a long one that were asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.answer.asked import Asked, Found
from indexer.answer.evidence import Statement
from indexer.answer.strength import Strength
from indexer.model import AnswerKind, Span
from indexer.question.notions import Notion

LONGEST_FACT = 160
LONGEST_DEFINITION = 400
"""Characters of a fact and of a definition, at most."""
_CLAUSES = re.compile(r"[^，,；;：:。！？!?]+[，,；;：:。！？!?]*")


def excerpt(asked: Asked, statement: Statement, found: Iterable[Strength], most: int) -> str:
    """The statement, or of a long one the neighbouring clauses that have most of what was
    ``found``, with as many around them as there is room for, the next ones first; of English, the
    words of one that has no room."""
    text = statement.text
    if len(text) <= most:
        return text.strip()
    clauses = [Span(*clause.span()) for clause in _CLAUSES.finditer(text)]
    worth = [_worth(asked, text[c.start : c.end], found) for c in clauses]
    best, chosen = 0.0, range(0)
    for first in range(len(clauses)):
        total = 0.0
        for last in range(first, len(clauses)):
            if clauses[last].end - clauses[first].start > most:
                break
            total += worth[last]
            if total > best:
                best, chosen = total, range(first, last + 1)
    if not chosen:
        return text[:most].strip("，,；;：: ")
    first, last = chosen[0], chosen[-1]
    while last + 1 < len(clauses) and clauses[last + 1].end - clauses[first].start <= most:
        last += 1
    while first and clauses[last].end - clauses[first - 1].start <= most:
        first -= 1
    end = clauses[last].end
    if statement.language == "en" and end < len(text):  # Its clauses are long, its words short.
        end = max(end, text.rfind(" ", end, clauses[first].start + most + 1))
    return text[clauses[first].start : end].strip("，,；;：: ")


def _worth(asked: Asked, clause: str, found: Iterable[Strength]) -> float:
    """What the notions are worth that a clause has."""
    folded, stems = clause.lower(), set(asked.reports.collection.stems(clause))

    def has(notion: Notion) -> bool:
        return any(form.terms[0] in folded for form in notion.chinese) or any(
            set(form.terms) <= stems for form in notion.english
        )

    return sum(s.worth for s in found if has(s.notion))


def of_statement(
    asked: Asked, statement: Statement, kind: AnswerKind, most: int, support: float
) -> Found:
    """A statement as an answer, at ``most`` so many characters of it."""
    return Found(
        kind=kind,
        text=excerpt(asked, statement, asked.strengths, most),
        english=statement.english,
        evidence=((statement, statement.footnotes),),
        support=support,
    )
