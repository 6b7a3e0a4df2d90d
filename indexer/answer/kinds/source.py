"""Where a statement comes from: the footnote behind it, or that the report names none."""

from __future__ import annotations

from indexer.answer import refusal
from indexer.answer.asked import Asked, Found, Outcome, Refused, limits
from indexer.answer.evidence import Statement
from indexer.answer.weigh import Weighed


def source(asked: Asked) -> Outcome:
    """The footnote behind a statement, or that the report names none."""
    found = asked.statements(with_notes=True)
    figures = {id(w.statement): w for w in reversed(asked.figures())}
    best: Weighed | None = None
    for weighed in found:
        statement = weighed.statement
        if statement.block.kind in ("heading", "table-row") or not _backing(asked, statement):
            continue
        if best is None or _support(weighed, figures) > _support(best, figures):
            best = weighed
    if best is None or best.support < limits()["source"]:
        top = found[0] if found else None
        if top is not None and top.support >= limits()["source"]:
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
        support=best.support,
    )


def _support(weighed: Weighed, figures: dict[int, Weighed]) -> float:
    figure = figures.get(id(weighed.statement))
    return max(weighed.support, figure.support if figure else 0.0)


def _backing(asked: Asked, statement: Statement) -> tuple[str, ...]:
    return tuple(n for n in own_notes(statement) if (statement.document, n) in asked.reports.notes)


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
