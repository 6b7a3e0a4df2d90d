"""Reading what a user typed.

Words, any of which may match; ``"phrase"``; ``-word``; ``AND`` ``OR`` ``NOT`` ``( )``; ``word*``;
``title:`` ``note:`` ``table:`` ``section:`` ``source:`` ``year:`` ``unit:``; ``>30%``,
``10亿..100亿``. Whatever does not make sense as an operator is taken as plain words: there are
no syntax errors. NOT binds tightest, then AND, then OR; what stands side by side is one list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from indexer.errors import QueryError

MAX_LENGTH = 500
"""Code points beyond which a query is refused."""
MAX_DEPTH = 8
"""Parentheses nested deeper are plain characters."""
MAX_WILDCARDS = 4
"""Stars beyond these are dropped, since each may stand for very many terms."""

FieldName = Literal["title", "note", "table", "section", "source", "year", "unit"]


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text, as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Exact:
    """``"text"``"""

    text: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """``text*``"""

    text: str


@dataclass(frozen=True, slots=True)
class Within:
    """``name:value``"""

    name: FieldName
    value: Words | Exact


@dataclass(frozen=True, slots=True)
class Range:
    """``>low``, ``<=high``, ``low..high``, ``low~high``; what is no number makes it plain text."""

    text: str
    """As typed."""
    low: str | None
    high: str | None
    include_low: bool = True
    include_high: bool = True
    perhaps_printed: bool = False
    """True for ``low~high``, which reports print too: the text itself is looked for as well."""


@dataclass(frozen=True, slots=True)
class Every:
    """Parts joined by AND."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Parts joined by OR."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """``-part`` or ``NOT part``"""

    part: Part


@dataclass(frozen=True, slots=True)
class Several:
    """Parts side by side."""

    parts: tuple[Part, ...]


Part = Words | Exact | Beginning | Within | Range | Every | Either | Without | Several


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query as typed and as understood."""

    text: str
    root: Part

    @property
    def is_plain(self) -> bool:
        """Whether it is words alone, without an operator."""
        return isinstance(self.root, Words)

    def sought(self) -> Iterator[Part]:
        """The parts without parts of their own that a hit may match: what is to be marked."""
        return _sought(self.root)


def _sought(part: Part) -> Iterator[Part]:
    match part:
        case Every(parts) | Either(parts) | Several(parts):
            for inner in parts:
                yield from _sought(inner)
        case Without():
            return
        case _:
            yield part


def parse(text: str) -> ParsedQuery:
    """Read a query. Raises QueryError where it is longer than ``MAX_LENGTH`` code points."""
    if len(text) > MAX_LENGTH:
        raise QueryError(
            f"The query has {len(text)} characters; {MAX_LENGTH} are the most.",
            parameter="q",
            hint="Search for a shorter passage of it.",
        )
    root = _Reader(text).read()
    return ParsedQuery(text, root if any(_sought(root)) else Words(text))


# --- Lexemes ----------------------------------------------------------------------------

Kind = Literal["open", "close", "and", "or", "not", "exact", "chunk"]


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: Kind
    start: int
    end: int
    text: str
    """What is between the quotation marks; else the lexeme as typed."""


_CLOSING = {'"': '"＂”', "＂": '"＂”', "“": '”"＂', "「": "」", "『": "』"}
"""Opening quotation mark → those that close it."""
_OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}
_COMPARISON = re.compile(r"(?P<sign>[<>＜＞]\s*[=＝]?|[≤≥])\s*(?=[^\s<>=])")
_FIELD = re.compile(rf"({'|'.join(get_args(FieldName))})[:：]", re.IGNORECASE)
_SPAN = re.compile(r"(?P<low>[^~～]*?\d[^~～]*?)(?P<sign>\.\.|~|～)(?P<high>[^~～]*?\d[^~～]*)")
_MAGNITUDE = re.compile(r"[0-9０-９]\s*[^0-9０-９.,．，\s]")
"""A digit with a unit or magnitude after it."""

_ALNUM = re.compile(r"[^\W_]")


def _lexemes(text: str) -> Iterator[_Lexeme]:
    brackets = _brackets(text)
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        lexeme = _lexeme(text, place, brackets)
        yield lexeme
        place = lexeme.end


def _lexeme(text: str, start: int, brackets: dict[int, Kind]) -> _Lexeme:
    if start in brackets:
        return _Lexeme(brackets[start], start, start + 1, text[start])
    if (quoted := _quoted(text, start)) is not None:
        return quoted
    if text[start] == "-" and _begins_word(text, start) and _negates(text, start):
        return _Lexeme("not", start, start + 1, "-")
    end = _chunk_end(text, start, brackets)
    chunk = text[start:end]
    return _Lexeme(_OPERATORS.get(chunk, "chunk"), start, end, chunk)


def _chunk_end(text: str, start: int, brackets: dict[int, Kind]) -> int:
    comparison = _COMPARISON.match(text, start)
    end = comparison.end() if comparison else start + 1
    while end < len(text) and not text[end].isspace():
        if end in brackets or _quoted(text, end) is not None:
            break
        end += 1
    return end


def _quoted(text: str, start: int) -> _Lexeme | None:
    """The quotation that opens here; None where none does, or nothing is in it."""
    closing = _CLOSING.get(text[start])
    if closing is None:
        return None
    ends = [place for mark in closing if (place := text.find(mark, start + 1)) >= 0]
    if not ends or not _ALNUM.search(text, start + 1, min(ends)):
        return None
    return _Lexeme("exact", start, min(ends) + 1, text[start + 1 : min(ends)])


def _negates(text: str, start: int) -> bool:
    """Whether a minus is an operator: -word, but not -5% and not a dash."""
    following = text[start + 1 : start + 2]
    return bool(following) and not following.isspace() and following not in "-0123456789"


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or text[start - 1].isspace() or text[start - 1] in "(-"


def _brackets(text: str) -> dict[int, Kind]:
    """Parentheses that group: they pair up, stand at a word's border and hold something."""
    grouping: dict[int, Kind] = {}
    open_at: list[int] = []
    for place, character in enumerate(text):
        if character == "(":
            open_at.append(place)
        elif character == ")" and open_at:
            start = open_at.pop()
            if len(open_at) < MAX_DEPTH and _groups(text, start, place):
                grouping |= {start: "open", place: "close"}
    return grouping


