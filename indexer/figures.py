"""Statistics as readers look them up: each with its place, its English and who stands behind it.

For: filtering, sorting and looking up; what is indexed of a statistic; what rests on a
source. Not for: reading numbers out of a report (``statistics``), ranking (``engine``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from rapidfuzz import fuzz

from indexer import footnotes, numbers
from indexer.engine import Entry, Quantity
from indexer.errors import GoneError, NotFoundError, QueryError
from indexer.footnotes import Source
from indexer.language.analysis import Analyzer
from indexer.language.blanking import blanked
from indexer.language.en import STOP_WORDS
from indexer.model import (
    Block,
    Citation,
    Document,
    Footnote,
    Pages,
    Section,
    SourceParty,
    Span,
    Statistic,
    Table,
)
from indexer.numbers import fold
from indexer.passages import section_path

FigureOrder = Literal["relevance", "order", "value", "-value", "year"]
ORDERS: tuple[FigureOrder, ...] = get_args(FigureOrder)
MOST = 50
"""Figures of one page."""
RANKS = ("rank", "rank change")
"""Units of what a table's columns of ranks hold."""
ALIKE = 0.4
"""Least likeness of two measures, from 0 to 1; below it they share a word or two by chance."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic with what a reader needs beside it."""

    statistic: Statistic
    text_en: str
    """The number in English: ``US$22.5 billion``."""
    citation: Citation
    """Its whole sentence, or table row, with place and backing."""
    place: Span
    """Where the number stands in the citation's quote."""
    sections: tuple[str, ...]
    """Ids of its section and those above it, from the chapter down."""
    sources: tuple[str, ...]
    """Names of the sources that back it; none where the report names none."""
    party: SourceParty
    table: str | None
    """Title of its table."""

    @property
    def high(self) -> Decimal:
        """The upper end, or the value itself."""
        return self.statistic.value if self.statistic.high is None else self.statistic.high


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """Which figures, in which order, which page. Empty filters let everything pass; the values of
    one filter are alternatives, and all filters must pass."""

    query: str = ""
    documents: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    """A figure passes whose period overlaps one of them."""
    sections: tuple[str, ...] = ()
    """Section ids (``1.2``), or ``document/section``; with all below."""
    footnotes: tuple[str, ...] = ()
    """Numbers of footnotes that back it."""
    sources: tuple[str, ...] = ()
    """Names of sources that back it, or parts of them."""
    minimum: Decimal | None = None
    """In base units; of a range, its upper end counts."""
    maximum: Decimal | None = None
    """In base units; of a range, its lower end counts."""
    sort: FigureOrder = "relevance"
    """Without a query, relevance is the order of the reports."""
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class FigureList:
    """One page of figures; ``total`` counts all."""

    total: int
    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """A source with the figures that rest on it; without ``source``, those that name none."""

    source: Source | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Retired:
    """A statistic that an earlier build had under its key, and the report has no more."""

    key: str
    sentence: str
    text: str
    """The number as it was printed."""


# --- From a report to its figures ---------------------------------------------------------


def of(
    document: Document, statistics: Iterable[Statistic], english: Mapping[str, str]
) -> tuple[Figure, ...]:
    """The figures of a report, in reading order. ``english``: by the report's own text."""
    around = _Surroundings.of(document, english)
    return tuple(_figure(each, around) for each in statistics)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    document: Document
    blocks: Mapping[str, Block]
    sections: Mapping[str, Section]
    notes: Mapping[str, Footnote]
    """By number."""
    tables: Mapping[str, Table]
    english: Mapping[str, str]

    @classmethod
    def of(cls, document: Document, english: Mapping[str, str]) -> _Surroundings:
        return cls(
            document,
            {block.id: block for block in document.blocks},
            {section.id: section for section in document.sections},
            {note.number: note for note in document.footnotes},
            {table.id: table for table in document.tables},
            english,
        )


def _figure(statistic: Statistic, around: _Surroundings) -> Figure:
    block = around.blocks[statistic.block]
    path = section_path(around.sections, block.section)
    table = around.tables[statistic.cell.table] if statistic.cell else None
    names, party = _backing(statistic, table, around)
    return Figure(
        statistic=statistic,
        text_en=numbers.write_out(statistic, "en"),
        citation=_citation(statistic, block, path[-1].pages, table, around.english),
        place=_place_in_quote(statistic, block),
        sections=tuple(section.id for section in path),
        sources=names,
        party=party,
        table=table.title if table else None,
    )


