"""The search box in a real browser: completions, results while typing, input methods, history."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from browsing import Open
from playwright.sync_api import Page, expect

PAUSE = 400
"""Milliseconds after which whatever typing sets off has been asked for."""


def asked_for(page: Page) -> list[str]:
    """The paths of completions and results that the page asks for from now on."""
    asked: list[str] = []
    page.on(
        "request",
        lambda r: asked.append(r.url) if re.search(r"/suggest|/search\?", r.url) else None,
    )
    return asked


def compose(page: Page, text: str) -> None:
    """Type letters that an input method has not yet turned into text."""
    page.context.new_cdp_session(page).send(
        "Input.imeSetComposition",
        {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
    )


def confirm(page: Page, text: str) -> None:
    """Confirm a candidate of the input method."""
    page.context.new_cdp_session(page).send("Input.insertText", {"text": text})


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k", "/"])
@pytest.mark.parametrize("address", ["/", "/about", "/search?q=x", "/read/trade-2018"])
def test_a_key_leads_to_the_box(open_page: Open, address: str, keys: str) -> None:
    page = open_page(address, locale="en")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(keys)
    expect(page.get_by_role("combobox")).to_be_focused()


def test_the_keys_are_shown_where_there_is_a_script(open_page: Open) -> None:
    expect(open_page("/about").locator(".shortcuts")).to_be_visible()
    expect(open_page("/about", java_script_enabled=False).locator(".shortcuts")).to_be_hidden()


def test_a_slash_is_text_within_a_field(open_page: Open) -> None:
    page = open_page("/verify", locale="en")
    page.get_by_label("Text to check").press_sequentially("1/2")
    expect(page.get_by_label("Text to check")).to_have_value("1/2")


@pytest.mark.parametrize(
    ("language", "typed", "text", "pair"),
    [
        ("zh", "中小", "中小企业", "small and medium-sized enterprises"),
        ("en", "small", "small and medium-sized enterprises", "中小企业"),
    ],
)
def test_completions_show_the_pair(
    open_page: Open, language: str, typed: str, text: str, pair: str
) -> None:
    page = open_page("/", locale=language)
    page.get_by_role("combobox").press_sequentially(typed)
    option = page.get_by_role("option").first
    expect(option.locator(".text")).to_have_text(text)
    expect(option.locator(".pair")).to_have_text(pair)
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape("/search?q=" + quote(text).replace("%20", "+"))))


def test_the_arrows_go_through_the_list_and_back_to_the_box(open_page: Open) -> None:
    page = open_page("/", locale="zh")
    box = page.get_by_role("combobox")
    box.press_sequentially("中小")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(page.get_by_role("option")).not_to_have_count(0)
    page.wait_for_timeout(PAUSE)
    for option in page.get_by_role("option").all():
        page.keyboard.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is not None
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("中小")


def test_the_first_passages_are_listed_on_every_page(open_page: Open) -> None:
    page = open_page("/about", locale="zh")
    page.get_by_role("combobox").press_sequentially("互联网用户")
    passages = page.get_by_role("group", name="原文")
    expect(passages.locator("mark")).to_have_text("互联网用户")
    passages.get_by_role("option").click()
    expect(page).to_have_url(re.compile(r"/read/trade-2018\?q=.*#hit-1$"))


def test_an_answer_is_listed_first(open_page: Open) -> None:
    page = open_page("/", locale="zh")
    page.get_by_role("combobox").press_sequentially("互联网用户有多少？")
    expect(page.get_by_role("group", name="报告原文").get_by_role("option")).to_have_text("40 亿")


def test_results_follow_the_typing(open_page: Open) -> None:
    page = open_page("/search?q=zzz", locale="zh")
    box = page.get_by_role("combobox")
    box.fill("")
    box.press_sequentially("数字")
    expect(page).to_have_url(re.compile(r"/search\?q=" + quote("数字") + "$"))
    expect(page).to_have_title("数字 · Yinju 引据")
    expect(page.locator(".hits mark").first).to_have_text("数字")
    expect(page.locator("[aria-live]")).to_have_text(page.get_by_role("status").inner_text())
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("combobox")).to_have_value("数字")


def test_typing_is_one_step_of_the_history(open_page: Open) -> None:
    page = open_page("/search?q=数字", locale="zh")
    box = page.get_by_role("combobox")
    box.fill("")
    for letter in "互联网":
        box.press_sequentially(letter)
        page.wait_for_timeout(PAUSE)
    expect(page).to_have_url(re.compile(quote("互联网")))
    page.go_back()
    expect(page).to_have_url(re.compile(quote("数字")))
    expect(box).to_have_value("数字")
    expect(page.locator(".hits mark").first).to_have_text("数字")


def test_fast_typing_asks_once(open_page: Open) -> None:
    page = open_page("/", locale="zh")
    asked = asked_for(page)
    page.get_by_role("combobox").press_sequentially("互联网用户", delay=10)
    page.wait_for_timeout(PAUSE)
    assert sum("/suggest" in each for each in asked) == 1
    assert sum("/search" in each for each in asked) == 1


def test_nothing_is_asked_for_while_composing(open_page: Open) -> None:
    page = open_page("/search?q=zzz", locale="zh")
    box = page.get_by_role("combobox")
    box.fill("")
    page.wait_for_timeout(PAUSE)
    asked = asked_for(page)
    compose(page, "zhong xiao")
    page.wait_for_timeout(PAUSE)
    assert asked == []
    confirm(page, "中小")
    expect(box).to_have_value("中小")
    expect(page.get_by_role("option").first.locator(".text")).to_have_text("中小企业")
    assert len(asked) == 2


@pytest.mark.parametrize("address", ["/", "/search?q=zzz"])
def test_the_enter_that_confirms_a_candidate_does_not_submit(open_page: Open, address: str) -> None:
    page = open_page(address, locale="zh")
    box = page.get_by_role("combobox")
    box.fill("中小")
    for event in ("isComposing: true", "keyCode: 229"):
        stopped = box.evaluate(
            f"""(box) => !box.dispatchEvent(new KeyboardEvent("keydown",
                {{key: "Enter", bubbles: true, cancelable: true, {event}}}))"""
        )
        assert stopped, event


def test_recent_searches_stay_in_the_browser(open_page: Open) -> None:
    page = open_page("/search", locale="en")
    for query in ("数字", "互联网", "数字"):
        page.get_by_role("combobox").fill(query)
        page.get_by_role("combobox").press("Enter")
        expect(page.get_by_role("status")).to_be_visible()
    page.goto(page.url.partition("/search")[0] + "/about")
    page.get_by_role("combobox").click()
    recent = page.get_by_role("group", name="Recent searches")
    expect(recent.get_by_role("option")).to_have_text(["数字", "互联网"])
    assert page.context.cookies() == []
    page.get_by_role("button", name="Forget recent searches").click()
    page.keyboard.press("ArrowDown")
    expect(recent).to_have_count(0)


def test_back_returns_to_the_same_place(open_page: Open) -> None:
    page = open_page("/search?q=", locale="zh", viewport={"width": 375, "height": 400})
    page.goto(page.url + "&sort=order")
    page.evaluate("scrollTo(0, 900)")
    page.wait_for_timeout(100)
    place = page.evaluate("scrollY")
    assert place > 500
    page.locator(".facets a").first.evaluate("link => link.click()")
    expect(page).not_to_have_url(re.compile("sort=order$"))
    page.wait_for_timeout(PAUSE)
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page).to_have_url(re.compile("sort=order$"))
    page.wait_for_timeout(PAUSE)
    assert page.evaluate("scrollY") == place
    page.locator(".hit h2 a").last.click()
    expect(page).to_have_url(re.compile("/read/"))
    page.go_back()
    page.wait_for_timeout(PAUSE)
    assert page.evaluate("scrollY") > 500


def test_a_filter_keeps_the_focus(open_page: Open) -> None:
    page = open_page("/search?q=数", locale="zh")
    page.locator(".facets a", has_text="脚注").press("Enter")
    expect(page).to_have_url(re.compile("kind=footnote"))
    expect(page.locator(".facets a", has_text="脚注")).to_be_focused()
    expect(page.locator(".facets a", has_text="脚注")).to_have_attribute("aria-current", "true")
    page.get_by_role("combobox").fill("经济")
    expect(page).to_have_url(re.compile("kind=footnote"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_languages_shown_are_chosen_in_the_address(open_page: Open, script: bool) -> None:
    page = open_page("/search?q=全流程", locale="zh", java_script_enabled=script)
    expect(page.locator(".hit .text")).to_have_count(2)
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page).to_have_url(re.compile("view=en"))
    expect(page.locator(".hit .text")).to_have_text("Second, all of it online.")
    page.get_by_role("link", name="中", exact=True).click()
    expect(page.locator(".hit .text")).to_have_text("第二，全流程在线。")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_how_a_hit_was_found_is_told_where_asked(open_page: Open, script: bool) -> None:
    page = open_page("/search?q=全流程", locale="en", java_script_enabled=script)
    assert page.locator(".explanation").count() == 0
    page.locator(".how summary").click()
    if not script:
        page.get_by_role("link", name="Terms, other wordings and score").click()
        expect(page).to_have_url(re.compile("/explain/trade-2018/1.1-l2"))
    expect(page.locator(".explanation")).to_contain_text("全流程")
    expect(page.locator(".explanation tfoot")).to_contain_text("1.50")
    expect(page.locator(".explanation")).to_contain_text("closeness in meaning")


def test_without_scripts_filters_and_order_work(open_page: Open) -> None:
    page = open_page("/search?q=数", locale="zh", java_script_enabled=False)
    page.locator(".facets a", has_text="脚注").click()
    expect(page.get_by_role("status")).to_have_text("1 段")
    page.get_by_role("searchbox").fill("经济")
    page.get_by_role("button", name="检索").click()
    expect(page).to_have_url(re.compile("kind=footnote"))
    page.locator(".chosen a").click()
    expect(page).not_to_have_url(re.compile("kind=footnote"))


@pytest.mark.parametrize("width", [320, 375])
def test_the_list_fits_a_narrow_screen(open_page: Open, width: int) -> None:
    page = open_page("/about", locale="en", viewport={"width": width, "height": 600})
    page.get_by_role("combobox").press_sequentially("中")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.wait_for_timeout(PAUSE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in (page.get_by_role("listbox").bounding_box(), page.locator("nav").bounding_box()):
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
