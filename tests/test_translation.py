"""Translations: what needs one, how a file and a changed report are merged, what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import translation
from indexer.errors import CorpusError
from indexer.model import Block, Document, Section, Sentence, Span, Table, TableRow
from indexer.translation import Entry, Translation


def paragraph(id_: str, text: str) -> Block:
    ends = [match.end() for match in re.finditer(r"[^。]+。?", text)]
    starts = [0, *ends[:-1]]
    sentences = tuple(
        Sentence(f"{id_}-s{n}", *place)
        for n, place in enumerate(zip(starts, ends, strict=True), start=1)
    )
    return Block(id_, "paragraph", "1", text, (), sentences)


def row(id_: str, *cells: str) -> tuple[Block, TableRow]:
    text = "\t".join(cells)
    ends = [len("\t".join(cells[: n + 1])) for n in range(len(cells))]
    spans = tuple(Span(end - len(cell), end) for cell, end in zip(cells, ends, strict=True))
    block = Block(id_, "table-row", "1", text, (), (Sentence(f"{id_}-s1", 0, len(text)),))
    return block, TableRow(id_, spans)


def report(
    *paragraphs: str, blocks: Iterable[Block] = (), tables: Iterable[Table] = ()
) -> Document:
    numbered = (paragraph(f"1-p{n}", text) for n, text in enumerate(paragraphs, start=1))
    return Document(
        id="report",
        title="报告",
        language="zh",
        publishers=(),
        year=2020,
        date=date(2020, 1, 1),
        source="",
        sections=(Section("1", "导言", None, 1, None, None),),
        blocks=(*numbered, *blocks),
        footnotes=(),
        tables=tuple(tables),
    )


def translated(document: Document, suffix: str = " (en)") -> Translation:
    """Every unit with an English made of its first place."""
    return Translation(
        {
            unit.text: Entry(unit.places[0] + suffix, unit.places)
            for unit in translation.units(document)
        }
    )


# --- Units --------------------------------------------------------------------------------


def places(document: Document) -> dict[str, tuple[str, ...]]:
    return {unit.text: unit.places for unit in translation.units(document)}


def test_a_sentence_that_stands_twice_is_one_unit_with_two_places() -> None:
    found = places(report("甲。乙。", "甲。"))
    assert found["甲。"] == ("1-p1-s1", "1-p2-s1")
    assert found["乙。"] == ("1-p1-s2",)


def test_titles_of_report_and_sections_are_units() -> None:
    found = places(report("甲。"))
    assert found["报告"] == ("title",)
    assert found["导言"] == ("1",)


def test_a_wording_of_the_contents_page_is_a_unit() -> None:
    document = report()
    section = replace(document.sections[0], contents_title="序言")
    assert places(replace(document, sections=(section,)))["序言"] == ("1-contents",)


def test_a_row_has_its_cells_as_units_not_itself() -> None:
    block, cells = row("1-r1", "1", "玩具", "3.5%")
    table = Table("1-t1", "商品", "1", ("排名", "商品", "share"), (cells,), "来源：海关")
    assert places(report(blocks=[block], tables=[table])) == {
        "玩具": ("1-r1-2",),
        "导言": ("1",),
        "商品": ("1-t1", "1-t1-2"),
        "排名": ("1-t1-1",),
        "来源：海关": ("1-t1-source",),
        "报告": ("title",),
    }


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("增长28%。", True),
        ("7-8倍", True),
        ("〇", True),
        ("28%", False),
        ("85+", False),
        ("KPMG: Macro-trends, 2017-2-8", False),
        ("“—”", False),
        ("", False),
    ],
)
def test_only_what_holds_chinese_needs_a_translation(text: str, needed: bool) -> None:
    assert translation.needs_translation(text) is needed


# --- The English of blocks ----------------------------------------------------------------


def test_the_english_of_a_paragraph_is_aligned_with_its_sentences() -> None:
    document = report("甲。Two.乙。")
    english = translation.english_texts(
        document, Translation({"甲。": Entry("First."), "Two.乙。": Entry("Two. Second.")})
    )["1-p1"]
    assert english.text == "First. Two. Second."
    assert [
        (document.blocks[0].text[slice(*pair.source)], english.text[slice(*pair.english)])
        for pair in english.aligned
    ] == [("甲。", "First."), ("Two.乙。", "Two. Second.")]


def test_the_english_of_a_row_keeps_its_numbers_and_tabs() -> None:
    block, cells = row("1-r1", "1", "玩具", "↑ 1")
    table = Table("1-t1", "商品", "1", (), (cells,), None)
    english = translation.english_texts(
        report(blocks=[block], tables=[table]), Translation({"玩具": Entry("Toys")})
    )["1-r1"]
    assert english.text == "1\tToys\t↑ 1"
    assert [english.text[slice(*pair.english)] for pair in english.aligned] == ["1", "Toys", "↑ 1"]


@pytest.mark.parametrize(
    "entry",
    [None, Entry(""), Entry("Second.", fuzzy=True)],
    ids=["missing", "empty", "fuzzy"],
)
def test_a_block_with_an_untranslated_sentence_has_no_english(entry: Entry | None) -> None:
    entries = {"甲。": Entry("First.")} | ({"乙。": entry} if entry else {})
    assert translation.english_texts(report("甲。乙。"), Translation(entries)) == {}


def test_english_is_found_by_sentence_by_title_and_by_whole_block() -> None:
    english = translation.english_by_text(
        report("甲。乙。", "乙。丙。"),
        Translation({"甲。": Entry("A."), "乙。": Entry("B."), "导言": Entry("Introduction")}),
    )
    assert english == {"甲。": "A.", "乙。": "B.", "导言": "Introduction", "甲。乙。": "A. B."}


# --- Status and merging ---------------------------------------------------------------------


def test_a_whole_translation_is_complete() -> None:
    document = report("甲。乙。")
    found = translation.status(document, translated(document))
    assert found.complete
    assert found.units == 4


def test_status_tells_missing_fuzzy_and_stale() -> None:
    document = report("甲。乙。丙。")
    entries = dict(translated(document).entries)
    del entries["甲。"]
    entries["乙。"] = replace(entries["乙。"], fuzzy=True)
    entries["丁。"] = Entry("Gone.")
    found = translation.status(document, Translation(entries))
    assert [unit.text for unit in found.missing] == ["甲。"]
    assert [unit.text for unit in found.fuzzy] == ["乙。"]
    assert found.stale == ("丁。",)
    assert not found.complete


BEFORE = report("甲。乙。", "丙。丁。")


@pytest.mark.parametrize(
    ("after", "missing", "fuzzy"),
    [
        pytest.param(["甲。乙。", "丙。丁。"], [], [], id="nothing changed"),
        pytest.param(
            ["新。", "甲。乙。", "丙。丁。"], ["新。"], [], id="a paragraph inserted before all"
        ),
        pytest.param(["甲。新。乙。", "丙。丁。"], ["新。"], [], id="a sentence inserted"),
        pytest.param(["甲。乙。", "丙。丁。新。"], ["新。"], [], id="a sentence added at the end"),
        pytest.param(["丙。丁。", "甲。乙。"], [], [], id="paragraphs exchanged"),
        pytest.param(["甲。乙。"], [], [], id="a paragraph dropped"),
        pytest.param(["甲。改。", "丙。丁。"], [], ["改。"], id="a sentence changed in its place"),
        pytest.param(
            ["改。改。", "丙。丁。"], [], ["改。"], id="two sentences changed into one twice"
        ),
    ],
)
def test_merging_keeps_what_is_unchanged(
    after: list[str], missing: list[str], fuzzy: list[str]
) -> None:
    document = report(*after)
    merged = translation.merge(document, translated(BEFORE))
    found = translation.status(document, merged)
    assert [unit.text for unit in found.missing] == missing
    assert [unit.text for unit in found.fuzzy] == fuzzy
    assert found.stale == ()


def test_a_changed_sentence_keeps_the_old_english_and_wording() -> None:
    merged = translation.merge(report("甲。改。", "丙。丁。"), translated(BEFORE))
    assert merged.entries["改。"] == Entry(
        "1-p1-s2 (en)", ("1-p1-s2",), fuzzy=True, previous="乙。"
    )
    assert merged.english("改。") is None


def test_a_sentence_changed_twice_keeps_the_wording_its_english_was_made_for() -> None:
    once = translation.merge(report("甲。改。", "丙。丁。"), translated(BEFORE))
    twice = translation.merge(report("甲。再改。", "丙。丁。"), once)
    assert twice.entries["再改。"].previous == "乙。"


def test_a_sentence_that_returns_has_its_english_again() -> None:
    without = translation.merge(report("甲。"), translated(BEFORE))
    assert set(without.obsolete) == {"乙。", "丙。", "丁。"}
    again = translation.merge(BEFORE, without)
    assert {text: entry.english for text, entry in again.entries.items()} == {
        text: entry.english for text, entry in translated(BEFORE).entries.items()
    }
    assert again.obsolete == {}


SENTENCES = st.lists(st.sampled_from([f"{c}。" for c in "甲乙丙丁戊己庚辛"]), max_size=6).map(
    "".join
)
REPORTS = st.lists(SENTENCES.filter(bool), max_size=4).map(lambda texts: report(*texts))


@given(REPORTS, REPORTS)
def test_merging_settles_and_loses_no_english(before: Document, after: Document) -> None:
    old = translated(before)
    merged = translation.merge(after, old)
    assert translation.merge(after, merged) == merged
    for text, entry in old.entries.items():
        now = merged.entries.get(text)
        assert (now.english if now else merged.obsolete[text]) == entry.english
    assert translation.status(after, merged).stale == ()


# --- The file ---------------------------------------------------------------------------------

EXAMPLE = """\
# Translated by hand.
# Second line.
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Own: kept\\n"

