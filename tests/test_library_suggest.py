"""Suggestions from the first report and the small ones, as somebody types them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from corpora import Indexed

from indexer import library
from indexer.config import Config
from indexer.desk import Desk
from indexer.errors import QueryError
from indexer.suggest import SuggestRequest

ROOT = Path(__file__).parent.parent
FIRST = "alibaba-sme-2018"
ENGLISH = "northmark-exporters-2019"


@pytest.fixture(scope="module")
def config(indexed: Indexed) -> Config:
    return indexed()


@pytest.fixture(scope="module")
def desk(config: Config) -> Desk:
    return library.Library(config)


def offered(desk: Desk, typed: str, *documents: str) -> list[tuple[str, str | None]]:
    found = desk.suggest(SuggestRequest(typed, documents)).items
    return [(each.text, each.text_en) for each in found]


@pytest.mark.parametrize(
    ("typed", "text", "english"),
    [
        ("跨境电子", "跨境电子商务", "cross-border e-commerce"),
        ("跨境电商", "跨境电商", "cross-border e-commerce"),
        ("跨境電商", "跨境电商", "cross-border e-commerce"),
        ("kuajing", "跨境贸易", "cross-border trade"),
        ("kj", "跨境支付", "cross-border payment"),
        ("kjzhif", "跨境支付", "cross-border payment"),
        ("cross-b", "跨境电子商务", "cross-border e-commerce"),
        ("e-comm", "电子商务", "e-commerce"),
        ("CBEC", "跨境电子商务", "CBEC"),
        ("zhongxiao", "中小企业", "SME"),
        ("small and", "中小企业", "small and medium-sized enterprise"),
        ("sme", "中小企业", "SME"),
        ("ydt", "一达通", "OneTouch"),
        ("onet", "一达通", "OneTouch"),
        ("xyz", "信用证", "letter of credit"),
        ("letters of c", "信用证", "letters of credit"),
        ("assur", "信用保障", "Trade Assurance"),
        ("mais", "麦肯锡全球研究院", "McKinsey Global Institute"),
        ("趋势三", "趋势三：无线终端的使用加大", None),
        ("We are", "We Are Social 和 Hootsuite", None),
    ],
)
def test_what_is_offered(desk: Desk, typed: str, text: str, english: str | None) -> None:
    found = offered(desk, typed, FIRST)
    assert text in [each[0] for each in found]
    if english:
        assert (text, english) in found


def test_it_comes_from_the_reports_named(desk: Desk) -> None:
    everywhere = offered(desk, "export")
    assert offered(desk, "exporters", ENGLISH)
    assert not offered(desk, "一达通", ENGLISH)
    assert set(offered(desk, "export", ENGLISH)) != set(everywhere)


@pytest.mark.parametrize("word", ["进行", "因此", "我们", "2017", "com"])
def test_everyday_words_are_not_offered(desk: Desk, word: str) -> None:
    assert word not in [text for text, _ in offered(desk, word, FIRST)]


def test_pages(desk: Desk) -> None:
    first = desk.suggest(SuggestRequest("s", limit=5))
    second = desk.suggest(SuggestRequest("s", limit=5, offset=5))
    assert first.total == second.total > 10
    together = desk.suggest(SuggestRequest("s")).items
    assert first.items + second.items == together


@pytest.mark.parametrize(
    ("request_", "parameter"),
    [
        (SuggestRequest("长" * 401), "q"),
        (SuggestRequest("x", documents=("none",)), "document"),
        (SuggestRequest("x", limit=51), "limit"),
        (SuggestRequest("x", limit=0), "limit"),
        (SuggestRequest("x", offset=-1), "offset"),
    ],
)
def test_what_is_refused(desk: Desk, request_: SuggestRequest, parameter: str) -> None:
    with pytest.raises(QueryError) as refusal:
        desk.suggest(request_)
    assert refusal.value.parameter == parameter


@pytest.mark.slow
def test_no_pinyin_is_worked_out_when_serving(config: Config, desk: Desk) -> None:
    assert desk.status().documents
    code = f"""
import sys
from pathlib import Path
from indexer import library
from indexer.config import Config
from web import create_app

config = Config(corpus=Path({str(config.corpus)!r}), index=Path({str(config.index)!r}))
asking = create_app(config, library.Library.open(config)).test_client()
assert asking.get("/api/v1/suggest?q=kuajing").json["total"] > 5
sys.exit("pypinyin" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
