"""Every page is open to everybody: WCAG 2.2 AA and good practice, as far as axe-core can tell."""

from __future__ import annotations

import pytest
from addresses import FRAMES, PAGES
from browsing import Open, lay_out_all
from npm import package
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(1280, "light"), (1280, "dark"), (375, "light")]
"""Width and colours; a narrow page lays out anew, in the same colours."""
RUN = """async tags => {
    const { violations } = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    return (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


def findings(page: Page, axe: str) -> list[str]:
    """What axe-core finds in the page and in the frames within it."""
    for frame in page.frames:
        frame.evaluate(axe)
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


@pytest.mark.parametrize("address", [*PAGES.values(), *FRAMES.values()], ids=[*PAGES, *FRAMES])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_bars_the_way(open_page: Open, axe: str, address: str, language: str) -> None:
    page = open_page(address, locale=language, reduced_motion="reduce")
    lay_out_all(page)
    found = []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 700})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} pixels, {scheme}: {finding}" for finding in findings(page, axe)]
    assert not found, "\n".join(found)


def test_a_bar_is_found(open_page: Open, axe: str) -> None:
    page = open_page("/about", locale="en")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [each.split()[0] for each in findings(page, axe)] == ["html-has-lang"]
