"""What a term means: a sentence that says so, a note at the term, its other form in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indexer.answer.asked import Asked, Found, Outcome
from indexer.answer.enumerations import printed
from indexer.answer.evidence import Statement, own
from indexer.answer.kinds.excerpts import LONGEST_DEFINITION
from indexer.answer.kinds.source import names_source, own_notes
from indexer.answer.strength import SEEN, Strength, makes_up, standing
from indexer.answer.weigh import Weighed, weigh
from indexer.language.scripts import fold

_ZH_TERM = r"(?P<term>[^，,。；;：:！？\n\t]{1,24}?)(?:（[^）]*）|\([^)]*\))?[”’\"]?"
_EN_TERM = r"(?P<term>[^,.;:!?\n\t]{1,60}?)(?: ?\([^)]*\))?,?"
_EXPLICIT = (
    re.compile(
        rf"(?:^|[，。；：、\n]|——){_ZH_TERM}，?(?:是指|指的是|即指|定义为|界定为|等于|指(?![数标南导出定挥令示派向望])"
        r"|(?:按|用|以)[^，。]{1,24}(?:计算|折算|统计)|＝|=)"
    ),
    re.compile(
        rf"(?:^|[,;:.]\s|\b(?:a|an|the)\s){_EN_TERM} (?:means|meant|refers? to|denotes?|stands? for"
        r"|(?:is|are) (?:here )?"
        r"(?:defined|understood|counted|calculated|measured|worked out)(?: here)? (?:as|by|from|on)"
        r"|(?:is|are) (?:here )?taken(?: here)? (?:to (?:mean|be)|as)"
        r"|(?:which |as )?(?:[\w ]{1,30} )?defines? as"
        r"|(?:is|are) (?:one|those|any|anyone|someone|people|households|firms) "
        r"(?:that|which|who|whose|with|in)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:is|are) (?:here )?"
        r"(?:considered|deemed|said to be|called|(?:regarded|counted|classed) as)"
        r" (?:an? )?(?P<term>[\w -]{2,40}?) (?:when|if|where|once)\b",
        re.IGNORECASE,
    ),
)
"""Words that are there to say what a term means."""
_PLAIN = (
    re.compile(rf"^{_ZH_TERM}，?(?:就?是(?![\d近约超])|即|：|致力于|包括|泛指|特指|系)"),
    re.compile(
        rf"^{_EN_TERM} (?:is|are) "
        r"(?!\d|about|around|nearly|over|more|less|plus|only|just|some |at )",
        re.IGNORECASE,
    ),
)
"""How a sentence begins that says what something is, perhaps what it means."""
_GLOSSED = re.compile(
    r"(?P<term>[^，。；：、/（）()]{1,40}?)\s?[（(](?P<gloss>[^（）()]{2,80})[）)]"
)
_SHORT = re.compile(r"[A-Z][A-Za-z0-9]*[A-Z0-9]|简称|全称|缩写|\bshort for\b")
"""What tells a name's short or long form in brackets from any other aside."""
_OTHER_LANGUAGE = re.compile(
    r"[\u4e00-\u9fff][”》]?\s?[（(][A-Z][A-Za-z -]{4,}[）)]|[a-z]\s?[（(][\u4e00-\u9fff]{2,}[）)]"
)
"""What tells a name in another language in brackets."""
NAMED = 0.6
"""The share of what is asked about that a term must have to be it."""
NAMED_EXPLICITLY = 0.3
"""The same where it is plain that something is defined: a term may be worded otherwise."""
EXPLICIT = 0.4
"""What it counts that a sentence is there to say what a term means."""
GLOSS = 0.6
"""What a name's other form in brackets counts as a definition."""
BY_A_NOTE = 0.5
"""What it counts that a footnote says it."""
BEFORE_MARK = 16
"""Characters before a footnote's mark that may be the term it defines."""


_ASKS = re.compile(
    r"口径(?:是|为|[呢?？]|$)(?!哪)|(?:定义|界定)(?:是|为|[的呢?？]|$)|(?:怎么|如何|怎样)(?:定义|界定)"
    r"|以[上下内]的?(?:才|就)?(?:算|属于|叫|称为)|\bdefin(?:ed?|ition)\b"
)
"""What asks for the very definition."""


class _Fit(NamedTuple):
    """How a term fits what is asked about."""

    share: float
    """The share of the subjects' worth that stands in it."""
    tightness: float
    """The share of its length that is theirs."""


