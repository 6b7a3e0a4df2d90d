"""Statistics of whole reports against what a reader wrote down, and of made-up ones by rule."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import corpus, footnotes
from indexer.checks import findings
from indexer.corpus import Description, Report
from indexer.model import Document, Language, Statistic
from indexer.parse import parse
from indexer.statistics import statistics
from indexer.statistics.times import with_year

HERE = Path(__file__).parent
FIRST = HERE.parent / "corpus" / "alibaba-sme-2018"
SMALL = ("donglan-eldercare-2021", "qinglan-transport-2022", "northmark-exporters-2019")


@cache
def read(folder: Path) -> tuple[Document, tuple[Statistic, ...]]:
    document = footnotes.described(parse(corpus.read(folder)))
    return document, statistics(document)


# --- Against statistics written down by readers -------------------------------------------------


def rows(name: str, document: str | None = None) -> list[dict[str, Any]]:
    lines = (HERE / "quality" / name).read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row.get("document") == document]


GOLD = {FIRST: rows("statistics.jsonl")} | {
    HERE / "reports" / name: rows("statistics-reports.jsonl", name) for name in SMALL
}


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def in_running_text(folder: Path) -> list[tuple[Statistic, str]]:
    """Statistics of paragraphs and list items, each with its sentence."""
    document, found = read(folder)
    sentences = {
        sentence.id: block.text[sentence.start : sentence.end]
        for block in document.blocks
        if block.kind in ("paragraph", "list-item")
        for sentence in block.sentences
    }
    return [(each, sentences[each.sentence]) for each in found if each.sentence in sentences]


def is_of(row: dict[str, Any], statistic: Statistic, sentence: str) -> bool:
    said, read_off = bare(row["sentence"]), bare(sentence)
    text, found = bare(row["text"]), bare(statistic.text)
    return (said in read_off or read_off in said) and (text in found or found in text)


def bounds(value: object) -> list[float]:
    return [float(v) for v in (value if isinstance(value, list) else [value])]


def has_value(row: dict[str, Any], statistic: Statistic) -> bool:
    got = [float(v) for v in (statistic.value, statistic.high) if v is not None]
    return bounds(row["value"]) == pytest.approx(got, rel=0.005)


MONEY_OR_RATIO = {"%", "pp", "x", "USD", "CNY"}


def kind(unit: str | None) -> str | None:
    return unit if unit in MONEY_OR_RATIO else "count"


CASES = [
    pytest.param(folder, row, id=f"{folder.name[:8]}-{row['text']}")
    for folder, gold in GOLD.items()
    for row in gold
    if not row.get("borderline")
]


@pytest.mark.parametrize(("folder", "row"), CASES)
def test_what_a_reader_wrote_down_is_found(folder: Path, row: dict[str, Any]) -> None:
    found = [each for each, sentence in in_running_text(folder) if is_of(row, each, sentence)]
    right = [each for each in found if has_value(row, each)]
    assert right, f"found {[(each.text, each.value) for each in found]}"
    best = right[0]
    assert kind(best.unit) == kind(row["unit"])
    backing = {int(number) for number in best.footnotes}
    also_right = set(row.get("footnotes_also_ok", []))
    assert set(row["footnotes"]) <= backing | also_right
    assert backing <= set(row["footnotes"]) | also_right
    if row.get("direction"):
        assert best.direction == row["direction"]
    if row["period"] and not row.get("period_inferred"):
        assert best.period is not None
        assert str(best.period.first)[:4] == row["period"][:4]


@pytest.mark.parametrize("name", SMALL)
def test_nothing_else_is_found(name: str) -> None:
    folder = HERE / "reports" / name
    extra = [
        (each.id, each.text)
        for each, sentence in in_running_text(folder)
        if not any(is_of(row, each, sentence) for row in GOLD[folder])
    ]
    assert extra == []


# --- Golden file --------------------------------------------------------------------------------


def line(statistic: Statistic) -> str:
    value = str(statistic.value)
    if statistic.high is not None:
        value += f"..{statistic.high}"
    period = statistic.period
    when = f"{period.first}/{period.last}{'?' if period.inferred else ''}" if period else ""
    fields = (
        statistic.id, statistic.text, value, statistic.unit, statistic.qualifier,
        statistic.direction, when, statistic.measure, statistic.comparison,
        ",".join(statistic.footnotes), ",".join(statistic.nearby),
    )  # fmt: skip
    return "\t".join((field or "").replace("\n", " ") for field in fields)


HEAD = "id\ttext\tvalue\tunit\tqualifier\tdirection\tperiod\tmeasure\tcomparison\tfootnotes\tnearby"


@pytest.mark.parametrize("folder", [FIRST, *(HERE / "reports" / name for name in SMALL)])
def test_golden(folder: Path, golden: Callable[[str, str], None]) -> None:
    _, found = read(folder)
    golden(f"{folder.name}.statistics.tsv", "\n".join([HEAD, *map(line, found)]) + "\n")


# --- Rules --------------------------------------------------------------------------------------

Make = Callable[..., Report]


def of_text(make_report: Make, text: str, **description: object) -> tuple[Statistic, ...]:
    return statistics(with_year(footnotes.described(parse(make_report(text, **description)))))


BACKING = [
    ("据调查<sup>1</sup>，3%和5%的人同意。", "1 1"),
    ("有3%<sup>1</sup>，另有5%<sup>2</sup>的人同意。", "1 2"),
    ("有3%<sup>1</sup>，另有5%<sup>2</sup>，还有7%的人同意。", "1 2 2"),
    ("有3%的人同意<sup>1</sup>；另有5%。", "1 1"),
    ("有3%的人同意。<sup>1</sup>另有5%。", "1 -"),
]


@pytest.mark.parametrize(("text", "backed"), BACKING)
def test_which_footnote_backs_what(make_report: Make, text: str, backed: str) -> None:
    notes = (
        "\n\n---\n\n<sup>1</sup> 甲所，《甲报告》，2019年。\n\n"
        "<sup>2</sup> 乙所，《乙报告》，2019年。\n"
    )
    found = [s for s in of_text(make_report, f"# 一、题目\n\n{text}{notes}") if s.block[0] != "f"]
    assert " ".join("+".join(s.footnotes) or "-" for s in found) == backed


PERIODS = [
    ("2019年出口5亿元，比2018年的4亿元增长25%。", "2019 2018 2019"),
    ("2019年出口5亿元，比2018年（出口4亿元）增长25%。", "2019 2018 2019"),
    ("销量由2018年的42万吨降至2019年的31万吨。", "2018 2019"),
    ("2019年有5家。其中3家盈利。", "2019 2019?"),
    ("2019年有5家。目前有3家。", "2019 -"),
    ("2019年有5家。\n\n全年新开3家，关2家。", "2019 2019? 2019?"),
    ("2019年有5家。\n\n共有3家，全年关2家。", "2019 - 2019?"),
    ("对比2019年底与2018年底，买家下降了29%。", "2019"),
    ("2016年来自海岛的学员28%为男性。", "2016"),
    ("2016年自营门店40家，其中加盟商转为直营的有6家。", "2016 2016"),
    ("2016年由9家工厂加工完成的订单为120单。", "2016 2016"),
    ("2016至2018年，占比从28%扩大到35%。", "2016 2018"),
    ("去年销量增长8%。", "2019"),
    ("2019年保有量为16万架，是2017年（1万架）的十六倍；全年作业增长29%。", "2019 2017 2019 2019"),
    ("2019年出口5亿元，12月为3000万元。其中茶叶2亿元。", "2019 2019 2019?"),
    ("In 2019, sales rose 3% from 2018.", "2019"),
    ("Sales were 38%, compared with 17% in 2012.", "- 2012"),
    ("Sales of US$3 million in 2018 fell by 5% in 2019.", "2018 2019"),
    ("In 2019 farms rose from 68 in 2010 to 347. About 5% are small.", "2010 2019 2019?"),
    ("In 2019 the share rose from 38% to 55%.", "- 2019"),
    ("Between 2016 and 2021 the share fell from 38% to 15%.", "2016 2021"),
    ("Losses were 23%, down from 29% in 2014. Rates are highest (34%).", "- 2014 -"),
    ("Losses fell to 5% from 9% in 2014.", "- 2014"),
    ("The farm sold 5% of it to 12 shops in 2019.", "2019 2019"),
    ("In 2019 milk from 31 farms was sent to 12 dairies.", "2019 2019"),
    ("Between 2016 and 2019 growth from 20 farms to 31 was steady.", "2016 2019"),
    (
        "In 2019 we sold 31 boats, nearly triple the level of 2012. Some 5% leaked.",
        "2019 2019 2019?",
    ),
    ("Rents rose to US$31, well below the peak of 2014. Some 5% are unpaid.", "- -"),
    ("Sales in 2019 were 3% on the US$5 million recorded in 2018.", "2019 2018"),
    (
        "In 2019 rail took 48%, against 21% in 2015, while road fell from 38% to 15% over the same"
        " period.",
        "2019 2015 2015 2019",
    ),
    ("In 2019 the average of the year was US$5.", "2019"),
]


@pytest.mark.parametrize(("text", "years"), PERIODS)
def test_periods(make_report: Make, text: str, years: str) -> None:
    language = "en" if text.isascii() else "zh"
    found = of_text(make_report, text, language=language)
    read_off = [
        f"{s.period.first.year}{'?' if s.period.inferred else ''}" if s.period else "-"
        for s in found
    ]
    assert " ".join(read_off) == years


CHANGES = [
    ("出口增长5%。", "up", None),
    ("出口比上年下降5%。", "down", "上年"),
    ("出口同比减少3.2个百分点。", "down", "同比"),
    ("2019年出口同比增长5%。", "up", "同比2018年"),
    ("增幅为5%。", "up", None),
    ("降幅达到5%。", "down", None),
    ("占比提高到5%。", None, None),
    ("占比达5%。", None, None),
    ("实现了2~3倍的增长。", "up", None),
    ("转化率相比无验货订单提升了64%。", "up", "无验货订单"),
    ("增幅高于全国11个百分点。", "up", "全国"),
    ("人数是2010年的2.3倍。", None, "2010年"),
    ("与上海相比，出口增长5%。", "up", "上海"),
    ("Turnover stood below US$5 million.", None, None),
    ("Exports grew 5% versus 2017.", "up", "2017"),
    ("Exports fell by 5% in the year.", "down", None),
    ("Exports rose 5% from the year before.", "up", "the year before"),
    ("The share was 5%.", None, None),
]


@pytest.mark.parametrize(("text", "direction", "comparison"), CHANGES)
def test_direction_and_comparison(
    make_report: Make, text: str, direction: str | None, comparison: str | None
) -> None:
    language = "en" if text.isascii() else "zh"
    (found,) = of_text(make_report, text, language=language)
    assert (found.direction, found.comparison) == (direction, comparison)


MEASURES = [
    (
        "2017年出口额达225亿美元，比2015年（出口额120亿美元）增长87.5%。",
        "出口额 | 出口额 | 出口额增长",
    ),
    (
        "东区、西区和南区的老龄化率分别为28%、25%和19%。",
        "东区的老龄化率 | 西区的老龄化率 | 南区的老龄化率",
    ),
    ("59%的企业正在了解新技术。", "企业正在了解新技术的比例"),
    ("企业（平均为95%）是主体。", "企业"),
    ("一共有1.7万个订单获得资格。", "订单获得资格"),
    (
        "2022年甲港完成货物吞吐量1.18亿吨，集装箱吞吐量305万标准箱，分别增长4.1%和9.7%。",
        "甲港完成货物吞吐量 | 集装箱吞吐量 | 甲港完成货物吞吐量增长 | 集装箱吞吐量增长",
    ),
    (
        "比如服务平台一达通，是面向企业的平台。2016年出口额达225亿美元。",
        "一达通出口额",
    ),
    ("轨道1号线于2020年9月开通，全长38.4公里。", "轨道1号线全长"),
    ("公交线路118条，总长2046公里。", "公交线路 | 公交线路总长"),
    (
        "民办机构的月均收费为4200元，公办机构为2600元。",
        "民办机构的月均收费 | 公办机构的月均收费",
    ),
    (
        "东区和西区的老龄化率分别为28%和25%，而新区仅为9.8%。",
        "东区的老龄化率 | 西区的老龄化率 | 新区的老龄化率",
    ),
    (
        "全省小学、初中、普通高中生均经费分别为13912元、19274元和19856元。",
        "全省小学生均经费 | 初中生均经费 | 普通高中生均经费",
    ),
    (
        "小学、初中专任教师本科及以上学历的比例分别为79.6%和94.3%。",
        "小学专任教师本科及以上学历的比例 | 初中专任教师本科及以上学历的比例",
    ),
    (
        "平均班额为37.4人，城区和乡村分别为42.6人和24.8人。",
        "平均班额 | 城区，平均班额 | 乡村，平均班额",
    ),
    (
        "“山集”“归野”两家品牌在省内分别开出137家和92家门店。",
        "“山集”“归野”品牌 | 山集两家品牌在省内 | 归野两家品牌在省内",
    ),
    (
        "接待游客1.86亿人次，收入1042亿元，分别相当于2019年的112%和108%。",
        "接待游客 | 收入 | 接待游客相当于2019年的 | 收入相当于2019年的",
    ),
    ("消费量由2018年的42万吨降至31.5万吨，降幅为25%。", "消费量 | 消费量 | 消费量降幅"),
    ("全市床位占比提高到65%。", "全市床位占比"),
    ("全市的养老服务仍有三个短板。", "全市的养老服务短板"),
    ("老人的收费多在2000—3500元之间。", "老人的收费"),
    (
        "进出口5亿元，占全国的56%，提高1.3个百分点。",
        "进出口 | 进出口占全国的比重 | 进出口占全国的比重提高",
    ),
]


@pytest.mark.parametrize(("text", "measures"), MEASURES)
def test_measure_in_the_reports_own_words(make_report: Make, text: str, measures: str) -> None:
    assert " | ".join(s.measure for s in of_text(make_report, text)) == measures


ENGLISH_MEASURES = [
    (
        "Exports of goods and services were equal to 31% of GDP.",
        "Exports of goods and services were equal to … of GDP",
    ),
    (
        "In 2018, 5,870 small firms exported, up 6.3% from 2017.",
        "5,870 small firms exported | 5,870 small firms exported, up … from 2017",
    ),
    (
        "Exports rose by 5%, and imports fell 3%.",
        "Exports rose by … | imports fell …",
    ),
    (
        "Europe bought 44% of these exports, the United States 21%.",
        "Europe bought … of these exports | "
        "Europe bought 44% of these exports, the United States …",
    ),
]


@pytest.mark.parametrize(("text", "measures"), ENGLISH_MEASURES)
def test_measure_in_an_english_reports_own_words(
    make_report: Make, text: str, measures: str
) -> None:
    found = of_text(make_report, text, language="en")
    assert " | ".join(s.measure for s in found) == measures


FORMER = [
    ("清关时间从1天缩短到3小时。", "zh", [None, "1天"]),
    ("人口由2010年的2.91人减少到2020年的2.44人。", "zh", [None, "2.91人"]),
    ("从5家企业到3个国家都有办事处。", "zh", [None, None]),
    ("Clearance time has fallen from 36 hours to 11 hours.", "en", [None, "36 hours"]),
    ("Fees range from 5% to 15% of the price.", "en", [None]),
    ("The catch fell from 11.8 kg in 2015 to 8.3 kg.", "en", [None, "11.8 kg"]),
    ("Clubs spread from 68 in 2010 to 347.", "en", [None, "68"]),
]


@pytest.mark.parametrize(("text", "language", "former"), FORMER)
def test_a_value_is_compared_with_the_one_it_replaces(
    make_report: Make, text: str, language: Language, former: list[str | None]
) -> None:
    found = of_text(make_report, text, language=language)
    assert [s.comparison for s in found] == former


def test_table_cells(make_report: Make) -> None:
    text = (
        "# 2016年出口\n\n排名\t国家\t金额（亿美元）\t同比\t排名变化\n"
        "1\t美国\t3,850\t-5.4%\t↑ 2\n2\t日本\t1290\t3.1%\t—\n\n数据来源：海关\n"
    )
    found = [s for s in of_text(make_report, text) if s.cell]
    assert [(s.value, s.unit, s.direction) for s in found] == [
        (Decimal(1), "rank", None),
        (Decimal(385_000_000_000), "USD", None),
        (Decimal("-5.4"), "%", "down"),
        (Decimal(2), "rank change", "up"),
        (Decimal(2), "rank", None),
        (Decimal(129_000_000_000), "USD", None),
        (Decimal("3.1"), "%", "up"),
    ]
    cell = found[2].cell
    assert cell is not None
    assert (cell.row_title, cell.column_title) == ("美国", "同比")


def test_units_of_table_cells_from_the_title_of_the_table(make_report: Make) -> None:
    text = (
        "# 茶叶\n\n表1 茶叶的主要去向（2018—2019年，单位：万美元）\n\n"
        "国家\t2018年\t2019年\t同比\t占比\n甲国\t1,530\t3,890\t154.2%\t41\n"
    )
    found = [s for s in of_text(make_report, text) if s.cell]
    assert [(s.value, s.unit) for s in found] == [
        (Decimal(15_300_000), "USD"),
        (Decimal(38_900_000), "USD"),
        (Decimal("154.2"), "%"),
        (Decimal(41), None),
    ]


def test_a_column_of_changes_is_of_the_last_year_of_its_table(make_report: Make) -> None:
    text = "# 门店\n\n区\t2018年（家）\t2019年（家）\t同比\n东区\t40\t48\t20%\n西区\t50\t41\t-18%\n"
    found = [s for s in of_text(make_report, text) if s.cell and s.unit == "%"]
    assert [(s.period.first.year, s.period.inferred) for s in found if s.period] == [
        (2019, True),
        (2019, True),
    ]


def test_units_of_table_cells_from_their_row_or_column(make_report: Make) -> None:
    text = (
        "# 指标\n\n指标\t单位\t2021年\t2022年\n交通碳排放\t万吨\t226\t214\n占比\t%\t11.1\t15.7\n\n"
        "# 机构\n\n区\t机构数（家）\t床位数（张）\n东区\t48\t11200\n西区\t41\t9800\n"
    )
    found = [s for s in of_text(make_report, text) if s.cell]
    assert [(s.value, s.unit, s.period.first.year if s.period else None) for s in found] == [
        (Decimal(2_260_000), "tonnes", 2021),
        (Decimal(2_140_000), "tonnes", 2022),
        (Decimal("11.1"), "%", 2021),
        (Decimal("15.7"), "%", 2022),
        (Decimal(48), "institutions", None),
        (Decimal(11_200), "beds", None),
        (Decimal(41), "institutions", None),
        (Decimal(9_800), "beds", None),
    ]


def test_units_of_english_table_cells_from_brackets(make_report: Make) -> None:
    text = (
        "# Trade\n\nItem\t2020\t2021\nExports (US$ million)\t268\t297\n"
        "Landings (thousand tonnes)\t5.3\t6\nPrice (US$ per kg)\t2.34\t2.56\nMembers\t40\t44\n"
        "Cost (US$ million per mile)\t3\t4\nDemand (passengers per bus)\t31\t35\n"
    )
    found = [s for s in of_text(make_report, text, language="en") if s.cell]
    assert [(s.value, s.unit) for s in found] == [
        (Decimal(268_000_000), "USD"),
        (Decimal(297_000_000), "USD"),
        (Decimal(5_300), "tonnes"),
        (Decimal(6_000), "tonnes"),
        (Decimal("2.34"), "USD"),
        (Decimal("2.56"), "USD"),
        (Decimal(40), None),
        (Decimal(44), None),
        (Decimal(3_000_000), "USD"),
        (Decimal(4_000_000), "USD"),
        (Decimal(31), None),
        (Decimal(35), None),
    ]


def test_units_of_english_columns_from_brackets(make_report: Make) -> None:
    text = (
        "# Trade\n\nTable 1: Ports (% of users)\n\n"
        "| Port | People (million) | Landed (tonnes) | Change (%) | Rent (US$ a month) | Online "
        "| Number of ships |\n|---|---:|---:|---:|---:|---:|---:|\n"
        "| Aby | 1.5 | 236,500 | +8.1 | 52.0 | 40.5 | 31 |\n| Bex | 2 | 900 | -3 | 7 | 6 | 5 |\n"
    )
    found = [s for s in of_text(make_report, text, language="en") if s.cell]
    assert [(s.value, s.unit, s.direction) for s in found[:6]] == [
        (Decimal(1_500_000), None, None),
        (Decimal(236_500), "tonnes", None),
        (Decimal("8.1"), "%", "up"),
        (Decimal(52), "USD", None),
        (Decimal("40.5"), "%", None),
        (Decimal(31), None, None),
    ]


def test_a_key_outlives_edits_elsewhere(make_report: Make) -> None:
    before = of_text(make_report, "第一段没有数字。\n\n有3%的人同意。")
    after = of_text(make_report, "第一段有5家企业。\n\n第二段。\n\n有3%的人同意。")
    assert before[-1].id != after[-1].id
    assert before[-1].key == after[-1].key


FRAGMENTS = (
    "2017年 2018年3月 今年 比 较 同比 与 相比 增长 下降 高于 分别为 、 ， 。 ； ： （ ） ( ) “ ” "
    "87% 5倍 "
    "1.2万家 三成 一半（55%） 225亿美元 11个百分点 的 和 占 企业 印度 每 其中 包括 # \n \n\n "
    "<sup>1</sup> respectively and 52%, US$3 million fell by from to in 1/4 -5.4% ↑ \t 7:1 — "
    "单位 排名"
).split(" ")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join), st.sampled_from(["zh", "en"])
)
def test_any_text_is_read(text: str, language: Language) -> None:
    description = Description(title="Title", year=2020, language=language)
    document = footnotes.described(parse(Report("report", Path("report"), text, "", description)))
    blocks = {block.id: block for block in document.blocks}
    found = statistics(document)
    for each in found:
        assert each.text == blocks[each.block].text[each.start : each.end]
        assert each.text.strip()
        assert each.measure
        assert each.high is None or each.high > each.value
    assert len({each.id for each in found}) == len(found)
    findings(document, found)
