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
        ("凭手机号码登录的读者占比", "六成读者以手机登录。", None),
        ("什么是推广邮件", "推广邮件是商家寄出的广告。", None),
        ("读者更喜欢电话还是邮箱", "读者多选电话。", None),
        ("哪些书店公布了联系电话", "城东书店公布了。", None),
        ("Do readers favour letters or e-mail?", "Most favour letters.", None),
        ("share of readers who gave a phone number", "Some 41% gave one.", None),
        ("tickets booked with a phone number", "Some 700 were.", None),
        ("借书证凭手机号码", "借书证可凭手机办理。", None),
        ("What is a web address?", "It names a page.", None),
        ("What did readers give besides a phone number?", "Their names.", None),
        ("Which libraries print a postal address?", "Three of them.", None),
        ("What is the phone number of the archive?", "The archive has 12 rooms.", "电话号码"),
        ("email of the archive", "The archive has 12 rooms.", "电子邮箱"),
        ("档案馆的电话是多少", "档案馆藏书138000册。", "电话号码"),
        ("档案馆的电话是多少", "电话：138000。", None),
        ("档案馆的电话是多少", "请拨13912345678。", None),
        ("the archive's phone number", "It holds 138,000 maps, 2500 of them old.", "电话号码"),
        ("the archive's phone number", "Ring +44 1632 960983.", None),
        ("档案馆的办公地址是什么", "一带一路沿线渠道增加了38%。", "邮寄地址"),
        ("档案馆的办公地址是什么", "档案馆位于长乐路12号。", None),
        (
            "What is the office address of the archive?",
            "It built 12 kilometres of road.",
            "邮寄地址",
        ),
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


def test_a_share_of_those_who_have_one_is_no_particular() -> None:
    asked = room("halcyon-broadband-2022")
    answer = asked.answer(asked.read("What share of users share a phone number?"))
    assert (answer.kind, answer.text) == ("statistic", "One user in six")


def test_how_many_there_are_is_no_particular() -> None:
    asked = room("meridia-remittances-2021")
    answer = asked.answer(asked.read("How many accounts were opened with a phone number?"))
    assert (answer.kind, answer.text) == ("statistic", "some 212,000")
