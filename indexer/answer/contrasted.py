"""Whether evidence is about what excludes the thing that a question asks for: suppliers, not
buyers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from indexer.answer.evidence import Figure, Statement
from indexer.answer.strength import SURE, Strength
from indexer.language.scripts import fold
from indexer.question import Contrast, Numbered, Question

_EXCEPTING = re.compile(
    r"[以之]外|除|非(?![洲常遗])|不[包]?[含括]|海外|境外|国外"
    r"|\b(?:outside|beyond|excluding|except|other than|apart from|overseas|abroad|foreign)\b|\bnon-"
)
"""What leaves out, in a question."""
_LEFT_OUT_BEFORE = re.compile(r"[以之]外|除外|不算|不计|排除在外")
"""What follows what a question leaves out."""
_LEFT_OUT_AFTER = re.compile(
    r"(?:除(?:了|去|开|却)?|不算|不计|不含|排除)\s*$"
    r"|\b(?:outside(?: of)?|beyond|excluding|except(?: for)?|other than|(?:apart|aside) from"
    r"|besides|leaving out|not counting|disregarding)(?: the)?\s*$"
)
"""What it follows."""
NAMED = 0.7
"""From this strength on a notion of several words stands in a statement by name."""


def speaks_of_other(
    question: Question,
    strengths: tuple[Strength, ...],
    statement: Statement,
    figure: Figure | None,
) -> bool:
    """Whether evidence is about what excludes the thing asked for: suppliers, not buyers; and
    does not name that in another way; or about all but what the question names."""
    return leaves_out(question, figure.said if figure else statement.text) or any(
        _excludes(contrast, contrasted(contrast, statement, figure))
        and not any(
            s.among(statement.parts) >= NAMED for s in naming(question, strengths, contrast)
        )
        for contrast in question.contrasts
    )


@lru_cache(maxsize=256)  # Asked for again with each number of a sentence.
def _excludes(contrast: Contrast | Numbered, text: str) -> bool:
    return contrast.excludes(text)


def leaves_out(question: Question, text: str) -> bool:
    """Whether a text names something that the question is about but to leave it out:
    中国以外的供应商."""
    names = [notion for notion in question.notions if notion.name]
    if not names or _EXCEPTING.search(question.folded):
        return False
    folded = _folded(text)
    words = {form.terms[0] for name in names for form in name.chinese if form.weight >= SURE}
    return any(
        word in folded and word not in _left_out(re.escape(word)).sub("", folded) for word in words
    )


def left_out(question: Question, strengths: Iterable[Strength]) -> Iterator[Strength]:
    """The notions of what a question leaves out: China in 中国以外, "apart from China"."""
    for strength in strengths:
        notion = strength.notion
        before = _LEFT_OUT_AFTER.search(question.folded[: notion.start])
        if before or _LEFT_OUT_BEFORE.match(question.folded, notion.end):
            yield strength


@lru_cache(maxsize=256)
def _left_out(word: str) -> re.Pattern[str]:
    return re.compile(f"{word}(?:以外|之外|除外)|(?:除|除了|不含|不包含|不包括){word}")


def contrasted(contrast: Contrast | Numbered, statement: Statement, figure: Figure | None) -> str:
    """The folded text that may not be about what a contrast excludes: a number's sentence, or what
    leads up to it in its paragraph where that names nothing of the class."""
    said = figure.said if figure else ""
    if isinstance(contrast, Contrast) and contrast.of_number:
        return _folded(said)
    over = said if figure and figure.statistic.cell else ""
    here = _folded(f"{statement.text} {statement.english or ''} {over}")
    if figure is None or over or contrast.is_spoken_of(here):
        return here
    return _folded(statement.block.text[: statement.sentence.start])


def naming(
    question: Question, strengths: Iterable[Strength], contrast: Contrast | Numbered
) -> Iterator[Strength]:
    """The notions of a question that have in them what it tells from its like: "rural migrant
    workers", whom a text may name without 农村; none where what is said of a number counts, since
    出口额 stands in part in 进出口总额."""
    if isinstance(contrast, Contrast) and not contrast.of_number:
        for found in contrast.named.finditer(question.folded):
            for strength in strengths:
                notion = strength.notion
                inside = notion.start <= found.start() and found.end() <= notion.end
                if inside and notion.text != found[0]:
                    yield strength


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return fold(text).text
