"""Commands for numbers: stats, source, cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import click

from indexer import citation, config
from indexer.citation import STYLES, Style
from indexer.cli.output import NOTHING_FOUND, Command, json_option, marked, open_library, print_json
from indexer.errors import GoneError, NotFoundError, QueryError
from indexer.figures import ORDERS, Figure, FigureOrder, FigureRequest
from indexer.model import Document, Language, Pages, Span

if TYPE_CHECKING:
    from indexer.library import Library

_PARTIES = {
    "publisher": "the publisher itself",
    "third-party": "a third party",
    "unnamed": "the report names no source",
}


@click.command(cls=Command)
@click.argument("query", nargs=-1)
@click.option("--document", multiple=True, help="Only of this report (its id).")
@click.option("--unit", multiple=True, help="Only with this unit: USD, %, pp, x, companies …")
@click.option("--year", multiple=True, type=int, help="Only of a period that overlaps this year.")
@click.option("--section", multiple=True, help="Only in this section and below it (1.2).")
@click.option("--footnote", multiple=True, help="Only backed by this footnote (its number).")
@click.option("--source", multiple=True, help="Only backed by this source, or part of its name.")
@click.option("--min", "minimum", help="Only values from here on, in base units.")
@click.option("--max", "maximum", help="Only values up to here, in base units.")
@click.option("--sort", type=click.Choice(ORDERS), default="relevance", show_default=True)
@click.option("--limit", type=int, default=10, show_default=True, help="Records to print at most.")
@click.option("--offset", type=int, default=0, help="Records to leave out before them.")
@json_option
def stats(
    query: tuple[str, ...],
    document: tuple[str, ...],
    unit: tuple[str, ...],
    year: tuple[int, ...],
    section: tuple[str, ...],
    footnote: tuple[str, ...],
    source: tuple[str, ...],
    minimum: str | None,
    maximum: str | None,
    sort: FigureOrder,
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """List statistics: numbers with what they measure, when, and who says so.

    The query is a number, however it is written, or as in `yinju search`; without one all
    records pass the filters. Exit status 1: nothing found.

    \b
    Examples:
      yinju stats 225亿美元
      yinju stats --unit USD --sort -value --limit 3
      yinju stats 'active buyers' --year 2017 --json
    """
    library = open_library(config.load())
    found = library.figures(
        FigureRequest(
            query=" ".join(query),
            documents=document,
            units=unit,
            years=year,
            sections=section,
            footnotes=footnote,
            sources=source,
            minimum=_number("min", minimum),
            maximum=_number("max", maximum),
            sort=sort,
            limit=limit,
            offset=offset,
        )
    )
    if as_json:
        print_json(found)
    else:
        for figure in found.items:
            click.echo(_line(figure))
        click.echo(f"{found.total} statistics")
    if not found.total:
        click.get_current_context().exit(NOTHING_FOUND)


@click.command(cls=Command)
@click.argument("number", nargs=-1, required=True)
@click.option("--document", multiple=True, help="Only of this report (its id).")
@json_option
def source(number: tuple[str, ...], document: tuple[str, ...], as_json: bool) -> None:
    """Tell where a number comes from: its sentence, section, page, footnotes and source.

    Exit status 1: no report has it.

    \b
    Examples:
      yinju source 34%
      yinju source 'US$22.5 billion' --json
    """
    library = open_library(config.load())
    found = library.figures(FigureRequest(query=" ".join(number), documents=document, limit=_SHOWN))
    if not found.total:
        raise NotFoundError(
            f"no report has the number {' '.join(number)}",
            hint="`yinju stats` lists what there is.",
        )
    if as_json:
        print_json(found)
        return
    click.echo("\n\n".join(_whole(library, figure) for figure in found.items))
    if found.total > _SHOWN:
        click.echo(f"\nand {found.total - _SHOWN} more: `yinju stats` lists them")


_SHOWN = 5


@click.command(cls=Command)
@click.argument("id")
@click.option("--document", help="The report's id, where others have such an id too.")
@click.option("--style", type=click.Choice(STYLES), default="gbt7714", show_default=True)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@json_option
def cite(id: str, document: str | None, style: Style, lang: Language, as_json: bool) -> None:
    """Print a citation of a report, or of a section, passage, footnote, table or statistic in it.

    A footnote that names a source is cited as what the report was cited from.

    \b
    Examples:
      yinju cite alibaba-sme-2018
      yinju cite 1.2-p4-n1 --style apa --lang en
      yinju cite f11 --style bibtex
    """
    library = open_library(config.load())
    documents = [library.document(document)] if document else library.documents()
    written = [text for report in documents for text in _cited(library, report, id, style, lang)]
    if not written:
        raise NotFoundError(f"nothing has the id {id}", hint="`yinju stats` prints ids.")
    if as_json:
        print_json([{"style": style, "language": lang, "text": text} for text in written])
    else:
        click.echo("\n".join(written))


def _cited(
    library: Library, document: Document, id: str, style: Style, language: Language
) -> Iterator[str]:
    """The citation, where the report has the place."""
    try:
        yield citation.cite(document, _place(library, document, id), style, language)
    except GoneError:
        raise
    except NotFoundError:
        return


def _place(library: Library, document: Document, id: str) -> str | None:
    """What ``citation`` calls the place: a statistic's key becomes its id."""
    if id == document.id:
        return None
    try:
        return library.figure(document.id, id).statistic.id
    except GoneError:
        raise
    except NotFoundError:
        return id


def _number(parameter: str, text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation as error:
        raise QueryError(f"{parameter} is to be a number", parameter=parameter) from error


def _line(figure: Figure) -> str:
    statistic = figure.statistic
    number = click.style(statistic.text, fg="yellow", bold=True)
    when = statistic.period.text if statistic.period else ""
    parts = (statistic.id, number, statistic.measure, when, "; ".join(figure.sources))
    return "  ".join(part for part in parts if part)


def _whole(library: Library, figure: Figure) -> str:
    statistic, cited = figure.statistic, figure.citation
    sections = {s.id: s.title for s in library.document(statistic.document).sections}
    notes = {n.number: n.text for n in library.document(statistic.document).footnotes}
    place = " › ".join(sections[id_] for id_ in figure.sections) + _pages(cited.pages)
    heading = click.style(f"{statistic.document} {statistic.id} {statistic.key}", bold=True)
    named = "; ".join(figure.sources)
    party = _PARTIES[figure.party]
    lines = [
        f"{heading}  {place}",
        _marked_quote(library, figure),
        cited.quote_en,
        *(f"[{number}] {notes[number]}" for number in cited.footnotes),
        cited.source_line,
        f"source: {named} ({party})" if named else party,
        _nearby(statistic.nearby),
    ]
    return "\n  ".join(line for line in lines if line)


def _marked_quote(library: Library, figure: Figure) -> str:
    statistic, quote = figure.statistic, figure.citation.quote
    text = library.passage(statistic.document, statistic.block).text
    start = text.find(quote)
    return marked(quote, [Span(statistic.start - start, statistic.end - start)])


def _nearby(numbers: Iterable[str]) -> str | None:
    noted = ", ".join(numbers)
    return f"nearby, backing other sentences: footnotes {noted}" if noted else None


def _pages(pages: Pages | None) -> str:
    if pages is None:
        return ""
    same = pages.first == pages.last
    return f" (p. {pages.first})" if same else f" (pp. {pages.first}–{pages.last})"
