"""The numbers in a table's cells, with the titles of their row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from indexer import numbers
from indexer.model import (
    Direction,
    Document,
    Language,
    Number,
    Period,
    Span,
    Table,
    TableCell,
    TableRow,
)

_RANK = re.compile(r"排名|名次|位次|序号|^rank(?:ing)?$|^no\.?$|^#$", re.IGNORECASE)
_MOVE = re.compile(r"\s*(?P<way>[↑↓▲▼⬆⬇])\s*(?P<places>\d+)\s*")
_UP_SIGNS = "↑▲⬆"
_CHANGED = re.compile(
    r"同比|环比|增长|增幅|增速|涨幅|变化|growth|change|year[\s-]on[\s-]year|yoy", re.IGNORECASE
)
_BASE = re.compile(
    r"(?:相比于|相较于|较|比|相比|与|vs\.?|versus|compared\swith"
    r"|\b(?:on|from|since|over))\s?$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[（(]([^（()）]+)[)）]")
_PER = re.compile(r" (?:per|an?) ")
_UNIT_COLUMN = re.compile(r"(?:计量)?单位|units?", re.IGNORECASE)
_UNIT_OF_ALL = re.compile(r"(?:单位|\bunits?)\s?[：:]\s?([^，,；;（）()]+)", re.IGNORECASE)
_RATIO_COLUMN = re.compile(
    r"率$|占比|比重|份额|比例|同比|环比|增[长幅速]|涨幅|变化|倍数|\b(?:share|rate|ratio|growth|change)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s*(?P<number>[-−+]?\d[\d,]*(?:\.\d+)?)\s*")
_COUNT_COLUMN = re.compile(r"\b(?:number|count) of\b|数量?$|[家个人]数", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A cell's number; its span is into the row's text."""

    number: Number
    cell: TableCell
    measure: str
    direction: Direction | None
    period: Period | None
    comparison: str | None


def cells(
    text: str, table: Table, row: TableRow, ordinal: int, document: Document
) -> Iterator[CellNumber]:
    """The numbers of a row, cell by cell; — and empty cells hold none.

    A bare number takes the unit of its row's cell under 单位, else the one in brackets in its
    column's title, else in its row's; where none has brackets it is a share if the table's title
    says so in them (% of users), but in a column of counts. The row's title is its first cell with
    words; a column of ranks holds ranks, an arrow a change of rank.
    """
    titled = _title_place(text, row)
    row_title = text[row.cells[titled].start : row.cells[titled].end].strip()
    unit = _row_unit(text, table, row)
    units = [unit] if unit else _bracketed(row_title)
    latest = _latest(table, document.date)
    of_all = _first_named(table.title, document.date)
    for place, span in enumerate(row.cells):
        column = table.columns[place] if place < len(table.columns) else ""
        if place == titled or _UNIT_COLUMN.fullmatch(column.strip()):
            continue
        printed = text[span.start : span.end]
        offered = units if unit else [*_bracketed(column), *units, *_of_all(table, column)]
        if not offered and _is_of_shares(table, column):
            offered = ["%"]
        number = _number(printed, span, column, offered, document.language)
        if number is None:
            continue
        period, comparison = _when(column, document.date)
        yield CellNumber(
            number=number,
            cell=TableCell(table.id, ordinal, place + 1, row_title, column),
            measure=f"{row_title} {column}".strip(),
            direction=_direction(printed, number, column),
            period=period or (latest if _CHANGED.search(column) else None) or of_all,
            comparison=comparison,
        )


def _title_place(text: str, row: TableRow) -> int:
    """The first cell whose text is words, else the first."""
    for place, span in enumerate(row.cells):
        printed = text[span.start : span.end]
        if re.search(r"[^\W\d_]{2}", printed) and not _MOVE.fullmatch(printed):
            return place
    return 0


def _row_unit(text: str, table: Table, row: TableRow) -> str | None:
    """What a column of units says for the row."""
    for span, column in zip(row.cells, table.columns, strict=False):
        if _UNIT_COLUMN.fullmatch(column.strip()):
            return text[span.start : span.end].strip()
    return None


def _is_of_shares(table: Table, column: str) -> bool:
    """Whether a table's title says in brackets that what is no count in it is a share."""
    return "%" in "".join(_BRACKETS.findall(table.title)) and not _COUNT_COLUMN.search(column)


def _of_all(table: Table, column: str) -> list[str]:
    """The unit that a table's title gives for its numbers (单位：万美元), none for ratios."""
    named = _UNIT_OF_ALL.search(table.title)
    return [named[1].strip()] if named and not _RATIO_COLUMN.search(column) else []


