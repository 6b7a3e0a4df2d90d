"""Answers are the report's own words: proved on every question, whatever it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.answer import proof
from indexer.answer.enumerations import enumerations
from indexer.model import Answer, Citation
from tests.quality.reading_room import room

REPORT = "northmark-exporters-2019"


def ask(text: str) -> Answer:
    asked = room(REPORT)
    return asked.answer(asked.read(text))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "国家为土耳其、印度、马来西亚、韩国和巴基斯坦。",
            ["土耳其", "印度", "马来西亚", "韩国", "巴基斯坦"],
        ),
        ("一站式服务（报关/结汇/退税/物流）", ["报关", "结汇", "退税", "物流"]),
        ("有两大特征：第一，高效互动；第二，全程在线。", ["高效互动", "全程在线"]),
        ("能力项包括信息展示、商机获取和交易履约。", ["信息展示", "商机获取", "交易履约"]),
        ("美国、德国、日本依然是贸易大国。", ["美国", "德国", "日本"]),
    ],
)
def test_lists_in_chinese(text: str, items: list[str]) -> None:
    [found] = enumerations(text, "zh")
    assert [text[item.start : item.end] for item in found.items] == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "The most popular are Marlow, TradeHarbor and Kestrel.",
            ["Marlow", "TradeHarbor", "Kestrel"],
        ),
        ("Sellers value reach, trust and speed.", ["Sellers value reach", "trust", "speed"]),
    ],
)
def test_lists_in_english(text: str, items: list[str]) -> None:
    [found] = enumerations(text, "en")
    assert [text[item.start : item.end] for item in found.items] == items


@given(st.text(max_size=300), st.sampled_from(["zh", "en"]))
def test_items_are_spans_of_any_text(text: str, language: str) -> None:
    for found in enumerations(text, language, pairs=True):  # type: ignore[arg-type]
        assert all(0 <= item.start <= item.end <= len(text) for item in found.items)


WORDS = (
    "how many what share which when who source of the small firms exporters 2018 2017 Northmark "
    "growth fell 38% US$ billion table rank compare or and 多少 来源 占比 增长 小企业 出口 "
    "是什么 哪些 第几 <script>alert(1)</script> \u202e ' \" 0 -1 1e9 ％ １２"
).split()


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join) | st.text(max_size=60))
def test_every_answer_is_proved_or_refused_with_a_reason(text: str) -> None:
    answer = ask(text)
    if answer.answerable:
        assert proof.fault(answer, room(REPORT).reports) is None
        assert answer.text
    else:
        assert answer.reason
        assert answer.text is None


def test_invented_digits_and_altered_quotes_are_caught() -> None:
    answer = ask("What share of Northmark's businesses are small firms?")
    assert answer.answerable
    assert proof.fault(replace(answer, text="98.6%"), room(REPORT).reports)
    altered: Citation = replace(answer.citations[0], quote="Small firms are everywhere.")
    assert proof.fault(replace(answer, citations=(altered,)), room(REPORT).reports)
    assert proof.fault(replace(answer, citations=()), room(REPORT).reports)
