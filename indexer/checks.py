"""The report's own arithmetic, worked out again: shown beside it, never corrected.

For: levels against growth, parts against totals, one quantity printed twice, shares over
100 %.
Not for: whether a figure is true. Every number is taken to be rounded to its last
printed digit; sums and growth hold where the ranges that this leaves meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from indexer import numbers
from indexer.model import Document, Finding, Language, Statistic
from indexer.numbers import show

_SHARE = re.compile(r"占|比重|比例|\bshares?\b|\bproportion\b", re.IGNORECASE)
_PARTS = re.compile(r"包括|其中|分为|由|including|of which|comprising|made up of", re.IGNORECASE)
_JOINED = re.compile(
    r"[^，；。,;]*?(?:、|和|及|以及|与)[^，；。,;]*|[^，；。;]*?,?\s(?:and\s)?[^，；。;]*"
)
_REST = re.compile(r"其余|余下|剩余|\bthe rest\b|\bthe remain(?:der|ing)\b", re.IGNORECASE)
_COMMON = 4
"""Characters that a table's titles and a text's measure must share to speak of one quantity."""


def findings(document: Document, statistics: Sequence[Statistic]) -> tuple[Finding, ...]:
    """What the report's numbers say of each other, in reading order of their sentences."""
    texts = {
        sentence.id: (block.text, sentence.start, sentence.end)
        for block in document.blocks
        for sentence in block.sentences
    }
    running = [each for each in statistics if each.cell is None]
    found: list[Finding] = []
    for sentence, group in groupby(running, key=lambda each: each.sentence):
        said = list(group)
        text, _, end = texts[sentence]
        found += _growth(said, document.language)
        found += _parts(said, text[:end], document.language)
    found += _twice(running, [each for each in statistics if each.cell], document)
    found += _over_hundred(statistics)
    return tuple(found)


# --- Growth -----------------------------------------------------------------------------------


def _growth(said: Sequence[Statistic], language: Language) -> Iterator[Finding]:
    """A printed growth against the two levels, or the level and the increase, before it."""
    for place, rate in enumerate(said):
        if rate.unit != "%" or rate.direction is None or rate.high is not None:
            continue
        levels = [s for s in said[:place] if not numbers.is_ratio(s.unit) and s.high is None]
        pair = _levels(levels, rate)
        if pair is not None and not any(s.qualifier for s in (*pair, rate)):
            yield _grown(*pair, rate, language)


def _levels(levels: Sequence[Statistic], rate: Statistic) -> tuple[Statistic, Statistic] | None:
    """The later level and what it is compared with: an earlier level, or its own increase."""
    for base in reversed(levels):
        for level in levels:
            if level is base or level.unit != base.unit or not _same_measure(level, base, rate):
                continue
            if base.direction is not None and level.direction is None:
                return level, base
            if level.direction is base.direction is None and _later(level, base):
                return level, base
    return None


def _later(level: Statistic, base: Statistic) -> bool:
    """Whether the base is of an earlier time; 由2018年的42万吨降至31.5万吨 dates only the base."""
    if base.period is None:
        return False
    if level.period is None:
        return level.start > base.start
    return level.period.first > base.period.first


def _same_measure(level: Statistic, base: Statistic, rate: Statistic) -> bool:
    """Whether what grew is what both levels are of: one's words contain the other's."""
    if base.direction is not None:
        return base.measure.startswith(level.measure) and rate.measure.startswith(level.measure)
    one, other = sorted((level.measure, base.measure), key=len)
    return one in other and one in rate.measure


def _grown(level: Statistic, base: Statistic, rate: Statistic, language: Language) -> Finding:
    sign = -1 if rate.direction == "down" else 1
    low, high = _bounds(level)
    if base.direction is None:
        base_low, base_high = _bounds(base)
        from_value, name = base.value, _amount(base.value, base, language)
        lowest, highest = low / base_high - 1, high / base_low - 1
        rise = f"({_amount(level.value, level, language)} − {name}) ÷ {name}"
        change = level.value / from_value - 1
    else:
        step_low, step_high = _bounds(base)
        signed = sign * base.value
        start = level.value - signed
        change = signed / start
        ends = [sign * s / (v - sign * s) for s in (step_low, step_high) for v in (low, high)]
        lowest, highest = min(ends), max(ends)
        step, whole = _amount(base.value, base, language), _amount(level.value, level, language)
        rise = f"{step} ÷ ({whole} {'−' if sign > 0 else '+'} {step})"
    printed_low, printed_high = (sign * bound for bound in _bounds(rate))
    holds = _meet((100 * lowest, 100 * highest), sorted((printed_low, printed_high)))
    worked = _percent(abs(100 * change))
    relation = "=" if Decimal(worked[:-1]) == rate.value else "≈" if holds else "≠"
    computation = (
        f"{rise} = {'' if change >= 0 else '−'}{worked}"
        if relation == "="
        else f"{rise} = {'' if change >= 0 else '−'}{worked} {relation} {rate.text}"
    )
    return Finding("growth", (level.id, base.id, rate.id), computation, holds)


# --- Parts and totals -------------------------------------------------------------------------


