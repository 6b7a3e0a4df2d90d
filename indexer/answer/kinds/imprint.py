"""Who wrote or published the report itself, and when: its imprint, or the sentence that says so."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.answer import runs
from indexer.answer.asked import CERTAIN, Asked, Found
from indexer.answer.enumerations import printed
from indexer.answer.evidence import Statement
from indexer.answer.kinds.excerpts import LONGEST_FACT, of_statement
from indexer.answer.kinds.listing import of_items, people, wholly_listed
from indexer.answer.strength import standing
from indexer.language.scripts import fold
from indexer.model import Document
from indexer.question import Want
from indexer.question.notions import Notion

_REPORT = re.compile(
    r"报告|白皮书|公报|封面|\b(?:report|study|publication|white paper|review|cover)\b"
)
_MAKES = re.compile(
    r"[写编撰印]|执笔|作者|起草|发布|出版|出品|推出|公布|发行|出自|署名"
    r"|\b(?:wr[io]t|author|compil|prepar|draft|edit|publish|issue|releas|brought|bring|put|made|make"
    r"|produc|print|behind)"
)
"""What somebody does to a report, in a question."""
_MAKERS = re.compile(
    r"机构|单位|组织|公司|部门|团队|\b(?:bod(?:y|ies)|organi[sz]ation|institut|compan|team|department)"
)
"""Those who do, where a question names them by their kind."""
_WRITES = re.compile(r"[写编撰]|执笔|作者|起草|wr[io]t|author|compil|prepar|draft|edit")
_TEAM = re.compile(
    r"(?:(?:[编撰]写|编辑|编委|课题|写作|研究|项目|报告)(?:组|团队|人员|委员会)(?:成员|名单)?"
    r"|作者|执笔人?|撰稿人?|\b(?:authors?|writers?|contributors"
    r"|(?:research|editorial|writing|report|project) team))[：:]?\s*$",
    re.IGNORECASE,
)
"""What stands over the list of those who wrote a report."""
_WRITTEN = re.compile(
    r"报告[^。；]{0,16}由[^。；]{2,80}(?:执笔|撰写|编写|编制|起草|完成)"
    r"|(?:(?<!创)作者|执笔人?|撰稿人?|编写组|主编)[：:]"
    r"|\b(?:written|compiled|drafted|edited|prepared) by\b|\b[Aa]uthors?:"
)
"""How a report says who wrote it."""
_SIGNS = re.compile(
    r"署名|签[名署]|落款|作序|[写撰]|\b(?:sign(?:s|ed)?|wr[io]t\w+|author|by whom)\b"
)
"""What asks who put their name to a part of the report."""
_SIGNATURE = re.compile(
    r"[*—–\s]*(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}, [A-Z][^.;]{3,60}"
    r"|[\u4e00-\u9fff]{4,24}\s+[\u4e00-\u9fff·]{2,8})[*\s]*"
)
"""A line of somebody's name and office: Ann Lee, Director; 某某研究院院长 李安."""
_TITLE = re.compile(
    r"报告的?(?:全?名称?|全称|名字|标题|题目|题名|主?标题)|报告叫(?:什么|啥)"
    r"|\b(?:title|name) of (?:the|this) (?:report|study|publication|white paper)\b"
    r"(?! (?:on|about|by|that|which|from))"
    r"|\b(?:the|this) (?:report|study|publication|white paper)(?:'s)? (?:title|name)\b"
    r"|\bwhat(?:'s| is) (?:the|this) (?:report|study|publication|white paper) (?:called|named)\b"
)
"""What asks for the title of the report itself."""
_CALLED = re.compile(rf"{_REPORT.pattern}|[名题称叫]|^[本这该]$|^(?:title|name)")
"""What that is about."""
WANTS = frozenset({Want.PERSON, Want.NAME, Want.LIST, Want.DATE})
"""What a question may want that asks who made a report, or when."""


def makers(asked: Asked) -> Found | None:
    """Who wrote or published the report that is asked about by no more than its title, or when; the
    people under a title that says what is asked of them, or who signed a part of it; None where the
    question is about something else, or nothing says so."""
    question = asked.question
    documents = tuple(asked.reports.documents.values())
    if question.wants and not set(question.wants[:2]) & WANTS:
        return None
    if question.want is Want.ORDINAL:
        return None
    named = people(asked) if Want.PERSON in question.wants else None
    if named is not None:
        return named
    signed = _signed(asked) if Want.PERSON in question.wants else None
    if signed is not None:
        return signed
    if not _REPORT.search(question.folded) or not _MAKES.search(question.folded):
        return None
    meant = [d for d in documents if all(_is_of(n, d) for n in question.subject)]
    if len(meant) != 1:
        return None
    own = [s for s in asked.reports.collection.statements if s.document == meant[0].id]
    if Want.DATE in question.wants:
        return _dated(asked, meant[0], own)
    if _WRITES.search(question.folded) and not _MAKERS.search(question.folded):
        texts = (s for s in own if s.block.kind != "heading")
        writers = next((s for s in texts if _WRITTEN.search(s.text)), None)
        team = wholly_listed(asked) or _team(asked, own)
        by_publishers = writers and any(name in writers.text for name in meant[0].publishers)
        if writers and not (team and by_publishers and Want.PERSON in question.wants):
            return _written(asked, writers)
        if team is not None:
            return team
    return _published(meant[0], own)


