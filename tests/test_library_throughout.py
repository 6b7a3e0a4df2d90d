"""All of a query's matches in one report: what a search finds there, in reading order."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer import library
from indexer.build import build
from indexer.config import Config
from indexer.errors import NotFoundError, QueryError
from indexer.model import Hit
from indexer.search import SearchRequest

FIRST = "alibaba-sme-2018"
REPORTS = Path(__file__).parent.parent / "corpus"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> library.Library:
    """Two copies of the first report under two names."""
    folder = tmp_path_factory.mktemp("throughout")
    (folder / "corpus").mkdir()
    for name in (FIRST, "another"):
        (folder / "corpus" / name).symlink_to(REPORTS / FIRST)
    config = Config(corpus=folder / "corpus", index=folder / "index", engine="memory")
    build(config)
    return library.Library(config)


@pytest.mark.parametrize("query", ["中小企业", "active buyers", '"信用保障" -平台', ">30%", "zzz"])
def test_what_a_search_finds(reports: library.Library, query: str) -> None:
    searched: list[Hit] = []
    while True:
        page = reports.search(
            SearchRequest(query, documents=(FIRST,), sort="order", limit=50, offset=len(searched))
        )
        searched += page.hits
        if len(searched) >= page.total:
            break
    found = reports.throughout(query, FIRST)
    assert [(hit.passage, hit.highlights, hit.highlights_en) for hit in found] == [
        (hit.passage, hit.highlights, hit.highlights_en) for hit in searched
    ]


def test_where_nothing_has_the_whole_query_its_words_are_marked(reports: library.Library) -> None:
    relaxed = reports.search(SearchRequest('"信用保障的平台上" AND 拖拉机', documents=(FIRST,)))
    found = reports.throughout('"信用保障的平台上" AND 拖拉机', FIRST)
    assert relaxed.relaxed
    assert len(found) == relaxed.total


def test_refusals(reports: library.Library) -> None:
    with pytest.raises(QueryError):
        reports.throughout("长" * 401, FIRST)
    with pytest.raises(NotFoundError):
        reports.throughout("企业", "no-such-report")
