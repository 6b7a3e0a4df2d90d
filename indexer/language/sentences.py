"""Where sentences end, in Chinese and English running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.model import Span

CLOSERS = "”’」』）)】》〉]\"'"
"""Quotes and brackets that still belong to the sentence they close."""

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st jr sr inc ltd co corp llc plc est dept gov gen
    vs etc eg ie cf al ca approx vol no nos fig figs tab ch sec pp ed eds art
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
"""Written with a full stop that does not end a sentence (``e.g.`` is looked up as ``eg``)."""

_END = re.compile(rf"[。！？]+[{re.escape(CLOSERS)}。！？]*|[.!?]+[{re.escape(CLOSERS)}]*(?=\s|$)")
_LAST_WORD = re.compile(r"(\w[\w.]*)\.$")
_BEGINS_SENTENCE = re.compile(r"\s+[“‘\"'(\[（「]*[A-ZÀ-ÖØ-ÞΑ-ΩА-Я0-9]")


def sentences(text: str) -> tuple[Span, ...]:
    """Cut a block's text into its sentences.

    A sentence ends at 。！？ with the quotes and brackets that close there, at ``. ! ?`` before
    white space and a new sentence's first letter, or where the text ends; ； and line feeds end
    none. The spans leave out white space around sentences and nothing else.
    """
    found = []
    start = 0
    for end in (*_ends(text), len(text)):
        span = _trimmed(text, start, end)
        if span.start < span.end:
            found.append(span)
        start = end
    return tuple(found)


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        end = match.end()
        if text[match.start()] in "。！？" or _ends_latin_sentence(text, match):
            yield end


def _ends_latin_sentence(text: str, match: re.Match[str]) -> bool:
    if match.end() == len(text) or not _BEGINS_SENTENCE.match(text, match.end()):
        return False
    if match.group() != ".":
        return True
    word = _LAST_WORD.search(text, max(0, match.start() - 24), match.end())
    return word is None or not _is_abbreviation(word.group(1))


def _is_abbreviation(word: str) -> bool:
    """``Inc``, ``e.g``, ``U.S`` and initials such as ``J``; a lone digit is none."""
    letters = word.replace(".", "")
    single = len(letters) == 1 and letters.isalpha() and letters.isascii() and letters != "I"
    initials = "." in word and all(len(part) <= 1 for part in word.split("."))
    return single or initials or letters.lower() in ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, max(start + left, start + len(part.rstrip())))
