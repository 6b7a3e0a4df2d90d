"""The English of a report: a gettext PO file beside it, one entry a sentence or table cell.

PO (read and written by Babel) because translators' tools open it, mark what is fuzzy and show
what is missing. A message is the report's own text, so an entry stays right wherever its
sentence moves; its ``#:`` references are the ids of the places where the text stands. What holds
no Chinese (numbers, English titles) needs no entry and stands for itself.

Nothing here translates, and nothing is shown for a sentence whose entry is missing or fuzzy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, unescape, write_po

from indexer.errors import CorpusError
from indexer.model import Block, Document, Span, Table

PO_NAME = "en.po"

_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HEADER = re.compile(r'(?:#(?!:).*\n)*msgid ""\nmsgstr ""\n(?:".*"\n)*')
_PREVIOUS = re.compile(r'msgid (".*")')
_DEFAULT_HEADER = """\
# Unofficial translation.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to be translated: a sentence, a title, a table's cell or column head."""

    text: str
    places: tuple[str, ...]
    """Where it stands, in reading order: a sentence's id (``1.2-p4-s1``), a cell
    (``4.1-r3-2``: row block and column from 1), a column head (``4.1-t1-2``), a table's title
    (``4.1-t1``) or source line (``4.1-t1-source``), a section's title (``1.2``) or its wording on
    the contents page (``1.2-contents``), the report's ``title`` and ``subtitle``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The English of a text."""

    english: str
    """Empty where there is none yet."""
    places: tuple[str, ...] = ()
    fuzzy: bool = False
    """The English was made for another wording, or doubted by a translator: not shown."""
    previous: str | None = None
    """The wording that a fuzzy entry's English was made for, where known."""
    comments: tuple[str, ...] = ()
    """Translators' own."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A report's English, by the report's own text."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    obsolete: Mapping[str, str] = field(default_factory=dict)
    """The English of texts that the report had once: used again should they return."""
    header: str = _DEFAULT_HEADER
    """The PO file's first entry as it stands, with the comment over it."""

    def english(self, text: str) -> str | None:
        """The English of a text; the text itself where it holds no Chinese; else None."""
        if not needs_translation(text):
            return text
        entry = self.entries.get(text)
        return entry.english or None if entry and not entry.fuzzy else None


@dataclass(frozen=True, slots=True)
class Status:
    """How far a translation covers a report."""

    units: int
    missing: tuple[Unit, ...]
    """Units without English."""
    fuzzy: tuple[Unit, ...]
    """Units whose English is not shown until somebody has looked at it."""
    stale: tuple[str, ...]
    """Texts translated that the report does not have (any more)."""

    @property
    def complete(self) -> bool:
        return not (self.missing or self.fuzzy or self.stale)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence or cell and its English."""

    source: Span
    """In the block's text."""
    english: Span
    """In the block's English."""


@dataclass(frozen=True, slots=True)
class EnglishText:
    """The English of a whole block."""

    text: str
    """Its sentences joined by a space; a table row's cells joined by tabs."""
    aligned: tuple[Aligned, ...]


def needs_translation(text: str) -> bool:
    """Does the text hold Chinese?"""
    return _HAN.search(text) is not None


# --- What there is to translate ---------------------------------------------------------


def units(document: Document) -> tuple[Unit, ...]:
    """Every text of the report that needs English, once, in the order of first appearance."""
    places: dict[str, list[str]] = {}
    for text, place in _texts(document):
        if needs_translation(text):
            places.setdefault(text, []).append(place)
    return tuple(Unit(text, tuple(dict.fromkeys(found))) for text, found in places.items())


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    cells = _cells(document)
    for block in document.blocks:
        for place, span in _parts(block, cells):
            yield block.text[span.start : span.end], place
    for section in document.sections:
        yield section.title, section.id
        yield section.contents_title or "", f"{section.id}-contents"
    for table in document.tables:
        yield from _table_texts(table)
    yield document.title, "title"
    yield document.subtitle or "", "subtitle"


def _table_texts(table: Table) -> Iterator[tuple[str, str]]:
    yield table.title, table.id
    yield from ((head, f"{table.id}-{n}") for n, head in enumerate(table.columns, start=1))
    yield table.source_line or "", f"{table.id}-source"


def _cells(document: Document) -> dict[str, tuple[Span, ...]]:
    return {row.block: row.cells for table in document.tables for row in table.rows}


def _parts(block: Block, cells: Mapping[str, tuple[Span, ...]]) -> Iterator[tuple[str, Span]]:
    """A block's sentences, or a row's cells, with their places."""
    if block.id in cells:
        yield from ((f"{block.id}-{n}", cell) for n, cell in enumerate(cells[block.id], start=1))
    else:
        yield from ((s.id, Span(s.start, s.end)) for s in block.sentences)


# --- The English of blocks --------------------------------------------------------------


def english_texts(document: Document, translation: Translation) -> dict[str, EnglishText]:
    """The English of every block all of whose sentences or cells have English, by block id."""
    cells = _cells(document)
    found = {
        block.id: _english_text(block, cells, translation.english) for block in document.blocks
    }
    return {id_: english for id_, english in found.items() if english is not None}


def english_blocks(document: Document, english: Mapping[str, str]) -> dict[str, EnglishText]:
    """The same from what ``english_by_text`` gave, without the blocks that hold no Chinese."""
    cells = _cells(document)
    found = {
        block.id: _english_text(block, cells, lambda text: _known(text, english))
        for block in document.blocks
        if needs_translation(block.text)
    }
    return {id_: whole for id_, whole in found.items() if whole is not None}


def _known(text: str, english: Mapping[str, str]) -> str | None:
    return english.get(text) if needs_translation(text) else text


