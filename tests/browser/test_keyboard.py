"""All by keyboard, and with forced colours: what can be reached can be seen, and left again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from addresses import FRAMES, PAGES
from browsing import Open, lay_out_all
from playwright.sync_api import Page, expect

EVERY = PAGES | FRAMES
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 375, "height": 700}

STOPS = """() => {
    const fields = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe";
    const within = root => [...root.querySelectorAll(`${fields}, [tabindex]`)];
    return within(document)
        .filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility())
        .map((each, place) => (each.dataset.stop = place));
}"""
"""Numbers what the Tab key should reach, in the page's order."""

FROM_THE_TOP = """() => {
    const top = document.createElement("span");
    document.body.prepend(top);
    top.tabIndex = -1;
    top.focus();
}"""

FOCUSED = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const style = getComputedStyle(at);
    const boxes = [...at.getClientRects()];
    const seen = boxes.some(({ left, right, top, bottom }) =>
        [[left + 2, top + 2], [(left + right) / 2, (top + bottom) / 2], [right - 2, bottom - 2]]
            .some(([x, y]) => {
                const upmost = document.elementFromPoint(x, y);
                return upmost && (at.contains(upmost) || upmost.contains(at));
            }));
    return {
        stop: Number(at.dataset.stop ?? -1),
        html: at.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen,
    };
}"""
"""What has the focus; ``seen``: a part of it is uppermost on the screen."""


def tabbed(page: Page) -> list[dict[str, Any]]:
    """What the Tab key goes through until it leaves the page."""
    found: list[dict[str, Any]] = []
    for _ in range(2000):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (found and focused["html"] == found[0]["html"]):
            return found
        found.append(focused)
    pytest.fail(f"the focus never leaves the page; it is at {found[-1]['html']}")


@pytest.mark.parametrize(
    ("language", "size"), [("zh", WIDE), ("en", NARROW)], ids=["zh wide", "en narrow"]
)
@pytest.mark.parametrize("address", EVERY.values(), ids=EVERY)
def test_tab_reaches_everything_in_order_and_in_sight(
    open_page: Open, address: str, language: str, size: object
) -> None:
    page = open_page(address, locale=language, viewport=size, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    lay_out_all(page)
    page.evaluate(FROM_THE_TOP)
    stops = page.evaluate(STOPS)
    found = [each for each in tabbed(page) if each["stop"] >= 0]
    assert [each["stop"] for each in found] == stops
    assert [each["html"] for each in found if not each["outlined"]] == []
    assert [each["html"] for each in found if not each["seen"]] == []
    if address not in FRAMES.values():
        assert "skip" in found[0]["html"]


# --- Away again -----------------------------------------------------------------------------


def complete(page: Page) -> None:
    page.get_by_role("combobox").fill("企业")


def point_at(selector: str) -> Callable[[Page], None]:
    def point(page: Page) -> None:
        page.locator(selector).first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")

    return point


def list_contents(page: Page) -> None:
    page.locator(".to-contents").press("Enter")


def read_value(page: Page) -> None:
    page.locator(".chart .frame:visible").press("ArrowDown")


@pytest.mark.parametrize(
    ("address", "size", "open_up", "opened"),
    [
        ("/about", WIDE, complete, ".suggestions"),
        ("/about", NARROW, complete, ".suggestions"),
        (PAGES["report"], WIDE, point_at(".report-text a.figure"), "#card"),
        (PAGES["report"], NARROW, point_at(".report-text .note-mark a"), "#card"),
        (PAGES["report"], NARROW, list_contents, "#contents"),
        (PAGES["table"], WIDE, read_value, ".readout"),
    ],
    ids=["completions", "completions on a phone", "number", "note", "contents", "chart"],
)
def test_escape_closes_what_is_open_and_keeps_the_place(
    open_page: Open, address: str, size: object, open_up: Callable[[Page], None], opened: str
) -> None:
    page = open_page(address, locale="zh", viewport=size)
    open_up(page)
    expect(page.locator(opened)).to_be_visible()
    page.evaluate("document.activeElement.id ||= 'at'")
    focused = page.locator(":focus").get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.locator(opened)).to_be_hidden()
    expect(page.locator(":focus")).to_have_id(focused or "")


# --- Forced colours -------------------------------------------------------------------------

UNSEEN = """() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const clear = colour => ["none", paper, "rgba(0, 0, 0, 0)"].includes(colour);
    const all = selector => [...document.querySelectorAll(selector)]
        .filter(each => each.checkVisibility());
    const styled = (selector, isUnseen) => all(selector)
        .filter(each => isUnseen(getComputedStyle(each)))
        .map(each => each.outerHTML.slice(0, 120));
    return [
        ...styled("svg :is(rect:not(.reach), path, circle, text)",
            style => clear(style.fill) && clear(style.stroke)),
        ...styled("mark", style => clear(style.backgroundColor)),
        ...styled("[aria-current], [aria-selected=true]", style => style.outlineStyle === "none"
            && style.textDecorationLine === "none"),
        ...styled("main :is(button, input, select, textarea):not(.plain, .copy)",
            style => style.borderTopStyle === "none" || clear(style.borderTopColor)),
    ];
}"""
"""What is there and cannot be seen: drawings, marks, what is chosen, fields and buttons."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", EVERY.values(), ids=EVERY)
def test_forced_colours_leave_everything_to_be_seen(
    open_page: Open, address: str, scheme: str
) -> None:
    page = open_page(address, locale="en", forced_colors="active", color_scheme=scheme)
    assert page.evaluate(UNSEEN) == []
