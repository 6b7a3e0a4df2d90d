"""Which of two things is ahead, with both of their values."""

from __future__ import annotations

from indexer.answer.asked import Asked, Found, Outcome, limits
from indexer.answer.evidence import SAME_CLAUSE
from indexer.answer.kinds.excerpts import LONGEST_FACT, excerpt
from indexer.answer.kinds.number import english_value
from indexer.answer.options import Option, Options, options
from indexer.answer.rankings import signed
from indexer.answer.strength import Strength
from indexer.answer.weigh import Weighed, agreement, role, weigh
from indexer.language.scripts import fold


def comparison(asked: Asked) -> Outcome:
    """Which of two things is ahead; None where the question does not name two."""
    named = options(asked.question, asked.strengths)
    if named is None:
        return None
    firsts = _of_option(asked, named.first, named)
    seconds = _of_option(asked, named.second, named)
    best: tuple[float, Weighed, Weighed] | None = None
    for one in firsts[:12]:
        for other in seconds[:12]:
            score = _pair(one, other)
            if score is not None and (best is None or score > best[0]):
                best = (score, one, other)
    if best is None or best[0] / 2 < limits()["number"]:
        return None
    return _compared(asked, named, best[1], best[2])


def _of_option(asked: Asked, option: Option, named: Options) -> list[Weighed]:
    mine = (*option.strengths, *named.shared)
    found = []
    for statement in asked.shortlist:
        for figure in statement.figures:
            own = tuple(part for part in figure.parts if part.weight == SAME_CLAUSE)
            if any(s.among(own) < 0.5 for s in option.strengths):
                continue
            period = figure.statistic.period
            if option.period and (not period or agreement((option.period,), period) <= 0):
                continue
            found.append(weigh(asked.question, mine, statement, figure))
    return sorted(found, key=lambda weighed: -weighed.support)


def _pair(one: Weighed, other: Weighed) -> float | None:
    """How well two figures go together; None where they cannot be compared."""
    assert one.figure is not None
    assert other.figure is not None
    first, second = one.figure.statistic, other.figure.statistic
    if first.id == second.id or role(first) != role(second) or first.unit != second.unit:
        return None
    near = one.statement.block.section == other.statement.block.section
    return one.support + other.support + 0.5 * near


def _compared(asked: Asked, named: Options, one: Weighed, other: Weighed) -> Found:
    assert one.figure is not None
    assert other.figure is not None
    first, second = one.figure.statistic, other.figure.statistic
    ahead = (signed(first) < signed(second)) == asked.question.lower
    ranked = role(first) == "rank"
    first_wins = ahead != ranked
    winner, option = (one, named.first) if first_wins else (other, named.second)
    assert winner.figure is not None
    return Found(
        kind="comparison",
        text=_winner(winner, option, asked.strengths),
        english=winner.statement.english,
        evidence=((one.statement, first.footnotes), (other.statement, second.footnotes)),
        statistics=(winner.figure.statistic.id, (second if first_wins else first).id),
        items=(first.text, second.text),
        items_en=(english_value(first), english_value(second)),
        support=(one.support + other.support) / 2,
    )


def _winner(winner: Weighed, option: Option, found: tuple[Strength, ...]) -> str:
    """The winner's name as the report prints it, else the words around its number."""
    assert winner.figure is not None
    cell = winner.figure.statistic.cell
    if cell is not None:
        return cell.row_title[:LONGEST_FACT]
    name = _printed(option, winner.statement.text)
    if name:
        return name
    return excerpt(winner.statement, found, LONGEST_FACT)


def _printed(option: Option, text: str) -> str | None:
    """The option's words as a statement prints them, in one stretch; None where it does not."""
    folded = fold(text)
    spans = []
    for strength in option.strengths:
        forms = (form.terms[0] for form in strength.notion.chinese)
        place = next((p for p in ((folded.text.find(f), len(f)) for f in forms) if p[0] >= 0), None)
        if place is None:
            return None
        spans.append(folded.original(place[0], place[0] + place[1]))
    if not spans:
        return None
    name = text[min(s.start for s in spans) : max(s.end for s in spans)]
    return name if len(name) <= 2 * sum(s.end - s.start for s in spans) else None
