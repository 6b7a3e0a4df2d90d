"""What questions ask the number of, and what that is measured in: one row a wording."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import numbers
from indexer.language.analysis import Analyzer
from indexer.language.glossary import Glossary
from indexer.question import read
from indexer.question.heads import Head, dimension
from indexer.question.lexicon import Lexicon

ANALYZER = Analyzer((), numbers.find)
LEXICON = Lexicon(ANALYZER, Glossary(()), None)


def head(text: str) -> Head | None:
    return read(text, ANALYZER, LEXICON, date(2023, 5, 1)).head


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("How many bus drivers are women?", "drivers"),
        ("number of libraries in the district", "libraries"),
        ("Super Credit: how many exporters signed in 2017?", "exporters"),
        ("average starting salary of the graduates", "starting salary"),
        ("farmers leasing land in 2021", "farmers"),
        ("What is the population of Donglan?", "population"),
        ("Malaysia's e-commerce market size", "market"),
        ("the museum's budget for 2022", "budget"),
        ("大学学费是多少", "学费"),
        ("大学学费为多少", "学费"),
        ("公交司机有多少人", "司机"),
        ("2022年公交集团亏损多少", "亏损"),
        ("有多少个志愿者参加", "志愿者"),
        ("民宿从业人员的工资", "工资"),
        ("民宿的员工人数", "员工人数"),
    ],
)
def test_the_noun_that_a_number_is_asked_of(text: str, noun: str) -> None:
    found = head(text)
    assert found is not None
    assert found.notion.text == noun


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("average age of the bus drivers", "drivers"),
        ("the volunteers' average age", "volunteers"),
        ("revenue of most farms", None),
        ("志愿者的平均年龄", "志愿者"),
        ("飞手年收入", "飞手"),
        ("平均年龄", None),
        ("有多少个志愿者参加", None),
    ],
)
def test_whose_measure_is_asked_for(text: str, owner: str | None) -> None:
    found = head(text)
    assert found is not None
    assert (found.owner.text if found.owner else None) == owner


@pytest.mark.parametrize(
    "text",
    [
        "How long did clearance take?",
        "Where does Donglan rank?",
        "How many percentage points did it gain?",
        "失能老人每个月交多少钱",
        "谁主持了这项调查",
        "2018年",
        "",
    ],
)
def test_other_questions_have_none(text: str) -> None:
    assert head(text) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("读者里女性占几成", "读者"),
        ("外卖骑手当中有多少比例的人签了合同", "骑手"),
        ("中国有几成人上网", None),
        ("percentage of the drivers who are women", "drivers"),
        ("Among museum visitors, what share came by train?", "visitors"),
        ("women's share", None),
    ],
)
def test_what_a_share_is_asked_of(text: str, whole: str | None) -> None:
    asked = read(text, ANALYZER, LEXICON, date(2023, 5, 1)).whole
    assert (asked.text if asked else None) == whole


@pytest.mark.parametrize(
    ("word", "measured"),
    [
        ("平均工资", "money"),
        ("salaries", "money"),
        ("turnover", "money"),
        ("turnover rate", "ratio"),
        ("坏账率", "ratio"),
        ("market share", "ratio"),
        ("平均年龄", "age"),
        ("建筑面积", "area"),
        ("response time", "duration"),
        ("population", "count"),
        ("效率", None),
        ("评价", None),
        ("libraries", None),
    ],
)
def test_what_a_measure_is_measured_in(word: str, measured: str | None) -> None:
    assert dimension(word) == measured


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("上个月一共送了多少单", "orders", "多少单"),
        ("手册大概几万字", "characters", "几万字"),
        ("覆盖多少个城市", "cities", "多少个城市"),
        ("每家店雇几个人", "people", "几个人"),
        ("How many night buses run?", "buses", "How many night buses"),
        ("the number of nurses on duty", "nurses", "the number of nurses"),
        ("第几名", None, ""),
        ("这几家店有多少员工", "employees", "多少员工"),
        ("学费是多少", None, ""),
        ("How much is the fee?", None, ""),
    ],
)
def test_what_is_counted_has_the_unit_of_its_number(
    text: str, unit: str | None, words: str
) -> None:
    counted = read(text, ANALYZER, LEXICON, date(2023, 5, 1)).thing_counted
    assert (counted.unit if counted else None) == unit
    assert (text[counted.start : counted.end] if counted else "") == words


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    found = head(text)
    assert found is None or found.notion.text
    counted = read(text, ANALYZER, LEXICON, date(2023, 5, 1)).thing_counted
    assert counted is None or 0 <= counted.start < counted.end


@pytest.mark.parametrize(
    ("text", "sharer"),
    [
        ("零售商占买家的多少", "零售商"),
        ("零售商在买家中所占的比例", "零售商"),
        ("retailers' share of buyers", "retailers"),
        ("share of buyers", None),
        ("占地面积的比例", None),
    ],
)
def test_whose_share_is_asked_for(text: str, sharer: str | None) -> None:
    found = read(text, ANALYZER, LEXICON, date(2023, 5, 1)).sharer
    assert (found.text if found else None) == sharer
