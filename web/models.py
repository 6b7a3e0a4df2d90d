"""Requests and answers of the HTTP interface, from which its OpenAPI description is made.

Spans are ``[start, end)`` in code points of the text they belong to. Fields may
be added, never renamed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from indexer.citation import Style
from indexer.claims import Verdict
from indexer.figures import FigureOrder
from indexer.model import (
    AnswerKind,
    BlockKind,
    CompletionKind,
    Direction,
    FootnoteKind,
    Language,
    SortOrder,
    SourceParty,
)

MAXIMUM_QUERY = 400
"""Characters that ``q`` may have."""

MAXIMUM_TEXT = 2000
"""Characters that ``text`` may have."""

SpanPair = tuple[int, int]

Bound = Annotated[Decimal, Field(allow_inf_nan=False)]
NUMBER = WithJsonSchema({"type": "number"})
"""An address has no null: a parameter is left out."""
SAYS_SOMETHING = {"pattern": r"[^\s\u0000-\u001f\u0085]"}
"""What is neither empty nor blank, for the description alone: the library tells what is missing."""
Hash = Annotated[
    str,
    Field(description="Of the report's own text here: another once that text has changed."),
]

# --- Requests -------------------------------------------------------------------------


class Parameters(BaseModel):
    """Query parameters; one that is not declared is an error that lists the known ones."""

    model_config = ConfigDict(frozen=True)

    @classmethod
    @cache
    def model_json_schema(  # type: ignore[override]
        cls, *args: Any, **options: Any
    ) -> dict[str, Any]:
        """Worked out once: flask-openapi3 asks for it on every request."""
        return super().model_json_schema(*args, **options)

    @model_validator(mode="before")
    @classmethod
    def known_only(cls, values: dict[str, Any]) -> dict[str, Any]:
        known = sorted(cls.model_fields)
        for name in values:
            if name not in known:
                raise PydanticCustomError(
                    "unknown_parameter",
                    "Unknown parameter",
                    {"parameter": name, "known": ", ".join(known) or "none"},
                )
        return values


class NoParameters(Parameters):
    pass


class ListParameters(Parameters):
    limit: Annotated[int, Field(ge=1, le=50, description="Items in the answer at most.")] = 10
    offset: Annotated[int, Field(ge=0, le=1_000_000, description="Items left out before.")] = 0


class SearchParameters(ListParameters):
    q: Annotated[
        str,
        Field(
            max_length=MAXIMUM_QUERY,
            description='Words, "phrases", -word, AND OR NOT ( ), word*, title: note: table: '
            "section: source: year: unit:. Empty: every passage.",
        ),
    ] = ""
    lang: Annotated[
        Literal["auto", "zh", "en"], Field(description="Language of the facets' labels.")
    ] = "auto"
    kind: Annotated[list[BlockKind], Field(description="Kinds of passage; may be repeated.")] = []
    section: Annotated[list[str], Field(description="Section ids; may be repeated.")] = []
    source: Annotated[list[str], Field(description="Named sources; may be repeated.")] = []
    year: Annotated[
        list[Annotated[int, Field(ge=0, le=9999)]], Field(description="Years; may be repeated.")
    ] = []
    document: Annotated[list[str], Field(description="Document ids; may be repeated.")] = []
    sort: Annotated[
        SortOrder, Field(description="Best first, or as they stand in the reports.")
    ] = "relevance"


class SuggestParameters(ListParameters):
    q: Annotated[
        str,
        Field(
            max_length=MAXIMUM_QUERY,
            description="What has been typed so far: Chinese in either script, pinyin in full "
            "or by initials, English.",
        ),
    ]
    document: Annotated[list[str], Field(description="Document ids; may be repeated.")] = []


class ReaderParameters(Parameters):
    """Of a report's page."""

    q: Annotated[str, Field(max_length=MAXIMUM_QUERY, description="What is marked.")] = ""
    hit: Annotated[
        int | None, Field(ge=1, le=1_000_000, description="The match that the reader is at.")
    ] = None


class AskParameters(Parameters):
    q: Annotated[
        str,
        Field(
            max_length=MAXIMUM_QUERY,
            description="A question in Chinese or English.",
            json_schema_extra=SAYS_SOMETHING,
        ),
    ]
    lang: Annotated[
        Literal["auto", "zh", "en"],
        Field(description="Language of a refusal's reason; auto: the question's own."),
    ] = "auto"
    document: Annotated[list[str], Field(description="Document ids; may be repeated.")] = []


