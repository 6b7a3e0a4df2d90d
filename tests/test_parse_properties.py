"""What holds for any text at all."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.corpus import Description, Report
from indexer.language.sentences import sentences
from indexer.model import Block, Document
from indexer.parse import parse

LINES = """
---
# 标题
## 第一章 总论
### 1.1 背景
（一）现状
目录
CONTENTS
01
- 总论 3
1. First point;
2. Second point.
| a | b |
|---|---|
| c | d[^1] |
排名\t省份
1\t广东<sup>1</sup>
\t
图1 出口额
<table><tr><td>a</td><td>b[^1]
</td></tr><tr><td>$85\\%$</td></table>
<table>
</table>
数据来源：海关
Source: WTO
<sup>1</sup> 海关总署，2019年。
① 商务部。
[1] WTO, 2019.
[^1]: UN, 2018.
    more of it
2017年出口增长10%<sup>1</sup>，进口①增长5%[1]
贸易[^1]增长。又增长！
**Bold** and *italic* [x](y)
**Bold alone**
Trade grew in the
year 2019. It was good [1].
85<sup>+</sup>
7-8倍
土耳其
作者
注释
> quoted
![](a.png)
&amp; 10<sup>9</sup> m²
𠮷野家。
— 12 —
12
\ufeff
=====
""".split("\n")
"""Lines that mean something to the parser, blank ones too."""

a_text = st.one_of(
    st.lists(st.sampled_from(LINES), max_size=25).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=25).map("\r\n".join),
    st.text(st.characters(codec="utf-8"), max_size=200),
    st.text("#-*_|\t\n []()<>/sup^$①1.。一、目录", max_size=120),
)


def parsed(text: str) -> Document:
    description = Description(title="标题", year=2020, language="zh")
    return parse(Report("report", Path("report"), text, "", description))


def check_block(block: Block, source: str) -> None:
    joined = "".join(piece.glue + source[piece.start : piece.end] for piece in block.pieces)
    assert block.text == joined
    assert block.text.strip()
    ends = [0, *(piece.end for piece in block.pieces)]
    for before, piece in zip(ends, block.pieces, strict=False):
        assert before <= piece.start < piece.end <= len(source)
    offsets = [mark.offset for mark in block.marks]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(block.text) for offset in offsets)
    position = 0
    for sentence in block.sentences:
        assert not block.text[position : sentence.start].strip()
        assert sentence.start < sentence.end
        position = sentence.end
    assert block.sentences
    assert not block.text[position:].strip()


@settings(max_examples=250, deadline=None)
@given(a_text)
def test_any_text_gives_a_sound_document(text: str) -> None:
    document = parsed(text)
    for block in document.blocks:
        check_block(block, text)
    check_ids(document)
    check_overlap(document)


def check_ids(document: Document) -> None:
    sections = [section.id for section in document.sections]
    blocks = [block.id for block in document.blocks]
    listed = [sentence.id for block in document.blocks for sentence in block.sentences]
    for ids in (sections, blocks, listed, [table.id for table in document.tables]):
        assert len(ids) == len(set(ids))
    assert {block.section for block in document.blocks} <= set(sections)
    assert {section.parent for section in document.sections} <= {None, *sections}
    assert {footnote.block for footnote in document.footnotes} <= set(blocks)
    numbers = [footnote.number for footnote in document.footnotes]
    assert len(numbers) == len(set(numbers))
    marked = {mark.number for block in document.blocks for mark in block.marks}
    assert marked <= set(numbers)
    assert {id_ for footnote in document.footnotes for id_ in footnote.marked_in} <= set(listed)
    by_id = {block.id: block for block in document.blocks}
    for table in document.tables:
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert all(cell.end <= len(by_id[row.block].text) for cell in row.cells)


def check_overlap(document: Document) -> None:
    pieces = sorted((piece.start, piece.end) for block in document.blocks for piece in block.pieces)
    for (_, end), (start, _) in pairwise(pieces):
        assert end <= start


@settings(max_examples=200, deadline=None)
@given(st.text("ab A.!?。！”’\n)） 12", max_size=60))
def test_sentences_leave_out_white_space_only(text: str) -> None:
    position = 0
    for start, end in sentences(text):
        assert not text[position:start].strip()
        assert text[start:end].strip() == text[start:end] != ""
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "line",
    ["**" * 3000, "[" * 5000, "<sup>" * 2000, "$^{" * 2000, "|" * 5000, "_a" * 3000, "1." * 4000],
)
def test_no_line_takes_long(line: str) -> None:
    parsed(f"# 一\n\n{line}\n")
