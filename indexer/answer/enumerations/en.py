"""Lists inside English sentences: a, b and c; (1) … (2) …; oil (41%), coal (30%) and wood (9%)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.answer.enumerations.cutting import (
    DIGITS,
    numbered,
    printed,
    split,
    trimmed,
    with_semicolons,
)
from indexer.model import Span

_ORDINAL = re.compile(
    r"(?<![^,;:.])\s*\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally),\s"
    r"|\((?:[a-h]|[ivx]{1,4}|\d{1,2})\)\s",
    re.IGNORECASE,
)
"""What stands before each item of a list that numbers its items."""
_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_ITEM = r"(?:[^,.;:()\n\t]|(?<=\d)[.,](?=\d)|(?<= )\([^()]{2,40}\))+"
_RUN = re.compile(rf"{_ITEM}(?:, {_ITEM})*")
"""What commas part, up to another mark of punctuation."""
_JOIN = re.compile(
    r"(?:^|\s)(?:and|or) (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|now"
    r"|then|thus|so|not|also|it|they|he|she|we|there|this|that|comprising|including|consisting)\b)"
)
"""What joins the last two items, and not two clauses."""
_RELATIVE = re.compile(r"(?:which|who|whose|where)\b")
_BARE_JOIN = re.compile("^(?:and|or) ")
_ELSE = re.compile(
    r"(?:which|who|whom|whose|that|where|when|while|whereas|although|though|because|since|as|so|but"
    r"|yet|with|without|compared|according|thus|however|each|all|both|most|some|half|followed|down"
    r"|up|against|in|on|at|by|from|to|for|after|before|during|used|only|chiefly|largely|mainly)\b"
    r"|.*\b(?:is|are|was|were|has|have|had|will|would|did|does)\b",
    re.IGNORECASE,
)
"""What begins, or stands in, a clause that is no item of a list."""
_OPENS = re.compile(
    r".*\b(?:are|is|was|were|includ(?:es?|ing)|(?:start|beginn)ing with|such as|namely"
    r"|compris(?:es?|ing)|covers?|offers?|provides?|by|for example) (?!\w*\d)",
    re.IGNORECASE,
)
"""What leads up to the first item wherever it stands, up to its end."""
_HEADED = re.compile(
    rf"\b(?:led|headed|chaired|directed) by (?P<head>{_NAME})(?: \([^()]*\))?,? and "
    r"(?:comprising|including|consisting of|made up of|composed of) "
)
"""A group's head before those who are in it, too."""
_FOLLOWED = re.compile(r"(?:closely )?followed (?:at a distance )?by ")
"""What leads from the first of a ranking to the others."""
_FIRST_OF_RANKING = re.compile(
    r".+?(?= (?:is|are|was|were|leads?|led|ranks?|ranked|accounts?|accounted|comes?|came"
    r"|tops?|topped|remains?|remained|has|have|had|makes?|made|tak(?:es?|ing)|took)\b|$)"
)
"""Who is first of a ranking, without what tells that."""
_BETWEEN = re.compile(rf"\bbetween (?P<first>{_NAME}) and (?P<second>{_NAME})")
_NAMED = re.compile(rf"(?:the )?{_NAME}(?: (?:of|de|for)(?: the)? {_NAME})*(?: \([^)]*\))?")
"""A name as the last of a list of names has it; what follows it goes on with the sentence."""
_TAIL = re.compile(
    r" (?:is|are|was|were|have|has|had|will|would|can|could|may|might|must|did|do|does|respectively"
    r"|together|(?:(?:to|in|of|for|on|by|from|with) )?(?:which|that|who|whom))\b"
)
"""What a sentence goes on with after the last thing of a list."""
_COUNTED = re.compile(
    r"(?P<name>\D{2,}?) (?:(?:is|are|was|were) (?:\w+ed )?)?(?P<link>accounts? for |accounted for "
    r"|ma[dk]es? up |for |at |by |with )?[^\w\s]?\d[\d.,]*\b.*"
)
"""A thing with its number behind it: transport for 3.19 million tonnes."""
_SHARE = r" \((?!see |pp?\. |\d{4}\))[^()]*\d[^()]*\)"
_WITH_SHARES = re.compile(
    rf"[^.;:()]+?{_SHARE}(?:(?:,? and |,? or |, )[^.;:()]+?{_SHARE}"
    rf"|[^.;:()]{{1,60}}?\b(?:followed by|ahead of|before|then) [^.;:()]+?{_SHARE})+"
    r"(?: and [\w '’-]{2,40}(?=[.;]|$))?"
)
"""Things that have each a number in brackets behind it, but perhaps the last."""
_SHARE_OR_END = re.compile(rf"{_SHARE}|$")
_NEXT = re.compile(r".*\b(?:followed by|ahead of|before|then) |,? ?(?:and|or) |, ")
"""What stands between one of these and the next."""
_PREDICATE = re.compile(r" (?:is|are|was|were|came|comes?|leads?|led|tops?|topped|ranks?|ranked)\b")
_COMMA = re.compile(r", (?![^()]*\))")
_LEADER = re.compile(
    rf"\b[Tt]he (?:leading|main|top|most \w+|\w+est)\b[\w '’-]{{0,40}}, (?P<first>{_NAME}), [^.;]*?"
    rf"(?P<rest>(?:followed by|ahead of) {_NAME}[^.;]*)"
)
"""Who comes first of a kind (the largest bank, Aby, has 40%), and those next."""
_NEXT_NAME = re.compile(rf"(?:(?:followed by|ahead of) |, (?:and )?|\band )(?P<name>{_NAME})")
_DEALT = re.compile(
    r"\d[\d.]*%(?: of (?:the |its |their )?[\w'’ -]{2,30}?)?"
    r" (?:on|to|for|from|by|went to|came from) (?P<name>[^,.;:()%\d]{2,40}?)(?=[,;.]|$)"
)
"""What a share goes to, or comes from: 38% of the money on food."""
LEAST_DEALT = 3
"""Such shares that are a list, at least."""
_LEAD = re.compile(
    r".*\b(?:are|is|were|was|include|includes|including|such as|namely|of|to|in|by|for|from|as|the"
    r"|between|offers|provides|covers|comprises|with|sells?|sold|buys?|bought|produces|produced|makes"
    r"|handles|handled|exported|imported|manufactures|serves|served)\b ",
    re.IGNORECASE,
)


