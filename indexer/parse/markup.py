"""Markdown's inline markup, and the composing of a block's text from stretches of the source.

No Markdown library that was looked at (markdown-it-py, mistune, marko) keeps source offsets of
inline text, and a quote must be a span of the source: so the few constructs that reports have
are read here. What is not recognised stays in the text as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, Protocol

from indexer.model import FootnoteMark, Piece

MarkStyle = Literal["sup", "math", "note", "bracket", "circled", "raised"]
"""``<sup>1</sup>``, ``$^{1}$``, ``[^1]``, ``[1]``, ``①``, ``¹``."""
GlueKind = Literal["none", "soft", "hard", "page", "tab"]
"""What joins a stretch to the one before: nothing; a line end that only wrapped the text; one that
was meant; a page break; a table's column."""

CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_NUMBERS = rf"(?:\d{{1,3}}|[{CIRCLED}])"

_TOKEN = re.compile(
    "|".join(
        (
            r"<sup>(?P<sup>[^<>\n]{1,40})</sup>",
            rf"\$\s?(?:\{{\s?\}})?\s?\^\s?\{{?\s?(?P<math>{_NUMBERS})\s?\}}?\s?\$",
            r"(?P<formula>\$(?=[^$\n]{0,40}\\%)[\d.,\s%\\+\-–~×]{1,40}\$)",
            r"\[\^(?P<note>\w[\w-]{0,19})\]",
            r"(?P<image>!\[[^\]\n]{0,300}\]\([^()\n]{0,500}\))",
            r"(?P<link>\[(?P<words>[^\[\]\n]{1,300})\]\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\))",
            r"<(?P<address>(?:https?://|mailto:)[^<>\s]{1,500})>",
            r"(?P<comment><!--.{0,500}?-->)",
            r"(?P<tag></?(?:a|b|br|center|div|em|font|i|img|mark|p|small|span|strong|sub|sup|u)"
            r"(?:\s[^<>\n]{0,300})?/?>)",
            r"&(?P<entity>nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|ndash|hellip);",
            r"(?P<escape>\\)(?=[\\`*_{}\[\]()#+.!|<>~$%-])",
            r"[\[［〔【](?P<bracket>\d{1,3}(?:\s?[,，、]\s?\d{1,3}){0,5})[\]］〕】]",
            rf"(?P<circled>[{CIRCLED}])",
            r"(?P<raised>[⁰¹²³⁴-⁹]{1,3})",
        )
    )
)
_ENTITIES = {
    "nbsp": " ",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "ldquo": "“",
    "rdquo": "”",
    "mdash": "—",
    "ndash": "–",
    "hellip": "…",
}
_PAIRED = tuple(
    re.compile(pattern)
    for pattern in (
        r"(`)(?=[^`\n])[^`\n]{1,300}?(`)",
        r"(\*\*\*)(?=\S)[^\n]{1,800}?(?<=\S)(\*\*\*)",
        r"(\*\*)(?=\S)[^\n]{1,800}?(?<=\S)(\*\*)",
        r"(?<!\w)(__)(?=\S)[^\n]{1,800}?(?<=\S)(__)(?!\w)",
        r"(~~)(?=\S)[^\n]{1,800}?(?<=\S)(~~)",
        r"(?<![A-Za-z0-9*])(\*)(?=[^\s*])[^*\n]{1,800}?(?<=[^\s*])(\*)(?![A-Za-z0-9*])",
        r"(?<!\w)(_)(?=[^\s_])[^_\n]{1,800}?(?<=[^\s_])(_)(?!\w)",
    )
)
_RAISED: frozenset[MarkStyle] = frozenset({"sup", "math", "raised"})
"""Styles that exponents are printed in too."""
_NO_WORD = ("", " ", "\n", "\r", ",", ".", ";", ":", ")")
"""What may follow a mark so that the space before the mark belongs to it."""
_MASK = "\0"
_UNIT_BASE = re.compile(r"(?<![A-Za-z])[kcmd]?m$")
_POWER_BASE = re.compile(r"(?<![\d.,])10$")


