"""Which of two things is ahead, with both of their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import NamedTuple

from indexer import numbers
from indexer.answer.asked import Asked, Found, Outcome, limits
from indexer.answer.collection import Collection
from indexer.answer.enumerations import QUOTED_NAME
from indexer.answer.evidence import Figure, Statement, as_own, own
from indexer.answer.fitting import role
from indexer.answer.kinds.excerpts import LONGEST_FACT, excerpt, of_statement
from indexer.answer.measures import measured_by
from indexer.answer.options import Option, Options, readings
from indexer.answer.rankings import MOVING, signed, wants_lower
from indexer.answer.strength import SEEN, Strength
from indexer.answer.timing import agreement
from indexer.answer.weigh import Weighed, weigh
from indexer.language.scripts import fold
from indexer.model import Span, Statistic
from indexer.question import Question
from indexer.question.cues import cues

WORD_FOR_WORD = 1.0
"""How strongly the other thing's words stand in what is counted where that is both: 犬猫数量."""
CLOSEST = 12
"""Numbers of either thing that are paired with those of the other."""
SAME_SECTION = 0.5
SAME_MEASURE = 0.5
SAME_COLUMN = 1.0
"""What it counts that two numbers stand in one section, in one sentence, in one column."""
LONGEST_MEASURE = 40
"""Characters of a measure that names the winner, or both things, at most."""
ALIKE = 1.0
"""What it counts that all words of what is counted are the same, where numbers stand apart."""
OTHER_PERIOD = 1.0
"""What it counts against them that they are of two times, where no times are compared."""
MOVED = 1.0
"""What it counts that two numbers tell how far something went up or down, as the question does."""
_COMPARES = re.compile(
    "超过|高于|低于|多于|少于|大于|小于|不及|优于|领先|反超|比|而|却|但|反而"
    r"|\b(?:than|differs?|ranges?|ranging|exceed\w*|overt[ao]\w+|outpac\w+|ahead of|behind|but"
    r"|whereas|while|below|above)\b"
)
"""What a statement has in it that compares, or sets one thing against another."""
NEAR = 0.4
"""From this weight on a part stands near enough to a number to say whose it is."""
_CHANGED = re.compile(
    "(?:同比|环比)?(?:增长|增加|提升|提高|上升|上涨|下降|减少|下滑|下跌|降低)(?:率|幅度?)?$"
)
"""What the words of a measure end with that rose or fell, and its sentence may have elsewhere."""
_CHANGES = (*MOVING, "change")
"""Kinds of numbers that tell how far something went up or down, in values or in places."""
_LESS = re.compile(r"[更最][小少慢]|得[少慢]|\b(?:less|least|slow\w*)\b")
"""What asks which of two fell less."""
_WORD = re.compile(r"\w+")
COMPARED = 1.5
"""What it counts that a number is of what stands beside the comparing word: save more."""


class _Pair(NamedTuple):
    """The numbers of both things, and how well they go together."""

    score: float
    one: Weighed
    other: Weighed
    named: Options


def comparison(asked: Asked) -> Outcome:
    """Which of two things is ahead; None where the question does not name two."""
    named = tuple(readings(asked.question, asked.strengths))
    if not named:
        return None
    pairs = (pair for each in named for pair in _pairs(asked, each))
    best = max(pairs, key=lambda pair: (pair.score, _latest(pair.one)), default=None)
    if best is None or best.score / 2 < limits()["number"]:
        return _told(asked, named[0])
    assert best.one.figure is not None
    if _moved_otherwise(asked.question, best):
        return asked.refuse(best.one)
    is_asked = best.named.is_asked_of(best.one.figure.parts)
    told = None if is_asked else _told(asked, best.named)
    return told or _compared(asked, best.named, best.one, best.other)


def _pairs(asked: Asked, named: Options) -> Iterator[_Pair]:
    """The numbers of both things that can be compared."""
    firsts = _of_option(asked, named.first, named.second, named)
    seconds = _of_option(asked, named.second, named.first, named)
    for one, other in product(firsts[:CLOSEST], seconds[:CLOSEST]):
        score = _pair(one, other, named)
        if score is not None and not (asked.question.direction and _is_place(one)):
            bonus = MOVED * (asked.question.direction is not None and _is_change(one))
            yield _Pair(score + bonus, one, other, named)


