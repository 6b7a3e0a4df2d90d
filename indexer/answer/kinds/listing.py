"""The items of a list: inside a sentence, as list items, as rows or as titles side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, pairwise
from typing import NamedTuple

from indexer.answer import clauses, list_heads, runs
from indexer.answer.asked import Asked, Found, Outcome, limits
from indexer.answer.enumerations import enumerations, printed
from indexer.answer.evidence import Listing, Part, Place, Statement, as_own, own
from indexer.answer.kinds.excerpts import LONGEST_DEFINITION
from indexer.answer.kinds.source import names_source
from indexer.answer.rankings import (
    ENOUGH,
    TOLD,
    Ranking,
    heads_support,
    of_other_time,
    placed,
    ranking,
)
from indexer.answer.strength import SEEN, SURE, Strength, coverage, standing
from indexer.answer.table_rows import Row
from indexer.answer.weigh import Weighed, weigh, weights
from indexer.language.scripts import fold
from indexer.model import Span
from indexer.question import Want
from indexer.question.cues import tells_extreme

WHOLE_TITLE = 0.8
"""What it counts that a title stands over a list, beside a sentence that has a list in it."""
WHOLLY = 0.9
"""A title with this share of the question's worth is what is asked about."""
OF_HEAD = 2.5
"""What it counts that a list's own clause says what is asked for (等多个应用场景)."""
SAYS_COUNT = 0.8
"""What it counts that a list's own clause says how many it has, as the question does (前三位)."""
NAMES_FIRST = 1.5
"""What it counts that a list's sentence tells who comes first, where that is asked (前三位)."""
NAMED = 1.0
"""What it counts against a list that the question names one of its items."""
_BASED = re.compile(r"作?为(?P<on>[^，。；]{1,8}?)的(?P<of>[^，。；]+)")
"""What follows those on which something is based: 以A、B为基础的服务."""
_BY = re.compile(r"由$|\bby (?:the )?$")
"""What leads up to those who do something."""
_BY_WHOM = re.compile(r"由(?:哪|谁|什么)|\bby (?:which|what|whom)\b")
"""What asks for them."""
_WHICH = re.compile(
    r"哪(?:[些一几两二三四五六七八九十]?[个种类项款样些块]?|方面的?)$|(?:什么|怎)样的?$|什么$"
    r"|\b(?:which|what)(?: (?:\w+ )?(?:kind|type|sort)s? of)? $"
)
"""What stands before what the items must be."""
_LEADS_IN = re.compile(
    r"(?:[：:]|如下|以下[^，。；]{0,12}|as follows|the following[^,.;]{0,40})\W*$"
)
"""How a sentence ends that the items of a list follow."""
_ASKS_PEOPLE = re.compile(
    r"people|persons?|individuals?|names?|credited|named|listed|thanked|acknowledged|人|人员|名单"
)
"""What but asks for people."""
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,8}[\s，,（(]|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*)+")
"""How a list item that names a person begins."""


class _Candidate(NamedTuple):
    """A list inside a sentence."""

    support: float
    weighed: Weighed
    items: tuple[Span, ...]


def listing(asked: Asked) -> Outcome:
    """The items of a list in the text; None where nothing is listed."""
    question = asked.question
    candidates = sorted(_in_sentences(asked), key=lambda each: -each.support)
    best = next(iter(candidates), None)
    rows = question.top and _first_rows(asked, question.top, best)
    if rows:
        return rows
    titles = question.wanted_count and _listed_titles(asked, question.wanted_count)
    if titles and not (best and _says_more(best, titles)):
        return titles
    blocks = listed_blocks(asked)
    if blocks is not None and blocks.support >= min(best.support if best else 0.0, wholly()):
        return blocks
    if best is None or best.support < limits()["list"]:
        may_refuse = question.wanted_count and Want.SUPERLATIVE not in question.wants
        return asked.refuse(None) if may_refuse else None
    enough = (each for each in candidates if each.support >= limits()["list"])
    at_hand = next((each for each in enough if _is_at_hand(asked, each)), None)
    return _listed_inside(at_hand) if at_hand else None


