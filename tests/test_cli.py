"""The command line: what it prints, as text and JSON, and its exit status."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import cedict
import pytest
from click.testing import CliRunner, Result
from corpora import Indexed, copied

from indexer import library as libraries
from indexer.build import build
from indexer.cli import yinju
from indexer.language import associations, dictionary
from indexer.translation import load, save

pytestmark = pytest.mark.usefixtures("folder")
ZH, EN = "donglan-eldercare-2021", "northmark-exporters-2019"


@pytest.fixture
def folder(indexed: Indexed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports and their index, the current one."""
    monkeypatch.setattr(libraries, "build_aside", build)
    copied(indexed(ZH, EN, engine="memory"), tmp_path)
    (tmp_path / "config.toml").write_text('engine = "memory"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(yinju, arguments)


def told(*arguments: str) -> Any:
    """What a command says in JSON."""
    return json.loads(run(*arguments, "--json").stdout)


def test_build_counts_what_it_took_in(folder: Path) -> None:
    shutil.rmtree(folder / "var")
    result = run("build")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 reports, ")
    assert told("build")["documents"] == [ZH, EN]


def test_build_names_a_report_that_failed(folder: Path) -> None:
    shutil.rmtree(folder / "var")
    (folder / "corpus" / ZH / "report.md").write_bytes(b"\xff")
    result = run("build")
    assert result.exit_code == 3
    assert "report.md, line 1" in result.stderr
    assert told("build")["failures"][0]["document"] == ZH


@pytest.mark.parametrize(
    ("arguments", "status", "code", "says"),
    [
        (["show", "nothing-p1"], 1, "not-found", "nothing has the id"),
        (["show", "1.1", "--document", "none"], 1, "not-found", "there is no document none"),
        (["source", "987654321"], 1, "not-found", "no report has the number 987654321"),
        (["cite", "9-p9"], 1, "not-found", "nothing has the id 9-p9"),
        (["stats", "--min", "much"], 2, "bad-request", "min is to be a number"),
        (["stats", "--document", "none"], 2, "bad-request", "there is no document none"),
        (["search", "养老", "--limit", "0"], 2, "bad-request", "limit is from 1 to 50"),
        (["search", "长" * 401], 2, "bad-request", "401 characters"),
        (["search", "养老", "--document", "none"], 2, "bad-request", "there is no document none"),
    ],
)
def test_an_error_has_its_exit_status_and_form(
    arguments: list[str], status: int, code: str, says: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == status
    assert result.stdout == ""
    assert result.stderr.startswith("yinju: ")
    assert says in result.stderr
    assert told(*arguments)["error"]["code"] == code


@pytest.mark.parametrize(
    "arguments", [["search"], ["search", "x", "--kind", "poem"], ["show"], ["frobnicate"]]
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_what_is_served_out_of_date_is_told(folder: Path) -> None:
    (folder / "corpus" / ZH / "report.md").write_bytes(b"\xff")
    result = run("search", "养老机构")
    assert result.exit_code == 0
    assert "report.md, line 1" in result.stderr


def test_trouble_with_the_corpus_is_3(folder: Path) -> None:
    shutil.rmtree(folder / "corpus")
    shutil.rmtree(folder / "var")
    for command in (["build"], ["search", "养老"], ["show", "1"]):
        assert run(*command).exit_code == 3
        assert told(*command)["error"]["code"] == "corpus"


def test_a_wrong_setting_is_2(folder: Path) -> None:
    (folder / "config.toml").write_text("prot = 1\n", "utf-8")
    result = run("build")
    assert result.exit_code == 2
    assert "Did you mean" in result.stderr


def test_search_prints_places_and_marks() -> None:
    result = CliRunner().invoke(yinju, ["search", "养老机构"], color=True)
    assert result.exit_code == 0
    assert f"{ZH} " in result.stdout
    assert click_marked("养老机构") in result.stdout
    assert click_marked("养老机构") not in run("search", "养老机构").stdout


def click_marked(text: str) -> str:
    return f"\x1b[33m\x1b[1m{text}\x1b[0m"


def test_search_in_json_gives_the_results() -> None:
    results = told("search", "养老机构", "--limit", "2")
    assert results["total"] > 2
    assert len(results["hits"]) == 2
    first = results["hits"][0]
    start, end = first["highlights"][0]
    assert first["passage"]["text"][start:end] == "养老机构"


def test_search_that_finds_nothing_is_1() -> None:
    result = run("search", "麒麟獬豸")
    assert result.exit_code == 1
    assert result.stdout == "0 passages\n"
    assert told("search", "麒麟獬豸")["total"] == 0


@pytest.mark.parametrize(
    ("id_", "type_"),
    [(ZH, "document"), ("1.1", "section"), ("1.1.1-p1", "passage"), ("1.1.1-p1-s1", "passage")],
)
def test_show_finds_what_an_id_names(id_: str, type_: str) -> None:
    result = run("show", id_, "--document", ZH)
    assert result.exit_code == 0
    [shown] = told("show", id_, "--document", ZH)
    assert shown["document"] == ZH
    assert shown["type"] == type_


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["512.6万"], ["512.6万人"]),
        (["--unit", "usd", "--min", "1e7", "--max", "1e7"], ["US$10 million"]),
        (["--min", "1e6", "--unit", "people", "--year", "2020"], ["512.6万人", "108.9万人"]),
        (["--min", "1e99"], []),
    ],
)
def test_stats_lists_what_passes(arguments: list[str], found: list[str]) -> None:
    answer = told("stats", *arguments)
    assert [each["statistic"]["text"] for each in answer["items"]] == found
    result = run("stats", *arguments)
    assert result.exit_code == (0 if found else 1)
    assert all(text in result.stdout for text in found)


