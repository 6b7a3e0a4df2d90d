"""Asking through the library: one room a build, any choice of reports, passages always."""

import gc
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cedict
import pytest
from corpora import Indexed

from indexer import library as libraries
from indexer.asking import AskRequest
from indexer.build import build
from indexer.config import Config
from indexer.desk import Desk
from indexer.errors import QueryError
from indexer.language import associations
from indexer.language.analysis import Analyzer
from indexer.model import Answer
from indexer.question.keywords import keywords
from indexer.question.notions import MOST_NOTIONS
from indexer.room import Room
from indexer.search import SearchRequest
from tests.quality.reading_room import room

ZH, EN = "donglan-eldercare-2021", "northmark-exporters-2019"
Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def config(indexed: Indexed) -> Config:
    return replace(indexed(ZH, EN, engine="memory"), dictionary=cedict.folder())


@pytest.fixture(scope="module")
def library(config: Config) -> Desk:
    return libraries.Library(config)


SHARE = "What share of Northmark's businesses are small firms?"


def test_an_answer_comes_with_its_place_and_passages(library: Desk) -> None:
    answer = library.ask(AskRequest(SHARE))
    assert answer.answerable
    assert answer.citations[0].document == EN
    assert answer.text in answer.citations[0].quote
    assert answer.citations[0].block in [hit.passage.id for hit in answer.passages]


def test_only_the_named_reports_are_asked(library: Desk) -> None:
    answer = library.ask(AskRequest(SHARE, documents=(ZH,)))
    assert not answer.answerable
    assert answer.reason
    assert {hit.passage.document for hit in answer.passages} <= {ZH}


@pytest.mark.parametrize(
    ("request_", "parameter"),
    [
        (AskRequest(""), "q"),
        (AskRequest(" \u3000\n"), "q"),
        (AskRequest("长" * 401), "q"),
        (AskRequest("x", documents=("none",)), "document"),
    ],
)
def test_what_cannot_be_asked_is_named(library: Desk, request_: AskRequest, parameter: str) -> None:
    with pytest.raises(QueryError) as refused:
        library.ask(request_)
    assert refused.value.parameter == parameter


@pytest.mark.parametrize(
    "text", ["-", '"', "?", "NOT", "a" * 400, "\ud800", "title:", "> 5", "（" * 400, "是多少"]
)
def test_any_text_can_be_asked(library: Desk, text: str) -> None:
    answer = library.ask(AskRequest(text))
    assert answer.answerable or answer.reason


def test_a_build_has_one_room_for_all_questions_of_the_same_reports(library: Desk) -> None:
    shelf = library._current()
    assert shelf.room() is shelf.room((EN, ZH)) is shelf.room((ZH, EN))
    assert shelf.room((ZH,)) is not shelf.room()


def test_rooms_are_ready_before_the_first_question(config: Config) -> None:
    library = libraries.Library(config)
    assert not library._current()._rooms
    library.warm()
    assert library._current()._rooms
    build(config, force=True)
    assert library._current()._rooms


def test_a_warm_library_has_read_a_question_of_each_language(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = Room.read
    monkeypatch.setattr(Room, "read", lambda room, text: asked.append(text) or read(room, text))
    libraries.Library(config).warm()
    assert {text.isascii() for text in asked} == {False, True}


def test_no_collection_of_garbage_looks_through_a_warm_library(config: Config) -> None:
    gc.unfreeze()
    library = libraries.Library(config)
    library.warm()
    statements = library._current().room().reports.collection.statements
    assert not any(held is statements for held in gc.get_objects())


def test_the_dictionary_is_taken_up_when_it_is_there(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "build_aside", build)
    library = libraries.Library.open(replace(config, dictionary=tmp_path))
    assert not library.status().dictionary
    assert library.ask(AskRequest(SHARE)).answerable
    shutil.copy(cedict.file(), tmp_path)
    assert library._current().dictionary
    assert not library.status().dictionary
    associations.write(tmp_path / associations.file_name(), {}, {})
    assert library.status().dictionary
    assert library.ask(AskRequest(SHARE)).answerable


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("2016年一达通的出口额是多少？", "2016年一达通 出口额"),
        ("How many orders were shipped in 2017?", "orders shipped 2017"),
        ("是多少", "是多少"),
    ],
)
def test_what_merely_asks_is_not_searched_for(question: str, searched: str) -> None:
    asked = room("alibaba-sme-2018").read(question)
    assert keywords(asked, Analyzer(["一达通"])) == searched


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        (SHARE, "statistic"),
        ("share of small firms Northmark businesses", "statistic"),
        ("108.9万人的数据来源", "source"),
        ("How many elephants live in Zanzibar?", None),
        ("大象有多少", None),
    ],
)
def test_a_question_is_answered_beside_the_hits(
    library: Desk, query: str, kind: str | None
) -> None:
    answer = library.answer_beside(SearchRequest(query))
    assert answer
    assert answer.kind == kind


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(""),
        SearchRequest("small firms"),
        SearchRequest("养老"),
        SearchRequest("elephants share"),
        SearchRequest("数据来源"),
        SearchRequest("source of small firms"),
        SearchRequest(SHARE, kinds=("footnote",)),
        SearchRequest(SHARE, offset=10),
        SearchRequest("share -firms"),
    ],
    ids=repr,
)
def test_keywords_get_hits_alone(library: Desk, request_: SearchRequest) -> None:
    assert library.answer_beside(request_) is None


def test_of_a_long_text_a_bounded_part_is_looked_for() -> None:
    text = "".join(block.text for block in room("alibaba-sme-2018").reports.blocks.values())
    assert len(room("alibaba-sme-2018").read(text[:4000]).notions) == MOST_NOTIONS
