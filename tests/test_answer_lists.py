"""Lists, and what is first of them, in small reports written for one question each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from indexer.answer import proof
from indexer.answer.asked import Asked
from indexer.answer.options import options
from indexer.model import Language
from indexer.room import Room
from tests.written import report

Written = Callable[[str, Language], Room]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A report of this text, in this language, ready to be asked."""
    return partial(report, tmp_path)


@pytest.mark.parametrize(
    ("language", "text", "question", "items"),
    [
        (
            "zh",
            "## 码头改造的措施\n\n第一，更换岸桥。这用了两个月。第二、加宽堆场。第三：培训司机。",
            "码头改造有哪些措施",
            ("更换岸桥。", "加宽堆场。", "培训司机。"),
        ),
        (
            "zh",
            "## 码头改造的措施\n\n第一季度更换岸桥。这用了两个月。第二季度加宽堆场。",
            "码头改造有哪些措施",
            None,
        ),
        (
            "en",
            "## Measures of quay repair\n\nFirst, cranes were changed. It took long. "
            "Secondly, yards were widened.",
            "What measures of quay repair were there?",
            ("cranes were changed.", "yards were widened."),
        ),
        (
            "en",
            "## Measures of quay repair\n\nFirst Solar changed the cranes. It took long. "
            "Third-party crews widened the yards.",
            "What measures of quay repair were there?",
            None,
        ),
        (
            "zh",
            "## 码头改造的措施\n\n首先，更换岸桥。其次，加宽堆场。最后一批人到岗。最后，培训司机。",
            "码头改造有哪些措施",
            ("更换岸桥。", "加宽堆场。", "培训司机。"),
        ),
        (
            "zh",
            "## 码头改造的措施\n\n第一，更换岸桥。一是拆旧桥。二是装新桥。第二，加宽堆场。",
            "码头改造有哪些措施",
            ("更换岸桥。", "加宽堆场。"),
        ),
        (
            "zh",
            "## 码头改造的措施\n\n第一，更换岸桥。第三，培训司机。最后，加宽堆场。",
            "码头改造有哪些措施",
            ("更换岸桥。", "加宽堆场。"),
        ),
        (
            "zh",
            "## 码头改造的措施\n\n首先要看钱。其次要看人。",
            "码头改造有哪些措施",
            None,
        ),
        (
            "en",
            "## Measures of quay repair\n\nThree were taken. The first is dredging. It took long. "
            "The second is new cranes. The last is a wider yard.",
            "What measures of quay repair were there?",
            ("dredging.", "new cranes.", "a wider yard."),
        ),
        (
            "en",
            "## Measures of quay repair\n\nThere are three yards. The first one is owned by Fenn. "
            "The second one is owned by Loo.",
            "What measures of quay repair were there?",
            None,
        ),
    ],
    ids=[
        "ordinals",
        "quarters",
        "English ordinals",
        "names that begin with one",
        "what is but late",
        "a list between the items of another",
        "no place is passed over",
        "what comes first without a mark",
        "announced in English",
        "English that tells of each",
    ],
)
def test_ordinals_part_items_where_a_mark_follows(
    written: Written, language: Language, text: str, question: str, items: tuple[str, ...] | None
) -> None:
    asked = written(text, language)
    assert asked.answer(asked.read(question)).items == items


@pytest.mark.parametrize(
    ("language", "text", "question", "items"),
    [
        (
            "en",
            "A pilots' fund was set up for tugs and launches, starting with Fenn and Loo.\n\n"
            "Dues fall on hulls laid up for ten weeks or more. Hulls are counted each spring.",
            "Which two ports did the pilots' fund start with?",
            ("Fenn", "Loo"),
        ),
        (
            "en",
            "The books of the pilots' fund are kept at Port Fenn by two clerks.\n\n"
            "Pilots work at Loo and Marr. Hulls are counted each spring.",
            "Which two ports keep the books of the pilots' fund?",
            None,
        ),
        (
            "zh",
            "为回答“运什么、运多少、运到哪、谁来运”四个问题，航务处审定本刊。"
            "它可供船东、货代、码头和海关查阅。\n\n审定组：\n\n- 林远 航务处\n- 沈舟 调度室\n\n"
            "港口的船员很多。\n\n码头有岸桥。",
            "审定组成员有哪些",
            ("林远 航务处", "沈舟 调度室"),
        ),
    ],
    ids=["of that number beside others", "of another thing", "numbered by what lists itself"],
)
def test_as_many_as_are_asked_for_is_no_answer_where_more_is_said_elsewhere(
    written: Written, language: Language, text: str, question: str, items: tuple[str, ...] | None
) -> None:
    asked = written(text, language)
    assert asked.answer(asked.read(question)).items == items