def _quoted(statistic: Statistic, block: Block) -> Span:
    """What of the block is quoted: the number's sentence, or the whole table row."""
    if block.kind == "table-row":
        return Span(0, len(block.text))
    sentence = next(each for each in block.sentences if each.id == statistic.sentence)
    text = block.text[sentence.start : sentence.end]
    before = len(text) - len(text.lstrip())
    return Span(sentence.start + before, sentence.start + before + len(text.strip()))


def _place_in_quote(statistic: Statistic, block: Block) -> Span:
    start = _quoted(statistic, block).start
    return Span(statistic.start - start, statistic.end - start)


def _citation(
    statistic: Statistic,
    block: Block,
    pages: Pages | None,
    table: Table | None,
    english: Mapping[str, str],
) -> Citation:
    quoted = _quoted(statistic, block)
    quote = block.text[quoted.start : quoted.end]
    translated = english.get(quote)
    return Citation(
        document=statistic.document,
        section=block.section,
        pages=block.pages or pages,
        block=block.id,
        kind=block.kind,
        quote=quote,
        quote_en=translated if translated != quote else None,
        footnotes=statistic.footnotes,
        source_line=table.source_line if table else None,
    )


def _backing(
    statistic: Statistic, table: Table | None, around: _Surroundings
) -> tuple[tuple[str, ...], SourceParty]:
    """The named sources of a statistic, and whose they are: the first that is named decides."""
    backing = (around.notes[n] for n in statistic.footnotes if n in around.notes)
    notes = [note for note in backing if note.kind == "source"]
    read = [(note.source, note.party) for note in notes]
    if table and table.source_line:
        described = footnotes.describe(table.source_line, _publishers(around.document))
        read.append((described.source, described.party))
    named: dict[str, SourceParty] = {name: party for name, party in read if name}
    return tuple(named), next(iter(named.values()), "unnamed")


def _publishers(document: Document) -> tuple[str, ...]:
    return document.publishers + document.publisher_aliases


# --- What is indexed ------------------------------------------------------------------------


def entries(document: Document, figures: Sequence[Figure], analyzer: Analyzer) -> Iterator[Entry]:
    """One index entry for each figure: its sentence with no number but its own.

    So a value finds its own record, not the others of its sentence.
    """
    blocks = {block.id: block for block in document.blocks}
    titles = {section.id: section.title for section in document.sections}
    of_block: dict[str, list[Statistic]] = {}
    for figure in figures:
        of_block.setdefault(figure.statistic.block, []).append(figure.statistic)
    for order, figure in enumerate(figures):
        statistic = figure.statistic
        text = _with_own_number(statistic, blocks[statistic.block], of_block[statistic.block])
        context = [titles[id_] for id_ in figure.sections]
        context += [figure.table or "", statistic.cell.column_title] if statistic.cell else []
        yield Entry(
            document=document.id,
            id=statistic.id,
            order=order,
            fields=_fields(figure, text, "\n".join(context), analyzer),
            keywords=_keywords(figure),
            quantities=(Quantity(statistic.value, figure.high, statistic.unit),),
        )


def _with_own_number(statistic: Statistic, block: Block, others: Iterable[Statistic]) -> str:
    """The sentence, or table row, with blanks for the other numbers."""
    sentence = next(each for each in block.sentences if each.id == statistic.sentence)
    spans = ((other.start, other.end) for other in others if other.id != statistic.id)
    text = blanked(block.text, spans)
    return text if block.kind == "table-row" else text[sentence.start : sentence.end]


def _fields(
    figure: Figure, text: str, context: str, analyzer: Analyzer
) -> Mapping[str, tuple[str, ...]]:
    statistic = figure.statistic
    own = analyzer.analyze(text)
    said = analyzer.analyze(f"{statistic.measure_en or ''}\n{_english_words(figure)}")
    around = analyzer.analyze(f"{statistic.measure}\n{context}")
    sources = analyzer.analyze("\n".join(figure.sources))
    return {
        "words": own.indexed(own.words),
        "bigrams": tuple(token.text for token in own.bigrams),
        "characters": tuple(token.text for token in own.characters),
        "numbers": tuple(token.text for token in own.numbers),
        "english": said.indexed(said.english),
        "context_words": around.indexed(around.words),
        "context_bigrams": tuple(token.text for token in around.bigrams),
        "context_english": around.indexed(around.english),
        "sources": tuple(token.text for token in sources.characters),
    }