def _says_more(best: _Candidate, found: Found) -> bool:
    """Whether a list in a sentence has as many items as were found elsewhere, titles side by side
    or rows, and more of the question than what stands over those."""
    said = best.weighed.features["coverage"] * weights()["coverage"]
    return len(best.items) == len(found.items or ()) and said > found.support


def _in_sentences(asked: Asked) -> Iterator[_Candidate]:
    wanted = asked.question.wanted_count
    for statement in (*asked.shortlist, *_following(asked)):
        if statement.block.kind == "table-row" and statement.figures:
            continue
        if statement.block.kind == "source-line" or names_source(asked, statement):
            continue  # Its commas part no items.
        for listed in statement.listings:
            of_sort = _is_of_sort(asked, listed)
            if listed.pair and wanted != 2 and not listed.counted and not of_sort:
                continue
            if wanted and len(listed.items) != wanted:
                continue
            if _are_beside(asked, statement, listed):
                continue
            weighed = weigh(asked.question, asked.strengths, statement, listing=listed)
            if weighed.features["numbers"] < 0:
                continue
            named = listed.sort is None or of_sort or not listed.counted
            said = (listed.head, *filter(None, (listed.sort,)))
            bonus = OF_HEAD * coverage(asked.strengths, said) * named
            bonus -= NAMED * _has_asked(asked, statement, listed.items)
            if wanted:
                bonus += 1.0 + SAYS_COUNT * listed.counted
                bonus += NAMES_FIRST * bool(asked.question.top and _names_first(statement))
            yield _Candidate(weighed.support + bonus, weighed, listed.items)


def _are_beside(asked: Asked, statement: Statement, listed: Listing) -> bool:
    """Whether the items are by whom, or on what, what is asked for is made or based, not it: A and
    B of 由A、B共同产出内容, where 哪些内容 is asked, of 以A、B为基础的服务."""
    text, folded = statement.text, asked.question.folded
    first, last = listed.items[0].start, listed.items[-1].end
    based = _BASED.match(text, last) if text[:first].endswith("以") else None
    if based is not None:
        things = [s for s in asked.strengths if not s.notion.asking]
        return _stands(asked, things, based["of"]) and not _stands(asked, things, based["on"])
    lead = _BY.search(text[:first])
    if lead is None or _BY_WHOM.search(folded):
        return False
    is_english = lead[0].isascii()
    done = clauses.END.split(text[:first])[-1] if is_english else clauses.END.split(text[last:])[0]
    wanted = (s for s in asked.strengths if _WHICH.search(folded[: s.notion.start]))
    return _stands(asked, wanted, done)


def _stands(asked: Asked, things: Iterable[Strength], text: str) -> bool:
    """Whether any of these things stands in a clause."""
    folded, stems = fold(text).text, set(asked.reports.collection.stems(text))
    return any(standing(thing, folded, stems) for thing in things)


def _is_of_sort(asked: Asked, listed: Listing) -> bool:
    """Whether what its items are is asked for: 能力 of 生产能力和处理能力."""
    sort = listed.sort
    things = (s for s in asked.strengths if not s.notion.asking)
    return sort is not None and any(s.among((sort,)) >= SEEN for s in things)


def _following(asked: Asked) -> Iterator[Statement]:
    """The sentences behind those that have the most of the question, which may list what those
    announce (five problems)."""
    speaking = set(map(id, asked.shortlist))
    for before, after in pairwise(asked.reports.collection.statements):
        if id(before) in speaking and id(after) not in speaking and before.block is after.block:
            yield after


def _has_asked(asked: Asked, statement: Statement, items: Iterable[Span]) -> bool:
    """Whether one of the items is what the question itself names, in either language, which it does
    not ask for."""
    folded = [fold(item).text.removeprefix("the ") for item in printed(statement.text, items)]
    if any(len(item) > 2 and item in asked.question.folded for item in folded):
        return True
    named = (s.notion for s in asked.strengths if not (s.notion.asking or s.notion.verb))
    forms = (f for notion in named for f in notion.chinese if f.weight >= SURE)
    return any(form.terms[0] in folded for form in forms if len(form.terms[0]) > 1)