def definition(asked: Asked) -> Outcome:
    """A sentence that says what a term is; None where no term of the question is defined, but
    something else may tell what is asked. Refused where nothing but a definition does, or the term
    is never more than listed."""
    subjects = [s for s in asked.strengths if not s.notion.asking]
    if not subjects:
        return None
    found = [
        (score, weighed)
        for weighed in _candidates(asked)
        if (score := _defines(asked, weighed.statement, subjects)) > 0
    ]
    if not found:
        is_acronym = len(subjects) == 1 and subjects[0].notion.text in asked.question.acronyms
        is_refused = (
            _ASKS.search(asked.question.folded) or is_acronym or _is_but_listed(asked, subjects)
        )
        return asked.refuse(None) if is_refused else None
    _, best = max(found, key=lambda item: item[0])
    return Found(
        kind="definition",
        text=best.statement.text[:LONGEST_DEFINITION],
        english=best.statement.english,
        evidence=((best.statement, own_notes(best.statement)),),
        support=best.support,
    )


def _is_but_listed(asked: Asked, subjects: list[Strength]) -> bool:
    """Whether the one thing asked about stands nowhere but among the items of lists."""
    if len(subjects) != 1:
        return False
    named = [s for s in asked.shortlist if subjects[0].among(own(s.parts)) >= SEEN]
    return bool(named) and all(_lists(each, subjects[0]) for each in named)


def _lists(statement: Statement, subject: Strength) -> bool:
    items = (
        fold(item).text
        for listing in statement.listings
        if not listing.pair
        for item in printed(statement.text, listing.items)
    )
    return any(makes_up(subject, item) for item in items)


def _candidates(asked: Asked) -> Iterator[Weighed]:
    """What speaks of the question, and the footnotes of it."""
    yield from asked.statements()
    weighed = {id(statement) for statement in asked.shortlist}
    marked = {(s.document, number) for s in asked.shortlist for number in s.footnotes}
    for statement in asked.reports.collection.statements:
        if statement.block.kind != "footnote" or id(statement) in weighed:
            continue
        if (statement.document, own_notes(statement)[0]) in marked:
            yield weigh(asked.question, asked.strengths, statement)


def _defines(asked: Asked, statement: Statement, subjects: list[Strength]) -> float:
    """How well a statement says what the subjects are; 0 where it does not."""
    if names_source(asked, statement) or statement.block.kind in ("heading", "table-row"):
        return 0.0
    by_note = BY_A_NOTE * (statement.block.kind == "footnote")
    explicit = _best(asked, subjects, _terms(_EXPLICIT, statement), NAMED_EXPLICITLY)
    if explicit is not None:
        return explicit.share * (1 + EXPLICIT + by_note) + explicit.tightness
    terms = (*_terms(_PLAIN, statement), *_marked(asked, statement))
    plain = _best(asked, subjects, terms, NAMED)
    if plain is not None:
        return plain.share * (1 + by_note) + plain.tightness
    gloss = _best(asked, subjects, _glosses(statement, subjects), NAMED)
    return gloss.share + GLOSS if gloss else 0.0


def _terms(patterns: Iterable[re.Pattern[str]], statement: Statement) -> Iterator[str]:
    for pattern in patterns:
        yield from (found["term"] for found in pattern.finditer(statement.text))


def _marked(asked: Asked, statement: Statement) -> Iterator[str]:
    """The words before the marks of a footnote."""
    if statement.block.kind != "footnote":
        return
    number = own_notes(statement)[0]
    for sentence in asked.reports.notes[statement.document, number].marked_in:
        block = asked.reports.blocks[statement.document, sentence.rpartition("-")[0]]
        for mark in block.marks:
            if mark.number == number:
                yield block.text[max(0, mark.offset - BEFORE_MARK) : mark.offset]


def _glosses(statement: Statement, subjects: list[Strength]) -> Iterator[str]:
    """Names whose short or long form stands in brackets behind them, and that form."""
    length = sum(len(s.notion.text) for s in subjects)
    for gloss in _GLOSSED.finditer(statement.text):
        if _SHORT.search(gloss[0]) or _OTHER_LANGUAGE.search(gloss[0]):
            yield from (gloss["term"][-2 * length :], gloss["gloss"])


def _best(
    asked: Asked, subjects: list[Strength], terms: Iterable[str], least: float
) -> _Fit | None:
    """How the best of these terms fits what is asked about; None where none has so much of it."""
    fits = (_fit(asked, subjects, term) for term in terms)
    return max((fit for fit in fits if fit.share >= least), default=None)


def _fit(asked: Asked, subjects: list[Strength], term: str) -> _Fit:
    folded, stems = fold(term).text, set(asked.reports.collection.stems(term))
    lengths = [standing(s, folded, stems) for s in subjects]
    named = sum(s.worth for s, length in zip(subjects, lengths, strict=True) if length)
    return _Fit(
        share=named / sum(s.worth for s in subjects),
        tightness=min(sum(lengths) / max(len(term), 1), 1.0),
    )