def lists(text: str) -> Iterator[list[Span]]:
    """The items of each list of a sentence; fewer than two where it turns out to be none."""
    text = text.replace("\n", " ")
    yield numbered(text, _ORDINAL) or with_semicolons(text)
    for two in _BETWEEN.finditer(text):
        yield [Span(*two.span("first")), Span(*two.span("second"))]
    leaders = list(_LEADER.finditer(text))
    for leader in leaders:
        others = _NEXT_NAME.finditer(text, *leader.span("rest"))
        yield [Span(*leader.span("first")), *(Span(*other.span("name")) for other in others)]
    dealt = list(_DEALT.finditer(text))
    if len(dealt) >= LEAST_DEALT:
        yield [Span(*each.span("name")) for each in dealt]
        leaders.extend(dealt)
    shared = [Span(*run.span()) for run in _WITH_SHARES.finditer(text)]
    taken = [*shared, *(Span(*each.span()) for each in leaders)]
    yield from (_with_shares(text, run) for run in shared)
    for run in _RUN.finditer(text):
        if any(run.start() < span.end and span.start < run.end() for span in taken):
            continue
        chunks = _without_relatives(text, list(split(text, Span(*run.span()), _COMMA)))
        behind_colon = text[: run.start()].rstrip()[-1:] == ":"
        for first, last in _runs(text, chunks, behind_colon=behind_colon):
            if first == last and _BETWEEN.search(text, chunks[0].start, chunks[last].end):
                continue
            yield _things(text, chunks[first : last + 1], whole=behind_colon and first == 0)


def _without_relatives(text: str, chunks: list[Span]) -> list[Span]:
    """What commas part without the clauses on single items (the fee, which is fixed, and the tax),
    but for the last."""
    return [
        chunk
        for place, chunk in enumerate(chunks)
        if place == len(chunks) - 1 or not _RELATIVE.match(text, chunk.start)
    ]


def _runs(text: str, chunks: list[Span], *, behind_colon: bool) -> Iterator[tuple[int, int]]:
    """The first and last place of the chunks between commas that are a list each: the last has an
    "and", and those before it begin no other clause."""
    said = printed(text, chunks)
    start = 0
    for end, chunk in enumerate(said):
        if end < start or not (_JOIN.search(chunk) or _FOLLOWED.match(chunk)):
            continue
        last = _goes_on(said, end)
        first = last
        while first > start and _belongs(said, first, last):
            first -= 1
        are_clauses = last - first == 1 and _BARE_JOIN.match(said[last])
        if not are_clauses or (behind_colon and not first):
            yield first, last
        start = last + 1


def _goes_on(said: tuple[str, ...], end: int) -> int:
    """The place of the chunk that ends the list: of several with an "and" the last (the Gulf and
    Asia, Europe and Africa) where nothing but items stands between."""
    last = end
    for place in range(end + 1, len(said)):
        if _ELSE.match(said[place]):
            break
        if _JOIN.search(said[place]):
            last = place
    return last