def _is_at_hand(asked: Asked, best: _Candidate) -> bool:
    """Whether a list stands where most of the question does, or has about as much of it."""
    top = asked.statements()[0]
    beside = best.weighed.statement.block is top.statement.block
    return beside or best.support >= top.support - limits()["margin"]


def _listed_inside(best: _Candidate) -> Found:
    statement, text = best.weighed.statement, best.weighed.statement.text
    return Found(
        kind="list",
        text=_whole(text, best.items[0].start, best.items[-1].end),
        english=statement.english,
        evidence=((statement, statement.footnotes),),
        items=printed(text, best.items),
        items_en=items_en(statement, len(best.items)),
        support=best.support,
    )


def _whole(text: str, start: int, end: int) -> str:
    """A stretch of a text with the quotation marks that its first and last item stand in."""
    is_quoted = text[max(start - 1, 0) : start] + text[end : end + 1] in ("“”", "《》")
    return text[start - 1 : end + 1] if is_quoted else text[start:end]


def listed_blocks(asked: Asked, things: tuple[Strength, ...] | None = None) -> Found | None:
    """The list items whose section's title and lead-in have the most of the question, or of these
    ``things`` in it."""
    best: tuple[float, list[Statement]] | None = None
    statements = asked.reports.collection.statements
    for lead, items in chain(runs.of_items(statements), runs.in_order(statements)):
        over = [part for part in items[0].parts if part.place is Place.SECTION_TITLE]
        if lead is not None and (_LEADS_IN.search(lead.text) or runs.label(items[0])):
            over += own(lead.parts)
        share = coverage(asked.strengths if things is None else things, as_own(over))
        support = share * weights()["coverage"] + WHOLE_TITLE
        if len(items) > 1 and (best is None or support > best[0]):
            best = support, items
    if best is None or best[0] < limits()["list"]:
        return None
    support, items = best
    return of_items(asked, items, support)


def wholly_listed(asked: Asked) -> Found | None:
    """The list items under a title, or after a lead-in, that says nearly all of what is asked."""
    found = listed_blocks(asked)
    return found if found is not None and found.support >= wholly() else None


def people(asked: Asked) -> Found | None:
    """The people under a title that says nearly all of what is asked, but perhaps what is done
    (who provided data support); None where there are none."""
    named = [s for s in asked.strengths if not _ASKS_PEOPLE.fullmatch(s.notion.text)]
    things = tuple(s for s in named if not s.notion.verb)
    titled = tuple(s for s in named if len(s.notion.text) > 1)  # 做 is in no title.
    for subject in filter(None, (things, titled)):
        found = listed_blocks(asked, subject)
        if found and found.support >= wholly() and all(map(_PERSON.match, found.items or ())):
            return found
    return None


def led_in(asked: Asked, lead: Statement, support: float) -> Found | None:
    """The list items that a statement leads up to (three steps would help:); None where it leads
    up to none."""
    if not _LEADS_IN.search(lead.text):
        return None
    for before, items in runs.of_items(asked.reports.collection.statements):
        if before is lead and len(items) > 1:
            return of_items(asked, items, support)
    return None


def gone_on(asked: Asked, best: Weighed) -> Found | None:
    """The list with which the next sentence but goes on from one that announces it (some
    obstacles. They are A and B.); None where it does not."""
    if not list_heads.announces(best.statement.text):
        return None
    for before, after in pairwise(asked.reports.collection.statements):
        if before is best.statement and before.block is after.block:
            return next(
                (
                    _listed_inside(_Candidate(best.support, replace(best, statement=after), items))
                    for items in (listed.items for listed in after.listings if not listed.pair)
                    if list_heads.goes_on(after.text[: items[0].start])
                ),
                None,
            )
    return None


def of_items(asked: Asked, items: list[Statement], support: float) -> Found:
    """These list items, or sentences without the ordinals that they begin with, as an answer."""
    if runs.label(items[0]):
        texts = tuple(runs.without_label(statement) for statement in items)
        english = tuple(s.english or text for s, text in zip(items, texts, strict=True))
        return _listed(items, texts, english, support)
    texts = tuple(statement.block.text for statement in items)
    english = tuple(asked.reports.english(s.document, s.block.text) or s.block.text for s in items)
    return _listed(items, texts, english, support)