class Stretch(NamedTuple):
    """A stretch of the source that is part of a block, markup included."""

    start: int
    end: int
    glue: GlueKind = "none"


class Cut(NamedTuple):
    """A stretch that is no text: markup, or a footnote mark."""

    start: int
    end: int
    instead: str = ""
    """What its text stands for (an entity's character)."""
    notes: tuple[str, ...] = ()
    """The footnotes it marks, by their document-wide numbers."""
    stray: bool = False
    dangling: bool = False
    """A mark of a footnote that the report does not have."""
    superscript: bool = False
    """Raised text that is no footnote mark and stays text."""


class Target(NamedTuple):
    """What a mark points to."""

    number: str
    """Of the footnote, document-wide."""
    behind: bool
    """Does the mark stand after the footnote's text?"""


class NoteLookup(Protocol):
    """Knows the report's footnotes."""

    def target(self, style: MarkStyle, printed: str, offset: int) -> Target | None:
        """The footnote that a number printed at this offset in this style marks, if any."""


class Composed(NamedTuple):
    """A block's text with where it comes from."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[FootnoteMark, ...]
    cuts: tuple[Cut, ...]


def compose(source: str, stretches: Iterable[Stretch], notes: NoteLookup) -> Composed:
    """Join stretches of the source into a block's text without markup and footnote marks."""
    pieces: list[Piece] = []
    cuts: list[Cut] = []
    text = ""
    tabs = ""
    for stretch in stretches:
        found = inline_cuts(source, stretch.start, stretch.end, notes)
        cuts += found
        tabs += "\t" if stretch.glue == "tab" else ""
        for ordinal, kept in enumerate(_kept(source, stretch, found)):
            joint = tabs or (_joint(stretch.glue, text, source[kept.start]) if not ordinal else "")
            glue = joint + kept.glue
            pieces.append(Piece(kept.start, kept.end, glue))
            text += glue + source[kept.start : kept.end]
            tabs = ""
    return Composed(text, tuple(pieces), tuple(_marks(cuts, pieces)), tuple(cuts))


def inline_cuts(source: str, start: int, end: int, notes: NoteLookup) -> tuple[Cut, ...]:
    """Find the markup and the footnote marks in ``[start, end)`` of the source, in order."""
    cuts = [cut for match in _TOKEN.finditer(source, start, end) for cut in _cuts(match, notes)]
    masked = _mask(source[start:end], start, cuts)
    for pattern in _PAIRED:
        pairs = [
            Cut(start + match.start(group), start + match.end(group))
            for match in pattern.finditer(masked)
            for group in (1, 2)
        ]
        masked = _mask(masked, start, pairs)
        cuts += pairs
    return tuple(sorted(cuts))


def _mask(text: str, offset: int, cuts: Iterable[Cut]) -> str:
    characters = list(text)
    for cut in cuts:
        for place in range(cut.start - offset, cut.end - offset):
            characters[place] = _MASK
    return "".join(characters)


def _cuts(match: re.Match[str], notes: NoteLookup) -> Iterator[Cut]:
    """What of a token is no text."""
    start, end = match.span()
    kind = match.lastgroup
    # lastgroup of a link is its outer group, which closes last.
    if kind == "entity":
        yield Cut(start, end, instead=_ENTITIES[match["entity"]])
    elif kind == "link":
        yield Cut(start, match.start("words"))
        yield Cut(match.end("words"), end)
    elif kind == "address":
        yield Cut(start, start + 1)
        yield Cut(end - 1, end)
    elif kind == "formula":
        for place in range(start, end):
            if match.string[place] in "$\\":
                yield Cut(place, place + 1)
    elif kind in ("sup", "math", "note", "bracket", "circled", "raised"):
        yield from _mark_cuts(match, kind, notes)  # type: ignore[arg-type]
    else:
        yield Cut(start, end)