@pytest.mark.parametrize(
    ("text", "question", "items"),
    [
        (
            "货主的咨询集中在装船和卸船两个环节，主要咨询内容为航班、运价和保险。",
            "货主咨询哪些内容",
            ("航班", "运价", "保险"),
        ),
        (
            "货主的咨询集中在装船和卸船两个环节，主要咨询内容为航班、运价和保险。",
            "货主的咨询集中在哪些环节",
            ("装船", "卸船"),
        ),
        (
            "保险业务涵盖船体保险、货物保险, 两大产品线。港口还以声誉和船期为基础办理保险。",
            "保险有哪两大产品线",
            ("船体保险", "货物保险"),
        ),
        (
            "小船对港口引航能力和调度能力提出要求。",
            "小船对港口哪些能力有要求",
            ("港口引航能力", "调度能力"),
        ),
    ],
    ids=["of another kind", "of the kind", "summed up behind a comma", "what both end with"],
)
def test_what_the_items_of_a_list_are(
    written: Written, text: str, question: str, items: tuple[str, ...]
) -> None:
    asked = written(f"## 业务\n\n{text}", "zh")
    assert asked.answer(asked.read(question)).items == items


@pytest.mark.parametrize(
    ("text", "question", "items"),
    [
        (
            "船期公告由船东、货代和码头共同发布，供货主查阅。\n\n货主关注的公告为航班、运价和保险。",
            "货主关注哪些公告",
            ("航班", "运价", "保险"),
        ),
        (
            "船期公告由船东、货代和码头共同发布，供货主查阅。\n\n货主关注的公告为航班、运价和保险。",
            "船期公告由哪些单位共同发布",
            ("船东", "货代", "码头"),
        ),
        (
            "港口向货主提供仓储、检修、加油和引航等服务。\n\n港口将推出夜间靠泊、整箱直达、船员接送等服务。",
            "港口今后会有哪些服务",
            ("夜间靠泊", "整箱直达", "船员接送"),
        ),
        (
            "港口向货主提供仓储、检修、加油和引航等服务。\n\n港口将推出夜间靠泊、整箱直达、船员接送等服务。",
            "港口提供哪些服务",
            ("仓储", "检修", "加油", "引航"),
        ),
        (
            "港口提供以声誉和船期为基础的保险服务。保险服务涵盖船体险、货物险, 两大种类。",
            "港口的保险服务分哪两种",
            ("船体险", "货物险"),
        ),
        (
            "调查指出了小船靠泊的一些困难。主要是水深不足、缆桩太少、费用太贵等。",
            "小船靠泊有哪些困难",
            ("水深不足", "缆桩太少", "费用太贵"),
        ),
    ],
    ids=[
        "not by whom they are made",
        "by whom they are made",
        "to come",
        "there already",
        "not what they are based on",
        "gone on with",
    ],
)
def test_lists_of_what_is_done_by_whom_and_when(
    written: Written, text: str, question: str, items: tuple[str, ...]
) -> None:
    asked = written(f"## 业务\n\n{text}", "zh")
    assert asked.answer(asked.read(question)).items == items


def test_quoted_items_keep_both_quotation_marks(written: Written) -> None:
    asked = written("## 业务\n\n港口先后提出“绿色码头”和“静音码头”两个计划。", "zh")
    answer = asked.answer(asked.read("港口提出了哪两个计划"))
    assert answer.items == ("绿色码头", "静音码头")
    assert answer.text == "“绿色码头”和“静音码头”"


def test_items_that_no_quote_has_are_caught(written: Written) -> None:
    asked = written("## 码头设备\n\n- 岸桥\n- 拖车\n- 堆高机", "zh")
    answer = asked.answer(asked.read("码头设备有哪些"))
    assert answer.items == ("岸桥", "拖车", "堆高机")
    assert proof.fault(replace(answer, items=("岸桥", "吊车")), asked.reports)


@pytest.mark.parametrize(
    ("question", "are_times"),
    [
        ("煤炭、矿石和粮食的装卸量，2019年5月比2019年多吗", True),
        ("2019年5月煤炭和2019年矿石的装卸量哪个多", False),
        ("2019年煤炭的装卸量和2019年矿石的比哪个多", False),
    ],
    ids=["times side by side", "a time that begins as the other", "the same time twice"],
)
def test_times_are_compared_where_nothing_stands_between_them(
    written: Written, question: str, are_times: bool
) -> None:
    asked = written("## 装卸量\n\n煤炭、矿石和粮食的装卸量都有增长。", "zh")
    read = Asked(asked.read(question), asked.reports)
    named = options(read.question, read.strengths)
    assert (named is not None and named.first.period is not None) is are_times
