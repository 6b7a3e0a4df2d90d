"""One function a kind of answer: what of the evidence is given, and when it is refused.

Each gives an answer, a refusal, or None where the question is none of its kind after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from indexer import numbers
from indexer.answer import refusal
from indexer.answer.asked import CLAUSES, Asked, Found, Outcome, Refused, limits
from indexer.answer.enumerations import enumerations
from indexer.answer.evidence import SAME_CLAUSE, SECTION_TITLE, Part, Statement
from indexer.answer.options import Option, Options, options
from indexer.answer.rankings import ENOUGH, Ranking, Row, highest, ranking
from indexer.answer.strength import Strength
from indexer.answer.weigh import (
    OTHER_TIME,
    Weighed,
    agreement,
    base,
    contradicted,
    coverage,
    role,
    weigh,
    weights,
)
from indexer.language.scripts import fold
from indexer.model import Span, Statistic
from indexer.question import NUMERIC, Question, Want

WHOLE_TITLE = 0.8
"""What it counts that a title stands over a list, beside a sentence that has a list in it."""
WHOLLY = 0.9
"""A title with this share of the question's worth is what is asked about."""
OF_HEAD = 2.5
"""What it counts that a list's own clause says what is asked for (等多个应用场景)."""
LONGEST_FACT = 160
LONGEST_DEFINITION = 400

_LEADS_IN = re.compile(
    r"(?:[：:]|如下|以下[^，。；]{0,12}|as follows|the following[^,.;]{0,40})\W*$"
)
"""How a sentence ends that the items of a list follow."""
SAYS_COUNT = 0.8
"""What it counts that a list's own clause says how many it has, as the question does (前三位)."""

_TELLING = {
    Want.PERSON: re.compile(
        "主席|总理|首相|总统|部长|教授|主任|总监|院长|博士|先生|女士|创始人|经理|专家|作者|[Pp]rofessor|[Dd]irector"
        "|[Cc]hair|[Mm]inister|[Pp]resident|\\bDr\\b|\\bMs?r?s?\\.? [A-Z]"
    ),
}
"""What a sentence has in it that says who."""
OF_KIND = 0.6
"""What it counts that a sentence has in it what was asked for."""
ROUNDING = Decimal("0.01")
"""Records that differ by no more of their value may be one number, rounded."""
_DATED = re.compile(r"\d{4}|\d\s?[年月日]|今年|去年|明年|年初|年底")
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


def number(asked: Asked) -> Outcome:
    """A statistic; refused where the best is too weak or contradicts the question."""
    figures = [w for w in asked.figures() if not _is_given(w, asked.question)]
    if not figures or figures[0].support < limits()["number"]:
        return asked.refuse(figures[0] if figures else None)
    nearest = max(figures, key=base)
    best = next(
        (w for w in figures if _is_near(w, nearest) and not contradicted(w, asked.question)), None
    )
    if best is None:
        return asked.refuse(nearest)
    found = _statistic(best)
    rounded = (
        (w.statement, w.figure.statistic.footnotes)
        for w in figures
        if w.figure
        and base(w) >= base(best) - limits()["margin_within"]
        and not contradicted(w, asked.question)
        and _is_rounded(w.figure.statistic, best)
    )
    return replace(found, evidence=(*found.evidence, *islice(rounded, 1)))


def _is_given(weighed: Weighed, question: Question) -> bool:
    """Whether the question itself states a number and asks for another beside it, of its unit:
    from 12 to how many million."""
    if weighed.figure is None or weighed.figure.statistic.value not in question.stated:
        return False
    unit = weighed.figure.statistic.unit
    beside = (figure.statistic for figure in weighed.statement.figures)
    return any(s.unit == unit and s.value not in question.stated for s in beside)


def _is_rounded(other: Statistic, best: Weighed) -> bool:
    """Whether another record of the same kind differs but by rounding: 87% beside 86.7%."""
    assert best.figure is not None
    known = best.figure.statistic
    apart = abs(other.value - known.value)
    return other.unit == known.unit and 0 < apart <= ROUNDING * abs(known.value)


def _is_near(weighed: Weighed, nearest: Weighed) -> bool:
    """Whether a number's subject fits about as well as that of the one that fits best."""
    within = weighed.statement is nearest.statement
    other_time = nearest.features["period"] <= OTHER_TIME and nearest.features["fit"] > 0
    margin = limits()["margin_within" if within else "margin_time" if other_time else "margin"]
    return base(weighed) >= base(nearest) - margin


