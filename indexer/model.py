"""The frozen values that every stage reads and returns. Imports nothing of ours.

Offsets are Unicode code points, half-open ``[start, end)``. Unless a field says
otherwise they count in the ``text`` of the value that holds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
"""A language that reports and readers may have."""

Bilingual = Mapping[Language, str]
"""The same words in each language, so that who shows them chooses."""

BlockKind = Literal[
    "heading",
    "paragraph",
    "list-item",
    "caption",
    "table-row",
    "footnote",
    "source-line",
    "imprint",
]
BLOCK_LETTERS: dict[BlockKind, str] = {
    "heading": "h",
    "paragraph": "p",
    "list-item": "l",
    "caption": "c",
    "table-row": "r",
    "footnote": "f",
    "source-line": "s",
    "imprint": "i",
}
"""The letter that a block's kind has in its id: ``1.2-p4`` is section 1.2's fourth paragraph."""

FootnoteKind = Literal["source", "definition"]
Direction = Literal["up", "down"]
SourceParty = Literal["publisher", "third-party", "unnamed"]
"""Who stands behind a figure: the report's publisher, somebody else, or nobody it names."""

AnswerKind = Literal[
    "statistic", "fact", "definition", "list", "rank", "comparison", "source", "passage"
]
SortOrder = Literal["relevance", "order"]
CompletionKind = Literal["term", "source", "section", "table", "phrase"]
"""A glossary's term, a named source, a title of a section or table, a frequent phrase."""


class Span(NamedTuple):
    """``[start, end)`` in code points."""

    start: int
    end: int


# --- The report as parsed -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the report's source file that belongs to a block."""

    start: int
    """First code point in the source file."""
    end: int
    """One past the last code point in the source file."""
    glue: str = ""
    """What stands before this piece in the block's text in place of skipped source: nothing
    where a mark or a page break was, a tab between table cells, a line feed or a space where
    the script needs one. The source itself is never altered."""


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """A footnote number printed in running text."""

    number: str
    """As printed: ``11``, ``①`` is given as ``1``."""
    offset: int
    """Where in the block's text it stands; it takes no room there."""
    stray: bool = False
    """True where the same number is marked again out of order: shown, never cited."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the printed report: noted beside the text, never worked into it."""

    start: int
    """Where in the block's text the words stand."""
    end: int
    read: str | None
    """What they should be read as; None where only ``note`` explains."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: up to 。！？ (or ``. ! ?`` in English) or the block's end."""

    id: str
    """``1.2-p4-s2``: block id and ordinal from 1."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, caption, table row, footnote, source line or imprint."""

    id: str
    """Section id, kind letter and ordinal in the section (``1.2-p4``); ``f11`` for footnote 11."""
    kind: BlockKind
    section: str
    """Id of its section."""
    text: str
    """The pieces of the source joined with their glue; footnote marks and markup are left out."""
    pieces: tuple[Piece, ...]
    sentences: tuple[Sentence, ...]
    marks: tuple[FootnoteMark, ...] = ()
    pages: Pages | None = None
    """Printed pages where they are known more closely than the section's."""
    slips: tuple[Slip, ...] = ()
    """Slips of the print in its text."""

    def sentence_with(self, mark: FootnoteMark) -> Sentence:
        """The sentence that carries a mark: one printed behind a sentence's end belongs to it."""
        before = [sentence for sentence in self.sentences if sentence.start < mark.offset]
        return before[-1] if before else self.sentences[0]


