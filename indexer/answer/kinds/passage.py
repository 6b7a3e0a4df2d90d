"""The statement that speaks most of what is asked, where no shorter answer is."""

from __future__ import annotations

from indexer.answer.asked import Asked, Found, Outcome, limits
from indexer.answer.kinds.excerpts import LONGEST_DEFINITION, excerpt
from indexer.answer.kinds.number import number


def passage(asked: Asked) -> Outcome:
    """The statement that speaks of it most."""
    statements = asked.statements()
    if not statements or statements[0].support < limits()["passage"]:
        return asked.refuse(None)
    best = statements[0]
    return Found(
        kind="passage",
        text=excerpt(best.statement, asked.strengths, LONGEST_DEFINITION),
        english=best.statement.english,
        evidence=((best.statement, best.statement.footnotes),),
        support=best.support,
    )


def keywords(asked: Asked) -> Outcome:
    """A question without a question word: a number where one is plainly meant, else a passage."""
    figure = asked.best_figure()
    if figure and figure.support >= limits()["number"]:
        return number(asked)
    return passage(asked)