def english_by_text(document: Document, translation: Translation) -> dict[str, str]:
    """All English there is, by the report's text: sentences, cells, titles and whole blocks."""
    blocks = english_texts(document, translation)
    return {
        unit.text: english
        for unit in units(document)
        if (english := translation.english(unit.text))
    } | {block.text: blocks[block.id].text for block in document.blocks if block.id in blocks}


def _english_text(
    block: Block,
    cells: Mapping[str, tuple[Span, ...]],
    english_of: Callable[[str], str | None],
) -> EnglishText | None:
    separator = "\t" if block.id in cells else " "
    text = ""
    aligned: list[Aligned] = []
    for _, source in _parts(block, cells):
        english = english_of(block.text[source.start : source.end])
        if english is None:
            return None
        text += separator if aligned else ""
        aligned.append(Aligned(source, Span(len(text), len(text) + len(english))))
        text += english
    return EnglishText(text, tuple(aligned))


# --- Keeping a translation and a report together ------------------------------------------


def status(document: Document, translation: Translation) -> Status:
    """Compare a translation with the report as it is now."""
    found = units(document)
    texts = {unit.text for unit in found}
    entries = translation.entries
    return Status(
        units=len(found),
        missing=tuple(u for u in found if not entries.get(u.text, Entry("")).english),
        fuzzy=tuple(u for u in found if entries.get(u.text, Entry("")).fuzzy),
        stale=tuple(text for text in entries if text not in texts),
    )


def merge(document: Document, translation: Translation) -> Translation:
    """Bring a translation up to the report as it is now.

    A text that the translation knows keeps its English, wherever it stands now. A text new to it
    takes over the English of the text that stood at its place before and is gone, as fuzzy. The
    English of texts that are gone is kept as obsolete.
    """
    found = units(document)
    texts = {unit.text for unit in found}
    gone = {text: entry for text, entry in translation.entries.items() if text not in texts}
    gone_at = {place: text for text, entry in gone.items() for place in entry.places}
    kept = {entry.previous or text: entry.english for text, entry in gone.items() if entry.english}
    return replace(
        translation,
        entries={unit.text: _merged(unit, translation, gone_at) for unit in found},
        obsolete={
            text: english
            for text, english in {**translation.obsolete, **kept}.items()
            if text not in texts
        },
    )


def _merged(unit: Unit, translation: Translation, gone_at: Mapping[str, str]) -> Entry:
    known = translation.entries.get(unit.text)
    if known:
        return replace(known, places=unit.places)
    if unit.text in translation.obsolete:
        return Entry(translation.obsolete[unit.text], unit.places)
    replaced = next((gone_at[place] for place in unit.places if place in gone_at), None)
    old = translation.entries[replaced] if replaced else Entry("")
    if not old.english:
        return Entry("", unit.places)
    return replace(old, places=unit.places, fuzzy=True, previous=old.previous or replaced)


# --- The file -----------------------------------------------------------------------------


def load(path: Path) -> Translation:
    """Read a PO file; a missing one is an empty translation.

    Raises CorpusError naming the file and the line that cannot be read.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Translation()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(
            f"{path} cannot be read: {error}.", hint="Save it as UTF-8, readable to this user."
        ) from error
    try:
        return loads(text)
    except PoFileError as error:
        raise CorpusError(
            f"{path}, line {error.lineno + 1}: {error}.", hint="Mend it with a PO editor."
        ) from error


def loads(text: str) -> Translation:
    """Read the text of a PO file. Raises babel's PoFileError where it is none."""
    header = _HEADER.match(text)
    # The header is kept as it stands, for Babel would put its own version and dates into it.
    # Its lines stay as empty ones, so that errors name the right line.
    body = "\n" * header[0].count("\n") + text[header.end() :] if header else text
    catalog = read_po(StringIO(body), charset="utf-8", abort_invalid=True)
    return Translation(
        entries={str(message.id): _entry(message) for message in catalog if message.id},
        obsolete={str(old.id): str(old.string) for old in catalog.obsolete.values()},
        header=header[0] if header else _DEFAULT_HEADER,
    )


def _entry(message: Message) -> Entry:
    # Babel reads "#| msgid" lines as comments, and wraps them when it writes them.
    marked = " ".join(c[1:].strip() for c in message.user_comments if c.startswith("|"))
    previous = _PREVIOUS.fullmatch(marked)
    return Entry(
        english=str(message.string),
        places=tuple(place for place, _ in message.locations),
        fuzzy=message.fuzzy,
        previous=unescape(previous[1]) if previous else None,
        comments=tuple(c for c in message.user_comments if not c.startswith("|")),
    )


def _message(text: str, entry: Entry) -> Message:
    message = Message(
        text,
        entry.english,
        locations=[(place, 0) for place in entry.places],
        user_comments=entry.comments,
        previous_id=(entry.previous,) if entry.previous else (),
    )
    # Babel takes "20% of" for a Python format and flags it so.
    message.flags = {"fuzzy"} if entry.fuzzy else set()
    return message


def dumps(translation: Translation) -> str:
    """Write a PO file's text: the same bytes for the same translation, whatever the day."""
    catalog = Catalog(charset="utf-8")
    for text, entry in translation.entries.items():
        catalog[text] = _message(text, entry)
    for text, english in translation.obsolete.items():
        catalog.obsolete[text] = Message(text, english)
    file = BytesIO()
    write_po(file, catalog, omit_header=True, include_previous=True, width=0)
    return f"{translation.header}\n{file.getvalue().decode()}"


def save(translation: Translation, path: Path) -> None:
    """Write a PO file. Raises CorpusError where it cannot be written."""
    try:
        path.write_text(dumps(translation), "utf-8", newline="\n")
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be written: {error.strerror}.", hint="Check the folder's permissions."
        ) from error
