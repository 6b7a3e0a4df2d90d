"""Reports that only some may see: for all others it is as if they were not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from indexer import library
from indexer.asking import AskRequest
from indexer.build import build
from indexer.config import Config
from indexer.corpus import description
from indexer.desk import Desk
from indexer.errors import CorpusError, NotFoundError, QueryError
from indexer.figures import FigureRequest
from indexer.search import SearchRequest

TESTS = Path(__file__).parent
OPEN = TESTS / "reports" / "donglan-eldercare-2021"
FOR_X = TESTS / "reports" / "northmark-exporters-2019"
HIDDEN = TESTS.parent / "corpus" / "alibaba-sme-2018"
HIDDEN_ID = HIDDEN.name
READERS = [frozenset[str](), frozenset({"x"}), frozenset({"x", "nobody"})]

QUERIES = """
一达通
信用保障
"信用保障"
中小企业 养老
养老机构
penetrashun
penetration
exportors
跨境电商
信佣保障
40.2%
>30%
trad*
title:趋势
year:2017
-养老
NOT 平台
source:WTO
How many beds are there?
2016年一达通的出口额是多少
养老床位有多少张？
What share of firms export?
""".strip().splitlines()
"""Words, terms of the hidden report's glossary, slips near them, filters, questions."""


def opened(folder: Path, reports: dict[Path, str]) -> Desk:
    """Reports with the groups that may see them, parted by spaces."""
    for report, groups in reports.items():
        copied = folder / "corpus" / report.name
        shutil.copytree(report, copied)
        settings = copied / "report.toml"
        named = ", ".join(f'"{group}"' for group in groups.split())
        settings.write_text(f"groups = [{named}]\n" + settings.read_text("utf-8"), "utf-8")
    config = Config(corpus=folder / "corpus", index=folder / "index")
    build(config)
    return library.Library(config)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    groups = {OPEN: "", FOR_X: "x y", HIDDEN: "board"}
    return opened(tmp_path_factory.mktemp("whole"), groups)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The same without the hidden report."""
    return opened(tmp_path_factory.mktemp("without"), {OPEN: "", FOR_X: "x y"})


@pytest.fixture(params=READERS, ids=lambda groups: "+".join(sorted(groups)) or "anyone")
def desks(request: pytest.FixtureRequest, whole: Desk, without: Desk) -> tuple[Desk, Desk]:
    return whole.seen_by(request.param), without.seen_by(request.param)


@pytest.mark.parametrize(
    ("groups", "seen"),
    [
        ("", [OPEN]),
        ("x", [OPEN, FOR_X]),
        ("y", [OPEN, FOR_X]),
        ("board", [HIDDEN, OPEN]),
        ("board y", [HIDDEN, OPEN, FOR_X]),
        ("Board", [OPEN]),
        ("boar", [OPEN]),
    ],
)
def test_a_report_is_seen_by_its_groups(whole: Desk, groups: str, seen: list[Path]) -> None:
    desk = whole.seen_by(frozenset(groups.split()))
    assert [each.id for each in desk.documents()] == [each.name for each in seen]
    assert desk.status().documents == len(seen)


@pytest.mark.parametrize("query", ["", *QUERIES])
def test_a_search_tells_nothing_of_the_hidden(desks: tuple[Desk, Desk], query: str) -> None:
    """Scores, counts, facets, marks and spelling too, to the last digit."""
    seen, alone = desks
    assert seen.search(SearchRequest(query, limit=50)) == alone.search(
        SearchRequest(query, limit=50)
    )


@pytest.mark.parametrize("query", QUERIES)
def test_an_answer_tells_nothing_of_the_hidden(desks: tuple[Desk, Desk], query: str) -> None:
    seen, alone = desks
    assert seen.ask(AskRequest(query)) == alone.ask(AskRequest(query))
    beside = SearchRequest(query)
    assert seen.answer_beside(beside) == alone.answer_beside(beside)
    assert seen.verify(query) == alone.verify(query)


@pytest.mark.parametrize("query", ["", *QUERIES])
def test_figures_tell_nothing_of_the_hidden(desks: tuple[Desk, Desk], query: str) -> None:
    seen, alone = desks
    request = FigureRequest(query, limit=1000)
    assert seen.figures(request) == alone.figures(request)


def test_its_state_tells_nothing_of_the_hidden(desks: tuple[Desk, Desk]) -> None:
    seen, alone = desks
    assert seen.state() == alone.state()


def test_each_part_has_a_state_of_its_own(whole: Desk) -> None:
    desks = [whole, *(whole.seen_by(groups) for groups in READERS[:2])]
    assert len({desk.state() for desk in desks}) == 3
    assert len({desk.state() for desk in desks}) == 3


def test_a_hidden_report_is_as_unknown_as_none(whole: Desk) -> None:
    desk = whole.seen_by(frozenset())
    asked = [
        lambda id: desk.document(id),
        lambda id: desk.passages(id),
        lambda id: desk.passage(id, "1.2-p4"),
        lambda id: desk.statistics(id),
        lambda id: desk.figure(id, "1.2-p4-n1"),
        lambda id: desk.sources(id),
        lambda id: desk.findings(id),
        lambda id: desk.english(id, "前言"),
        lambda id: desk.search(SearchRequest("企业", documents=(id,))),
        lambda id: desk.ask(AskRequest("企业？", documents=(id,))),
        lambda id: desk.verify("40%", (id,)),
        lambda id: desk.figures(FigureRequest(documents=(id,))),
    ]
    for ask in asked:
        told = []
        for id in (HIDDEN_ID, "none"):
            with pytest.raises((NotFoundError, QueryError)) as refused:
                ask(id)
            told.append((str(refused.value).replace(id, "…"), refused.value.hint))
        assert told[0] == told[1]
        assert HIDDEN_ID not in str(told)


def test_who_sees_nothing_is_answered_all_the_same(tmp_path: Path) -> None:
    desk = opened(tmp_path, {OPEN: "board"}).seen_by(frozenset())
    assert desk.documents() == ()
    assert desk.search(SearchRequest("养老")).total == 0
    assert not desk.ask(AskRequest("养老床位有多少张？")).answerable
    assert [each.verdict for each in desk.verify("40%")] == ["not-found"]
    assert desk.figures(FigureRequest()).total == 0


@pytest.mark.parametrize("name", ["", " x", "x,y", "x;y", "x|y"])
def test_a_group_that_no_header_could_name_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.toml"
    path.write_text(f'title = "T"\nyear = 2020\nlanguage = "zh"\ngroups = ["{name}"]\n', "utf-8")
    with pytest.raises(CorpusError, match="groups"):
        description(path)
