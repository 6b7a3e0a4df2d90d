"""A report's page in a real browser: by pointer, keyboard and touch, without scripts, on paper."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

import pytest
from addresses import READ
from browsing import Open, lay_out_all
from playwright.sync_api import Locator, Page, expect

WIDE = {"viewport": {"width": 1280, "height": 800}}
NARROW = {"viewport": {"width": 375, "height": 700}}
TOUCH = {**NARROW, "has_touch": True, "is_mobile": True}
SME = quote("中小企业")
IN_SIGHT = """element => {
    const bar = document.querySelector(".reader-bar").getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    return top >= bar.bottom - 1 && bottom <= innerHeight + 1;
}"""


@pytest.fixture(scope="module")
def site(report_site: str) -> str:
    return report_site


def block(page: Page, id: str) -> Locator:
    return page.locator(f'[id="{id}"]')


def number(page: Page, text: str) -> Locator:
    return page.locator(".report-text a.figure").filter(has_text=text).first


def in_sight(place: Locator) -> bool:
    return bool(place.evaluate(IN_SIGHT))


def wait_until_in_sight(place: Locator) -> None:
    place.page.wait_for_function(
        f"element => ({IN_SIGHT})(element)", arg=place.element_handle(), timeout=5000
    )


# --- Where an address leads -----------------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("view", ["zh", "en", "both"])
def test_an_address_leads_to_its_place(open_page: Open, size: dict[str, Any], view: str) -> None:
    page = open_page(f"{READ}?view={view}#3.2", **size)
    wait_until_in_sight(block(page, "3.2").locator("h3").first)
    page.evaluate("location.hash = '2.1'")
    wait_until_in_sight(block(page, "2.1").locator("h3").first)


# --- Contents -------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "title"), [("zh", "外贸服务的升级"), ("en", "The upgrading")])
def test_contents_follow_the_reader(open_page: Open, language: str, title: str) -> None:
    page = open_page(READ, locale=language, **WIDE)
    current = page.locator(".contents a[aria-current]")
    expect(current).to_have_attribute("href", "#0")
    block(page, "2.2-p3").scroll_into_view_if_needed()
    block(page, "2.2-p3").evaluate("element => element.scrollIntoView()")
    expect(current).to_have_attribute("href", "#2.2")
    expect(current).to_be_in_viewport()
    expect(page.locator(".reader-bar .here")).to_contain_text(title)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_contents_on_a_phone(open_page: Open, scripts: bool) -> None:
    page = open_page(READ, locale="zh", java_script_enabled=scripts, **TOUCH)
    contents = page.locator("#contents")
    expect(contents).to_be_hidden()
    page.get_by_role("button", name="目录").tap()
    expect(contents).to_be_visible()
    contents.get_by_role("link", name="互动零距离").tap()
    expect(block(page, "2.1.3-h1")).to_be_in_viewport()
    if scripts:
        expect(contents).to_be_hidden()
        assert in_sight(block(page, "2.1.3-h1"))


def test_contents_by_keyboard(open_page: Open) -> None:
    page = open_page(READ, locale="en", **NARROW)
    page.get_by_role("button", name="Contents").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#contents")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#contents")).to_be_hidden()
    expect(page.get_by_role("button", name="Contents")).to_be_focused()


# --- Cards ----------------------------------------------------------------------------------

CARDS = [
    ("zh", "120亿美元", ["120亿美元", "12,000,000,000", "2015年", "一达通出口额"]),
    ("en", "US$12 billion", ["US$12 billion", "12,000,000,000", "2015", "export"]),
]


@pytest.mark.parametrize(("language", "text", "says"), CARDS, ids=["zh", "en"])
def test_a_number_opens_its_card(
    open_page: Open, language: str, text: str, says: list[str]
) -> None:
    page = open_page(READ, locale=language, **WIDE)
    card = page.locator("#card")
    number(page, text).hover()
    expect(card).to_be_visible()
    for each in says:
        expect(card).to_contain_text(each)
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_card_by_keyboard(open_page: Open) -> None:
    page = open_page(READ, locale="zh", **WIDE)
    page.locator("#contents a").last.focus()
    link = page.locator('[id="1-p1"] a.figure').first
    while not link.evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
    expect(page.locator("#card")).to_be_visible()
    expect(link).to_have_attribute("aria-describedby", "card")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/statistics/"))


def test_a_card_by_touch(open_page: Open) -> None:
    page = open_page(READ, locale="zh", **TOUCH)
    link = number(page, "120亿美元")
    link.tap()
    expect(page.locator("#card")).to_contain_text("12,000,000,000")
    assert READ in page.url
    page.locator(".reader-bar .here").tap()
    expect(page.locator("#card")).to_be_hidden()
    link.tap()
    expect(page.locator("#card")).to_be_visible()
    page.locator("#card").get_by_role("link", name="完整记录").tap()
    expect(page).to_have_url(re.compile("/statistics/"))


def test_a_footnote_by_touch(open_page: Open) -> None:
    page = open_page(READ, locale="zh", **TOUCH)
    expect(page.locator("#f6")).to_be_hidden()
    page.get_by_label("脚注 6").first.tap()
    expect(page.locator("#card")).to_contain_text("国家工商总局")
    width = page.locator("#card").bounding_box()
    assert width is not None
    assert width["x"] >= 0
    assert width["x"] + width["width"] <= 375


def test_a_footnote_in_the_margin_is_pointed_at(open_page: Open) -> None:
    page = open_page(f"{READ}#1.1", locale="zh", **WIDE)
    expect(page.locator("#f6")).to_be_visible()
    page.locator('[id="1.1-p1-m1"]').hover()
    expect(page.locator("#f6")).to_have_class(re.compile("pointed-at"))
    expect(page.locator("#card")).to_be_hidden()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_footnote_without_scripts(open_page: Open, size: dict[str, Any]) -> None:
    page = open_page(READ, locale="zh", java_script_enabled=False, **size)
    expect(page.locator("#f6")).to_be_visible()
    page.get_by_label("脚注 6").first.click()
    expect(page.locator("#f6")).to_be_in_viewport()
    page.locator("#f6").locator(".back a").first.click()
    expect(page.locator('[id="1.1-p1-m1"]')).to_be_in_viewport()


@pytest.mark.parametrize("address", [READ, f"{READ}?view=both"])
def test_a_hidden_footnote_is_found(open_page: Open, address: str) -> None:
    """By a text fragment; the search of the browser's own, which no test can open, works alike."""
    page = open_page(address, locale="zh", **NARROW)
    expect(page.locator("#f21")).to_be_hidden()
    fragment = quote("中国新外贸模式研究课题组")
    page = open_page(f"{address}#:~:text={fragment}", locale="zh", **NARROW)
    expect(page.locator("#f21")).to_be_in_viewport()


