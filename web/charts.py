"""What a table's chart shows: its numbers as marks, in panels of one unit each.

For: deciding, from the units and contents of any table's columns, what can be drawn and how:
shares, counts and money as bars from zero, changes as bars to either side of it, moves in a
ranking as arrows. Not for: where on the picture a mark stands (``drawing``).

A column of one unit makes a panel with a mark for each row. Where units go by rows instead (a
table of indicators by years), a row makes a panel with a mark for each column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from indexer.model import Language, Statistic
from web import models, tables
from web.labels import Label, label

PanelKind = Literal["bars", "moves"]

LEAST = 2
"""Marks that are worth a picture."""
MOST = 120
"""Marks that are drawn; the table has the other rows."""

_TOTAL = re.compile(
    r"\W*(?:合\s?计|总\s?计|共\s?计|小\s?计|总体|全部|(?:grand |sub-?)?totals?|all|overall)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of a panel."""

    label: Label
    rank: str | None
    """The row's rank as printed."""
    printed: Label
    """The cell as printed: ``3.7%``, ``↑ 1``, ``—``."""
    value: Decimal | None
    """Negative for a fall; of a move, places up. None where the cell holds no number."""
    high: Decimal | None
    """Upper end of a range."""
    key: str | None
    """The statistic's."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Marks of one unit on one scale, which always holds zero."""

    kind: PanelKind
    title: Label
    unit: str | None
    marks: tuple[Mark, ...]
    low: Decimal
    high: Decimal
    signed: bool
    """Whether the values are changes, of which some may be falls."""

    def extremes(self) -> tuple[Mark, Mark]:
        """The marks with the least and the greatest value."""
        measured = [(mark.value, mark) for mark in self.marks if mark.value is not None]
        least, greatest = min(measured, key=_first), max(measured, key=_first)
        return least[1], greatest[1]


def _first(pair: tuple[Decimal, Mark]) -> Decimal:
    return pair[0]


@dataclass(frozen=True, slots=True)
class Chart:
    """A table as a picture."""

    id: str
    """The table's."""
    title: Label
    source: Label | None
    """The line under the table."""
    panels: tuple[Panel, ...]
    left_out: tuple[Label, ...]
    """Rows that sum others up, which would dwarf them."""
    rows_left: int
    """Rows that are too many to draw."""


@dataclass(frozen=True, slots=True)
class _Cell:
    printed: Label
    statistic: Statistic | None


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's rows and columns with the statistics in them; all rows of the same length."""

    columns: tuple[Label, ...]
    rows: tuple[tuple[_Cell, ...], ...]
    words: tuple[int, ...]
    """Columns that say what a row is about."""

    def label(self, row: Sequence[_Cell]) -> Label:
        said = [row[place].printed for place in self.words if row[place].printed.text]
        if not said:
            return Label("", self.columns[0].language)
        return Label(" · ".join(each.text for each in said), said[0].language)

    def rank(self, row: Sequence[_Cell]) -> str | None:
        ranks = [each.printed.text for each in row if _unit(each) == "rank"]
        return ranks[0] if ranks else None