def _groups(text: str, start: int, end: int) -> bool:
    after = text[end + 1 : end + 2]
    return (
        _begins_word(text, start)
        and (not after or after.isspace() or after == ")")
        and any(character.isalnum() for character in text[start:end])
    )


# --- Parts ------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reader:
    """Recursive descent over the lexemes. Depth is bounded by ``MAX_DEPTH``."""

    text: str
    lexemes: list[_Lexeme] = field(init=False)
    place: int = 0
    wildcards: int = 0

    def __post_init__(self) -> None:
        self.lexemes = list(_lexemes(self.text))

    def read(self) -> Part:
        return self._list()

    def _next(self, kind: Kind) -> _Lexeme | None:
        """The lexeme here, if it is of this kind."""
        if self.place < len(self.lexemes) and self.lexemes[self.place].kind == kind:
            return self.lexemes[self.place]
        return None

    def _list(self) -> Part:
        parts: list[tuple[Part, int, int]] = []
        while self.place < len(self.lexemes) and not self._next("close"):
            start = self.lexemes[self.place].start
            part = self._either()
            parts.append((part, start, self.lexemes[self.place - 1].end))
        return _one_or(Several, tuple(self._merged(parts)))

    def _merged(self, parts: list[tuple[Part, int, int]]) -> Iterator[Part]:
        """Words that stand side by side as one stretch of the text."""
        start = end = None
        for part, part_start, part_end in parts:
            if isinstance(part, Words):
                start, end = part_start if start is None else start, part_end
                continue
            if start is not None:
                yield Words(self.text[start:end])
                start = None
            yield part
        if start is not None:
            yield Words(self.text[start:end])

    def _either(self) -> Part:
        parts = [self._every()]
        while self._next("or") and self._operand_follows(self.place + 1):
            self.place += 1
            parts.append(self._every())
        return _one_or(Either, tuple(parts))

    def _every(self) -> Part:
        parts = [self._unary()]
        while self._next("and") and self._operand_follows(self.place + 1):
            self.place += 1
            parts.append(self._unary())
        return _one_or(Every, tuple(parts))

    def _unary(self) -> Part:
        if self._next("not") and self._operand_follows(self.place + 1):
            self.place += 1
            part = self._unary()
            return part.part if isinstance(part, Without) else Without(part)
        return self._atom()

    def _operand_follows(self, place: int) -> bool:
        while place < len(self.lexemes) and self.lexemes[place].kind == "not":
            place += 1
        return place < len(self.lexemes) and self.lexemes[place].kind in ("open", "exact", "chunk")

    def _atom(self) -> Part:
        lexeme = self.lexemes[self.place]
        self.place += 1
        if lexeme.kind == "open":
            inner = self._list()
            self.place += 1  # the closing one: brackets come in pairs
            return inner
        if lexeme.kind == "exact":
            return Exact(lexeme.text)
        if lexeme.kind == "chunk":
            return self._chunk(lexeme)
        return Words(lexeme.text)

    def _chunk(self, lexeme: _Lexeme) -> Part:
        text = lexeme.text
        return self._within(lexeme) or _range(text) or self._beginning(text) or Words(text)

    def _within(self, lexeme: _Lexeme) -> Within | None:
        name = _FIELD.match(lexeme.text)
        if name is None:
            return None
        field_name: FieldName = next(n for n in get_args(FieldName) if n == name[1].lower())
        if value := lexeme.text[name.end() :]:
            return Within(field_name, Words(value))
        quoted = self._next("exact")
        if quoted is None or quoted.start != lexeme.end:
            return None
        self.place += 1
        return Within(field_name, Exact(quoted.text))

    def _beginning(self, text: str) -> Beginning | None:
        stem = text.rstrip("*＊")
        enough = len(stem) >= (2 if stem.isascii() else 1) and any(c.isalnum() for c in stem)
        if stem == text or not enough or self.wildcards >= MAX_WILDCARDS:
            return None
        self.wildcards += 1
        return Beginning(stem)


def _one_or(join: type[Several] | type[Either] | type[Every], parts: tuple[Part, ...]) -> Part:
    return parts[0] if len(parts) == 1 else join(parts)


def _range(text: str) -> Range | None:
    if comparison := _COMPARISON.match(text):
        value = text[comparison.end() :]
        inclusive = comparison["sign"][-1] in "=＝≤≥"
        if comparison["sign"][0] in ">＞≥":
            return Range(text, low=value, high=None, include_low=inclusive)
        return Range(text, low=None, high=value, include_high=inclusive)
    span = _SPAN.fullmatch(text)
    if span is None:
        return None
    if span["sign"] == "..":
        return Range(text, span["low"], span["high"])
    if _MAGNITUDE.search(span["low"]) and _MAGNITUDE.search(span["high"]):
        return Range(text, span["low"], span["high"], perhaps_printed=True)
    return None
