"""Looking a number up: the explorer, a statistic's page, a source's, in both languages."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO, StringIO

import pytest
from browsing import Open
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

STATISTIC = "/statistics/trade-2018/1-p1-n1"
LANGUAGES = [
    ("zh", "词语或数字", "显示", "1 个数字", "40 亿"),
    ("en", "Words or a number", "Show", "1 statistic", "4 billion users"),
]


def numbers(page: Page) -> list[str]:
    return page.locator("tbody th a.figure").all_inner_texts()


@pytest.mark.parametrize(("language", "field", "button", "found", "number"), LANGUAGES)
def test_from_a_word_to_the_source_without_scripts(
    open_page: Open, language: str, field: str, button: str, found: str, number: str
) -> None:
    page = open_page("/statistics", locale=language, java_script_enabled=False)
    page.get_by_label(field).fill("互联网用户")
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_have_text(found)
    page.get_by_role("link", name=number).click()
    expect(page.locator("h1 .value")).to_have_text(number)
    expect(page.locator("blockquote mark")).to_have_text("40 亿")
    page.get_by_role("link", name="We Are Social, Digital in 2018").first.click()
    expect(page.locator("h1")).to_have_text("We Are Social, Digital in 2018")
    expect(page.locator("main")).to_contain_text(number)


@pytest.mark.parametrize(("language", "field", "button", "found", "number"), LANGUAGES)
def test_filters_apply_as_they_are_typed_and_keep_focus(
    open_page: Open, language: str, field: str, button: str, found: str, number: str
) -> None:
    page = open_page("/statistics", locale=language)
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    page.get_by_label(field).press_sequentially("互联网用户")
    expect(page.get_by_role("status")).to_have_text(found)
    expect(page.get_by_label(field)).to_be_focused()
    assert numbers(page) == [number]
    languages = page.locator("header .tongues a").first
    assert "q=" in (languages.get_attribute("href") or ""), "the same list in the other language"
    assert loads == [], f"no whole page is loaded; {button} is not needed"
    assert "q=" in page.url, "the address says what is shown"
    page.reload()
    assert numbers(page) == [number]


def test_nothing_is_asked_while_an_input_method_composes(open_page: Open) -> None:
    page = open_page("/statistics", locale="zh")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "?q=" in request.url else None)
    field = page.get_by_label("词语或数字")
    field.dispatch_event("compositionstart")
    field.fill("hulianwang")
    page.wait_for_timeout(400)
    assert asked == []
    field.fill("互联网用户")
    field.dispatch_event("compositionend")
    expect(page.get_by_role("status")).to_have_text("1 个数字")


def test_sorts_by_keyboard_and_keeps_the_place(open_page: Open) -> None:
    page = open_page("/statistics", locale="en")
    before = numbers(page)
    page.locator("#sort-value").focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=descending]")).to_be_visible()
    expect(page.locator("#sort-value")).to_be_focused()
    assert numbers(page)[0] == "4 billion users"
    page.go_back()
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    assert numbers(page) == before


def test_what_passes_the_filters_is_saved(open_page: Open) -> None:
    page = open_page("/statistics?unit=users", locale="en")
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV").click()
    text = saved.value.path().read_bytes().decode("utf-8-sig")
    [row] = csv.DictReader(StringIO(text, newline=""))
    assert row["number"] == "40 亿"
    with page.expect_download() as saved:
        page.get_by_role("link", name="XLSX").click()
    book = load_workbook(BytesIO(saved.value.path().read_bytes()))
    assert book["Statistics"].max_row == 2
    page.get_by_role("link", name="JSON").click()
    assert [each["text"] for each in json.loads(page.inner_text("pre"))["items"]] == ["40 亿"]


@pytest.mark.parametrize(
    ("language", "copy", "copied"), [("zh", "复制", "已复制"), ("en", "Copy", "Copied")]
)
def test_a_citation_is_copied(open_page: Open, language: str, copy: str, copied: str) -> None:
    page = open_page(STATISTIC, locale=language, permissions=["clipboard-read", "clipboard-write"])
    button = page.locator(".citations button").first
    expect(button).to_have_text(copy)
    button.click()
    expect(button).to_have_text(copied)
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == page.locator("#citation-1").inner_text()
    assert re.search(r"/statistics/trade-2018/[0-9a-f]{10}\.$", text)


def test_without_scripts_no_button_is_there_that_does_nothing(open_page: Open) -> None:
    page = open_page(STATISTIC, locale="en", java_script_enabled=False)
    expect(page.locator(".citations button:visible")).to_have_count(0)
    expect(page.locator("#citation-1")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_all_of_a_statistic(open_page: Open, scheme: str) -> None:
    page = open_page(
        STATISTIC, locale="zh", color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    expect(page.locator("h1 .value")).to_be_in_viewport()
    expect(page.locator("blockquote mark")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_claim_leads_to_its_record(open_page: Open) -> None:
    page = open_page("/verify", locale="zh", java_script_enabled=False)
    page.get_by_label("要核对的文字").fill("全球互联网用户突破了40亿。")
    page.locator("main form button").click()
    expect(page.locator("mark.confirmed")).to_have_text("40亿")
    page.locator(".verdict a[href*='/statistics/']").click()
    expect(page.locator("h1 .value")).to_have_text("40 亿")


def test_checks_lead_to_the_records_compared(open_page: Open) -> None:
    page = open_page("/checks", locale="en", java_script_enabled=False)
    expect(page.locator(".computation").first).to_contain_text("1 + 1 ≠")
    page.locator(".finding a.figure").first.click()
    expect(page.locator("h1 .value")).to_have_text("4 billion users")
