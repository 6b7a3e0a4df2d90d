"""The words of a statement: who, when, where, what something is called."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.answer.asked import Asked, Outcome, limits
from indexer.answer.enumerations import printed
from indexer.answer.evidence import Statement, own
from indexer.answer.fitting import PLACES, role
from indexer.answer.kinds.excerpts import LONGEST_FACT, of_statement
from indexer.answer.kinds.listing import items_en, led_in
from indexer.answer.strength import SEEN
from indexer.answer.vetoes import lacks_unheard
from indexer.answer.weigh import weigh
from indexer.question import Want

_TELLING = {
    Want.PERSON: re.compile(
        "主席|总理|首相|总统|部长|教授|主任|总监|院长|博士|先生|女士|创始人|经理|专家|作者|[Pp]rofessor|[Dd]irector"
        "|[Cc]hair|[Mm]inister|[Pp]resident|\\bDr\\b|\\bMs?r?s?\\.? [A-Z]"
    ),
    Want.PLACE: re.compile(
        "位于|坐落|地处|设[在于]|落户|选址"
        "|\\b(?:located|situated|based (?:in|at)|lies (?:in|at|on))\\b"
    ),
}
"""What a sentence has in it that says who, or where."""
OF_KIND = 0.6
"""What it counts that a sentence has in it what was asked for."""
_EMPTY = re.compile(r"\s*[-–—/]*\s*")
_SAID = {
    Want.DATE: re.compile(r"\d{4}|\d\s?[年月日]|今年|去年|明年|年初|年底"),
    Want.DURATION: re.compile(
        r"(?<![\d年])(?:\d{1,3}|[一二三四五六七八九十百半两几数整])"
        r"(?:个(?:多|工作)?(?:月|小时|星期|季度|日)|[年周天晚夜秒]|小时|分钟)|全天|终身|长期|永久"
        r"|\b(?:year|month|week|day|night|hour|minute|second)s?\b|round the clock|indefinite"
    ),
}
"""What a statement must have in it to tell when, or how long."""


def fact(asked: Asked) -> Outcome:
    """The words of the statement that says most of what was asked."""
    telling = next((_TELLING[want] for want in asked.question.wants if want in _TELLING), None)
    statements = [w for w in asked.statements() if _may_tell(asked, w.statement)]
    if telling is not None:
        statements.sort(
            key=lambda w: w.support + OF_KIND * bool(telling.search(w.statement.text)), reverse=True
        )
    if not statements or statements[0].support < limits()["fact"]:
        return asked.refuse(asked.best_figure())
    best = statements[0]
    if asked.question.want is Want.PERSON and lacks_unheard(asked.strengths, best.statement.parts):
        return asked.refuse(None)  # An office that the reports do not know.
    if max(best.features["missing_name"], best.features["other"], -best.features["numbers"]) > 0:
        return asked.refuse(None)
    led = led_in(asked, best.statement, best.support)
    if led is not None:
        return led
    items = _items(asked, best.statement)
    return replace(
        of_statement(asked, best.statement, "fact", LONGEST_FACT, best.support),
        items=items,
        items_en=items_en(best.statement, len(items)) if items else None,
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
    return printed(statement.text, items)


def _may_tell(asked: Asked, statement: Statement) -> bool:
    """Whether a statement could be the answer: no title, no row that leaves open what it is
    asked for, and dated where a date is asked for."""
    block = statement.block
    is_title = block.kind == "heading" or (block.kind == "caption" and "\n" not in block.text)
    if is_title or _is_open(asked, statement):
        return False
    said = _SAID.get(asked.question.want) if asked.question.want else None
    return said is None or bool(said.search(statement.text))


def _is_open(asked: Asked, statement: Statement) -> bool:
    """Whether it is a table's row on what the question names that has an empty cell and no value:
    1, 美国, —. Asked for a move, such a cell says that there was none."""
    if statement.block.kind != "table-row" or Want.MOVE in asked.question.wants:
        return False
    parts = own(statement.parts)
    is_named = any(s.among(parts) >= SEEN for s in asked.strengths if not s.notion.asking)
    values = [f for f in statement.figures if role(f.statistic) not in PLACES]
    return is_named and not values and any(map(_EMPTY.fullmatch, statement.text.split("\t")))