class StatisticsParameters(ListParameters):
    q: Annotated[
        str,
        Field(
            max_length=MAXIMUM_QUERY,
            description="A number alone finds its value, however it is written; else as in search.",
        ),
    ] = ""
    document: Annotated[list[str], Field(description="Document ids; may be repeated.")] = []
    unit: Annotated[
        list[str], Field(description="ISO 4217 codes, %, pp, x or nouns; may be repeated.")
    ] = []
    year: Annotated[
        list[Annotated[int, Field(ge=0, le=9999)]],
        Field(description="Years that a value's period overlaps; may be repeated."),
    ] = []
    section: Annotated[
        list[str], Field(description="Section ids, with all below; may be repeated.")
    ] = []
    footnote: Annotated[
        list[str], Field(description="Numbers of footnotes that back it; may be repeated.")
    ] = []
    source: Annotated[
        list[str], Field(description="Named sources, or parts of names; may be repeated.")
    ] = []
    min: Annotated[
        Bound | None,
        NUMBER,
        Field(description="Least value, in base units."),
    ] = None
    max: Annotated[
        Bound | None,
        NUMBER,
        Field(description="Greatest value, in base units."),
    ] = None
    sort: Annotated[
        FigureOrder, Field(description="Without a query, relevance is the order of the reports.")
    ] = "relevance"
    format: Annotated[
        Literal["json", "csv", "xlsx"],
        Field(description="csv and xlsx hold all that passes, without limit and offset."),
    ] = "json"


class CiteParameters(Parameters):
    style: Style = "gbt7714"
    lang: Annotated[Literal["auto", "zh", "en"], Field(description="The reader's language.")] = (
        "auto"
    )


class VerifyParameters(Parameters):
    text: Annotated[
        str,
        Field(
            max_length=MAXIMUM_TEXT,
            description="A claim in Chinese or English.",
            json_schema_extra=SAYS_SOMETHING,
        ),
    ]
    lang: Annotated[
        Literal["auto", "zh", "en"],
        Field(description="Language of the reasons; auto: the text's own."),
    ] = "auto"
    document: Annotated[list[str], Field(description="Document ids; may be repeated.")] = []


class TableParameters(Parameters):
    format: Annotated[
        Literal["json", "csv", "xlsx", "svg", "png"],
        Field(description="svg and png are its chart, where anything in it can be drawn."),
    ] = "json"
    lang: Annotated[
        Literal["auto", "zh", "en"], Field(description="Language of the words in a chart.")
    ] = "auto"


Theme = Literal["auto", "light", "dark"]


class FrameParameters(Parameters):
    """Of the pages that other sites show in a frame."""

    lang: Literal["auto", "zh", "en"] = "auto"
    theme: Theme = "auto"
    document: str = ""
    q: Annotated[str, Field(max_length=MAXIMUM_QUERY)] = ""
    limit: Annotated[int, Field(ge=1, le=50)] = 5
    hash: Annotated[str, Field(description="Of the text that was embedded.")] = ""


class OEmbedParameters(BaseModel):
    """Of the oEmbed standard; its consumers may send others too."""

    url: str
    format: str = "json"
    maxwidth: Annotated[int, Field(ge=1)] = 10_000
    maxheight: Annotated[int, Field(ge=1)] = 10_000


class EmbedParameters(FrameParameters):
    """Of the page that offers the ways to embed; the names are ids or keys."""

    statistic: str = ""
    question: Annotated[str, Field(max_length=MAXIMUM_QUERY)] = ""
    table: str = ""
    passage: str = ""


class DocumentPath(BaseModel):
    document: Annotated[str, Field(description="A document's id.")]


class BlockPath(DocumentPath):
    id: Annotated[str, Field(description="A block's id, such as 1.2-p4.")]


class FootnotePath(DocumentPath):
    number: Annotated[str, Field(description="A footnote's number, as printed.")]


class StatisticPath(DocumentPath):
    name: Annotated[str, Field(description="Its id (1.2-p4-n1) or permanent key.")]


class CitePath(DocumentPath):
    id: Annotated[
        str,
        Field(
            description="Id of a section, block, sentence, statistic (or its key), table or "
            "footnote's block; the document's own id for the whole report."
        ),
    ]


class TablePath(DocumentPath):
    id: Annotated[str, Field(description="A table's id, such as 4.1-t1.")]


# --- Answers --------------------------------------------------------------------------


class Error(BaseModel):
    code: Annotated[str, Field(description="A short stable name.")]
    message: str
    hint: Annotated[str | None, Field(description="How to mend it.")] = None
    parameter: Annotated[str | None, Field(description="The parameter at fault.")] = None


class ErrorAnswer(BaseModel):
    error: Error


class PageRange(BaseModel):
    """Printed page numbers, both inclusive."""

    model_config = ConfigDict(populate_by_name=True)

    first: Annotated[int, Field(alias="from")]
    last: Annotated[int, Field(alias="to")]


