"""The page of a whole report: numbers, notes and a query's matches in their places in the text.

For: ``/read/<document>``. Not for: the order of what is on it (``reading``), or the text of single
passages on other pages (``pages``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from markupsafe import Markup

from indexer import model
from indexer.language.analysis import detect
from indexer.model import Block, Language, Span, Statistic
from indexer.translation import Aligned, EnglishText
from web import figures, matches, models, reading, records
from web.access import language, library
from web.bilingual import View, is_view
from web.labels import label
from web.markup import Annotation, annotate, footnote_mark, slip_mark
from web.matches import Matches
from web.parameters import requested


def install(pages: Blueprint) -> None:
    """Add the page to the others."""
    pages.add_url_rule("/read/<document>", view_func=read)
    pages.add_url_rule("/read/<document>/paper.css", view_func=paper)


def read(document: str) -> str:
    parameters = requested(models.ReaderParameters)
    found = library().document(document)
    chapters = reading.chapters(found)
    hits = library().throughout(parameters.q, document) if parameters.q.strip() else ()
    english = library().english_texts(document)
    where = matches.spans(hits, found.language)
    view = view_of(found, bool(english), where)
    blocks = tuple(reading.blocks_as_shown(chapters))
    languages = {block.id: languages_of(block, found, english, view) for block in blocks}
    counted = matches.numbered(
        where, ((block, languages[block.id]) for block in blocks), detect(parameters.q)
    )
    return render_template(
        "read.html",
        document=records.document(library(), found),
        chapters=chapters,
        blocks={block.id: block for block in blocks},
        footnotes={note.block: note for note in found.footnotes},
        backlinks=backlinks(found),
        reader=Reader(
            found.language, english, numbers_of(library().statistics(document)), languages, counted
        ),
        parameters=parameters,
        matches=counted,
        view=view,
        is_translated=bool(english),
        title_en=lambda text: library().english(document, text),
        address=address_of(document, parameters),
    )


def paper(document: str) -> Response:
    """The style of the printed page's margins: what is read, over each page, and its number.

    Only a stylesheet can put words there, and the policy lets none stand in the page itself."""
    found = library().document(document)
    title = label(found.title, found.title_en, found.language, language())
    style = render_template("paper.css", title=css_string(f"{title.text} ({found.year})"))
    return Response(style, mimetype="text/css")


def css_string(text: str) -> Markup:
    """A text as a string of CSS, whatever it holds."""
    plain = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
    return Markup('"{}"').format(plain)


def address_of(document: str, parameters: models.ReaderParameters) -> Callable[..., str]:
    """Makes the address of this page with changes."""
    given = parameters.model_dump(exclude_defaults=True)

    def address(anchor: str | None = None, **changes: Any) -> str:
        return url_for(
            "pages.read", document=document, _anchor=anchor, **{**given, "hit": None, **changes}
        )

    return address


def view_of(
    document: model.Document, translated: bool, where: Mapping[matches.Place, object]
) -> View:
    """The languages asked for; else the report's own, with its English beside it for who reads
    English, or where a query's matches stand in the English alone."""
    if not translated:
        return document.language
    asked = request.args.get("view")
    if is_view(asked):
        return asked
    only_english = bool(where) and all(language == "en" for _, language in where)
    return "both" if language() == "en" or only_english else document.language


def languages_of(
    block: Block, document: model.Document, english: Mapping[str, EnglishText], view: View
) -> tuple[Language, ...]:
    """The languages that a block is shown in, the reader's own first."""
    own = document.language
    if block.id not in english:
        return (own,)
    wanted: tuple[Language, ...] = (own, "en") if view == "both" else (view,)
    return tuple(sorted(wanted, key=lambda each: each != language()))


def numbers_of(statistics: Iterable[Statistic]) -> dict[str, list[Statistic]]:
    """Block id → its statistics."""
    found: dict[str, list[Statistic]] = {}
    for each in statistics:
        found.setdefault(each.block, []).append(each)
    return found


def backlinks(document: model.Document) -> dict[str, list[str]]:
    """Footnote number → addresses of its marks on the page, in reading order."""
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        for ordinal, mark in enumerate(block.marks, 1):
            if not mark.stray:
                found.setdefault(mark.number, []).append(mark_id(block.id, ordinal))
    return found


def mark_id(block: str, ordinal: int) -> str:
    return f"{block}-m{ordinal}"


