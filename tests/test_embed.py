"""Embedding: the script's releases, the frames, oEmbed, the addresses that the snippets show."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from handmade import CHINESE, ENGLISH, HOSTILE, HandmadeLibrary

from indexer.config import Config, ProxyConfig, WebConfig
from indexer.model import Document
from web import create_app
from web.embed import script

PORTAL = "https://portal.example"

RELEASES = {1: "sha384-IdsIoCmNgmSXH9s9mVSdhMGHUTJEKPS1vJKtcO0hdct32epTVmPtU041Jb7CDqsh"}
"""Hashes of the published scripts. Pages elsewhere hold them: a change makes the next release."""

SMALL = 20_000
"""Bytes that a release may have."""


@cache
def client(*documents: Document, **web: Any) -> FlaskClient:
    config = Config(web=WebConfig(**web), proxy=ProxyConfig(hops=1))
    return create_app(config, HandmadeLibrary(documents or (CHINESE, ENGLISH))).test_client()


def codes(page: str) -> dict[str, str]:
    """The code that the Embed page shows, by its id."""
    blocks = re.findall(r'<pre id="([\w-]+)"[^>]*>(.*?)</pre>', page, re.DOTALL)
    return {name: unescape(code) for name, code in blocks}


# --- The script -----------------------------------------------------------------------------


def test_no_published_release_changes() -> None:
    assert {each: script.integrity(each) for each in script.releases()} == RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_a_release_is_small_and_stays(release: int) -> None:
    answer = client().get(f"/embed-{release}.js")
    assert len(answer.data) <= SMALL
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "immutable" in answer.headers["Cache-Control"]
    digest = b64encode(hashlib.sha384(answer.data).digest()).decode()
    assert f'integrity="sha384-{digest}"' in codes(client().get("/embed").text)["table-element"]


def test_without_a_number_it_is_the_newest_and_asked_for_again() -> None:
    answer = client().get("/embed.js")
    assert answer.data == client().get(f"/embed-{max(RELEASES)}.js").data
    assert "immutable" not in answer.headers["Cache-Control"]
    again = client().get("/embed.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_release_that_is_none() -> None:
    assert client().get("/embed-99.js").status_code == 404


# --- The page -------------------------------------------------------------------------------

WANTED = "document=trade-2018&q=%E4%BC%81%E4%B8%9A&limit=3&theme=dark&lang=en"


@pytest.mark.parametrize(
    ("base_path", "headers", "home"),
    [
        ("", {}, "http://localhost/"),
        ("/a/b", {}, "http://localhost/a/b/"),
        (
            "",
            {
                "X-Forwarded-Prefix": "/a/b",
                "X-Forwarded-Proto": "https",
                "X-Forwarded-Host": "portal.example:8443",
            },
            "https://portal.example:8443/a/b/",
        ),
    ],
    ids=["root", "base_path", "forwarded"],
)
def test_every_address_shown_is_absolute_and_answers(
    base_path: str, headers: dict[str, str], home: str
) -> None:
    asking = client(base_path=base_path)
    shown = codes(asking.get(f"/embed?{WANTED}&script=hant", headers=headers).text)
    shown.pop("policy")
    assert len(shown) == 4 * 6 + 1
    for name, code in shown.items():
        links = re.findall(r'(?:src|href|action|cite)="([^"]*)"', code) or [code]
        for link in map(unescape, links):
            assert link.startswith(home), name
            assert "script=" not in link, "the page's own script of Chinese is not the portal's"
            path = "/" + link.removeprefix(home).partition("#")[0]
            assert asking.get(path, headers=headers, buffered=True).status_code == 200, link


def test_the_attributes_that_are_asked_for() -> None:
    shown = codes(client().get(f"/embed?{WANTED}").text)
    search, table = (shown[f"{kind}-element"].splitlines()[1] for kind in ("search", "table"))
    attributes = '<yinju-search document="trade-2018" q="企业" limit="3" lang="en" theme="dark">'
    assert search.startswith(attributes)
    assert re.match(
        '<yinju-table id="2-t1" document="trade-2018" hash="[0-9a-f]{16}" lang="en" theme', table
    )
    frame = shown["search-frame"]
    for each in ("document=trade-2018", "limit=3", "lang=en", "theme=dark", f"q={quote('企业')}"):
        assert each in frame


@pytest.mark.parametrize(
    ("page", "kind", "name"),
    [
        ("/statistics/trade-2018/1-p1-n1", "statistic", None),
        ("/tables/trade-2018/2-t1", "table", "2-t1"),
        ("/sources/trade-2018/f2", "passage", "f2"),
        ("/explain/trade-2018/1.1-p1?q=x", "passage", "1.1-p1"),
    ],
)
def test_a_page_leads_to_its_embedding(page: str, kind: str, name: str | None) -> None:
    asking = client()
    link = re.search(rf'href="(/embed\?[^"]*#{kind})"', asking.get(page).text)
    assert link
    address = unescape(link[1])
    assert name is None or f"{kind}={name}" in address
    assert asking.get(address).status_code == 200


def test_an_answer_in_place_of_a_statistic() -> None:
    shown = codes(client().get("/embed?question=互联网用户有多少").text)
    assert re.search('<yinju-statistic q="互联网用户有多少" hash="', shown["statistic-element"])
    assert "40 亿" in shown["statistic-plain"]


def test_plain_html_has_quote_value_citation_and_link() -> None:
    shown = codes(client().get("/embed?statistic=1-p1-n1").text)["statistic-plain"]
    assert '<strong lang="zh">40 亿</strong>' in shown
    assert "全球数字经济高速发展，互联网用户突破了 40 亿大关。</blockquote>" in shown
    assert "We Are Social" in shown
    assert re.search(r"<cite[^>]*>.*跨境贸易报告.*</cite> <a href=\"http://localhost/stat", shown)


def test_plain_html_is_in_the_language_that_is_chosen() -> None:
    """Where it is translated; the quote stays the report's own."""
    shown = codes(client().get("/embed?statistic=1-p1-n1&lang=en").text)["statistic-plain"]
    assert '<strong lang="zh"><span lang="en">4 billion users</span></strong>' in shown
    assert "互联网用户突破了 40 亿大关。</blockquote>" in shown
    table = codes(client().get("/embed?table=2-t1&lang=en").text)["table-plain"]
    assert "<caption>2017年出口省份排行榜</caption>" in table


