"""A statistic on a card: what a reader sees at a number without leaving the text.

For: scripts, which show it over the number's link. Not for: readers without one, whom the link
leads to the statistic's own page.
"""

from __future__ import annotations

from flask import Blueprint, Flask, render_template

from web import figures
from web.access import library

cards = Blueprint("cards", __name__)


def install(app: Flask) -> None:
    app.register_blueprint(cards)


@cards.get("/statistics/<document>/<name>/card")
def statistic(document: str, name: str) -> str:
    """A piece of a page, in the reader's language."""
    figure = figures.item(library(), library().figure(document, name))
    return render_template("figure_card.html", figure=figure)
