"""Which lines are footnote texts, and which footnote a printed mark points to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.parse.lines import Line
from indexer.parse.markup import CIRCLED, MarkStyle, Target, printed_numbers

DefinitionStyle = Literal["sup", "math", "note", "bracket", "circled", "raised", "listed"]

_DEFINITIONS: tuple[tuple[DefinitionStyle, re.Pattern[str]], ...] = (
    ("note", re.compile(r"\[\^(\w[\w-]{0,19})\]:\s*")),
    ("sup", re.compile(rf"<sup>\s*[\[(（]?(\d{{1,3}}|[{CIRCLED}])[\])）]?\s*</sup>\s*")),
    (
        "math",
        re.compile(rf"\$\s?(?:\{{\s?\}})?\s?\^\s?\{{?\s?(\d{{1,3}}|[{CIRCLED}])\s?\}}?\s?\$\s*"),
    ),
    ("bracket", re.compile(r"[\[［〔【](\d{1,3})[\]］〕】][:：]?\s*(?!\()")),
    ("circled", re.compile(rf"([{CIRCLED}])\s*")),
    ("raised", re.compile(r"([⁰¹²³⁴-⁹]{1,3})\s*")),
)
"""How a footnote's text begins, by style."""

_LISTED = re.compile(
    rf"(?:[-*]\s+)?(?:[\[(（［]?(\d{{1,3}})[\])）］.．、:：]\s*|(\d{{1,3}})\s+|([{CIRCLED}])\s*)"
)
"""How it begins under a heading such as Notes, whatever the marks look like."""

_NOTES_HEADING = re.compile(
    r"(?:#+\s*)?(?:\d+(?:\.\d+)*\.?\s+|[一二三四五六七八九十]+、)?\**"
    r"(?:注释|注|脚注|尾注|附注|注解|参考文献|参考资料|资料来源|引用文献"
    r"|notes?|endnotes?|footnotes?|references?|bibliography|sources|works cited)\**\s*[:：]?",
    re.IGNORECASE,
)
_INLINE: Mapping[MarkStyle, re.Pattern[str]] = {
    "sup": re.compile(r"<sup>([^<>\n]{1,40})</sup>"),
    "math": re.compile(rf"\$\s?(?:\{{\s?\}})?\s?\^\s?\{{?\s?(\d{{1,3}}|[{CIRCLED}])\s?\}}?\s?\$"),
    "note": re.compile(r"\[\^(\w[\w-]{0,19})\]"),
    "bracket": re.compile(r"[\[［〔【](\d{1,3}(?:\s?[,，、]\s?\d{1,3}){0,5})[\]］〕】]"),
    "circled": re.compile(rf"([{CIRCLED}])"),
    "raised": re.compile(r"([⁰¹²³⁴-⁹]{1,3})"),
}
_FOOT_OF_PAGE: frozenset[str] = frozenset({"sup", "math", "circled", "raised"})
"""Styles of notes that stand at the foot of the page of their mark: a mark after its note's text
is out of order. ``[1]`` and ``[^1]`` may be marked again anywhere."""


@dataclass(frozen=True, slots=True)
class Definition:
    """Where a footnote's text begins."""

    number: str
    """Document-wide: as printed, and ``1-2`` for the second note printed as 1."""
    printed: str
    style: DefinitionStyle
    line: int
    """Number of its first line."""
    start: int
    """First code point of its text in the source."""


@dataclass(frozen=True, slots=True)
class Register:
    """The report's footnotes, by number and place."""

    definitions: tuple[Definition, ...]
    mark_styles: frozenset[str]
    """The styles that its marks are printed in."""
    by_printed: Mapping[str, tuple[Definition, ...]]

    def at(self, line: int) -> Definition | None:
        """The footnote whose text begins on this line."""
        return next((d for d in self.definitions if d.line == line), None)

    def target(self, style: MarkStyle, printed: str, offset: int) -> Target | None:
        """The footnote marked there: where a number is printed again on each page, the next text
        with it, else the last before."""
        if style not in self.mark_styles:
            return None
        known = self.by_printed.get(printed, ())
        if not known:
            return None
        after = next((d for d in known if d.start > offset), None)
        definition = after or known[-1]
        return Target(definition.number, after is None and style in _FOOT_OF_PAGE)


def register(lines: Sequence[Line]) -> Register:
    """Find the footnotes of a report.

    A line that begins like a footnote's text is one where its style leaves no doubt (``[^1]:``,
    ``<sup>1</sup>``), where the same number is marked elsewhere within a line (``①``, ``[1]``), or
    under a heading such as Notes, where plain ``1.`` does too.
    """
    found = list(_found(lines))
    seen: Counter[str] = Counter()
    numbers: set[str] = set()
    definitions = []
    by_printed: dict[str, list[Definition]] = defaultdict(list)
    for style, printed, line, start in found:
        number = printed
        while number in numbers:
            seen[printed] += 1
            number = f"{printed}-{seen[printed] + 1}"
        numbers.add(number)
        definition = Definition(number, printed, style, line, start)
        definitions.append(definition)
        by_printed[printed].append(definition)
    styles = {definition.style for definition in definitions}
    listed = {definition.printed for definition in definitions if definition.style == "listed"}
    return Register(
        tuple(definitions),
        frozenset(styles - {"listed"}) | _marks_of_listed(lines, listed),
        {printed: tuple(known) for printed, known in by_printed.items()},
    )


def _found(lines: Sequence[Line]) -> Iterator[tuple[DefinitionStyle, str, int, int]]:
    inline = _inline_numbers(lines)
    marked = set().union(*inline.values()) if inline else set()
    among_notes = False
    for line in lines:
        if _NOTES_HEADING.fullmatch(line.text):
            among_notes = True
            continue
        if line.text.startswith("#"):
            among_notes = False
        yield from _definition(line, inline, marked if among_notes else set())


def _definition(
    line: Line, inline: Mapping[MarkStyle, set[str]], listed: set[str]
) -> Iterator[tuple[DefinitionStyle, str, int, int]]:
    for style, pattern in _DEFINITIONS:
        match = pattern.match(line.text)
        if not match or match.end() == len(line.text):
            continue
        printed = match[1] if style == "note" else "".join(printed_numbers(match[1]))
        sure = style in ("note", "sup", "math", "raised")
        if sure or printed in inline[style] or printed in listed:  # type: ignore[index]
            yield style, printed, line.number, line.start + match.end()
        return
    match = _LISTED.match(line.text) if listed else None
    if match and match.end() < len(line.text):
        numbers = printed_numbers(match[1] or match[2] or match[3])
        if numbers and numbers[0] in listed:
            yield "listed", numbers[0], line.number, line.start + match.end()


def _inline_numbers(lines: Sequence[Line]) -> dict[MarkStyle, set[str]]:
    """The numbers marked within lines, by style; what a line begins with is no mark."""
    return {
        style: {
            number
            for line in lines
            for match in pattern.finditer(line.text, 1)
            for number in ([match[1]] if style == "note" else printed_numbers(match[1]))
        }
        for style, pattern in _INLINE.items()
    }


def _marks_of_listed(lines: Sequence[Line], listed: set[str]) -> frozenset[str]:
    """Notes listed as ``1.`` do not show their marks' style: it is the one that marks most."""
    if not listed:
        return frozenset()
    inline = _inline_numbers(lines)
    most = max(inline, key=lambda style: len(inline[style] & listed))
    return frozenset({most}) if inline[most] & listed else frozenset()