# --- Languages ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_another_language_in_the_same_place(open_page: Open, size: dict[str, Any]) -> None:
    page = open_page(f"{READ}#2.2-p3", locale="zh", **size)
    page.evaluate("window.same = true")
    place = block(page, "2.2-p3")
    before = place.bounding_box()
    for name, language in (("EN", "en"), ("对照", "zh"), ("中", "zh")):
        # Not Playwright's own click, which scrolls what is sticky.
        page.locator(".views").get_by_role("link", name=name).dispatch_event("click")
        expect(page.locator(".views [aria-current]")).to_have_text(name)
        expect(place.locator("p").first).to_have_attribute("lang", language)
        after = place.bounding_box()
        assert before
        assert after
        assert abs(after["y"] - before["y"]) < 3
    assert page.evaluate("window.same")
    assert page.url.endswith("view=zh")
    page.reload()
    expect(page.locator(".views [aria-current]")).to_have_text("中")


def test_another_language_without_scripts(open_page: Open) -> None:
    page = open_page(READ, locale="zh", java_script_enabled=False, **NARROW)
    page.locator(".views").get_by_role("link", name="EN").click()
    expect(block(page, "1-p1").locator("p")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("lang", "zh")


def test_the_new_text_has_all_that_the_old_had(open_page: Open) -> None:
    page = open_page(f"{READ}?q={SME}#1.1-p2", locale="zh", **WIDE)
    page.locator(".views").get_by_role("link", name="EN").click()
    expect(block(page, "1.1-p2").locator("p")).to_have_attribute("lang", "en")
    expect(page.locator(".matches .count")).to_contain_text("处")
    number(page, "US$12 billion").hover()
    expect(page.locator("#card")).to_contain_text("12,000,000,000")
    assert page.locator("button.copy").count() > 50
    assert "view=en" in unquote(
        page.locator("header.site a[hreflang=en]").get_attribute("href") or ""
    )
    expect(page.locator("form.search input[name=view]")).to_have_value("en")


# --- Matches --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, TOUCH], ids=["wide", "phone"])
def test_stepping_through_matches(open_page: Open, size: dict[str, Any]) -> None:
    page = open_page(f"{READ}?q={SME}#1.1-p2", locale="zh", **size)
    count, current = page.locator(".matches .count"), page.locator("mark.current").first
    expect(current).to_be_focused()
    first = int(re.findall(r"\d+", count.text_content() or "")[0])
    wait_until_in_sight(current)
    for key, expected in (("n", 1), ("Enter", 2), ("p", 1), ("Shift+Enter", 0)):
        page.keyboard.press(key)
        expect(count).to_contain_text(f"第 {first + expected} 处")
        wait_until_in_sight(page.locator("mark.current").first)
    page.get_by_role("link", name="下一处").click()
    expect(count).to_contain_text(f"第 {first + 1} 处")
    assert page.url.endswith(f"#hit-{first + 1}")


def test_matches_go_round(open_page: Open) -> None:
    page = open_page(f"{READ}?q={SME}", locale="en", **WIDE)
    count = page.locator(".matches .count")
    total = re.findall(r"\d+", count.text_content() or "")[0]
    page.get_by_role("link", name="Previous match").click()
    expect(count).to_have_text(f"{total} of {total}")
    page.get_by_role("link", name="Next match").click()
    expect(count).to_have_text(f"1 of {total}")


def test_letters_are_letters_elsewhere(open_page: Open) -> None:
    page = open_page(f"{READ}?q={SME}#1.1-p2", locale="zh", **WIDE)
    before = page.locator(".matches .count").text_content()
    page.locator("#q").focus()
    page.keyboard.type("np")
    assert page.locator(".matches .count").text_content() == before


def test_matches_without_scripts(open_page: Open) -> None:
    page = open_page(f"{READ}?q={SME}", locale="zh", java_script_enabled=False, **NARROW)
    for n in (1, 2, 3):
        page.get_by_role("link", name="下一处").click()
        expect(page.locator(".matches .count")).to_contain_text(f"第 {n} 处")
        expect(page.locator(f"#hit-{n}")).to_be_in_viewport()
    page.get_by_role("link", name="去掉标记").click()
    expect(page.locator("mark")).to_have_count(0)


def test_from_a_result_to_its_matches(open_page: Open) -> None:
    page = open_page(f"/search?q={SME}", locale="zh", **WIDE)
    page.locator(".hit h2 a").first.click()
    expect(page.locator(".matches .query")).to_have_text("中小企业")
    wait_until_in_sight(page.locator("mark.current").first)


# --- Copying and linking --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "pages"),
    [("zh", "中小企业的重要性毫无争议。", "第 2–4 页"), ("en", "beyond dispute.", "pp. 2–4")],
)
def test_a_block_is_copied_with_its_source(
    open_page: Open, site: str, language: str, text: str, pages: str
) -> None:
    page = open_page(
        f"{READ}?view={language}", locale=language, permissions=["clipboard-read"], **WIDE
    )
    block(page, "1.1-p1").locator("button.copy").click()
    expect(page.locator("#copied")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    passage, source = copied.split("\n\n")
    assert passage.endswith(text)
    assert "(2018)" in source
    assert "1.1 " in source
    assert pages in source
    assert source.endswith(f"{site}{READ}#1.1-p1")


@pytest.mark.parametrize(("whole", "with_source"), [(True, True), (False, False)])
def test_a_selection_is_copied_with_its_source(
    open_page: Open, whole: bool, with_source: bool
) -> None:
    """A few characters are copied as they are."""
    page = open_page(READ, locale="zh", permissions=["clipboard-read"], **WIDE)
    page.evaluate(
        """whole => {
            const text = document.getElementById("1.1-p1").querySelector("p");
            const [node, end] = whole ? [text, text.childNodes.length] : [text.firstChild, 6];
            getSelection().setBaseAndExtent(text.firstChild, 0, node, end);
        }""",
        whole,
    )
    page.keyboard.press("Control+C")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("在大多数国家")
    assert ("#1.1-p1" in copied) == with_source


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_text_fragment_is_found_across_a_footnote_mark(open_page: Open, scripts: bool) -> None:
    fragment = quote("目前中国70%的城镇居民和80%以上的农民工都在小微企业就业。中小企业")
    page = open_page(f"{READ}#:~:text={fragment}", locale="zh", java_script_enabled=scripts, **WIDE)
    expect(block(page, "1.1-p1")).to_be_in_viewport()


# --- For everybody --------------------------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_has_the_focus_is_in_sight(open_page: Open, size: dict[str, Any]) -> None:
    page = open_page(f"{READ}?q={SME}", locale="zh", **size)
    page.locator(".views a").last.focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.evaluate("element => Boolean(element.closest('.report-text'))"):
            assert in_sight(focused), focused.evaluate("element => element.outerHTML")


def test_what_is_touched_is_large_enough(open_page: Open) -> None:
    page = open_page(f"{READ}?q={SME}", locale="zh", **TOUCH)
    lay_out_all(page)
    page.get_by_role("button", name="目录").tap()
    targets = ".reader-bar :is(a, button), .contents a, .address, button.copy"
    small = page.locator(targets).evaluate_all(
        """elements => elements
            .map(element => [element.outerHTML, element.getBoundingClientRect()])
            .filter(([, { width, height }]) => width < 24 || height < 24)
            .map(([html]) => html)"""
    )
    assert small == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_moves_once_it_is_shown(open_page: Open, size: dict[str, Any]) -> None:
    page = open_page(f"{READ}?q={SME}", locale="zh", **size)
    page.wait_for_timeout(500)
    shifts = page.evaluate(
        """() => new Promise(resolve => {
            let sum = 0;
            new PerformanceObserver(list => {
                for (const each of list.getEntries()) sum += each.value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(sum), 300);
        })"""
    )
    assert shifts < 0.01


@pytest.mark.parametrize("view", ["zh", "en", "both"])
def test_on_paper(open_page: Open, view: str) -> None:
    page = open_page(f"{READ}?view={view}", locale="zh", **NARROW)
    page.emulate_media(media="print")
    notes = page.locator(".footnote")
    assert notes.count() > 30
    assert all(note.is_visible() for note in notes.all())
    for gone in (".reader-bar", "#contents", "header.site", ".address", "button.copy", "a.embed"):
        assert not any(each.is_visible() for each in page.locator(gone).all())
    lines = page.locator(".report-text a").evaluate_all(
        "links => links.map(link => getComputedStyle(link).textDecorationLine)"
    )
    assert set(lines) == {"none"}
    assert page.pdf().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("address", "most"), [(READ, 80_000), (f"{READ}?view=both", 110_000)], ids=["zh", "both"]
)
def test_weight(open_page: Open, address: str, most: int) -> None:
    """Bytes transferred for the page with all that it needs, packed."""
    page = open_page("/about", locale="zh")
    page.goto(page.url.removesuffix("/about") + address, wait_until="networkidle")
    sizes = page.evaluate(
        """() => [...performance.getEntriesByType("resource"),
                  ...performance.getEntriesByType("navigation")]
            .map(each => each.encodedBodySize)"""
    )
    assert sum(sizes) < most
