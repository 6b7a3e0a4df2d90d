"""Reports cut into the statements that a question is weighed against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from indexer import numbers
from indexer.answer import clauses, list_heads, siblings
from indexer.answer.collection import Collection, Texts
from indexer.answer.enumerations import counterpart, enumerations
from indexer.answer.evidence import (
    Figure,
    Listing,
    Part,
    Place,
    Statement,
    bare,
)
from indexer.language.analysis import Analyzer
from indexer.language.scripts import fold
from indexer.model import (
    Block,
    Document,
    Footnote,
    Language,
    Period,
    Section,
    Sentence,
    Statistic,
    Table,
    TableCell,
)
from indexer.statistics import english as translated
from indexer.statistics.change import is_former, is_superseded

English = Callable[[str], str | None]
"""A sentence's (heading's, cell's) translation, or None."""
_OF_EACH = re.compile("每([十百千万])")
_EACH = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}
"""What a rate is of: 每千字."""
_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_POINTS_BACK = re.compile(
    r"\s*(?:其(?!他|它|次|余|实)|这些|它们|他们|两者|前者|(?:They|Their|These|Those|It|Its|Both|Such)\b)"
)
"""How a sentence begins whose subject the one before it names."""
FARTHEST = 3
"""How many sentences away one may stand around another."""
FALLS_BY = 0.7
"""How quickly a sentence's weight falls with its distance."""
_SINCE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
_PEOPLE: Mapping[Language, str] = {"zh": "人", "en": "people"}
"""What each language calls those whom a number counts, whatever they do."""
_GOAL = re.compile(
    r"[^，,；;。]{0,10}?(?:至|到|\bto\b)[^，,；;。]{0,14}?"
    r"(?:以内|之内|以下|\bor (?:less|fewer|below))"
)
"""A change to a bound is what is to be reached: the old value still holds."""


def collect(
    documents: Iterable[Document],
    statistics: Mapping[str, tuple[Statistic, ...]],
    english: Callable[[str, str], str | None],
    analyzer: Analyzer,
) -> Collection:
    """Cut reports into statements. ``statistics`` by document id; ``english`` takes a document's id
    and one of its sentences, headings or cells."""
    texts = Texts(analyzer)
    statements = tuple(
        statement
        for document in documents
        for statement in _Cutter(document, statistics[document.id], english, texts).statements()
    )
    return Collection(statements, texts)


