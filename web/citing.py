"""Citations of what a reader has before them, with its address and today's date."""

from __future__ import annotations

from datetime import date

from indexer import citation
from indexer.citation import Style
from indexer.errors import GoneError, NotFoundError
from indexer.model import Document, Language
from web import figures
from web.addresses import lasting
from web.library import Library


def cite(library: Library, document: str, id: str, style: Style, language: Language) -> str:
    """A citation of the place with this id or, for a statistic, key; of the whole report where
    ``id`` is its own. Raises NotFoundError for an unknown one, GoneError for a vanished key."""
    report = library.document(document)
    if id == document:
        address = lasting("pages.read", document=document)
        return citation.cite(report, None, style, language, accessed=today(), url=address)
    place, address = _place(library, report, id)
    return citation.cite(report, place, style, language, accessed=today(), url=address)


def today() -> date:
    return date.today()


def _place(library: Library, document: Document, id: str) -> tuple[str, str]:
    """The id that ``citation`` knows, and the address where the place is read."""
    try:
        statistic = library.figure(document.id, id).statistic
    except NotFoundError as error:
        if isinstance(error, GoneError) and error.nearest:
            raise
        return id, lasting("pages.read", document=document.id, _anchor=id)
    return statistic.id, figures.lasting_url(document.id, statistic.key)
