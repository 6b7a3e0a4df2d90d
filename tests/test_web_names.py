"""Names of publishers and sources on pages in English: from the translation, where it has them."""

from __future__ import annotations

import pytest
from corpora import Indexed
from flask import Flask

from indexer.library import Library
from web import create_app
from web.names import source_name

REPORT = "alibaba-sme-2018"
ENGLISH = "northmark-exporters-2019"


@pytest.fixture(scope="module")
def app(indexed: Indexed) -> Flask:
    config = indexed()
    return create_app(config, Library(config))


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        ("en", "联合国 2018年世界经济形势与展望", "United Nations: World Economic Situation and"),
        ("en", "Alibaba.com 数据管家", "Alibaba.com: Data Manager"),
        ("zh", "Alibaba.com 数据管家", "Alibaba.com：数据管家"),
        ("en", "没有这个来源", "没有这个来源"),
    ],
    ids=["a footnote's", "a source line's too", "as printed", "unknown"],
)
def test_a_source_is_named_in_the_reader_s_language(
    app: Flask, language: str, name: str, shown: str
) -> None:
    with app.test_client() as client:
        client.get(f"/?lang={language}")
        assert source_name(name).text.startswith(shown)


def test_publishers_are_named_by_the_imprint_s_translation(app: Flask) -> None:
    with app.test_client() as client:
        page = client.get("/?lang=en").text
        assert "Alibaba SME International Trade Business Unit, AliResearch" in page
        assert "阿里研究院" in client.get("/?lang=zh").text
        facets = client.get("/search?q=buyers&lang=en").text.partition('id="facets"')[2]
    assert "United Nations" in facets or "Alibaba.com: Data Manager" in facets