class _Cutter:
    """Cuts one report."""

    def __init__(
        self,
        document: Document,
        statistics: tuple[Statistic, ...],
        english: Callable[[str, str], str | None],
        texts: Texts,
    ) -> None:
        self._document = document
        self._english: English = lambda text: english(document.id, text)
        self._texts = texts
        self._figures: dict[str, list[Statistic]] = defaultdict(list)
        for statistic in statistics:
            self._figures[statistic.sentence].append(statistic)
        self._sections: dict[str, Section] = {s.id: s for s in document.sections}
        self._notes: dict[str, Footnote] = {note.number: note for note in document.footnotes}
        since = document.covers.first.year if document.covers else document.date.year
        self._report_time = Period(
            "", date(since, 1, 1), date(document.date.year, 12, 31), inferred=True
        )
        self._report = tuple(
            Part.at(texts.add(name), Place.REPORT_NAME) for name in _names(document)
        )
        self._rows: dict[str, Table] = {
            row.block: table for table in document.tables for row in table.rows
        }

    def statements(self) -> Iterator[Statement]:
        for block in self._document.blocks:
            for at, sentence in enumerate(block.sentences):
                yield self._statement(block, at, sentence)

    def _statement(self, block: Block, at: int, sentence: Sentence) -> Statement:
        text = block.text[sentence.start : sentence.end]
        around = (*self._titles(block), *self._neighbours(block, at))
        marked = tuple(
            mark.number
            for mark in block.marks
            if not mark.stray and sentence.start < mark.offset <= sentence.end
        )
        notes = tuple(
            Part.at(self._texts.add(self._notes[number].text), Place.NOTE)
            for number in marked
            if number in self._notes
        )
        english = self._english(text)
        own = self._clauses(text, english, Place.OWN)
        return Statement(
            document=self._document.id,
            block=block,
            sentence=sentence,
            text=text,
            language=self._document.language,
            english=english,
            parts=(*own, *around),
            notes=notes,
            figures=tuple(
                self._figure(statistic, block, sentence, english, around)
                for statistic in self._figures[sentence.id]
            ),
            listings=tuple(self._listings(text, english, around, self._before(block, at))),
            footnotes=marked,
            values=_values(text, self._document.language),
        )

    def _clauses(self, text: str, english: str | None, place: Place) -> Iterator[Part]:
        """The clauses of a sentence and of its translation, all at one place."""
        yield from self._parts(text, ((*span, place) for span in clauses.spans(text)))
        said = english or ""
        yield from self._parts(said, ((*span, place) for span in clauses.spans(said)), english=True)

    def _parts(
        self, text: str, placed: Iterable[tuple[int, int, Place]], *, english: bool = False
    ) -> Iterator[Part]:
        for start, end, place in placed:
            yield Part.at(self._texts.add(text[start:end], english=english), place)

    def _titles(self, block: Block, columns: Place = Place.TABLE_HEAD) -> Iterator[Part]:
        """Titles over a block: its table's, those of its ``columns``, its section's, its
        chapter's."""
        table = self._rows.get(block.id)
        if table is not None:
            yield from self._titled(table.title, Place.TABLE_HEAD)
            for title in table.columns:
                yield from self._titled(title, columns)
        place = Place.SECTION_TITLE
        section = self._sections.get(block.section)
        while section is not None:
            if block.kind != "heading" or section.title != block.text:
                yield from self._titled(section.title, place)
            place = Place.CHAPTER_TITLE
            section = self._sections.get(section.parent or "")
        yield from self._report

    def _titled(self, title: str, place: Place) -> Iterator[Part]:
        yield Part.at(self._texts.add(title), place)
        if bare(title) != title:
            yield Part.at(self._texts.add(bare(title)), place)
        english = self._english(title)
        if english:
            yield Part.at(self._texts.add(english, english=True), place)

    def _neighbours(self, block: Block, at: int) -> Iterator[Part]:
        """Sentences of the same block, which pronouns and left-out subjects point to."""
        here = block.text[block.sentences[at].start : block.sentences[at].end]
        for other, sentence in enumerate(block.sentences):
            distance = abs(other - at)
            if not 0 < distance <= FARTHEST:
                continue
            near = Place.SENTENCE_BEFORE if other < at else Place.SENTENCE_AFTER
            if other == at - 1 and _POINTS_BACK.match(block.text, block.sentences[at].start):
                near = Place.SENTENCE_MEANT
            text = block.text[sentence.start : sentence.end]
            related = siblings.left_aside(
                text, self._english(text), here, self._document.language, self._texts.words
            )
            parts = self._clauses(*related, near)
            yield from parts if distance == 1 else map(partial(_farther, distance), parts)

    def _before(self, block: Block, at: int) -> str:
        """The sentence before one of the same block; empty where there is none."""
        if not at:
            return ""
        sentence = block.sentences[at - 1]
        return block.text[sentence.start : sentence.end]

    def _listings(
        self, text: str, english: str | None, around: tuple[Part, ...], before: str
    ) -> Iterator[Listing]:
        """The lists of a sentence; the sentence ``before`` it says what is listed where it begins
        with a list's first label, or that one says how many there are."""
        words = self._texts.analyzer.words(text)
        borders = frozenset(place for word in words for place in (word.start, word.end))
        every = enumerations(text, self._document.language, pairs=True, borders=borders)
        before_every = enumerations(before, self._document.language) if every else ()
        said = english or ""
        every_said = enumerations(said, "en")
        for listed in every:
            own = [*self._parts(text, list_heads.placed(text, listed.span.start))]
            same = counterpart(listed, every_said)
            at = same.span.start if same else None
            own += self._parts(said, clauses.placed(said, at), english=True)
            head = list_heads.head(text, listed, every)
            if before and list_heads.is_announced(before, before_every, text, head, listed):
                own += self._clauses(before, None, Place.OWN)
                head = f"{before} {head}".strip()
            sort = list_heads.sort(text, listed)
            yield Listing(
                items=listed.items,
                pair=listed.pair,
                parts=(*own, *around),
                head=Part.at(self._texts.add(head), Place.OWN),
                counted=list_heads.says_number(head, listed.count),
                sort=Part.at(self._texts.add(sort), Place.OWN) if sort else None,
            )

    def _figure(
        self,
        statistic: Statistic,
        block: Block,
        sentence: Sentence,
        english: str | None,
        around: tuple[Part, ...],
    ) -> Figure:
        text = block.text[sentence.start : sentence.end]
        if statistic.cell is not None:
            return self._in_cell(statistic, statistic.cell, block, text)
        return self._in_text(statistic, sentence, text, english, around)

    def _in_cell(self, statistic: Statistic, cell: TableCell, block: Block, row: str) -> Figure:
        """A number of a table, which the titles over and beside it are said of."""
        table = self._rows.get(block.id)
        return self._made(
            statistic,
            (
                Part.at(self._texts.add(statistic.measure), Place.OWN),
                *self._titled(cell.row_title, Place.OWN),
                *self._titled(cell.column_title, Place.OWN),
                *self._titles(block, Place.OTHER_COLUMN),
            ),
            said=f"{table.title if table else ''} {cell.column_title}",
            near=f"{cell.row_title} {cell.column_title}\n{row}",
        )

    def _in_text(
        self,
        statistic: Statistic,
        sentence: Sentence,
        text: str,
        english: str | None,
        around: tuple[Part, ...],
    ) -> Figure:
        """A number of a sentence, which its clause is said of."""
        start, end = statistic.start - sentence.start, statistic.end - sentence.start
        stated = translated.place(statistic, english) if english else None
        said = english or ""
        clause = next((text[s:e] for s, e in clauses.spans(text) if s <= start < e), "")
        return self._made(
            statistic,
            (
                Part.at(self._texts.add(statistic.measure), Place.OWN),
                *self._parts(text, clauses.placed(text, start)),
                *self._parts(
                    said, clauses.placed(said, stated.start if stated else None), english=True
                ),
                *around,
            ),
            said=f"{statistic.measure} {clause}",
            near=clause,
            former=_is_former(text, start, end),
            since=tuple(_since(text, self._document.date)),
        )

    def _made(
        self,
        statistic: Statistic,
        parts: tuple[Part, ...],
        *,
        said: str,
        near: str,
        former: bool = False,
        since: tuple[Period, ...] = (),
    ) -> Figure:
        """``near``: the text whose numbers stand with this one; ``since``: the times since when its
        sentence says that something changed."""
        compared = numbers.periods(statistic.comparison or "", self._document.date)
        return Figure(
            statistic=statistic,
            parts=(*parts, *self._counted(statistic)),
            measure=self._texts.words(statistic.measure),
            said=said,
            values=_values(near, self._document.language),
            former=former,
            compared=(*(mention.period for mention in compared), *since),
            report_time=self._report_time,
        )

    def _counted(self, statistic: Statistic) -> Iterator[Part]:
        """That a number is of people where it counts users, patients or the like by a word that
        does not say so; not where it is printed as one of firms (1.7万家)."""
        printed = numbers.find(statistic.text, self._document.language)
        units = [statistic.unit, *(number.unit for number in printed if number.unit)]
        if all(map(numbers.counts_people, units)):
            yield Part.at(self._texts.add(_PEOPLE[self._document.language]), Place.OWN)


