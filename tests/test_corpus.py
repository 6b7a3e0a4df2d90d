"""Reports are read as they are, or the error says what, where and how to mend it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from indexer import corpus
from indexer.errors import CorpusError

ROOT = Path(__file__).parent.parent
DESCRIPTION = 'title = "报告"\nyear = 2020\nlanguage = "zh"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "corpus" / "some-report"
    path.mkdir(parents=True)
    (path / "report.md").write_bytes("\ufeff# 报告\r\n𠮷\n".encode())
    (path / "report.toml").write_text(DESCRIPTION, encoding="utf-8")
    return path


def test_text_is_kept_as_supplied(folder: Path) -> None:
    report = corpus.read(folder)
    assert report.text == "\ufeff# 报告\r\n𠮷\n"
    assert report.text.encode() == (folder / "report.md").read_bytes()
    assert report.sha256 == hashlib.sha256((folder / "report.md").read_bytes()).hexdigest()
    assert (report.id, report.description.title) == ("some-report", "报告")


def test_reports_come_by_id(folder: Path) -> None:
    other = folder.parent / "another"
    other.mkdir()
    for name in ("report.md", "report.toml"):
        (other / name).write_bytes((folder / name).read_bytes())
    (folder.parent / "README.md").write_text("no report", encoding="utf-8")
    assert [report.id for report in corpus.reports(folder.parent)] == ["another", "some-report"]


def test_first_report_is_the_recorded_one() -> None:
    report = corpus.read(ROOT / "corpus" / "alibaba-sme-2018")
    assert report.sha256 == report.description.sha256


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-12-05", date(2021, 12, 5)),
        ('"2021-12-05"', date(2021, 12, 5)),
        ('"2021-12"', date(2021, 12, 1)),
        ('"2021"', date(2021, 1, 1)),
    ],
)
def test_dates_as_far_as_known(folder: Path, value: str, expected: date) -> None:
    (folder / "report.toml").write_text(f"{DESCRIPTION}date = {value}\n", encoding="utf-8")
    assert corpus.read(folder).description.date == expected


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"# ok\n\xb9\xfa\xbc\xd2\n", "line 2"),
        (b"\xff", "line 1"),
        ("好\n\n".encode() + b"\x80", "line 3"),
    ],
    ids=["gb18030", "first-byte", "after-blank-lines"],
)
def test_what_is_not_utf8_is_named_by_line(folder: Path, data: bytes, place: str) -> None:
    (folder / "report.md").write_bytes(data)
    with pytest.raises(CorpusError, match=f"report.md, {place}") as raised:
        corpus.read(folder)
    assert raised.value.hint


@pytest.mark.parametrize("name", ["report.md", "report.toml"])
def test_missing_files(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(CorpusError, match=f"{name} is missing"):
        corpus.read(folder)


def test_unreadable_file(folder: Path) -> None:
    (folder / "report.md").unlink()
    (folder / "report.md").mkdir()
    with pytest.raises(CorpusError, match=r"report\.md cannot be read"):
        corpus.read(folder)


def test_missing_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="corpus directory"):
        corpus.reports(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ('titel_en = "x"', "unknown key `titel_en`", "`title_en`"),
        ("[expected]\nfootnote = 3", "unknown key `expected.footnote`", "`expected.footnotes`"),
        ('[[errata]]\nprintd = "x"', "unknown key `errata.printd`", "`errata.printed`"),
        ("abbreviation = 3", r"\$.abbreviation", "report.toml"),
        ('[[errata]]\nread = "x"', "printed", "report.toml"),
        ('subtitle = "x', "line 4", "TOML"),
        ('date = "soon"', r"\$.date", "report.toml"),
    ],
)
def test_bad_settings(folder: Path, line: str, message: str, hint: str) -> None:
    (folder / "report.toml").write_text(f"{DESCRIPTION}{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=message) as raised:
        corpus.read(folder)
    assert "report.toml" in raised.value.message
    assert hint in (raised.value.hint or "")


def test_folder_name_is_the_id(folder: Path) -> None:
    with pytest.raises(CorpusError, match="folder's name"):
        corpus.read(folder.rename(folder.parent / "Some Report"))
