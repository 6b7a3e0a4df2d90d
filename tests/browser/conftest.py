"""A real browser at pages served on a free port."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade import HandmadeLibrary
from playwright.sync_api import Browser, Error, Playwright, sync_playwright
from werkzeug.serving import make_server

from indexer.config import Config
from web import create_app


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(Config(), HandmadeLibrary()), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium, else Playwright's own."""
    system = shutil.which("chromium") or shutil.which("google-chrome")
    # Chromium's sandbox refuses to run for root, which containers usually are.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    try:
        return playwright.chromium.launch(executable_path=system, args=arguments)
    except Error as error:
        pytest.fail(f"No browser to test with: run `playwright install chromium`.\n{error}")
