"""What a term means: a sentence that says so, or its other form in brackets."""

from __future__ import annotations

import re

from indexer.answer.asked import Asked, Found, Outcome
from indexer.answer.evidence import Statement
from indexer.answer.kinds.excerpts import LONGEST_DEFINITION
from indexer.answer.kinds.source import own_notes
from indexer.answer.strength import Strength

_DEFINING = re.compile(
    r"^(?P<term>.{1,24}?)(?:，|（[^）]*）|\([^)]*\))?"
    r"(?:是指|指的是|指(?![数标南导出定挥令示])|是|即|：|致力于|,? (?:is|are|means|refers to)\b)"
)
"""How a sentence begins that says what a term is."""
_GLOSSED = re.compile(
    r"(?P<term>[^，。；：、/（）()]{1,40}?)\s?[（(](?P<gloss>[^（）()]{2,80})[）)]"
)
_SHORT = re.compile(r"[A-Z][A-Za-z0-9]*[A-Z0-9]|简称|全称|缩写|\bshort for\b")
"""What tells a name's short or long form in brackets from any other aside."""
DEFINED = 0.6
"""The share of what is asked about that a term must have to be it."""
GLOSS = 0.6
"""What a name's other form in brackets counts as a definition."""


def definition(asked: Asked) -> Outcome:
    """A sentence that says what a term is; None where no term of the question is defined."""
    subjects = [s for s in asked.strengths if not s.notion.asking]
    if not subjects:
        return None
    found = [
        (score, weighed)
        for weighed in asked.statements()
        if (score := _defines(asked, weighed.statement, subjects)) > 0
    ]
    if not found:
        return None
    _, best = max(found, key=lambda item: item[0])
    return Found(
        kind="definition",
        text=best.statement.text[:LONGEST_DEFINITION],
        english=best.statement.english,
        evidence=((best.statement, own_notes(best.statement)),),
        support=best.support,
    )


def _defines(asked: Asked, statement: Statement, subjects: list[Strength]) -> float:
    """How well a statement says what the subjects are; 0 where it does not."""
    if _is_reference(asked, statement) or statement.block.kind in ("heading", "table-row"):
        return 0.0
    defining = _DEFINING.match(statement.text)
    if defining is not None and (share := _named_in(subjects, defining["term"])) > DEFINED:
        fits = sum(len(s.notion.text) for s in subjects) / len(defining["term"])
        return share + min(fits, 1.0) + 0.5 * (statement.block.kind == "footnote")
    glosses = (g for g in _GLOSSED.finditer(statement.text) if _SHORT.search(g[0]))
    length = sum(len(s.notion.text) for s in subjects)
    names = (
        g["term"][-2 * length :] if side == "term" else g["gloss"]
        for g in glosses
        for side in ("term", "gloss")
    )
    share = max((_named_in(subjects, name) for name in names), default=0.0)
    return share + GLOSS if share > DEFINED else 0.0


def _named_in(subjects: list[Strength], term: str) -> float:
    """The share of the subjects' worth that stands in a term."""
    named = sum(s.worth for s in subjects if _stands(s, term.lower()))
    return named / sum(s.worth for s in subjects)


def _is_reference(asked: Asked, statement: Statement) -> bool:
    """Whether it is a footnote that names a source."""
    if statement.block.kind != "footnote":
        return False
    note = asked.reports.notes.get((statement.document, own_notes(statement)[0]))
    return note is not None and note.kind == "source"


def _stands(strength: Strength, term: str) -> bool:
    if any(form.terms[0] in term for form in strength.notion.chinese if form.weight > 0.6):
        return True
    words = set(re.findall(r"\w+", term))
    return any(
        all(any(w.startswith(t) for w in words) for t in form.terms)
        for form in strength.notion.english
    )
