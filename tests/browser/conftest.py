"""A real browser at pages served on a free port."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from addresses import REPORT
from browsing import Open
from handmade import HandmadeLibrary
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from serving import threaded

from indexer import library
from indexer.config import Config
from web import create_app

CORPUS = Path(__file__).parent.parent.parent / "corpus"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    with threaded(create_app(Config(), HandmadeLibrary())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def report_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The first report, long enough to scroll, and all that is said of it."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "corpus").mkdir()
    (folder / "corpus" / REPORT).symlink_to(CORPUS / REPORT)
    config = Config(corpus=folder / "corpus", index=folder / "index")
    with threaded(create_app(config, library.Library.open(config))) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a page of the site in a context of its own, and holds it to its manners."""
    troubles: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        refused = "404 (NOT FOUND)" in message.text
        if not refused:
            troubles.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(site).netloc:
            troubles.append(f"request to {request.url}")

    def open_(address: str, **context: object) -> Page:
        page = browser.new_context(**context).new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: troubles.append(f"page: {error}"))
        page.on("request", asked)
        page.goto(site + address)
        return page

    yield open_
    for context in browser.contexts:
        context.close()
    assert troubles == []