@dataclass(frozen=True, slots=True)
class Text:
    """A block, or a table row's cell, as it is shown in one language."""

    language: Language
    html: Markup
    translated: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """What stands in the text of one report's page."""

    original: Language
    """The report's own."""
    english: Mapping[str, EnglishText]
    """By block id, like all that follows."""
    statistics: Mapping[str, list[Statistic]]
    languages: Mapping[str, tuple[Language, ...]]
    matches: Matches

    def texts(self, block: Block, cell: Span | None = None) -> list[Text]:
        """The block's text, or its cell's, in each language that it is shown in; a cell that says
        the same in both, once."""
        languages = self.languages[block.id]
        translated = self.english.get(block.id)
        if (
            cell
            and translated
            and block.text[cell.start : cell.end] == _stands_for(translated, cell)
        ):
            languages = languages[:1]
        return [
            self._translated(block, translated, cell, first=n == 0)
            if translated and each == "en"
            else self._original(block, cell, first=n == 0)
            for n, each in enumerate(languages)
        ]

    def _original(self, block: Block, cell: Span | None, *, first: bool) -> Text:
        within = cell or Span(0, len(block.text))
        text = block.text[within.start : within.end]
        found = [slip_mark(slip) for slip in block.slips]
        found += [
            _mark(block, ordinal, mark.offset, first=first)
            for ordinal, mark in enumerate(block.marks, 1)
        ]
        found += [
            _link(each, Span(each.start, each.end))
            for each in self.statistics.get(block.id, ())
            if not any(each.start < mark.offset < each.end for mark in block.marks)
        ]
        found += [_highlight(match) for match in self.matches.of(block.id, self.original)]
        html = annotate(text, [each.moved(-within.start) for each in found])
        return Text(detect(text, otherwise=self.original), html, translated=False)

    def _translated(
        self, block: Block, english: EnglishText, cell: Span | None, *, first: bool
    ) -> Text:
        within = _aligned(english, cell.start).english if cell else Span(0, len(english.text))
        text = english.text[within.start : within.end]
        found = [
            _mark(block, ordinal, _behind(english, mark).english.end, first=first)
            for ordinal, mark in enumerate(block.marks, 1)
        ]
        found += _links_in_english(block, english, self.statistics.get(block.id, ()))
        found += [_highlight(match) for match in self.matches.of(block.id, "en")]
        html = annotate(text, [each.moved(-within.start) for each in found])
        return Text("en", html, translated=True)


def _aligned(english: EnglishText, start: int) -> Aligned:
    """The sentence or cell that begins there, and its English."""
    return next(each for each in english.aligned if each.source.start == start)


def _stands_for(english: EnglishText, cell: Span) -> str:
    place = _aligned(english, cell.start).english
    return english.text[place.start : place.end]


def _behind(english: EnglishText, mark: model.FootnoteMark) -> Aligned:
    """The sentence or cell that carries a mark, and its English, behind which the mark is shown:
    words of a translation have no marks of their own."""
    before = [each for each in english.aligned if each.source.start < mark.offset]
    return before[-1] if before else english.aligned[0]


def _mark(block: Block, ordinal: int, offset: int, *, first: bool) -> Annotation:
    """A footnote mark; it has an address in the first of two texts."""
    mark = block.marks[ordinal - 1]
    return footnote_mark(mark, "", offset, mark_id(block.id, ordinal) if first else None)


def _links_in_english(
    block: Block, english: EnglishText, statistics: Iterable[Statistic]
) -> Iterator[Annotation]:
    """The numbers of a translation, each leading to its record; a number that states two, to the
    first."""
    linked: set[Span] = set()
    starts = {s.id: s.start for s in block.sentences}
    for each in statistics:
        if each.place_en is None:
            continue
        whole = block.kind == "table-row"
        base = 0 if whole else _aligned(english, starts[each.sentence]).english.start
        place = Span(base + each.place_en.start, base + each.place_en.end)
        if place not in linked:
            linked.add(place)
            yield _link(each, place)


def _link(statistic: Statistic, place: Span) -> Annotation:
    before = Markup('<a class="figure" href="{}">').format(figures.url(statistic))
    return Annotation(place.start, place.end, before, Markup("</a>"), rank=3)


def _highlight(match: matches.Match) -> Annotation:
    """A match; one that is counted has an address, the parts that it is cut in name it."""
    if match.ordinal is None:
        return Annotation(*match.span, Markup("<mark>"), Markup("</mark>"), rank=9)
    return Annotation(
        *match.span,
        Markup('<mark id="hit-{}">').format(match.ordinal),
        Markup("</mark>"),
        rank=9,
        again=Markup('<mark data-hit="{}">').format(match.ordinal),
    )
