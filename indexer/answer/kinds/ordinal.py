"""The one at a place among what a report numbers or lists: 第二个趋势, 案例三, "the third risk"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.answer import refusal
from indexer.answer.asked import CERTAIN, Asked, Found, Outcome, Refused
from indexer.answer.enumerations import printed
from indexer.answer.evidence import Statement
from indexer.answer.kinds.excerpts import LONGEST_FACT
from indexer.answer.kinds.listing import listed_blocks, wholly
from indexer.answer.kinds.number import counts_few
from indexer.answer.rankings import ranking
from indexer.answer.strength import ABSENT_HERE, SEEN, Strength, standing
from indexer.language.scripts import fold
from indexer.question import ORDINALS, Want, small_number

LONGEST_TITLE = 60
"""Characters of a block that is a numbered title, at most."""
BESIDE = 0.5
"""How much of the worth of what is numbered the rest of the question may have."""
_NUMERALS = "一二三四五六七八九十"
_EN_NUMERALS = "one two three four five six seven eight nine ten".split()
_BEFORE = re.compile(
    rf"第(?P<zh>十?[{_NUMERALS}]|二十|\d{{1,2}})[个大项点种类条步]?(?:大|项|类)?的?"
    rf"|\b(?P<en>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+"
    r"(?:of (?:the |its |their )?(?:\w+ )?)?(?:main |key |big )?"
)
"""An ordinal that what is numbered follows."""
_AFTER = re.compile(
    rf"\s?(?P<zh>[{_NUMERALS}])(?=$|[是的讲说为里中叫\W]|关于)"
    rf"|\s(?P<en>\d{{1,2}}|{'|'.join(_EN_NUMERALS)})\b(?!\.\d)"
)
"""A label's number behind what it numbers: 趋势二, "case 2"."""
_LABELLED = re.compile(
    rf"(?P<label>[^：:\d{_NUMERALS}]{{1,12}}?)\s?(?P<number>[{_NUMERALS}]|\d{{1,2}})"
    r"(?:\s?[：:—]\s*|\s+)(?P<said>\S.*)"
)
"""A title with its label: 趋势二：…, "Case 2: …"."""
_ANY = frozenset({Want.DEFINITION, Want.SUPERLATIVE, Want.NAME, Want.LIST, Want.RANK, Want.PASSAGE})
"""What may be wanted of it, where it is not told by something that is said of it."""


class _Numbered(NamedTuple):
    """What is numbered, and the number asked for."""

    thing: Strength
    place: int
    others: tuple[Strength, ...]
    """What else is spoken of."""

    def is_spoken_of(self, statement: Statement) -> bool:
        """Whether most of what else is asked about stands in or over a statement."""
        missing = (s.worth for s in self.others if s.among(statement.parts) < ABSENT_HERE)
        return sum(missing) <= BESIDE * self.thing.worth


def ordinal(asked: Asked) -> Outcome:
    """The title or the list's item that has the number asked for, refused where fewer are listed;
    None where none is asked for, or more than what it is, or nothing lists such things."""
    if not set(asked.question.wants) <= _ANY:
        return None
    numbered = next(_numbered(asked), None)
    if numbered is None:
        return None
    places: list[int] = []
    for find in (_titled, _inside, _among_blocks):
        items = find(asked, numbered)
        if numbered.place in items:
            return items[numbered.place]
        places += items
    count = max(places, default=None) or _said_to_be(asked, numbered)
    if count is None or count >= numbered.place or ranking(asked) is not None:
        return None
    return Refused(refusal.beyond(numbered.thing.notion.text, numbered.place, count))


def _said_to_be(asked: Asked, numbered: _Numbered) -> int | None:
    """How many there are in the sentence that says most of what is asked, of those that say so."""
    stems = asked.reports.collection.stems
    for statement in asked.speaking_of((numbered.thing, *numbered.others)):
        for statistic in (figure.statistic for figure in statement.figures):
            said = fold(statistic.text).text
            if counts_few(statistic) and standing(numbered.thing, said, set(stems(said))):
                return int(statistic.value) if numbered.is_spoken_of(statement) else None
    return None


def _numbered(asked: Asked) -> Iterator[_Numbered]:
    folded = asked.question.folded
    for strength in asked.strengths:
        notion = strength.notion
        marks = (m for m in _BEFORE.finditer(folded) if m.end() == notion.start)
        mark = next(marks, None) or _AFTER.match(folded, notion.end)
        place = small_number(next(filter(None, mark.groups()))) if mark else None
        if mark and place:
            others = tuple(
                s
                for s in asked.strengths
                if s is not strength
                and not s.notion.asking
                and (s.notion.end <= mark.start() or mark.end() < s.notion.start)
            )
            yield _Numbered(strength, place, others)


def _titled(asked: Asked, numbered: _Numbered) -> dict[int, Found]:
    """The titles with a label of this thing, by their numbers."""
    found: dict[int, Found] = {}
    for statement in asked.reports.collection.statements:
        block = statement.block
        if block.kind not in ("heading", "caption", "list-item", "paragraph"):
            continue
        if block.kind == "paragraph" and len(block.text) > LONGEST_TITLE:
            continue
        title = _LABELLED.fullmatch(statement.text.strip())
        number = small_number(title["number"]) if title else None
        if title is None or number is None or number in found:
            continue
        if not _is_named(asked, numbered.thing, title["label"]):
            continue
        if numbered.is_spoken_of(statement):
            english = _LABELLED.fullmatch((statement.english or "").strip())
            found[number] = Found(
                kind="fact",
                text=title["said"][:LONGEST_FACT],
                english=english["said"] if english else statement.english,
                evidence=((statement, statement.footnotes),),
                support=CERTAIN,
            )
    return found


def _is_named(asked: Asked, thing: Strength, label: str) -> bool:
    stems = set(asked.reports.collection.stems(label))
    return bool(standing(thing, fold(label).text, stems))


def _among_blocks(asked: Asked, numbered: _Numbered) -> dict[int, Found]:
    """The list items under a title, or after a lead-in, that says what is asked, by their
    places."""
    found = listed_blocks(asked, (numbered.thing, *numbered.others))
    if found is None or found.support < wholly():
        return {}
    items = zip(found.items or (), found.items_en or (), found.evidence, strict=True)
    return {
        place: Found(
            kind="fact",
            text=text[:LONGEST_FACT],
            english=english,
            evidence=(evidence,),
            support=found.support,
        )
        for place, (text, english, evidence) in enumerate(items, 1)
    }


def _inside(asked: Asked, numbered: _Numbered) -> dict[int, Found]:
    """The items of lists in sentences that name the things and say how many there are, by their
    places, those of the likeliest sentence first."""
    found: dict[int, Found] = {}
    for statement in asked.speaking_of((numbered.thing,)):
        for listed in statement.listings:
            is_named = numbered.thing.among((listed.head,)) >= SEEN
            if not numbered.is_spoken_of(statement):
                continue
            if not (listed.counted and is_named):
                continue
            for place, text in enumerate(printed(statement.text, listed.items), 1):
                item = Found(
                    kind="fact",
                    text=text,
                    english=statement.english,
                    evidence=((statement, statement.footnotes),),
                    support=CERTAIN,
                )
                found.setdefault(place, item)
    return found