def _of_option(asked: Asked, option: Option, other: Option, named: Options) -> list[Weighed]:
    """The numbers that are one thing's, the best first; where none stands beside it, those that
    follow a sentence on it."""
    mine = (*option.strengths, *named.shared)
    measured = _measured(asked.question, named)
    speaking = _speaking(asked, option)
    beside = [
        (s, figure)
        for s in speaking
        for figure in _beside(s, option)
        if not _counts_both(figure, other)
    ]
    following = (
        (s, figure)
        for s in speaking
        for figure in _timely(s, option)
        if _follows(figure, option) and not other.stands_in(own(figure.parts))
    )
    found = []
    for statement, figure in beside or following:
        weighed = weigh(asked.question, mine, statement, figure)
        if measured is not None:
            near = measured.among(own(figure.parts))
            weighed = replace(weighed, support=weighed.support + COMPARED * near)
        if measured_by(asked.question.folded, figure.said):
            weighed = replace(weighed, support=weighed.support + COMPARED)
        found.append(weighed)
    return sorted(found, key=lambda weighed: -weighed.support)


def _counts_both(figure: Figure, other: Option) -> bool:
    """Whether what is counted is briefly said to be the other thing, too."""
    if not other.strengths or len(figure.statistic.measure) > LONGEST_MEASURE:
        return False
    return other.stands_in(as_own(figure.parts[:1]), WORD_FOR_WORD)


def _speaking(asked: Asked, option: Option) -> tuple[Statement, ...]:
    """What speaks most of the question, and what of one thing alone."""
    every = (*asked.shortlist, *asked.speaking_of(option.strengths))
    return tuple({id(statement): statement for statement in every}.values())


def _timely(statement: Statement, option: Option) -> list[Figure]:
    """The numbers of a statement, of the option's time where it is one."""
    return [f for f in statement.figures if not option.period or _is_of(f.statistic, option)]


def _beside(statement: Statement, option: Option) -> list[Figure]:
    """The numbers of a statement that are one thing's: those that measure it where any do, else
    those that stand in a clause with it."""
    timely = _timely(statement, option)
    counted = [f for f in timely if option.stands_in(as_own(f.parts[:1]))]
    return counted or [f for f in timely if option.stands_in(own(f.parts))]


def _follows(figure: Figure, option: Option) -> bool:
    """Whether the sentence or a title before a number names the option."""
    around = as_own(p for p in figure.parts if p.weight >= NEAR)
    return bool(option.strengths) and option.stands_in(around)


def _is_of(statistic: Statistic, option: Option) -> bool:
    assert option.period is not None
    period = statistic.period
    return period is not None and agreement((option.period,), period) > 0


def _measured(question: Question, named: Options) -> Strength | None:
    """The notion beside the comparing word (where did homes save more), which says of what."""
    near = [
        (max(mark.start() - s.notion.end, s.notion.start - mark.end()), s)
        for language in ("zh", "en")
        for mark in cues(language).comparing.finditer(question.folded)
        for s in named.shared
        if not s.notion.asking
    ]
    gap, nearest = min(near, key=lambda each: each[0], default=(0, None))
    return nearest if gap <= 1 else None


def _latest(weighed: Weighed) -> date:
    assert weighed.figure is not None
    period = weighed.figure.statistic.period
    return period.last if period else date.min


def _pair(one: Weighed, other: Weighed, named: Options) -> float | None:
    """How well two figures go together; None where they cannot be compared."""
    assert one.figure is not None
    assert other.figure is not None
    first, second = one.figure.statistic, other.figure.statistic
    if first.id == second.id or role(first) != role(second):
        return None
    counted = all(numbers.dimension(unit) in ("count", None) for unit in (first.unit, second.unit))
    is_one_unit = first.unit == second.unit or (one.statement is other.statement and counted)
    if not is_one_unit:
        return None
    score = one.support + other.support
    if one.statement.block.section == other.statement.block.section:
        score += SAME_SECTION
    if _is_one_column(first, second) or _is_one_row(first, second):
        score += SAME_COLUMN
    elif one.statement is other.statement:
        score += SAME_MEASURE
    else:
        score += ALIKE * _likeness(one.figure.measure, other.figure.measure)
    by_time = named.first.period is not None
    if not by_time and first.period and second.period and not _is_one_time(first, second):
        score -= OTHER_PERIOD
    return score