# A translator's remark.
#: 1-p1-s1 1-p2-s1
msgid "增长20% of。"
msgstr "Growth of \\"20%\\"."

#: 1-p1-s2
#, fuzzy
#| msgid "乙说：“\\"好\\"”。"
msgid "改。"
msgstr "Second."

#~ msgid "丙。"
#~ msgstr "Third."

"""


def test_a_file_is_read_in_full() -> None:
    found = translation.loads(EXAMPLE)
    assert found.entries == {
        "增长20% of。": Entry(
            'Growth of "20%".', ("1-p1-s1", "1-p2-s1"), comments=("A translator's remark.",)
        ),
        "改。": Entry("Second.", ("1-p1-s2",), fuzzy=True, previous='乙说：“"好"”。'),
    }
    assert found.obsolete == {"丙。": "Third."}
    assert '"X-Own: kept\\n"' in found.header


def test_a_file_is_written_as_it_was_read() -> None:
    assert translation.dumps(translation.loads(EXAMPLE)) == EXAMPLE


TEXTS = (
    st.text(st.sampled_from('甲乙丙“”"\\%() \tabn#|~:1'), min_size=1).map(str.strip).filter(bool)
)


@given(
    st.dictionaries(
        TEXTS,
        st.builds(
            Entry,
            english=TEXTS,
            places=st.sampled_from([("1-p1-s1",), ("1-p1-s1", "1-p2-s2")]),
            fuzzy=st.just(True),
            previous=st.none() | TEXTS,
        ),
    )
)
def test_whatever_is_written_is_read_back(entries: dict[str, Entry]) -> None:
    written = translation.dumps(Translation(entries))
    assert translation.loads(written).entries == entries
    assert translation.dumps(translation.loads(written)) == written


def test_a_long_previous_wording_survives_the_wrapping_of_comments() -> None:
    wording = "国家统计局，" + "China Statistical Yearbook " * 8
    written = translation.dumps(
        Translation({"甲。": Entry("A.", (), fuzzy=True, previous=wording)})
    )
    assert translation.loads(written).entries["甲。"].previous == wording


def test_a_missing_file_is_an_empty_translation(tmp_path: Path) -> None:
    assert translation.load(tmp_path / "en.po").entries == {}


def test_a_saved_file_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    translation.save(translated(BEFORE), path)
    assert translation.load(path).entries == translated(BEFORE).entries


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'msgid ""\nmsgstr ""\n\nmsgid "a"\nnonsense "b"\n', "line 5"),
        (b'msgid "a"\n', "line 1"),
        (b"\xff\xfe", "UTF-8"),
    ],
    ids=["unknown keyword", "no msgstr", "not UTF-8"],
)
def test_a_damaged_file_is_named_with_its_line(tmp_path: Path, data: bytes, line: str) -> None:
    path = tmp_path / "en.po"
    path.write_bytes(data)
    with pytest.raises(CorpusError) as caught:
        translation.load(path)
    assert str(path) in caught.value.message
    assert line in f"{caught.value.message} {caught.value.hint}"
