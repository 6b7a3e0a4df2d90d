"""A report's page: its languages, its numbers and notes, a query's matches, the cards it opens."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from handmade import CHINESE, USERS, HandmadeLibrary

from indexer.config import Config
from indexer.model import Span
from web import create_app, reading
from web.reader import css_string

READ = "/read/trade-2018"
ZH, EN = "第二，全流程在线。", "Second, all of it online."


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Config(), HandmadeLibrary()).test_client()


def block_html(page: str, id: str) -> str:
    """A list item as the page has it."""
    found = re.search(rf'<li id="{re.escape(id)}">(.*?)</li>', page)
    assert found is not None
    return re.sub(r"<a [^>]*></a>", "", found[1])


@pytest.mark.parametrize(
    ("address", "view", "shown"),
    [
        ("?lang=zh", "zh", f'<p lang="zh">{ZH}</p>'),
        ("?lang=zh&view=en", "en", f'<p lang="en">{EN}</p>'),
        ("?lang=en&view=zh", "zh", f'<p lang="zh">{ZH}</p>'),
        (
            "?lang=en",
            "both",
            f'<p lang="en">{EN}</p><p lang="zh" class="beside">{ZH}</p>',
        ),
        (
            "?lang=zh&view=both",
            "both",
            f'<p lang="zh">{ZH}</p><p lang="en" class="beside">{EN}</p>',
        ),
    ],
)
def test_view(client: FlaskClient, address: str, view: str, shown: str) -> None:
    page = client.get(READ + address).text
    assert f'class="report-text view-{view}"' in page
    assert block_html(page, "1.1-l2") == shown
    assert re.search(rf'data-view="{view}"[^>]* aria-current="true"', page)


def test_what_is_not_translated_stays_in_its_language(client: FlaskClient) -> None:
    page = client.get(f"{READ}?view=en").text
    assert block_html(page, "1.1-l1") == '<p lang="zh">第一，高效互动；</p>'


def test_a_report_in_english_has_no_views(client: FlaskClient) -> None:
    assert 'class="views' not in client.get("/read/wider-markets?view=both").text


@pytest.mark.parametrize(
    ("address", "status"),
    [("?view=fr", 200), ("?hit=0", 400), ("?q=" + "a" * 401, 400), ("?hit=9", 200), ("?x=1", 200)],
)
def test_addresses(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(READ + address).status_code == status


def test_text_stays_one_around_marks(client: FlaskClient) -> None:
    page = client.get(READ).text
    assert '全球数字经济<sup class="note-mark"><a id="1-p1-m1" href="#f1"' in page
    assert 'lang="zh" aria-label="脚注 1" data-number="1"></a></sup>高速发展' in page


def test_every_number_leads_to_its_record(client: FlaskClient) -> None:
    page = client.get(READ).text
    assert (
        f'<a class="figure" href="/statistics/trade-2018/{USERS.key}"><span class="slip">40 亿'
        in page
    )


def test_matches_are_counted_and_linked(client: FlaskClient) -> None:
    page = client.get(f"{READ}?q=企业").text
    assert '<mark id="hit-1">企业</mark>' in page
    assert ">1 处</span>" in page
    assert 'aria-label="本节 1 处">1</a>' in page
    assert 'rel="next" href="/read/trade-2018?q=%E4%BC%81%E4%B8%9A&amp;hit=1#hit-1"' in page
    assert "第 1 处，共 1 处</span>" in client.get(f"{READ}?q=企业&hit=1").text


def test_no_match_is_said(client: FlaskClient) -> None:
    page = client.get(f"{READ}?q=没有的词").text
    assert "没有匹配" in page
    assert "<mark" not in page


def test_matches_in_english_alone_show_the_english(monkeypatch: pytest.MonkeyPatch) -> None:
    library = HandmadeLibrary()
    (hit,) = library.throughout("第二，", "trade-2018")
    found = replace(hit, highlights=(), highlights_en=(Span(0, 6),))
    monkeypatch.setattr(library, "throughout", lambda *_: (found,))
    page = create_app(Config(), library).test_client().get(f"{READ}?q=Second").text
    assert '<mark id="hit-1">Second</mark>' in page


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("zh", ["40 亿", "4,000,000,000", "单位", "脚注 2", "完整记录", "We Are Social"]),
        ("en", ["4 billion", "4,000,000,000", "Unit", "Footnote 2", "The whole record"]),
    ],
)
def test_card(client: FlaskClient, language: str, says: list[str]) -> None:
    answer = client.get(f"/statistics/trade-2018/{USERS.key}/card?lang={language}")
    assert answer.status_code == 200
    assert "<html" not in answer.text
    for each in says:
        assert each in answer.text
    assert f'href="/statistics/trade-2018/{USERS.key}?lang={language}"' in answer.text


def test_no_card_without_a_record(client: FlaskClient) -> None:
    assert client.get("/statistics/trade-2018/ffffffffff/card").status_code == 404
    assert client.get("/statistics/trade-2018/0123456789/card").status_code == 410


def test_pages_are_told_where_they_change(client: FlaskClient) -> None:
    page = client.get(READ).text
    assert "本节在第 2–3 页" in page
    assert '<p class="printed">第 3 页</p>' in page
    (_, first, *_) = reading.chapters(CHINESE)
    (under,) = first.children
    assert [part.pages is not None for part in under.parts] == [True, False, False]


def test_blocks_are_numbered_as_they_are_shown() -> None:
    shown = [block.id for block in reading.blocks_as_shown(reading.chapters(CHINESE))]
    assert sorted(shown) == sorted(block.id for block in CHINESE.blocks)
    assert shown == [block.id for block in CHINESE.blocks]


def test_paper_names_the_report(client: FlaskClient) -> None:
    style = client.get(f"{READ}/paper.css?lang=en")
    assert style.mimetype == "text/css"
    assert r'content: "Cross\2d border Trade Report \28 2018\29 ";' in style.text


@pytest.mark.parametrize("text", ['"; } body { color: red', "\\", "</style>", "a\nb"])
def test_no_title_ends_its_string(text: str) -> None:
    assert re.fullmatch(r'"[\w \\]*"', css_string(text))