class DocumentReference(BaseModel):
    id: str
    title: str
    title_en: str | None
    language: Language
    publisher: str
    year: int


class SectionReference(BaseModel):
    id: str
    number: Annotated[str | None, Field(description="As printed before the title.")]
    title: str
    title_en: str | None
    path: Annotated[list[str], Field(description="Titles from the chapter down to the section.")]
    path_en: list[str | None]


class FootnoteReference(BaseModel):
    number: str
    text: str
    text_en: str | None
    source: Annotated[str | None, Field(description="The named source in one line.")]


class Mark(BaseModel):
    """A footnote number printed in the text."""

    number: str
    offset: Annotated[int, Field(description="Where in the text it stands; it takes no room.")]
    stray: Annotated[bool, Field(description="Printed out of order: shown, never cited.")]


class Slip(BaseModel):
    """A slip of the print: noted beside the text, never worked into it."""

    start: int
    end: int
    printed: str
    read: Annotated[str | None, Field(description="What it should be read as.")]
    note: str | None


class Statement(BaseModel):
    """A sentence that carries a footnote's mark."""

    id: str
    block: str
    text: str
    text_en: str | None
    section: SectionReference
    url: str


class Sentence(BaseModel):
    id: str
    start: int
    end: int
    text: str
    text_en: str | None


class Passage(BaseModel):
    """A block of a report with its place in it and what it rests on."""

    id: str
    kind: BlockKind
    document: DocumentReference
    section: SectionReference
    pages: PageRange | None
    text: str
    text_en: Annotated[str | None, Field(description="Unofficial translation.")]
    hash: Hash
    marks: list[Mark]
    footnotes: list[FootnoteReference]
    statistics: list[str]
    slips: Annotated[list[Slip], Field(description="Slips of the print in the text.")]
    url: str


class Hit(Passage):
    highlights: Annotated[list[SpanPair], Field(description="Spans of text that match.")]
    highlights_en: Annotated[list[SpanPair], Field(description="Spans of text_en that match.")]
    statements: Annotated[
        list[Statement], Field(description="For a footnote: the sentences that carry its mark.")
    ]
    score: float


class Block(Passage):
    sentences: list[Sentence]


class FacetValue(BaseModel):
    value: str
    label: str
    count: int


class SearchAnswer(BaseModel):
    query: str
    total: int
    items: list[Hit]
    facets: dict[str, list[FacetValue]]
    suggestion: Annotated[str | None, Field(description="A query that finds more.")]
    relaxed: Annotated[
        str | None,
        Field(description="The shortened query whose hits these are; the whole found nothing."),
    ]


class Suggestion(BaseModel):
    """What a query may become: something that stands in a report."""

    model_config = ConfigDict(from_attributes=True)

    text: Annotated[str, Field(description="In the report's own language.")]
    text_en: Annotated[str | None, Field(description="In English, unless it is English itself.")]
    kind: Annotated[
        CompletionKind,
        Field(
            description="term: of a glossary; source: named by a footnote or table; section, "
            "table: a title; phrase: frequent in the text."
        ),
    ]
    language: Annotated[
        Language,
        Field(description="What was typed, pinyin being Chinese: which text to go on with."),
    ]


class SuggestAnswer(BaseModel):
    query: str
    total: int
    items: Annotated[list[Suggestion], Field(description="The best first.")]


class Document(DocumentReference):
    subtitle: str | None
    abbreviation: str | None
    publishers: list[str]
    date: date
    sections: int
    footnotes: int
    tables: int
    translated: Annotated[bool, Field(description="Has an (unofficial) English translation.")]
    rights: str | None
    origin: str | None
    url: str


class DocumentList(BaseModel):
    total: int
    items: list[Document]


class Section(BaseModel):
    id: str
    number: str | None
    title: str
    title_en: str | None
    contents_title: Annotated[
        str | None, Field(description="The contents page's wording, where it differs.")
    ]
    level: int
    pages: PageRange | None
    url: str
    children: list[Section]


class SectionList(BaseModel):
    total: Annotated[int, Field(description="Sections of the first level.")]
    items: list[Section]


class Footnote(FootnoteReference):
    block: str
    kind: FootnoteKind
    section: SectionReference
    organisation: str | None
    title: str | None
    date: Annotated[str | None, Field(description="ISO year, month or day.")]
    party: SourceParty
    statements: list[Statement]
    url: str


class FootnoteList(BaseModel):
    total: int
    items: list[Footnote]


class Cell(BaseModel):
    text: str
    text_en: str | None
    statistic: Annotated[str | None, Field(description="Id of the statistic in this cell.")]


