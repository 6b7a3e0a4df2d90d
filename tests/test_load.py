"""The script of `make load`: it tells failures, and asks nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from serving import threaded
from werkzeug import Request, Response

from benchmarks import load
from indexer.build import build
from indexer.config import Config

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "tests" / "reports"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> load.Asked:
    folder = tmp_path_factory.mktemp("load")
    (folder / "corpus").mkdir()
    name = "northmark-exporters-2019"
    (folder / "corpus" / name).symlink_to(REPORTS / name)
    config = Config(corpus=folder / "corpus", index=folder / "index", engine="memory")
    build(config)
    return load.Asked(config)


def test_no_search_or_question_comes_twice(asked: load.Asked) -> None:
    requests = [asked.next() for _ in range(3000)]
    assert [kind for kind, _ in requests[:6]] == ["search", "ask", "read"] * 2
    once = [path for kind, path in requests if kind != "read"]
    assert len(set(once)) == len(once) == 2000


def test_failures_are_told_apart_from_answers(asked: load.Asked) -> None:
    @Request.application
    def half(request: Request) -> Response:
        return Response(status=500 if "search" in request.path else 200)

    with threaded(half) as port:
        tally = load.ask(port, asked, 4, load.countdown(30))
    assert set(tally.seconds) == {"ask", "read"}
    assert set(tally.errors) == {"search: 500"}
    assert len(tally.errors) + sum(map(len, tally.seconds.values())) == 30
    refused = load.ask(port, asked, 2, load.countdown(4))
    assert len(refused.errors) == 4, "nobody listens there any more"


def test_the_table_has_a_row_a_kind_and_one_for_all() -> None:
    tally = load.Tally()
    for number in range(1, 101):
        tally.add("search", number / 1000)
        tally.add("ask", number / 100)
    *_, questions, searches, every = tally.rows(elapsed=10.0)
    assert searches.split(" | ")[1:4] == ["100", "10.0", "50"]
    assert questions.split(" | ")[3:] == ["505", "960", "1000 |"]
    assert every.startswith("| all | 200 | 20.0 |")
    *_, nothing = load.Tally().rows(elapsed=10.0)
    assert nothing == "| all | 0 | 0.0 | – | – | – |"


def test_its_length_is_set_by_options() -> None:
    defaults = {option.name: option.default for option in load.main.params}
    assert defaults == {"seconds": 60.0, "clients": 50, "swap": 5.0, "requests": 20_000}
