"""Whether evidence is about what excludes the thing that a question asks for: suppliers, not
buyers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from indexer.answer.evidence import Figure, Statement
from indexer.answer.strength import Strength
from indexer.language.scripts import fold
from indexer.question import Contrast, Numbered, Question

NAMED = 0.7
"""From this strength on a notion of several words stands in a statement by name."""


def speaks_of_other(
    question: Question,
    strengths: tuple[Strength, ...],
    statement: Statement,
    figure: Figure | None,
) -> bool:
    """Whether evidence is about what excludes the thing asked for: suppliers, not buyers; and
    does not name that in another way."""
    return any(
        contrast.excludes(contrasted(contrast, statement, figure))
        and not any(
            s.among(statement.parts) >= NAMED for s in naming(question, strengths, contrast)
        )
        for contrast in question.contrasts
    )


def contrasted(contrast: Contrast | Numbered, statement: Statement, figure: Figure | None) -> str:
    """The folded text that may not be about what a contrast excludes."""
    said = figure.said if figure else ""
    if isinstance(contrast, Contrast) and contrast.of_number:
        return _folded(said)
    over = said if figure and figure.statistic.cell else ""
    return _folded(f"{statement.text} {statement.english or ''} {over}")


def naming(
    question: Question, strengths: Iterable[Strength], contrast: Contrast | Numbered
) -> Iterator[Strength]:
    """The notions of a question that have in them what it tells from its like: "rural migrant
    workers", whom a text may name without 农村."""
    if isinstance(contrast, Contrast):
        for found in contrast.named.finditer(question.folded):
            for strength in strengths:
                notion = strength.notion
                inside = notion.start <= found.start() and found.end() <= notion.end
                if inside and notion.text != found[0]:
                    yield strength


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return fold(text).text
