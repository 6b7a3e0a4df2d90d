"""Which languages a text is shown in, as ``?view=`` asks: Chinese, English, or both.

For: the pages that show a report's text beside its translation, and the forms and links that keep
the choice. Not for: the language of the interface (``?lang=``, ``access``) or the script of
Chinese (``scripts``).
"""

from __future__ import annotations

from typing import Literal, TypeGuard, get_args

from flask import Flask, request
from flask_babel import gettext

from indexer.model import Language
from web.access import is_language, language
from web.scripts import is_script

View = Literal["zh", "en", "both"]


def install(app: Flask) -> None:
    app.url_defaults(keep_choice)
    app.add_template_global(shown_in)
    app.add_template_global(view_choices)
    app.context_processor(lambda: {"asked_view": asked_view(), "kept": kept()})


def is_view(name: str | None) -> TypeGuard[View]:
    return name in get_args(View)


def asked_view() -> View:
    """What this request asks for; both where it does not say."""
    asked = request.args.get("view")
    return asked if is_view(asked) else "both"


def keep_choice(endpoint: str, values: dict[str, object]) -> None:
    """A page shown in one language links to pages in that language."""
    asked = request.args.get("view")
    if is_view(asked) and endpoint.startswith("pages.") and not request.path.startswith("/api/"):
        values.setdefault("view", asked)


def shown_in(original: Language, is_translated: bool) -> list[Language]:
    """The languages to show a text in, the one to read first; never none.

    ``is_translated``: whether there is English beside a Chinese original.
    """
    if not is_translated:
        return [original]
    asked = asked_view()
    if asked != "both":
        return [asked]
    return ["en", original] if language() == "en" else [original, "en"]


def view_choices() -> list[tuple[View, str, str | None]]:
    """What the toggle offers: value, label and the label's language where it is not the page's."""
    return [("zh", "中", "zh"), ("en", "EN", "en"), ("both", gettext("Both"), None)]


def kept() -> dict[str, str]:
    """What the reader chose of language, script and translation: forms send it on."""
    asked = {name: request.args.get(name) for name in ("lang", "script", "view")}
    known = {
        "lang": is_language(asked["lang"]),
        "script": is_script(asked["script"]),
        "view": is_view(asked["view"]),
    }
    return {name: value for name, value in asked.items() if value and known[name]}
