"""A real browser for tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright

Open = Callable[..., Page]
"""Opens an address of the site; further arguments are the browser context's."""


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium, else Playwright's own."""
    system = shutil.which("chromium") or shutil.which("google-chrome")
    # Chromium's sandbox refuses to run for root, which containers usually are.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    try:
        return playwright.chromium.launch(executable_path=system, args=arguments)
    except Error as error:
        pytest.fail(f"No browser to test with: run `playwright install chromium`.\n{error}")


def lay_out_all(page: Page) -> None:
    """Lay out what the stylesheet leaves for later, since it is far from the screen."""
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(".passage { content-visibility: visible !important; }");
            document.adoptedStyleSheets = [sheet];
        }"""
    )
