"""What has a form of its own is not answered by what has none: one row a wording."""

from __future__ import annotations

import pytest

from indexer.answer.particulars import particulars, ungiven
from indexer.language.scripts import fold
from tests.quality.reading_room import room


@pytest.mark.parametrize(
    ("question", "evidence", "missing"),
    [
        ("馆长的電郵地址是什麼", "馆长林越主持了开馆仪式。", "电子邮箱"),
        ("What is the editor's e-mail address?", "The editor is Ann Lee.", "电子邮箱"),
        ("What is the editor's e-mail address?", "Write to lee@example.org.", None),
        ("平台的网址", "平台已有三万名用户。", "网址"),
        ("平台的网址", "平台（www.example.cn）已有三万名用户。", None),
        ("服务中心的联系电话", "服务中心共有12名员工。", "电话号码"),
        ("服务中心的联系电话", "咨询请拨打0571-8123456。", None),
        ("the museum's street address", "The museum opened in 2012.", "邮寄地址"),
        ("the museum's street address", "The museum stands at 4 Mill Road.", None),
        ("电话机出口额", "电话机出口12亿美元。", None),
        ("How many e-mails did each shop send?", "Each shop sent 40 messages.", None),
        ("用邮箱注册的用户占多少", "三成用户使用邮箱注册。", None),
    ],
)
def test_a_particular_is_given_or_not(question: str, evidence: str, missing: str | None) -> None:
    found = ungiven(fold(question).text, (evidence,))
    assert (found.name["zh"] if found else None) == missing


def test_each_says_itself_in_both_languages() -> None:
    assert all(set(particular.name) == {"zh", "en"} for particular in particulars())


def test_a_refusal_says_which_is_missing() -> None:
    asked = room("northmark-exporters-2019")
    answer = asked.answer(asked.read("What is the chamber's e-mail address?"))
    assert answer.reason == {
        "zh": "报告没有给出所问的电子邮箱。",
        "en": "The report does not give an e-mail address for that.",
    }


def test_how_many_there_are_is_no_particular() -> None:
    asked = room("northmark-exporters-2019")
    answer = asked.answer(asked.read("How many phone numbers do members have?"))
    assert "telephone number for that" not in (answer.reason or {}).get("en", "")
