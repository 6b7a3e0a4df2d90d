"""Each thing embedded in each way, in a page of another origin under a strict policy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.request import urlopen

import pytest
from embedding import Portal, offered, serving
from handmade import HandmadeLibrary
from playwright.sync_api import Browser, Locator, Page, expect

from indexer.config import Config, WebConfig
from web import create_app

SAID = {
    "search": ("全球数字经济", "大关。", "We Are Social"),
    "statistic": ("40 亿", "全球数字经济高速发展", "We Are Social", "跨境贸易报告"),
    "table": ("2017年出口省份排行榜", "广东省", "数据来源：数据管家", "跨境贸易报告"),
    "passage": ("全球数字经济", "大关。", "数字经济指一个经济系统。", "We Are Social"),
}
"""What each thing must say, however it is embedded."""

Show = Callable[..., Page]


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    """A site that may embed; ``origin`` of it."""
    portal = Portal()
    with serving(portal, "portal.localhost") as portal.origin:
        yield portal


@pytest.fixture(scope="module")
def service(portal: Portal) -> Iterator[str]:
    """Address of the service's home."""
    web = WebConfig(frame_ancestors=(portal.origin,), cors_origins=(portal.origin,))
    with serving(create_app(Config(web=web), HandmadeLibrary())) as origin:
        portal.service = origin
        yield f"{origin}/"


@pytest.fixture
def show(browser: Browser, portal: Portal, service: str) -> Iterator[Show]:
    """Opens the portal with a body; whatever the browser complains of fails the test."""
    troubles: list[str] = []

    def show_(
        body: str,
        *,
        site: str = "portal",
        quiet: bool = True,
        language: str = "zh",
        **context: object,
    ) -> Page:
        portal.body, portal.language = body, language
        page = browser.new_context(**context).new_page()
        if quiet:
            page.on("console", lambda said: troubles.append(said.text))
            page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(portal.origin.replace("portal", site))
        return page

    assert service.startswith(portal.service)

    yield show_
    portal.head = ""
    for context in browser.contexts:
        context.close()
    assert troubles == []


def expect_said(place: Locator, kind: str) -> None:
    for text in SAID[kind]:
        expect(place).to_contain_text(text)


def expect_fitted(page: Page) -> None:
    """The frame comes to be as high as what it shows."""
    frame = page.locator("iframe")
    content = "document.documentElement.getBoundingClientRect().height"
    for _ in range(100):
        height = frame.evaluate("frame => frame.clientHeight")
        if abs(height - page.frames[1].evaluate(content)) <= 1:
            break
        page.wait_for_timeout(50)
    else:
        pytest.fail(f"the frame stays {height} pixels high")
    expect(frame).to_have_attribute("style", re.compile("height"))


def by_element(show: Show, service: str, kind: str) -> None:
    page = show(offered(service)[f"{kind}-element"])
    expect_said(page.locator(f"yinju-{kind} section"), kind)


def by_frame(show: Show, service: str, kind: str) -> None:
    page = show(offered(service)[f"{kind}-frame"])
    frame = page.frame_locator("iframe")
    expect_said(frame.locator("body"), kind)
    expect_fitted(page)


def by_plain_html(show: Show, service: str, kind: str) -> None:
    page = show(offered(service)[f"{kind}-plain"], java_script_enabled=False)
    if kind == "search":
        page.get_by_role("button").click()
        expect(page).to_have_url(re.compile(re.escape(service) + "search"))
    else:
        with urlopen(page.get_by_role("link").last.get_attribute("href") or "") as answer:
            assert answer.status == 200
    expect_said(page.locator("body"), kind)


def by_oembed(show: Show, service: str, kind: str) -> None:
    """As a site does it that is given an address, and as a script of its own that wants JSON."""
    code = offered(service)
    page, fragment, _ = code[f"{kind}-address"].partition("#")
    with urlopen(page) as answer:
        link = re.search('type="application/json\\+oembed" href="([^"]+)"', answer.read().decode())
    assert link
    # A page is not told which of its passages is wanted.
    with urlopen(code["passage-oembed"] if fragment else unescape(link[1])) as answer:
        told = json.load(answer)
    assert (told["version"], told["type"]) == ("1.0", "rich")
    page = show(told["html"])
    expect_said(page.frame_locator("iframe").locator("body"), kind)
    read = "address => fetch(address).then(answer => answer.text())"
    record = page.evaluate(read, code[f"{kind}-json"])
    assert SAID[kind][1] in record


WAYS = {"element": by_element, "frame": by_frame, "plain": by_plain_html, "oembed": by_oembed}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("kind", SAID)
def test_each_thing_in_each_way(
    show: Show, service: str, kind: str, way: Callable[..., None]
) -> None:
    way(show, service, kind)


# --- Elements -------------------------------------------------------------------------------