def titled(asked: Asked) -> Found | None:
    """The title of the report that is asked about by nothing but that it is one; None where another
    is, or several are at hand."""
    documents = tuple(asked.reports.documents.values())
    if not all(map(_CALLED.search, (notion.text for notion in asked.question.subject))):
        return None
    if len(documents) != 1 or not _TITLE.search(asked.question.folded):
        return None
    title = documents[0].title
    printed = next((s for s in asked.reports.collection.statements if title in s.text), None)
    if printed is None:
        return None
    found = of_statement(asked, printed, "fact", LONGEST_FACT, CERTAIN)
    return replace(found, text=title, english=documents[0].title_en)


def _signed(asked: Asked) -> Found | None:
    """The line that ends the part of a report that is asked about (the foreword) with the name of
    whoever wrote it."""
    if not _SIGNS.search(asked.question.folded):
        return None
    meant = {key for key, each in asked.reports.sections.items() if _is_named(asked, each.title)}
    found: Statement | None = None
    for statement in asked.reports.collection.statements:
        is_meant = (statement.document, statement.block.section) in meant
        if is_meant and _SIGNATURE.fullmatch(statement.block.text):
            found = statement
    return of_statement(asked, found, "fact", LONGEST_FACT, CERTAIN) if found else None


def _is_named(asked: Asked, title: str) -> bool:
    """Whether the question names a part of the report by its whole title."""
    folded, stems = fold(title).text, set(asked.reports.collection.stems(title))
    things = (s for s in asked.strengths if not s.notion.asking)
    return any(standing(s, folded, stems) >= len(folded) for s in things)


def _is_of(notion: Notion, document: Document) -> bool:
    """Whether a notion merely says that a report was made and by whom, or is one of its title's."""
    if any(words.search(notion.text) for words in (_MAKES, _MAKERS, _REPORT)):
        return True
    title = fold(f"{document.title} {document.subtitle or ''} {document.title_en or ''}").text
    chinese = any(form.terms[0] in title for form in notion.chinese)
    return chinese or notion.text in title


def _written(asked: Asked, statement: Statement) -> Found:
    listed = max(statement.listings, key=lambda each: len(each.items), default=None)
    return replace(
        of_statement(asked, statement, "fact", LONGEST_FACT, CERTAIN),
        items=printed(statement.text, listed.items) if listed else None,
    )


def _team(asked: Asked, own: list[Statement]) -> Found | None:
    """The list of those who wrote a report; None where it has none."""
    for lead, items in runs.of_items(own):
        section = asked.reports.sections[items[0].document, items[0].block.section]
        over = (section.title, lead.text if lead else "")
        if any(map(_TEAM.search, over)):
            return of_items(asked, items, CERTAIN)
    return None


def _dated(asked: Asked, document: Document, own: list[Statement]) -> Found | None:
    """The year that a report prints on its cover."""
    year = str(document.year)
    cover = next((s for s in own if s.block.kind == "imprint" and year in s.text), None)
    if cover is None:
        return None
    found = of_statement(asked, cover, "fact", LONGEST_FACT, CERTAIN)
    return replace(found, text=year, english=year)


def _published(document: Document, own: list[Statement]) -> Found | None:
    """The publishers as the report prints them, on its cover if there."""
    stated = {name: next((s for s in own if name in s.text), None) for name in document.publishers}
    printing = [(name, statement) for name, statement in stated.items() if statement]
    if not printing:
        return None
    names = tuple(name for name, _ in printing)
    english = tuple(filter(None, (_line_in_english(name, said) for name, said in printing)))
    has_english, are_several = len(english) == len(names), len(names) > 1
    return Found(
        kind="fact",
        text="；".join(names),
        english="; ".join(english) if has_english else None,
        evidence=tuple(dict.fromkeys((statement, ()) for _, statement in printing)),
        items=names if are_several else None,
        items_en=english if has_english and are_several else None,
        support=CERTAIN,
    )


def _line_in_english(line: str, statement: Statement) -> str | None:
    """The translation of a line of a cover, where that has as many lines."""
    lines = statement.text.split("\n")
    english = (statement.english or "").split("\n")
    if len(lines) != len(english):
        return None
    return next((said for said, own in zip(english, lines, strict=True) if own == line), None)