@dataclass(frozen=True, slots=True)
class Pages:
    """Printed page numbers, both inclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    id: str
    """The printed number (``2.1.1``), or the place in the outline (``3.2``, cover ``0``)."""
    title: str
    """As printed over the text, without a number such as 一、 or 1.1 before it."""
    number: str | None
    """The number split off the title, as printed (``一``, ``1.1``)."""
    level: int
    """1 for a chapter (and the cover), 2 below it, and so on."""
    parent: str | None
    pages: Pages | None
    contents_title: str | None = None
    """The contents page's wording, where it differs from the title."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered note: the source of statements, or a term's definition."""

    number: str
    block: str
    """Id of the block with its text (``f11``)."""
    text: str
    kind: FootnoteKind
    section: str
    """The section of its first mark."""
    marked_in: tuple[str, ...]
    """Ids of the sentences that carry one of its marks, stray ones left out."""
    organisation: str | None = None
    title: str | None = None
    date: str | None = None
    """ISO year, month or day, as far as the note states it: ``2018-01``."""
    party: SourceParty = "unnamed"
    source: str | None = None
    """The named source in one line: organisation, or organisation and title."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; one that was continued under a repeated header is one table."""

    id: str
    """Section id and ordinal: ``4.1-t1``."""
    title: str
    section: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    source_line: str | None
    """What the report names as the table's source (数据来源：…), as printed."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A body row of a table."""

    block: str
    """Id of its block."""
    cells: tuple[Span, ...]
    """The cells in the block's text, in column order."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something of the source that a reader of ``yinju check`` should know."""

    line: int
    """Line of the source file, from 1."""
    code: str
    """A short stable name: ``stray-mark``, ``erratum``, ``title-differs`` …"""
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report, read exactly: the value that all later stages work on."""

    id: str
    title: str
    language: Language
    publishers: tuple[str, ...]
    year: int
    date: date
    """Publication date as far as known (else 1 January): 今年 is reckoned from it."""
    source: str
    """The report file's whole text; pieces are offsets into it."""
    sections: tuple[Section, ...]
    """In reading order."""
    blocks: tuple[Block, ...]
    """In reading order; a footnote stands after the block with its first mark."""
    footnotes: tuple[Footnote, ...]
    tables: tuple[Table, ...]
    oddities: tuple[Oddity, ...] = ()
    subtitle: str | None = None
    title_en: str | None = None
    """The title in English where the report prints one or its description gives one."""
    abbreviation: str | None = None
    rights: str | None = None
    """Whose the text is, and under which terms it stands here."""
    origin: str | None = None
    """Where the text was taken from."""
    examples: tuple[str, ...] = ()
    """Queries to begin with, in either language."""
    publisher_aliases: tuple[str, ...] = ()
    """Other names that its publishers go by in footnotes (Alibaba.com, ICBU)."""
    covers: Period | None = None
    """The year that it speaks of most; None where it names none, or before that was looked for."""


# --- Numbers and statistics -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity found in a text."""

    start: int
    """Where the number and its unit stand; the qualifier before it is outside."""
    end: int
    value: Decimal
    """In base units: 4000亿 is 400000000000; shares in percent; multiples as printed."""
    unit: str | None
    """ISO 4217 code, ``%``, ``pp``, ``x``, or an English noun (``companies``); None without one."""
    high: Decimal | None = None
    """Upper end of a range."""
    qualifier: str | None = None
    """As printed: 近 约 超过 …"""
    measure_word: str | None = None
    """As printed: 家 万家's 家, 张, 个订单."""


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a value is of. ``first`` and ``last`` are inclusive days."""

    text: str
    """The words it was read from (2017年4-12月)."""
    first: date
    last: date
    inferred: bool = False
    """True where the sentence has none and it was carried from around it."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """Where in a table a statistic stands."""

    table: str
    row: int
    """From 1."""
    column: int
    """From 1."""
    row_title: str
    column_title: str


@dataclass(frozen=True, slots=True)
class Statistic:
    """A number of the report with its unit, period and source."""

    id: str
    """``2.1.1-p3-n2``: block id and ordinal in the block; readable, positional."""
    key: str
    """Ten hex digits of SHA-256 over document id, sentence text and ordinal in the sentence:
    permanent, whatever is edited elsewhere."""
    document: str
    block: str
    sentence: str
    """Id of its sentence."""
    start: int
    """Where its number stands in the block's text."""
    end: int
    text: str
    """The number as printed with its unit: ``block.text[start:end]``."""
    value: Decimal
    high: Decimal | None
    unit: str | None
    qualifier: str | None
    direction: Direction | None
    period: Period | None
    measure: str
    """What is counted, of whom, in the report's own words."""
    comparison: str | None
    """What it is compared with (同比2016, 上半年)."""
    footnotes: tuple[str, ...]
    """Numbers of the footnotes that back it."""
    nearby: tuple[str, ...]
    """Footnotes of the neighbouring sentences of its block: shown as "nearby", backing nothing."""
    cell: TableCell | None = None
    measure_en: str | None = None
    """The measure in English, where the report is English or has a translation."""
    place_en: Span | None = None
    """Where the translation of its sentence, or table row, states the number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A check of the report's own arithmetic that does not come out even."""

    code: str
    """``growth``, ``parts``, ``printed-twice``, ``over-hundred``."""
    statistics: tuple[str, ...]
    """Ids of the statistics compared."""
    computation: str
    """The sum as a reader would write it: ``2.4万 + 1.6万 + 9600 = 4.96万 ≠ 4.8万``."""
    holds: bool


