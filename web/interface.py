"""The interface's two languages. English stands in the code; Chinese in ``translations/zh.po``.

The catalogue is read as text at start, so that no compiled file has to be kept current.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask
from flask_babel import Babel, Domain

from indexer.model import Language
from web.access import language, select_language

FOLDER = Path(__file__).parent / "translations"


class Catalogue(Domain):  # type: ignore[misc]
    """Flask-Babel's domain, fed from the catalogues' text."""

    def get_translations(self) -> NullTranslations:
        return translations(language())


@cache
def translations(language: str) -> NullTranslations:
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def install(app: Flask, default: Language) -> None:
    """``default`` is spoken where the reader's wish is not known."""
    Babel(app, default_locale=default, locale_selector=lambda: select_language(default))
    catalogue = Catalogue()
    app.before_request(catalogue.as_default)
