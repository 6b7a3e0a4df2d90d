"""Every page is open to everybody, in both languages, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from addresses import FRAMES, PAGES
from axe import EVERYTHING, SEEN, findings
from browsing import Open, lay_out_all

LOOKS = [
    (1280, "light", EVERYTHING),
    (1280, "dark", SEEN),
    (375, "light", EVERYTHING),
    (375, "dark", SEEN),
]
"""Width, colours, rules."""


@pytest.mark.parametrize("address", [*PAGES.values(), *FRAMES.values()], ids=[*PAGES, *FRAMES])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_bars_the_way(open_page: Open, address: str, language: str) -> None:
    page = open_page(address, locale=language, reduced_motion="reduce")
    lay_out_all(page)
    found = []
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 700})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} pixels, {scheme}: {finding}" for finding in findings(page, rules)]
    assert not found, "\n".join(found)


def test_a_bar_is_found(open_page: Open) -> None:
    page = open_page("/about", locale="en")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [each.split()[0] for each in findings(page)] == ["html-has-lang"]
