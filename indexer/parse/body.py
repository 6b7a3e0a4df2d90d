"""Elements between headings as drafts of blocks: paragraphs joined over page breaks, captions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indexer.corpus import Join
from indexer.model import BlockKind
from indexer.parse.elements import Element
from indexer.parse.markup import Stretch

_CLOSERS = "”’」』）)】》〉]\"'*_ "
_ENDED = tuple("。！？!?.…：:；;")
_CLAUSE = re.compile(r"[，。；！？：]|,\s|[.;!?]\s")
_LABELLED = re.compile(
    r"(?:图表|图|表|附图|附表|专栏|figure|fig\.|table|chart|box|exhibit)\s?[A-Z]?\d*(?:[-.–]\d+)*[\s:：.、]",
    re.IGNORECASE,
)
_LABELS_TABLE = re.compile(r"(?:附?表|table)\s?[A-Z]?\d", re.IGNORECASE)
_UNIT_LINE = re.compile(r"[（(]?(?:单位|units?)\s?[:：]", re.IGNORECASE)
_VALUE = re.compile(
    r"[约近超>≥<≤+\-–~—\s]*\d[\d,.]*(?:\s?[-–~—～至]\s?\d[\d,.]*)?\s?(?:[%％‰+＋]|[个百千万亿倍家张次元人多余]|美元|x|bn|m|k)*"
)
_LONGEST_CAPTION = 40
_LONGEST_CAPTION_WORDS = 16
_LONGEST_LABEL = 8
_LONGEST_LABEL_WORDS = 3
_IMAGE_GAP = 2
"""So many blank lines at least where recognition left out a picture or a page's end."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has text and id."""

    kind: BlockKind
    section: int
    """Place of its section among the sections."""
    stretches: tuple[Stretch, ...]
    elements: tuple[int, ...]
    joins: tuple[int, ...] = ()
    """Lines on which it goes on after a page break."""
    note: str | None = None
    title_offset: int = 0
    """In a heading's text."""
    table: int | None = None
    """The place of a row's table among the tables."""

    @property
    def start(self) -> int:
        return self.stretches[0].start


def drafts(
    elements: Sequence[Element],
    texts: Mapping[int, str],
    headings: Mapping[int, tuple[int, int]],
    joins: Sequence[Join],
) -> list[Draft]:
    """Turn elements into drafts.

    ``texts`` has each element's text; ``headings`` maps an element's place to its section's place
    and the offset of the title in its text.
    """
    page = _Page(elements, texts, headings, joins)
    found: list[Draft] = []
    section = 0
    open_paragraph: int | None = None
    for place, element in enumerate(elements):
        section = headings.get(place, (section, 0))[0]
        on_cover = section == 0 and _on_cover(found)
        begun = found[open_paragraph] if open_paragraph is not None else None
        role = _role(page, place, begun, on_cover=on_cover)
        if role in ("heading", "table"):
            open_paragraph = None
        if role == "rest" and open_paragraph is not None:
            found[open_paragraph] = _joined(found[open_paragraph], element, place)
        elif role == "imprint":
            found = _with_imprint(found, element, place)
        elif role == "caption":
            found = _with_caption(found, element, texts, section, place)
        elif role in _KINDS:
            found.append(_draft(page, place, _KINDS[role], section))
            if role == "paragraph" or (role == "item" and _CLAUSE.search(texts[place])):
                open_paragraph = len(found) - 1
            elif role == "item":
                open_paragraph = None
    return found


Role = Literal[
    "heading",
    "note",
    "table",
    "nothing",
    "imprint",
    "source",
    "rest",
    "item",
    "caption",
    "paragraph",
]
_KINDS: Mapping[str, BlockKind] = {
    "heading": "heading",
    "note": "footnote",
    "source": "source-line",
    "item": "list-item",
    "paragraph": "paragraph",
}
"""The blocks that an element makes by itself."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What an element's part is decided by."""

    elements: Sequence[Element]
    texts: Mapping[int, str]
    headings: Mapping[int, tuple[int, int]]
    joins: Sequence[Join]


def _role(page: _Page, place: int, begun: Draft | None, *, on_cover: bool) -> Role:
    """An element's part; ``begun`` is the paragraph that it may be the rest of."""
    element = page.elements[place]
    text = page.texts.get(place, "")
    if place in page.headings:
        return "heading"
    if element.kind in ("note", "table"):
        return "note" if element.kind == "note" else "table"
    if not text or element.kind in ("rule", "image"):
        return "nothing"
    if element.kind == "page" and not _is_callout(page.elements, page.texts, place):
        return "nothing"
    if on_cover and not _begins_text(text):
        return "imprint"
    if element.kind in ("source", "item"):
        return "source" if element.kind == "source" else "item"
    if begun and element.kind == "text":
        before = page.texts[begun.elements[-1]]
        if _goes_on(before, text, page.joins):
            return "rest"
    is_caption = _is_caption(page.elements, page.texts, place, page.headings)
    return "caption" if is_caption else "paragraph"


def _draft(page: _Page, place: int, kind: BlockKind, section: int) -> Draft:
    element = page.elements[place]
    offset = page.headings.get(place, (0, 0))[1]
    return Draft(kind, section, element.stretches, (place,), note=element.note, title_offset=offset)


def is_table_caption(text: str) -> bool:
    """Does a caption name a table (表1, Table 1)?"""
    return _LABELS_TABLE.match(text) is not None


def is_prose(text: str) -> bool:
    """Is it running text rather than a title, a caption or a line of an imprint?"""
    if len(text) > 3 * _LONGEST_CAPTION:
        return True
    return _CLAUSE.search(text) is not None or _ends_sentence(text)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_ENDED) and not text.endswith(("etc.", "Inc.", "Ltd."))


