"""Typed queries against texts, through the plain scan: what is found, and what is not."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer import numbers
from indexer.engine import Entry, Request
from indexer.engine.memory import MemorySearcher
from indexer.entries import fields, quantities
from indexer.language.analysis import Analyzer
from indexer.language.glossary import Glossary, GlossaryTerm, GlossaryTranslator
from indexer.model import BlockKind, Passage
from indexer.query import build, parse
from indexer.query.syntax import MAX_LENGTH

GLOSSARY = Glossary(
    (
        GlossaryTerm("跨境", "cross-border"),
        GlossaryTerm("占比", "share"),
        GlossaryTerm("电商", "e-commerce"),
        GlossaryTerm("信用保障", "Trade Assurance", zh_also=("信保",)),
        GlossaryTerm("“一带一路”", "Belt and Road", zh_also=("一带一路",)),
    )
)


@cache
def analyzer() -> Analyzer:
    return Analyzer(GLOSSARY.chinese_words, numbers.find)


@cache
def translator() -> GlossaryTranslator:
    return GlossaryTranslator(GLOSSARY, analyzer())


def passage(
    text: str, *, kind: BlockKind = "paragraph", english: str | None = None, context: str = ""
) -> Passage:
    return Passage(
        document="d",
        id=text,
        kind=kind,
        order=0,
        section="1",
        section_path=(),
        pages=None,
        text=text,
        text_en=english,
        context=context,
        footnotes=(),
        sources=(),
        years=(),
        units=(),
        statistics=(),
    )


def entry(found: Passage, **keywords: str) -> Entry:
    return Entry(
        document="d",
        id=found.text,
        order=0,
        fields=fields(found, analyzer()),
        keywords={"kind": (found.kind,)} | {name: (value,) for name, value in keywords.items()},
        quantities=quantities(found, analyzer()),
    )


def search(query: str, *entries: Entry) -> list[str]:
    """The texts found, the best first."""
    node = build(parse(query), analyzer(), (translator(),))
    return [hit.id for hit in MemorySearcher(entries).search(Request(node, limit=50)).hits]


def found(query: str, *texts: str) -> list[str]:
    return search(query, *(entry(passage(text)) for text in texts))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ('"中小企业"', "这为中小企业发展创造了历史性的机遇"),
        ('"外贸综合服务"', "外贸综合服务平台帮助中小企业"),
        ("占比", "交易占比达40.2%"),
        ("40.2", "交易占比达40.2%"),
        ("4000亿", "出口额超过4000亿美元"),
        ("4,000亿", "出口额超过4000亿美元"),
        ("0.4万亿", "出口额超过4000亿美元"),
        ("US$400 billion", "出口额超过4000亿美元"),
        ("5%", "平均为５％的关税"),
        ("是一段", "这是一段很长的路"),
        ("带一路", "一带一路沿线国家"),
        ("沿線國家", "一带一路沿线国家"),
        ("沿线国家", "一帶一路沿線國家"),
        ("小企业", "中小企业"),
        ("cross-border", "跨境贸易"),
        ("cross border", "跨境贸易"),
        ("CROSS-BORDER", "跨境贸易"),
        ("信保", "信用保障服务"),
        ("Trade Assurance", "信保订单"),
        ("链", "产业链"),
        ("ibab", "Alibaba.com"),
        ("2B", "B2B电商"),
        ("0.2%", "占比达40.2%"),
        ("ＡＬＩＢＡＢＡ", "Alibaba.com"),
        ("国家（地", "200多个国家（地区）"),
        ("，其", "平台，其中"),
        ("。”", "“福利。”"),
        ("的", "他的书"),
        ("2017", "2017年4-12月"),
        ("2017年", "2017年4-12月"),
        ("co-operation", "International cooperation grew"),
        ("cooperation", "International co-operation grew"),
        ("online", "The on-line shop"),
        ("on-line", "The online shop"),
        ('"on-line"', "The online shop"),
        ('"email"', "by e-mail"),
        ("startups", "a Start‑up, once"),
        ("G20", "the G-20 states"),
        ("crossborder", "跨境贸易"),
        ("e-commerce", "电商平台"),
        ("ecommerce", "电商平台"),
        ("people", "one person"),
        ("salesperson", "sixty salespeople"),
    ],
)
def test_finds(query: str, text: str) -> None:
    assert found(query, "毫无关系", text) == [text]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param('"第5产业"', "第3产业", id="another digit"),
        pytest.param("40.3", "占比达40.2%", id="another number"),
        pytest.param("量子纠缠", "子公司的力量", id="single characters alone"),
        pytest.param("电子的商务", "的的的", id="a stop word alone"),
        pytest.param('"企业小"', "小企业", id="another order"),
        pytest.param("title:物流", "物流", id="no heading"),
        pytest.param('"shop online"', "shop on-line", id="a phrase does not reach into compounds"),
        pytest.param("e-mail", "e-commerce", id="the letter of a compound"),
        pytest.param("12", "1-2 of them", id="digits make no compound"),
    ],
)
def test_does_not_find(query: str, text: str) -> None:
    assert found(query, text) == []


def test_the_other_digit_ranks_below() -> None:
    assert found("第5产业", "第3产业", "第5产业")[0] == "第5产业"


def test_words_that_match_nothing_do_not_block() -> None:
    assert found("跨境 量子纠缠", "跨境贸易") == ["跨境贸易"]


def test_more_words_rank_higher() -> None:
    texts = ("物流平台", "跨境物流平台", "平台的服务")
    assert found("跨境 物流 平台", *texts)[0] == "跨境物流平台"


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("物流", ["海运物流", "空运物流"]),
        ("物流 -海运", ["空运物流"]),
        ("物流 NOT 海运", ["空运物流"]),
        ("物流 AND 海运", ["海运物流"]),
        ("海运 OR 空运", ["海运物流", "空运物流"]),
        ("(海运 OR 空运) AND 物流", ["海运物流", "空运物流"]),
        ('"空运" 物流', ["空运物流"]),
        ("空*", ["空运物流"]),
        ("物流 AND 跨境", []),
    ],
)
def test_operators(query: str, texts: list[str]) -> None:
    assert sorted(found(query, "海运物流", "空运物流", "其他")) == sorted(texts)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        (">30%", ["增长40.2%"]),
        ("<30%", ["增长5%"]),
        (">=5%", ["增长40.2%", "增长5%"]),
        ("10亿..100亿", ["出口额40亿美元"]),
        ("10..100亿", ["出口额40亿美元"]),
        ("10亿~100亿", ["出口额40亿美元"]),
        (">30% 增长", ["增长40.2%"]),
        (">30% 出口", []),
        ("增长 -5%", ["增长40.2%", "增长5%"]),
    ],
)
def test_ranges(query: str, texts: list[str]) -> None:
    assert sorted(found(query, "增长40.2%", "增长5%", "出口额40亿美元")) == sorted(texts)


HEADING = entry(passage("采购碎片化", kind="heading"), section="3.2")
NOTE = entry(passage("WTO，世界贸易统计数据", kind="footnote"), section="1", year="2016")
ROW = entry(
    passage("1\t广东", kind="table-row", context="出口省份排行榜\n排名\n省份"),
    section="4.1",
    unit="USD",
)
PARAGRAPH = entry(passage("采购订单的碎片化趋势"), section="3.2", year="2017", unit="%")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("title:碎片化", [HEADING]),
        ("note:世界贸易", [NOTE]),
        ("table:广东", [ROW]),
        ("table:出口省份", [ROW]),
        ("section:3.2", [HEADING, PARAGRAPH]),
        ("section:3.2 订单", [PARAGRAPH]),
        ("section:省份", [ROW]),
        ("year:2017", [PARAGRAPH]),
        ("year:2017年", [PARAGRAPH]),
        ("year:2016..2017", [NOTE, PARAGRAPH]),
        ("unit:%", [PARAGRAPH]),
        ("unit:usd", [ROW]),
        ("unit:美元", [ROW]),
        ("采购 -title:采购", [PARAGRAPH]),
    ],
)
def test_fields(query: str, expected: list[Entry]) -> None:
    texts = search(query, HEADING, NOTE, ROW, PARAGRAPH)
    assert sorted(texts) == sorted(e.id for e in expected)


def test_source_takes_part_of_a_name() -> None:
    named = Entry("d", "named", 0, {"sources": tuple("中国海关总署")})
    assert search("source:中国海关", named) == ["named"]
    assert search("source:国家统计局", named) == []


def test_english_text_is_found_by_stems_and_phrases() -> None:
    translated = entry(passage("活跃买家数增长", english="The number of active buyers grew."))
    assert search("active buyer growing", translated)
    assert search('"active buyers"', translated)
    assert not search('"buyers active"', translated)


def test_chinese_query_reaches_english_text() -> None:
    assert found("信用保障", "Trade Assurance protects orders.")


def test_titles_rank_but_do_not_match() -> None:
    under = entry(passage("第一段的平台", context="物流服务"))
    other = entry(passage("第二段的平台", context="数据"))
    assert search("物流 平台", other, under)[0] == "第一段的平台"
    assert search("物流", other, under) == []


def test_a_latin_fragment_ranks_below_the_word() -> None:
    assert found("art", "A smart idea of smart people", "The art of trade")[0].startswith("The art")


@settings(deadline=None)  # the time is measured below, without the first call's loading
@given(
    st.text(
        st.sampled_from('"“”「」()-*:~.><= ANDORNOT物流1亿%的\ud800\u200b') | st.characters(),
        max_size=200,
    )
)
@example("物" * MAX_LENGTH)
@example("1~2" * (MAX_LENGTH // 3))
@example(">" * MAX_LENGTH)
@example("a " * (MAX_LENGTH // 2))
@example(" OR ".join("物流" for _ in range(80)))
@example("word* " * 80)
def test_any_text_is_searched_for_in_bounded_time(text: str) -> None:
    analyzer()
    entries = [entry(passage("一带一路")), entry(passage("其他"))]
    start = time.thread_time()
    node = build(parse(text), analyzer(), (translator(),))
    assert time.thread_time() - start < 0.25
    MemorySearcher(entries).search(Request(node))
