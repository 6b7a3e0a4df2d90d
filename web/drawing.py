"""A chart laid out: where its marks and words stand, in pixels from the top left corner.

For: the geometry that the templates write out as SVG. Not for: what is drawn
(``charts``), colours and fonts (the stylesheet, and the templates' attributes where there is none).

Each chart is laid out twice for pages, since SVG does not break lines: beside each other for wide
places, names over bars for narrow ones; a stylesheet shows the one that fits.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from web.charts import Chart, Mark, Panel
from web.labels import Label

Role = Literal["title", "measure", "label", "rank", "value", "note"]
Anchor = Literal["start", "middle", "end"]
Form = Literal["bar", "more", "up", "down", "same"]

SIZE = 13
"""Height of letters, in pixels; a title's is ``TITLE_SIZE``."""
TITLE_SIZE = 17
LINE = 18
"""From line to line."""
DROP = 4.5
"""From the middle of a line of letters down to its baseline."""
BAR = 14
GAP = 8
HEAD = 5
"""Half the height of an arrow's head, and its length."""
SQUARE = 100
"""Width of a full-width character in hundredths of the height of letters."""
MOVE_STEP = 40
"""Most pixels that an arrow has for one place."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of place that charts stand in."""

    name: str
    width: int
    label_width: int | None
    """The most that names beside the bars take; None: they stand over them."""
    label_lines: int
    """The most lines of a name; what is longer ends in an ellipsis."""
    titled: bool = False
    """With the table's title and source, as a picture by itself."""


WIDE = Layout("wide", 720, label_width=290, label_lines=2)
NARROW = Layout("narrow", 320, label_width=None, label_lines=2)
ALONE = Layout("alone", 760, label_width=310, label_lines=3, titled=True)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words; ``y`` is its baseline."""

    role: Role
    x: float
    y: float
    text: str
    language: str
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar, a range's lighter rest, an arrow from zero, or a dot for no move.

    ``width`` is towards the right; an arrow for a fall points left and ends at ``x``.
    """

    form: Form
    x: float
    y: float
    width: float
    height: float
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its words and shapes, and the strip that answers to the pointer."""

    mark: Mark
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A piece of the upright line at zero, beside one mark."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawing:
    layout: Layout
    height: float
    lines: tuple[Line, ...]
    marks: tuple[Placed, ...]
    rules: tuple[Rule, ...]


def draw(chart: Chart, layout: Layout, notes: Sequence[Label] = ()) -> Drawing:
    """Lay a chart out; ``notes`` stand at the foot of a picture by itself."""
    lines: list[Line] = []
    marks: list[Placed] = []
    rules: list[Rule] = []
    y = 0.0
    margin = 20 if layout.titled else 0
    if layout.titled:
        y += margin
        for text in wrapped(chart.title.text, layout.width - 2 * margin, 3, TITLE_SIZE):
            y += TITLE_SIZE + 6
            lines.append(Line("title", margin, y, text, chart.title.language))
        y += 1.5 * GAP
    for panel in chart.panels:
        y += 0 if not marks else LINE
        for text in wrapped(panel.title.text, layout.width - 2 * margin, 2):
            y += LINE
            lines.append(Line("measure", margin, y - 5, text, panel.title.language))
        y += 4
        placed, zeros, y = _panel(panel, layout, margin, y)
        marks += placed
        rules += zeros
    if layout.titled:
        y += GAP
        for note in notes:
            for text in wrapped(note.text, layout.width - 2 * margin, 3):
                y += LINE
                lines.append(Line("note", margin, y, text, note.language))
        y += margin
    return Drawing(layout, round(y + 4), tuple(lines), tuple(marks), tuple(rules))


# --- A panel ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values to places: a straight line from the panel's lowest value to its highest."""

    low: Decimal
    left: float
    per_unit: float

    def __call__(self, value: Decimal) -> float:
        return self.left + float(value - self.low) * self.per_unit


def _panel(
    panel: Panel, layout: Layout, margin: float, top: float
) -> tuple[list[Placed], list[Rule], float]:
    """The marks, the line at zero, and where the panel ends."""
    ranks = max((advance(mark.rank) + GAP for mark in panel.marks if mark.rank), default=0.0)
    left, right = margin + ranks, layout.width - margin
    room = right - left
    if layout.label_width is not None:
        longest = max(advance(mark.label.text) for mark in panel.marks)
        room = min(longest, layout.label_width - ranks)
        scale = _scale(panel, left + room + 2 * GAP, right)
    else:
        scale = _scale(panel, margin, right)
    zero = scale(Decimal(0))
    placed: list[Placed] = []
    rules: list[Rule] = []
    for mark in panel.marks:
        name = wrapped(mark.label.text, room, layout.label_lines)
        strip = _strip(top, len(name), beside=layout.label_width is not None)
        shapes = _shapes(panel, mark, scale, strip.middle)
        lines = [*_name(mark, name, left, strip), _value(mark, shapes, zero, strip.middle)]
        placed.append(Placed(mark, tuple(lines), tuple(shapes), top, strip.height))
        rules.append(Rule(zero, strip.middle - strip.reach, strip.middle + strip.reach))
        top += strip.height
    return placed, rules, top


