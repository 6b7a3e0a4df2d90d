"""What a list inside a sentence is a list of: the clauses around it, seen from where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexer.answer import clauses
from indexer.answer.enumerations import Enumeration, printed
from indexer.answer.evidence import Place

_CHINESE_DIGITS = ("零", "一", "二两", "三", "四", "五", "六", "七", "八", "九", "十")
_ENGLISH = "zero one two three four five six seven eight nine ten".split()
_JOIN = re.compile("[和与及]")
_LED_UP = re.compile(r"[\s“”]*[：:]|[，,；;\s]*(?:其中|包括|包含|分别|分为|依次|即|主要有)")
"""What stands between a clause that says what is listed and the list."""
_SUMMED = re.compile(
    r"[，, ]*(?:这)?[二两三四五六七八九十\d]+(?:大|个|种|类|项|款)(?P<sort>[^，。；的]{2,8})"
)
"""What sums up a list behind its last item: 甲、乙两个阶段."""
_OF_WHICH = re.compile("的|作?为[^，。；]{1,8}的")
"""How what is of such a kind follows a list: 以甲和乙为基础的服务."""
_FIRST = re.compile(r"(?:第一|其一|一是|首先|[（(]?[1一][)）.、]|\s*[Ff]irst(?:ly)?)[，,]?\s*$")
"""The label of a list's first item."""


_GOES_ON = re.compile(
    r"(?:其中)?(?:主要|分别|具体)?(?:是|有|为|包括|包含|即|涉及|体现在)|它们是"
    r"|(?:They|These|Those|Among them|Chief among them) (?:are|were|include[ds]?) (?:the )?"
)
"""What stands before a list that but goes on with what the sentence before speaks of."""
_SOME = re.compile(
    r"(?:一些|一系列|多种|多项|多个|若干|以下|几[个种类大项])[^，。；]{1,16}[。：]?\s*$"
    r"|\b(?:some|several|a number of|a range of|various) [\w -]{2,30}[.:]?\s*$"
)
"""How a sentence ends that announces things and does not name them."""


def placed(text: str, at: int) -> Iterator[tuple[int, int, Place]]:
    """A sentence's clauses with their places, seen from a list at ``at``; the clause that leads
    up to it counts as its own."""
    own = next((s for s, e in clauses.spans(text) if s <= at < e), at)
    for start, end, place in clauses.placed(text, at):
        leads = (
            end <= own and not text[end:own].strip("：:，,；; ") and _LED_UP.match(text, end, at)
        )
        yield start, end, Place.OWN if leads else place


def announces(text: str) -> bool:
    """Whether a sentence ends with things that it does not name: 指出了一些障碍。"""
    return bool(_SOME.search(text))


def goes_on(lead: str) -> bool:
    """Whether what stands before a list says nothing of it but that it goes on: 主要是"""
    return bool(_GOES_ON.fullmatch(lead.strip()))


def is_announced(
    before: str, before_every: Iterable[Enumeration], text: str, head: str, listed: Enumeration
) -> bool:
    """Whether the sentence ``before`` says of what a list is: nothing stands before it but the
    label of a first item, or what goes on with things that are announced; or its own ``head`` does
    not say how many it has, but that one does and lists no such number itself (``before_every``:
    its lists)."""
    lead = text[: listed.span.start]
    if _FIRST.fullmatch(lead) or (goes_on(lead) and announces(before)):
        return True
    if listed.count <= 2 or says_number(head, listed.count):
        return False
    return _counts(before, listed.count) and all(e.count != listed.count for e in before_every)


def _counts(text: str, count: int) -> bool:
    """Whether a text says that there are this many of something."""
    if count >= len(_CHINESE_DIGITS):
        return False
    counting = (
        rf"[{_CHINESE_DIGITS[count]}](?:大|个|种|类|项|点|方面|条|步)|\b{_ENGLISH[count]} [a-z]"
    )
    return bool(re.search(counting, text, re.IGNORECASE))


def head(text: str, listed: Enumeration, every: Iterable[Enumeration]) -> str:
    """The clause of a list without its items, from the list before to the list after it, of what
    和 or 与 joins its own side alone; behind a colon with the clause before that."""
    span = listed.span
    upto = len(_FIRST.sub("", text[: span.start]))
    ends = [end for _, end in clauses.spans(text[:upto]) if end < upto]
    before = max((e.span.end for e in every if e.span.end <= span.start), default=0)
    after = min((e.span.start for e in every if e.span.start >= span.end), default=len(text))
    start = max([0, *ends])
    lead = text[max(start, before) : upto]
    if before > start:
        lead = _JOIN.split(lead)[-1]
    elif start and text[start:].lstrip("”")[:1] in "：:":
        previous = next(s for s, end in clauses.spans(text) if end == start)
        lead = f"{text[previous:start]} {lead}"
    summed = _SUMMED.match(text, span.end)
    tail = summed[0] if summed else clauses.END.split(text[span.end : after])[0]
    if after < len(text):
        tail = _JOIN.split(tail)[0]
    if _OF_WHICH.match(tail):  # The items tell of which kind that is, and are not it.
        return lead
    return tail if lead.startswith("等") else f"{lead} {tail}"


def sort(text: str, listed: Enumeration) -> str | None:
    """What the items of a list are: the words that sum them up behind the last, or the two
    characters that all of them end with; None where there are neither."""
    summed = _SUMMED.match(text, listed.span.end)
    if summed:
        return summed["sort"]
    items = printed(text, listed.items)
    end = items[0][-2:]
    return end if len(end) == 2 and all(item.endswith(end) for item in items) else None


def says_number(text: str, count: int) -> bool:
    """Whether a text has this small number, in figures or in Chinese."""
    printed = rf"(?<!\d){count}(?!\d)"
    if count < len(_CHINESE_DIGITS):
        printed += rf"|(?<!第)[{_CHINESE_DIGITS[count]}]"
    return bool(re.search(printed, text))
