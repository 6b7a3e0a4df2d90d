"""The contents page: order, levels and printed pages of the report's sections.

It is not part of the report's text. Its titles may be worded otherwise than the headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from indexer.parse import numbering
from indexer.parse.lines import Line

_TITLE = re.compile(
    r"(?:#+\s*)?\**(?:目\s*录|目\s*次|contents|table\s+of\s+contents)\**", re.IGNORECASE
)
_COLUMN_HEADS = re.compile(
    r"[|\s]*(?:章节|标题|内容|section|title|chapter)?[|\s]*(?:页码|页次|pages?)[|\s]*",
    re.IGNORECASE,
)
_LEADER = r"(?:[/.·…‥・．_\-—]{3,}|(?:[.·…]\s){3,})"
_ENTRY = re.compile(
    rf"(?P<bullet>[-*+•]\s+)?(?P<hashes>#+\s*)?(?P<title>.*?)\s*(?:{_LEADER})?\s*(?P<page>\d{{1,4}})?$"
)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ONLY_LEADER = re.compile(rf"{_LEADER}")
_ONLY_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_INTEGER_BEFORE = re.compile(r"(\d{1,2})\s+(?=\S)")
_LONGEST_ENTRY = 80
_PROSE = re.compile(r"[。！？；]$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents page."""

    title: str
    """As printed there, its number included where it is of a heading's kind (1.1, 一、)."""
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Contents:
    entries: tuple[Entry, ...]
    lines: frozenset[int]
    """Numbers of the lines that the contents page takes."""


NONE = Contents((), frozenset())


class _Layout(NamedTuple):
    bullet: bool
    indent: int
    hashes: int


@dataclass(frozen=True, slots=True)
class _Raw:
    title: str
    style: str | None
    """Of its number."""
    layout: _Layout
    page: int | None
    open: bool
    """May the next line go on with the title?"""


def place_of_contents(lines: Sequence[str]) -> int:
    """The place of the line that a contents page begins with; 0 without one."""
    return next((n for n, line in enumerate(lines) if _TITLE.fullmatch(line)), 0)


def contents(lines: Sequence[Line]) -> Contents:
    """Find the contents page and read it."""
    texts = [line.text for line in lines]
    begin = place_of_contents(texts)
    if not lines or not _TITLE.fullmatch(texts[begin]):
        return NONE
    end = _end(lines, begin + 1)
    taken = lines[begin:end]
    entries = _levelled(_read(taken))
    return Contents(entries, frozenset(line.number for line in taken)) if entries else NONE


def _end(lines: Sequence[Line], begin: int) -> int:
    """The contents end where a title comes again, or where running text begins."""
    seen: list[str] = []
    wrapped = False
    for place in range(begin, len(lines)):
        line = lines[place]
        match = _entry(line.text)
        title = numbering.compact(numbering.title(_INTEGER_BEFORE.sub("", match["title"])))
        if wrapped and line.gap == 0:
            seen[-1] += title
        elif len(title) > 1 and title in seen and not match["page"]:
            return place
        elif len(line.text) > _LONGEST_ENTRY or _PROSE.search(line.text):
            return _before_heading(lines, begin, place)
        elif title:
            seen.append(title)
        wrapped = bool(seen) and line.hard_break
    return len(lines)


def _before_heading(lines: Sequence[Line], begin: int, place: int) -> int:
    """The heading that stands right over running text is not of the contents page."""
    while place > begin and lines[place - 1].text.startswith("#"):
        place -= 1
    return place


def _entry(text: str) -> re.Match[str]:
    plain = _LINK.sub(r"\1", text.replace("|", " ").replace("**", "")).strip()
    match = _ENTRY.match(plain)
    assert match, "every part of the pattern may be empty"
    return match


def _read(lines: Sequence[Line]) -> list[_Raw]:
    raw: list[_Raw] = []
    waiting = False
    for line in lines:
        text = line.text
        if _TITLE.fullmatch(text) or _COLUMN_HEADS.fullmatch(text):
            continue
        if _ONLY_LEADER.fullmatch(text):
            raw = [*raw[:-1], replace(raw[-1], open=False)] if raw else raw
            continue
        if _ONLY_NUMBER.fullmatch(text):
            if raw and raw[-1].page is None and not waiting and text.isdigit():
                raw[-1] = replace(raw[-1], page=int(text), open=False)
            else:
                waiting = True
            continue
        match = _entry(text)
        page = int(match["page"]) if match["page"] else None
        if raw and raw[-1].open and line.gap == 0:
            raw[-1] = replace(
                raw[-1], title=raw[-1].title + match["title"], page=page, open=line.hard_break
            )
        else:
            raw.append(_new(match, line, page, numbered=waiting))
        waiting = False
    return [entry for entry in raw if numbering.compact(entry.title)]


def _new(match: re.Match[str], line: Line, page: int | None, *, numbered: bool) -> _Raw:
    title = match["title"]
    layout = _Layout(bool(match["bullet"]), len(line.leading), (match["hashes"] or "").count("#"))
    integer = _INTEGER_BEFORE.match(title)
    if integer:
        title = title[integer.end() :]
    printed = numbering.read(title)
    style = f"{printed.style.name} {len(printed.path)}" if printed.style else None
    if integer or numbered:
        style = style or "integer 1"
    return _Raw(title, style, layout, page, line.hard_break)


def _levelled(raw: Sequence[_Raw]) -> tuple[Entry, ...]:
    """An entry has the level of those numbered alike, or without a number of those laid out alike;
    what is numbered or laid out as none before it is one level below the entry before it."""
    numbered: dict[str, int] = {}
    layouts: dict[_Layout, set[int]] = {}
    entries: list[Entry] = []
    for entry in raw:
        before = entries[-1].level if entries else 0
        known = layouts.setdefault(entry.layout, set())
        if entry.style in numbered:
            level = numbered[entry.style]
        elif entry.style and numbered:
            level = min(max(numbered.values()), before) + 1
        elif numbering.is_back_matter(entry.title):
            level = 1
        elif known:
            level = 1 if len(known) > 1 else min(known)
        else:
            level = before + 1
        numbered = {style: depth for style, depth in numbered.items() if depth <= level}
        if entry.style:
            numbered[entry.style] = level
        known.add(level)
        entries.append(Entry(entry.title, level, entry.page))
    return tuple(entries)