def _begins_text(text: str) -> bool:
    """Is it the report's first running text, no title with a comma?"""
    return len(text) > 3 * _LONGEST_CAPTION or _ends_sentence(text)


def _on_cover(found: Sequence[Draft]) -> bool:
    return all(draft.kind in ("imprint", "footnote") for draft in found)


def _with_imprint(found: list[Draft], element: Element, place: int) -> list[Draft]:
    """Title, subtitle, year and publishers are one block, a line each."""
    first = next((n for n, draft in enumerate(found) if draft.kind == "imprint"), None)
    if first is None:
        return [*found, Draft("imprint", 0, _hard(element.stretches, first=False), (place,))]
    return [
        replace(
            draft,
            stretches=draft.stretches + _hard(element.stretches, first=True),
            elements=(*draft.elements, place),
        )
        if n == first
        else draft
        for n, draft in enumerate(found)
    ]


def _hard(stretches: Sequence[Stretch], *, first: bool) -> tuple[Stretch, ...]:
    """The stretches, each on a line of its own; the first too where something stands before."""
    return tuple(
        stretch._replace(glue="hard") if first or ordinal else stretch
        for ordinal, stretch in enumerate(stretches)
    )


def _joined(draft: Draft, element: Element, place: int) -> Draft:
    head, *rest = element.stretches
    return replace(
        draft,
        stretches=(*draft.stretches, head._replace(glue="page"), *rest),
        elements=(*draft.elements, place),
        joins=(*draft.joins, element.line),
    )


def _goes_on(before: str, after: str, joins: Sequence[Join]) -> bool:
    """Is the text after a page break the rest of the paragraph before it?

    In Chinese an unfinished sentence goes on with whatever running text follows; in English the
    rest begins with a small letter or a digit, or the break came after a comma or hyphen.
    """
    if any(before.endswith(join.end) and after.startswith(join.start) for join in joins):
        return True
    if before.rstrip(_CLOSERS).endswith(_ENDED) or not is_prose(after):
        return False
    if _is_han(before[-1]) or _is_han(after[0]) or before[-1] in "，、（“《—":
        return True
    return after[0].islower() or after[0].isdigit() or before[-1] in ",-–("


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character > "\U0001ffff"


def _is_caption(
    elements: Sequence[Element],
    texts: Mapping[int, str],
    place: int,
    headings: Mapping[int, tuple[int, int]],
) -> bool:
    text = texts[place]
    if _LABELLED.match(text) and len(text) <= 2 * _LONGEST_CAPTION:
        return not _ends_sentence(text)
    if _UNIT_LINE.match(text):
        return True
    if is_prose(text) or not _is_short(text, _LONGEST_CAPTION, _LONGEST_CAPTION_WORDS):
        return False
    return not _is_cut_by_page(elements, texts, place, headings)


def _is_short(text: str, characters: int, words: int) -> bool:
    """At most so many characters where it has Chinese ones, else at most so many words."""
    if any(map(_is_han, text)):
        return len(text) <= characters
    return len(text.split()) <= words


def _is_cut_by_page(
    elements: Sequence[Element],
    texts: Mapping[int, str],
    place: int,
    headings: Mapping[int, tuple[int, int]],
) -> bool:
    """A short line without punctuation is the begin of a sentence, not a caption, where the page
    ends right under it (a rule or footnotes, no picture between) and running text follows, or
    where what follows begins with a small letter."""
    following = range(place + 1, len(elements))
    after = next((n for n in following if elements[n].kind not in ("rule", "note", "page")), None)
    if after is None or after in headings or elements[after].kind != "text":
        return False
    if not is_prose(texts.get(after, "")):
        return False
    below = elements[place + 1]
    at_foot = below.kind in ("rule", "note") and below.gap < _IMAGE_GAP
    return at_foot or (texts[after][0].islower() and texts[after][0].isascii())


def _is_callout(elements: Sequence[Element], texts: Mapping[int, str], place: int) -> bool:
    """A number that stands alone is a printed page's, unless it stands where a picture was left
    out and a label follows."""
    if not texts[place].isdigit() or place + 1 == len(elements):
        return False
    if elements[place].gap < _IMAGE_GAP:
        return False
    label = texts.get(place + 1, "")
    return elements[place + 1].kind == "text" and bool(label) and not is_prose(label)


def _with_caption(
    found: list[Draft], element: Element, texts: Mapping[int, str], section: int, place: int
) -> list[Draft]:
    """Add a caption, or a label to the caption right before it: a value's (85+), or a picture's
    short loose lines."""
    last = found[-1] if found else None
    text = texts[place]
    if (
        last
        and last.kind == "caption"
        and last.elements[-1] == place - 1
        and not _VALUE.fullmatch(text)
        and not _LABELLED.match(text)
        and (_is_label(text) or _is_value_only(last, texts) or _UNIT_LINE.match(text))
    ):
        stretches = last.stretches + _hard(element.stretches, first=True)
        grown = replace(last, stretches=stretches, elements=(*last.elements, place))
        return [*found[:-1], grown]
    return [*found, Draft("caption", section, _hard(element.stretches, first=False), (place,))]


def _is_label(text: str) -> bool:
    return _is_short(text, _LONGEST_LABEL, _LONGEST_LABEL_WORDS)


def _is_value_only(draft: Draft, texts: Mapping[int, str]) -> bool:
    return len(draft.elements) == 1 and _VALUE.fullmatch(texts[draft.elements[0]]) is not None
