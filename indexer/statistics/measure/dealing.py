"""What numbers measure that 分别 or 依次 deals out to the items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.model import Number
from indexer.statistics.measure.edges import LEAD

LONGEST_ITEM = 12
"""Characters of an item of a list that numbers are dealt out to, at most."""
_DEAL = re.compile("分别|依次")
_JOIN = "、|和|以及|及(?!以[上下])|与"
_QUOTED = re.compile(rf"“[^“”]{{1,16}}”(?:(?:{_JOIN})?“[^“”]{{1,16}}”)+")
_HEAD = re.compile(
    "(?<=..)(?:[生人户月日年单客场亩班]均|平均|均价|专任|在校|毕业|招生|从业|就业|新增|累计|总"
    "|人数|户数|数量|规模|产量|销量|产值|收入|支出|增速|增幅|占|毛|净|每)"
)
"""How that begins which several things have in common, behind the last of them."""


def dealt(text: str, found: Sequence[Number], measured: Sequence[str]) -> dict[int, str]:
    """Place of a number → its measure, for numbers that 分别 deals out.

    To the items of a list before it, else to what the numbers before it measure.
    """
    dealt: dict[int, str] = {}
    for deal in _DEAL.finditer(text):
        places = _run(text, found, deal.end())
        if not places:
            continue
        items = _items(text[: deal.start()], len(places))
        before = measured[max(0, places[0] - len(places)) : places[0]]
        verb = re.sub("[为是达到约]+$", "", text[deal.end() : found[places[0]].start])
        if items is not None:
            names, head = items
            if not head:
                head = verb or f"，{measured[places[0] - 1]}" * bool(places[0])
        elif len(before) == len(places):
            names, head = list(before), verb
        else:
            continue
        dealt |= {place: f"{name}{head}" for place, name in zip(places, names, strict=True)}
    return dealt


def _run(text: str, found: Sequence[Number], start: int) -> list[int]:
    """The places of the numbers that follow one another from an offset on."""
    places: list[int] = []
    for place, number in enumerate(found):
        if number.start < start:
            continue
        gap = text[found[places[-1]].end : number.start] if places else text[start : number.start]
        if not re.fullmatch(rf"[^，；。]{{0,14}}|\s?(?:{_JOIN}|，|,)\s?", gap):
            break
        places.append(place)
    return places if len(places) > 1 else []


def _items(before: str, count: int) -> tuple[list[str], str] | None:
    """A list of ``count`` items before 分别, and the words that say what each is asked for."""
    quoted = _quoted(before, count)
    if quoted is not None:
        return quoted
    name = r"(?:[^，。；：、和及与的是]|及(?=以[上下])){1,24}"
    listing = re.compile(rf"({name}(?:(?:{_JOIN}){name}){{{count - 1}}})(?=[，的]|$)")
    matches = list(listing.finditer(before))
    if not matches:
        return None
    last = matches[-1]
    names = [part.strip() for part in re.split(_JOIN, last[1])]
    if len(names) != count:
        return None
    names[-1], shared = _parted(names[-1])
    if max(map(len, names)) > LONGEST_ITEM:
        return None
    if shared:
        return names, f"{shared}{before[last.end() :]}"
    head = before[last.end() :].lstrip("，")
    lead = re.split("[，；。：]", before[: last.start()])[-1]
    lead = LEAD.sub("", lead).rstrip("是为")
    if head.startswith("的"):
        return names, head
    return names, f"，{lead}{'，' if lead and head else ''}{head}" if lead or head else ""


def _quoted(before: str, count: int) -> tuple[list[str], str] | None:
    """So many names in quotation marks, which need nothing between them, and what follows."""
    for run in reversed(tuple(_QUOTED.finditer(before))):
        names = re.findall("“([^“”]+)”", run[0])
        if len(names) == count and "，" not in before[run.end() :]:
            return names, before[run.end() :]
    return None


def _parted(last: str) -> tuple[str, str]:
    """The last item and what all items have in common behind it (中等职业学校, 生均经费)."""
    head = _HEAD.search(last)
    return (last[: head.start()], last[head.start() :]) if head else (last, "")
