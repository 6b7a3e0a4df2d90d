"""The clause that states a number in an English sentence, and the one before that says of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer import numbers
from indexer.language.blanking import blanked
from indexer.model import Number
from indexer.statistics import words
from indexer.statistics.naming.verbs import NUMBER, Clause, cut

_BREAK = re.compile(r"[;:]\s?|(?<!\d),\s|,\s(?!\d)|\s[—–]\s|[.!?]\s(?=[A-Z“\"])|[.!?]$")
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_JOINT = re.compile(r"\s(?:and|while|but|whereas|yet)\s")
_TIME = (
    r"(?:in|by|at|since|during|as of|between|from)\s(?:the\s)?"
    r"(?:end of\s|(?:first|second) half of\s)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s)?(?:19|20)\d\d(?:\s(?:and|to)\s(?:19|20)\d\d)?"
)
_TIMES = re.compile(rf",?\s?\b{_TIME}\b,?", re.IGNORECASE)
_QUALIFIED = (
    r"\s?\b(?:about|nearly|almost|only|just|over|more than|fewer than|less than|up to|at least"
    r"|at most|as much as|as high as|as many as|as few as|a total of|an average of|approximately"
    r"|around|roughly|some|or more|all|above|all the|the top)"
)
_QUALIFIERS = re.compile(rf"(?:{_QUALIFIED})+\s?$", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:\W*(?:and|while|whereas|but|with|which|that|although|though|of which|including|of this"
    r"|also|so|now|then|when|on average|at present|currently|today|together|overall|meanwhile|in"
    r" total|yet|however|even so|even|so far|or|in fact|besides|finally|still)\b,?\s*)+",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"^[^…]*?\b(?:shows?|showed|says?|said|stated?|estimated|estimates?|announced|found|expected"
    r"|means|reported|reports|suggests?|indicates?)\sthat\s"
)
_EXPECTING = re.compile(r"^.*?\b(?:expects?|expected|forecasts?|predicts?)\s(?P<what>[^…]+?)\sto\s")
_ADJUNCT = re.compile(
    r"(?:with|including|such as|as|which|who|from|compared|up|down|out of|at|for|in|on|by|after"
    r"|when|according|an?\s(?:\w+\s)?"
    rf"(?:{'|'.join(words.EN_CHANGE_NOUNS)})|{'|'.join(words.EN_CHANGE_NOUNS)})\b",
    re.IGNORECASE,
)
"""Opens what goes on about the clause before it."""
PRONOUN = re.compile(r"^(?:it|they|this|these|he|she|we|there|the figure)$", re.IGNORECASE)
AT_COST = re.compile(
    rf"^(?:at|with|for|out\sof)\s(?:an?|the)\s(?P<noun>[\w\s-]+?)\sof\s{NUMBER}(?P<rest>.*)$"
)
_PLAIN = re.compile(
    rf"^(?:{_QUALIFIED})?\s?(?:\d[\d.,–]*%?|two|three|four|five|six|seven|eight|nine|ten|several)"
    r"(?:\s(?:million|billion))?(?:\sof\b)?(?:\s|$)",
    re.IGNORECASE,
)
_NUMERAL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|tens|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?"
    r"|several|few|half|a)"
)
_FIGURE = re.compile(
    rf"^\W*(?:\d[\d.,–]*|{_NUMERAL}\b)"
    rf"(?:(?:\s(?:to|of|and)\s|[\s-])(?:\d[\d.,]*|{_NUMERAL}\b))*(?:\sof\b)?",
    re.IGNORECASE,
)
"""The figure itself, before the noun that it counts."""


def around(
    sentence: str, found: Sequence[Number], number: Number, shown: str
) -> tuple[str, Clause]:
    """The number's clause with ``shown`` in its place, and the clause before that says of what."""
    flat = _unbracketed(sentence, number)
    breaks = sorted(_breaks(flat, found))
    start = max((end for _, end in breaks if end <= number.start), default=0)
    end = min((begin for begin, _ in breaks if begin >= number.end), default=len(flat))
    if flat[number.end : end].endswith(" that"):
        end = len(flat)
    lead = _QUALIFIERS.sub(" ", flat[start : number.start])
    says_what = shown == NUMBER and not is_bare(number)
    counted = _counted(sentence[number.start : number.end]) if says_what else ""
    own = _opened(f"{lead} {shown} {counted}{flat[number.end : end]}")
    return own, _before(flat, breaks, start, own)


def _unbracketed(sentence: str, number: Number) -> str:
    """The sentence with brackets blanked, but those around the number: offsets stay."""
    text = sentence.replace("\n", " ")
    brackets = (bracket.span() for bracket in _BRACKETS.finditer(text))
    others = (span for span in brackets if not span[0] < number.start < span[1])
    return re.sub(r"[()]", ";", blanked(text, others))


def _breaks(text: str, found: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """Where clauses part: at stops, and at the last "and" between two numbers."""
    stops = [match.span() for match in _BREAK.finditer(text)]
    yield from stops
    for one, other in pairwise(found):
        joints = list(_JOINT.finditer(text, one.end, other.start))
        if joints and not any(one.end <= start < other.start for start, _ in stops):
            yield joints[-1].span()


def _before(text: str, breaks: Sequence[tuple[int, int]], start: int, own: str) -> Clause:
    """The nearest clause before that has a subject of its own, or for one that begins with its
    verb the phrase in front."""
    ends = sorted({0, *(end for _, end in breaks if end <= start)})
    bare_will_do = not cut(own).subject or AT_COST.match(own) is not None
    for begin, end in zip(reversed(ends[:-1]), reversed(ends[1:]), strict=True):
        if _ADJUNCT.match(text[begin:end].strip()):
            continue
        clause = cut(_opened(text[begin:end]))
        subject = plain(clause.subject)
        bare_will_do = bare_will_do and not clause.verb
        if subject and (clause.verb or bare_will_do) and not PRONOUN.match(subject):
            return replace(clause, subject=subject)
    return Clause("", "", "", "")


def plain(subject: str) -> str:
    """A subject without a figure before it: of "84% of sellers" sellers."""
    return _PLAIN.sub("", subject)


def _opened(clause: str) -> str:
    """A clause without what opens it, who says it, and when it was."""
    clause = _SAYING.sub("", " ".join(clause.split()).strip(" ,.;:"))
    clause = _EXPECTING.sub(r"\g<what> will ", clause)
    clause = " ".join(_TIMES.sub(" ", clause).split())
    clause = _OPENING.sub("", clause).strip(" ,.;:")
    return re.sub(r"^to\s", "will ", clause)


def is_bare(number: Number) -> bool:
    """Whether the unit says nothing of what is counted."""
    return not numbers.says_what(number.unit)


def _counted(printed: str) -> str:
    return _FIGURE.sub("", " ".join(printed.split())).strip()