def _is_former(text: str, start: int, end: int) -> bool:
    """Whether a number is no more what its sentence says how it is now."""
    changed = is_former(text, start, end) and not _GOAL.match(text, end)
    return changed or is_superseded(text, start, end)


def _farther(distance: int, near: Part) -> Part:
    """A part of the sentence next to one, as one of a sentence at this distance."""
    return Part(near.text, Place.FARTHER, near.weight / (distance * FALLS_BY))


def _names(document: Document) -> Iterator[str]:
    """What a report and its publishers are called."""
    names = (document.title, document.title_en, document.abbreviation)
    yield from filter(None, (*names, *document.publishers, *document.publisher_aliases))


def _since(text: str, published: date) -> Iterator[Period]:
    """The times since when a sentence says that something changed: since 1970, 1970年以来."""
    for mention in numbers.periods(text, published):
        if _SINCE.search(text, 0, mention.start) or text.startswith("以来", mention.end):
            yield mention.period


def _values(text: str, language: Language) -> frozenset[Decimal]:
    found = {Decimal(digits[0].replace(",", "")) for digits in _NUMERAL.finditer(fold(text).text)}
    found.update(_EACH[mark[1]] for mark in _OF_EACH.finditer(text))
    for number in numbers.find(text, language):
        found.update(value for value in (number.value, number.high) if value is not None)
    return frozenset(found)