def _statistic(best: Weighed) -> Found:
    assert best.figure is not None
    statistic = best.figure.statistic
    return Found(
        kind="statistic",
        text=statistic.text,
        english=_english_value(statistic),
        evidence=((best.statement, statistic.footnotes),),
        statistics=(statistic.id,),
        support=best.support,
    )


def _english_value(statistic: Statistic) -> str:
    return numbers.show(
        statistic.value, statistic.unit, "en", high=statistic.high, printed=statistic.text
    )


def fact(asked: Asked) -> Outcome:
    """The words of the statement that says most of what was asked."""
    if asked.question.want is Want.PERSON:
        people = _listed_blocks(asked)
        if people is not None and people.support >= _wholly():
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
        items_en=_items_en(best.statement, len(items)) if items else None,
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


def excerpt(statement: Statement, found: Iterable[Strength], most: int) -> str:
    """The statement, or of a long one the neighbouring clauses that have most of the question."""
    text = statement.text
    if len(text) <= most:
        return text.strip()
    worth = [
        sum(
            s.worth for s in found if any(f.terms[0] in clause[0].lower() for f in s.notion.chinese)
        )
        for clause in CLAUSES.finditer(text)
    ]
    clauses = [Span(*clause.span()) for clause in CLAUSES.finditer(text)]
    best = (0.0, Span(0, min(len(text), most)))
    for first in range(len(clauses)):
        total = 0.0
        for last in range(first, len(clauses)):
            if clauses[last].end - clauses[first].start > most:
                break
            total += worth[last]
            if total > best[0]:
                best = (total, Span(clauses[first].start, clauses[last].end))
    return text[best[1].start : best[1].end].strip("，,；;：: ")


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
        evidence=((best.statement, _own_notes(best.statement)),),
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
    note = asked.reports.notes.get((statement.document, _own_notes(statement)[0]))
    return note is not None and note.kind == "source"


def _stands(strength: Strength, term: str) -> bool:
    if any(form.terms[0] in term for form in strength.notion.chinese if form.weight > 0.6):
        return True
    words = set(re.findall(r"\w+", term))
    return any(
        all(any(w.startswith(t) for w in words) for t in form.terms)
        for form in strength.notion.english
    )


def _own_notes(statement: Statement) -> tuple[str, ...]:
    """The footnotes that back a statement; a footnote's own text is its own note."""
    if statement.block.kind == "footnote":
        return (statement.block.id.removeprefix("f"),)
    return statement.footnotes


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
    return tuple(n for n in _own_notes(statement) if (statement.document, n) in asked.reports.notes)


def _marked(asked: Asked, statement: Statement) -> list[Statement]:
    """The sentences that rest on a footnote, for one found by its own text."""
    if statement.block.kind != "footnote":
        return [statement]
    number = _own_notes(statement)[0]
    marked = [
        other
        for other in asked.reports.collection.statements
        if other.document == statement.document and number in other.footnotes
    ]
    return [*marked, statement]


def listing(asked: Asked) -> Outcome:
    """The items of a list in the text; None where nothing is listed."""
    if asked.question.top:
        first = _first_rows(asked, asked.question.top)
        if first is not None:
            return first
    wanted = asked.question.count
    found: list[tuple[float, Weighed, tuple[Span, ...]]] = []
    for statement in asked.shortlist:
        for listed in statement.listings:
            if listed.pair and wanted != 2 and not listed.counted:
                continue
            weighed = weigh(asked.question, asked.strengths, statement, listing=listed)
            bonus = OF_HEAD * coverage(asked.strengths, (listed.head,))
            if wanted:
                bonus += 1.0 if len(listed.items) == wanted else -1.0
                bonus += SAYS_COUNT * (listed.counted and len(listed.items) == wanted)
            found.append((weighed.support + bonus, weighed, listed.items))
    statements = asked.statements()
    titles = _listed_titles(asked, wanted) if wanted else None
    if titles is not None:
        return titles
    blocks = _listed_blocks(asked)
    if blocks is not None and blocks.support >= min(
        max((item[0] for item in found), default=0.0), _wholly()
    ):
        return blocks
    support, best, items = max(found, key=lambda item: item[0], default=(0.0, None, ()))
    if best is None or support < limits()["fact"]:
        return (
            asked.refuse(None) if wanted and Want.SUPERLATIVE not in asked.question.wants else None
        )
    top = statements[0]
    beside = best.statement.block is top.statement.block
    if not wanted and not beside and support < top.support - limits()["margin"]:
        return None
    text = best.statement.text
    return Found(
        kind="list",
        text=text[items[0].start : items[-1].end],
        english=best.statement.english,
        evidence=((best.statement, best.statement.footnotes),),
        items=tuple(text[item.start : item.end] for item in items),
        items_en=_items_en(best.statement, len(items)),
        support=support,
    )


