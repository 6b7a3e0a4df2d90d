"""Embedding behind a real nginx: root and prefix, listed sites and others, scripts or none, narrow
and wide, light and dark, both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from embedding import ASKED, KINDS, Portal, offered
from embedding import serving as serving_portal
from handmade import HandmadeLibrary
from playwright.sync_api import Browser, Page, expect
from servers import nginx, serving

from indexer.config import Config, ProxyConfig, WebConfig
from web import create_app

SITES = {"root": ("yinju.conf", ""), "prefix": ("yinju-prefix.conf", "/a/b")}
"""Shipped file and the path that the service stands under."""

SAID = {
    ("zh", "search"): "全球数字经济",
    ("zh", "statistic"): "40 亿",
    ("zh", "table"): "广东省",
    ("zh", "passage"): "We Are Social",
    ("en", "search"): "1 passage",
    ("en", "statistic"): "4 billion users",
    ("en", "table"): "Guangdong",
    ("en", "passage"): "We Are Social",
}


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    portal = Portal()
    with serving_portal(portal, "portal.localhost") as portal.origin:
        yield portal


@pytest.fixture(scope="module", params=SITES.values(), ids=SITES)
def home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, portal: Portal
) -> Iterator[str]:
    """The address of the service's home behind nginx."""
    file, path = request.param
    web = WebConfig(frame_ancestors=(portal.origin,), cors_origins=(portal.origin,))
    app = create_app(Config(proxy=ProxyConfig(hops=1), web=web), HandmadeLibrary())
    folder: Path = tmp_path_factory.mktemp("nginx")
    with serving(app) as backend, nginx(folder, file, backend) as portal.service:
        yield f"{portal.service}{path}/"


def opened(
    browser: Browser, portal: Portal, body: str, site: str = "portal", **context: object
) -> Page:
    portal.body = body
    portal.head = '<meta name="color-scheme" content="light dark">'
    page = browser.new_context(**context).new_page()
    page.goto(portal.origin.replace("portal", site))
    return page


def code_of(home: str, language: str) -> dict[str, str]:
    return offered(home, f"{ASKED}&lang={language}")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (320, "light"), (1280, "dark")])
def test_a_listed_site_embeds(
    browser: Browser, portal: Portal, home: str, language: str, width: int, scheme: str
) -> None:
    code = code_of(home, language)
    body = "".join(code[f"{kind}-{way}"] for kind in KINDS for way in ("element", "frame"))
    assert all(f'="{home}' in code[f"{kind}-frame"] for kind in KINDS)
    view = {"width": width, "height": 700}
    page = opened(browser, portal, body, viewport=view, color_scheme=scheme)
    for number, kind in enumerate(KINDS):
        section = page.locator(f"yinju-{kind} section")
        expect(section).to_contain_text(SAID[language, kind])
        ground = section.evaluate("part => getComputedStyle(part).backgroundColor")
        assert (ground == "rgb(29, 31, 35)") is (scheme == "dark")
        page.locator("iframe").nth(number).scroll_into_view_if_needed()
        frame = page.frame_locator("iframe").nth(number)
        expect(frame.locator("body")).to_contain_text(SAID[language, kind])
        expect(page.locator("iframe").nth(number)).to_have_css("border-top-width", "0px")
        assert frame.locator("html").evaluate("page => page.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [320, 1280])
def test_without_scripts(
    browser: Browser, portal: Portal, home: str, language: str, width: int
) -> None:
    code = code_of(home, language)
    frames = [code[f"{kind}-frame"].splitlines()[1] for kind in KINDS]
    body = "".join(
        code[f"{kind}-element"].splitlines()[1] + frame + code[f"{kind}-plain"]
        for kind, frame in zip(KINDS, frames, strict=True)
    )
    view = {"width": width, "height": 700}
    page = opened(browser, portal, body, viewport=view, java_script_enabled=False)
    for number, kind in enumerate(KINDS):
        link = page.locator(f"yinju-{kind} a")
        assert (link.get_attribute("href") or "").startswith(home)
        page.locator("iframe").nth(number).scroll_into_view_if_needed()
        frame = page.frame_locator("iframe").nth(number)
        expect(frame.locator("body")).to_contain_text(SAID[language, kind])
    page.locator("form").get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{home}search?")))
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.context.close()


@pytest.mark.parametrize(
    ("language", "says"), [("zh", "不在可以读取本服务的站点之列"), ("en", "is not among the sites")]
)
def test_another_site_is_refused(
    browser: Browser, portal: Portal, home: str, language: str, says: str
) -> None:
    code = code_of(home, language)
    body = "".join(code[f"{kind}-{way}"] for kind in KINDS for way in ("element", "frame"))
    page = opened(browser, portal, body.replace(' loading="lazy"', ""), site="other")
    for kind in KINDS:
        expect(page.locator(f"yinju-{kind} section")).to_contain_text(says)
    page.wait_for_load_state("networkidle")
    assert len(page.frames) == 1 + len(KINDS)
    for frame in page.frames[1:]:
        assert frame.locator("body.frame").count() == 0
    page.context.close()
