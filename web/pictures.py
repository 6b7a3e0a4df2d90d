"""Charts as files: SVG by a template, PNG from it by resvg.

For: pictures that are whole in themselves, with title, source and address, to save or to
embed. Not for: charts on pages (the macros of ``chart.html``).

resvg (by ``resvg_py``) draws SVG without a browser, in some milliseconds, with the fonts of the
system. It is not imported until a picture is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal
from urllib.parse import quote

from flask import Response, make_response, render_template
from flask_babel import gettext

from indexer import model
from indexer.errors import NotFoundError, QueryError
from web import charts, models
from web.access import language, library
from web.addresses import lasting
from web.charts import Chart
from web.drawing import ALONE, draw
from web.labels import Label, label

SVG_TYPE = "image/svg+xml"
PNG_TYPE = "image/png"
FONTS = (
    "'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'DejaVu Sans',"
    " 'Liberation Sans', Arial, system-ui, sans-serif"
)
"""The first that a system has is drawn with; characters that it lacks, with any that has them."""
SHARP = 2
"""Pixels of a PNG for one of the drawing."""
TALL = 2500
"""Drawings higher than this are not enlarged, so that no picture takes much memory."""


def chart(document: model.Document, table: models.Table) -> Chart | None:
    """The chart of a table, in the reader's language; None where nothing in it can be drawn."""
    return charts.of(table, library().statistics(document.id), document.language, language())


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as an SVG document of 760 by ``height`` pixels."""

    svg: str
    height: float


def picture(document: model.Document, table: models.Table) -> Picture:
    """The chart with title, source and address. Raises NotFoundError where nothing in the table
    can be drawn."""
    found = chart(document, table)
    if found is None:
        raise NotFoundError(
            f"Table {table.id} of {document.id} has no numbers to draw",
            hint="Ask for it as csv, xlsx or json.",
        )
    address = lasting("pages.table", document=document.id, id=table.id)
    drawing = draw(found, ALONE, notes(found, document, address))
    return Picture(
        render_template("chart.svg", chart=found, drawing=drawing, fonts=FONTS), drawing.height
    )


@lru_cache(maxsize=16)
def png(picture: Picture) -> bytes:
    """Raises QueryError where the system has no font with its characters."""
    import resvg_py

    if not has_font(picture.svg):
        raise QueryError(
            "this server has no font with the characters of the picture",
            parameter="format",
            hint="Ask for svg; or install a font with them, such as Debian's fonts-noto-cjk.",
        )
    zoom = SHARP if picture.height <= TALL else 1
    drawn: bytes = resvg_py.svg_to_bytes(svg_string=picture.svg, zoom=zoom)
    return drawn


def answer(picture: Picture, format: Literal["svg", "png"], name: str) -> Response:
    """The picture to be shown, under a name to save it by."""
    content = picture.svg if format == "svg" else png(picture)
    response = make_response(content)
    response.content_type = SVG_TYPE if format == "svg" else PNG_TYPE
    response.headers["Content-Disposition"] = (
        f"inline; filename*=UTF-8''{quote(f'{name}.{format}', safe='')}"
    )
    return response


def has_font(text: str) -> bool:
    """Whether the system has a font to draw a text with: Chinese, or Latin."""
    return _look_different("Aa" if text.isascii() else "引据")


@cache
def _look_different(pair: str) -> bool:
    """Two characters that no font has are both left out, or both an empty frame."""
    import resvg_py

    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
    text = f'<text x="2" y="16" font-size="14" font-family="{FONTS}">{{}}</text>'
    one, other = (
        resvg_py.svg_to_bytes(svg_string=frame.format(text.format(character))) for character in pair
    )
    return bool(one != other)


def notes(chart: Chart, document: model.Document, address: str) -> list[Label]:
    """What stands under a picture by itself: the table's source, what is left out, the report
    and where to read on."""
    reader = language()
    title = label(document.title, document.title_en, document.language, reader)
    found = [chart.source] if chart.source else []
    if chart.left_out:
        rows = ", ".join(each.text for each in chart.left_out)
        without = gettext("Not drawn, since it adds others up:")
        found.append(Label(f"{without} {rows}", reader))
    if chart.rows_left:
        more = gettext("The table has %(number)s more rows.", number=chart.rows_left)
        found.append(Label(more, reader))
    found.append(Label(f"{title.text} · {document.year}", title.language))
    found.append(Label(address, "en"))
    return found
