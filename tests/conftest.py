"""Options and fixtures that several tests share."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from corpora import REPORTS, Indexed, linked
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from indexer.build import build
from indexer.config import Config
from indexer.corpus import Description, Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GOLDEN = Path(__file__).parent / "golden"


def pytest_collection_finish() -> None:
    # Ten thousand tests and what they share stay to the end: collecting garbage as often as Python
    # does by itself, and looking through all of them each time, takes a tenth of a run.
    gc.freeze()
    gc.set_threshold(50_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; read the difference before committing it",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"run pytest --update-golden for {path}"

    return compare


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Pages' templates are compiled once a run, not once an app."""
    Flask.jinja_options = {
        "bytecode_cache": FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    }


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    """Settings for the reports of these names, all where none is named, and an index of them that
    is made once for the whole run: to be read. To change it, see ``corpora.copied``."""

    @cache
    def made(*names: str, engine: Literal["embedded", "memory"] = "embedded") -> Config:
        folder = tmp_path_factory.mktemp("indexed")
        config = replace(linked(folder, names or REPORTS), engine=engine)
        build(config)
        return config

    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for the whole run: Playwright's own loop cannot run twice in a process."""
    from browsing import launch
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Make a report of a text, with what its description should say."""

    def make(text: str, **description: object) -> Report:
        values: dict[str, object] = {"title": "Title", "year": 2020, "language": "zh"}
        return Report("report", Path("report"), text, "", Description(**(values | description)))  # type: ignore[arg-type]

    return make