_ONLY = re.compile("(?:only|chiefly|mainly|largely|both) (?=[A-Z])")
"""What begins a list of names, which else begins a clause."""


def _belongs(said: tuple[str, ...], first: int, last: int) -> bool:
    """Whether the chunk before the first one of a list is of it, too; a name is before names."""
    here = said[first] if first < last else _JOIN.split(said[last])[0]
    if _FOLLOWED.match(here):
        return True
    if _ONLY.match(here):
        return False
    if _OPENS.match(here) or _ELSE.match(here):
        return False
    after = [_BARE_JOIN.sub("", chunk) for chunk in said[first + 1 : last + 1]]
    if here[:1].islower() and after and all(chunk[:1].isupper() for chunk in after):
        return False
    before = said[first - 1]
    return bool(_OPENS.match(before) or _ONLY.match(before)) or not _ELSE.match(before)


def _things(text: str, chunks: list[Span], *, whole: bool) -> list[Span]:
    """The things of a list: without what leads up to the first, unless that is ``whole``, what
    follows the last, and the number behind each; none where it is but two clauses with numbers."""
    items = [*chunks[:-1], *_joined_last(text, chunks[-1])]
    alone = _ONLY.match(text, items[0].start)
    items[0] = Span(alone.end(), items[0].end) if alone else items[0]
    is_pair = len(items) == 2
    ranked = [place for place, span in enumerate(items) if _FOLLOWED.match(text, span.start)]
    counted = [_COUNTED.fullmatch(text, item.start, item.end) for item in items]
    if all(found and (found["link"] or not is_pair) for found in counted):
        items = [Span(*found.span("name")) for found in counted if found]
    elif not ranked:
        items[-1] = _without_rest(text, items)
    for place in ranked:
        leads = _FIRST_OF_RANKING.match(text, items[0].start, items[0].end)
        mark = _FOLLOWED.match(text, items[place].start)
        items[0] = Span(items[0].start, leads.end()) if leads and place else items[0]
        items[place] = Span(mark.end(), items[place].end) if mark else items[place]
    if not whole and not ranked:
        items[0] = Span(_behind_lead(text, items), items[0].end)
    headed = _HEADED.search(text, chunks[0].start, chunks[0].end)
    if headed:
        items.insert(0, Span(*headed.span("head")))
    if is_pair and any(map(DIGITS.search, printed(text, items))):
        return []
    return [item for item in (trimmed(text, item) for item in items) if item.end > item.start]


def _behind_lead(text: str, items: list[Span]) -> int:
    """Where the first item begins, behind the words that lead up to it: those that always do, and
    where there are none, or more words than in any other item, the last that may."""
    first = items[0]
    opens = _OPENS.match(text, first.start, first.end)
    start = opens.end() if opens else first.start
    longest = max((said.count(" ") for said in printed(text, items[1:-1])), default=0)
    if opens and text.count(" ", start, first.end) <= longest + 1:
        return start
    lead = _LEAD.match(text, start, first.end)
    return lead.end() if lead else start


def _with_shares(text: str, run: Span) -> list[Span]:
    """Things with their shares in brackets (oil (41%), coal and lignite (30%) and wood (9%)), each
    without its own; the first whole where it is what the sentence speaks of."""
    items: list[Span] = []
    start = run.start
    for share in _SHARE_OR_END.finditer(text[: run.end], run.start):
        is_subject = not items and _PREDICATE.match(text, share.end())
        leads = (_NEXT,) if items else () if is_subject else (_OPENS, _LEAD)
        found = (lead.match(text, start, share.start()) for lead in leads)
        lead = next(filter(None, found), None)
        items.append(trimmed(text, Span(lead.end() if lead else start, share.start())))
        start = share.end()
    return [item for item in items if item.end > item.start]


def _without_rest(text: str, items: list[Span]) -> Span:
    """The last of a list without what the sentence goes on with."""
    *others, last = printed(text, items)
    if all(other.strip()[:1].isupper() for other in others[1:] or others):
        name = _NAMED.match(last)
        if name:
            return Span(items[-1].start, items[-1].start + name.end())
    tail = _TAIL.search(last)
    return Span(items[-1].start, items[-1].start + tail.start()) if tail else items[-1]


def _joined_last(text: str, last: Span) -> Iterator[Span]:
    """What stands around the last "and" of a list's end; an item before it keeps its own (shortage
    of electricians and linesmen, slow permitting and higher rates)."""
    join = _JOIN.search(text[last.start : last.end])
    if join is None:
        yield last
        return
    if join.start():
        yield Span(last.start, last.start + join.start())
    yield Span(last.start + join.end(), last.end)
