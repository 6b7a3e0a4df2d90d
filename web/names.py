"""Names in a report, in the reader's language: its publishers, and the sources that it names.

For: pages in English, where the translation of the imprint, of a footnote or of a table's source
line has the name. Not for: addresses, filters and files, which keep to the names as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from flask import Blueprint
from markupsafe import Markup

from indexer import model
from indexer.footnotes import describe
from indexer.language.analysis import detect
from web import models
from web.access import language, library
from web.labels import Label
from web.library import Library


def install(pages: Blueprint) -> None:
    pages.add_app_template_global(source_name)
    pages.add_app_template_global(source_words)
    pages.add_app_template_global(publisher_words)


def source_name(name: str) -> Label:
    """A source as the reader's language has it; its printed name where it has none. Whose it is and
    what it is called are set apart, where a note tells them apart."""
    english = english_source(library(), name) if language() == "en" else None
    if english:
        return Label(english, "en")
    found = library().documents()
    texts = (text for document in found for text in _naming(document, name))
    printed = next((text for text in texts if _read(text) == name), None)
    spoken = detect(name, otherwise=language())
    return Label((printed and _apart(printed, spoken)) or name, spoken)


def english_source(library: Library, name: str) -> str | None:
    """The English of a source's name; None where nothing that names it is translated."""
    for document in library.documents():
        for text in _naming(document, name):
            english = library.english(document.id, text)
            if english and (found := _apart(english, "en")):
                return found
    return None


def _naming(document: model.Document, name: str) -> Iterator[str]:
    """The footnotes and source lines of a report that name a source."""
    yield from (note.text for note in document.footnotes if note.source == name)
    lines = (table.source_line for table in document.tables)
    yield from (line for line in lines if line and _read(line) == name)


@lru_cache(maxsize=4096)
def _apart(text: str, spoken: model.Language) -> str | None:
    """The source that a note names, with a colon between organisation and title."""
    found = describe(text)
    colon = "：" if spoken == "zh" else ": "
    return colon.join(part for part in (found.organisation, found.title) if part) or None


@lru_cache(maxsize=4096)
def _read(text: str) -> str | None:
    """The source that a footnote or a source line names."""
    return describe(text).source


def source_words(name: str) -> Markup:
    """A source's name, marked with its language."""
    shown = source_name(name)
    return Markup('<span lang="{}">{}</span>').format(shown.language, shown.text)


def publisher_words(document: models.DocumentReference | models.Document) -> Markup:
    """Who published a report, marked with the language it is in."""
    names = english_publishers(library(), document.id) if language() == "en" else None
    if names:
        return Markup('<span lang="en">{}</span>').format(", ".join(names))
    return Markup('<span lang="{}">{}</span>').format(document.language, document.publisher)


def english_publishers(library: Library, document: str) -> list[str] | None:
    """The publishers' English names, line by line beside the imprint; None where one has none."""
    found = library.document(document)
    english: dict[str, str] = {}
    for block in found.blocks:
        translated = (library.english(document, block.text) or "").splitlines()
        printed = block.text.splitlines()
        if block.kind == "imprint" and len(printed) == len(translated):
            english |= dict(zip(printed, translated, strict=True))
    names = [english.get(name) for name in found.publishers]
    return [name for name in names if name] if all(names) else None
