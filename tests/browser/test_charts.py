"""Tables and their charts as readers use them: without scripts, by pointer, by keyboard."""

from __future__ import annotations

import re

import pytest
from browsing import Open
from playwright.sync_api import Page, expect

TABLE = "/tables/trade-2018/2-t1"
ARROWS = "figure.chart svg.wide .mark"


@pytest.mark.parametrize(
    ("language", "region", "down"),
    [("zh", "广东省", "按“变化”排序"), ("en", "Guangdong", "Sorted by 变化")],
)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_sorts_with_and_without_scripts(
    open_page: Open, language: str, region: str, down: str, scripts: bool
) -> None:
    page = open_page(TABLE, locale=language, java_script_enabled=scripts)
    expect(page.locator("tbody tr").first).to_contain_text(region)
    page.get_by_role("columnheader").nth(2).get_by_role("link").click()
    expect(page.locator("tbody tr").first).to_contain_text("↑ 1")
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("status").filter(has_text=down)).to_be_visible()
    expect(page).to_have_url(re.compile(r"sort=-3"))
    assert shown_ranks(page) == ["2", "1"], "the chart follows the table"


def shown_ranks(page: Page) -> list[str]:
    return page.locator(f"{ARROWS} .rank").all_text_contents()


def test_sorting_keeps_focus_and_can_be_undone(open_page: Open) -> None:
    page = open_page(TABLE, locale="zh")
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    heading = page.get_by_role("columnheader").nth(2).get_by_role("link")
    heading.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=descending]")).to_be_visible()
    expect(page.get_by_role("columnheader").nth(2).get_by_role("link")).to_be_focused()
    assert loads == [], "without loading the page"
    page.go_back()
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    expect(page.locator("tbody tr").first).to_contain_text("广东省")


def test_values_on_hover(open_page: Open) -> None:
    page = open_page(TABLE, locale="en")
    page.locator(ARROWS).nth(1).hover()
    expect(page.locator(".readout")).to_have_text("浙江省: ↑ 1")
    page.mouse.move(0, 0)
    expect(page.locator(".readout")).to_be_hidden()


def test_values_by_keyboard_and_on_to_the_record(open_page: Open) -> None:
    page = open_page(TABLE, locale="zh")
    page.get_by_role("group", name="图：").locator("visible=true").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".readout")).to_have_text("广东省: —")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".readout")).to_have_text("浙江省: ↑ 1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/statistics/trade-2018/[0-9a-f]{10}"))


def test_a_chart_is_described_and_its_table_is_there(open_page: Open) -> None:
    page = open_page(TABLE, locale="en", java_script_enabled=False)
    chart = page.get_by_role("img", name="Chart: 2017年出口省份排行榜")
    expect(chart).to_be_visible()
    described = page.locator(f"[id='{chart.get_attribute('aria-describedby')}']")
    expect(described).to_have_text("变化: 2 values, from — (Guangdong) to ↑ 1 (浙江省).")
    expect(page.get_by_role("cell", name="↑ 1")).to_be_visible()


@pytest.mark.parametrize(("width", "shown"), [(320, "narrow"), (1280, "wide")])
def test_the_drawing_that_fits_is_shown(open_page: Open, width: int, shown: str) -> None:
    page = open_page(TABLE, locale="zh", viewport={"width": width, "height": 700})
    visible = page.locator("figure.chart svg").locator("visible=true")
    expect(visible).to_have_count(1)
    expect(visible).to_have_class(shown)
    letters = visible.locator("text").first.bounding_box()
    assert letters is not None
    assert letters["height"] >= 13, "small print"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_stand_out(open_page: Open, scheme: str) -> None:
    page = open_page(TABLE, locale="zh", color_scheme=scheme)
    fill, paper = page.evaluate(
        """() => [
            getComputedStyle(document.querySelector("svg.wide .up")).fill,
            getComputedStyle(document.body).backgroundColor,
        ]"""
    )
    assert contrast(fill, paper) >= 3, (fill, paper)


def contrast(one: str, other: str) -> float:
    """After WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(("format", "begins"), [("SVG", b"<svg"), ("PNG", b"\x89PNG\r\n")])
def test_pictures_are_saved(open_page: Open, format: str, begins: bytes) -> None:
    page = open_page(TABLE, locale="en")
    with page.expect_download() as saved:
        page.get_by_role("link", name=format).click()
    assert saved.value.suggested_filename == f"trade-2018-2-t1.{format.lower()}"
    assert saved.value.path().read_bytes().startswith(begins)


def test_an_svg_opened_by_itself_breaks_no_policy(open_page: Open) -> None:
    page = open_page(f"/api/v1/documents/{TABLE.split('/')[2]}/tables/2-t1?format=svg&lang=zh")
    expect(page.locator("svg > text").first).to_have_text("2017年出口省份排行榜")


def test_charts_print(open_page: Open) -> None:
    page = open_page(TABLE, locale="zh")
    page.emulate_media(media="print")
    expect(page.locator("figure.chart svg").locator("visible=true")).to_have_count(1)
    assert page.pdf().startswith(b"%PDF-")
