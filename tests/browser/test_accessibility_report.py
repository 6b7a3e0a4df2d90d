"""A long report is open to everybody, and so is what opens on its pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from addresses import READ, REPORT, REPORT_PAGES
from axe import RULES, findings
from browsing import Open, lay_out_all
from playwright.sync_api import Page, expect

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 375, "height": 700}


@pytest.fixture(scope="module")
def site(report_site: str) -> str:
    return report_site


@pytest.mark.parametrize("address", REPORT_PAGES.values(), ids=REPORT_PAGES)
@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [("zh", WIDE, "light"), ("en", NARROW, "dark")],
    ids=["zh wide light", "en narrow dark"],
)
def test_nothing_bars_the_way_in_a_long_report(
    open_page: Open, address: str, language: str, size: object, scheme: str
) -> None:
    page = open_page(address, locale=language, viewport=size, color_scheme=scheme)
    lay_out_all(page)
    found = findings(page)
    assert not found, "\n".join(found)


# --- What opens -----------------------------------------------------------------------------


def typed(page: Page) -> None:
    page.get_by_role("combobox").fill("cross-border" if "en" in page.url else "跨境")
    expect(page.locator(".suggestions .completions [role=option]").first).to_be_visible()
    expect(page.locator(".suggestions .excerpt").first).to_be_visible()


def recalled(page: Page) -> None:
    page.get_by_role("combobox").fill("买家")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url("**/search?**")
    page.get_by_role("combobox").fill("")
    expect(page.locator(".suggestions .recent [role=option]")).to_have_count(1)


def pointed_at_a_number(page: Page) -> None:
    page.locator(".report-text a.figure").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#card")).to_be_visible()


def listed_contents(page: Page) -> None:
    page.locator(".to-contents").click()
    expect(page.locator("#contents")).to_be_visible()


def explained(page: Page) -> None:
    page.locator(".how summary").first.click()
    expect(page.locator(".how .explanation").first).to_be_visible()


def unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")


def read_out(page: Page) -> None:
    page.locator(".chart .frame:visible").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".chart .readout").first).to_be_visible()


def embedded(page: Page) -> None:
    unfolded(page)
    for kind in ("search", "statistic", "table", "passage"):
        expect(page.locator(f"yinju-{kind} section").first).to_be_visible()


STATES = {
    "completions": ("/about", typed),
    "recent searches": ("/about", recalled),
    "card over a number": (f"{READ}#1.1", pointed_at_a_number),
    "how a hit was found": (REPORT_PAGES["results"], explained),
    "all facets": (REPORT_PAGES["results"], unfolded),
    "value in a chart": (f"/tables/{REPORT}/4.1-t1", read_out),
    "all citations": (f"/sources/{REPORT}/f11", unfolded),
}


@pytest.mark.parametrize(("address", "open_up"), STATES.values(), ids=STATES)
@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [("zh", WIDE, "dark"), ("en", NARROW, "light")],
    ids=["zh wide dark", "en narrow light"],
)
def test_nothing_bars_the_way_in_what_opens(
    open_page: Open,
    address: str,
    open_up: Callable[[Page], None],
    language: str,
    size: object,
    scheme: str,
) -> None:
    page = open_page(address, locale=language, viewport=size, color_scheme=scheme)
    open_up(page)
    found = findings(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_the_way_in_elements_and_frames(open_page: Open, scheme: str) -> None:
    """Good practice aside: here the same thing is shown in three ways at once."""
    page = open_page("/embed", locale="en", viewport=WIDE, color_scheme=scheme)
    embedded(page)
    assert not findings(page, RULES)


def test_nothing_bars_the_way_in_the_contents_on_a_phone(open_page: Open) -> None:
    page = open_page(READ, locale="zh", viewport=NARROW)
    listed_contents(page)
    assert not findings(page)
