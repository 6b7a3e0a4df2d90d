"""Places in a ranking: of whom asked for, or who has the one asked for."""

from __future__ import annotations

from dataclasses import replace

from indexer.answer import refusal
from indexer.answer.asked import Asked, Found, Outcome, Refused, limits
from indexer.answer.elsewhere import is_elsewhere
from indexer.answer.fitting import PLACES, role
from indexer.answer.kinds.excerpts import LONGEST_FACT
from indexer.answer.kinds.fact import fact
from indexer.answer.kinds.number import of_figure
from indexer.answer.rankings import (
    Ranking,
    columns,
    heads_support,
    is_measured_elsewise,
    is_of_change,
    moved_most,
    of_other_time,
    placed,
    ranking,
    step_from,
    steps_beside,
)
from indexer.answer.table_rows import Row
from indexer.answer.timing import OTHER_TIME
from indexer.answer.weigh import Weighed, weigh
from indexer.question import NUMERIC, Question, Want

ALL = 0.9
"""The share of a question's worth that a row must have to be the one that is asked about."""


def rank(asked: Asked) -> Outcome:
    """A cell of a ranking, or the row that moved so far; None where no table has the subject, or
    where who has a place is asked for."""
    question = asked.question
    if question.top or (question.place is not None and Want.SUPERLATIVE in question.wants):
        return None
    if Want.SUPERLATIVE in question.wants and any(steps_beside(asked)):
        return None
    if question.lower and Want.COMPARISON not in question.wants:
        return superlative(asked)  # Who is last, not which place somebody has.
    if Want.MOVE in asked.question.wants:
        moved = _moved(asked)
        if moved is not None:
            return moved
    rows = [w for w in asked.figures() if w.figure and w.figure.statistic.cell]
    if not rows or rows[0].support < limits()["number"] or rows[0].features["missing_name"] > 0:
        return None
    is_elsewhen = rows[0].features["period"] <= OTHER_TIME and not question.compares
    if is_elsewhere(asked, rows[0].statement) or (is_elsewhen and Want.MOVE not in question.wants):
        return asked.refuse(rows[0])
    return of_figure(_with_place(asked, rows))


def _with_place(asked: Asked, rows: list[Weighed]) -> Weighed:
    """The place printed in the row that fits best, where a place is asked for before a value: 报名
    人数排第几; else that row's best cell."""
    first = rows[0]
    is_place = first.figure is not None and role(first.figure.statistic) in PLACES
    if is_place or asked.question.want is not Want.RANK:
        return first
    beside = (w for w in rows if w.statement is first.statement and w.figure)
    return next((w for w in beside if w.figure and role(w.figure.statistic) == "rank"), first)


def _moved(asked: Asked) -> Outcome:
    """The row of the ranking that went up or down so many places, or the most; None where neither
    is asked for."""
    found, question = ranking(asked, moves=True), asked.question
    if found is None or not (question.wanted_count or Want.SUPERLATIVE in question.wants):
        return None
    if question.wanted_count:
        return _moved_by(asked, found, question.wanted_count)
    row = moved_most(found, question.direction)
    return _named(asked, row, found) if row else asked.refuse(None)


def _moved_by(asked: Asked, found: Ranking, places: int) -> Outcome:
    """The first row that went up or down by so many places."""
    for row in found.rows:
        for statistic in (figure.statistic for figure in row.figures):
            other_way = asked.question.direction not in (None, statistic.direction)
            if role(statistic) == "change" and statistic.value == places and not other_way:
                return _named(asked, row, found)
    return asked.refuse(None)


def superlative(asked: Asked) -> Outcome:
    """The row of a table at the place asked for, else a statement that says so."""
    if Want.DATE in asked.question.wants and asked.question.earliest:
        return fact(asked.wanting((Want.DATE,)))
    found = ranking(asked)
    if any(steps_beside(asked)):
        return _next(asked, found)
    if found is not None and found.has_named(asked.question) and not asked.question.confirms:
        return None  # A value of that row is asked for.
    if found is None and asked.question.confirms and asked.question.place is not None:
        return _its_place(asked) or fact(asked)
    if found is None:
        return None if _wants_number(asked.question) else fact(asked)
    if is_measured_elsewise(asked, found):
        return asked.refuse(None)
    elsewhen = of_other_time(asked, found)
    if elsewhen is not None:
        return asked.refuse(elsewhen)
    question = asked.question
    if question.direction and found.moves() and not any(map(is_of_change, columns(found))):
        row = moved_most(found, question.direction)
        return _named(asked, row, found) if row else asked.refuse(None)
    place = 1 if question.place is None else question.place
    there = placed(asked, found, place)
    if there is None:
        called = found.kind[-1].notion.text if found.kind else found.table.title
        return Refused(refusal.beyond(called, place, len(found.rows)))
    row, figure = there
    if figure is not None and _wants_number(question) and not found.names_rows(asked):
        weighed = weigh(question, asked.strengths, row.statement, figure)
        return replace(of_figure(weighed), support=heads_support(found))
    return _named(asked, row, found)


def _next(asked: Asked, found: Ranking | None) -> Outcome:
    """The row next to the one that the question names, where it asks who comes after it, or before
    it; else a sentence that says so, which no row of a table does."""
    row = _beside(asked, found) if found else None
    if found and row:
        return _named(asked, row, found)
    told = fact(asked)
    is_row = isinstance(told, Found) and told.evidence[0][0].block.kind == "table-row"
    return asked.refuse(None) if is_row else told


def _beside(asked: Asked, found: Ranking) -> Row | None:
    """That row of a ranking; None where it has none, or nothing says by what to rank its rows."""
    ordered = [there for n in range(len(found.rows)) if (there := placed(asked, found, n + 1))]
    for place, (row, figure) in enumerate(ordered):
        at = place + step_from(asked, row)
        if at != place and 0 <= at < len(ordered):
            return ordered[at][0] if figure or found.is_ranked else None
    return None


def _its_place(asked: Asked) -> Found | None:
    """The place printed in the row of whom a question asks whether they are third; None where no
    row has all of it."""
    places = (w for w in asked.figures() if w.figure and role(w.figure.statistic) == "rank")
    whole = (w for w in places if w.features["coverage"] >= ALL)
    return next(map(of_figure, whole), None)


def _wants_number(question: Question) -> bool:
    """Whether the highest value is asked for, rather than whose it is."""
    names = {Want.NAME, Want.PLACE, Want.PERSON}
    return not names & set(question.wants) and bool(NUMERIC & set(question.wants))


def _named(asked: Asked, row: Row, found: Ranking) -> Found:
    return Found(
        kind="rank",
        text=row.name[:LONGEST_FACT],
        english=asked.reports.english(row.statement.document, row.name) or row.statement.english,
        evidence=((row.statement, row.statement.footnotes),),
        support=heads_support(found),
    )
