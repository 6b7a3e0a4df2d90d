"""Every page in a real browser: quiet, within its policy, within the screen, without scripts."""

from __future__ import annotations

import re

import pytest
from addresses import PAGES
from browsing import Open
from playwright.sync_api import expect


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (375, "dark"), (800, "light"), (1280, "dark")]
)
def test_fits_the_screen(
    open_page: Open, address: str, language: str, width: int, scheme: str
) -> None:
    page = open_page(
        address,
        locale=language,
        color_scheme=scheme,
        viewport={"width": width, "height": 700},
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_count(1)


def test_search_to_passage_without_scripts(open_page: Open) -> None:
    page = open_page("/", locale="en", java_script_enabled=False)
    page.get_by_role("searchbox").fill("数字经济高速")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 passage")
    expect(page.locator("mark")).to_have_text("数字经济高速")
    page.locator(".hit h2 a").click()
    expect(page).to_have_url(re.compile(r"/read/trade-2018\?q=[^#]+#1-p1$"))
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("全球数字经济")


def test_footnote_and_back(open_page: Open) -> None:
    page = open_page("/read/trade-2018", locale="zh", viewport={"width": 375, "height": 500})
    expect(page.locator("#f2")).to_be_hidden()
    page.get_by_label("脚注 2").first.click()
    expect(page.locator(":target")).to_contain_text("We Are Social")
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(":target").get_by_text("↩").click()
    expect(page.locator(":target")).to_have_attribute("data-number", "2")
    expect(page.locator(":target")).to_be_in_viewport()


def test_language_stays_chosen(open_page: Open) -> None:
    page = open_page("/search?q=中", locale="zh")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("combobox")).to_have_value("中")
    page.get_by_role("combobox").fill("企业")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_by_keyboard_the_content_is_one_step_away(open_page: Open) -> None:
    page = open_page("/about", locale="en")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_hostile_report_runs_nothing(open_page: Open) -> None:
    page = open_page("/read/trade-2018", locale="zh")
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    expect(page.locator("#\\31 \\.1-p1")).to_contain_text("<script>alert")
    assert page.locator("main script, main img").count() == 0


def test_prints(open_page: Open) -> None:
    page = open_page("/read/trade-2018", locale="zh")
    assert page.pdf().startswith(b"%PDF-")