def test_a_hostile_report_stays_text() -> None:
    page = client().get("/embed?passage=1.1-p1").text
    assert HOSTILE not in page
    assert "&lt;script&gt;alert" in codes(page)["passage-plain"]
    assert HOSTILE not in client().get("/embed/passage/trade-2018/1.1-p1").text


def test_a_report_without_tables_numbers_or_notes() -> None:
    bare = replace(ENGLISH, blocks=ENGLISH.blocks[:1])
    page = client(bare).get("/embed?lang=en")
    assert page.status_code == 200
    assert {name.partition("-")[0] for name in codes(page.text)} == {
        *("search", "passage", "policy", "newest")
    }


def test_no_report_at_all() -> None:
    app = create_app(Config(), HandmadeLibrary(()))
    assert "尚未收录报告。" in app.test_client().get("/embed").text


def test_who_may_embed_is_told() -> None:
    page = client(frame_ancestors=(PORTAL,)).get("/embed?lang=en").text
    assert f'May show frames: <code lang="zxx">{PORTAL}</code>.' in page
    assert "May read by script, as elements do: none but this one." in page


@pytest.mark.parametrize("asked", ["limit=0", "theme=blue", "document=nowhere", "table=none"])
def test_what_is_not_there_to_be_offered(asked: str) -> None:
    assert client().get(f"/embed?{asked}").status_code in (400, 404)


# --- Frames ---------------------------------------------------------------------------------

FRAMES = [
    "search",
    "search?q=数字",
    "statistic/trade-2018/1-p1-n1",
    "answer?q=互联网用户",
    "answer?q=nothing",
    "table/trade-2018/2-t1",
    "passage/trade-2018/1-p1",
]