# --- What is indexed and what comes back ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wording:
    """A word or phrase as it may be typed."""

    text: str
    language: Language
    letters: str
    """Folded, without punctuation: see ``indexer.language.typed``."""
    readings: tuple[str, ...]
    """For each letter its pinyin, empty for what is no Chinese character; none where there is no
    Chinese."""
    starts: tuple[int, ...]
    """Where in ``letters`` words begin."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a query that is being typed may become: something that stands in a report."""

    text: str
    text_en: str | None
    """Its English; None for what is English itself or has no translation."""
    kind: CompletionKind
    count: int
    """Sentences that it stands in, or that rest on it as their source."""
    wordings: tuple[Wording, ...]
    """All that it may be typed as, ``text`` first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion in the wording that was begun to type."""

    text: str
    text_en: str | None
    kind: CompletionKind
    language: Language
    """The language that it was typed in, pinyin being Chinese: which of its texts to go on with."""

    @property
    def typed(self) -> str:
        """The one of its texts that was begun to type."""
        return self.text_en if self.language == "en" and self.text_en else self.text


@dataclass(frozen=True, slots=True)
class Suggestions:
    """One page of suggestions, the best first."""

    total: int
    items: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is indexed and found: one block with what a reader needs around it."""

    document: str
    id: str
    """The block's id."""
    kind: BlockKind
    order: int
    """Place in the document, from 0."""
    section: str
    section_path: tuple[str, ...]
    """Titles from the chapter down."""
    pages: Pages | None
    text: str
    text_en: str | None
    """English text where a translation has it."""
    context: str
    """Titles searched with it: section, table title and column heads; never shown as its text."""
    footnotes: tuple[str, ...]
    """Footnotes marked in it; for a footnote's own passage, itself."""
    sources: tuple[str, ...]
    """Named sources of those footnotes or of the table: the ``source`` facet."""
    years: tuple[int, ...]
    units: tuple[str, ...]
    statistics: tuple[str, ...]
    """Ids of the statistics in it."""


@dataclass(frozen=True, slots=True)
class Facet:
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with marks."""

    passage: Passage
    score: float
    highlights: tuple[Span, ...]
    """Into ``passage.text``."""
    highlights_en: tuple[Span, ...]
    """Into ``passage.text_en``."""
    shown_with: tuple[str, ...] = ()
    """For a footnote: the ids of the sentences that carry its mark."""


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[Facet, ...]]
    suggestion: str | None = None
    """A query that finds more: a spelling nearby, or the part of the query that matches."""
    relaxed: str | None = None
    """The shortened query whose hits these are, where the whole one found nothing."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the report says it: whole sentences, place and what they rest on."""

    document: str
    section: str
    pages: Pages | None
    block: str
    kind: BlockKind
    quote: str
    """Whole sentence(s) of the block; a table row: its cells joined by tabs."""
    quote_en: str | None
    footnotes: tuple[str, ...]
    source_line: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The report's own words, or an honest refusal with its reason."""

    query: str
    language: Language
    answerable: bool
    confidence: float
    reason: Bilingual | None
    """Why it is not answered."""
    kind: AnswerKind | None
    text: str | None
    text_en: str | None
    items: tuple[str, ...] | None
    items_en: tuple[str, ...] | None
    statistics: tuple[str, ...]
    """Ids of the statistics answered with, the best first."""
    citations: tuple[Citation, ...]
    passages: tuple[Hit, ...]
