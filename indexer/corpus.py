"""Reads the reports: ``corpus/<id>/report.md`` as supplied, and ``report.toml`` beside it.

What is particular to one report (its title, noise, errata, expected counts) stands in its
``report.toml``; no code knows any report. The report's file is read as bytes and decoded as it
is, line ends included, so that every offset counts in the file as supplied.
"""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec

from indexer.errors import CorpusError
from indexer.model import Language

TEXT_NAME = "report.md"
DESCRIPTION_NAME = "report.toml"

Group = Annotated[str, msgspec.Meta(pattern=r"^[^,;|\s]([^,;|]*[^,;|\s])?$")]
"""A group's name: without the characters that part names in a proxy's header."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Erratum:
    """A slip of the printed report, shown as a note beside the text and never worked into it."""

    printed: str
    """The words as printed: each block that contains them gets the note."""
    read: str | None = None
    """What they should be read as; None where only ``note`` explains."""
    note: str | None = None
    """An explanation, where ``read`` does not say enough."""
    section: str | None = None
    """Id of the one section meant, where the words also stand rightly elsewhere."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that no general rule recognises."""

    text: str
    """The whole line as printed."""
    level: int


@dataclass(frozen=True, slots=True)
class Join:
    """Two parts of one paragraph that a page break parted between sentences."""

    end: str
    """The last words before the break."""
    start: str
    """The first words after it."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a reader of the printed report counts; ``yinju check`` compares. None: not counted."""

    sections: int | None = None
    paragraphs: int | None = None
    list_items: int | None = None
    captions: int | None = None
    footnotes: int | None = None
    marks: int | None = None
    """Footnote marks, stray ones included."""
    stray_marks: int | None = None
    page_joins: int | None = None
    """Places where a paragraph goes on after a page break."""
    tables: int | None = None
    table_rows: int | None = None
    continued_tables: int | None = None
    noise_lines: int | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What ``report.toml`` says of its report."""

    title: str
    year: int
    language: Language
    publishers: tuple[str, ...] = ()
    publisher_aliases: tuple[str, ...] = ()
    """Other names that the publishers go by in footnotes."""
    title_en: str | None = None
    subtitle: str | None = None
    date: datetime.date | None = None
    """Day of publication; ``"2021-12"`` where only the month is known."""
    abbreviation: str | None = None
    rights: str | None = None
    """Whose the text is and under which terms it stands here."""
    origin: str | None = None
    """Where the text was taken from."""
    examples: tuple[str, ...] = ()
    """Queries for a reader to begin with, in either language."""
    groups: tuple[Group, ...] = ()
    """Groups of readers who may see it; empty: everyone may. See ``web.readers``."""
    sha256: str | None = None
    """Of ``report.md`` as recorded, in hexadecimal."""
    noise: tuple[str, ...] = ()
    """Whole lines, without the white space around them, that are no part of the report."""
    headings: tuple[Heading, ...] = ()
    joins: tuple[Join, ...] = ()
    errata: tuple[Erratum, ...] = ()
    expected: Expected = Expected()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as supplied."""

    id: str
    """The name of its folder."""
    path: Path
    """Its folder."""
    text: str
    """All of ``report.md``, decoded."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    description: Description


def reports(directory: Path) -> tuple[Report, ...]:
    """Read every report of a corpus, by id.

    Raises CorpusError where the directory, a file or a setting cannot be read as it must.
    """
    try:
        folders = sorted(path for path in directory.iterdir() if path.is_dir())
    except OSError as error:
        raise CorpusError(
            f"The corpus directory {directory} cannot be read: {error.strerror}.",
            hint="Set `corpus` in config.toml to the directory that holds the reports.",
        ) from error
    return tuple(read(folder) for folder in folders if not folder.name.startswith("."))


def read(folder: Path) -> Report:
    """Read one report. Raises CorpusError naming the file and, where there is one, the line."""
    if not _ID.fullmatch(folder.name):
        raise CorpusError(
            f"{folder}: the folder's name is the report's id and may hold a-z, 0-9 and - only.",
            hint="Rename the folder.",
        )
    data = _bytes(folder / TEXT_NAME)
    return Report(
        id=folder.name,
        path=folder,
        text=decode(data, folder / TEXT_NAME),
        sha256=hashlib.sha256(data).hexdigest(),
        description=description(folder / DESCRIPTION_NAME),
    )


def decode(data: bytes, path: Path) -> str:
    """Decode a report's bytes. Raises CorpusError naming the line that is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CorpusError(
            f"{path}, line {line}: byte 0x{data[error.start]:02x} is not UTF-8.",
            hint="Save the report as UTF-8 (`iconv -f gb18030 -t utf-8` for Chinese of old).",
        ) from error


def description(path: Path) -> Description:
    """Read a ``report.toml``. Raises CorpusError naming the file and the setting or line."""
    text = decode(_bytes(path), path)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path}: {error}", hint="Mend the TOML there.") from error
    for message, hint in _unknown(values, Description, ""):
        raise CorpusError(f"{path}: {message}", hint=hint)
    if isinstance(values.get("date"), str):
        values["date"] = _first_day(values["date"])
    try:
        return msgspec.convert(values, Description)
    except msgspec.ValidationError as error:
        raise CorpusError(f"{path}: {error}", hint="See the other reports' report.toml.") from error


def _first_day(text: str) -> str:
    """A date that names a month or a year only is its first day."""
    return text + "-01" * (2 - text.count("-"))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CorpusError(
            f"{path} is missing.", hint="Put it back, or remove the report's folder."
        ) from error
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be read: {error.strerror}.", hint="Check its type and permissions."
        ) from error


_TABLES: Mapping[str, type] = {
    "headings": Heading,
    "joins": Join,
    "errata": Erratum,
    "expected": Expected,
}


def _unknown(
    values: Mapping[str, Any], kind: type, prefix: str
) -> Iterator[tuple[str, str | None]]:
    known = [field.name for field in dataclasses.fields(kind)]
    for key, value in values.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
            yield f"unknown key `{prefix}{key}`.", f"Did you mean `{prefix}{near}`?"
        elif kind is Description and key in _TABLES:
            for table in value if isinstance(value, list) else [value]:
                if isinstance(table, dict):
                    yield from _unknown(table, _TABLES[key], f"{key}.")
