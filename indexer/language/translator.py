"""What says the same in the other language: the seam between queries and dictionaries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from indexer.language.dictionary import Translation
from indexer.model import Span


@dataclass(frozen=True, slots=True)
class Rendering:
    """Other ways to say a stretch of a text, in either language."""

    span: Span
    """The stretch, in the text that was given."""
    alternatives: tuple[Translation, ...]
    pieces: tuple[Translation, ...] = ()
    """Chinese characters and pairs of characters that other wordings are likely to have; they say
    too little to find a passage by, but move up one that was found."""
    only_untranslated: bool = False
    """Whether they serve only for passages without a translation: of a word that translations
    use, a dictionary's many alternatives find worse than the word itself."""


class Translator(Protocol):
    """Anything that knows other wordings: a glossary, a dictionary."""

    def render(self, text: str) -> tuple[Rendering, ...]:
        """The stretches of a query's text that it knows, in order."""
