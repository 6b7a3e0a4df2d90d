"""What pages of a translated report leave out, put in the reader's language or tell apart."""

from __future__ import annotations

import re

import pytest
from corpora import Indexed
from flask.testing import FlaskClient

from indexer.library import Library
from web import create_app

REPORT = "alibaba-sme-2018"


@pytest.fixture(scope="module")
def client(indexed: Indexed) -> FlaskClient:
    config = indexed(REPORT)
    return create_app(config, Library(config)).test_client()


def words(client: FlaskClient, address: str) -> str:
    """A page's text without tags, one blank between words."""
    page = client.get(address).text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def card(client: FlaskClient, question: str, language: str) -> str:
    page = client.get("/search", query_string={"q": question, "lang": language}).text
    found = re.search(r'<section class="answer card".*?</section>', page, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


@pytest.mark.parametrize(
    ("question", "language", "has", "once"),
    [
        ("Which grew faster, India or Vietnam?", "en", "India 印度", "Among them"),
        ("Which country ranks first in active buyers?", "en", "Year on year 32.0%", "Data source"),
        ("活跃买家数排名第一的国家", "zh", "同比 32.0%", "数据来源"),
        ("34%的数据来源", "zh", "脚注 7", "为小企业创造公平的贸易环境"),
        ("Where does the 34% of exports come from?", "en", "Footnote 7", "Levelling the Trading"),
    ],
    ids=["a sentence once", "a row's heads", "in Chinese", "a source once", "in English"],
)
def test_an_answer_says_nothing_twice(
    client: FlaskClient, question: str, language: str, has: str, once: str
) -> None:
    said = card(client, question, language)
    assert has in said
    assert said.count(once) == 1


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/statistics", False),
        ("/statistics?sort=value&offset=20", False),
        ("/statistics?year=2017", True),
        ("/statistics?q=buyers", True),
    ],
)
def test_filters_can_be_removed_where_there_are_some(
    client: FlaskClient, address: str, offered: bool
) -> None:
    assert (
        "Remove all filters" in words(client, f"{address}{'&' if '?' in address else '?'}lang=en")
    ) == offered


@pytest.mark.parametrize(
    ("language", "computation"),
    [
        ("en", "24,000 + 16,000 + 9,600 = 49,600 ≠ 48,000"),
        ("en", "(22.5 billion − 12 billion) ÷ 12 billion = 87.5%"),
        ("zh", "2.4万 + 1.6万 + 9600 = 4.96万 ≠ 4.8万"),
    ],
)
def test_sums_are_written_as_the_reader_writes_numbers(
    client: FlaskClient, language: str, computation: str
) -> None:
    assert computation in words(client, f"/checks?lang={language}")


def test_a_section_is_named_once_among_the_numbers_of_a_check(client: FlaskClient) -> None:
    page = client.get("/checks?lang=zh").text
    finding = page.partition('<article class="finding">')[2].partition("</article>")[0]
    assert finding.count("<li>") == 4
    assert finding.count("趋势六：中国制造品牌化") == 1


def test_a_heading_is_the_title_of_its_hit(client: FlaskClient) -> None:
    page = client.get("/search?q=采购碎片化&kind=heading&lang=zh&view=zh").text
    hits = page.partition('<ol class="hits"')[2]
    plain = re.sub(r"<[^>]+>", "", hits.partition("</ol>")[0])
    assert plain.count("采购碎片化") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sources_read_differently_in_the_diagram(client: FlaskClient, language: str) -> None:
    page = client.get(f"/sources?lang={language}").text
    drawing = page.partition('<figure class="chart flow">')[2].partition("</figure>")[0]
    names = [
        re.sub(r"<tspan.*", "", name)
        for name in re.findall(r'text-anchor="end"[^>]*>(.*?)</text>', drawing)
    ]
    assert len(names) > 10
    assert len(set(names)) == len(names)
