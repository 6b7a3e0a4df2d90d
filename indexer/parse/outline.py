"""Which elements are headings, and the tree of sections that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from indexer.corpus import Description
from indexer.model import Pages, Section
from indexer.parse import numbering
from indexer.parse.body import is_prose
from indexer.parse.contents import Contents, Entry
from indexer.parse.elements import Element
from indexer.parse.lines import Line

_LONGEST_HEADING = 40
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]+(\*\*|__)")
_ENDS_SENTENCE = re.compile(r"[。！？；，、：.!?;,:…]$")
_ALIKE = 0.8
"""From here on a heading is taken for an entry of the contents that is worded otherwise
(difflib's ratio: twice the matching characters by all characters)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found, before its section has an id."""

    element: int
    """Its place among the elements."""
    line: int
    title: str
    number: str | None
    title_offset: int
    """Where the title begins in the heading's text, after the number."""
    path: tuple[int, ...]
    """The value of its number, empty without one."""
    level: int
    entry: Entry | None
    """Its line on the contents page."""
    marked: bool
    """Has it Markdown's ``#``?"""


@dataclass(frozen=True, slots=True)
class _Candidate:
    element: int
    source: Element
    text: str
    numbered: numbering.Numbered
    entry: int | None = None
    level: int | None = None
    """Where ``report.toml`` gives it."""

    @property
    def bold(self) -> bool:
        """Is the whole line bold?"""
        return _BOLD.fullmatch(self.source.lines[0].text) is not None


def running_heads(lines: Sequence[Line], description: Description) -> tuple[list[Line], list[Line]]:
    """Take out the lines on which the report's title comes again, printed over its pages."""
    name = numbering.compact(description.title)
    if not name:
        return list(lines), []
    title = re.compile(rf"\d*{re.escape(name)}\d*")
    seen = False
    kept: list[Line] = []
    heads: list[Line] = []
    for line in lines:
        again = title.fullmatch(numbering.compact(line.text)) is not None
        (heads if again and seen and not line.text.startswith("#") else kept).append(line)
        seen = seen or again
    return kept, heads


def headings(
    elements: Sequence[Element],
    texts: Mapping[int, str],
    contents: Contents,
    description: Description,
) -> list[Heading]:
    """Find the headings. ``texts`` has the composed text of each one-line element by its place."""
    candidates = _matched(list(_candidates(elements, texts, description)), contents)
    chosen = [
        candidate
        for candidate in candidates
        if candidate.source.kind == "heading"
        or candidate.entry is not None
        or candidate.level is not None
        or _is_unmarked_heading(candidate, elements)
    ]
    first = _after_cover(chosen, contents, description, elements)
    chosen = _with_back_matter(chosen[first:], candidates, elements)
    return _levelled(chosen, contents)


def _candidates(
    elements: Sequence[Element], texts: Mapping[int, str], description: Description
) -> Iterator[_Candidate]:
    declared = {heading.text: heading.level for heading in description.headings}
    spaced = _numbers_with_space(elements, texts)
    for place, element in enumerate(elements):
        text = texts.get(place, "")
        if element.kind in ("heading", "text", "item") and text:
            level = declared.get(element.lines[0].text)
            if element.kind == "item" and element.marker[0].isdigit():
                text = f"{element.marker} {text}"
            elif element.kind == "item":
                continue
            numbered = numbering.read(text, spaced=spaced and len(element.lines) == 1)
            yield _Candidate(place, element, text, numbered, level=level)


def _numbers_with_space(elements: Sequence[Element], texts: Mapping[int, str]) -> bool:
    """Does the report number its headings ``1 总论``, ``2 …``?"""
    first = {
        texts[place][:2]
        for place, element in enumerate(elements)
        if element.kind in ("heading", "text") and len(element.lines) == 1 and place in texts
    }
    return {"1 ", "2 "} <= first


def _matched(candidates: list[_Candidate], contents: Contents) -> list[_Candidate]:
    """Pair the contents' entries with the headings: word for word first, then alike and between
    the neighbours that are paired."""
    wanted = [numbering.compact(numbering.title(entry.title)) for entry in contents.entries]
    keys = [
        numbering.compact(candidate.text[candidate.numbered.offset :]) for candidate in candidates
    ]
    pairs: dict[int, int] = {}
    position = 0
    for entry, title in enumerate(wanted):
        place = next((p for p in range(position, len(keys)) if keys[p] == title), None)
        if place is not None:
            pairs[entry] = place
            position = place + 1
    for entry, title in enumerate(wanted):
        if entry in pairs:
            continue
        low = max((place for e, place in pairs.items() if e < entry), default=-1) + 1
        high = min((place for e, place in pairs.items() if e > entry), default=len(keys))
        alike = [(_likeness(title, keys[place]), -place) for place in range(low, high)]
        best = max(alike, default=(0.0, 0))
        if best[0] >= _ALIKE:
            pairs[entry] = -best[1]
    for entry, place in pairs.items():
        candidates[place] = replace(candidates[place], entry=entry)
    return candidates


def _likeness(one: str, other: str) -> float:
    if not one or not other or min(len(one), len(other)) * 2 < max(len(one), len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_unmarked_heading(candidate: _Candidate, elements: Sequence[Element]) -> bool:
    """A short numbered line that stands alone and ends like no sentence."""
    style = candidate.numbered.style
    if not _stands_alone(candidate):
        return False
    if not style:
        return candidate.bold and _leads_prose(candidate.element, elements)
    if style.name in ("integer", "integer-brackets"):
        return _leads_prose(candidate.element, elements)
    return candidate.source.kind == "text"


def _stands_alone(candidate: _Candidate) -> bool:
    element = candidate.source
    return (
        len(element.lines) == 1
        and len(candidate.text) <= _LONGEST_HEADING * (1 if _has_han(candidate.text) else 2)
        and not _ENDS_SENTENCE.search(candidate.text)
    )


def _has_han(text: str) -> bool:
    return re.search(r"[\u3400-\u9fff]", text) is not None


def _leads_prose(place: int, elements: Sequence[Element]) -> bool:
    """Does running text or a lower heading follow, and is the line no item of a list?"""
    before = elements[place - 1] if place else None
    after = elements[place + 1] if place + 1 < len(elements) else None
    if (
        after is None
        or after.gap == 0
        or (before and before.kind == elements[place].kind == "item")
    ):
        return False
    numbered = numbering.read(after.plain).style
    return is_prose(after.plain) or (numbered is not None and numbered.name == "decimal")


def _after_cover(
    chosen: Sequence[_Candidate],
    contents: Contents,
    description: Description,
    elements: Sequence[Element],
) -> int:
    """How many of the first headings belong to the cover: those before the contents page; without
    one the report's own title, and what follows it with no text under it (subtitle, date)."""
    begin = min(contents.lines, default=0)
    cover = sum(1 for candidate in chosen if candidate.source.line < begin)
    if cover:
        return cover
    names = {
        numbering.compact(name)
        for name in (description.title, description.title_en, description.subtitle)
        if name
    }
    while cover < len(chosen) and numbering.compact(chosen[cover].text) in names:
        cover += 1
    if not cover and _is_lone_top(chosen):
        cover = 1
    while 0 < cover < len(chosen) - 1 and _is_line_of_cover(chosen, cover, elements):
        cover += 1
    return cover


def _is_line_of_cover(
    chosen: Sequence[_Candidate], place: int, elements: Sequence[Element]
) -> bool:
    """Has a heading neither a number nor text nor lower headings under it?"""
    heading, following = chosen[place], chosen[place + 1]
    if heading.numbered.style or heading.source.kind != "heading":
        return False
    if following.source.kind != "heading" or following.source.hashes > heading.source.hashes:
        return False
    under = elements[heading.element + 1 : following.element]
    return all(element.kind == "text" and not is_prose(element.plain) for element in under)


def _is_lone_top(chosen: Sequence[_Candidate]) -> bool:
    """Is the first heading the only one of its level, with all others below it?"""
    if len(chosen) < 2 or chosen[0].numbered.style or chosen[0].source.kind != "heading":
        return False
    first = chosen[0].source.hashes
    others = [c.source.hashes for c in chosen[1:] if c.source.kind == "heading"]
    return bool(others) and min(others) > first


def _with_back_matter(
    chosen: Sequence[_Candidate], candidates: Sequence[_Candidate], elements: Sequence[Element]
) -> list[_Candidate]:
    """Add what after the last heading or table is a back-matter heading by its words."""
    tables = [place for place, element in enumerate(elements) if element.kind == "table"]
    last = max([candidate.element for candidate in chosen] + tables, default=-1)
    added = [
        replace(candidate, level=candidate.level or 1)
        for candidate in candidates
        if candidate.element > last
        and candidate.source.kind == "text"
        and len(candidate.source.lines) == 1
        and numbering.is_back_matter(candidate.text)
    ]
    return [*chosen, *added]


def _levelled(chosen: Sequence[_Candidate], contents: Contents) -> list[Heading]:
    found: list[Heading] = []
    styles: dict[str, int] = {}
    hashes: dict[int, int] = {}
    ranks: list[tuple[int, int]] = []
    last_numbered = max(
        (n for n, candidate in enumerate(chosen) if candidate.numbered.style), default=-1
    )
    for place, candidate in enumerate(chosen):
        entry = contents.entries[candidate.entry] if candidate.entry is not None else None
        level = candidate.level or (entry.level if entry else None)
        if place > last_numbered and numbering.is_back_matter(candidate.text):
            level = level or 1
        level = level or _level(candidate, found, styles, hashes, ranks)
        level = min(level, found[-1].level + 1 if found else 1)
        style = candidate.numbered.style
        if style:
            styles[_style_key(candidate.numbered)] = level
            ranks = [above for above in ranks if above[1] < level]
            ranks.append((style.rank, level))
        if candidate.source.hashes:
            hashes[candidate.source.hashes] = level
        found.append(_heading(candidate, level, entry))
    return found


def _heading(candidate: _Candidate, level: int, entry: Entry | None) -> Heading:
    numbered = candidate.numbered
    return Heading(
        candidate.element,
        candidate.source.line,
        candidate.text[numbered.offset :],
        numbered.number,
        numbered.offset,
        numbered.path,
        level,
        entry,
        candidate.source.kind == "heading",
    )


def _style_key(numbered: numbering.Numbered) -> str:
    assert numbered.style
    return f"{numbered.style.name}{len(numbered.path)}"


def _level(
    candidate: _Candidate,
    found: Sequence[Heading],
    styles: Mapping[str, int],
    hashes: Mapping[int, int],
    ranks: Sequence[tuple[int, int]],
) -> int:
    """The level of a heading that the contents page does not list."""
    numbered = candidate.numbered
    if numbered.style:
        for heading in reversed(found):
            if len(numbered.path) > 1 and heading.path == numbered.path[:-1]:
                return heading.level + 1
        if known := styles.get(_style_key(numbered)):
            return known
        above = [level for rank, level in ranks if rank < numbered.style.rank]
        if above:
            return above[-1] + 1
    if candidate.source.hashes:
        if known := hashes.get(candidate.source.hashes):
            return known
        higher = [level for count, level in hashes.items() if count < candidate.source.hashes]
        return max(higher, default=0) + 1
    return found[-1].level + 1 if found and not numbered.style else 1


@dataclass(slots=True)
class _Node:
    heading: Heading
    children: list[_Node] = field(default_factory=list)
    id: str = ""


def sections(found: Sequence[Heading], cover_title: str) -> list[Section]:
    """Number the sections: the cover first, then one for each heading, in order."""
    roots: list[_Node] = []
    nodes: list[_Node] = []
    stack: list[_Node] = []
    for heading in found:
        node = _Node(heading)
        del stack[heading.level - 1 :]
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
        nodes.append(node)
    _number(roots, "")
    parents = {child.id: node.id for node in nodes for child in node.children}
    pages = _pages(found)
    cover = Section("0", cover_title, None, 1, None, None)
    return [cover] + [
        Section(
            id=node.id,
            title=node.heading.title,
            number=node.heading.number,
            level=node.heading.level,
            parent=parents.get(node.id),
            pages=pages[place],
            contents_title=contents_title(node.heading),
        )
        for place, node in enumerate(nodes)
    ]


def _number(siblings: Sequence[_Node], prefix: str) -> None:
    """Give ids: a printed number is kept where it fits its parent's, others take the next place
    that no printed number claims; what stands before a printed chapter 1 is 0.1, 0.2 …"""
    claimed: dict[int, _Node] = {}
    for node in siblings:
        ordinal = _printed_ordinal(node.heading, prefix)
        if ordinal:
            claimed.setdefault(ordinal, node)
    owners = {id(node): ordinal for ordinal, node in claimed.items()}
    taken = set(claimed)
    before = 0
    first = next((n for n, node in enumerate(siblings) if id(node) in owners), 0)
    if not prefix and first:
        _number(siblings[:first], "0.")
        siblings = siblings[first:]
    for node in siblings:
        ordinal = owners.get(id(node)) or before + 1
        if id(node) not in owners and ordinal in taken:
            ordinal = max(taken) + 1
        taken.add(ordinal)
        before = ordinal
        node.id = f"{prefix}{ordinal}"
        _number(node.children, f"{node.id}.")


def _printed_ordinal(heading: Heading, prefix: str) -> int | None:
    path = heading.path
    if len(path) > 1:
        return path[-1] if ".".join(map(str, path[:-1])) + "." == prefix else None
    return path[0] if path and path[0] else None


def _pages(found: Sequence[Heading]) -> list[Pages | None]:
    """From a section's page on the contents page to the next one's that is not inside it; a
    section that is not listed has those of the one it stands in."""
    pages: list[Pages | None] = []
    for place, heading in enumerate(found):
        first = heading.entry.page if heading.entry else None
        if first is None:
            parent = next(
                (p for p in range(place - 1, -1, -1) if found[p].level < heading.level), None
            )
            pages.append(pages[parent] if parent is not None else None)
            continue
        following = (
            later.entry.page
            for later in found[place + 1 :]
            if later.level <= heading.level and later.entry and later.entry.page is not None
        )
        last = next(following, _last_listed(found))
        pages.append(Pages(first, max(first, last)))
    return pages


def _last_listed(found: Sequence[Heading]) -> int:
    return max((h.entry.page for h in found if h.entry and h.entry.page is not None), default=0)


def contents_title(heading: Heading) -> str | None:
    """The contents page's wording, where it differs in more than punctuation."""
    if heading.entry is None:
        return None
    listed = numbering.title(heading.entry.title)
    same = numbering.compact(listed) == numbering.compact(heading.title)
    return None if same else listed