def _mark_cuts(match: re.Match[str], style: MarkStyle, notes: NoteLookup) -> Iterator[Cut]:
    start, end = match.span()
    if style in _RAISED and _is_raised_to(_UNIT_BASE, match):
        yield from _raised(match, style)
        return
    inner = match[style].strip(" []［］()（）")
    printed = printed_numbers(inner) if style != "note" else [inner]
    targets = [notes.target(style, number, start) for number in printed]
    found = tuple(target for target in targets if target)
    if found:
        stray = all(target.behind for target in found)
        space = start - (_stands_after_space(match) and match.string[end : end + 1] in _NO_WORD)
        yield Cut(space, end, notes=tuple(target.number for target in found), stray=stray)
    elif style == "note" or (
        style in ("sup", "math") and printed and not _is_raised_to(_POWER_BASE, match)
    ):
        yield Cut(start, end, dangling=True)
    elif style in _RAISED:
        yield from _raised(match, style)


def _raised(match: re.Match[str], style: MarkStyle) -> Iterator[Cut]:
    """Raised text that is no mark stays, an exponent behind ``^``: 10<sup>9</sup> is not 109."""
    if style != "raised":
        instead = "^" if match[style].strip().isdigit() else ""
        yield Cut(match.start(), match.start(style), instead=instead, superscript=True)
        yield Cut(match.end(style), match.end())


def _stands_after_space(match: re.Match[str]) -> bool:
    return match.start() > match.pos and match.string[match.start() - 1] == " "


def printed_numbers(text: str) -> list[str]:
    """``1``, ``①``, ``1,2`` or ``¹²`` as decimal numbers; none where it is something else."""
    parts = re.split(r"\s?[,，、]\s?", unicodedata.normalize("NFKC", text).strip())
    return [str(int(part)) for part in parts] if all(map(_is_number, parts)) else []


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,3}", text) is not None


def _is_raised_to(base: re.Pattern[str], match: re.Match[str]) -> bool:
    """Does it stand behind what takes an exponent?"""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return base.search(before) is not None


class _Kept(NamedTuple):
    start: int
    end: int
    glue: str


def _kept(source: str, stretch: Stretch, cuts: Iterable[Cut]) -> list[_Kept]:
    """The text between the cuts, without white space at both ends of the stretch."""
    kept: list[_Kept] = []
    position = stretch.start
    instead = ""
    for cut in (*cuts, Cut(stretch.end, stretch.end)):
        start = position
        if not kept and not instead:
            while start < cut.start and source[start].isspace():
                start += 1
        if start < cut.start:
            kept.append(_Kept(start, cut.start, instead))
            instead = ""
        instead += cut.instead
        position = max(position, cut.end)
    while kept and source[kept[-1].end - 1].isspace():
        last = kept.pop()
        end = last.start + len(source[last.start : last.end].rstrip())
        if end > last.start:
            kept.append(_Kept(last.start, end, last.glue))
    return kept


def _joint(kind: GlueKind, before: str, after: str) -> str:
    """What stands between two stretches: nothing within Chinese, white space between words."""
    if not before or kind == "none":
        return ""
    if kind == "hard":
        return "\n"
    hyphenated = before[-1] == "-" and before[-2:-1].isalpha() and after.islower()
    if hyphenated or is_wide(before[-1]) or is_wide(after):
        return ""
    return " " if kind == "page" else "\n"


def is_wide(character: str) -> bool:
    """Is this a character of a script that is written without spaces, or its punctuation?"""
    return unicodedata.east_asian_width(character) in "WF"


def _marks(cuts: Iterable[Cut], pieces: Iterable[Piece]) -> Iterator[FootnoteMark]:
    for cut in cuts:
        offset = sum(
            len(piece.glue) + piece.end - piece.start for piece in pieces if piece.start < cut.start
        )
        for number in cut.notes:
            yield FootnoteMark(number, offset, cut.stray)