def _listed_blocks(asked: Asked) -> Found | None:
    """The list items whose section's title and lead-in have the most of the question."""
    best: tuple[float, list[Statement]] | None = None
    for lead, items in _runs_of_items(asked.reports.collection.statements):
        over = [part for part in items[0].parts if part.weight == SECTION_TITLE]
        if lead is not None and _LEADS_IN.search(lead.text):
            over += [part for part in lead.parts if part.weight == SAME_CLAUSE]
        titles = tuple(Part(part.text, 1.0) for part in over)
        support = coverage(asked.strengths, titles) * weights()["coverage"] + WHOLE_TITLE
        if len(items) > 1 and (best is None or support > best[0]):
            best = support, items
    if best is None or best[0] < limits()["fact"]:
        return None
    support, items = best
    texts = tuple(statement.block.text for statement in items)
    english = tuple(asked.reports.english(s.document, s.block.text) or s.block.text for s in items)
    return _listed(items, texts, english, support)


def _runs_of_items(
    statements: Iterable[Statement],
) -> Iterator[tuple[Statement | None, list[Statement]]]:
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


def _wholly() -> float:
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


def _first_rows(asked: Asked, count: int) -> Found | None:
    """The names in the first rows of the table that is asked about."""
    found = ranking(asked)
    if found is None:
        return None
    rows = [row for place in range(1, count + 1) if (row := found.at(place))]
    names = tuple(row.name for row in rows)
    english = tuple(asked.reports.english(r.statement.document, r.name) or r.name for r in rows)
    return _listed([row.statement for row in rows], names, english, _heads_support(found))


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
        own = [[p for p in s.parts if p.weight == SAME_CLAUSE] for s in titles]
        support = min(coverage(asked.strengths, tuple(parts)) for parts in own)
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


def _after_label(title: str) -> str:
    """A title without the label before its colon: 趋势一：…, "Trend 1: …"."""
    return re.sub(r"^[^：:]{1,12}[：:]\s*", "", title)


def _items_en(statement: Statement, count: int) -> tuple[str, ...] | None:
    english = statement.english or ""
    for listed in enumerations(english, "en"):
        if len(listed.items) == count:
            return tuple(english[item.start : item.end] for item in listed.items)
    return None


def rank(asked: Asked) -> Outcome:
    """A cell of a ranking, or the row that moved so far; None where no table has the subject."""
    if Want.MOVE in asked.question.wants and asked.question.count:
        return _moved_by(asked, asked.question.count)
    rows = [w for w in asked.figures() if w.figure and w.figure.statistic.cell]
    if not rows or rows[0].support < limits()["number"] or rows[0].features["missing_name"] > 0:
        return None
    return _statistic(rows[0])


def _moved_by(asked: Asked, places: int) -> Outcome:
    """The first row of the ranking that went up or down by so many places."""
    found = ranking(asked)
    if found is None:
        return None
    for row in found.rows:
        for statistic in (figure.statistic for figure in row.figures):
            other_way = asked.question.direction not in (None, statistic.direction)
            if role(statistic) == "change" and statistic.value == places and not other_way:
                return _named(row, found)
    return asked.refuse(None)


def comparison(asked: Asked) -> Outcome:
    """Which of two things is ahead; None where the question does not name two."""
    named = options(asked.question, asked.strengths)
    if named is None:
        return None
    firsts = _of_option(asked, named.first, named)
    seconds = _of_option(asked, named.second, named)
    best: tuple[float, Weighed, Weighed] | None = None
    for one in firsts[:12]:
        for other in seconds[:12]:
            score = _pair(one, other)
            if score is not None and (best is None or score > best[0]):
                best = (score, one, other)
    if best is None or best[0] / 2 < limits()["number"]:
        return None
    return _compared(asked, named, best[1], best[2])


def _of_option(asked: Asked, option: Option, named: Options) -> list[Weighed]:
    mine = (*option.strengths, *named.shared)
    found = []
    for statement in asked.shortlist:
        for figure in statement.figures:
            own = tuple(part for part in figure.parts if part.weight == SAME_CLAUSE)
            if any(s.among(own) < 0.5 for s in option.strengths):
                continue
            period = figure.statistic.period
            if option.period and (not period or agreement((option.period,), period) <= 0):
                continue
            found.append(weigh(asked.question, mine, statement, figure))
    return sorted(found, key=lambda weighed: -weighed.support)


def _pair(one: Weighed, other: Weighed) -> float | None:
    """How well two figures go together; None where they cannot be compared."""
    assert one.figure is not None
    assert other.figure is not None
    first, second = one.figure.statistic, other.figure.statistic
    if first.id == second.id or role(first) != role(second) or first.unit != second.unit:
        return None
    near = one.statement.block.section == other.statement.block.section
    return one.support + other.support + 0.5 * near


