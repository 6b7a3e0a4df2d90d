"""What the numbers of an English sentence measure: the clauses around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer import numbers
from indexer.model import Number
from indexer.statistics import words
from indexer.statistics.measure.masking import blanked
from indexer.statistics.times import Dated

_BREAK = re.compile(r"[;:.]\s|,\s|\s(?=and\s|while\s|but\s|whereas\s)|[()]")
_CONJUNCTION = re.compile(r"^(?:and|while|but|whereas|yet|or)\s", re.IGNORECASE)
_CHANGE = "|".join((*words.EN_UP, *words.EN_DOWN))
_ADJUNCT = re.compile(rf"(?:{'|'.join(words.EN_ADJUNCTS)}|an?\s(?:{_CHANGE}))\b", re.IGNORECASE)
_CHANGES = re.compile(rf"\w\s(?:{_CHANGE})\b", re.IGNORECASE)
_FEWEST = 4
"""So many words at least make a clause that says by itself what is counted."""
_JOINED = re.compile(r"\s?,?\s(?:and\s)?")
_RESPECTIVELY = re.compile(r"\brespectively\b")
_ITEM = r"(?:[A-Z][\w'’&.-]*(?:\s[A-Z][\w'’&.-]*){0,3}|[a-z][\w'’-]*)"


def measures(text: str, found: Sequence[Number], dated: Dated) -> tuple[str, ...]:
    """See ``indexer.statistics.measure``."""
    dealt = _respectively(text, found)
    return tuple(
        dealt.get(place) or _clause(text, found, place, dated) for place in range(len(found))
    )


def _clause(text: str, found: Sequence[Number], place: int, dated: Dated) -> str:
    """The clause around a number, "…" for the number itself where that is a share or a multiple.

    A clause without a subject of its own is given with the one before it.
    """
    number = found[place]
    masked = blanked(text, [n for n in found if n is not number], dated)
    breaks = [m for m in _BREAK.finditer(masked) if _parts_clauses(text, found, m)]
    starts = [0, *(m.end() for m in breaks if m.end() <= number.start)]
    stop = next((m.start() for m in breaks if m.start() >= number.end), len(text))
    while len(starts) > 1 and _goes_on(text, starts[-1], number, stop):
        starts.pop()
    start = starts[-1]
    if numbers.is_ratio(number.unit):
        clause = f"{text[start : number.start]}…{text[number.end : stop]}"
    else:
        clause = text[start:stop]
    measured = _CONJUNCTION.sub("", " ".join(clause.split())).strip(" .,;:")
    return measured if measured != "…" else " ".join(text.split())


def _parts_clauses(text: str, found: Sequence[Number], mark: re.Match[str]) -> bool:
    """A bare "and" parts two clauses only where a number stands on either side of it."""
    if mark[0].strip() or not text.startswith("and", mark.end()):
        return True
    before = re.split(r"[.;:,]\s", text[: mark.start()])[-1]
    after = re.split(r"[.;:,]\s", text[mark.end() :])[0]
    spans = [(n.start, n.end) for n in found]
    left = any(mark.start() - len(before) <= start < mark.start() for start, _ in spans)
    right = any(mark.end() <= start < mark.end() + len(after) for start, _ in spans)
    return left and right


def _goes_on(text: str, start: int, number: Number, stop: int) -> bool:
    """Whether a clause has no subject of its own."""
    clause = _CONJUNCTION.sub("", text[start:stop])
    if _ADJUNCT.match(clause):
        return True
    rest = re.findall(
        r"\b(?!the\b|and\b)[A-Za-z]+", text[start : number.start] + text[number.end : stop]
    )
    few = numbers.is_ratio(number.unit) and len(rest) < _FEWEST
    return few and _CHANGES.search(clause) is None


def _respectively(text: str, found: Sequence[Number]) -> dict[int, str]:
    """Place of a number → its measure: "A, B and C, used by 52%, 31% and 18% respectively"."""
    deal = _RESPECTIVELY.search(text)
    if deal is None:
        return {}
    run: list[int] = []
    for place in reversed(range(len(found))):
        if found[place].end > deal.start():
            continue
        if run and not _JOINED.fullmatch(text[found[place].end : found[run[0]].start]):
            break
        run.insert(0, place)
    if len(run) < 2:
        return {}
    before = text[: found[run[0]].start]
    listing = re.compile(rf"((?:{_ITEM},\s){{{len(run) - 2}}}{_ITEM},?\sand\s{_ITEM})")
    lists = list(listing.finditer(before))
    if not lists:
        return {}
    names = re.split(r",?\sand\s|,\s", lists[-1][1])
    said = f"{before[lists[-1].end() :]} … {text[found[run[-1]].end : deal.start()]}"
    said = " ".join(said.split()).strip(" ,")
    return {place: f"{name}, {said}" for place, name in zip(run, names, strict=False)}
