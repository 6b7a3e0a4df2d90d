"""Rows of tables by their place: the third, the first five, the one with the highest share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from indexer import numbers
from indexer.answer.asked import Asked
from indexer.answer.contrasted import left_out
from indexer.answer.evidence import Figure, Part, Place, as_own, own
from indexer.answer.fitting import fit, role
from indexer.answer.measures import about, measured_by, measures
from indexer.answer.strength import SEEN, Strength, coverage, standing
from indexer.answer.table_rows import Row, in_both, is_named, naming, printed_rank, said, tables
from indexer.answer.timing import OTHER_TIME, is_ahead, timely
from indexer.answer.weigh import Weighed, weigh, weights
from indexer.language.scripts import fold
from indexer.model import Direction, Span, Statistic, Table
from indexer.question import Question, Want
from indexer.question.cues import tells_extreme
from indexer.question.notions import Notion

ENOUGH = 0.45
"""The share of the question's worth that a table's heads must have."""
TOLD = 0.15
"""How much more of the question's worth a sentence must have to be preferred to a table; how much
it may lack where the table ranks by something else."""
NAMING = 0.4
"""The share of a row's name that a notion must make up to mean it."""
MOVING = ("growth", "points", "multiple")
"""Kinds of numbers that tell how far something rose or fell."""

_NAMING = {Want.NAME, Want.PLACE, Want.PERSON, Want.LIST}
T = TypeVar("T")
_OF_ALL = re.compile(r"\b(?:among|amongst|of|in|across|for|between)(?: the| all| its| their)*\s*$")
"""What stands before the things among which a value, not one of them, is asked for."""
_HOW_MUCH = re.compile(r"多少|多[大高长久快]|\bhow (?:much|many|high|large|big|long|fast)\b")
_FAST = re.compile(r"[快慢]|\b(?:fast|quick|slow)(?:er|est|ly)?\b")
"""What asks how quickly something grew, where a table tells that."""
_WHICH = re.compile(
    r"\b(?:which|what)\s+$"
    r"|(?:哪[一二两三四五六七八九十几]?|前[二两三四五六七八九十\d]+)[个家种类条所座些项款国间位名]?\s*$"
)
"""What stands before what a row must be."""
_ROWS = (
    (
        re.compile(
            r"地方|地区|区域|成员国?|市场|经济体"
            r"|(?:member|place|nation|market|economy|area|region)(?: (?:state|country|nation))?"
        ),
        re.compile(
            r"国|地区|区域|省|市|县|州|镇|乡|成员|经济体|走廊"
            r"|\b(?:country|nation|member|economy|market|region|area|province|county|city|district"
            r"|state|corridor|territory)\b"
        ),
    ),
    (
        re.compile(r"国家|country"),
        re.compile(r"成员|经济体|市场|走廊|\b(?:member|economy|market|corridor)\b"),
    ),
)
"""What questions may call rows, as a notion has it, of tables whose heads call them otherwise."""
_BEHIND = re.compile(
    r"(?:\b(?:right|just|directly|immediately|next|comes?|came|ranks?|ranked|placed) "
    r"(?:after|behind|below|following)|^after|\bsecond only to)(?: the)? ?$"
    r"|仅?次于$|紧[跟随][在着]?$"
)
_BEHIND_ZH = re.compile(r"之后|(?:的|身)?后[面一]")
_AHEAD_OF = re.compile(
    r"\b(?:right|just|directly|immediately) (?:before|above|ahead of|in front of)(?: the)? ?$"
)
_AHEAD_OF_ZH = re.compile(r"之前|(?:的|身)?前[面一]")
"""What stands before or behind the name of a row beside which the one asked for stands."""
_KIND = re.compile(
    r"哪一?[类种](?!国|地[区方]|省|市|城|区|县)"
    r"|\b(?:types?|kinds?|sorts?|categor(?:y|ies)|class(?:es)?|segments?) of "
    r"(?!countr|nation|place|region|provinc|cit|area|market)"
    r"|\b(?!countr|region|area|market)\w+ (?:type|segment)\b"
)
"""What asks for a kind of things, which no place is."""
_OF_ALL_ROWS = re.compile(
    r".{0,4}(?:合计|总计|小计|共计)|全[国省市区县州球部行]|(?:.{0,2}平)?均[值数]?|平均水平|总体|整体"
    r"|(?:grand |sub-?)?total(?: \w+)?|all(?: \w+)?|overall|(?:\w+ )?(?:average|mean|median)"
)
"""How a row is named that is of all the others."""
_TIME_TAKEN = re.compile(
    r"天数|用时|耗时|时长|时效|周期|时间|\b(?:days|hours|minutes|seconds|duration|time)\b"
)
"""A title over how long something took, of which the smallest is the fastest."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A table whose heads speak of what is asked."""

    table: Table
    rows: tuple[Row, ...]
    fitting: float
    """The share of the worth of what is ``counted`` in its heads."""
    counted: tuple[Strength, ...]
    """The notions of the question that its heads must have."""
    kind: tuple[Strength, ...]
    """The notions of the question that say what its rows are: counties, 线路."""
    whole: bool
    """Whether it has all the table's rows, none of which the question leaves out."""

    def at(self, place: int) -> Row | None:
        """The row with this printed rank; in a table without ranks, the row at this place. Places
        below 0 count from the end."""
        if self.is_ranked and self.whole and place > 0:
            return next((row for row in self.rows if printed_rank(row) == place), None)
        return _nth(self.rows, place)

    @property
    def is_ranked(self) -> bool:
        """Whether it prints ranks."""
        return any(printed_rank(row) is not None for row in self.rows)

    def is_reordered(self, rows: tuple[Row, ...]) -> bool:
        """Whether it prints ranks by which these rows are not its first ones."""
        first = list(range(1, len(rows) + 1))
        return self.is_ranked and [printed_rank(row) for row in rows] != first

    def moves(self) -> bool:
        """Whether it tells changes of rank."""
        return any(is_move(figure) for row in self.rows for figure in row.figures)

    def has_named(self, question: Question) -> bool:
        """Whether the question names one of its rows."""
        return any(is_named(fold(row.name).text, question.folded) for row in self.rows)

    def names_rows(self, asked: Asked) -> bool:
        """Whether the question asks for a row, not for a value among rows: "county with the lowest
        rate", 最长的线路; not "the lowest rate of all counties"."""
        if not self.kind or _HOW_MUCH.search(asked.question.folded):
            return False
        first, folded = self.kind[0].notion, asked.question.folded
        if first.text.isascii():
            return not _OF_ALL.search(folded[: first.start])
        after = (s for s in asked.strengths if s.notion.start > first.start)
        return bool(_NAMING & set(asked.question.wants)) or all(s in self.kind for s in after)


