"""The words of a statement: who, when, where, what something is called."""

from __future__ import annotations

import re

from indexer.answer.asked import Asked, Found, Outcome, limits
from indexer.answer.evidence import Statement
from indexer.answer.kinds.excerpts import LONGEST_FACT, excerpt
from indexer.answer.kinds.listing import items_en, listed_blocks, wholly
from indexer.answer.weigh import weigh
from indexer.question import Question, Want

_TELLING = {
    Want.PERSON: re.compile(
        "主席|总理|首相|总统|部长|教授|主任|总监|院长|博士|先生|女士|创始人|经理|专家|作者|[Pp]rofessor|[Dd]irector"
        "|[Cc]hair|[Mm]inister|[Pp]resident|\\bDr\\b|\\bMs?r?s?\\.? [A-Z]"
    ),
}
"""What a sentence has in it that says who."""
OF_KIND = 0.6
"""What it counts that a sentence has in it what was asked for."""
_DATED = re.compile(r"\d{4}|\d\s?[年月日]|今年|去年|明年|年初|年底")


def fact(asked: Asked) -> Outcome:
    """The words of the statement that says most of what was asked."""
    if asked.question.want is Want.PERSON:
        people = listed_blocks(asked)
        if people is not None and people.support >= wholly():
            return people
    telling = next((_TELLING[want] for want in asked.question.wants if want in _TELLING), None)
    statements = [w for w in asked.statements() if _may_tell(w.statement, asked.question)]
    if telling is not None:
        statements.sort(
            key=lambda w: w.support + OF_KIND * bool(telling.search(w.statement.text)), reverse=True
        )
    if not statements or statements[0].support < limits()["fact"]:
        return asked.refuse(asked.best_figure())
    best = statements[0]
    if max(best.features["missing_name"], best.features["other"], -best.features["numbers"]) > 0:
        return asked.refuse(None)
    items = _items(asked, best.statement)
    return Found(
        kind="fact",
        text=excerpt(best.statement, asked.strengths, LONGEST_FACT),
        english=best.statement.english,
        evidence=((best.statement, best.statement.footnotes),),
        items=items,
        items_en=items_en(best.statement, len(items)) if items else None,
        support=best.support,
    )


def _items(asked: Asked, statement: Statement) -> tuple[str, ...] | None:
    """What a statement lists, where that is what was asked for."""
    found = [
        (weigh(asked.question, asked.strengths, statement, listing=listed).support, listed.items)
        for listed in statement.listings
        if not listed.pair
    ]
    support, items = max(found, key=lambda each: each[0], default=(0.0, ()))
    if support < limits()["fact"]:
        return None
    return tuple(statement.text[item.start : item.end] for item in items)


def _may_tell(statement: Statement, question: Question) -> bool:
    """Whether a statement could be the answer: no title, and dated where a date is asked for."""
    if statement.block.kind == "heading":
        return False
    return question.want is not Want.DATE or bool(_DATED.search(statement.text))
