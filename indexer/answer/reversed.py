"""Whether evidence is of the rest of those that a question asks about: of who does, where it is who
does not; of what lies above a value, where it is what lies below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer import numbers
from indexer.answer.evidence import Figure, Statement
from indexer.language.scripts import fold
from indexer.model import Number
from indexer.question import Bound, Question, bounding
from indexer.question.notions import Notion

_DENIES = re.compile(
    r"(?:(?<!有)没有?|未|(?<![是要好对能会愿知行可])不|并非)(?:曾|被|会|再|想|愿意?|打算|能够?|去|在|是|通过|用)*$"
    r"|\b(?:not|never|without|(?:do|does|did|is|are|was|were|have|has|had|would|will|ca)n't)"
    r"(?: (?:a|an|any|the|yet|been|ever|to|be|being|have|had))* ?$"
)
"""What stands before a thing that a question denies."""
_SET_ASIDE = re.compile(r"count|includ|consider|[包不]?[含括]")
"""What is but left out where it is denied: not counting."""
_SAYS_NOT = re.compile(
    r"不|未(?!来)|没|无(?!线|人机)|非(?![洲常])|否|缺|拒|除|[以之]外|其余|剩|免|难|零(?!售|部件|件)|失|[低少]于|[闲空]置|停|断|退|禁"
    r"|(?:\b|(?<=can))(?:not?|never|none|nobody|without|neither|nor|except|other than|outside|rest"
    r"|off\w*|below|under|short of|yet to"
    r"|(?:lack|fail|refus|remain|miss|exclud|drop|den[iy]|non|dis|un(?!i|der|til|less))\w*)\b|n['’]t\b"
)
"""What an evidence that denies something has in it."""


def denied(question: Question, statement: Statement, figure: Figure) -> Notion | None:
    """What a question denies of those it asks about, where neither a number's statement nor the
    titles over it deny anything."""
    things = (n for n in question.notions if _is_denied(question, n))
    thing = next(things, None)
    if thing is None:
        return None
    texts = (statement.text, statement.english, figure.said)
    return None if any(_SAYS_NOT.search(fold(t).text) for t in texts if t) else thing


def denial(question: Question, thing: Notion) -> str:
    """The words with which a question denies something."""
    before = question.folded[: thing.start]
    found = _DENIES.search(before)
    return question.folded[found.start() if found else thing.start : thing.end]


def _is_denied(question: Question, notion: Notion) -> bool:
    is_thing = not notion.asking and not _SET_ASIDE.match(notion.text)
    return is_thing and bool(_DENIES.search(question.folded[: notion.start]))


def lies_across(question: Question, statement: Statement) -> bool:
    """Whether a statement speaks of what lies on the other side of the value that a question makes
    a bound: over 50 workers, or 50 to 99 of them, where it asks about fewer than 50."""
    bound = question.bound
    if bound is None:
        return False
    text = fold(statement.text).text
    sides = {_side(text, number, bound) for number in _of_unit(text, statement, bound)}
    return bound.above not in sides and (not bound.above) in sides


def _of_unit(text: str, statement: Statement, bound: Bound) -> Iterator[Number]:
    """The numbers of a statement that a bound can be compared with; things that are counted with
    each other, however they are called."""
    counted = ("count", None)
    for number in numbers.find(text, statement.language):
        both = (bound.unit, number.unit)
        if bound.unit in (None, number.unit) or all(numbers.dimension(u) in counted for u in both):
            yield number


def _side(text: str, number: Number, bound: Bound) -> bool | None:
    """Whether what is told lies above (True) or below the value of a bound; None where it is not
    what adjoins that value that is told."""
    if number.high is not None and number.value == bound.value:
        return True
    if number.high is not None:
        return False if number.high == bound.value else None
    words = bounding(text, number.start, number.end) if number.value == bound.value else None
    return words.above if words else None