def rankings(asked: Asked) -> Iterator[Ranking]:
    """The tables whose heads have enough of the question."""
    excepted = tuple(left_out(asked.question, asked.strengths))
    for table, every in tables(asked):
        single = tuple(row for row in every if not _OF_ALL_ROWS.fullmatch(fold(row.name).text))
        rows = tuple(row for row in single if not _is_any(asked, excepted, row))
        if len(rows) < 2:
            continue
        if asks_kind(asked.question) and _ranks_places(asked, table, rows[0]):
            continue
        statement = rows[0].statement
        heads = as_own(p for p in statement.parts if p.place is Place.TABLE_HEAD)
        titles = (p for p in statement.parts if p.place not in (Place.OWN, Place.TABLE_HEAD))
        over = (*heads, *titles)
        called = tuple(_rows_asked(asked, table, rows[0]))
        passed = list(_passed(asked, single))
        others = (*called, *excepted)
        counted = _counted(asked, table, statement.document, over, others)
        counted = tuple(s for s in counted if s not in passed)
        share = coverage(counted, over, foreign=asked.is_foreign(statement))
        if share >= ENOUGH and not _is_of_others(asked, rows[0], over, called):
            kind = tuple(said(asked, statement.document, naming(table, rows[0])))
            yield Ranking(table, rows, share, counted, kind, whole=len(rows) == len(single))


def steps_beside(asked: Asked) -> Iterator[tuple[Strength, int]]:
    """What names a row beside which the one asked for stands, and how far from it that is: 1 behind
    it, -1 before it."""
    folded = asked.question.folded
    for strength in asked.strengths:
        step = _step(folded, strength.notion.start, strength.notion.end)
        if step:
            yield strength, step


