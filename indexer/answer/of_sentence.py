"""Which number of a sentence is meant: beside the one of most support may stand the one asked for.

For: numbers of one sentence that their own clauses tell apart. Not for: numbers of different
sentences, which weigh by all that stands with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from indexer.answer.asked import Asked
from indexer.answer.attributes import says_aspects
from indexer.answer.evidence import Figure, own
from indexer.answer.fitting import role
from indexer.answer.strength import SAME_STEM, SEEN
from indexer.answer.weigh import Weighed, contradicted
from indexer.model import Statistic


def of_sentence(asked: Asked, best: Weighed, figures: Iterable[Weighed]) -> Weighed:
    """The number that is meant of the best one and those that stand in its sentence."""
    beside = [
        w for w in figures if w.statement is best.statement and not contradicted(w, asked.question)
    ]
    for meant in (
        _beside_what_is_stated,
        partial(_named_as_asked, asked),
        partial(_said_to_be_as_asked, asked.question.folded),
        _as_it_is_now,
    ):
        best = next(meant(best, beside), best)
    return best


def _beside_what_is_stated(best: Weighed, beside: Iterable[Weighed]) -> Iterator[Weighed]:
    """Those in one clause with the values that the question states, where the best is not: 65 and
    over, of two age groups."""
    return (
        w
        for w in beside
        if w.features["numbers"] > best.features["numbers"]
        and w.features["fit"] >= best.features["fit"]
    )


def _named_as_asked(asked: Asked, best: Weighed, beside: Iterable[Weighed]) -> Iterator[Weighed]:
    """Of things counted those of the same unit in whose own clause stands what the question asks
    the number of, where the best has it elsewhere alone: patents of 48,000 certificates, among them
    16,000 patents."""
    head = asked.question.head
    of = next((s for s in asked.strengths if head and s.notion is head.notion), None)
    figure, statistic = _number(best)
    if of is None or role(statistic) != "count" or of.among(own(figure.parts)) >= SEEN:
        return iter(())
    alike = _of_unit(statistic, beside)
    return (w for w in alike if of.among(own(_number(w)[0].parts)) >= SAME_STEM)


def _said_to_be_as_asked(
    folded: str, best: Weighed, beside: Iterable[Weighed]
) -> Iterator[Weighed]:
    """Those of the same unit whose own clause says them to be what is asked for, where that of the
    best says nothing of it: 补贴7.4亿元，平均每架1.7万元."""
    figure, statistic = _number(best)
    if statistic.cell is not None or says_aspects(folded, figure.said):
        return iter(())
    return (w for w in _of_unit(statistic, beside) if says_aspects(folded, _number(w)[0].said))


def _as_it_is_now(best: Weighed, beside: Iterable[Weighed]) -> Iterator[Weighed]:
    """The next of the same unit, where the best is but what was once so."""
    if best.features["former"] <= 0:
        return iter(())
    _, statistic = _number(best)
    later = (w for w in _of_unit(statistic, beside) if _number(w)[1].start > statistic.start)
    return iter(sorted(later, key=lambda weighed: _number(weighed)[1].start))


def _of_unit(statistic: Statistic, weighed: Iterable[Weighed]) -> Iterator[Weighed]:
    return (w for w in weighed if w.figure and w.figure.statistic.unit == statistic.unit)


def _number(weighed: Weighed) -> tuple[Figure, Statistic]:
    assert weighed.figure is not None
    return weighed.figure, weighed.figure.statistic
