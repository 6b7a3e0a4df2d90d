"""What the reports do not say is declined, and what is missing is named: one row a question."""

from __future__ import annotations

import pytest

from tests.quality.reading_room import room


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("qinglan-transport-2022", "青岚湾新区的房价是多少", "没有给出“房价”"),
        ("qinglan-transport-2022", "2022年公交集团亏损多少", "没有给出“亏损”"),
        ("qinglan-transport-2022", "公交司机有多少人", "没有给出“司机”"),
        ("donglan-eldercare-2021", "养老机构的平均建筑面积", "没有给出“建筑面积”"),
        ("zenan-rural-tourism-2023", "民宿从业人员的平均年龄", "没有给出“平均年龄”"),
        ("zenan-rural-tourism-2023", "number of beds in rural guesthouses", "没有给出“beds”"),
        ("lanjiang-education-2023", "留学生有多少人", "没有给出“留学生”"),
        ("talmere-energy-2023", "How many people work at GridTal?", "没有给出“people work”"),
        ("northmark-exporters-2019", "小企业的平均年龄", "没有给出“平均年龄”"),
        ("talmere-energy-2023", "Talmere的人口是多少", "没有给出“人口”"),
    ],
)
def test_a_number_of_another_thing_is_no_answer(report: str, question: str, told: str) -> None:
    asked = room(report)
    answer = asked.answer(asked.read(question))
    assert answer.reason is not None
    assert told in answer.reason["zh"]


@pytest.mark.parametrize(
    ("report", "question", "text"),
    [
        ("donglan-eldercare-2021", "养老护理员的平均年龄", "51岁"),
        ("qinglan-transport-2022", "公交线路有多少条", "118条"),
        ("talmere-energy-2023", "average cost of an air-source installation", "€13,400"),
        ("northmark-exporters-2019", "平均延迟付款多少天", "23 days"),
    ],
)
def test_a_number_of_the_thing_asked_for_is_given(report: str, question: str, text: str) -> None:
    asked = room(report)
    assert asked.answer(asked.read(question)).text == text
