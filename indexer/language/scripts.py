"""Scripts and the forms of a character: folding for search, Traditional and Simplified Chinese.

Folding goes code point by code point, so that any fragment of a text folds as the whole does.
OpenCC's phrases, which decide by context, serve for display only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import opencc

from indexer.model import Span

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regular expression's set."""

FOLDS = {
    # Characters that OpenCC leaves alone without context, folded to the commoner form.
    **dict.fromkeys("著", "着"),
    **dict.fromkeys("妳", "你"),
    **dict.fromkeys("牠", "它"),
    **dict.fromkeys("祇", "只"),
    **dict.fromkeys("砲", "炮"),
    **dict.fromkeys("瞭", "了"),
    **dict.fromkeys("藉", "借"),
    **dict.fromkeys("覆", "复"),
    # Punctuation that both scripts and both languages print differently.
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("∼〜", "~"),
    **dict.fromkeys("“”„‟«»「」『』〝〞", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys("•‧・∙⋅", "·"),
}
"""Code point → what it is folded to, beyond NFKC, case, accents and OpenCC's characters."""

_ACCENTED = ("LATIN", "GREEK", "CYRILLIC")
"""Scripts whose accents are dropped; other scripts' marks make letters of their own."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for search, that knows where each of its code points came from."""

    text: str
    origins: tuple[int, ...]
    """For each code point of ``text`` the offset of the one it was folded from."""

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that ``text[start:end]``, not empty, was folded from."""
        return Span(self.origins[start], self.origins[end - 1] + 1)


@lru_cache(maxsize=512)
def fold(text: str) -> Folded:
    """Fold for search: compatibility forms, case, accents, Traditional Chinese, invisible marks."""
    folded = [fold_character(code_point) for code_point in text]
    joined = "".join(folded)
    if len(joined) == len(text) and all(folded):
        return Folded(joined, tuple(range(len(text))))
    return Folded(joined, tuple(place for place, new in enumerate(folded) for _ in new))


@lru_cache(maxsize=65536)
def fold_character(code_point: str) -> str:
    """The folded form of one code point: often one, sometimes several, at times none."""
    category = unicodedata.category(code_point)
    if category == "Cs":  # a lone surrogate, which OpenCC cannot be given
        return code_point
    if category == "Cf":  # zero-width and soft hyphens, marks of direction
        return ""
    level = unicodedata.normalize("NFKC", code_point).casefold()
    return "".join(_simplify(_bare(letter)) for letter in level)


def _simplify(letter: str) -> str:
    simplified = _converter("t2s").convert(letter)
    return "".join(FOLDS.get(new, new) for new in simplified)


def _bare(letter: str) -> str:
    """A letter without its accents; nothing for an accent that stands by itself."""
    if unicodedata.category(letter) == "Mn":
        return "" if unicodedata.name(letter).startswith(("COMBINING", "VARIATION")) else letter
    parts = unicodedata.normalize("NFD", letter)
    accented = len(parts) > 1 and unicodedata.name(parts[0], "").startswith(_ACCENTED)
    return parts[0] if accented else letter


def to_simplified(text: str) -> str:
    """The text in Simplified Chinese for display, of the same length in code points."""
    return _convert(text, "t2s")


def to_traditional(text: str) -> str:
    """The text in Traditional Chinese for display, of the same length in code points."""
    return _convert(text, "s2tw")


def _convert(text: str, configuration: str) -> str:
    """OpenCC over the whole text; character by character where its phrases change the length,
    since footnote marks and highlights are offsets into the text."""
    convert = _converter(configuration).convert
    converted = convert(text)
    if len(converted) == len(text):
        return str(converted)
    changed = (convert(code_point) for code_point in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, changed, strict=True))


@cache
def _converter(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)
