"""What a report tells of a day or a month, where nothing else is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexer import numbers
from indexer.answer.asked import CERTAIN, Asked, Outcome
from indexer.answer.evidence import Statement
from indexer.answer.kinds.excerpts import LONGEST_FACT, of_statement
from indexer.model import Period
from indexer.question import Want

LONGEST = 31
"""Days of a time of which a report may tell one thing, at most."""
WANTS = frozenset({Want.NAME, Want.LIST, Want.PASSAGE, Want.DEFINITION})
"""What a question may want that asks what happened."""
_HAPPENS = re.compile(
    r"发生(?:过|了)?(?:的?事)?|出现|大?事[情件]?"
    r"|(?:happen|occur)\w*|(?:took|take|taking)(?: place)?|events?"
)
"""What asks of no thing but of what happened."""


def event(asked: Asked) -> Outcome:
    """The first sentence that names the day or the month of which a question asks what happened,
    before one that names a day of that month, refused where none does, or much may have happened
    in the time; None where it asks more."""
    question = asked.question
    is_all = all(_HAPPENS.fullmatch(notion.text) for notion in question.subject)
    if not is_all or len(question.times) != 1 or not WANTS.issuperset(question.wants):
        return None
    period = question.periods[0]
    is_short = (period.last - period.first).days < LONGEST
    of_time = list(_naming(asked, period)) if is_short else []
    exact = (s for s, times in of_time if any(_days(time) == _days(period) for time in times))
    best = next(exact, of_time[0][0] if of_time else None)
    if best is None:
        return asked.refuse(None) if question.wants else None
    return of_statement(asked, best, "fact", LONGEST_FACT, CERTAIN)


def _naming(asked: Asked, period: Period) -> Iterator[tuple[Statement, Iterable[Period]]]:
    """The sentences that name a time within this one, each with all the times that it names."""
    for statement in asked.reports.collection.statements:
        if statement.block.kind not in ("paragraph", "list-item"):
            continue
        published = asked.reports.documents[statement.document].date
        times = [mention.period for mention in numbers.periods(statement.text, published)]
        if any(period.first <= time.first and time.last <= period.last for time in times):
            yield statement, times


def _days(period: Period) -> tuple[object, object]:
    return period.first, period.last
