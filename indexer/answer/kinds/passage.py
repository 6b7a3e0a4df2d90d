"""The statement that speaks most of what is asked, where no shorter answer is."""

from __future__ import annotations

from indexer.answer.asked import Asked, Outcome, limits
from indexer.answer.evidence import Statement
from indexer.answer.kinds.excerpts import LONGEST_DEFINITION, of_statement
from indexer.answer.kinds.fact import fact
from indexer.answer.kinds.number import is_label, number
from indexer.question import asks_why

BEYOND = 0.25
"""How much more of the question's worth a sentence must have to be preferred to a number."""
ENOUGH = 0.5
"""The share of the question's worth that a sentence must have to speak of it."""


def passage(asked: Asked) -> Outcome:
    """The statement that speaks of it most."""
    statements = asked.statements()
    if statements and asks_why(asked.question.folded) and _is_row(statements[0].statement):
        return asked.refuse(None)
    if not statements or statements[0].support < limits()["passage"]:
        return asked.refuse(None)
    best = statements[0]
    if best.features["missing_name"] > 0 or best.features["coverage"] < ENOUGH:
        return asked.refuse(None)
    return of_statement(asked, best.statement, "passage", LONGEST_DEFINITION, best.support)


def _is_row(statement: Statement) -> bool:
    return statement.block.kind == "table-row" and bool(statement.figures)


def keywords(asked: Asked) -> Outcome:
    """A question without a question word: a number where one has about as much of it as any
    sentence, or a time is named; else the sentence that has most."""
    figures = [weighed for weighed in asked.figures() if not is_label(weighed)]
    told = [w for w in asked.statements() if w.statement.block.kind in ("paragraph", "list-item")]
    if figures and figures[0].support >= limits()["fact"]:
        most = told[0].features["coverage"] if told else 0.0
        if asked.question.periods or figures[0].features["coverage"] >= most - BEYOND:
            return number(asked)
    if told and told[0].support >= limits()["fact"]:
        return fact(asked)
    return passage(asked)