class Period(BaseModel):
    """The time that a value is of; both days inclusive."""

    model_config = ConfigDict(populate_by_name=True)

    text: str
    first: Annotated[date, Field(alias="from")]
    last: Annotated[date, Field(alias="to")]
    inferred: Annotated[bool, Field(description="Carried from around the sentence.")]


class Statistic(BaseModel):
    """A number of a report."""

    id: Annotated[str, Field(description="Readable; changes with what stands before it.")]
    key: Annotated[str, Field(description="Permanent.")]
    text: str
    text_en: str
    value: Annotated[float | int, Field(description="In base units; shares in percent.")]
    value_high: Annotated[float | int | None, Field(description="Upper end of a range.")]
    unit: str | None
    qualifier: str | None
    direction: Direction | None
    period: Period | None
    measure: Annotated[str, Field(description="What is counted, in the report's own words.")]
    measure_en: str | None
    comparison: Annotated[str | None, Field(description="What it is compared with.")]
    nearby: Annotated[
        list[FootnoteReference],
        Field(description="Footnotes of neighbouring sentences; they do not back it."),
    ]


class Citation(BaseModel):
    """Where the report says it."""

    document: DocumentReference
    section: SectionReference
    pages: PageRange | None
    block: str
    kind: BlockKind
    quote: Annotated[str, Field(description="Whole sentences; a table row's cells with tabs.")]
    quote_en: str | None
    hash: Hash
    footnotes: list[FootnoteReference]
    source_line: str | None
    url: str


class TablePlace(BaseModel):
    """Where in a table a number stands; row and column count from 1."""

    id: str
    title: str
    title_en: str | None
    row: int
    column: int
    row_title: str
    column_title: str
    url: str


class StatisticItem(Statistic):
    citation: Citation
    place: Annotated[SpanPair, Field(description="Where in the quote the number stands.")]
    place_en: Annotated[SpanPair | None, Field(description="Likewise in quote_en.")]
    table: TablePlace | None
    sources: Annotated[list[str], Field(description="Named sources that back it.")]
    party: Annotated[SourceParty, Field(description="Who stands behind it.")]
    url: Annotated[str, Field(description="Its own page, under its key.")]


class GoneAnswer(ErrorAnswer):
    nearest: Annotated[StatisticItem | None, Field(description="The record most like it now.")]


class StatisticList(BaseModel):
    total: int
    items: list[StatisticItem]


class CitationText(BaseModel):
    style: Style
    language: Language
    text: str


class TableSummary(BaseModel):
    id: str
    document: DocumentReference
    title: str
    title_en: str | None
    section: SectionReference
    columns: list[str]
    columns_en: list[str | None]
    row_count: int
    source_line: str | None
    source_line_en: str | None
    url: str


class TableList(BaseModel):
    total: int
    items: list[TableSummary]


class Table(TableSummary):
    hash: Hash
    rows: list[list[Cell]]


class DrawnTable(Table):
    chart: Annotated[
        str | None,
        Field(description="Address of its chart; null where nothing in it can be drawn."),
    ]


class Given(BaseModel):
    """An answer in the report's own words."""

    kind: AnswerKind
    text: str
    text_en: str | None
    items: Annotated[list[str] | None, Field(description="Of lists, ranks and comparisons.")]
    items_en: list[str] | None
    statistic: Statistic | None


class AskAnswer(BaseModel):
    query: str
    language: Language
    answerable: bool
    confidence: Annotated[
        float,
        Field(ge=0, le=1, description="That the answer, or the refusal, is right."),
    ]
    reason: Annotated[str | None, Field(description="Why it is not answered.")]
    answer: Given | None
    citations: list[Citation]
    passages: Annotated[list[Hit], Field(description="The best passages, as in a search.")]


class Claim(BaseModel):
    """A number of a text, and what the reports say to it."""

    text: Annotated[str, Field(description="The number as it stands in the text.")]
    span: Annotated[SpanPair, Field(description="Where in the text.")]
    verdict: Annotated[
        Verdict,
        Field(
            description="confirmed: a record of the same subject and time has this value, to "
            "within the claim's own rounding; differs: it has another; not-found: no such record."
        ),
    ]
    reason: Annotated[str | None, Field(description="Why it is not confirmed.")]
    statistic: Annotated[
        Statistic | None,
        Field(description="The record compared with; for not-found the nearest, if any."),
    ]
    citation: Citation | None


class VerifyAnswer(BaseModel):
    text: str
    total: int
    items: Annotated[list[Claim], Field(description="One a number, in order.")]
    note: Annotated[
        str | None, Field(description="What of the text is not compared: ranks, dates.")
    ]


class Status(BaseModel):
    status: Literal["ok"]
