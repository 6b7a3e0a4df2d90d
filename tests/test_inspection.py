"""What `yinju check` and `yinju add` tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indexer import corpus, drafting
from indexer.corpus import Expected
from indexer.errors import CorpusError
from indexer.inspection import inspect
from indexer.parse import parse

ROOT = Path(__file__).parent.parent
FIRST = corpus.read(ROOT / "corpus" / "alibaba-sme-2018")
REPORTS = ROOT / "tests" / "reports"


def test_first_report_is_as_expected() -> None:
    found = inspect(FIRST, parse(FIRST))
    assert found.agrees
    assert {count.name: count.found for count in found.counts if count.expected is not None} == {
        "sections": 32,
        "list_items": 11,
        "captions": 12,
        "footnotes": 36,
        "marks": 37,
        "stray_marks": 1,
        "page_joins": 14,
        "tables": 5,
        "table_rows": 75,
        "continued_tables": 2,
        "noise_lines": 11,
    }


def test_each_oddity_has_its_line() -> None:
    lines = FIRST.text.split("\n")
    odd = {(oddity.code, oddity.line) for oddity in inspect(FIRST, parse(FIRST)).oddities}
    assert (
        "stray-mark",
        next(n for n, line in enumerate(lines, 1) if "影响<sup>24" in line),
    ) in odd
    assert ("erratum", next(n for n, line in enumerate(lines, 1) if "增体" in line)) in odd
    assert ("raised-text", lines.index("85<sup>+</sup>") + 1) in odd
    assert ("unmarked-heading", lines.index("趋势六：中国制造品牌化") + 1) in odd


def test_what_does_not_agree_is_told() -> None:
    description = replace(FIRST.description, expected=Expected(footnotes=37), sha256="0" * 64)
    found = inspect(replace(FIRST, description=description), parse(FIRST))
    assert not found.agrees
    assert [count.name for count in found.counts if not count.agrees] == ["footnotes"]
    assert found.oddities[0].code == "changed-file"


@pytest.mark.parametrize(
    ("folder", "id_", "expected"),
    [
        (
            "donglan-eldercare-2021",
            "report-2021",
            ("东澜市养老服务发展报告", "zh", 2021, ("东澜市民政局", "东澜养老服务研究中心")),
        ),
        (
            "northmark-exporters-2019",
            "small-firms-wider-markets-2019",
            (
                "Small Firms, Wider Markets",
                "en",
                2019,
                ("Northmark Chamber of Commerce", "Halden Institute for Trade Policy"),
            ),
        ),
        (
            "qinglan-transport-2022",
            "green-transport-in-qinglan-bay-new-2023",
            (
                "青岚湾新区绿色交通发展报告（2022）",
                "zh",
                2023,
                ("青岚湾新区管理委员会", "GreenPath研究院"),
            ),
        ),
    ],
    ids=["donglan", "northmark", "qinglan"],
)
def test_drafts(tmp_path: Path, folder: str, id_: str, expected: tuple[object, ...]) -> None:
    draft = drafting.add(REPORTS / folder / "report.md", tmp_path)
    report = corpus.read(draft.path)
    assert report.id == id_
    described = report.description
    found = (described.title, described.language, described.year, described.publishers)
    assert found == expected
    assert (draft.path / "report.md").read_bytes() == (REPORTS / folder / "report.md").read_bytes()
    assert inspect(report, parse(report)).agrees
    assert draft.doubts


def test_draft_of_the_first_report_leaves_the_advertisement_out(tmp_path: Path) -> None:
    draft = drafting.add(FIRST.path / "report.md", tmp_path)
    report = corpus.read(draft.path)
    assert set(report.description.noise) == set(FIRST.description.noise)
    assert [b.text for b in parse(report).blocks if b.kind == "imprint"] == [
        b.text for b in parse(FIRST).blocks if b.kind == "imprint"
    ]


def test_ids_never_clash(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        file = tmp_path / "in.md"
        file.write_text(f"# 年度报告\n\n2020\n\n正文{number}。\n", encoding="utf-8")
        drafting.add(file, tmp_path / "corpus")
    ids = [report.id for report in corpus.reports(tmp_path / "corpus")]
    assert ids == ["in-2020", "in-2020-2", "in-2020-3"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("# 报告".encode("gb18030"), "line 1: byte 0xb1 is not UTF-8"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (FIRST.text.encode(), "is in the corpus already: known"),
        (None, "cannot be read: No such file"),
    ],
    ids=["encoding", "empty", "known", "missing"],
)
def test_what_cannot_be_added_changes_nothing(
    tmp_path: Path, data: bytes | None, reason: str
) -> None:
    known = tmp_path / "corpus" / "known"
    known.mkdir(parents=True)
    (known / "report.md").write_bytes(FIRST.text.encode())
    file = tmp_path / "new.md"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(CorpusError, match=reason):
        drafting.add(file, tmp_path / "corpus")
    assert [path.name for path in (tmp_path / "corpus").iterdir()] == ["known"]
    assert (file.read_bytes() if file.exists() else None) == data


@pytest.mark.parametrize(
    "title", ['A "quoted" \\ title', "标题\u2028分行", "tab\tin it", "del\x7f"], ids=repr
)
def test_any_title_is_written_as_toml(tmp_path: Path, title: str) -> None:
    file = tmp_path / "x.md"
    file.write_text(f"# {title}\n\n2020\n", encoding="utf-8")
    draft = drafting.add(file, tmp_path / "corpus")
    assert corpus.read(draft.path).description.title == draft.description.title
