"""Lists inside sentences: A、B和C; 第一，…；第二，…; 一是…，二是…; a, b and c; (1) … (2) ….

Items are spans of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.answer.enumerations import en, zh
from indexer.answer.enumerations.cutting import DIGITS, QUOTED_NAME, printed
from indexer.answer.enumerations.zh import Borders
from indexer.model import Language, Span

__all__ = ["QUOTED_NAME", "Borders", "Enumeration", "enumerations", "printed"]

_NUMBER = re.compile(r"\D{0,3}\d[\d.,]*(?!年)\D{0,4}|[^\w\s]?\d[\d.,]*\s?(?:%|per ?cent).*")
_COUNTED = re.compile(
    r"(?P<name>[^\d（(]{2,}?(?:（[^）]*）[^\d（(]*)?)[为占有约达超近]*\d[\d.,]*[^\d\s]{1,3}"
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in a text."""

    items: tuple[Span, ...]
    """In order; at least two."""
    pair: bool = False
    """Whether it is but A和B."""

    @property
    def count(self) -> int:
        return len(self.items)

    @property
    def span(self) -> Span:
        return Span(self.items[0].start, self.items[-1].end)


def enumerations(
    text: str, language: Language, *, pairs: bool = False, borders: Borders | None = None
) -> tuple[Enumeration, ...]:
    """The lists of a sentence, in order. Spans are into ``text``.

    ``pairs`` takes A和B for a list of two, which in Chinese it seldom is. Chinese items are cut
    at the ``borders`` of words, so that 在线化 stays whole; anywhere where none are given.
    """
    borders = frozenset(range(len(text) + 1)) if borders is None else borders
    found = list(en.lists(text)) if language == "en" else list(zh.lists(text, borders))
    found = [_named(text, items) for items in found]
    lists = tuple(Enumeration(tuple(items)) for items in found if len(items) >= 2)
    if pairs and language == "zh":
        lists += tuple(Enumeration(tuple(items), pair=True) for items in zh.pairs(text, borders))
    return lists


def counterpart(listed: Enumeration, translated: Iterable[Enumeration]) -> Enumeration | None:
    """The one list of a sentence's translation that has as many items; None where none or several
    have."""
    same = [each for each in translated if each.count == listed.count]
    return same[0] if len(same) == 1 else None


def _named(text: str, items: list[Span]) -> list[Span]:
    """The items without the numbers that stand behind each (本科学校41所、专科学校58所); none where
    all are but numbers, or what 、 parts only tells the last apart (普通、职业高校101所)."""
    said = printed(text, items)
    if all(map(_NUMBER.fullmatch, said)):
        return []
    counted = [_COUNTED.fullmatch(item) for item in said]
    if len(said) > 1 and counted[-1] and not any(map(DIGITS.search, said[:-1])):
        of_last = text[items[-2].end : items[-1].start] == "、"
        name = Span(items[-1].start, items[-1].start + counted[-1].end("name"))
        return [] if of_last else [*items[:-1], name]
    if not all(counted):
        return items
    lengths = [found.end("name") for found in counted if found]
    return [Span(i.start, i.start + n) for i, n in zip(items, lengths, strict=True)]
