"""The reports of the collection and of the tests, read exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer import corpus
from indexer.model import Block, Document, Section
from indexer.parse import parse

ROOT = Path(__file__).parent.parent
REPORTS = {
    path.name: path
    for folder in (ROOT / "corpus", ROOT / "tests" / "reports")
    for path in sorted(folder.iterdir())
    if path.is_dir()
}
DOCUMENTS = {name: parse(corpus.read(path)) for name, path in REPORTS.items()}
FIRST = DOCUMENTS["alibaba-sme-2018"]


def outline(document: Document) -> Iterator[str]:
    """A document as lines to be read beside the report."""
    for section in document.sections:
        yield section_line(section)
    yield ""
    for block in document.blocks:
        yield block_line(block)
    yield ""
    for note in document.footnotes:
        yield f"{note.block} {note.section} marked in {', '.join(note.marked_in) or 'none'}"
    yield ""
    for table in document.tables:
        yield f"{table.id} {len(table.rows)} rows: {table.title} | {' | '.join(table.columns)}"
        yield f"    {table.source_line}"
    yield ""
    for oddity in document.oddities:
        yield f"line {oddity.line} {oddity.code}: {oddity.message}"


def section_line(section: Section) -> str:
    pages = f"pp. {section.pages.first}–{section.pages.last}" if section.pages else "no pages"
    listed = f" [contents: {section.contents_title}]" if section.contents_title else ""
    number = section.number or "-"
    return f"{'  ' * section.level}{section.id} ({number}) {section.title}, {pages}{listed}"


def block_line(block: Block) -> str:
    shown = block.text.replace("\n", "⏎").replace("\t", "⇥")
    if len(shown) > 52:
        shown = f"{shown[:26]} … {shown[-24:]}"
    marks = "".join(f" ^{m.number}@{m.offset}{' stray' * m.stray}" for m in block.marks)
    pieces = f"{len(block.pieces)} pieces, {len(block.sentences)} sentences"
    return f"{block.id} {block.kind} [{len(block.text)}, {pieces}] {shown}{marks}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_outline(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.outline.txt", "\n".join(outline(DOCUMENTS[name])) + "\n")


def block(document: Document, id_: str) -> Block:
    return next(block for block in document.blocks if block.id == id_)


def test_counts() -> None:
    marks = [mark for block in FIRST.blocks for mark in block.marks]
    assert len(FIRST.sections) == 32
    assert len(FIRST.footnotes) == 36
    assert len(marks) == 37
    assert [mark.number for mark in marks if mark.stray] == ["24"]
    assert all(len(note.marked_in) == 1 for note in FIRST.footnotes)
    assert [len(table.rows) for table in FIRST.tables] == [15] * 5
    odd = Counter(oddity.code for oddity in FIRST.oddities)
    assert odd["page-join"] == 14
    assert odd["unmarked-heading"] == 10
    assert odd["title-differs"] == 2
    assert odd["continued-table"] == 2


@pytest.mark.parametrize(
    ("id_", "across"),
    [
        ("1-p3", "贸易主体、贸易形态、商业模式、组织方式都"),
        ("1.1-p2", "随着数字经济时代的到来，电子商务帮助中小企业"),
        ("1.2-p3", "高峰论坛开幕式上的演讲中指出，“我们要坚持"),
        ("1.3-p5", "正在对全球经济社会产生巨大"),
        ("2.1.1-p1", "Alibaba.com对一款AI实时语音翻译工具"),
        ("2.1.1-p3", "人力成本的基础上，沟通效率可以"),
        ("2.2-p4", "物流中间环节复杂、信息不透明，资源分配"),
        ("2.3-p1", "交易意愿不确定），增加了买卖双方"),
        ("2.3.2-p2", "World Customs Organization）已经宣布，2017年"),
        ("2.4-p2", "而劳动密集型产业向越南、柬埔寨"),
        ("2.4-p3", "商户可通知国际买家收款账户名"),
        ("3.4-p1", "行业优质供应商的策略。最终会场日均流量提升2.5倍"),
        ("3.6-p1", "54.3%，较去年同期提高0.4个百分点。"),
        ("3.6-p4", "借助跨境B2B电商平台的发展势头"),
    ],
)
def test_paragraphs_go_on_after_page_breaks(id_: str, across: str) -> None:
    assert across in block(FIRST, id_).text


def test_captions_and_callouts() -> None:
    assert [block.text for block in FIRST.blocks if block.kind == "caption"] == [
        "Alibaba.com一带一路沿线国家活跃买家增幅",
        "85+\nCES线上直播覆盖国家",
        "7-8倍\n供应商获得询盘增长",
        "2017年4-12月信保GMV和订单量的增长",
        "陆运中可视化订单占比",
        "使用信保的供应商数（万）",
        "超级信用证交单金额（亿美元）",
        "2017年信用保障的海外买家同比增长",
        "供应商入驻人数TOP5国家\n土耳其\n印度\n马来西亚\n韩国\n巴基斯坦",
        "活跃买家数同比增长TOP15国家和增长率",
        "2017年4-12月信保客均单量",
        "供应商服务指数模型",
    ]


def test_imprint() -> None:
    assert block(FIRST, "0-i1").text.split("\n") == [
        "ALIBABA.COM SME CROSS-BORDER TRADE DEVELOPMENT REPORT",
        "新时代 新外贸 新趋势",
        "阿里巴巴中小企业跨境贸易发展报告",
        "2018",
        "阿里巴巴中小企业国际贸易事业部",
        "阿里研究院",
    ]


def test_noise_and_contents_page_are_left_out() -> None:
    text = "\n".join(block.text for block in FIRST.blocks)
    for words in ("蜜蜂内参", "扫一扫", "mifengMBA", "CONTENTS", "按AB买家数", "////"):
        assert words not in text


def test_errata_are_notes_beside_the_text() -> None:
    paragraph = block(FIRST, "1.2-p2")
    assert paragraph.text.endswith("增速高于增体。")
    (slip,) = paragraph.slips
    assert paragraph.text[slip.start : slip.end] == "增体"
    assert slip.read == "整体"


def test_tables_share_the_source_line_over_them() -> None:
    assert {table.source_line for table in FIRST.tables} == {"数据来源：Alibaba.com-数据管家"}


def left_out(document: Document) -> list[str]:
    """What of the source's lines is in no block."""
    rest = list(document.source)
    for found in document.blocks:
        for piece in found.pieces:
            rest[piece.start : piece.end] = " " * (piece.end - piece.start)
    return "".join(rest).split("\n")


def test_nothing_is_lost_but_contents_noise_and_markup() -> None:
    noise = {oddity.line for oddity in FIRST.oddities if oddity.code == "noise"}
    for number, line in enumerate(left_out(FIRST), start=1):
        if 37 <= number <= 100 or number in noise or line.startswith("排名\t"):
            continue
        markup = line.strip().strip("#-").strip()
        assert not markup or markup.startswith("<sup>"), f"line {number}: {line}"