def _english_words(figure: Figure) -> str:
    """The sentence's English without its numbers: they are the Chinese text's to give."""
    translated = figure.citation.quote_en or ""
    kept, at = [], 0
    for number in numbers.find(translated, "en"):
        if not numbers.says_what(number.unit):
            kept.append(translated[at : number.start])
            at = number.end
    return " ".join([*kept, translated[at:]])


def _keywords(figure: Figure) -> Mapping[str, tuple[str, ...]]:
    statistic = figure.statistic
    years = range(0)
    if statistic.period:
        years = range(statistic.period.first.year, statistic.period.last.year + 1)
    return {
        "document": (statistic.document,),
        "kind": (figure.citation.kind,),
        "section": figure.sections,
        "place": tuple(f"{statistic.document}/{id_}" for id_ in figure.sections),
        "source": figure.sources,
        "year": tuple(str(year) for year in years),
        "unit": (statistic.unit,) if statistic.unit else (),
    }


# --- Choosing ---------------------------------------------------------------------------------


def selected(
    figures: Iterable[Figure],
    request: FigureRequest,
    ranking: Mapping[tuple[str, str], int] | None,
) -> tuple[Figure, ...]:
    """The figures that pass, in order; all pages.

    ``ranking``: document and statistic id → rank among those that match the query; None without
    a query.
    """
    passing = [each for each in figures if _passes(each, request)]
    if ranking is not None:
        passing = [each for each in passing if _place(each) in ranking]
        if request.sort == "relevance":
            passing.sort(key=lambda each: ranking[_place(each)])
    if request.sort in ("value", "-value"):
        passing.sort(key=lambda each: each.statistic.value, reverse=request.sort == "-value")
    elif request.sort == "year":
        passing.sort(key=_when)
    return tuple(passing)


def check(request: FigureRequest, documents: Collection[str]) -> None:
    """Raises QueryError, naming the parameter, where a filter or the page is out of bounds."""
    for document in request.documents:
        if document not in documents:
            hint = f"There are: {', '.join(documents)}."
            raise QueryError(f"there is no document {document}", parameter="document", hint=hint)
    for name, bound in (("min", request.minimum), ("max", request.maximum)):
        if bound is not None and not bound.is_finite():
            raise QueryError(f"{name} is to be a number", parameter=name)
    if request.limit < 1:
        raise QueryError("limit is at least 1", parameter="limit")
    if request.offset < 0:
        raise QueryError("offset cannot be negative", parameter="offset")


def _place(figure: Figure) -> tuple[str, str]:
    return figure.statistic.document, figure.statistic.id


def _when(figure: Figure) -> tuple[bool, str]:
    """By the first day of the period; those without one last."""
    period = figure.statistic.period
    return period is None, period.first.isoformat() if period else ""


def _passes(figure: Figure, request: FigureRequest) -> bool:
    statistic = figure.statistic
    return (
        (not request.documents or statistic.document in request.documents)
        and (not request.units or _is_of_unit(statistic, request.units))
        and (not request.years or _overlaps(statistic, request.years))
        and (not request.sections or _is_within(figure, request.sections))
        and (not request.footnotes or any(n in statistic.footnotes for n in request.footnotes))
        and (not request.sources or _rests_on(figure, request.sources))
        and (request.minimum is None or figure.high >= request.minimum)
        and (request.maximum is None or statistic.value <= request.maximum)
    )


def _is_of_unit(statistic: Statistic, units: Iterable[str]) -> bool:
    unit = (statistic.unit or "").casefold()
    return any(unit == wanted.casefold() for wanted in units)


def _overlaps(statistic: Statistic, years: Iterable[int]) -> bool:
    period = statistic.period
    return period is not None and any(
        period.first.year <= year <= period.last.year for year in years
    )


def _is_within(figure: Figure, sections: Iterable[str]) -> bool:
    places = {f"{figure.statistic.document}/{id_}" for id_ in figure.sections}
    return any(section in figure.sections or section in places for section in sections)


def _rests_on(figure: Figure, sources: Iterable[str]) -> bool:
    names = [fold(name).casefold() for name in figure.sources]
    return any(fold(wanted).casefold() in name for wanted in sources for name in names)


# --- Looking up -------------------------------------------------------------------------------


