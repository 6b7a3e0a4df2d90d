"""Reports cut into the statements that a question is weighed against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from indexer import numbers
from indexer.answer import clauses, list_heads
from indexer.answer.collection import Collection, Texts
from indexer.answer.enumerations import enumerations
from indexer.answer.evidence import (
    CHAPTER_TITLE,
    NOTE_TEXT,
    OTHER_COLUMN,
    REPORT_NAME,
    SAME_CLAUSE,
    SECTION_TITLE,
    SENTENCE_AFTER,
    SENTENCE_BEFORE,
    SENTENCE_MEANT,
    TABLE_HEAD,
    Figure,
    Listing,
    Part,
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
)
from indexer.statistics import english as translated
from indexer.statistics.change import is_former

English = Callable[[str], str | None]
"""A sentence's (heading's, cell's) translation, or None."""
_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_POINTS_BACK = re.compile(
    r"\s*(?:其(?!他|它|次|余|实)|这些|它们|他们|两者|前者|(?:They|Their|These|Those|It|Its|Both|Such)\b)"
)
"""How a sentence begins whose subject the one before it names."""
_SINCE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
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
        self._report_names = tuple(
            filter(
                None,
                (
                    document.title,
                    document.title_en,
                    document.abbreviation,
                    *document.publishers,
                    *document.publisher_aliases,
                ),
            )
        )
        self._rows: dict[str, Table] = {
            row.block: table for table in document.tables for row in table.rows
        }

    def statements(self) -> Iterator[Statement]:
        for block in self._document.blocks:
            for place, sentence in enumerate(block.sentences):
                yield self._statement(block, place, sentence)

    def _statement(self, block: Block, place: int, sentence: Sentence) -> Statement:
        text = block.text[sentence.start : sentence.end]
        around = (*self._titles(block), *self._neighbours(block, place))
        marked = tuple(
            mark.number
            for mark in block.marks
            if not mark.stray and sentence.start < mark.offset <= sentence.end
        )
        notes = tuple(
            Part(self._texts.add(self._notes[number].text), NOTE_TEXT)
            for number in marked
            if number in self._notes
        )
        english = self._english(text)
        own = tuple(Part(number, SAME_CLAUSE) for number in self._clauses(text, english))
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
            listings=tuple(self._listings(text, english, around, self._before(block, place))),
            footnotes=marked,
            values=_values(text, self._document.language),
        )

    def _clauses(self, text: str, english: str | None) -> Iterator[int]:
        for start, end in clauses.spans(text):
            yield self._texts.add(text[start:end])
        for start, end in clauses.spans(english or ""):
            yield self._texts.add((english or "")[start:end], english=True)

    def _titles(self, block: Block, columns: float = TABLE_HEAD) -> Iterator[Part]:
        """Titles over a block: its table's, whose ``columns`` count so much, its section's, its
        chapter's."""
        table = self._rows.get(block.id)
        if table is not None:
            yield from self._titled(table.title, TABLE_HEAD)
            for title in table.columns:
                yield from self._titled(title, columns)
        weight = SECTION_TITLE
        section = self._sections.get(block.section)
        while section is not None:
            if block.kind != "heading" or section.title != block.text:
                yield from self._titled(section.title, weight)
            weight = CHAPTER_TITLE
            section = self._sections.get(section.parent or "")
        for name in self._report_names:
            yield Part(self._texts.add(name), REPORT_NAME)

    def _titled(self, title: str, weight: float) -> Iterator[Part]:
        yield Part(self._texts.add(title), weight)
        if bare(title) != title:
            yield Part(self._texts.add(bare(title)), weight)
        english = self._english(title)
        if english:
            yield Part(self._texts.add(english, english=True), weight)

    def _neighbours(self, block: Block, place: int) -> Iterator[Part]:
        """Sentences of the same block, which pronouns and left-out subjects point to."""
        for other, sentence in enumerate(block.sentences):
            if other == place or abs(other - place) > 3:
                continue
            near = SENTENCE_BEFORE if other < place else SENTENCE_AFTER
            if other == place - 1 and _POINTS_BACK.match(block.text, block.sentences[place].start):
                near = SENTENCE_MEANT
            weight = near / max(1.0, abs(other - place) * 0.7)
            text = block.text[sentence.start : sentence.end]
            for number in self._clauses(text, self._english(text)):
                yield Part(number, weight)

    def _before(self, block: Block, place: int) -> str:
        """The sentence before one of the same block; empty where there is none."""
        if not place:
            return ""
        sentence = block.sentences[place - 1]
        return block.text[sentence.start : sentence.end]

    def _listings(
        self, text: str, english: str | None, around: tuple[Part, ...], before: str
    ) -> Iterator[Listing]:
        """The lists of a sentence; of one that begins with a list's first label, the sentence
        ``before`` it says what is listed."""
        words = self._texts.analyzer.words(text)
        borders = frozenset(place for word in words for place in (word.start, word.end))
        every = enumerations(text, self._document.language, pairs=True, borders=borders)
        for listed in every:
            own = [
                Part(self._texts.add(text[start:end]), weight)
                for start, end, weight in list_heads.weighed(text, listed.span.start)
            ]
            same = [e for e in enumerations(english or "", "en") if e.count == listed.count]
            at = same[0].span.start if len(same) == 1 else None
            own += [
                Part(self._texts.add((english or "")[start:end], english=True), weight)
                for start, end, weight in clauses.weighed(english or "", at)
            ]
            head = list_heads.head(text, listed, every)
            if before and list_heads.is_first_label(text[: listed.span.start]):
                own += [Part(number, SAME_CLAUSE) for number in self._clauses(before, None)]
                head = before
            yield Listing(
                items=listed.items,
                pair=listed.pair,
                parts=(*own, *around),
                head=Part(self._texts.add(head), SAME_CLAUSE),
                counted=list_heads.says_number(head, listed.count),
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
        at = statistic.start - sentence.start
        own = [Part(self._texts.add(statistic.measure), SAME_CLAUSE)]
        if statistic.cell is not None:
            for title in (statistic.cell.row_title, statistic.cell.column_title):
                own.extend(self._titled(title, SAME_CLAUSE))
            own.extend(self._titles(block, OTHER_COLUMN))
            table = self._rows.get(block.id)
            heads = f"{statistic.cell.row_title} {statistic.cell.column_title}"
            values = _values(f"{heads}\n{text}", self._document.language)
            said = f"{table.title if table else ''} {statistic.cell.column_title}"
            return self._made(statistic, tuple(own), said, values, former=False)
        for start, end, weight in clauses.weighed(text, at):
            own.append(Part(self._texts.add(text[start:end]), weight))
        if english:
            stated = translated.place(statistic, english)
            for start, end, weight in clauses.weighed(english, stated.start if stated else None):
                own.append(Part(self._texts.add(english[start:end], english=True), weight))
        end = statistic.end - sentence.start
        former = is_former(text, at, end) and not _GOAL.match(text, end)
        clause = next((text[s:e] for s, e in clauses.spans(text) if s <= at < e), "")
        values = _values(clause, self._document.language)
        said = f"{statistic.measure} {clause}"
        made = self._made(statistic, (*own, *around), said, values, former=former)
        since = tuple(_since(text, self._document.date))
        return replace(made, compared=(*made.compared, *since))

    def _made(
        self,
        statistic: Statistic,
        parts: tuple[Part, ...],
        said: str,
        values: frozenset[Decimal],
        *,
        former: bool,
    ) -> Figure:
        compared = numbers.periods(statistic.comparison or "", self._document.date)
        return Figure(
            statistic=statistic,
            parts=parts,
            measure=self._texts.words(statistic.measure),
            said=said,
            values=values,
            former=former,
            compared=tuple(mention.period for mention in compared),
            report_time=self._report_time,
        )


def _since(text: str, published: date) -> Iterator[Period]:
    """The times since when a sentence says that something changed: since 1970, 1970年以来."""
    for mention in numbers.periods(text, published):
        if _SINCE.search(text, 0, mention.start) or text.startswith("以来", mention.end):
            yield mention.period


def _values(text: str, language: Language) -> frozenset[Decimal]:
    found = {Decimal(digits[0].replace(",", "")) for digits in _NUMERAL.finditer(fold(text).text)}
    for number in numbers.find(text, language):
        found.update(value for value in (number.value, number.high) if value is not None)
    return frozenset(found)