def step_from(asked: Asked, row: Row) -> int:
    """How far from this row the one asked for stands; 0 where it is not asked for so."""
    named = (step for strength, step in steps_beside(asked) if names_row(asked, strength, row))
    printed = _printed(asked, row)
    own = _step(asked.question.folded, printed.start, printed.end) if printed else 0
    return own or next(named, 0)


def _step(folded: str, start: int, end: int) -> int:
    """1 where what stands at a place of the question has what asks for the one behind it beside it,
    -1 for the one before it, else 0."""
    before, after = folded[:start], folded[end:]
    if _BEHIND.search(before) or _BEHIND_ZH.match(after):
        return 1
    return -1 if _AHEAD_OF.search(before) or _AHEAD_OF_ZH.match(after) else 0


def _passed(asked: Asked, rows: Iterable[Row]) -> Iterator[Strength]:
    """What names a row beside which the one asked for stands: no head of a table has it."""
    for row in rows:
        if step_from(asked, row):
            printed = _printed(asked, row)
            for strength in asked.strengths:
                start, end = strength.notion.start, strength.notion.end
                is_inside = printed and printed.start <= start and end <= printed.end
                if is_inside or names_row(asked, strength, row):
                    yield strength


def _printed(asked: Asked, row: Row) -> Span | None:
    """Where the question has a row's name as printed."""
    name = fold(row.name).text
    start = asked.question.folded.find(name)
    return Span(start, start + len(name)) if start >= 0 else None


def names_row(asked: Asked, strength: Strength, row: Row) -> bool:
    """Whether a notion is a good part of a row's name."""
    stems = set(asked.reports.collection.stems(row.name))
    return len(row.name) * NAMING <= standing(strength, fold(row.name).text, stems)


def asks_kind(question: Question) -> bool:
    """Whether a kind of things is asked for: 哪类买家, "which type of buyers"."""
    return bool(_KIND.search(question.folded))


def _ranks_places(asked: Asked, table: Table, row: Row) -> bool:
    """Whether the title over the names of a table's rows says that they are places."""
    title = fold(in_both(asked, row.statement.document, naming(table, row))).text
    _, places = _ROWS[0]
    return bool(places.search(title))


def _is_any(asked: Asked, things: Iterable[Strength], row: Row) -> bool:
    """Whether a row's name has any of these things."""
    folded = fold(row.name).text
    stems = set(asked.reports.collection.stems(row.name))
    return any(standing(thing, folded, stems) for thing in things)


def _counted(
    asked: Asked,
    table: Table,
    document: str,
    heads: tuple[Part, ...],
    others: tuple[Strength, ...],
) -> tuple[Strength, ...]:
    """The notions that a table's heads must have: not what only says where the rows asked for went
    (moved up), how much of what is in them they have (cheap of prices), and not these ``others``:
    that they are rows (which member), or what they are not; where that is not in them."""
    spans = (
        *asked.question.moving,
        *_adjectives(asked, document, table),
        *((strength.notion.start, strength.notion.end) for strength in others),
    )

    def is_aside(notion: Notion) -> bool:
        is_phrase = " " in notion.text
        return any(
            (start <= notion.start and notion.end <= end)
            or (is_phrase and notion.start <= start and end <= notion.end)
            for start, end in spans
        )

    return tuple(s for s in asked.strengths if s.among(heads) or not is_aside(s.notion))


def _adjectives(asked: Asked, document: str, table: Table) -> Iterator[tuple[int, int]]:
    """The spans of adjectives in the question that are about what the table tells."""
    for title in (table.title, *table.columns):
        yield from about(asked.question.folded, in_both(asked, document, title))


def _is_of_others(
    asked: Asked, row: Row, heads: tuple[Part, ...], called: tuple[Strength, ...]
) -> bool:
    """Whether a table's rows are of what excludes the thing asked for (imports, not exports), or
    the question names what it asks for (which college), which the heads do not, though the
    reports do; but for what rows are ``called``."""
    if weigh(asked.question, asked.strengths, row.statement).features["other"] > 0:
        return True
    folded = asked.question.folded
    named = (s for s in asked.strengths if _WHICH.search(folded[: s.notion.start]))
    return any(s.known and s.among(heads) < SEEN for s in named if s not in called)