@pytest.mark.parametrize("address", FRAMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_frame_is_framed_by_listed_sites_alone(address: str, language: str) -> None:
    asking = client(frame_ancestors=(PORTAL,))
    answer = asking.get(f"/embed/{address}", headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert f"frame-ancestors 'self' {PORTAL};" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert f'<html lang="{language}">' in answer.text
    assert f'data-framers="{PORTAL}"' in answer.text
    assert answer.text.count("<h1") == 1
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "address",
    [*FRAMES[2:4], *FRAMES[5:]],
)
def test_a_frame_tells_that_the_text_has_changed(address: str) -> None:
    parted = "&" if "?" in address else "?"
    says = "原文已有改动"
    assert says in client().get(f"/embed/{address}{parted}hash=0123456789abcdef").text
    assert says not in client().get(f"/embed/{address}").text


def test_a_statistic_that_is_gone_leads_to_what_is_there_now() -> None:
    answer = client().get("/embed/statistic/trade-2018/0123456789?lang=en")
    assert answer.status_code == 410
    assert "no longer says it. The record most like it now:" in answer.text
    assert "4 billion users" in answer.text


@pytest.mark.parametrize(
    "address", ["table/trade-2018/none", "passage/nowhere/1", "search?limit=0"]
)
def test_an_error_in_a_frame_is_no_whole_page(address: str) -> None:
    answer = client().get(f"/embed/{address}")
    assert answer.status_code in (400, 404)
    assert 'class="frame"' in answer.text
    assert "<header" not in answer.text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_frame_of_one_theme(theme: str) -> None:
    page = client().get(f"/embed/search?theme={theme}").text
    assert f'<link rel="stylesheet" href="/embed/{theme}.css">' in page
    style = client().get(f"/embed/{theme}.css")
    assert style.mimetype == "text/css"
    assert "prefers-color-scheme" not in style.text
    assert f"color-scheme: {theme};" in style.text


# --- oEmbed ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "frame", "title"),
    [
        ("statistics/trade-2018/1-p1-n1", "/embed/statistic/trade-2018/", "40 亿 – "),
        ("tables/trade-2018/2-t1", "/embed/table/trade-2018/2-t1?", "2017年出口省份排行榜"),
        ("tables/trade-2018/2-t1?lang=en", "/embed/table/trade-2018/2-t1?", "2017年出口省份排行榜"),
        ("read/trade-2018#1-p1", "/embed/passage/trade-2018/1-p1?", "新时代：数字经济时代"),
        ("read/trade-2018?lang=en#1-p1", "/embed/passage/", "A new era: the digital economy"),
        ("read/trade-2018#2-t1", "/embed/table/trade-2018/2-t1?", "2017年出口省份排行榜"),
        ("read/trade-2018", "/embed/search?document=trade-2018&", "检索报告"),
        ("search?q=企业", "/embed/search?q=", "检索报告"),
        ("", "/embed/search?", "检索报告"),
        ("embed/answer?q=互联网用户", "/embed/answer?q=", "互联网用户"),
        ("embed/passage/trade-2018/1-p1?theme=dark", "/embed/passage/", "新时代"),
    ],
)
def test_addresses_are_described(address: str, frame: str, title: str) -> None:
    answer = client().get(f"/oembed?dnt=1&url={quote('http://localhost/' + address)}")
    told = answer.get_json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["title"].startswith(title)
    html = unescape(told["html"])
    assert f'<iframe src="http://localhost{frame}' in html
    assert ("theme=dark" in html) is ("theme=dark" in address)
    assert f'width="{told["width"]}" height="{told["height"]}"' in html


def test_a_description_fits_the_room_there_is() -> None:
    told = client().get("/oembed?url=http://localhost/&maxwidth=300&maxheight=200").get_json()
    assert (told["width"], told["height"]) == (300, 200)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("url=http://elsewhere.example/read/trade-2018", 404),
        ("url=http://localhost/about", 404),
        ("url=http://localhost/read/nowhere", 404),
        ("url=http://localhost/read/trade-2018%23none", 404),
        ("url=http://localhost/statistics/trade-2018/0123456789", 410),
        ("url=http://localhost/search%3Flimit=0", 400),
        ("url=http://[", 404),
        ("url=http://localhost/&format=xml", 501),
        ("url=http://localhost/&maxwidth=0", 400),
        ("", 400),
    ],
)
def test_what_is_not_described(query: str, status: int) -> None:
    answer = client().get(f"/oembed?{query}")
    assert answer.status_code == status
    assert answer.get_json()["error"]["message"]


@pytest.mark.parametrize(
    "address",
    [
        "/statistics/trade-2018/1-p1-n1",
        "/tables/trade-2018/2-t1",
        "/read/trade-2018",
        "/search?q=中",
    ],
)
def test_pages_say_where_they_are_described(address: str) -> None:
    link = re.search(
        r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)">',
        client().get(address).text,
    )
    assert link
    assert client().get(unescape(link[1]).removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("path", ["/oembed?url=http://localhost/", "/api/v1/documents"])
def test_only_listed_sites_read(path: str) -> None:
    asking = client(cors_origins=(PORTAL,))
    for origin, granted in ((PORTAL, PORTAL), ("https://other.example", None)):
        answer = asking.get(path, headers={"Origin": origin})
        assert answer.headers.get("Access-Control-Allow-Origin") == granted


def test_a_frame_shows_what_its_search_finds() -> None:
    answer = create_app(Config(), HandmadeLibrary()).test_client().get("/embed/search?q=数字经济")
    assert answer.status_code == 200
    assert '<article class="hit' in answer.text