def _likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of the words of what two numbers count that both have (Dice's coefficient)."""
    mine, others = set(one), set(other)
    return 2 * len(mine & others) / (len(mine) + len(others)) if mine and others else 0.0


def _is_change(weighed: Weighed) -> bool:
    """Whether a number tells how far something went up or down."""
    return weighed.figure is not None and role(weighed.figure.statistic) in _CHANGES


def _is_place(weighed: Weighed) -> bool:
    """Whether it is a place in a ranking, which tells of no way up or down."""
    return weighed.figure is not None and role(weighed.figure.statistic) == "rank"


def _moved_otherwise(question: Question, pair: _Pair) -> bool:
    """Whether both things went the other way than the question says that one of them did."""
    moved = {w.figure.statistic.direction for w in (pair.one, pair.other) if w.figure}
    return question.direction is not None and not moved & {None, question.direction}


def _lower_wins(question: Question, statistic: Statistic) -> bool:
    """Whether the smaller of such numbers is asked for; of changes, where it is asked what fell."""
    if question.direction == "down" and role(statistic) in _CHANGES:
        return not _LESS.search(question.folded)
    return wants_lower(question, statistic)


def _is_one_column(first: Statistic, second: Statistic) -> bool:
    if first.cell is None or second.cell is None:
        return False
    return (first.cell.table, first.cell.column) == (second.cell.table, second.cell.column)


def _is_one_row(first: Statistic, second: Statistic) -> bool:
    if first.cell is None or second.cell is None:
        return False
    return (first.cell.table, first.cell.row) == (second.cell.table, second.cell.row)


def _is_one_time(first: Statistic, second: Statistic) -> bool:
    assert first.period is not None
    assert second.period is not None
    return first.period.first <= second.period.last and second.period.first <= first.period.last


def _told(asked: Asked, named: Options) -> Found | None:
    """A statement that compares both things in words."""
    for weighed in asked.statements():
        statement = weighed.statement
        parts = own(statement.parts)
        both = named.first.stands_in(parts) and named.second.stands_in(parts)
        if both and weighed.support >= limits()["fact"] and _COMPARES.search(statement.text):
            return of_statement(asked, statement, "fact", LONGEST_FACT, weighed.support)
    return None


def _compared(asked: Asked, named: Options, one: Weighed, other: Weighed) -> Found:
    assert one.figure is not None
    assert other.figure is not None
    first, second = one.figure.statistic, other.figure.statistic
    ahead = (signed(first) < signed(second)) == _lower_wins(asked.question, first)
    ranked = role(first) == "rank"
    first_wins = ahead != ranked
    winner, option = (one, named.first) if first_wins else (other, named.second)
    assert winner.figure is not None
    of_one_row = _is_one_row(first, second)
    text, english = _winner(asked, winner, option, named.shared, of_one_row=of_one_row)
    return Found(
        kind="comparison",
        text=text,
        english=english,
        evidence=_evidence(one, other),
        statistics=(winner.figure.statistic.id, (second if first_wins else first).id),
        items=(first.text, second.text),
        items_en=(numbers.write_out(first, "en"), numbers.write_out(second, "en")),
        support=(one.support + other.support) / 2,
    )


def _evidence(one: Weighed, other: Weighed) -> tuple[tuple[Statement, tuple[str, ...]], ...]:
    """The statements of both numbers; one statement that has both, once."""
    assert one.figure is not None
    assert other.figure is not None
    first, second = one.figure.statistic.footnotes, other.figure.statistic.footnotes
    if one.statement is other.statement:
        return ((one.statement, tuple(dict.fromkeys((*first, *second)))),)
    return ((one.statement, first), (other.statement, second))


def _winner(
    asked: Asked,
    winner: Weighed,
    option: Option,
    shared: tuple[Strength, ...],
    *,
    of_one_row: bool,
) -> tuple[str, str | None]:
    """The winner's name as the report and its English print it, the column's where both numbers are
    of one row, else the words around its number."""
    assert winner.figure is not None
    statement, cell = winner.statement, winner.figure.statistic.cell
    if option.period is not None:
        return _time(asked, winner)
    if cell is not None:
        name: str | None = cell.column_title if of_one_row else cell.row_title[:LONGEST_FACT]
    else:
        name = _measure(asked, winner, option, shared)
    if not name:
        return excerpt(asked, statement, option.strengths, LONGEST_FACT), statement.english
    english = asked.reports.english(statement.document, name)
    if english is None and statement.english is not None:
        english = _printed_english(option, statement.english, asked.reports.collection)
    return name, english or statement.english


def _time(asked: Asked, winner: Weighed) -> tuple[str, str | None]:
    """The winner's time as its column or sentence prints it, else the words around its number."""
    assert winner.figure is not None
    statement, statistic = winner.statement, winner.figure.statistic
    assert statistic.period is not None
    printed, english = statistic.period.text, numbers.show_period(statistic.period, "en")
    if statistic.cell is not None and printed in statistic.cell.column_title:
        return printed, english
    if printed in statement.text:
        return printed, english
    return excerpt(asked, statement, asked.strengths, LONGEST_FACT), statement.english


def _measure(
    asked: Asked, winner: Weighed, option: Option, shared: tuple[Strength, ...]
) -> str | None:
    """The words of what is counted where they are the option's alone, with nothing that the
    question asks of both; else the option's own words."""
    assert winner.figure is not None
    text = winner.statement.text
    measure = _CHANGED.sub("", winner.figure.statistic.measure)
    telling = option.telling
    words = asked.reports.collection.word_spans(text)
    name = _printed((*telling, *option.common), text, words) if option.common else None
    name = name or _printed(telling, text, words)
    if name is None or name not in measure or measure not in text or len(measure) > LONGEST_MEASURE:
        return name
    counted = as_own(winner.figure.parts[:1])
    of_both = any(s.among(counted) >= SEEN for s in shared if not s.notion.asking)
    return name if of_both else measure


def _printed(named: Iterable[Strength], text: str, words: Iterable[Span]) -> str | None:
    """Words that name something as a statement prints them, in one stretch of whole words; None
    where it does not."""
    folded = fold(text)
    places = []
    for strength in named:
        forms = (form.terms[0] for form in strength.notion.chinese if form.weight >= SEEN)
        stands = (list(_spelled(form).finditer(folded.text)) for form in forms)
        printed = next(filter(None, stands), None)
        if printed is None:
            return None
        places.append([folded.original(*found.span()) for found in printed])
    nearest = min(product(*places), key=_reach, default=())
    return _stretch([_whole(span, words) for span in nearest], text)


def _spelled(form: str) -> re.Pattern[str]:
    """A Chinese wording, of which a part may stand in quotation marks: “一带一路”国家."""
    if not form[:1] or form.isascii():
        return re.compile(re.escape(form))
    return re.compile('[“”"]?'.join(map(re.escape, form)))


def _reach(spans: tuple[Span, ...]) -> int:
    """How much of a text spans reach over."""
    return max((s.end for s in spans), default=0) - min((s.start for s in spans), default=0)


def _whole(span: Span, words: Iterable[Span]) -> Span:
    """A span with the rest of the word that it ends in."""
    return Span(span.start, max((w.end for w in words if w.start < span.end), default=span.end))


def _printed_english(option: Option, text: str, collection: Collection) -> str | None:
    """The same in the English of a statement."""
    words = [(collection.stems(word[0]), Span(*word.span())) for word in _WORD.finditer(text)]
    spans = []
    for strength in option.telling:
        forms = (form.terms for form in strength.notion.english)
        span = next((found for form in forms if (found := _run(form, words))), None)
        if span is None:
            return None
        spans.append(span)
    return _stretch(spans, text)


def _run(stems: tuple[str, ...], words: list[tuple[tuple[str, ...], Span]]) -> Span | None:
    """Where these stems first stand one after the other."""
    for first in range(len(words) - len(stems) + 1):
        run = words[first : first + len(stems)]
        if all(found == (stem,) for (found, _), stem in zip(run, stems, strict=True)):
            return Span(run[0][1].start, run[-1][1].end)
    return None


def _stretch(spans: list[Span], text: str) -> str | None:
    """What these spans of a text reach over, where they stand close together."""
    if not spans:
        return None
    for quoted in QUOTED_NAME.finditer(text):
        if all(quoted.start() < s.start and s.end < quoted.end() for s in spans):
            return quoted[1]
    start = min(s.start for s in spans)
    name = text[start : max(s.end for s in spans)]
    if name.count("”") > name.count("“") and text[:start].endswith("“"):
        name = f"“{name}"
    return name if len(name) <= 2 * sum(s.end - s.start for s in spans) else None