def of(
    table: models.Table,
    statistics: Iterable[Statistic],
    original: Language,
    shown: Language,
) -> Chart | None:
    """The chart of a table in the order of its rows; None where nothing in it can be drawn.

    ``statistics`` hold those of its cells. ``original`` is the report's language; ``shown`` is the
    reader's, whose words stand wherever the table is translated.
    """
    whole = _grid(table, {each.id: each for each in statistics}, original, shown)
    sums = [row for row in whole.rows if _TOTAL.fullmatch(whole.label(row).text)]
    rows = [row for row in whole.rows if row not in sums]
    columns = sum(any(_is_drawn(row[place]) for row in rows) for place in range(len(whole.columns)))
    grid = replace(whole, rows=tuple(rows[: MOST // max(columns, 1)]))
    panels = _on_common_scales(_panels(grid))
    if not panels:
        return None
    return Chart(
        id=table.id,
        title=label(table.title, table.title_en, original, shown),
        source=label(table.source_line, table.source_line_en, original, shown)
        if table.source_line
        else None,
        panels=panels,
        left_out=tuple(whole.label(row) for row in sums),
        rows_left=len(rows) - len(grid.rows),
    )


def around(chart: Chart, key: str) -> Chart:
    """The panels with the mark of a statistic."""
    panels = tuple(p for p in chart.panels if any(mark.key == key for mark in p.marks))
    return replace(chart, panels=panels or chart.panels)


def _grid(
    table: models.Table, statistics: Mapping[str, Statistic], original: Language, shown: Language
) -> _Grid:
    width = len(table.columns)
    titles = zip(table.columns, table.columns_en, strict=True)
    empty = _Cell(Label("", original), None)
    rows = []
    for printed in table.rows:
        row = [
            _Cell(
                label(cell.text, cell.text_en, original, shown),
                statistics.get(cell.statistic or ""),
            )
            for cell in printed[:width]
        ]
        rows.append((*row, *[empty] * (width - len(row))))
    columns = tuple(label(text, text_en, original, shown) for text, text_en in titles)
    return _Grid(columns, tuple(rows), tuple(_word_columns(rows, width)))


def _word_columns(rows: Sequence[Sequence[_Cell]], width: int) -> list[int]:
    """The columns of words left of the first number that is no rank; else the first column."""
    words: list[int] = []
    for place in range(width):
        column = [row[place] for row in rows]
        if any(_is_drawn(cell) for cell in column):
            break
        if any(tables.has_words(cell.printed.text) for cell in column):
            words.append(place)
    return words or [0]


def _unit(cell: _Cell) -> str | None:
    return cell.statistic.unit if cell.statistic else None


def _is_drawn(cell: _Cell) -> bool:
    return cell.statistic is not None and cell.statistic.unit != "rank"


# --- Panels -----------------------------------------------------------------------------


def _panels(grid: _Grid) -> list[Panel]:
    places = [
        place
        for place in range(len(grid.columns))
        if place not in grid.words and any(_is_drawn(row[place]) for row in grid.rows)
    ]
    by_row = [place for place in places if not _is_of_one_unit(row[place] for row in grid.rows)]
    if len(grid.rows) == 1:
        by_row = places
    panels = [_column_panel(grid, place) for place in places if place not in by_row]
    if len(by_row) >= LEAST:
        panels += [_row_panel(grid, row, by_row) for row in grid.rows]
    return [panel for panel in panels if panel is not None]


def _is_of_one_unit(cells: Iterable[_Cell]) -> bool:
    units = {_unit(cell) for cell in cells if cell.statistic}
    return len(units) == 1 or "rank change" in units


def _column_panel(grid: _Grid, place: int) -> Panel | None:
    kind: PanelKind = "bars"
    if any(_unit(row[place]) == "rank change" for row in grid.rows):
        kind = "moves"
    marks = [_mark(row[place], grid.label(row), grid.rank(row), kind) for row in grid.rows]
    return _panel(kind, grid.columns[place], marks, [row[place] for row in grid.rows])


def _row_panel(grid: _Grid, row: Sequence[_Cell], places: Sequence[int]) -> Panel | None:
    cells = [row[place] for place in places]
    if not _is_of_one_unit(cells):
        return None
    marks = [_mark(row[place], grid.columns[place], None, "bars") for place in places]
    return _panel("bars", grid.label(row), marks, cells)


def _mark(cell: _Cell, label: Label, rank: str | None, kind: PanelKind) -> Mark:
    statistic = cell.statistic
    return Mark(
        label=label,
        rank=rank,
        printed=cell.printed,
        value=tables.value(cell.printed.text, statistic, moves=kind == "moves"),
        high=statistic.high if statistic else None,
        key=statistic.key if statistic else None,
    )


def _panel(
    kind: PanelKind, title: Label, marks: Sequence[Mark], cells: Sequence[_Cell]
) -> Panel | None:
    """None where fewer than ``LEAST`` marks have a value, or all are nought."""
    values = [mark.value for mark in marks if mark.value is not None]
    values += [mark.high for mark in marks if mark.high is not None]
    if sum(mark.value is not None for mark in marks) < LEAST or not any(values):
        return None
    read = [cell.statistic for cell in cells if cell.statistic]
    return Panel(
        kind=kind,
        title=title,
        unit=read[0].unit,
        marks=tuple(marks),
        low=min(Decimal(0), *values),
        high=max(Decimal(0), *values),
        signed=kind == "moves" or any(each.direction or each.value < 0 for each in read),
    )


def _on_common_scales(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Panels of like numbers on one scale, so that their bars can be compared."""
    scales: dict[tuple[PanelKind, str | None, bool], list[Panel]] = {}
    for panel in panels:
        scales.setdefault((panel.kind, panel.unit, panel.signed), []).append(panel)
    return tuple(
        replace(panel, low=min(p.low for p in like), high=max(p.high for p in like))
        for panel in panels
        for like in [scales[panel.kind, panel.unit, panel.signed]]
    )