def _rows_asked(asked: Asked, table: Table, row: Row) -> Iterator[Strength]:
    """What the question calls the rows that it asks for, where the title over their names calls
    them otherwise: which member, of countries."""
    folded = asked.question.folded
    title = fold(in_both(asked, row.statement.document, naming(table, row))).text
    for strength in asked.strengths:
        notion = strength.notion
        if not _WHICH.search(folded[: notion.start]):
            continue
        if any(word.fullmatch(notion.text) and head.search(title) for word, head in _ROWS):
            yield strength


def ranking(asked: Asked, *, moves: bool = False) -> Ranking | None:
    """The table whose heads have the most of the question, of about equal ones that whose column
    fits it best, where one has enough and no sentence that tells places has clearly more; with
    ``moves`` one that tells changes of rank."""
    found = [one for one in rankings(asked) if not moves or one.moves()]
    best = max(found, key=lambda one: _support(asked, one), default=None)
    return None if best is None or _is_told(asked, best) else best


def _is_told(asked: Asked, found: Ranking) -> bool:
    """Whether a sentence that says who comes first has more of the question than a table's
    heads."""
    most = max(
        (
            coverage(found.counted, w.statement.parts, foreign=asked.is_foreign(w.statement))
            for w in asked.statements()
            if w.statement.block.kind in ("paragraph", "list-item")
            and tells_extreme(fold(w.statement.text).text)
        ),
        default=0.0,
    )
    return most > found.fitting + TOLD


def of_other_time(asked: Asked, found: Ranking) -> Weighed | None:
    """A number of a table that tells nothing of the times that are asked for, where they are not
    but compared with: one that ranks without a time is of its report's own days."""
    question = asked.question
    if question.compares or not question.periods:
        return None
    told = [(row, f) for row in found.rows for f in row.figures if not is_move(f)]
    if not told or any(timely(question, figure) > OTHER_TIME for _, figure in told):
        return None
    row, figure = told[0]
    return weigh(question, asked.strengths, row.statement, figure)


def placed(asked: Asked, found: Ranking, place: int) -> tuple[Row, Figure | None] | None:
    """The row at a place, counted from the highest value of the column that is asked about, the
    lowest where that is asked for; where no column's head is, by the ranking as printed."""
    column = best_column(asked, columns(found))
    if column is None or not _ranks_by(asked, found, column):
        row = found.at(-place if asked.question.lower else place)
        return (row, None) if row else None
    lowest = wants_lower(asked.question, column[0][1].statistic)
    falls = asked.question.direction == "down" and role(column[0][1].statistic) in MOVING
    ordered = sorted(
        column, key=lambda cell: signed(cell[1].statistic), reverse=not (lowest or falls)
    )
    return _nth(ordered, place)


def wants_lower(question: Question, statistic: Statistic) -> bool:
    """Whether of such numbers the smaller one is asked for: the fewest, but also the fewest days of
    what is quick."""
    is_time = numbers.dimension(statistic.unit) == "duration" or (
        statistic.cell is not None
        and bool(_TIME_TAKEN.search(fold(statistic.cell.column_title).text))
    )
    return question.lower != (is_time and bool(_FAST.search(question.folded)))


def moved_most(found: Ranking, direction: Direction | None) -> Row | None:
    """The row that went the most places up (down)."""
    moves = [
        (figure.statistic.value, row)
        for row in found.rows
        for figure in row.figures
        if is_move(figure) and figure.statistic.direction == (direction or "up")
    ]
    return max(moves, key=lambda move: move[0], default=(0, None))[1]


def is_move(figure: Figure) -> bool:
    """Whether a number says by how many places a row went up or down."""
    return role(figure.statistic) == "change"


def _nth(sequence: Sequence[T], place: int) -> T | None:
    """The one at a place from 1; from the end below 0."""
    index = place - 1 if place > 0 else len(sequence) + place
    return sequence[index] if 0 <= index < len(sequence) else None


Column = list[tuple[Row, Figure]]
"""The cells of a column, each with its row."""


