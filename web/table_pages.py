"""Pages of tables: sortable, with their charts."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from indexer.errors import QueryError
from web import charts, pictures, records, tables
from web.access import library
from web.charts import Chart
from web.drawing import NARROW, WIDE, Drawing, draw
from web.statistics_pages import citations


def install(pages: Blueprint) -> None:
    pages.add_url_rule("/tables/<document>/<id>", view_func=table)
    pages.add_app_template_global(table_chart)
    pages.add_app_template_global(drawings)


def table(document: str, id: str) -> str:
    found = library().document(document)
    statistics = {each.id: each for each in library().statistics(document)}
    printed = records.table(library(), found, records.find_table(found, id))
    sort = sort_order(len(printed.columns))
    shown = tables.sortable(printed, statistics, sort)
    chart = pictures.chart(found, shown.table)
    return render_template(
        "table.html",
        table=shown.table,
        headings=shown.headings,
        is_sorted=bool(sort),
        chart=chart,
        has_font=chart and pictures.has_font(chart.title.text),
        document=records.document_reference(found),
        keys={id_: each.key for id_, each in statistics.items()},
        citations=citations(document, id),
    )


def sort_order(columns: int) -> int:
    """The column that the address asks to sort by; 0 without one. Raises QueryError."""
    asked = request.args.get("sort", "0")
    known = [str(sign * column) for column in range(columns + 1) for sign in (1, -1)]
    if asked not in known:
        raise QueryError(
            f"sort is to be a column from 1 to {columns}, with - before it for the greatest first",
            parameter="sort",
        )
    return int(asked)


def table_chart(document: str, id: str, key: str | None = None) -> Chart | None:
    """For pages that show a report's table, or a statistic of it: the chart as printed, of the
    column or row with the statistic; None where there is none."""
    found = library().document(document)
    chart = pictures.chart(found, records.table(library(), found, records.find_table(found, id)))
    return charts.around(chart, key) if chart and key else chart


def drawings(chart: Chart) -> list[Drawing]:
    """The chart for wide places and for narrow ones."""
    return [draw(chart, WIDE), draw(chart, NARROW)]
