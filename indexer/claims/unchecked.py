"""What of a text is not compared with the records: ranks, dates and numbers without a unit.

For: telling so, so that nobody takes silence for agreement. Not for: what a number is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from indexer import numbers
from indexer.claims.reading import quantities
from indexer.language.sentences import sentences
from indexer.model import Bilingual, Language, Span
from indexer.numbers.periods import spans

NO_NUMBER: Bilingual = {
    "zh": "这段文字里没有数字。",
    "en": "There is no number in this text.",
}
UNCHECKED: Bilingual = {
    "zh": "没有核对：{listed}。名次、日期和不带单位的数字不与报告比较。",
    "en": "Not checked: {listed}. Ranks, dates and numbers without a unit are not compared.",
}
FURTHER: Bilingual = {
    "zh": "只核对了前{most}个数字，后面还有{more}个。",
    "en": "Only the first {most} numbers are checked, of {all}.",
}
MOST_LISTED = 5
_BETWEEN: Bilingual = {"zh": "、", "en": ", "}

_RANK = re.compile(
    r"第[一二三四五六七八九十百\d]+(?![季章节期届条版]|产业|方)[名位大]?"
    r"|\b(?:\d*(?:1st|2nd|3rd)|\d+th)\b|\b(?<=ranked )(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-]|[.,]\d)|\d+(?=[\u3400-\u9fff])")


def note(text: str, most: int) -> Bilingual | None:
    """What a reader should know of a text of which at most so many numbers are checked: what is
    left alone; None where nothing is."""
    found = [
        Span(sentence.start + number.start, sentence.start + number.end)
        for sentence in sentences(text)
        for number in quantities(text[sentence.start : sentence.end])
    ]
    listed = list(dict.fromkeys(islice(_unchecked(text, found), MOST_LISTED)))
    told: list[Bilingual] = []
    if not found and not listed:
        told.append(NO_NUMBER)
    if listed:
        told.append({s: UNCHECKED[s].format(listed=_BETWEEN[s].join(listed)) for s in UNCHECKED})
    if len(found) > most:
        more = {"most": most, "more": len(found) - most, "all": len(found)}
        told.append({spoken: said.format(**more) for spoken, said in FURTHER.items()})
    return _joined(told) if told else None


def _unchecked(text: str, found: Sequence[Span]) -> Iterator[str]:
    """The ranks and bare numbers of a text; its dates, too, where it has no other number: else they
    tell of which time that is."""
    folded = numbers.fold(text)
    dates = [Span(*span) for span in spans(folded)]
    ranks = [Span(*mark.span()) for mark in _RANK.finditer(folded)]
    bare = [Span(*mark.span()) for mark in _BARE.finditer(folded)]
    taken: list[Span] = list(found)
    for span in chain(ranks, dates, bare):
        if any(span.start < other.end and other.start < span.end for other in taken):
            continue
        taken.append(span)
        if span not in dates or not found:
            yield text[span.start : span.end].strip()


def _joined(told: Sequence[Bilingual]) -> Bilingual:
    spaces: dict[Language, str] = {"zh": "", "en": " "}
    return {spoken: space.join(each[spoken] for each in told) for spoken, space in spaces.items()}