def test_source_tells_where_a_number_comes_from() -> None:
    text = run("source", "512.6万").stdout
    assert "全市常住人口" in text
    assert "[1] " in text
    assert "source: " in text
    assert "the report names no source" in run("source", "326人").stdout


def test_cite_prints_a_citation() -> None:
    key = told("stats", "512.6万")["items"][0]["statistic"]["key"]
    by_key = run("cite", key)
    assert by_key.exit_code == 0
    assert by_key.stdout == run("cite", "1-p1-n1", "--document", ZH).stdout
    assert told("cite", ZH, "--style", "ris")[0]["text"].startswith("TY  - RPRT")


def test_every_command_has_help_with_an_example() -> None:
    for name, command in yinju.commands.items():
        text = run(name, "--help").stdout
        assert f"yinju {name}" in text.split("Example")[1], name
        assert command.help


def test_ask_prints_the_answer_with_its_place() -> None:
    result = run("ask", "What share of Northmark's businesses are small firms?")
    assert result.exit_code == 0, result.output
    assert "97.5%" in result.stdout
    assert "Northmark" in result.stdout
    told_ = told("ask", "What share of Northmark's businesses are small firms?")
    assert told_["answerable"] is True


def test_ask_says_why_there_is_no_answer() -> None:
    result = run("ask", "How many elephants live in Zanzibar?", "--document", EN)
    assert result.exit_code == 1
    assert result.stdout.strip()
    assert run("ask", "x", "--document", "none").exit_code == 2


def test_the_dictionary_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_DICTIONARY", str(tmp_path))
    monkeypatch.setattr(dictionary, "build", lambda path: shutil.copy(cedict.file(), path))
    monkeypatch.setattr(associations, "build", lambda path: associations.write(path, {}, {}))
    made = told("dictionary")
    assert {Path(each).parent for each in made.values()} == {tmp_path}
    monkeypatch.undo()
    monkeypatch.setenv("YINJU_DICTIONARY", str(tmp_path))
    assert told("dictionary") == made


def test_verify_prints_the_record_of_each_number() -> None:
    result = run("verify", "97.5% of Northmark's active businesses are small firms.")
    assert result.exit_code == 0, result.output
    assert "97.5%: confirmed" in result.stdout
    assert "home to 48,200 active businesses" in result.stdout
    assert run("verify", "Northmark's goods exports reached US$9.9 billion.").exit_code == 1
    assert run("verify", "x" * 2001).exit_code == 2


def test_verify_says_what_it_does_not_compare() -> None:
    result = run("verify", "no number")
    assert (result.exit_code, result.stdout) == (1, "There is no number in this text.\n")
    assert "没有核对：第三" in run("verify", "广东省排名第三。").stdout
    result = run("verify", "It ranks 4th: 97.5% are small firms.", "--json")
    assert [claim["text"] for claim in json.loads(result.stdout)] == ["97.5%"]
    assert "Not checked: 4th." in result.stderr


# --- Translating ------------------------------------------------------------------------


def translated(folder: Path) -> Path:
    """The PO file of the Chinese report, begun, with English for all its texts."""
    run("translate", ZH, "--update")
    path = folder / "corpus" / ZH / "en.po"
    begun = load(path)
    entries = {
        t: replace(e, english=f"English {n}") for n, (t, e) in enumerate(begun.entries.items())
    }
    save(replace(begun, entries=entries), path)
    return path


def test_a_report_without_translation_is_told_as_such() -> None:
    result = run("translate", ZH)
    assert result.exit_code == 3
    assert "there is no " in result.stdout
    [found] = told("translate", ZH)
    assert not found["exists"]
    assert len(found["status"]["missing"]) == found["status"]["units"]


def test_an_english_report_needs_no_translation() -> None:
    assert run("translate", EN).exit_code == 0


def test_a_whole_translation_lacks_nothing(folder: Path) -> None:
    translated(folder)
    result = run("translate", ZH, "--status")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == ZH


def test_updating_what_is_unchanged_leaves_the_file_as_it_stands(folder: Path) -> None:
    path = translated(folder)
    before = path.read_bytes()
    assert run("translate", "--update", ZH).exit_code == 0
    assert path.read_bytes() == before


def test_updating_keeps_the_english_of_all_but_the_changed_sentence(folder: Path) -> None:
    path = translated(folder)
    before = load(path)
    report = path.with_name("report.md")
    text = report.read_text("utf-8")
    sentence = next(
        t for t, e in before.entries.items() if "-p1-s1" in e.places[0] and text.count(t) == 1
    )
    report.write_text(text.replace(sentence, f"如今，{sentence}"), "utf-8")

    [stale] = told("translate", ZH)
    assert stale["status"]["stale"] == [sentence]
    assert [unit["text"] for unit in stale["status"]["missing"]] == [f"如今，{sentence}"]

    result = run("translate", ZH, "--update")
    assert result.exit_code == 3
    assert f"fuzzy {before.entries[sentence].places[0]}: 如今，{sentence}" in result.stdout
    after = load(path)
    assert after.entries[f"如今，{sentence}"].previous == sentence
    assert {t: e.english for t, e in after.entries.items() if not e.fuzzy} == {
        t: e.english for t, e in before.entries.items() if t != sentence
    }


def test_updating_all_begins_no_file(folder: Path) -> None:
    run("translate", "--update")
    assert not list(folder.glob("corpus/*/en.po"))


def test_translating_an_unknown_report_is_1() -> None:
    assert run("translate", "none").exit_code == 1
