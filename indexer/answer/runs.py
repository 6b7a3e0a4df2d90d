"""Statements that follow one another as the items of one list: list items, sentences in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.answer.evidence import Statement

Run = tuple[Statement | None, list[Statement]]
"""The statement before the first, where there is one, and the items."""

_SERIES = (
    "第一 第二 第三 第四 第五 第六 第七 第八 第九 第十",
    "首先 其次 再次",
    "其一 其二 其三 其四 其五 其六",
    "一是 二是 三是 四是 五是 六是 七是 八是 九是 十是",
    "First Second Third Fourth Fifth",
    "The-first The-second The-third The-fourth The-fifth",
)
"""The labels of the sentences of one list, in order."""
_LASTS = frozenset(("最后", "Finally", "The-last"))
"""What the last of several may begin with instead."""
_LABELS = {
    label: (series, place)
    for series, labels in enumerate(_SERIES)
    for place, label in enumerate(labels.split(), start=1)
}
_ORDINAL = re.compile(
    r"\s*(?:(?P<marked>第[一二三四五六七八九十]|其[一二三四五六]|首先|其次|再次|最后"
    r"|First|Second|Third|Fourth|Fifth|Finally)(?:ly)?(?=[，,、：:])"
    r"|(?P<the>The (?:first|second|third|fourth|fifth|last))(?: one)? is"
    r"(?! (?:that|not|still|now|already|also|only|just|at|in|on|under|near|for|due|to|run|let|kept"
    r"|held|built|made|set|led|paid|sold|\w+ed)\b)"
    r"|(?P<said>[一二三四五六七八九十]是|(?:首先|其次|再次|最后)(?=是)))[是，,、：:]?\s*"
)
"""What a sentence begins with that is one of several in order: 第一 and First behind a mark alone,
which 第一季度 and First Solar have none of; and no "The first is owned by …", which tells nothing
of what the first is."""
_SEVERAL = re.compile(r"\b(?:two|three|four|five|several|following|some|many)\b", re.IGNORECASE)
"""What announces such things in English."""


def label(statement: Statement) -> str | None:
    """The ordinal that a sentence of running text begins with: 第二, Second, The-second."""
    ordinal = _ORDINAL.match(statement.text)
    if ordinal is None or statement.block.kind != "paragraph":
        return None
    said: str = next(filter(None, ordinal.groups()))
    return said.replace(" ", "-")


def without_label(statement: Statement) -> str:
    """The text of such a sentence without its ordinal."""
    return _ORDINAL.sub("", statement.text, count=1)


@dataclass(slots=True)
class _Open:
    """A run that goes on."""

    lead: Statement | None
    series: int
    items: list[Statement]
    is_closed: bool = False
    """Whether its last one was said to be that."""


def in_order(statements: Iterable[Statement]) -> Iterator[Run]:
    """Sentences of a section that begin with 第一, 第二 … one after the other and have others
    between them, with the statement before the first. One list may stand between the items of
    another that is labelled otherwise; what is last ends the list that began last."""
    found: list[_Open] = []
    before: Statement | None = None
    for statement in statements:
        if found and not _same_section(statement, found[0].items[0]):
            yield from ((run.lead, run.items) for run in found)
            found = []
        said = label(statement)
        if said in _LASTS:
            _close(found, statement)
        elif said:
            _go_on(found, statement, said, before)
        before = statement
    yield from ((run.lead, run.items) for run in found)


def _close(found: list[_Open], statement: Statement) -> None:
    """Put the last one to the list that began last, where one is open."""
    run = next((run for run in reversed(found) if not run.is_closed), None)
    if run:
        run.items.append(statement)
        run.is_closed = True


def _go_on(found: list[_Open], statement: Statement, said: str, before: Statement | None) -> None:
    """Begin a list with a first one, or put the next one to its list; no other is of any."""
    series, place = _LABELS[said]
    if place == 1:
        if said != "The-first" or (before and _SEVERAL.search(before.text)):
            found.append(_Open(before, series, [statement]))
        return
    for run in reversed(found):
        if run.series == series and not run.is_closed and len(run.items) == place - 1:
            run.items.append(statement)
            return


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