def _parts(said: Sequence[Statistic], text: str, language: Language) -> Iterator[Finding]:
    """A total against the list of parts behind it: parts may fall short, never exceed it."""
    for place, total in enumerate(said):
        parts = _listed(said[place + 1 :], total, text)
        if len(parts) < 2 or any(s.qualifier for s in (total, *parts)):
            continue
        value = sum((part.value for part in parts), Decimal(0))
        low = sum((_bounds(part)[0] for part in parts), Decimal(0))
        high = sum((_bounds(part)[1] for part in parts), Decimal(0))
        holds = _meet((low, high), _bounds(total))
        if not holds and value < total.value:
            continue
        terms = " + ".join(_amount(part.value, part, language) for part in parts)
        worked, printed = (_amount(v, total, language) for v in (value, total.value))
        computation = f"{terms} = {worked}"
        if value != total.value:
            computation += f" {'≈' if holds else '≠'} {printed}"
        yield Finding("parts", (total.id, *(part.id for part in parts)), computation, holds)
    yield from _shares_of_whole(said, text)


def _listed(behind: Sequence[Statistic], total: Statistic, text: str) -> list[Statistic]:
    """The parts that a list behind a total names: same unit, joined by 、 or "and"."""
    if not behind or numbers.is_ratio(total.unit) or total.high is not None or total.direction:
        return []
    if not _PARTS.search(text[total.end : behind[0].start]):
        return []
    parts: list[Statistic] = []
    for part in behind:
        between = text[parts[-1].end : part.start] if parts else ""
        if part.direction or part.high is not None or not _same_count(part, total):
            break
        if parts and not _JOINED.fullmatch(between):
            break
        parts.append(part)
    return parts


def _same_count(part: Statistic, total: Statistic) -> bool:
    return part.unit == total.unit or {part.unit, total.unit} <= _INSTITUTIONS


_INSTITUTIONS = {"companies", "institutions", "items"}
"""What 家 and 个 count, however the noun beside them is read."""


def _shares_of_whole(said: Sequence[Statistic], text: str) -> Iterator[Finding]:
    """Shares of which the last is "the rest" make a hundred."""
    shares = [s for s in said if s.unit == "%" and s.direction is None and s.high is None]
    if len(shares) < 2 or any(s.qualifier for s in shares):
        return
    if not _REST.search(text[shares[-2].end : shares[-1].end]):
        return
    value = sum((s.value for s in shares), Decimal(0))
    low = sum((_bounds(s)[0] for s in shares), Decimal(0))
    high = sum((_bounds(s)[1] for s in shares), Decimal(0))
    holds = low <= 100 <= high
    terms = " + ".join(_percent(s.value) for s in shares)
    computation = f"{terms} = {_percent(value)}"
    if value != 100:
        computation += f" {'≈' if holds else '≠'} 100%"
    yield Finding("parts", tuple(s.id for s in shares), computation, holds)


# --- Printed twice, and over a hundred --------------------------------------------------------


def _twice(
    running: Iterable[Statistic], cells: Sequence[Statistic], document: Document
) -> Iterator[Finding]:
    """A text's figure against the table cell of the same thing: its measure opens with the row's
    title, and shares words with the titles of table and column."""
    titles = {table.id: table.title for table in document.tables}
    for said in running:
        for cell in cells:
            place = cell.cell
            if place is None or said.unit != cell.unit or said.high is not None:
                continue
            if not _is_about(said.measure, place.row_title):
                continue
            about = f"{titles[place.table]} {place.column_title}"
            if (said.direction is None) != (cell.direction is None):
                continue
            if _shared(about, said.measure.replace(place.row_title, " ")) < _COMMON:
                continue
            holds = _meet(_bounds(said), _bounds(cell))
            relation = "=" if said.value == cell.value else "≈" if holds else "≠"
            computation = f"{cell.text} {relation} {said.text}"
            yield Finding("printed-twice", (said.id, cell.id), computation, holds)


def _is_about(measure: str, row: str) -> bool:
    """Whether a measure opens with the row's title: 印度的买家, not 来自印度以外的买家."""
    behind = measure[len(row) : len(row) + 2]
    return len(row) > 1 and measure.startswith(row) and behind not in ("以外", "之外")


def _shared(one: str, other: str) -> int:
    """Length of the longest run of characters that both have, blanks and digits left out."""
    best = 0
    for start in range(len(one)):
        while start + best < len(one) and one[start : start + best + 1] in other:
            if re.search(r"[\s\d]", one[start : start + best + 1]):
                break
            best += 1
    return best


def _over_hundred(statistics: Iterable[Statistic]) -> Iterator[Finding]:
    for each in statistics:
        if each.unit != "%" or each.direction is not None or not _SHARE.search(each.measure):
            continue
        if max(each.value, each.high or each.value) > 100:
            yield Finding("over-hundred", (each.id,), f"{each.text} > 100%", holds=False)


# --- Rounding ---------------------------------------------------------------------------------


def _bounds(statistic: Statistic) -> tuple[Decimal, Decimal]:
    """What a number rounded to its last printed digit may have been."""
    printed = re.search(r"\d[\d,]*(?:\.(?P<places>\d+))?", statistic.text)
    if printed is None or statistic.value == 0:
        return statistic.value, statistic.value
    numeral = Decimal(printed[0].replace(",", ""))
    if numeral == 0:
        return statistic.value, statistic.value
    places = len(printed["places"] or "")
    slack = abs(statistic.value) / numeral * Decimal(10) ** -places / 2
    return statistic.value - slack, statistic.value + slack


def _meet(one: Sequence[Decimal], other: Sequence[Decimal]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _percent(value: Decimal) -> str:
    return f"{round(value, 1).normalize():f}%"


def _amount(value: Decimal, like: Statistic, language: Language) -> str:
    """A value in number words, with its sign of money in English; units go without saying."""
    money = language == "en" and numbers.is_currency(like.unit)
    return show(value, like.unit if money else None, language)
