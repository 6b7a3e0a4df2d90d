"""Records as files for spreadsheets: CSV, and XLSX by XlsxWriter.

Text that a spreadsheet would take for a formula is neutralised: in CSV by an apostrophe before
it (OWASP, CSV injection); XLSX says of each cell that it is text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from urllib.parse import quote

from flask import Response, make_response
from xlsxwriter import Workbook

Value = str | int | float | bool | None

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d[\d,.]*[%％]?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A heading and rows of the same length."""

    name: str
    """At most 31 characters; without : \\ / ? * [ ]."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def csv_file(sheet: Sheet) -> bytes:
    """With a byte order mark, without which Excel does not take it for UTF-8."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(sheet.columns)
    writer.writerows([neutral(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def neutral(value: Value) -> Value:
    """A value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def xlsx_file(sheets: Sequence[Sheet]) -> bytes:
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            for column, name in enumerate(sheet.columns):
                page.write_string(0, column, name, bold)
                page.set_column(column, column, _width(sheet, column))
            for row, values in enumerate(sheet.rows, 1):
                for column, value in enumerate(values):
                    if isinstance(value, str):
                        page.write_string(row, column, _CONTROL.sub(" ", value))
                    elif value is not None:
                        page.write(row, column, value)
    return file.getvalue()


def _width(sheet: Sheet, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in sheet.rows), default=0)
    return min(max(longest, len(sheet.columns[column])) + 2, _WIDEST)


def download(sheets: Sequence[Sheet], format: str, name: str) -> Response:
    """A file to save; CSV holds the first sheet alone."""
    content = csv_file(sheets[0]) if format == "csv" else xlsx_file(sheets)
    response = make_response(content)
    response.content_type = CSV_TYPE if format == "csv" else XLSX_TYPE
    response.headers["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{quote(f'{name}.{format}', safe='')}"
    )
    return response
