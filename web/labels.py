"""A report's words by themselves: titles, columns, cells, in the reader's language where there is
English for them.

For: pages and pictures, which mark each label with the language that it is in. Not for: the words
of the interface (``gettext``), or whole passages, which ``bilingual`` says the languages of.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.model import Language


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the language they are in."""

    text: str
    language: Language


def label(text: str, text_en: str | None, original: Language, shown: Language) -> Label:
    """The words of a report in ``original``, or their English where that is ``shown`` and there is
    one."""
    return Label(text_en, "en") if shown == "en" and text_en else Label(text, original)