@dataclass(frozen=True, slots=True)
class _Strip:
    """Where things stand in the strip that a mark takes."""

    height: float
    middle: float
    """Of the bar."""
    baseline: float
    """Of the name's first line."""
    reach: float
    """Of the line at zero, to either side of the middle."""


def _strip(top: float, lines: int, *, beside: bool) -> _Strip:
    if beside:
        height = max(lines * LINE, BAR) + GAP
        middle = top + height / 2
        return _Strip(height, middle, middle - (lines - 1) * LINE / 2 + DROP, height / 2)
    words = lines * LINE
    return _Strip(words + BAR + 14, top + words + 3 + BAR / 2, top + LINE - 4, BAR / 2 + 2)


def _name(mark: Mark, name: Sequence[str], x: float, strip: _Strip) -> Iterator[Line]:
    language = mark.label.language
    if mark.rank:
        yield Line("rank", x - GAP, strip.baseline, mark.rank, language, "end")
    for place, text in enumerate(name):
        yield Line("label", x, strip.baseline + LINE * place, text, language)


def _scale(panel: Panel, left: float, right: float) -> _Scale:
    """Room is kept for the printed values outside the bars."""
    before = max((_room(mark) for mark in panel.marks if (mark.value or 0) < 0), default=0.0)
    after = max((_room(mark) for mark in panel.marks if (mark.value or 0) >= 0), default=0.0)
    left, right = left + before, right - after
    per_unit = max(right - left, 1) / float(panel.high - panel.low)
    if panel.kind == "moves":
        per_unit = min(per_unit, MOVE_STEP)
    return _Scale(panel.low, left, per_unit)


def _room(mark: Mark) -> float:
    return advance(mark.printed.text) + GAP + HEAD


def _shapes(panel: Panel, mark: Mark, scale: _Scale, middle: float) -> list[Shape]:
    if mark.value is None:
        return []
    zero, end = scale(Decimal(0)), scale(mark.value)
    falls = mark.value < 0
    if panel.kind == "moves":
        if not mark.value:
            return [Shape("same", zero - 3, middle - 3, 6, 6)]
        form: Form = "down" if falls else "up"
        return [Shape(form, min(zero, end), middle - HEAD, abs(end - zero), 2 * HEAD, falls)]
    x, width = min(zero, end), max(abs(end - zero), 1)
    shapes = [Shape("bar", x, middle - BAR / 2, width, BAR, falls)]
    if mark.high is not None:
        rest = scale(mark.high) - end
        shapes.append(Shape("more", end, middle - BAR / 2, rest, BAR, falls))
    return shapes


def _value(mark: Mark, shapes: Sequence[Shape], zero: float, middle: float) -> Line:
    """The cell as printed, outside its bar or arrow."""
    text, language = mark.printed.text, mark.printed.language
    if any(shape.falls for shape in shapes):
        start = min(shape.x for shape in shapes)
        return Line("value", start - GAP + 2, middle + DROP, text, language, "end")
    end = max((shape.x + shape.width for shape in shapes), default=zero)
    return Line("value", end + GAP - 2, middle + DROP, text, language)


# --- Words ------------------------------------------------------------------------------


def advance(text: str, size: float = SIZE) -> float:
    """About how wide a text is: full-width characters are square, Latin ones over half of it."""
    return _hundredths(text) * size / 100


def _hundredths(text: str) -> int:
    """Whole numbers, so that a text's parts are together as wide as the text."""
    return sum(map(_width, text))


@lru_cache(maxsize=8192)
def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return SQUARE
    if unicodedata.east_asian_width(character) == "A" and not character.isalpha():
        return SQUARE
    if character in " .,:;'|!il()[]·":
        return 36
    return 72 if character.isupper() or character in "%mw&" else 60


_NOT_FIRST = "，。、；：！？）》】」』”’,.;:!?)]}%·"


def wrapped(text: str, width: float, most: int, size: float = SIZE) -> list[str]:
    """A text in at most ``most`` lines: broken between words, and between Chinese characters but
    not before a closing mark; an ellipsis stands for what has no room."""
    lines: list[list[str]] = [[]]
    filled = 0
    for part in _parts(" ".join(text.split())):
        if lines[-1] and (filled + _hundredths(part.rstrip())) * size / 100 > width:
            lines.append([])
            filled = 0
        lines[-1].append(part)
        filled += _hundredths(part)
    last = [part for line in lines[most - 1 :] for part in line]
    return [_fitted(line, width, size) for line in [*lines[: most - 1], last] if line]


def _fitted(parts: Sequence[str], width: float, size: float) -> str:
    """The parts as a line: as many as it has room for, else as many of their characters."""
    whole = "".join(parts).rstrip()
    if advance(whole, size) <= width:
        return whole
    for units in (parts, whole):
        for count in range(len(units) - 1, 0, -1):
            line = "".join(units[:count]).rstrip() + "…"
            if advance(line, size) <= width:
                return line
    return "…"


def _parts(text: str) -> Iterable[str]:
    """What stays on one line: a Latin word with its blank, or a Chinese character, each with the
    closing marks behind it."""
    part = ""
    for character in text:
        is_wide = _width(character) == SQUARE
        joins = character in _NOT_FIRST or (
            not is_wide and bool(part) and part[-1] != " " and _width(part[-1]) != SQUARE
        )
        if part and not joins and character != " ":
            yield part
            part = ""
        part += character
    if part:
        yield part