def _bracketed(title: str) -> list[str]:
    """What a title has in brackets, the last first; of a price (US$ per kg) what is paid."""
    return [_paid(found) or found for found in reversed(_BRACKETS.findall(title))]


def _paid(unit: str) -> str | None:
    """US$ of US$ per kg, of US$ a month; None of what is no price, visitors per day."""
    paid, per, _ = _PER.sub("/", unit, count=1).partition("/")
    wordings = (f"1 {paid}", _sign_first("1", paid)) if per else ()
    found = (number for wording in wordings for number in numbers.find(wording, "en"))
    return paid if any(numbers.is_currency(number.unit) for number in found) else None


def _number(
    printed: str, span: Span, column: str, units: Sequence[str], language: Language
) -> Number | None:
    if move := _MOVE.fullmatch(printed):
        return _bare(span, printed, Decimal(move["places"]), "rank change")
    bare = _BARE.fullmatch(printed)
    if bare and _RANK.search(column):
        return _bare(span, printed, Decimal(bare["number"].replace(",", "")), "rank")
    if bare:
        return _with_unit(printed, bare["number"], span, column, units, language)
    found = numbers.find(printed, language)
    if not found:
        return None
    (first, *_) = found
    return _moved(first, span.start)


def _bare(span: Span, printed: str, value: Decimal, unit: str | None) -> Number:
    lead = len(printed) - len(printed.lstrip())
    end = span.start + len(printed.rstrip())
    return Number(start=span.start + lead, end=end, value=value, unit=unit)


def _with_unit(
    printed: str,
    bare: str,
    span: Span,
    column: str,
    units: Sequence[str],
    language: Language,
) -> Number | None:
    """A bare number read with each unit that its titles offer, else without one."""
    value = Decimal(bare.replace(",", "").replace("−", "-"))
    if re.fullmatch(r"年份?|year", column.strip(), re.IGNORECASE):
        return None
    title = re.sub(r"\d+$", "", _BRACKETS.sub("", column).strip())  # Years run into the number.
    gap = " " if title[-1:].isascii() else ""
    for unit in units:
        for wording in (f"{title}{gap}{bare}{unit}", f"{bare} {unit}", _sign_first(bare, unit)):
            found = numbers.find(wording, language)[-1:]
            if found and found[0].end == len(wording) and found[0].start <= wording.index(bare):
                number = found[0]
                if number.unit or number.value != value:
                    return _bare(span, printed, number.value, number.unit)
    is_share = "%" in column or any(unit.startswith("%") for unit in units)
    return _bare(span, printed, value, "%" if is_share else None)


def _sign_first(bare: str, bracket: str) -> str:
    """US$ million and 225 make US$225 million."""
    sign, _, scale = bracket.partition(" ")
    return f"{sign}{bare} {scale}".strip()


def _moved(number: Number, by: int) -> Number:
    return Number(
        start=number.start + by,
        end=number.end + by,
        value=number.value,
        unit=number.unit,
        high=number.high,
        qualifier=number.qualifier,
        measure_word=number.measure_word,
    )


def _direction(printed: str, number: Number, column: str) -> Direction | None:
    if move := _MOVE.fullmatch(printed):
        return "up" if move["way"] in _UP_SIGNS else "down"
    if number.value < 0:
        return "down"
    if numbers.is_ratio(number.unit) and _CHANGED.search(column):
        return "up"
    return None


def _latest(table: Table, published: date) -> Period | None:
    """The last time that a column of a table is of: that of a column of changes without one."""
    times = [time for column in table.columns if (time := _when(column, published)[0])]
    last = max(times, key=lambda time: time.last, default=None)
    return replace(last, inferred=True) if last else None


@lru_cache(maxsize=64)  # Asked for again with each row.
def _first_named(title: str, published: date) -> Period | None:
    """The first time that a table's title names outside brackets."""
    named = numbers.periods(_BRACKETS.sub("", title), published)
    return named[0].period if named else None


@lru_cache(maxsize=64)
def _when(column: str, published: date) -> tuple[Period | None, str | None]:
    """The time and the base that a column's title names."""
    period: Period | None = None
    comparison: str | None = None
    for mention in numbers.periods(column, published):
        if _BASE.search(column[: mention.start]):
            comparison = mention.period.text
        else:
            period = mention.period
    if comparison is None and re.search("同比|环比", column):
        comparison = "同比" if "同比" in column else "环比"
    return period, comparison
