"""Places in a ranking: of whom asked for, or who has the one asked for."""

from __future__ import annotations

from dataclasses import replace

from indexer.answer.asked import Asked, Found, Outcome, limits
from indexer.answer.kinds.excerpts import LONGEST_FACT
from indexer.answer.kinds.fact import fact
from indexer.answer.kinds.number import of_figure
from indexer.answer.rankings import Ranking, Row, heads_support, highest, ranking
from indexer.answer.weigh import role, weigh
from indexer.question import NUMERIC, Question, Want


def rank(asked: Asked) -> Outcome:
    """A cell of a ranking, or the row that moved so far; None where no table has the subject."""
    if Want.MOVE in asked.question.wants and asked.question.count:
        return _moved_by(asked, asked.question.count)
    rows = [w for w in asked.figures() if w.figure and w.figure.statistic.cell]
    if not rows or rows[0].support < limits()["number"] or rows[0].features["missing_name"] > 0:
        return None
    return of_figure(rows[0])


def _moved_by(asked: Asked, places: int) -> Outcome:
    """The first row of the ranking that went up or down by so many places."""
    found = ranking(asked)
    if found is None:
        return None
    for row in found.rows:
        for statistic in (figure.statistic for figure in row.figures):
            other_way = asked.question.direction not in (None, statistic.direction)
            if role(statistic) == "change" and statistic.value == places and not other_way:
                return _named(row, found)
    return asked.refuse(None)


def superlative(asked: Asked) -> Outcome:
    """The row of a table at the place asked for, else a statement that says so."""
    found = ranking(asked)
    if found is None:
        return None if _wants_number(asked.question) else fact(asked)
    if asked.question.place and asked.question.place > 1:
        row = found.at(asked.question.place)
        return _named(row, found) if row else asked.refuse(None)
    top = highest(asked, found, lowest=asked.question.lower)
    if top is None:
        row = found.rows[-1] if asked.question.lower else found.at(1)
        return _named(row, found) if row else fact(asked)
    row, figure = top
    if _wants_number(asked.question):
        weighed = weigh(asked.question, asked.strengths, row.statement, figure)
        return replace(of_figure(weighed), support=heads_support(found))
    return _named(row, found)


def _wants_number(question: Question) -> bool:
    return any(want in NUMERIC for want in question.wants)


def _named(row: Row, found: Ranking) -> Found:
    return Found(
        kind="rank",
        text=row.name[:LONGEST_FACT],
        english=row.statement.english,
        evidence=((row.statement, row.statement.footnotes),),
        support=heads_support(found),
    )
