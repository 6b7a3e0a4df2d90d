"""What a number of a translated report measures, in the words of its translation, and where in it.

For: readers of English, who need the clause around the number rather than the report's own
words. Not for: English reports, whose measures are English already, and values: the report
alone gives those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indexer import numbers
from indexer.model import Document, Number, Sentence, Span, Statistic
from indexer.statistics import measure, times

_BREAK = re.compile(r"[;:()]\s?|(?<!\d),\s|,\s(?!\d)|\s[—–]\s|\.\s")
_TIME = (
    r"(?:in|by|at|since|during|as of)\s(?:the\s)?(?:end of\s|(?:first|second) half of\s)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s)?(?:19|20)\d\d"
)
_NUMBER = "…"
"""Stands where the number was, so that the words around it still read."""
_BEFORE_NUMBER = re.compile(
    r"(?:\s?\b(?:about|nearly|almost|only|just|over|more than|less than|up to|at least|as much as"
    r"|as high as|as many as|a total of|an average of|approximately|around|some|or more))+\s?$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"^(?:[^\w{_NUMBER}]|(?:{_TIME}|and|while|whereas|but|with|which|that|although|of which"
    r"|including|of this|also|so|now|then|when|on average)\b)+",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"(?:[^\w\"”]|\b(?:{_TIME}|of|by|to|at|was|were|is|are|reached|and|for|as|only|had|from|a|an"
    r"|the)\b)+$"
)
_CHANGE = re.compile(
    r"^(?:(?:showed|and|a|an|has|had|have|been|was|were|is|it|they|this|these)\s)*"
    r"(?:growth|increase[ds]?|rise|rose|fall|fell|decrease|decline[ds]?|grew|grown|growing|share"
    r"|up|down|more|less|higher|lower|accounted|account|accounts|make|makes|made|used)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\W*\d[\d.,–]*(?: to \d+)?(?:\s(?:million|billion|trillion|thousand))?\W*")
"""The figure itself, before the noun that it counts."""
_FEW = 2
"""Words of a clause that does not say by itself what is counted."""


def with_english(
    document: Document, statistics: Iterable[Statistic], english: Mapping[str, str]
) -> tuple[Statistic, ...]:
    """The statistics with their measures and places in English, where the translation has their
    sentence.

    ``english``: by the report's own text. A table's numbers take the English of their titles.
    """
    blocks = {block.id: block for block in document.blocks}
    sentences = {each.id: each for block in document.blocks for each in block.sentences}
    with_both = []
    for each in statistics:
        printed = _printed(blocks[each.block].text, sentences[each.sentence])
        with_both.append(
            replace(
                each,
                measure_en=_measure(each, printed, english, document),
                place_en=place(each, english.get(printed, "")),
            )
        )
    return tuple(with_both)


def place(statistic: Statistic, translated: str) -> Span | None:
    """Where a translated sentence states the statistic's value; None where it does not."""
    number = _stated(statistic, numbers.find(translated, "en"))
    return Span(number.start, number.end) if number else None


def _printed(text: str, sentence: Sentence) -> str:
    return text[sentence.start : sentence.end]


def _measure(
    statistic: Statistic, printed: str, english: Mapping[str, str], document: Document
) -> str | None:
    if document.language == "en":
        return statistic.measure
    if statistic.cell:
        titles = (statistic.cell.row_title, statistic.cell.column_title)
        translated = [english.get(title, "") for title in titles if title]
        return ", ".join(translated) if all(translated) and translated else None
    sentence = english.get(printed)
    if sentence is None:
        return None
    found = numbers.find(sentence, "en")
    number = _stated(statistic, found)
    if number is None:
        return None
    if "respectively" in sentence:
        dated = times.Dated.read(sentence, found, document.date)
        dealt = measure.measures(sentence, found, dated, "en")[found.index(number)]
        return dealt.removesuffix(" …")
    return _clause(sentence, found, number)


def _stated(statistic: Statistic, found: Iterable[Number]) -> Number | None:
    """The number with the statistic's value, rather one with its unit too."""
    same = [n for n in found if n.value == statistic.value and n.high == statistic.high]
    return next((n for n in same if n.unit == statistic.unit), same[0] if same else None)


def _clause(sentence: str, found: Sequence[Number], number: Number) -> str | None:
    """The clause without the number; one that only tells of a change follows its subject."""
    own = _bare(sentence, found, number)
    if len(own.split()) > _FEW and not _CHANGE.match(own):
        return own
    before = [n for n in found if n.end <= number.start]
    subject = next(
        (s for n in reversed(before) if (s := _bare(sentence, found, n)) and not _CHANGE.match(s)),
        _bare_before(sentence, number),
    )
    if subject == own or not subject:
        return own or None
    return f"{subject}: {own}" if own else subject


def _bare_before(sentence: str, number: Number) -> str:
    """The clause before the number's own."""
    start, _ = _bounds(sentence, number)
    breaks = [b.end() for b in _BREAK.finditer(sentence) if b.end() < start]
    return _tidied(sentence[breaks[-1] if breaks else 0 : start])


def _bare(sentence: str, found: Sequence[Number], number: Number) -> str:
    start, end = _bounds(sentence, number)
    end = _end_before_next(sentence, found, number, end)
    lead = _BEFORE_NUMBER.sub(" ", sentence[start : number.start])
    counted = "" if _is_bare(number) else _COUNTED.sub("", sentence[number.start : number.end])
    return _tidied(f"{lead} {_NUMBER} {counted} {sentence[number.end : end]}")


def _end_before_next(sentence: str, found: Sequence[Number], number: Number, end: int) -> int:
    """Where what is joined to the clause by "and", with a number of its own, begins."""
    behind = next((n for n in found if number.end <= n.start < end), None)
    joint = sentence.rfind(" and ", number.end, behind.start) if behind else -1
    return joint if joint >= 0 else end


def _is_bare(number: Number) -> bool:
    """Whether the unit says nothing of what is counted."""
    return number.unit is None or number.unit in ("%", "pp", "x") or number.unit.isupper()


def _bounds(sentence: str, number: Number) -> tuple[int, int]:
    breaks = list(_BREAK.finditer(sentence))
    start = max((b.end() for b in breaks if b.end() <= number.start), default=0)
    end = min((b.start() for b in breaks if b.start() >= number.end), default=len(sentence))
    return start, end


def _tidied(clause: str) -> str:
    clause = _OPENING.sub("", " ".join(clause.split()))
    return _CLOSING.sub("", clause).strip()
