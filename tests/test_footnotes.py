"""What notes state: one row a note, as a reader of the note would fill it in."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.footnotes import NoteReading, Source, describe, described, group
from indexer.model import Document, Footnote, Table

ALIBABA = ("阿里巴巴中小企业国际贸易事业部", "阿里研究院", "Alibaba.com", "ICBU")
TABLES = Path(__file__).parent / "footnotes"


def rows(name: str) -> list[dict[str, str | None]]:
    """A table of tests/footnotes: an empty cell is None."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{key: value or None for key, value in line.items()} for line in lines]


FIRST_REPORT = rows("first_report.tsv")
STYLES = rows("styles.tsv")


def test_the_first_report_has_thirty_six_notes() -> None:
    assert [row["number"] for row in FIRST_REPORT] == [str(n) for n in range(1, 37)]


@pytest.mark.parametrize("row", FIRST_REPORT, ids=lambda row: row["number"])
def test_notes_of_the_first_report(row: dict[str, str | None]) -> None:
    read = describe(row["note"] or "", ALIBABA)
    for field in ("kind", "organisation", "title", "date", "party"):
        assert getattr(read, field) == row[field]
    assert (read.source or "") == " ".join(
        part for part in (row["organisation"], row["title"]) if part
    )


@pytest.mark.parametrize("row", STYLES, ids=lambda row: row["note"][:30])
def test_citation_styles(row: dict[str, str | None]) -> None:
    read = describe(row["note"] or "")
    assert read.kind == "source"
    assert (read.organisation, read.title, read.date) == (
        row["organisation"],
        row["title"],
        row["date"],
    )
    assert read.party == ("third-party" if read.source else "unnamed")


@pytest.mark.parametrize(
    "note",
    [
        "老龄化率指60周岁及以上常住人口占全部常住人口的比重。",
        "清洁能源车指纯电动、插电式混合动力和氢燃料电池汽车。",
        "普惠性幼儿园包括公办幼儿园和执行政府限价的民办幼儿园。",
        "清洁能源由风电、光伏和水电组成。",
        "GMV（Gross Merchandise Volume），指一段时间内的成交总额。",
        "B2B：指企业与企业之间的电子商务。",
        "“一带一路”是“丝绸之路经济带”和“21世纪海上丝绸之路”的简称。",
        "所谓新外贸，就是以数据为核心的外贸。",
        "本报告所称中小企业包括个体工商户。",
        "该数据不含港澳台地区。",
        "按2018年平均汇率折算。",
        "A small firm refers to a business with fewer than 50 employees.",
        "DAU stands for daily active users.",
        "Active buyers are buyers who placed at least one order in the past year.",
        "An exporter is a firm that sells abroad.",
        "Cottages are understood here as dwellings of one storey.",
        "A well is considered dry when it yields less than a litre a minute.",
        "Unmet need is taken to mean care that was asked for in vain.",
        "Trade credit insurance: cover that pays the seller when a buyer fails to pay.",
        "GMV: gross merchandise volume.",
        "Data are as of 31 December 2018.",
        "Figures may not add up because of rounding.",
        "注：2018年数据为预测值。",
        "详见附录2。",
        "See Annex 2.",
        "环比：与上一统计周期相比。",
        "DAU：日活跃用户数。",
        "ROI（投资回报率）=净利润/投资总额",
        "All amounts are in US dollars.",
    ],
)
def test_definitions_and_remarks(note: str) -> None:
    assert describe(note) == NoteReading(kind="definition")


@pytest.mark.parametrize(
    "note",
    [
        "联合国指出，数字经济报告，2017年",
        "国家统计局，居民消费价格指数，2018年3月",
        "人民日报：改革是最大的红利，2014年",
        "What AI means for trade, World Bank, 2018",
        "KPMG: macro-trends in trade, 2017",
        "KPMG：中国跨境电商研究",
    ],
)
def test_words_of_a_definition_inside_a_source(note: str) -> None:
    assert describe(note).kind == "source"


@pytest.mark.parametrize(
    ("note", "publishers", "party"),
    [
        ("东澜市民政局，台账，2021年", ["东澜市民政局"], "publisher"),
        ("民政局，台账，2021年", ["东澜市民政局"], "publisher"),
        ("东澜市民政局养老处，台账，2021年", ["东澜市民政局"], "publisher"),
        ("东澜市统计局，公报，2021年", ["东澜市民政局"], "third-party"),
        ("阿里巴巴，财报，2018年", ["阿里巴巴集团", "阿里研究院"], "publisher"),
        ("NCC, Member Survey, 2018", ["Northmark Chamber of Commerce"], "publisher"),
        ("northmark chamber of commerce, Survey", ["Northmark Chamber of Commerce"], "publisher"),
        ("ITC, Trade Map, 2018", ["IT"], "third-party"),
        ("课题组测算", ["东澜市民政局"], "publisher"),
        ("Own calculations.", [], "publisher"),
        ("作者访谈，2018年5月", [], "publisher"),
        ("根据公开资料整理", ["东澜市民政局"], "unnamed"),
        ("WTO，世界贸易统计数据，2016年8月。", [], "third-party"),
    ],
)
def test_whose_the_figure_is(note: str, publishers: list[str], party: str) -> None:
    assert describe(note, publishers).party == party


