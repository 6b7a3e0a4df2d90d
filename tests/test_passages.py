"""Passages and entries of a small document made by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indexer.engine import Entry, Quantity
from indexer.entries import entries
from indexer.language.analysis import Analyzer
from indexer.model import (
    Block,
    BlockKind,
    Document,
    Footnote,
    FootnoteMark,
    Pages,
    Passage,
    Period,
    Section,
    Sentence,
    Span,
    Statistic,
    Table,
    TableRow,
)
from indexer.passages import passages


def block(id_: str, kind: BlockKind, section: str, text: str, *marks: FootnoteMark) -> Block:
    sentence = Sentence(f"{id_}-s1", 0, len(text))
    return Block(id_, kind, section, text, (), (sentence,), marks)


PARAGRAPH = block("1.1-p1", "paragraph", "1.1", "2016年出口额达225亿美元。", FootnoteMark("1", 15))
DOCUMENT = Document(
    id="small",
    title="小报告",
    language="zh",
    publishers=(),
    year=2018,
    date=date(2018, 1, 1),
    source="",
    sections=(
        Section("1", "新外贸", "一", 1, None, Pages(1, 9)),
        Section("1.1", "外贸服务", "1.1", 2, "1", Pages(2, 4)),
    ),
    blocks=(
        block("1-h1", "heading", "1", "新外贸"),
        block("1.1-h1", "heading", "1.1", "外贸服务"),
        PARAGRAPH,
        block("f1", "footnote", "1.1", "WTO，统计数据，2016年。"),
        block("1.1-r1", "table-row", "1.1", "1\t广东"),
    ),
    footnotes=(Footnote("1", "f1", "…", "source", "1.1", ("1.1-p1-s1",), source="WTO 统计数据"),),
    tables=(
        Table(
            "1.1-t1",
            "出口省份",
            "1.1",
            ("排名", "省份"),
            (TableRow("1.1-r1", (Span(0, 1), Span(2, 4))),),
            "数据来源：中国海关",
        ),
    ),
)
STATISTIC = Statistic(
    id="1.1-p1-n1",
    key="0" * 10,
    document="small",
    block="1.1-p1",
    sentence="1.1-p1-s1",
    start=8,
    end=14,
    text="225亿美元",
    value=Decimal(22_500_000_000),
    high=None,
    unit="USD",
    qualifier=None,
    direction=None,
    period=Period("2015年到2016年", date(2015, 1, 1), date(2016, 12, 31)),
    measure="出口额",
    comparison=None,
    footnotes=("1",),
    nearby=(),
)
ENGLISH = {
    "2016年出口额达225亿美元。": "Exports reached US$22.5 billion in 2016.",
    "外贸服务": "Trade services",
    "1\t广东": "1\tGuangdong",
}


@pytest.fixture(scope="module")
def made() -> Mapping[str, Passage]:
    return {p.id: p for p in passages(DOCUMENT, [STATISTIC], ENGLISH)}


@pytest.fixture(scope="module")
def indexed(made: Mapping[str, Passage]) -> Mapping[str, Entry]:
    analyzer = Analyzer()
    return {e.id: e for e in entries(DOCUMENT, made.values(), analyzer, [STATISTIC])}


def test_every_block_is_a_passage_in_order(made: Mapping[str, Passage]) -> None:
    assert list(made) == [block.id for block in DOCUMENT.blocks]
    assert [passage.order for passage in made.values()] == [0, 1, 2, 3, 4]


def test_a_paragraph_has_its_surroundings(made: Mapping[str, Passage]) -> None:
    passage = made["1.1-p1"]
    assert passage.section_path == ("新外贸", "外贸服务")
    assert passage.pages == Pages(2, 4)
    assert passage.text_en == "Exports reached US$22.5 billion in 2016."
    assert passage.context == "新外贸\n外贸服务\nTrade services"
    assert passage.footnotes == ("1",)
    assert passage.sources == ("WTO 统计数据",)
    assert passage.years == (2015, 2016)
    assert passage.units == ("USD",)
    assert passage.statistics == ("1.1-p1-n1",)


def test_a_row_has_its_tables_title_heads_and_source(made: Mapping[str, Passage]) -> None:
    passage = made["1.1-r1"]
    assert passage.context.split("\n") == [
        "新外贸",
        "外贸服务",
        "出口省份",
        "排名",
        "省份",
        "Trade services",
    ]
    assert passage.text_en == "1\tGuangdong"
    assert passage.sources == ("中国海关",)


def test_a_footnote_has_its_own_number_and_source(made: Mapping[str, Passage]) -> None:
    assert made["f1"].footnotes == ("1",)
    assert made["f1"].sources == ("WTO 统计数据",)


def test_a_heading_is_not_its_own_context(made: Mapping[str, Passage]) -> None:
    assert made["1.1-h1"].context == "新外贸"


def test_without_statistics_and_translation() -> None:
    passage = passages(DOCUMENT)[2]
    assert passage.text_en is None
    assert passage.years == (2016,)
    assert passage.statistics == ()


def test_english_over_several_lines_is_no_translation_of_itself() -> None:
    text = "Exports reached\nUS$22.5 billion."
    english = {text: "Exports reached US$22.5 billion."}
    document = replace(DOCUMENT, blocks=(replace(PARAGRAPH, text=text),))
    assert passages(document, (), english)[0].text_en is None


def test_fields_of_a_paragraph(indexed: Mapping[str, Entry]) -> None:
    fields = indexed["1.1-p1"].fields
    assert fields["words"] == ("2016", "年", "出口额", "达", "225", "亿美元")
    assert fields["english"] == ("export", "reach", "us", "22.5", "billion", "in", "2016", "225")
    assert fields["context_english"] == ("trade", "servic")
    assert "".join(fields["characters"]) == "2016年出口额达225亿美元。"
    assert "".join(fields["sources"]) == "wto统计数据"


def test_keywords_hold_the_sections_above(indexed: Mapping[str, Entry]) -> None:
    assert indexed["1.1-p1"].keywords == {
        "document": ("small",),
        "kind": ("paragraph",),
        "section": ("1", "1.1"),
        "place": ("small/1", "small/1.1"),
        "source": ("WTO 统计数据",),
        "year": ("2015", "2016"),
        "unit": ("USD",),
        "only_in": (),
    }


def test_quantities_are_the_statistics(indexed: Mapping[str, Entry]) -> None:
    value = Decimal(22_500_000_000)
    assert indexed["1.1-p1"].quantities == (Quantity(value, value, "USD"),)


@pytest.mark.parametrize(
    "line",
    [
        "数据来源：WTO-统计数据",
        "Source: wto, 统计数据",
        "数据来源：ＷＴＯ，统计数据，2016年",
    ],
)
def test_a_source_has_one_name_however_notes_and_tables_write_it(line: str) -> None:
    document = replace(DOCUMENT, tables=(replace(DOCUMENT.tables[0], source_line=line),))
    found = {p.id: p.sources for p in passages(document)}
    assert found["1.1-r1"] == found["1.1-p1"] == ("WTO 统计数据",)
