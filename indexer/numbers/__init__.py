"""Numbers in Chinese and English text: found, read, and shown in either language.

For: the value, unit and wording of every quantity in a sentence, a query or a claim, with
spans into the text. Not for: what is counted, and when (``indexer.statistics``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import lru_cache

from indexer.model import Language, Number
from indexer.numbers import durations, en, zh
from indexer.numbers.currencies import currencies
from indexer.numbers.dimensions import (
    MEASURED,
    OF_ANY_KIND,
    counts_other,
    counts_people,
    counts_within,
    dimension,
    is_currency,
    is_ratio,
    says_what,
)
from indexer.numbers.format import bound, show, show_period, unit_name, write_out
from indexer.numbers.labels import blank
from indexer.numbers.periods import EN_MONTH, Mention, mentions
from indexer.numbers.units import TRADITIONAL

__all__ = [
    "EN_MONTH",
    "MEASURED",
    "OF_ANY_KIND",
    "Mention",
    "blank",
    "bound",
    "counts_other",
    "counts_people",
    "counts_within",
    "currencies",
    "dimension",
    "find",
    "fold",
    "is_currency",
    "is_ratio",
    "periods",
    "says_what",
    "show",
    "show_period",
    "unit_name",
    "write_out",
]

_WIDE_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3})")


@lru_cache(maxsize=64)  # The statistics of one sentence are looked at one after another.
def find(text: str, language: Language) -> tuple[Number, ...]:
    """The quantities of a text, in order and without overlap; spans are into ``text``.

    The grammars of both languages read the text, since reports mix languages; of overlapping
    readings the one that starts first wins, then the longer, then that of ``language``. Dates,
    ordinals, names, labels and 一 as an article are no quantities.
    """
    folded = fold(text)
    blanked = blank(folded)
    own = (zh.scan, en.scan) if language == "zh" else (en.scan, zh.scan)
    grammars = (*own, durations.scan)
    readings = [
        (number.start, -number.end, order, number)
        for order, scan in enumerate(grammars)
        for number in scan(blanked)
    ]
    found: list[Number] = []
    for start, _, _, number in sorted(readings, key=lambda reading: reading[:3]):
        if not found or start >= found[-1].end:
            found.append(number)
    return tuple(_as_printed(number, text, folded) for number in found)


def periods(text: str, published: date) -> tuple[Mention, ...]:
    """The periods that a text names, in order, with spans into it.

    今年 and "last year" are reckoned from ``published``, the report's date. What names a time
    without saying which (上年, a month with no year anywhere before it) is left out.
    """
    return tuple(
        replace(mention, period=replace(mention.period, text=text[mention.start : mention.end]))
        for mention in mentions(fold(text), published)
    )


def fold(text: str) -> str:
    """The text with full-width and Traditional forms folded, code point by code point.

    Full-width commas stay, save between full-width digits: they end a clause, not a thousand.
    """
    if text.isascii():
        return text
    text = _WIDE_THOUSANDS.sub(",", text)
    return "".join(map(_fold_one, text)).translate(TRADITIONAL)


def _fold_one(character: str) -> str:
    if character in "，；：！？（）":
        return character
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _as_printed(number: Number, text: str, folded: str) -> Number:
    """Its words as printed, not as folded."""
    if folded == text:
        return number
    word, qualifier = number.measure_word, number.qualifier
    if word:
        place = folded.rfind(word, 0, number.end)
        word = text[place : place + len(word)]
    if qualifier:
        place = folded.rfind(qualifier, 0, number.end)
        place = place if place >= 0 else folded.find(qualifier, number.end)
        qualifier = text[place : place + len(qualifier)]
    return replace(number, measure_word=word, qualifier=qualifier)