# --- A document's footnotes -------------------------------------------------------------


def document(notes: list[str], **fields: tuple[str, ...]) -> Document:
    return Document(
        id="r",
        title="T",
        language="zh",
        publishers=fields.get("publishers", ()),
        publisher_aliases=fields.get("publisher_aliases", ()),
        year=2020,
        date=date(2020, 1, 1),
        source="",
        sections=(),
        blocks=(),
        footnotes=tuple(
            Footnote(str(n), f"f{n}", text, "source", "1", ()) for n, text in enumerate(notes, 1)
        ),
        tables=(),
    )


def test_a_document_is_described_with_its_publishers_and_their_aliases() -> None:
    report = described(
        document(
            ["Alibaba.com-数据管家", "阿里研究院，《报告》，2018年", "数字经济指一个经济系统。"],
            publishers=("阿里研究院",),
            publisher_aliases=("Alibaba.com",),
        )
    )
    assert [note.kind for note in report.footnotes] == ["source", "source", "definition"]
    assert [note.party for note in report.footnotes] == ["publisher", "publisher", "unnamed"]
    assert report.footnotes[0].source == "Alibaba.com 数据管家"
    assert described(report) == report


@pytest.mark.parametrize("again", ["同注1", "见注1", "See note 1.", "supra note 1"])
def test_a_note_that_points_at_another_states_the_same(again: str) -> None:
    notes = described(document(["WTO，报告，2016年8月", "KPMG: Trends, 2017", again])).footnotes
    assert (notes[2].organisation, notes[2].date) == ("WTO", "2016-08")


@pytest.mark.parametrize("again", ["同上。", "同上，第45页", "Ibid., p. 45."])
def test_a_note_that_repeats_the_one_before_states_the_same(again: str) -> None:
    notes = described(document(["WTO，报告，2016年8月", "KPMG: Trends, 2017", again])).footnotes
    assert (notes[2].organisation, notes[2].date) == ("KPMG", "2017")


def test_notes_of_one_organisation_and_title_are_one_source() -> None:
    notes = [
        "国际用户体验事业部-爱商用研-ICBU：满意度调研第4期，2018–1",
        "Alibaba.com-数据管家",
        "信用保障服务，是全球第一个第三方交易担保服务。",
        "国际用户体验事业部-爱商用研-ICBU：满意度调研第4期，2018-1",
        "alibaba.com-数据管家。",
        "根据公开资料整理",
    ]
    sources = group(described(document(notes)).footnotes)
    assert [(source.name, source.footnotes) for source in sources] == [
        ("国际用户体验事业部-爱商用研-ICBU 满意度调研第4期", ("1", "4")),
        ("Alibaba.com 数据管家", ("2", "5")),
        ("根据公开资料整理", ("6",)),
    ]


def test_tables_join_the_source_that_their_source_line_names() -> None:
    lines = ["数据来源：Alibaba.com-数据管家", None, "Source: WTO, World Trade Statistics, 2017"]
    tables = [Table(f"4-t{n}", "", "4", (), (), line) for n, line in enumerate(lines, start=1)]
    notes = described(document(["Alibaba.com-数据管家"])).footnotes
    assert group(notes, tables, ["WTO"]) == (
        Source("Alibaba.com 数据管家", "Alibaba.com", "数据管家", "third-party", ("1",), ("4-t1",)),
        Source(
            "WTO World Trade Statistics",
            "WTO",
            "World Trade Statistics",
            "publisher",
            (),
            ("4-t3",),
        ),
    )


PIECES = st.sampled_from(
    [
        "《",
        "》",
        "，",
        "：",
        "2018年3月",
        "2016-6-25",
        "[J]",
        "转引自",
        "(",
        ")",
        "见",
        "-",
        "“",
        "”",
        "A. ",
        "第3页",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join)))
def test_any_text_is_read(text: str) -> None:
    read = describe(text, ["东澜市民政局", "", "Northmark Chamber of Commerce"])
    assert (read.source is None) == (read.organisation is None and read.title is None)
    if read.kind == "definition":
        assert read.source is None


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2199, 12, 31)))
@pytest.mark.parametrize(
    "written",
    [
        "{d.year}年{d.month}月{d.day}日",
        "{d.year}-{d.month}-{d.day}",
        "{d:%B} {d.day}, {d.year}",
        "{d.day} {d:%b} {d.year}",
    ],
)
def test_every_day_is_read_back(written: str, d: date) -> None:
    assert describe(f"WTO，题名，{written.format(d=d)}。").date == d.isoformat()