def element(service: str, markup: str) -> str:
    return f'<script type="module" src="{service}embed.js"></script>{markup}'


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<yinju-search lang=en q=数字经济高速>", "1 passage"),
        ("<yinju-search lang=en q=nothing-has-this>", "No passage found"),
        ("<yinju-search lang=zh q=数 limit=1>", "全部结果"),
        ("<yinju-statistic document=trade-2018 id=1-p1-n1 lang=en>", "4 billion users"),
        ("<yinju-statistic q=互联网用户 lang=zh>", "40 亿"),
        ("<yinju-statistic q=widgets lang=en>", "The report does not say"),
        ("<yinju-table document=trade-2018 id=2-t1 lang=en>", "Guangdong"),
        ("<yinju-passage document=trade-2018 id=1.1-l2 lang=en>", "Second, all of it online."),
        ("<yinju-passage document=trade-2018 id=1.1-l2 lang=zh>", "第二，全流程在线。"),
        ("<yinju-passage document=trade-2018 id=1.1-p1>", '<script>alert("甲")</script>'),
        ("<yinju-passage document=wider-markets id=1-p1>", "exported 12% more"),
    ],
)
def test_an_element_says(show: Show, service: str, markup: str, says: str) -> None:
    page = show(element(service, markup))
    expect(page.locator("section")).to_contain_text(says)


HASH = "hash=0123456789abcdef"


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        (f"<yinju-statistic document=trade-2018 id=1-p1-n1 {HASH}>", "原文已有改动"),
        (f"<yinju-statistic q=互联网用户 {HASH}>", "原文已有改动"),
        (f"<yinju-table document=trade-2018 id=2-t1 {HASH}>", "原文已有改动"),
        (f"<yinju-passage document=trade-2018 id=1-p1 {HASH}>", "原文已有改动"),
        (f"<yinju-passage document=trade-2018 id=1-p1 lang=en {HASH}>", "text has changed"),
    ],
)
def test_an_element_tells_that_the_text_has_changed(
    show: Show, service: str, markup: str, says: str
) -> None:
    page = show(element(service, markup))
    expect(page.locator("section .notice")).to_contain_text(says)


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<yinju-statistic document=trade-2018 id=0123456789>", "现在与它最接近的记录"),
        ("<yinju-statistic document=trade-2018 id=nothing>", "报告中没有这一条"),
        ("<yinju-table document=nowhere id=2-t1 lang=en>", "no such record"),
        ("<yinju-search q=企业 limit=99 lang=en>", "limit"),
    ],
)
def test_an_element_tells_what_is_not_there(
    show: Show, service: str, markup: str, says: str
) -> None:
    page = show(element(service, markup), quiet=False)
    expect(page.locator("section")).to_contain_text(says)


@pytest.mark.parametrize(
    ("language", "says"), [("zh", "不在可以读取本服务的站点之列"), ("en", "is not among the sites")]
)
def test_a_site_that_may_not_read_is_told_so(
    show: Show, service: str, portal: Portal, language: str, says: str
) -> None:
    page = show(
        element(service, "<yinju-search q=企业>"), site="other", quiet=False, language=language
    )
    expect(page.locator("section")).to_contain_text(says)
    expect(page.locator("section")).to_contain_text(portal.origin.replace("portal", "other"))


@pytest.mark.parametrize(("language", "says"), [("zh", "无法连接"), ("en", "cannot be reached")])
def test_a_service_out_of_reach_is_told(show: Show, service: str, language: str, says: str) -> None:
    page = show("", quiet=False, language=language)
    page.add_script_tag(url=f"{service}embed.js", type="module")
    page.route(f"{service}**", lambda route: route.abort())
    page.evaluate("document.body.append(document.createElement('yinju-search'))")
    page.get_by_role("searchbox").fill("企业")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("section")).to_contain_text(says)


def test_the_hash_keeps_other_scripts_out(show: Show, service: str) -> None:
    code = offered(service)["statistic-element"]
    page = show(re.sub('integrity="sha384-....', 'integrity="sha384-AAAA', code), quiet=False)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("customElements.get('yinju-statistic')") is None
    expect(page.get_by_role("link")).to_have_attribute(
        "href", re.compile("/statistics/trade-2018/")
    )


def test_an_element_follows_its_attributes(show: Show, service: str) -> None:
    page = show(element(service, "<yinju-passage document=trade-2018 id=1-p1></yinju-passage>"))
    part = page.locator("yinju-passage")
    expect(part.locator("section")).to_contain_text("全球数字经济")
    part.evaluate("part => { part.id = '1.1-l2'; part.lang = 'en'; }")
    expect(part.locator("section")).to_contain_text("Second, all of it online.")
    part.evaluate("part => part.remove()")
    expect(part).to_have_count(0)


def test_by_keyboard_and_with_an_input_method(show: Show, service: str) -> None:
    page = show(element(service, "<yinju-search>"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="检索报告")).to_be_focused()
    page.keyboard.insert_text("企业")
    confirm = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, cancelable: true})"
    box = page.get_by_role("searchbox")
    assert box.evaluate(f"box => box.dispatchEvent({confirm})") is False, "the form is not sent"
    assert asked == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile("共 1 段"))
    assert [url for url in asked if "/api/v1/search" in url]
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="检索")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link").first).to_be_focused()