def find(figures: Sequence[Figure], name: str, document: str, retired: Iterable[Retired]) -> Figure:
    """The figure of a report with this id or key.

    Raises GoneError with the key of the nearest figure for a key that an earlier build had,
    NotFoundError for a name that was never known.
    """
    for figure in figures:
        if name in (figure.statistic.id, figure.statistic.key):
            return figure
    gone = next((each for each in retired if each.key == name), None)
    if gone is None:
        raise NotFoundError(
            f"{document} has no statistic {name}",
            hint="Give an id such as 1.2-p4-n1, or a key of ten digits and letters.",
        )
    nearest = _nearest(gone, figures)
    raise GoneError(
        f"{document} once had a statistic {name}; its sentence has changed or is gone",
        nearest=nearest,
        hint=f"The nearest record now is {nearest}." if nearest else None,
    )


def retired(
    before: Iterable[Retired],
    document: Document,
    statistics: Iterable[Statistic],
    now: Iterable[Statistic],
) -> tuple[Retired, ...]:
    """What a new build remembers: the keys of earlier builds that the report has no more.

    ``document`` and ``statistics`` as they were in the last build, ``before`` what it remembered.
    """
    kept = {each.key for each in now}
    texts = {s.id: b.text[s.start : s.end] for b in document.blocks for s in b.sentences}
    gone = [Retired(each.key, texts[each.sentence], each.text) for each in statistics]
    return tuple({e.key: e for e in (*before, *gone) if e.key not in kept}.values())


def _nearest(gone: Retired, figures: Iterable[Figure]) -> str | None:
    """The key of the figure whose sentence is most like it; among equals, whose number is."""
    best = max(
        figures,
        key=lambda each: (
            fuzz.ratio(gone.sentence, each.citation.quote),
            fuzz.ratio(gone.text, each.statistic.text),
        ),
        default=None,
    )
    return best.statistic.key if best else None


def same_value(figure: Figure, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The other figures with its value and unit; none of a rank, which many things have."""
    own = figure.statistic
    if own.unit in RANKS:
        return ()
    return tuple(
        each
        for each in figures
        if (each.statistic.value, each.statistic.high) == (own.value, own.high)
        and each.statistic.unit == own.unit
        and _place(each) != _place(figure)
    )


def of_like_measure(figure: Figure, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The other figures with its unit that measure much the same, the most alike first.

    A table's rows are alike by their column alone, and the table shows them together: to a figure
    of a table, another table's is like only where row and column are the same.
    """
    own = figure.statistic
    pieces = _pieces(own.measure)
    found = []
    for each in figures:
        other = each.statistic
        if other.unit != own.unit or _place(each) == _place(figure):
            continue
        if own.cell and other.cell and own.cell.table == other.cell.table:
            continue
        likeness = _likeness(pieces, _pieces(other.measure))
        if likeness >= (1 if own.cell and other.cell else ALIKE):
            found.append((likeness, each))
    return tuple(each for _, each in sorted(found, key=_by_likeness, reverse=True))


def _by_likeness(found: tuple[float, Figure]) -> float:
    return found[0]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient: 0 where nothing is shared, 1 where all is."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0


def _pieces(measure: str) -> frozenset[str]:
    """A measure's Latin words, and pairs of its Chinese characters; what stands in brackets, such
    as a column's unit, explains it alone."""
    found: set[str] = set()
    bare = re.sub(r"\([^()]*\)", " ", numbers.fold(measure).casefold())
    for run in re.findall(r"[a-z]+|[^\W\d_a-z]+", bare):
        if not run.isascii():
            found.update(run[at : at + 2] for at in range(max(len(run) - 1, 1)))
        elif run not in STOP_WORDS:
            found.add(run)
    return frozenset(found)


def resting(document: Document, figures: Sequence[Figure]) -> tuple[Resting, ...]:
    """Each source with the figures that rest on it, as they appear; last those without any."""
    groups = footnotes.group(document.footnotes, document.tables, _publishers(document))
    found = [
        Resting(source, tuple(each for each in figures if _is_backed(each.statistic, source)))
        for source in groups
    ]
    backed = {each.statistic.id for group in found for each in group.figures}
    unnamed = tuple(each for each in figures if each.statistic.id not in backed)
    return (*found, Resting(None, unnamed)) if unnamed else tuple(found)


def _is_backed(statistic: Statistic, source: Source) -> bool:
    if statistic.cell and statistic.cell.table in source.tables:
        return True
    return any(number in source.footnotes for number in statistic.footnotes)
