"""How a passage was found: what the query was cut into, its other wordings, its score."""

from __future__ import annotations

import pytest

from indexer.build import build
from indexer.config import Config
from indexer.errors import NotFoundError, QueryError
from indexer.explanation import Explanation
from indexer.library import Library
from indexer.search import SearchRequest

REPORT = "trade"
TEXT = """# 跨境贸易报告

# 一、贸易

2017年，活跃买家数增长了43.4%。

中小企业是外贸的主体。
"""
GLOSSARY = """[[term]]
zh = "活跃买家"
en = "active buyer"
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("explained")
    report = folder / "corpus" / REPORT
    report.mkdir(parents=True)
    (report / "report.md").write_text(TEXT, encoding="utf-8")
    (report / "report.toml").write_text(
        'title = "跨境贸易报告"\nyear = 2018\nlanguage = "zh"\n', encoding="utf-8"
    )
    (report / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    config = Config(corpus=folder / "corpus", index=folder / "index")
    build(config)
    return Library(config)


def explained(library: Library, query: str) -> tuple[Explanation, float]:
    """The explanation of the first hit, and the hit's score."""
    hit, *_ = library.search(SearchRequest(query)).hits
    return library.explain(query, REPORT, hit.passage.id), hit.score


@pytest.mark.parametrize(
    ("query", "segments", "ignored"),
    [
        ("活跃买家的增长", ["活跃买家", "的", "增长"], ["的"]),
        ("active buyers", ["active", "buyers"], []),
        ("的", ["的"], []),
        ('"增长" -主体', [], []),
    ],
    ids=["Chinese", "English", "a stop word alone", "operators"],
)
def test_segments(library: Library, query: str, segments: list[str], ignored: list[str]) -> None:
    told = library.explain(query, REPORT, "1-p1").segments
    assert [each.text for each in told] == segments
    assert [each.text for each in told if each.ignored] == ignored


@pytest.mark.parametrize(
    "query", ["活跃买家的增长", "active buyers", '"增长"', ">40%", "增长 主体", "买*"]
)
def test_the_parts_add_up_to_the_score_of_the_hit(library: Library, query: str) -> None:
    told, score = explained(library, query)
    assert told.score == pytest.approx(score)
    assert sum(part.score for part in told.parts) == pytest.approx(score)
    assert [p.score for p in told.parts] == sorted((p.score for p in told.parts), reverse=True)


def test_other_wordings_are_told_with_where_they_come_from(library: Library) -> None:
    told, _ = explained(library, "active buyers")
    (wording,) = told.wordings
    assert (wording.text, wording.others) == ("active buyers", ("活跃买家",))
    assert not wording.from_dictionary
    assert ("characters", ("活跃买家",)) in [(part.field, part.terms) for part in told.parts]


def test_a_passage_that_does_not_match_has_no_score(library: Library) -> None:
    told = library.explain("主体", REPORT, "1-p1")
    assert (told.score, told.parts) == (None, ())


def test_what_is_not_there_is_named(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.explain("增长", REPORT, "9-p9")
    with pytest.raises(QueryError):
        library.explain("增" * 9999, REPORT, "1-p1")
