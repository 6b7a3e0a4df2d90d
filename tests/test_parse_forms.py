"""The forms that recognised reports come in, one small text each."""
# ruff: noqa: E501 (a case a line reads as a table)

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.corpus import Description, Join, Report
from indexer.corpus import Heading as DeclaredHeading
from indexer.language.sentences import sentences
from indexer.model import Document
from indexer.parse import parse


def document(text: str, **description: object) -> Document:
    values = {"title": "报告", "year": 2020, "language": "zh"} | description
    return parse(Report("report", Path("report"), text, "", Description(**values)))  # type: ignore[arg-type]


def blocks(text: str) -> list[str]:
    return [f"{block.id} {block.text}" for block in document(text).blocks]


OUTLINES = {
    "chapters-and-sections": (
        "# 第一章 总论\n\n## 第一节 背景\n\n### 一、现状\n\n（一）出口\n\n正文。\n\n## 第二节 方法\n\n# 第二章 结论",
        ["1 第一章 总论", "1.1 第一节 背景", "1.1.1 现状", "1.1.1.1 出口", "1.2 第二节 方法", "2 第二章 结论"],
    ),
    "decimals-at-any-hash-level": (
        "## 1. 总论\n\n### 1.1 背景\n\n## 1.2 方法\n\n1.2.1抽样\n\n正文。\n\n# 2. 结论",
        ["1 总论", "1.1 背景", "1.2 方法", "1.2.1 抽样", "2 结论"],
    ),
    "numbered-lines-below-the-contents": (
        "目录\n\n一、总论 1\n\n一、总论\n\n1、出口\n\n出口增长。\n\n（1）规模\n\n规模扩大。\n\n2、进口\n\n正文。",
        ["1 总论", "1.1 出口", "1.1.1 规模", "1.2 进口"],
    ),
    "numbers-without-hashes": (
        "一、总论\n\n正文。\n\n二、结论\n\n正文。",
        ["1 总论", "2 结论"],
    ),
    "numbers-with-a-space-only": (
        "1 总论\n\n正文。\n\n1.1 背景\n\n正文。\n\n2 结论\n\n正文。",
        ["1 总论", "1.1 背景", "2 结论"],
    ),
    "front-matter-before-chapters": (
        "# 报告\n\n## 摘要\n\n正文。\n\n## 第一章 总论\n\n正文。\n\n## 第二章 结论\n\n正文。\n\n致谢\n\n感谢。",
        ["0.1 摘要", "1 第一章 总论", "2 第二章 结论", "3 致谢"],
    ),
    "title-and-english-sections": (
        "# A Report\n\n## Introduction\n\nText.\n\n### Method\n\nText.\n\n## Results\n\nText.",
        ["1 Introduction", "1.1 Method", "2 Results"],
    ),
    "bold-lines-over-text": (
        "# 报告\n\n## 总论\n\n正文。\n\n**出口情况**\n\n出口增长。\n\n## 结论\n\n正文。",
        ["1 总论", "1.1 出口情况", "2 结论"],
    ),
    "numbered-lines-that-are-no-headings": (
        "# 总论\n\n1.5亿元的出口。\n\n1. 第一，很好；\n2. 第二，更好。\n\n2017年，出口增长。",
        ["1 总论"],
    ),
    "printed-numbers-with-a-gap": (
        "# 1. 总论\n\n## 1.1 甲\n\n## 1.3 丙\n\n## 附注\n\n# 3. 结论",
        ["1 总论", "1.1 甲", "1.3 丙", "1.4 附注", "3 结论"],
    ),
    "cover-lines-with-hashes": (
        "# 报告\n\n## 某研究院\n\n## 2020年5月\n\n## 摘要\n\n正文。\n\n## 结论\n\n正文。",
        ["1 摘要", "2 结论"],
    ),
    "setext": ("总论\n====\n\n正文。\n\n背景\n----\n\n正文。\n\n结论\n====\n\n正文。", ["1 总论", "1.1 背景", "2 结论"]),
    "none": ("正文一。\n\n正文二。", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES)
def test_outlines(text: str, expected: list[str]) -> None:
    cover, *sections = document(text).sections
    assert cover.id == "0"
    assert [f"{section.id} {section.title}" for section in sections] == expected


CONTENTS = {
    "dot-leaders": "目录\n\n一、总论……………3\n\n二、结论 ........ 8\n\n# 一、总论\n\n正文。\n\n# 二、结论\n\n正文。",
    "list-with-links": "## Contents\n\n- [总论](#a) 3\n- [结论](#b) 8\n\n## 总论\n\n正文。\n\n## 结论\n\n正文。",
    "pages-on-their-own-lines": "目 录\n\n总论\n\n3\n\n结论\n\n8\n\n总论\n\n正文。\n\n结论\n\n正文。",
    "hash-headings-listed": "# 目录\n\n# 总论 3\n\n# 结论 8\n\n# 总论\n\n正文。\n\n# 结论\n\n正文。",
    "table-with-heads": "目录\n\n| 章节 | 页码 |\n|---|---|\n| 总论 | 3 |\n| 结论 | 8 |\n\n# 总论\n\n正文。\n\n# 结论\n\n正文。",
    "table": "目录\n\n| 总论 | 3 |\n| 结论 | 8 |\n\n# 总论\n\n正文。\n\n# 结论\n\n正文。",
}


@pytest.mark.parametrize("text", CONTENTS.values(), ids=CONTENTS)
def test_contents_pages(text: str) -> None:
    found = document(text)
    pages = [(section.title, section.pages and section.pages.first) for section in found.sections]
    assert pages[1:] == [("总论", 3), ("结论", 8)]
    assert [block.text for block in found.blocks if block.kind != "heading"] == ["正文。", "正文。"]


def test_contents_worded_otherwise() -> None:
    text = "目录\n\n总论与背景分析 3\n结论 8\n\n# 总论及背景分析\n\n正文。\n\n# 结论\n\n正文。"
    section = document(text).sections[1]
    assert (section.title, section.contents_title) == ("总论及背景分析", "总论与背景分析")


def test_running_heads_are_left_out() -> None:
    text = "# 报告\n\n## 总论\n\n正文在此，表现出巨大的增\n\n12\n\n报告 2020\n\n长潜力。"
    assert [block.text for block in document(text).blocks] == [
        "报告",
        "总论",
        "正文在此，表现出巨大的增长潜力。",
    ]


def test_declared_heading() -> None:
    found = document("正文。\n\n甲乙\n\n正文。", headings=(DeclaredHeading("甲乙", 1),))
    assert [section.title for section in found.sections] == ["报告", "甲乙"]


NOTES = {
    "sup": "增长5%<sup>1</sup>。\n\n---\n\n<sup>1</sup> 海关。",
    "sup-in-brackets": "增长5%<sup>[1]</sup>。\n\n<sup>[1]</sup>海关。",
    "circled": "增长5%①。\n\n① 海关。",
    "circled-raised": "增长5%<sup>①</sup>。\n\n<sup>①</sup> 海关。",
    "brackets": "增长5%[1]。\n\n[1] 海关。",
    "chinese-brackets": "增长5%〔1〕。\n\n〔1〕海关。",
    "markdown": "增长5%[^1]。\n\n[^1]: 海关。",
    "latex": "增长5%$^{1}$。\n\n$^{1}$ 海关。",
    "unicode": "增长5%¹。\n\n¹ 海关。",
    "collected-at-the-end": "# 总论\n\n增长5%<sup>1</sup>。\n\n# 注释\n\n1. 海关。",
    "references": "# A\n\nIt grew 5% [1].\n\n# References\n\n[1] 海关。",
    "collected-as-a-list": "# 总论\n\n增长5%[1]。\n\n注释：\n\n- [1] 海关。",
    "listed-beside-other-marks": "# A\n\n面积5 m²。\n\n增长5%[1]。\n\n# Notes\n\n1. 海关。",
    "wrapped": "增长5%[^1]。\n\n[^1]: 海\n    关。",
    "bold-mark": "增长5%**<sup>1</sup>**。\n\n<sup>1</sup> 海关。",
}


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_footnotes(text: str) -> None:
    found = document(text)
    (note,) = found.footnotes
    assert (note.number, note.text) == ("1", "海关。")
    (marked,) = [block for block in found.blocks if block.marks]
    assert note.marked_in == (f"{marked.id}-s1",)
    assert "1" not in marked.text.replace("5%", "")
    assert marked.text[: marked.marks[0].offset].endswith("5%")


NO_NOTES = {
    "sup-that-is-no-number": ("85<sup>+</sup>个国家。", "85+个国家。"),
    "power": ("共10<sup>9</sup>元。", "共10^9元。"),
    "unit": ("共10 m<sup>2</sup>和5 km³。", "共10 m^2和5 km³。"),
    "year-in-brackets": ("央广网：[详解十三五]，见[2018]。", "央广网：[详解十三五]，见[2018]。"),
    "enumeration": ("包括：①信息；②融资。", "包括：①信息；②融资。"),
    "mark-without-note": ("增长5%<sup>7</sup>。", "增长5%。"),
}


@pytest.mark.parametrize(("text", "expected"), NO_NOTES.values(), ids=NO_NOTES)
def test_what_is_no_footnote(text: str, expected: str) -> None:
    (block,) = document(text).blocks
    assert (block.text, block.marks) == (expected, ())


def test_numbers_that_begin_again_on_each_page() -> None:
    text = "甲增长①。\n\n① 来源甲。\n\n---\n\n乙增长①，丙增长②。\n\n① 来源乙。\n\n② 来源丙。"
    found = document(text)
    assert [(note.number, note.text, note.marked_in) for note in found.footnotes] == [
        ("1", "来源甲。", ("0-p1-s1",)),
        ("1-2", "来源乙。", ("0-p2-s1",)),
        ("2", "来源丙。", ("0-p2-s1",)),
    ]


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("甲<sup>1</sup>。\n\n<sup>1</sup> 来源。\n\n乙<sup>1</sup>。", [False, True]),
        ("甲<sup>1</sup>，乙<sup>1</sup>。\n\n<sup>1</sup> 来源。", [False, False]),
        ("甲[1]。\n\n[1] 来源。\n\n乙[1]。", [False, False]),
        ("甲[^1]。\n\n[^1]: 来源。\n\n乙[^1]。", [False, False]),
    ],
    ids=["after-its-note", "before-its-note", "reference", "markdown"],
)
def test_stray_marks(text: str, stray: list[bool]) -> None:
    marks = [mark for block in document(text).blocks for mark in block.marks]
    assert [mark.stray for mark in marks] == stray


