"""Which of two things is ahead, and by how much, in a small report."""

from __future__ import annotations

import pytest

from indexer.model import Answer, Language
from indexer.room import Room
from tests.written import report

TEXTS: dict[Language, str] = {
    "zh": (
        "## 港口\n\n2019年北港吞吐量为420万吨，比上年增长8%；南港吞吐量为310万吨，比上年下降3%。"
        "北港的泊位利用率比南港高12个百分点。\n\n"
        "航站靠泊船只比上年增长15%，候泊时间增长9%。船员平均工资为每月6000元。"
    ),
    "en": (
        "In 2019 the north quay handled 420 ships, up 8% on the year before; the south quay "
        "handled 310 ships. Berths of the north quay are 12% longer than those of the south quay. "
        "Pilots took 48 new tugs and 36 new launches."
    ),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Room]:
    return {
        language: report(tmp_path_factory.mktemp(language), text, language)
        for language, text in TEXTS.items()
    }


def _answer(asked: dict[Language, Room], language: Language, question: str) -> Answer:
    return asked[language].answer(asked[language].read(question))


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("zh", "北港的泊位利用率比南港高多少", "12个百分点"),
        ("zh", "北港的吞吐量比上年增长多少", "8%"),
        (
            "en",
            "How much longer are the berths of the north quay than those of the south quay?",
            "12%",
        ),
    ],
    ids=["of two things", "of one thing at two times", "of two things in English"],
)
def test_a_difference_that_is_stated_is_given(
    asked: dict[Language, Room], language: Language, question: str, text: str
) -> None:
    answer = _answer(asked, language, question)
    assert (answer.kind, answer.text) == ("statistic", text)


@pytest.mark.parametrize(
    ("language", "question", "values"),
    [
        ("zh", "北港的吞吐量比南港多多少", ("420万吨", "310万吨")),
        ("zh", "北港比南港吞吐量大多少", ("420万吨", "310万吨")),
        (
            "en",
            "How many more ships did the north quay handle than the south quay?",
            ("420 ships", "310 ships"),
        ),
    ],
    ids=["one's own thing", "what is asked of both behind them", "subject behind the verb"],
)
def test_both_values_are_given_where_no_difference_is_stated(
    asked: dict[Language, Room], language: Language, question: str, values: tuple[str, ...]
) -> None:
    answer = _answer(asked, language, question)
    assert (answer.kind, answer.items) == ("comparison", values)


def test_the_value_of_one_thing_alone_is_no_difference(asked: dict[Language, Room]) -> None:
    answer = _answer(asked, "zh", "船员工资比拖轮司机高多少")
    assert not answer.answerable


@pytest.mark.parametrize(
    ("language", "question", "values"),
    [
        ("zh", "航站靠泊船只和候泊时间，哪个增长得多", ("15%", "9%")),
        (
            "en",
            "Does the north quay handle more ships than the south quay?",
            ("420 ships", "310 ships"),
        ),
        ("en", "Did pilots take more tugs or more launches?", ("48 new tugs", "36 new launches")),
    ],
    ids=["words before both", "what is compared stands between", "more of each"],
)
def test_things_are_told_from_what_is_said_of_both(
    asked: dict[Language, Room], language: Language, question: str, values: tuple[str, ...]
) -> None:
    assert _answer(asked, language, question).items == values
