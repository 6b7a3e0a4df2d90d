"""What a report has to say, cut into the pieces that a question is weighed against.

A *text* is a clause, a title or a cell: the smallest thing that a notion of a question can stand
in. A *statement* is a sentence, heading or table row, a *figure* one of its numbers; both know the
texts in them and around them, each with a weight that falls with distance.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from indexer import numbers
from indexer.answer.enumerations import Enumeration, enumerations
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
    Span,
    Statistic,
    Table,
)
from indexer.statistics import english as translated
from indexer.statistics.change import is_former
from indexer.statistics.times import year_of

English = Callable[[str], str | None]
"""A sentence's (heading's, cell's) translation, or None."""

_CLAUSE_END = re.compile(
    r"[，,；;：:。！？!?—（）()\t\n]+|\s-\s"
    r"|\b(?:and(?! (?:over|above|older|up|under|below|younger)\b)|while|but|whereas)\b"
)
_DIGIT = re.compile(r"[\d一二三四五六七八九十][\d.%万亿成倍千百半]")
"""A clause with a number of its own speaks first of that."""
_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CHINESE_DIGITS = ("零", "一", "二两", "三", "四", "五", "六", "七", "八", "九", "十")
_BRACKETS = re.compile("[（）()]")
_JOIN = re.compile("[和与及]")
_LED_UP = re.compile(r"[\s“”]*[：:]|[，,；;\s]*(?:其中|包括|包含|分别|分为|依次|即|主要有)")
_FIRST = re.compile(r"(?:第一|其一|一是|首先|[（(]?[1一][)）.、]|\s*[Ff]irst(?:ly)?)[，,]?\s*$")
"""The label of a list's first item."""
_GOES_ON = re.compile(r"[，,]?(?:[但而且并却也又还仅只]|\s*(?:but|yet|they|it|only)\b)|\s*and\b")
"""How a clause begins that speaks on of the one before it."""
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
_SEGMENT_END = re.compile(r"[；;。！？!?\t\n]")

SAME_CLAUSE = 1.0
SAME_SEGMENT_BEFORE = 0.9
SAME_SUBJECT_BEFORE = 0.8
SAME_SEGMENT_AFTER = 0.7
OTHER_SEGMENT_BEFORE = 0.6
OTHER_SEGMENT_AFTER = 0.5
SENTENCE_BEFORE = 0.45
SENTENCE_AFTER = 0.2
SENTENCE_MEANT = 0.7
SECTION_TITLE = 0.5
CHAPTER_TITLE = 0.25
TABLE_HEAD = 0.9
OTHER_COLUMN = 0.2
REPORT_NAME = 0.07
NOTE_TEXT = 0.35
"""How much a notion counts by where it stands, seen from a number or a sentence."""


class Part(NamedTuple):
    """A text seen from a statement or figure."""

    text: int
    """Its number in the collection."""
    weight: float


