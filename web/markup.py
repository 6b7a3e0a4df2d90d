"""Report text to safe markup: marks, footnote marks and links worked in at their offsets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from flask_babel import gettext
from markupsafe import Markup, escape

from indexer import model
from web import models
from web.access import language

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What stands around ``[start, end)`` of a text, or at ``start`` where the two are equal."""

    start: int
    end: int
    before: Markup
    after: Markup = NOTHING
    rank: int = 0
    """Elements of a lower rank are kept whole where two overlap; the higher one is cut in parts."""
    again: Markup | None = None
    """Stands before its further parts in place of ``before``, which may hold an id."""

    def moved(self, by: int) -> Annotation:
        return replace(self, start=self.start + by, end=self.end + by)


def highlight(start: int, end: int) -> Annotation:
    """A match of the query."""
    return Annotation(start, end, Markup("<mark>"), Markup("</mark>"), rank=9)


def slip_mark(slip: model.Slip | models.Slip) -> Annotation:
    return Annotation(
        slip.start, slip.end, Markup('<span class="slip">'), Markup("</span>"), rank=5
    )


def footnote_mark(
    mark: model.FootnoteMark | models.Mark, report: str, offset: int, id: str | None = None
) -> Annotation:
    """A footnote mark at an offset, leading to the note on a report's page. Its number is drawn by
    the stylesheet: the text around it stays one, for ``#:~:text=``, search and copying."""
    if mark.stray:
        html = Markup('<sup class="stray" title="{}">{}</sup>').format(
            gettext("Printed here a second time; backs nothing"), mark.number
        )
    else:
        html = Markup(
            '<sup class="note-mark"><a{} href="{}#f{}" role="doc-noteref" lang="{}"'
            ' aria-label="{}" data-number="{}"></a></sup>'
        ).format(
            Markup(' id="{}"').format(id) if id else "",
            report,
            mark.number,
            language(),
            gettext("Footnote %(number)s", number=mark.number),
            mark.number,
        )
    return Annotation(offset, offset, html)


def annotate(text: str, annotations: Iterable[Annotation]) -> Markup:
    """The escaped text with the annotations in place, always well nested.

    Offsets are code points of ``text``; what lies outside it is cut off. An annotation
    without length stands before those that begin at its offset and after those that end there.
    """
    spans, points = _placed(len(text), annotations)
    opened: list[Annotation] = []
    parts: list[Markup] = []
    for here, there in pairwise([*sorted({0, *spans, *points, *_ends(spans)}), len(text)]):
        wanted = [a for a in opened if a.end > here] + spans[here]
        wanted.sort(key=lambda a: (a.rank, a.start, -a.end))
        kept = _common(opened, wanted)
        parts += [a.after for a in reversed(opened[kept:])]
        parts += [a.before + a.after for a in points[here]]
        parts += [a.before if a.start == here else a.again or a.before for a in wanted[kept:]]
        parts.append(escape(text[here:there]))
        opened = wanted
    parts += [a.after for a in reversed(opened)]
    return NOTHING.join(parts)


def _placed(
    length: int, annotations: Iterable[Annotation]
) -> tuple[defaultdict[int, list[Annotation]], defaultdict[int, list[Annotation]]]:
    """Annotations by where they start: those with length, and those without."""
    spans: defaultdict[int, list[Annotation]] = defaultdict(list)
    points: defaultdict[int, list[Annotation]] = defaultdict(list)
    for a in annotations:
        start, end = max(0, a.start), min(a.end, length)
        if a.start == a.end and start <= a.start <= length:
            points[a.start].append(a)
        elif start < end:
            spans[start].append(replace(a, start=start, end=end))
    return spans, points


def _ends(spans: dict[int, list[Annotation]]) -> set[int]:
    return {a.end for starting in spans.values() for a in starting}


def _common(opened: list[Annotation], wanted: list[Annotation]) -> int:
    """How many elements, counted from the outermost, stay open."""
    for count, (old, new) in enumerate(zip(opened, wanted, strict=False)):
        if old is not new:
            return count
    return min(len(opened), len(wanted))
