"""Reports within other sites' pages, in four ways: an element, a frame, plain HTML, oEmbed.

For: portals, which show a search, a statistic, a table or a passage of a report beside their own
text. Not for: reading on, which every embedded part leads to our own pages for. Who may frame and
whose scripts may read is decided in ``security`` alone.
"""

from __future__ import annotations

from flask import Flask

from indexer.config import WebConfig
from web.embed import frames, oembed, page, script
from web.pages import pages

page.install(pages)


def install(app: Flask, config: WebConfig) -> None:
    """Who may frame and read is told to readers here, and enforced in ``security``."""
    app.config["FRAMERS"] = config.frame_ancestors
    app.config["READERS"] = config.cors_origins
    app.register_blueprint(frames.frames)
    app.register_blueprint(script.script)
    app.register_blueprint(oembed.oembed)