def own(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts that a statement or figure has itself, none of what stands around it."""
    return tuple(part for part in parts if part.weight == SAME_CLAUSE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic with what stands around it."""

    statistic: Statistic
    parts: tuple[Part, ...]
    """The first is what is counted."""
    measure: tuple[str, ...]
    """The words of what is counted, folded."""
    said: str
    """Its clause with what is counted, or the titles over and beside its cell; as printed."""
    values: frozenset[Decimal]
    """Every number of its clause, statistic or not."""
    former: bool
    """Whether it is the old value of a change: 1天 of 从原来的1天优化至3小时."""
    compared: tuple[Period, ...]
    """The periods that it is compared with."""
    report_time: Period
    """From the year that its report is on to that of its publication, which it speaks of where it
    names none."""

    def periods(self, *, compared: bool) -> tuple[Period, ...]:
        """Its own period; those that it is ``compared`` with, too."""
        own = (self.statistic.period,) if self.statistic.period else ()
        return (*own, *self.compared) if compared else own


@dataclass(frozen=True, slots=True)
class Listing:
    """A list inside a sentence with what stands around it."""

    items: tuple[Span, ...]
    """In the statement's text."""
    pair: bool
    """Whether it is but A和B, which in Chinese is seldom a list."""
    parts: tuple[Part, ...]
    head: Part
    """What its clause says besides the items: what they are items of."""
    counted: bool
    """Whether that says how many there are (前三位, 四大)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, heading, caption, footnote or table row."""

    document: str
    block: Block
    sentence: Sentence
    text: str
    """As printed."""
    language: Language
    """Of its report."""
    english: str | None
    parts: tuple[Part, ...]
    notes: tuple[Part, ...]
    """The texts of its footnotes."""
    figures: tuple[Figure, ...]
    listings: tuple[Listing, ...]
    footnotes: tuple[str, ...]
    """Numbers of the footnotes marked in it, stray marks left out."""
    values: frozenset[Decimal]
    """Every number in it, statistic or not."""


def bare(title: str) -> str:
    """A title without its brackets: 县（区） is 县区, too."""
    return _BRACKETS.sub("", title)


def surface(word: str) -> str:
    """A Latin word as it stands, but for its plural: the term that tells "containers" from
    "containing", which have one stem."""
    return "=" + word.removesuffix("s")


def _every_part(statement: Statement) -> Iterator[Part]:
    """The parts of a statement, of its numbers and of its lists."""
    yield from statement.parts
    for figure in statement.figures:
        yield from figure.parts
    for listed in statement.listings:
        yield from (*listed.parts, listed.head)


@dataclass
class _Texts:
    """Collects the texts of a collection, each but once."""

    analyzer: Analyzer
    chinese: list[str] = field(default_factory=list)
    stems: list[frozenset[str]] = field(default_factory=list)
    numbered: dict[tuple[str, bool], int] = field(default_factory=dict)

    def add(self, text: str, *, english: bool = False) -> int:
        """The number of a text; of an English one its stems alone count."""
        known = self.numbered.get((text, english))
        if known is not None:
            return known
        number = self.numbered[text, english] = len(self.chinese)
        folded = fold(text).text
        self.chinese.append("" if english else folded)
        tokens = self.analyzer.latin_words(folded)
        surfaces = (surface(folded[token.start : token.end]) for token in tokens)
        self.stems.append(frozenset((*(token.text for token in tokens), *surfaces)))
        return number

    def stemmed(self, text: str) -> tuple[str, ...]:
        """The stems of a text's Latin words."""
        return tuple(token.text for token in self.analyzer.latin_words(text))

    def word_spans(self, text: str) -> tuple[Span, ...]:
        """Where the words of a text stand, those that say nothing too."""
        return tuple(Span(token.start, token.end) for token in self.analyzer.words(text))

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text that say something, folded."""
        terms = (token.text for token in self.analyzer.words(text))
        return tuple(t for t in terms if not t.isdigit() and not self.analyzer.is_stop_word(t))


class Collection:
    """The statements of one or more reports, with an index of what stands in their texts."""

    def __init__(self, statements: tuple[Statement, ...], texts: _Texts) -> None:
        self.statements = statements
        self.words = texts.words
        self.word_spans = texts.word_spans
        self.stems = texts.stemmed
        self._chinese = "\n".join(texts.chinese)
        self._said: dict[re.Pattern[str], bool] = {}
        self._starts = [0]
        for text in texts.chinese:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self._pairs: dict[str, array[int]] = defaultdict(partial(array, "L"))
        for place in range(len(self._chinese) - 1):
            self._pairs[self._chinese[place : place + 2]].append(place)
        self._borders = {
            start + token.start
            for start, text in zip(self._starts, texts.chinese, strict=False)
            for token in texts.analyzer.words(text)
        }
        own_english = (s for s in statements if s.language == "en")
        self.english_texts = frozenset(
            part.text for statement in own_english for part in _every_part(statement)
        )
        """Numbers of the texts of English reports."""
        self._stems: dict[str, set[int]] = defaultdict(set)
        for number, stems in enumerate(texts.stems):
            for stem in stems:
                self._stems[stem].add(number)
        self.statements_of: dict[int, list[int]] = defaultdict(list)
        for place, statement in enumerate(statements):
            for part in own(statement.parts):
                self.statements_of[part.text].append(place)

    def with_chinese(self, wording: str) -> dict[int, bool]:
        """Numbers of the texts that have this folded string, each with whether it begins where a
        word does (出口 in 出口额, not in 进出口)."""
        found: dict[int, bool] = {}
        for place in self._places(wording):
            number = bisect_right(self._starts, place) - 1
            found[number] = found.get(number, False) or place in self._borders
        return found

    def _places(self, wording: str) -> Iterator[int]:
        """Where a folded string stands; by its first two characters, so that a look-up's time
        grows with what it finds, not with the reports."""
        if len(wording) < 2:
            yield from (mark.start() for mark in re.finditer(re.escape(wording), self._chinese))
            return
        for place in self._pairs.get(wording[:2], ()):
            if self._chinese.startswith(wording, place):
                yield place

    def says(self, wording: re.Pattern[str]) -> bool:
        """Whether a pattern is found in the folded texts."""
        if wording not in self._said:
            self._said[wording] = bool(wording.search(self._chinese))
        return self._said[wording]

    def has(self, word: str) -> bool:
        """Whether a folded Latin word, or another of its stem, stands anywhere."""
        return surface(word) in self._stems or bool(self.with_stems(self.stems(word)))

    def with_stems(self, stems: Iterable[str]) -> set[int]:
        """Numbers of the texts that have all of these stems."""
        sets = sorted((self._stems.get(stem, set()) for stem in stems), key=len)
        return set.intersection(*sets) if sets else set()


def collect(
    documents: Iterable[Document],
    statistics: Mapping[str, tuple[Statistic, ...]],
    english: Callable[[str, str], str | None],
    analyzer: Analyzer,
) -> Collection:
    """Cut reports into statements. ``statistics`` by document id; ``english`` takes a document's id
    and one of its sentences, headings or cells."""
    texts = _Texts(analyzer)
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
        texts: _Texts,
    ) -> None:
        self._document = document
        self._english: English = lambda text: english(document.id, text)
        self._texts = texts
        self._figures: dict[str, list[Statistic]] = defaultdict(list)
        for statistic in statistics:
            self._figures[statistic.sentence].append(statistic)
        self._sections: dict[str, Section] = {s.id: s for s in document.sections}
        self._notes: dict[str, Footnote] = {note.number: note for note in document.footnotes}
        own = year_of([block.text for block in document.blocks], document.date)
        since = own.first.year if own else document.date.year
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
        for start, end in _pieces(text):
            yield self._texts.add(text[start:end])
        for start, end in _pieces(english or ""):
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
                for start, end, weight in _around_list(text, listed.span.start)
            ]
            same = [e for e in enumerations(english or "", "en") if e.count == listed.count]
            at = same[0].span.start if len(same) == 1 else None
            own += [
                Part(self._texts.add((english or "")[start:end], english=True), weight)
                for start, end, weight in _distances(english or "", at)
            ]
            head = _head(text, listed, every)
            if before and _FIRST.fullmatch(text[: listed.span.start]):
                own += [Part(number, SAME_CLAUSE) for number in self._clauses(before, None)]
                head = before
            yield Listing(
                items=listed.items,
                pair=listed.pair,
                parts=(*own, *around),
                head=Part(self._texts.add(head), SAME_CLAUSE),
                counted=_says(head, listed.count),
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
        for start, end, weight in _distances(text, at):
            own.append(Part(self._texts.add(text[start:end]), weight))
        if english:
            stated = translated.place(statistic, english)
            for start, end, weight in _distances(english, stated.start if stated else None):
                own.append(Part(self._texts.add(english[start:end], english=True), weight))
        end = statistic.end - sentence.start
        former = is_former(text, at, end) and not _GOAL.match(text, end)
        clause = next((text[s:e] for s, e in _pieces(text) if s <= at < e), "")
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


def _around_list(text: str, at: int) -> Iterator[tuple[int, int, float]]:
    """A sentence's clauses with their weights, seen from a list at ``at``; the clause that leads
    up to it counts as its own."""
    for start, end, weight in _distances(text, at):
        own = next((s for s, e in _pieces(text) if s <= at < e), at)
        leads = end <= own and not text[end:own].strip("：:，,；; ") and _leads_up(text, end, at)
        yield start, end, SAME_CLAUSE if leads else weight


def _head(text: str, listed: Enumeration, every: Iterable[Enumeration]) -> str:
    """The clause of a list without its items, from the list before to the list after it, of what
    和 or 与 joins its own side alone; behind a colon with the clause before that."""
    span = listed.span
    upto = len(_FIRST.sub("", text[: span.start]))
    ends = [end for _, end in _pieces(text[:upto]) if end < upto]
    before = max((e.span.end for e in every if e.span.end <= span.start), default=0)
    after = min((e.span.start for e in every if e.span.start >= span.end), default=len(text))
    start = max([0, *ends])
    lead = text[max(start, before) : upto]
    if before > start:
        lead = _JOIN.split(lead)[-1]
    elif start and text[start:].lstrip("”")[:1] in "：:":
        previous = next(s for s, end in _pieces(text) if end == start)
        lead = f"{text[previous:start]} {lead}"
    tail = _CLAUSE_END.split(text[span.end : after])[0]
    if after < len(text):
        tail = _JOIN.split(tail)[0]
    if tail.startswith("的"):  # The items tell of which kind that is, and are not it.
        return lead
    return tail if lead.startswith("等") else f"{lead} {tail}"


def _leads_up(text: str, start: int, end: int) -> bool:
    """Whether the clause that ends at ``start`` says what the next one, whose list begins at
    ``end``, lists: behind a colon, or before 其中, 包括."""
    return bool(_LED_UP.match(text, start, end))


def _says(text: str, count: int) -> bool:
    """Whether a text has this small number, in figures or in Chinese."""
    printed = rf"(?<!\d){count}(?!\d)"
    if count < len(_CHINESE_DIGITS):
        printed += rf"|(?<!第)[{_CHINESE_DIGITS[count]}]"
    return bool(re.search(printed, text))


def _values(text: str, language: Language) -> frozenset[Decimal]:
    found = {Decimal(digits[0].replace(",", "")) for digits in _NUMERAL.finditer(fold(text).text)}
    for number in numbers.find(text, language):
        found.update(value for value in (number.value, number.high) if value is not None)
    return frozenset(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """``[start, end)`` of a text's clauses; a comma between digits ends none."""
    start = 0
    for mark in _CLAUSE_END.finditer(text):
        inside = (
            text[mark.start() - 1 : mark.start()].isdigit() and text[mark.end() :][:1].isdigit()
        )
        if mark[0] in ",:" and inside:
            continue
        if text[start : mark.start()].strip():
            yield start, mark.start()
        start = mark.end()
    if text[start:].strip():
        yield start, len(text)


def _distances(text: str, at: int | None) -> Iterator[tuple[int, int, float]]:
    """A sentence's clauses with their weights, seen from the number at offset ``at``; where that
    is not known, every clause counts as another segment's."""
    for start, end in _pieces(text):
        if at is None:
            weight = OTHER_SEGMENT_BEFORE
        elif start <= at < end:
            weight = SAME_CLAUSE
        elif end <= at:
            apart = _SEGMENT_END.search(text, end, at)
            counted = _DIGIT.search(text, start, end)
            if counted and not apart and _GOES_ON.match(text, end):
                weight = SAME_SUBJECT_BEFORE
            else:
                weight = OTHER_SEGMENT_BEFORE if apart or counted else SAME_SEGMENT_BEFORE
        else:
            apart = _SEGMENT_END.search(text, at, start)
            weight = OTHER_SEGMENT_AFTER if apart else SAME_SEGMENT_AFTER
        yield start, end, weight
