"""Statements that follow one another as the items of one list: list items, sentences in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexer.answer.evidence import Statement

Run = tuple[Statement | None, list[Statement]]
"""The statement before the first, where there is one, and the items."""

_ORDINAL = re.compile(
    r"\s*((?:第[一二三四五六七八九十]|其[一二三四五六]"
    r"|(?:First|Second|Third|Fourth|Fifth)(?:ly)?|Finally)(?=[，,、：:])"
    r"|The (?:first|second|third|fourth|fifth|last)(?: one)? is(?! that)\b"
    r"|[一二三四五六七八九十]是|首先|其次|再次|最后)[，,、：:]?\s*"
)
"""What a sentence begins with that is one of several in order; 第一 and First behind a mark alone,
which 第一季度 and First Solar have none of."""
_FIRSTS = frozenset(("第一", "其一", "一是", "首先", "First", "Firstly", "The first is"))
"""The labels of the first ones."""


def label(statement: Statement) -> str | None:
    """The ordinal that a sentence of running text begins with (第二，)."""
    ordinal = _ORDINAL.match(statement.text)
    return ordinal[1] if ordinal and statement.block.kind == "paragraph" else None


def without_label(statement: Statement) -> str:
    """The text of such a sentence without its ordinal."""
    return _ORDINAL.sub("", statement.text)


def in_order(statements: Iterable[Statement]) -> Iterator[Run]:
    """Sentences of a section that begin with 第一, 第二 … and have others between them, with the
    statement before the first."""
    lead: Statement | None = None
    run: list[Statement] = []
    before: Statement | None = None
    for statement in statements:
        if run and not _same_section(statement, run[0]):
            yield lead, run
            run = []
        said = label(statement)
        if said in _FIRSTS:
            if run:
                yield lead, run
            lead, run = before, [statement]
        elif said and run:
            run.append(statement)
        before = statement
    if run:
        yield lead, run


def of_items(statements: Iterable[Statement]) -> Iterator[Run]:
    """List items that follow one another in a section, by their first sentences, with the
    statement before them; None where a section begins with them."""
    lead: Statement | None = None
    run: list[Statement] = []
    for statement in statements:
        is_item = statement.block.kind == "list-item"
        if run and not (is_item and _same_section(statement, run[0])):
            yield lead, run
            lead, run = None, []
        if not is_item:
            lead = statement
        elif statement.sentence is statement.block.sentences[0]:
            run.append(statement)
    if run:
        yield lead, run


def _same_section(one: Statement, other: Statement) -> bool:
    return (one.document, one.block.section) == (other.document, other.block.section)
