"""Marks: the exact span of what matched in the shown text."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import corpus, numbers
from indexer.engine import Request
from indexer.engine.memory import MemorySearcher
from indexer.entries import entries
from indexer.language import glossary
from indexer.language.analysis import Analyzer
from indexer.language.glossary import GlossaryTranslator
from indexer.marks import highlights
from indexer.model import Document, Span
from indexer.parse import parse as parse_report
from indexer.passages import passages
from indexer.query import build, parse

REPORT = Path(__file__).parent.parent / "corpus" / "alibaba-sme-2018"


@cache
def terms() -> glossary.Glossary:
    return glossary.load(REPORT / "glossary.toml")


@cache
def analyzer() -> Analyzer:
    return Analyzer(terms().chinese_words, numbers.find)


@cache
def translator() -> GlossaryTranslator:
    return GlossaryTranslator(terms(), analyzer())


@cache
def report() -> Document:
    return parse_report(corpus.read(REPORT))


@cache
def searcher() -> MemorySearcher:
    found = passages(report())
    return MemorySearcher(tuple(entries(report(), found, analyzer())))


def marked(query: str, text: str) -> list[str]:
    spans = highlights(text, parse(query), analyzer(), (translator(),))
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        pytest.param("小企业", "中小企业", ["小企业"], id="fragment of a word"),
        pytest.param("带一路", "一带一路沿线", ["带一路"], id="across words"),
        pytest.param("链", "产业链", ["链"], id="one character"),
        pytest.param("40.2", "占比达40.2%。", ["40.2"], id="number without its unit"),
        pytest.param("5%", "平均５％的", ["５％"], id="full width"),
        pytest.param("沿線國家", "沿线国家的", ["沿线国家"], id="Traditional query"),
        pytest.param("沿线国家", "沿線國家的", ["沿線國家"], id="Traditional text"),
        pytest.param("0.4万亿", "超过4000亿美元", ["4000亿美元"], id="the same value"),
        pytest.param("4000亿", "超过4000亿美元", ["4000亿"], id="as typed, not its unit"),
        pytest.param("exports", "It exported an export.", ["exported", "export"], id="stems"),
        pytest.param("online", "an on-line shop", ["on-line"], id="a compound for a word"),
        pytest.param("on-line shop", "an online shop", ["online", "shop"], id="and the reverse"),
        pytest.param(
            "ecommerce firms", "e-commerce firms", ["e-commerce", "firms"], id="beside a word"
        ),
        pytest.param("commerce", "e-commerce", ["commerce"], id="a part of a compound"),
        pytest.param("startup", "the start-ups’", ["start-ups"], id="a compound's plural"),
        pytest.param("labour", "labor costs", ["labor"], id="American spelling"),
        pytest.param("art", "The art of smart trade", ["art"], id="a word, not inside others"),
        pytest.param("ibab", "Alibaba.com", ["ibab"], id="inside a word, where nothing else is"),
        pytest.param("cross-border", "跨境贸易", ["跨境"], id="another wording"),
        pytest.param('"中小企业" 物流', "中小企业的物流", ["中小企业", "物流"], id="phrase, word"),
        pytest.param('"active buyers"', "All active buyers.", ["active buyers"], id="phrase"),
        pytest.param("物流 -海运", "物流和海运", ["物流"], id="excluded words are not marked"),
        pytest.param("跨境 电商", "跨境电商", ["跨境电商"], id="touching marks are one"),
        pytest.param("哈哈", "哈哈哈", ["哈哈哈"], id="overlapping marks are one"),
        pytest.param("trad*", "trade and trading", ["trad", "trad"], id="prefix"),
        pytest.param(">30%", "增长40.2%，不是5%", ["40.2%"], id="range"),
        pytest.param("section:2.1 物流", "2.1 物流", ["物流"], id="filters are not marked"),
        pytest.param("note:WTO", "WTO，统计", ["WTO"], id="field of the text"),
        pytest.param("国家（地", "国家（地区）", ["国家（地"], id="punctuation"),
        pytest.param("40 亿", "突破了40亿大关", ["40亿"], id="space in the query"),
        pytest.param("40亿", "突破了40 亿大关", ["40 亿"], id="space in the text"),
        pytest.param("一达通有多少客户", "一达通的客户", ["一达通", "客户"], id="question"),
        pytest.param("2017", "2017年和12017", ["2017"], id="not in a longer number"),
        pytest.param("growth of it", "the growth of the trade", ["growth"], id="stop words"),
        pytest.param(
            "what have they?", "They have growth.", ["They", "have"], id="only stop words"
        ),
        pytest.param("do they have growth?", "they have growth", ["growth"], id="and punctuation"),
        pytest.param(
            "growth Belt and Road", "Belt and Road growth", ["Belt and Road", "growth"], id="term"
        ),
        pytest.param("量子", "毫无关系", [], id="nothing"),
        pytest.param("物流", "", [], id="no text"),
    ],
)
def test_marks(query: str, text: str, marks: list[str]) -> None:
    assert marked(query, text) == marks


@given(st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=60))
def test_marks_are_sorted_and_do_not_touch(query: str, text: str) -> None:
    spans = highlights(text, parse(query), analyzer())
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
    for one, other in pairwise(spans):
        assert one.end < other.start


def fragments(count: int, seed: int) -> list[tuple[str, Span]]:
    """Fragments of 2 to 8 characters of the report's blocks, with their blocks and places."""
    chance = random.Random(seed)
    blocks = [block for block in report().blocks if len(block.text) > 1]
    chosen = []
    for _ in range(count):
        block = chance.choice(blocks)
        start = chance.randrange(len(block.text) - 1)
        end = min(len(block.text), start + chance.randint(2, 8))
        chosen.append((block.id, Span(start, end)))
    return chosen


@pytest.mark.parametrize("seed", range(4))
def test_every_fragment_finds_its_block_marked_exactly(seed: int) -> None:
    texts = {block.id: block.text for block in report().blocks}
    for block, span in fragments(50, seed):
        text = texts[block]
        fragment = text[span.start : span.end]
        if not fragment.strip():
            continue
        parsed = parse(fragment)
        node = build(parsed, analyzer(), (translator(),))
        ranking = searcher().search(Request(node, limit=1000))
        assert block in {hit.id for hit in ranking.hits}, fragment
        start = span.start + len(fragment) - len(fragment.lstrip())
        end = span.end - (len(fragment) - len(fragment.rstrip()))
        marks = highlights(text, parsed, analyzer(), (translator(),))
        assert any(mark.start <= start and end <= mark.end for mark in marks), fragment
        if text.count(fragment) == 1 and parsed.is_plain:
            assert Span(start, end) in marks, fragment
