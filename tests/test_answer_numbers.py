"""Which number of a small report is the one that is asked for."""

from __future__ import annotations

import pytest

from indexer.model import Language
from indexer.room import Room
from tests.written import report

TEXTS: dict[Language, str] = {
    "zh": (
        "## 港口\n\n表1 各港吞吐量排名\n\n"
        "| 排名 | 港口 | 吞吐量（万吨） |\n|---|---|---:|\n"
        "| 1 | 北港 | 420 |\n| 2 | 南港 | 310 |\n| 3 | 东港 | 250 |\n\n"
        "每吨货物的装卸费由80元降至65元。码头改造共投入2,300万元。\n\n"
        "过去靠人工缆绳靠泊，每艘船要付拖轮费900元；改用自动系泊后，每艘船的拖轮费为350元。"
        "一台二手堆高机，2015年标价48万元，2021年已跌到19万元。\n\n"
        "全年发放船员补助6,400万元，惠及2.1万人，平均每人3,050元。"
        "引航员的年毛收入为31万元，扣除考证和保险费用后，纯收入约为22万元。\n\n"
        "引航站的调度服务高达3万量级，全港通用。引航站每天提供约400次调度服务。\n\n"
        "码头女工的平均年龄为38岁，男工的平均年龄为44岁。"
    ),
    "en": (
        "In 2019 dredging cost the port US$18 million, of which US$7 million was spent on the "
        "north basin. The gauge has a margin of error of 3%. In 2018 there were 31 counties with "
        "a ferry.\n\n"
        "Table 1: Largest harbours by ships\n\n"
        "| Rank | Harbour | Ships |\n|---|---|---:|\n"
        "| 1 | Norby | 420 |\n| 2 | Suddal | 310 |\n| 3 | Osthaven | 250 |\n"
    ),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Room]:
    return {
        language: report(tmp_path_factory.mktemp(language), text, language)
        for language, text in TEXTS.items()
    }


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("zh", "南港吞吐量排第几", "2"),
        ("zh", "南港的吞吐量是多少", "310"),
        ("zh", "每吨货物的装卸费降到多少", "65元"),
        ("zh", "靠泊一艘船要付多少拖轮费", "350元"),
        ("zh", "以前靠人工缆绳靠泊，每艘船拖轮费多少", "900元"),
        ("zh", "一台二手堆高机多少钱", "19万元"),
        ("zh", "2015年一台二手堆高机多少钱", "48万元"),
        ("zh", "船员补助平均发了多少钱", "3,050元"),
        ("zh", "全年发了多少船员补助", "6,400万元"),
        ("zh", "引航员净收入多少", "约为22万元"),
        ("zh", "引航员毛收入多少", "31万元"),
        ("zh", "码头上男工平均多大", "44岁"),
        ("zh", "引航站一天的调度量级", "约400次"),
        ("en", "Osthaven's place among the harbours", "3"),
        ("en", "How many ships did Osthaven see?", "250"),
        ("en", "How much of the cost of dredging was spent on the north basin?", "US$7 million"),
        ("en", "How much did dredging cost the port?", "US$18 million"),
        ("en", "What is the gauge's margin of error?", "3%"),
        ("en", "counties with a ferry in 2018", "31 counties"),
    ],
    ids=[
        "a place, not what it goes by",
        "what it goes by",
        "what a price came to",
        "what is no more so",
        "what was once so",
        "the later of two years",
        "the year asked about",
        "an average beside its sum",
        "the sum",
        "what is left of it",
        "before what is taken off",
        "men beside women",
        "what is of a day",
        "a place among others",
        "a value of the same row",
        "a part that is told as an amount",
        "the whole of it",
        "a measure that is asked for like a meaning",
        "things at a time, which no list names",
    ],
)
def test_which_number_is_meant(
    asked: dict[Language, Room], language: Language, question: str, text: str
) -> None:
    room = asked[language]
    assert room.answer(room.read(question)).text == text