def _compared(asked: Asked, named: Options, one: Weighed, other: Weighed) -> Found:
    assert one.figure is not None
    assert other.figure is not None
    first, second = one.figure.statistic, other.figure.statistic
    ahead = (first.value < second.value) == asked.question.lower
    ranked = role(first) == "rank"
    first_wins = ahead != ranked
    winner, option = (one, named.first) if first_wins else (other, named.second)
    assert winner.figure is not None
    return Found(
        kind="comparison",
        text=_winner(winner, option, asked.strengths),
        english=winner.statement.english,
        evidence=((one.statement, first.footnotes), (other.statement, second.footnotes)),
        statistics=(winner.figure.statistic.id, (second if first_wins else first).id),
        items=(first.text, second.text),
        items_en=(_english_value(first), _english_value(second)),
        support=(one.support + other.support) / 2,
    )


def _winner(winner: Weighed, option: Option, found: tuple[Strength, ...]) -> str:
    """The winner's name as the report prints it, else the words around its number."""
    assert winner.figure is not None
    cell = winner.figure.statistic.cell
    if cell is not None:
        return cell.row_title[:LONGEST_FACT]
    name = _printed(option, winner.statement.text)
    if name:
        return name
    return excerpt(winner.statement, found, LONGEST_FACT)


def _printed(option: Option, text: str) -> str | None:
    """The option's words as a statement prints them, in one stretch; None where it does not."""
    folded = fold(text)
    spans = []
    for strength in option.strengths:
        forms = (form.terms[0] for form in strength.notion.chinese)
        place = next((p for p in ((folded.text.find(f), len(f)) for f in forms) if p[0] >= 0), None)
        if place is None:
            return None
        spans.append(folded.original(place[0], place[0] + place[1]))
    if not spans:
        return None
    name = text[min(s.start for s in spans) : max(s.end for s in spans)]
    return name if len(name) <= 2 * sum(s.end - s.start for s in spans) else None


def superlative(asked: Asked) -> Outcome:
    """The row of a table at the place asked for, else a statement that says so."""
    found = ranking(asked)
    if found is None:
        return None if _wants_number(asked.question) else fact(asked)
    if asked.question.place and asked.question.place > 1:
        row = found.at(asked.question.place)
        return _named(row, found) if row else asked.refuse(None)
    top = highest(asked, found, lowest=asked.question.lower)
    if top is None:
        row = found.rows[-1] if asked.question.lower else found.at(1)
        return _named(row, found) if row else fact(asked)
    row, figure = top
    if _wants_number(asked.question):
        weighed = weigh(asked.question, asked.strengths, row.statement, figure)
        return replace(_statistic(weighed), support=_heads_support(found))
    return _named(row, found)


def _wants_number(question: Question) -> bool:
    return any(want in NUMERIC for want in question.wants)


def _named(row: Row, found: Ranking) -> Found:
    return Found(
        kind="rank",
        text=row.name[:LONGEST_FACT],
        english=row.statement.english,
        evidence=((row.statement, row.statement.footnotes),),
        support=_heads_support(found),
    )


def _heads_support(found: Ranking) -> float:
    return found.fitting * weights()["coverage"]


def passage(asked: Asked) -> Outcome:
    """The statement that speaks of it most."""
    statements = asked.statements()
    if not statements or statements[0].support < limits()["passage"]:
        return asked.refuse(None)
    best = statements[0]
    return Found(
        kind="passage",
        text=excerpt(best.statement, asked.strengths, LONGEST_DEFINITION),
        english=best.statement.english,
        evidence=((best.statement, best.statement.footnotes),),
        support=best.support,
    )


def keywords(asked: Asked) -> Outcome:
    """A question without a question word: a number where one is plainly meant, else a passage."""
    figure = asked.best_figure()
    if figure and figure.support >= limits()["number"]:
        return number(asked)
    return passage(asked)


KINDS: dict[Want | None, Callable[[Asked], Outcome]] = {
    Want.SOURCE: source,
    Want.COMPARISON: comparison,
    Want.MOVE: rank,
    Want.RANK: rank,
    Want.DEFINITION: definition,
    Want.SUPERLATIVE: superlative,
    Want.LIST: listing,
    Want.DATE: fact,
    Want.PERSON: fact,
    Want.PLACE: fact,
    Want.NAME: fact,
    Want.PASSAGE: passage,
    **dict.fromkeys(NUMERIC, number),
    None: keywords,
}
"""By what a question wants."""