def test_a_mark_leads_to_its_footnote(show: Show, service: str) -> None:
    page = show(element(service, "<yinju-passage document=trade-2018 id=1-p1>"))
    page.get_by_role("link", name="脚注 2").click()
    focused = page.locator("yinju-passage").evaluate(
        "part => part.shadowRoot.activeElement.textContent"
    )
    assert "We Are Social" in focused


@pytest.mark.parametrize(
    ("theme", "page_allows", "system", "dark"),
    [
        ("dark", "light", "light", True),
        ("light", "light dark", "dark", False),
        ("auto", "light dark", "dark", True),
        ("auto", "light dark", "light", False),
        ("auto", "light", "dark", False),
    ],
)
def test_themes(
    show: Show, service: str, portal: Portal, theme: str, page_allows: str, system: str, dark: bool
) -> None:
    portal.head = f'<meta name="color-scheme" content="{page_allows}">'
    markup = f"<yinju-passage document=trade-2018 id=1-p1 theme={theme}>"
    page = show(element(service, markup), color_scheme=system)
    ground = page.locator("section").evaluate("part => getComputedStyle(part).backgroundColor")
    assert (ground == "rgb(29, 31, 35)") is dark


def test_a_page_sets_colours_and_type(show: Show, service: str) -> None:
    page = show(element(service, "<yinju-passage document=trade-2018 id=1-p1>"))
    part = page.locator("yinju-passage")
    part.evaluate("part => part.style.setProperty('--yinju-paper', 'rgb(1, 2, 3)')")
    part.evaluate("part => part.style.setProperty('--yinju-size', '20px')")
    style = part.locator("section").evaluate(
        "part => [getComputedStyle(part).backgroundColor, getComputedStyle(part).fontSize]"
    )
    assert style == ["rgb(1, 2, 3)", "20px"]


@pytest.mark.parametrize("kind", SAID)
def test_nothing_is_wider_than_a_phone(show: Show, service: str, kind: str) -> None:
    code = offered(service)
    both = code[f"{kind}-element"] + code[f"{kind}-frame"].splitlines()[1]
    page = show(both, viewport={"width": 320, "height": 600})
    expect_said(page.locator(f"yinju-{kind} section"), kind)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.frames[1].evaluate("document.documentElement.scrollWidth") <= 320


# --- Frames ---------------------------------------------------------------------------------


def test_a_frame_searches_and_grows_without_leaving(show: Show, service: str) -> None:
    code = offered(service, "document=trade-2018&q=nothing-has-this")["search-frame"]
    page = show(code)
    frame = page.frame_locator("iframe")
    frame.get_by_role("searchbox").fill("数字经济高速")
    frame.get_by_role("searchbox").press("Enter")
    expect(frame.get_by_role("status")).to_have_text("1 段")
    expect(frame.locator("mark").first).to_contain_text("数字经济")
    expect_fitted(page)


def test_links_of_a_frame_open_outside(show: Show, service: str) -> None:
    page = show(offered(service)["passage-frame"], java_script_enabled=True)
    with page.context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("link").last.click()
    assert opened.value.url.startswith(f"{service}read/trade-2018")


def test_only_the_service_sets_a_frames_height(show: Show, service: str) -> None:
    page = show(offered(service)["passage-frame"])
    expect(page.locator("iframe")).to_have_attribute("style", re.compile("height"))
    before = page.locator("iframe").get_attribute("style")
    page.evaluate("postMessage({yinjuHeight: 9999}, '*')")
    page.evaluate("new Promise((done) => setTimeout(done, 50))")
    assert page.locator("iframe").get_attribute("style") == before


def test_a_frame_tells_only_sites_that_may_frame(browser: Browser, service: str) -> None:
    """Others are refused the frame as a whole, so it is asked here in their name."""
    page = browser.new_page()
    page.goto(f"{service}embed/passage/trade-2018/1-p1")
    told = page.evaluate(
        """async (origins) => {
            let told = false;
            addEventListener("message", ({ data }) => (told ||= "yinjuHeight" in Object(data)));
            const heard = [];
            for (const origin of origins) {
                const asking = { data: "yinju-height?", origin, source: window };
                dispatchEvent(new MessageEvent("message", asking));
                await new Promise((done) => setTimeout(done, 50));
                heard.push(told);
            }
            return heard;
        }""",
        ["https://elsewhere.example", service.rstrip("/")],
    )
    page.close()
    assert told == [False, True]


README = Path(__file__).parents[2] / "README.md"


def test_the_two_lines_of_the_readme(show: Show, service: str) -> None:
    lines = re.findall(r"^```html\n(.*?)^```", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(lines) == 1
    assert len(lines[0].splitlines()) == 2
    page = show(lines[0].replace("http://127.0.0.1:8000/", service))
    expect(page.locator("yinju-search li").first).to_contain_text("中小企业")
