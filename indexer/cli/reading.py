"""Commands for readers: search and show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import click

from indexer import config
from indexer.cli.output import (
    NOTHING_FOUND,
    Command,
    json_option,
    marked,
    open_library,
    pages_text,
    print_json,
)
from indexer.errors import NotFoundError
from indexer.model import (
    BlockKind,
    Document,
    Hit,
    Passage,
    Section,
    SortOrder,
    Span,
    Statistic,
    Table,
)

if TYPE_CHECKING:
    from indexer.library import Library


@click.command(cls=Command)
@click.argument("query", nargs=-1, required=True)
@click.option("--document", multiple=True, help="Only in this report (its id).")
@click.option(
    "--kind", multiple=True, type=click.Choice(get_args(BlockKind)), help="Only such passages."
)
@click.option("--section", multiple=True, help="Only in this section and below it (1.2).")
@click.option("--source", multiple=True, help="Only what rests on this source, as facets name it.")
@click.option("--year", multiple=True, type=int, help="Only passages that speak of this year.")
@click.option(
    "--sort", type=click.Choice(get_args(SortOrder)), default="relevance", show_default=True
)
@click.option("--limit", type=int, default=10, show_default=True, help="Passages to print at most.")
@click.option("--offset", type=int, default=0, help="Passages to leave out before them.")
@json_option
def search(
    query: tuple[str, ...],
    document: tuple[str, ...],
    kind: tuple[BlockKind, ...],
    section: tuple[str, ...],
    source: tuple[str, ...],
    year: tuple[int, ...],
    sort: SortOrder,
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """Find passages in Chinese or English.

    Words (any may match), "phrases", -word, AND OR NOT ( ), word*, title: note: table: section:
    source: year: unit:, numbers and ranges (>30%, 10亿..100亿). Quote what the shell would read.
    After -- a query may begin with a minus sign. Exit status 1: nothing found.

    \b
    Examples:
      yinju search 一达通
      yinju search '"信用保障" -平台' --kind paragraph
      yinju search 'Belt and Road' --limit 3 --json
    """
    from indexer.search import SearchRequest

    library = open_library(config.load())
    results = library.search(
        SearchRequest(
            query=" ".join(query),
            documents=document,
            kinds=kind,
            sections=section,
            sources=source,
            years=year,
            sort=sort,
            limit=limit,
            offset=offset,
        )
    )
    if as_json:
        print_json(results)
    else:
        if results.relaxed:
            click.echo(f"Nothing for the whole query. Found for: {results.relaxed}\n")
        elif results.suggestion:
            click.echo(f"Did you mean: {results.suggestion}\n")
        for hit in results.hits:
            click.echo(_hit_text(library, hit) + "\n")
        click.echo(f"{results.total} passages")
    if not results.total:
        click.get_current_context().exit(NOTHING_FOUND)


@click.command(cls=Command)
@click.argument("id")
@click.option("--document", help="The report's id, where others have such an id too.")
@json_option
def show(id: str, document: str | None, as_json: bool) -> None:
    """Show one thing by its id: a report, section, passage, sentence, footnote, table or statistic.

    \b
    Examples:
      yinju show alibaba-sme-2018
      yinju show 1.2
      yinju show 1.2-p4
      yinju show f11 --json
    """
    library = open_library(config.load())
    documents = [library.document(document)] if document else library.documents()
    found = [each for report in documents for each in _named(library, report, id)]
    if not found:
        raise NotFoundError(f"nothing has the id {id}", hint="`yinju search` prints ids.")
    if as_json:
        print_json(found)
    else:
        click.echo("\n\n".join(_shown(library, each) for each in found))


@dataclass(frozen=True, slots=True)
class _Named:
    """What an id names in a report."""

    type: str
    document: str
    record: Document | Section | Table | Passage | Statistic


def _named(library: Library, document: Document, id: str) -> Iterator[_Named]:
    block, _, sentence = id.rpartition("-s")
    ids = {id, block} if sentence.isdecimal() else {id}
    tables: Mapping[str, Sequence[Any]] = {
        "document": [document],
        "section": document.sections,
        "table": document.tables,
        "passage": library.passages(document.id),
        "statistic": library.statistics(document.id),
    }
    for type_, records in tables.items():
        for record in records:
            if record.id in ids or getattr(record, "key", None) == id:
                yield _Named(type_, document.id, record)


def _shown(library: Library, named: _Named) -> str:
    match named.record:
        case Document() as document:
            return _document_text(document)
        case Section() as section:
            below = _with_all_below(library.document(named.document), section)
            within = [p for p in library.passages(named.document) if p.section in below]
            return "\n\n".join(passage.text for passage in within)
        case Table() as table:
            rows = [library.passage(named.document, row.block).text for row in table.rows]
            return "\n".join(
                [table.title, "\t".join(table.columns), *rows, table.source_line or ""]
            )
        case Passage() as passage:
            return _passage_text(library, passage, passage.text, passage.text_en)
        case Statistic() as statistic:
            passage = library.passage(statistic.document, statistic.block)
            text = marked(passage.text, [Span(statistic.start, statistic.end)])
            return _passage_text(library, passage, text, passage.text_en)


def _with_all_below(document: Document, section: Section) -> set[str]:
    """Ids of a section and its subsections."""
    ids = {section.id}
    for each in document.sections:  # Parents stand before their children.
        if each.parent in ids:
            ids.add(each.id)
    return ids


def _document_text(document: Document) -> str:
    outline = [
        f"{'  ' * section.level}{section.id}  {section.title}{pages_text(section.pages)}"
        for section in document.sections
    ]
    imprint = f"{', '.join(document.publishers)}, {document.year}"
    return "\n".join([f"{document.id}  {document.title}", imprint, *outline])


def _hit_text(library: Library, hit: Hit) -> str:
    passage = hit.passage
    english = marked(passage.text_en, hit.highlights_en) if passage.text_en else None
    return _passage_text(library, passage, marked(passage.text, hit.highlights), english)


def _passage_text(library: Library, passage: Passage, text: str, english: str | None) -> str:
    """Where it stands, what it says, what it says in English, what it rests on."""
    place = " › ".join(passage.section_path) + pages_text(passage.pages)
    heading = click.style(f"{passage.document} {passage.id}", bold=True)
    notes = {each.number: each.text for each in library.document(passage.document).footnotes}
    cited = [number for number in passage.footnotes if passage.kind != "footnote"]
    lines = [f"{heading}  {place}", text, english, *(f"[{n}] {notes[n]}" for n in cited)]
    return "\n  ".join(line for line in lines if line)