def columns(found: Ranking) -> list[Column]:
    """The columns of values, those of places left out."""
    cells: dict[int, Column] = {}
    for row in found.rows:
        for figure in row.figures:
            if figure.statistic.cell and role(figure.statistic) not in ("rank", "change"):
                cells.setdefault(figure.statistic.cell.column, []).append((row, figure))
    return list(cells.values())


def is_of_change(column: Column) -> bool:
    """Whether a column tells how far something rose or fell."""
    return role(column[0][1].statistic) in MOVING


def best_column(asked: Asked, among: list[Column]) -> Column | None:
    """The one that fits the question best, of equal ones the latest that is no target."""

    def when(column: Column) -> tuple[bool, date]:
        figure = column[0][1]
        period = figure.statistic.period
        return not is_ahead(asked.question, figure), period.last if period else date.min

    return max(among, key=lambda c: (_column_support(asked, c), when(c)), default=None)


def _ranks_by(asked: Asked, found: Ranking, column: Column) -> bool:
    """Whether a column's head or the kind of its numbers is what the question speaks of; where
    places are printed, more than the table's title does."""
    _, figure = column[0]
    if role(figure.statistic) in MOVING:
        is_asked_for = Want.GROWTH in asked.question.wants or asked.question.direction is not None
        is_fast = bool(_FAST.search(asked.question.folded))
        return is_asked_for or is_fast or _is_named(asked, found, column)
    if is_measured(asked, column):
        return True
    if not found.is_ranked:
        return fit(asked.question, figure.statistic) > 0 or is_asked(asked, column)
    return _is_named(asked, found, column)


def _is_named(asked: Asked, found: Ranking, column: Column) -> bool:
    """Whether a column's head has something of the question that the table's title has not, nor
    what says what its rows are."""
    document = column[0][0].statement.document
    in_title = said(asked, document, found.table.title)
    in_head = said(asked, document, _title(column))
    return any(s not in in_title and s not in found.kind for s in in_head)


def is_asked(asked: Asked, column: Column) -> bool:
    """Whether a column's head has something of the question."""
    return coverage(asked.strengths, _head(column)) > 0


def _title(column: Column) -> str:
    cell = column[0][1].statistic.cell
    return cell.column_title if cell else ""


def _head(column: Column) -> tuple[Part, ...]:
    """The title of a column: what is all its numbers' own."""
    return tuple(set.intersection(*(set(own(figure.parts)) for _, figure in column)))


def heads_support(found: Ranking) -> float:
    """The support that a table has by its heads."""
    return found.fitting * weights()["coverage"]


def signed(statistic: Statistic) -> Decimal:
    """The value, below 0 for a fall that is printed without a sign: 下降20%, ↓ 3."""
    falls = statistic.direction == "down" and role(statistic) in (*MOVING, "change")
    return -abs(statistic.value) if falls else statistic.value


def _support(asked: Asked, found: Ranking) -> tuple[float, float]:
    """How much of the question a table's heads have, to a tenth, and how its best column fits."""
    supports = (_column_support(asked, column) for column in columns(found))
    return round(found.fitting, 1), max(supports, default=0.0)


def _column_support(asked: Asked, column: Column) -> float:
    _, figure = column[0]
    fitting = coverage(asked.strengths, figure.parts) + fit(asked.question, figure.statistic)
    return fitting + is_measured(asked, column) + max(timely(asked.question, figure), 0.0)


def is_measured(asked: Asked, column: Column) -> bool:
    """Whether a column's title is what an adjective of the question is about."""
    title = in_both(asked, column[0][0].statement.document, _title(column))
    return measured_by(asked.question.folded, title)


def is_measured_elsewise(asked: Asked, found: Ranking) -> bool:
    """Whether an adjective of the question is about none of what a table's titles name: the oldest
    museum, where they are ranked by visitors."""
    asking = [m for m in measures() if m.asks.search(asked.question.folded)]
    titles = (found.table.title, *found.table.columns)
    document = found.rows[0].statement.document
    printed = fold(" ".join(in_both(asked, document, title) for title in titles)).text
    return bool(asking) and not any(m.titles.search(printed) for m in asking)
