"""The Chinese of pages in either script: converted in place, marks and addresses untouched."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from handmade import HandmadeLibrary
from hypothesis import given
from hypothesis import strategies as st

from indexer.config import Config
from web import create_app
from web.scripts import converted

PAGES = ["/", "/search?q=数字经济", "/read/trade-2018", "/about", "/no-such-page"]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Config(), HandmadeLibrary()).test_client()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>数字经济</p>", "<p>數字經濟</p>"),
        ("<p>这<mark>是</mark>后<b>来</b></p>", "<p>這<mark>是</mark>後<b>來</b></p>"),
        ("<p>皇<mark>后</mark></p>", "<p>皇<mark>后</mark></p>"),
        ("<p>皇</p><p>后面</p>", "<p>皇</p><p>後面</p>"),
        ('<p lang="zh">国</p>', '<p lang="zh-Hant">國</p>'),
        ('<a href="/?q=国" hreflang="zh" title="国">国</a>',
         '<a href="/?q=国" hreflang="zh" title="國">國</a>'),
        ('<input value="国" placeholder="国">', '<input value="国" placeholder="國">'),
        ("<pre>国</pre><p>国</p>", "<pre>国</pre><p>國</p>"),
        ('<span translate="no">国</span>国', '<span translate="no">国</span>國'),
        ("&lt;国&gt; A", "&lt;國&gt; A"),
    ],
    ids=["text", "marked", "across a mark", "not across paragraphs", "language", "link", "form",
         "verbatim", "not to be translated", "escaped"],
)  # fmt: skip
def test_a_page_is_converted_to_traditional(html: str, expected: str) -> None:
    assert converted(html, "hant") == expected


def test_a_traditional_report_is_converted_to_simplified() -> None:
    assert converted("<p lang='zh'>國家</p>", "hans") == "<p lang='zh'>国家</p>"


@given(
    st.lists(st.sampled_from(["里", "后", "面", "发", "展", "<mark>", "</mark>", "<p>", "x", "干"]))
)
def test_elements_and_lengths_stay(parts: list[str]) -> None:
    html = "".join(parts)
    shown = converted(html, "hant")
    tags = [match.span() for match in re.finditer("<[^>]*>", html)]
    assert [match.span() for match in re.finditer("<[^>]*>", shown)] == tags
    assert len(shown) == len(html)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_shown_in_the_script_asked_for(client: FlaskClient, page: str) -> None:
    asked = f"{page}{'&' if '?' in page else '?'}script=hant"
    shown = client.get(asked).text
    assert '<html lang="zh-Hant">' in shown
    assert 'lang="zh"' not in shown.replace('hreflang="zh"', "")
    visible = re.sub(r'<span [^>]*translate="no">.*?</span>|<[^>]*>', "", shown)
    assert not re.search("[汉关数经济无]", visible)


def test_marks_stay_right(client: FlaskClient) -> None:
    page = client.get("/search?q=数字经济高速&script=hant").text
    assert "全球<mark>數字經濟" in page


def test_without_a_script_the_page_is_as_printed(client: FlaskClient) -> None:
    for address in ("/read/trade-2018", "/read/trade-2018?script=xx"):
        page = client.get(address).text
        assert "数字经济" in page
        assert '<html lang="zh">' in page


def test_the_script_stays_on_links_and_in_forms(client: FlaskClient) -> None:
    page = client.get("/search?q=中&script=hant").text
    assert '<a class="brand" href="/?script=hant">' in page
    assert '<input type="hidden" name="script" value="hant">' in page
    assert 'href="/read/trade-2018?q=%E4%B8%AD&amp;script=hant#1.1-p1"' in page


def test_the_scripts_are_offered(client: FlaskClient) -> None:
    page = client.get("/search?q=中&script=hans").text
    assert 'href="/search?script=hant&amp;q=%E4%B8%AD" title="以繁体显示中文">' in page
    assert (
        'href="/search?script=hans&amp;q=%E4%B8%AD" title="以简体显示中文" aria-current="true"'
        in page
    )
    english = client.get("/?lang=en").text
    assert 'href="/?script=hant&amp;lang=en" title="Chinese in Traditional characters"' in english


def test_the_interface_for_programs_quotes_as_printed(client: FlaskClient) -> None:
    assert client.get("/api/v1/search?q=数字经济&script=hant").status_code == 400
    assert "script=" not in client.get("/api/v1/search?q=数字经济").text