JOINS = {
    "chinese": ("出口继续增长，表现出巨大的增\n\n长潜力。", ["1-p1 出口继续增长，表现出巨大的增长潜力。"]),
    "over-rule-and-notes": (
        "出口<sup>1</sup>继续增长，表现出巨大的增\n\n---\n\n<sup>1</sup> 海关。\n\n长潜力。",
        ["1-p1 出口继续增长，表现出巨大的增长潜力。", "f1 海关。"],
    ),
    "over-a-caption": (
        "出口继续增长，表现出巨大的增\n\n图1 出口额\n\n长潜力。",
        ["1-p1 出口继续增长，表现出巨大的增长潜力。", "1-c1 图1 出口额"],
    ),
    "over-a-page-number": ("出口继续增长，表现出巨大的增\n\n— 12 —\n\n长潜力。", ["1-p1 出口继续增长，表现出巨大的增长潜力。"]),
    "english": ("Exports grew, as they\n\n12\n\ndid before. So be it.", ["1-p1 Exports grew, as they did before. So be it."]),
    "english-new-paragraph": ("First, exports grew\n\nThen they fell. So be it.", ["1-p1 First, exports grew", "1-p2 Then they fell. So be it."]),
    "soft-line-ends": ("出口继续\n增长。\n\nIt grew\nby 5%.", ["1-p1 出口继续增长。", "1-p2 It grew\nby 5%."]),
    "finished": ("出口增长。\n\n进口增长。", ["1-p1 出口增长。", "1-p2 进口增长。"]),
    "bullets-before-tabs": ("包括：\n\n•\t甲\n•\t乙\n\na) 丙\nb) 丁", ["1-p1 包括：", "1-l1 甲", "1-l2 乙", "1-l3 丙", "1-l4 丁"]),
    "introduction-to-a-list": ("包括：\n\n- 甲\n- 乙", ["1-p1 包括：", "1-l1 甲", "1-l2 乙"]),
    "not-into-a-heading": ("出口，增\n\n# 二\n\n长潜力。", ["1-p1 出口，增", "2-h1 二", "2-p1 长潜力。"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), JOINS.values(), ids=JOINS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    heading, *found = blocks(f"# 总论\n\n{text}")
    assert heading == "1-h1 总论"
    assert found == expected


def test_declared_join() -> None:
    found = document("策略有效。\n\n最终增长5%。", joins=(Join("有效。", "最终"),))
    assert [block.text for block in found.blocks] == ["策略有效。最终增长5%。"]


TABLES = {
    "tabs": "地区\t数额\n东部\t5\n西部\t6",
    "pipes": "| 地区 | 数额 |\n|---|---:|\n| 东部 | 5 |\n| **西部** | 6 |",
    "pipes-without-edges": "地区 | 数额\n--- | ---\n东部 | 5\n西部 | 6",
    "html": "<table><tr><th>地区</th><th>数额</th></tr><tr><td>东部</td><td> 5</td></tr>\n<tr><td><b>西部</b></td><td>6</td></tr></table>",
    "continued": "地区\t数额\n东部\t5\n\n---\n\n地区\t数额\n西部\t6",
    "continued-under-a-title": "| 地区 | 数额 |\n|---|---|\n| 东部 | 5 |\n\n续表1\n\n| 地区 | 数额 |\n|---|---|\n| 西部 | 6 |",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_tables(text: str) -> None:
    found = document(f"# 总论\n\n正文。\n\n表1 出口额\n\n{text}\n\n来源：海关\n\n正文。")
    (table,) = found.tables
    assert (table.id, table.title, table.source_line) == ("1-t1", "表1 出口额", "来源：海关")
    assert table.columns == ("地区", "数额")
    rows = {block.id: block.text for block in found.blocks if block.kind == "table-row"}
    cells = [[rows[row.block][c.start : c.end] for c in row.cells] for row in table.rows]
    assert cells == [["东部", "5"], ["西部", "6"]]


def test_tables_of_the_same_columns_are_two_under_two_titles() -> None:
    rows = "地区\t数额\n东部\t5"
    found = document(f"# 总论\n\n表1 出口\n\n{rows}\n\n表2 进口\n\n{rows}")
    assert [(table.id, table.title) for table in found.tables] == [
        ("1-t1", "表1 出口"),
        ("1-t2", "表2 进口"),
    ]


def test_table_without_title_and_with_empty_cells() -> None:
    found = document("# 总论\n\n| a | b | c |\n|---|---|---|\n| | 5 | |\n| 6 |\n")
    (table,) = found.tables
    assert (table.title, table.source_line) == ("总论", None)
    texts = [block.text for block in found.blocks if block.kind == "table-row"]
    assert texts == ["\t5", "6"]
    assert [len(row.cells) for row in table.rows] == [3, 3]


MARKUP = {
    "bold-and-italics": ("**出口**和*进口*，__很好__。", "出口和进口，很好。"),
    "nested": ("***出口** 和进口*都增长。", "出口 和进口都增长。"),
    "stars-that-are-none": ("2*3*4等于24，snake_case_name不变。", "2*3*4等于24，snake_case_name不变。"),
    "link": ("见[报告](http://a.b/c_d \"题\")和<http://x.y>。", "见报告和http://x.y。"),
    "image": ("图![alt](a.png)在此。", "图在此。"),
    "html": ("<b>出口</b>H<sub>2</sub>O<br/>增长。", "出口H2O增长。"),
    "entities": ("A&amp;B&nbsp;C。", "A&B C。"),
    "escapes": (r"5\% 和 \*。", "5% 和 *。"),
    "formula": (r"增长$85\%$，付$5和$6。", "增长85%，付$5和$6。"),
    "code": ("用`pip`安装。", "用pip安装。"),
    "quotation": ("> 引用的\n> 话。", "引用的话。"),
    "beyond-the-basic-plane": ("𠮷野家<sup>+</sup>增长。", "𠮷野家+增长。"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKUP.values(), ids=MARKUP)
def test_markup_is_left_out(text: str, expected: str) -> None:
    (block,) = document(text).blocks
    assert block.text == expected


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "\ufeff\r\n", " \u3000\n"])
def test_nothing_to_read(text: str) -> None:
    found = document(text)
    assert (found.blocks, [section.id for section in found.sections]) == ((), ["0"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_line_ends_change_nothing(end: str) -> None:
    text = "\ufeff# 总论\n\n出口<sup>1</sup>增长，\n\n<sup>1</sup> 海关。\n\n很快。\n\n地区\t数额\n东部\t5"
    assert blocks(text.replace("\n", end)) == blocks(text)


SENTENCES = {
    "chinese": ("出口增长。进口呢？好！", ["出口增长。", "进口呢？", "好！"]),
    "closing-quotes": ("他说：“好。”然后走了。（完。）", ["他说：“好。”", "然后走了。", "（完。）"]),
    "no-end-at-semicolons": ("甲增长；乙下降，丙不变", ["甲增长；乙下降，丙不变"]),
    "latin-names": ("Alibaba.com增长5.3%。一达通No.1。", ["Alibaba.com增长5.3%。", "一达通No.1。"]),
    "english": ("It grew by 5.3%. It fell. Why?", ["It grew by 5.3%.", "It fell.", "Why?"]),
    "abbreviations": ("Mr. Li of Acme Inc. Asia met the U.S. Senate, i.e. all.", ["Mr. Li of Acme Inc. Asia met the U.S. Senate, i.e. all."]),
    "initials": ("J. R. Smith said so. He did.", ["J. R. Smith said so.", "He did."]),
    "line-feeds": ("It grew by\n5%. It\nfell.", ["It grew by\n5%.", "It\nfell."]),
    "english-quotes": ('He said "no." Then "Yes!" He left.', ['He said "no."', 'Then "Yes!"', "He left."]),
    "ellipsis": ("还有……很多。And so on... Then more.", ["还有……很多。", "And so on...", "Then more."]),
    "blank": (" \n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences(text)] == expected


PAGED = {
    "between-two-feet": (
        "目录\n\n一、总论 1\n\n二、结论 5\n\n# 一、总论\n\n甲。\n\n— 1 —\n\n乙。\n\n— 2 —\n\n丙。\n\n# 二、结论\n\n丁。",
        ["甲。 1-1", "乙。 2-2", "丙。 3-5", "丁。 -"],
    ),
    "over-a-foot": (
        "目录\n\n一、总论 1\n\n二、结论 5\n\n# 一、总论\n\n甲乙丙丁戊己庚辛，\n\n— 1 —\n\n乙。\n\n— 2 —\n\n# 二、结论\n\n丁。",
        ["甲乙丙丁戊己庚辛，乙。 1-2", "丁。 -"],
    ),
    "unlike-the-contents": (
        "目录\n\n一、总论 3\n\n二、结论 5\n\n# 一、总论\n\n甲。\n\n— 1 —\n\n乙。\n\n# 二、结论\n\n丁。",
        ["甲。 -", "乙。 -", "丁。 -"],
    ),
    "numbers-that-do-not-rise": (
        "目录\n\n一、总论 1\n\n二、结论 5\n\n# 一、总论\n\n甲。\n\n— 2 —\n\n乙。\n\n— 1 —\n\n# 二、结论\n\n丁。",
        ["甲。 -", "乙。 -", "丁。 -"],
    ),
}


@pytest.mark.parametrize(("text", "pages"), PAGED.values(), ids=PAGED)
def test_pages_by_the_numbers_at_their_feet(text: str, pages: list[str]) -> None:
    found = [
        f"{block.text} {f'{block.pages.first}-{block.pages.last}' if block.pages else '-'}"
        for block in document(text).blocks
        if block.kind == "paragraph"
    ]
    assert found == pages


def test_the_last_two_items_of_a_list_stay_apart() -> None:
    text = "Sellers value:\n\n- reach;\n- payment in three currencies; and\n- help with forms.\n\n1. a shared service;\n\n2. training; and\n\n3. recognition of tests."
    found = [
        block.text for block in document(text, language="en").blocks if block.kind == "list-item"
    ]
    assert found == [
        "reach;",
        "payment in three currencies; and",
        "help with forms.",
        "a shared service;",
        "training; and",
        "recognition of tests.",
    ]
