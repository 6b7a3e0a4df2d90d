"""Where a statement comes from: the footnote behind it, or that the report names none."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.answer import refusal
from indexer.answer.asked import CERTAIN, Asked, Found, Outcome, Refused, limits
from indexer.answer.evidence import Statement
from indexer.answer.weigh import Weighed, weigh
from indexer.language.scripts import fold
from indexer.question import Want

_TABLE = re.compile(r"(?:表|\btable)\s?(?P<number>[\da-z]{1,2}(?:[-–.]\d+)*)(?![\w-]|\.\d)")
"""A table by its number, over folded text."""
_TABLES = re.compile("表|榜|排行|附录|(?:table|chart|ranking|league|appendi|annex)")
"""What a notion has in it that means tables and nothing of what they are on."""
_FIGURES = re.compile("数字|figures?|numbers?")
"""What they consist of."""
_PROVIDED = re.compile(
    r"由[^，。；]{2,30}提供|\b(?:provided|supplied|collected|compiled|contributed)\s+by\b"
)
"""How a sentence says who provided something."""


SOME = 0.2
"""The share of the question that the only statement with the values which that states must have to
be the one that is meant."""


def source(asked: Asked) -> Outcome:
    """The footnote behind a statement, the line under a table, or that the report names none; None
    where the text itself names who provided something."""
    table = _numbered_table(asked) or _tables(asked)
    if table is not None:
        return table
    found = _weighed(asked)
    figures = {id(w.statement): w.support for w in reversed(asked.figures())}

    def support(weighed: Weighed) -> float:
        return max(weighed.support, figures.get(id(weighed.statement), 0.0))

    top = max(found, key=support, default=None)
    best = max((w for w in found if _is_backed(asked, w.statement)), key=support, default=None)
    part = max((w for w in found if _line(asked, w.statement)), key=support, default=None)
    least = max(limits()["source"], top.support - limits()["margin"] if top else 0.0)
    if part and part.support >= least and (best is None or support(part) > support(best)):
        return _under(asked, part.statement, part.support)
    if best is None or best.support < limits()["source"]:
        if top is not None and top.support >= limits()["source"]:
            if Want.PERSON in asked.question.wants and _PROVIDED.search(top.statement.text):
                return None
            return Refused(refusal.no_source(top.statement), top.support)
        return asked.refuse(None)
    marked = _marked(asked, best.statement)
    notes = _backing(asked, best.statement)
    texts = [asked.reports.notes[best.statement.document, n].text for n in notes]
    return Found(
        kind="source",
        text=texts[0],
        english=asked.reports.english(best.statement.document, texts[0]),
        evidence=tuple((statement, notes) for statement in marked),
        statistics=tuple(
            figure.statistic.id
            for figure in best.statement.figures
            if figure.statistic.value in asked.question.stated
        ),
        support=best.support,
    )


def _weighed(asked: Asked) -> list[Weighed]:
    """The statements that may be meant: where one that has the values which the question states
    fits as well as any, or says some of the rest and has them alone, those that have them."""
    found = asked.statements(with_notes=True)
    having = _with_stated(asked)
    least = max((w.support for w in found), default=0.0) - limits()["margin"]
    alone = len(having) == 1 and having[0].features["coverage"] >= SOME
    return having if alone or any(w.support >= least for w in having) else found


def _with_stated(asked: Asked) -> list[Weighed]:
    """The statements one of whose records has each value that the question states; they are as
    sure as a numbered table where it names nothing else (34%的数据来源)."""
    stated = asked.question.stated
    having = [
        statement
        for statement in (asked.reports.collection.statements if stated else ())
        if stated <= {v for f in statement.figures for v in (f.statistic.value, f.statistic.high)}
    ]
    weighed = [weigh(asked.question, asked.strengths, s, with_notes=True) for s in having]
    if any(not strength.notion.asking for strength in asked.strengths):
        return weighed
    return [replace(each, support=CERTAIN) for each in weighed]


def _numbered_table(asked: Asked) -> Found | None:
    """The source of the table whose number the question names."""
    named = _TABLE.search(asked.question.folded)
    for statement in asked.reports.collection.statements if named else ():
        table = asked.reports.table(statement)
        title = _TABLE.match(fold(table.title).text) if table and table.source_line else None
        if title and named and title["number"] == named["number"]:
            return _under(asked, statement, CERTAIN)
    return None


def _tables(asked: Asked) -> Found | None:
    """The source of the tables, where the question names nothing but tables."""
    subject = [n.text for n in asked.question.subject if not _FIGURES.fullmatch(n.text)]
    if not subject or not all(map(_TABLES.search, subject)):
        return None
    statements = asked.reports.collection.statements
    row = next((s for s in statements if s.block.kind == "table-row" and _line(asked, s)), None)
    return _under(asked, row, CERTAIN) if row else None


def _line(asked: Asked, part: Statement) -> str | None:
    """The line under a table that names its source; by one of its rows, or its title."""
    table = asked.reports.table(part)
    if part.block.kind in ("caption", "heading"):
        tables = asked.reports.documents[part.document].tables
        table = next((table for table in tables if table.title == part.block.text), None)
    return table.source_line if table else None


def _under(asked: Asked, part: Statement, support: float) -> Found:
    """The line under a table, with the part of it that was asked about."""
    line = _line(asked, part) or ""
    lines = [
        (statement, ())
        for statement in asked.reports.collection.statements
        if statement.document == part.document
        and statement.block.kind == "source-line"
        and statement.block.section == part.block.section
        and statement.text in line
    ]
    return Found(
        kind="source",
        text=line,
        english=asked.reports.english(part.document, line),
        evidence=((part, ()), *lines),
        support=support,
    )


def _is_backed(asked: Asked, statement: Statement) -> bool:
    is_text = statement.block.kind not in ("heading", "table-row")
    return is_text and bool(_backing(asked, statement))


def _backing(asked: Asked, statement: Statement) -> tuple[str, ...]:
    """The notes of a statement that name a source."""
    notes = ((n, asked.reports.notes.get((statement.document, n))) for n in own_notes(statement))
    return tuple(number for number, note in notes if note is not None and note.kind == "source")


def _marked(asked: Asked, statement: Statement) -> list[Statement]:
    """The sentences that rest on a footnote, for one found by its own text."""
    if statement.block.kind != "footnote":
        return [statement]
    number = own_notes(statement)[0]
    marked = [
        other
        for other in asked.reports.collection.statements
        if other.document == statement.document and number in other.footnotes
    ]
    return [*marked, statement]


def own_notes(statement: Statement) -> tuple[str, ...]:
    """The footnotes that back a statement; a footnote's own text is its own note."""
    if statement.block.kind == "footnote":
        return (statement.block.id.removeprefix("f"),)
    return statement.footnotes


def names_source(asked: Asked, statement: Statement) -> bool:
    """Whether a statement is a footnote that names a source."""
    if statement.block.kind != "footnote":
        return False
    note = asked.reports.notes.get((statement.document, own_notes(statement)[0]))
    return note is None or note.kind == "source"