def wholly() -> float:
    """The support of list items whose title is what is asked about."""
    return weights()["coverage"] * WHOLLY + WHOLE_TITLE


def _listed(
    statements: list[Statement], items: tuple[str, ...], english: tuple[str, ...], support: float
) -> Found:
    """Items that have a statement each."""
    return Found(
        kind="list",
        text="；".join(items)[:LONGEST_DEFINITION],
        english="; ".join(english),
        evidence=tuple((statement, statement.footnotes) for statement in statements),
        items=items,
        items_en=english,
        support=support,
    )


def _first_rows(asked: Asked, count: int, told: _Candidate | None) -> Outcome:
    """The names in the first rows of the table that is asked about, refused where that is of
    another time; None where a list is ``told`` in words that rather is it."""
    found = ranking(asked)
    if found is None:
        return None
    elsewhen = of_other_time(asked, found)
    if elsewhen is not None:
        return None if told is not None else asked.refuse(elsewhen)
    places = (placed(asked, found, place) for place in range(1, count + 1))
    rows = tuple(there[0] for there in places if there)
    if told and len(told.items) == len(rows) and _is_told(told, found, rows):
        return None
    return of_rows(asked, found, rows)


def _is_told(told: _Candidate, found: Ranking, rows: tuple[Row, ...]) -> bool:
    """Whether a sentence names those who come first and has about as much of the question as the
    heads of a table that ranks by something else, and so may lack some of them."""
    as_much = told.weighed.features["coverage"] >= found.fitting - TOLD
    return _names_first(told.weighed.statement) and as_much and found.is_reordered(rows)


def _names_first(statement: Statement) -> bool:
    return tells_extreme(fold(statement.text).text)


def of_rows(asked: Asked, found: Ranking, rows: tuple[Row, ...]) -> Found:
    """The names of a table's rows."""
    names = tuple(row.name for row in rows)
    english = tuple(asked.reports.english(r.statement.document, r.name) or r.name for r in rows)
    return _listed([row.statement for row in rows], names, english, heads_support(found))


def _listed_titles(asked: Asked, count: int) -> Found | None:
    """The titles of so many sections side by side that the question names (六大趋势)."""
    groups: dict[tuple[str, str | None], list[Statement]] = {}
    for statement in asked.reports.collection.statements:
        last = statement.block.sentences[-1]
        if statement.block.kind == "heading" and statement.sentence is last:
            section = asked.reports.sections[statement.document, statement.block.section]
            groups.setdefault((statement.document, section.parent), []).append(statement)
    best: tuple[float, list[Statement]] | None = None
    for titles in groups.values():
        if len(titles) != count:
            continue
        support = min(coverage(asked.strengths, _over(title)) for title in titles)
        if best is None or support > best[0]:
            best = support, titles
    if best is None or best[0] < ENOUGH:
        return None
    support, titles = best
    texts = tuple(_after_label(statement.text) for statement in titles)
    english = tuple(_after_label(statement.english or statement.text) for statement in titles)
    return Found(
        kind="list",
        text="；".join(texts)[:LONGEST_DEFINITION],
        english="; ".join(english),
        evidence=tuple((statement, ()) for statement in titles),
        items=texts,
        items_en=english,
        support=support * weights()["coverage"],
    )


def _over(title: Statement) -> tuple[Part, ...]:
    """What a title says together with the one over it."""
    over = (part for part in title.parts if part.place is not Place.REPORT_NAME)
    return as_own(over)


def _after_label(title: str) -> str:
    """A title without the label before its colon: 趋势一：…, "Trend 1: …"."""
    return re.sub(r"^[^：:]{1,12}[：:]\s*", "", title)


def items_en(statement: Statement, count: int) -> tuple[str, ...] | None:
    english = statement.english or ""
    for listed in enumerations(english, "en"):
        if len(listed.items) == count:
            return printed(english, listed.items)
    return None
