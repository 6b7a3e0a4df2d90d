"""What excludes what: tables that a linguist can extend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.answer.contrasted import leaves_out
from indexer.language.scripts import fold
from indexer.question.contrasts import classes, contrasts, is_beyond_the_first
from tests.quality.reading_room import FIRST_REPORT, room


def excludes(question: str, evidence: str) -> bool:
    text = fold(evidence).text
    return any(contrast.excludes(text) for contrast in contrasts(fold(question).text))


@pytest.mark.parametrize(
    ("question", "evidence"),
    [
        ("average age of suppliers", "海外买家目前平均年龄39岁"),
        ("进口额是多少", "出口额达225亿美元"),
        ("男性占比", "女性占比52%"),
        ("機場旅客吞吐量", "港口完成货物吞吐量1.18亿吨"),
        ("How many riders did Line 2 have?", "地铁一号线客运量1460万"),
        ("2号线客运量", "Line 1 carried 14.6 million passengers"),
        ("批发商占买家的多少", "零售商占34%"),
        ("空运时效", "海运平均需要32天"),
        ("share of rail freight", "By road, 62% arrive on time"),
        ("硕士毕业生就业率", "本科毕业生就业率为91.7%"),
        ("二期投资多少", "一期总投资15.4亿元"),
        ("cost of Phase II", "Phase one cost £3 million"),
        ("第三条规定了什么", "第二条 本规定适用于企业"),
        ("Where is the firm's first office?", "It opened its second office in Lyon"),
        ("第二个试点在哪", "首个试点设在东部"),
        ("男教师占比", "女教师占68.9%"),
        ("初中的班额", "小学平均班额为37.4人"),
        ("average class size in primary schools", "初中平均班额为44人"),
        ("一共贷给了多少", "每家最高可贷500万元"),
        ("how much was lent in all", "a firm may borrow up to £5 million"),
        ("平均授信额度", "最高可以获得100万美元的额度"),
        ("total value of the orders", "订单单均约8300美元"),
        ("lowest fee for a stall", "a stall costs up to £90 a day"),
        ("最低起订量", "单笔最多可订500件"),
        ("最高的入住率是多少", "平均入住率为57%"),
        ("highest fee for a berth", "fees starting at US$30m a year"),
        ("最高的泊位费", "泊位起步价30元"),
        ("How much is the average order worth?", "交单总金额超过9.2亿美元"),
        ("multinationals' share of jobs", "小微企业提供了八成岗位"),
        ("新兴经济体的网民有多少", "In advanced economies 86% are online"),
        ("share of firms using cloud computing", "AI技术已被三成企业采用"),
        ("B2C卖家的利润率", "B2B卖家的利润率为12%"),
        ("高校毕业生中有多少创业", "农民工返乡创业的占7%"),
        ("share of hydropower", "wind supplied 31% of electricity"),
        ("服务贸易总额", "货物贸易总额为27.8万亿元"),
        ("share of manufacturers among buyers", "零售商占34%"),
        ("听播客的人有多少", "55%的人看完视频"),
        ("share who listen to podcasts", "55% watch videos to the end"),
        ("半程马拉松的完赛率", "全程马拉松的完赛率为93.6%"),
        ("how many employees has the museum", "12,000 visitors came"),
        ("展馆员工人数", "参观者达1.2万人"),
        ("smes that export every week", "9% of them export each month"),
        ("一天发多少船", "全年累计发船4200艘"),
        ("每周发多少船", "日均发船12艘"),
        ("出口额", "进出口总额27.8万亿元"),
        ("how much did imports come to", "imports and exports came to CN¥1.2 billion"),
        ("进出口总额", "出口额为8.3万亿元"),
    ],
)
def test_another_member_of_a_class_is_no_evidence(question: str, evidence: str) -> None:
    assert excludes(question, evidence)


@pytest.mark.parametrize(
    ("question", "evidence"),
    [
        ("买家和供应商谁增长更快", "供应商增长12%"),
        ("进口额", "2017年出口225亿美元，进口120亿美元"),
        ("出口额", "进出口27.8万亿元，其中出口15.3万亿元"),
        ("进出口总额", "货物进出口27.8万亿元"),
        ("How many women are insured?", "52% of them are insured"),
        ("Who menaced the ports?", "The ports were menaced by women"),
        ("Line 2 ridership", "Lines in service carried 30 million"),
        ("sentences per second", "the first of its kind"),
        ("What did its second year bring?", "its first year was hard"),
        ("第一条", "第一条 本规定适用于企业"),
        ("平均每单金额", "总金额9.2亿美元，平均每单15万美元"),
        ("最高的平均入住率是多少", "平均入住率为57%"),
        ("minimum charge", "the charge is £3"),
        ("lowest fee for a berth", "berths were let up to 2019 for £30 a day"),
        ("lowest fee for a berth", "the fee is twice as much as before"),
        ("highest fee for a berth", "fees, starting from this year, are £30"),
        ("最高的泊位费", "产业起步以来泊位费为30元"),
        ("How many radars does Algeria use?", "AI产品有12种"),
        ("多少企业用人工智能", "用AI的企业占三成"),
        ("每天发多少船", "每天发船12艘，每周84艘"),
    ],
)
def test_evidence_on_both_or_on_neither_is_not_excluded(question: str, evidence: str) -> None:
    assert not excludes(question, evidence)


@pytest.mark.parametrize(
    ("question", "evidence", "left_out"),
    [
        ("法国酒庄有多少家", "法国以外的酒庄有90家", True),
        ("法国酒庄有多少家", "酒庄有90家，其中法国40家", False),
        ("法国酒庄有多少家", "除法国以外有90家，法国有40家", False),
        ("法国以外的酒庄有多少家", "法国以外的酒庄有90家", False),
    ],
)
def test_what_is_left_out_is_not_what_is_told_of(
    question: str, evidence: str, left_out: bool
) -> None:
    asked = room(FIRST_REPORT).read(question)
    assert leaves_out(asked, evidence) is left_out


@pytest.mark.parametrize(
    ("question", "beyond"),
    [
        ("第二个试点设在哪里", True),
        ("下一个试点设在哪里", True),
        ("when is the next parade", False),
        ("when does the second terminal open", True),
        ("首个试点设在哪里", False),
        ("第二个站台有多长", False),
        ("第三座码头的造价", False),
        ("sales in the second half", False),
        ("who took the second step", False),
        ("第二个季度的销量", False),
    ],
    ids=[
        *("a further one", "the next one", "a next one of none", "in English", "the first"),
        *("both are told", "none is told", "a time", "a step", "a time in Chinese"),
    ],
)
def test_a_further_one_is_told_from_the_first(question: str, beyond: bool) -> None:
    text = "首个试点设在东港。第一个站台长90米，第二个站台长120米。第一个季度卖出9台。"
    text += "the first terminal opened in the first half. a first step was taken"
    assert is_beyond_the_first(question, lambda wording: bool(wording.search(text))) is beyond


@pytest.mark.parametrize(
    "members",
    [*classes(), *classes(of_number=True)],
    ids=lambda members: members[0].pattern[:12],
)
def test_a_class_has_members_that_exclude_each_other(members: tuple[object, ...]) -> None:
    assert len(members) > 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_question_excludes_itself(question: str, more: str) -> None:
    folded = fold(question).text
    assert not any(contrast.excludes(f"{folded} {more}") for contrast in contrasts(folded))
