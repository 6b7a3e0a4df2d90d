"""Which footnotes back a number (the rules of ARCHITECTURE.md, "Which footnote backs what")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.model import Block, FootnoteKind, FootnoteMark, Number, Sentence


@dataclass(frozen=True, slots=True)
class Footing:
    """The footnotes of a number."""

    backs: tuple[str, ...]
    nearby: tuple[str, ...]
    """Marks of the sentences before and after: shown, backing nothing."""


def footings(
    block: Block, place: int, found: Sequence[Number], kinds: Mapping[str, FootnoteKind]
) -> tuple[Footing, ...]:
    """For each number of a block's sentence (offsets in the sentence), what it rests on.

    One mark in a sentence backs all its numbers. Of several, the nearest after a number backs it,
    else the last before it. Definitions back their term and stray marks nothing.
    """
    own = _marks(block, place, kinds)
    around = [
        mark.number
        for neighbour in (place - 1, place + 1)
        if 0 <= neighbour < len(block.sentences)
        for mark in _marks(block, neighbour, kinds)
    ]
    start = block.sentences[place].start
    return tuple(
        Footing(backs, tuple(dict.fromkeys(n for n in around if n not in backs)))
        for backs in (_backing(own, start + number.end) for number in found)
    )


def _marks(block: Block, place: int, kinds: Mapping[str, FootnoteKind]) -> list[FootnoteMark]:
    sentence = block.sentences[place]
    return [
        mark
        for mark in block.marks
        if not mark.stray
        and kinds.get(mark.number) == "source"
        and _carries(block.sentences, place, sentence, mark.offset)
    ]


def _carries(sentences: Sequence[Sentence], place: int, sentence: Sentence, offset: int) -> bool:
    """A mark right behind a full stop belongs to the sentence that ends there."""
    if place > 0 and offset <= sentences[place - 1].end:
        return False
    return offset <= sentence.end


def _backing(marks: Sequence[FootnoteMark], end: int) -> tuple[str, ...]:
    if not marks:
        return ()
    after = [mark for mark in marks if mark.offset >= end]
    return ((after[0] if after else marks[-1]).number,)
