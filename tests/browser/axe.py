"""What axe-core finds in pages, of WCAG 2.2 AA and good practice."""

from __future__ import annotations

from functools import cache

from npm import package
from playwright.sync_api import Page

EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
RULES = {**EVERYTHING, "values": EVERYTHING["values"][:-1]}
"""Without good practice."""
SEEN = {"type": "rule", "values": ["color-contrast", "target-size", "link-in-text-block"]}
"""What depends on colours and on the layout."""
RUN = """async runOnly => {
    const { violations } = await axe.run({ runOnly, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));
}"""


def findings(page: Page, rules: object = EVERYTHING) -> list[str]:
    """What is found in the page and in the frames within it."""
    for frame in page.frames:
        frame.evaluate(_script())
    found: list[str] = page.evaluate(RUN, rules)
    return found


@cache
def _script() -> str:
    return (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
