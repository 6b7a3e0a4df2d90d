"""What every engine must do. A new engine passes when its name stands in ``engine.NAMES``."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import engine
from indexer.engine import Entry, Quantity, Ranking, Request, Searcher
from indexer.errors import BuildError, ConfigError
from indexer.explanation import score_parts
from indexer.query import (
    AllOf,
    Alternative,
    AnyOf,
    Between,
    Boosted,
    Concept,
    Keyword,
    Node,
    Not,
    Phrase,
    Prefix,
    Scaled,
    Term,
    Weighted,
)

pytestmark = pytest.mark.parametrize("name", engine.NAMES)


@contextmanager
def index(name: str, entries: Iterable[Entry]) -> Iterator[Searcher]:
    with TemporaryDirectory() as directory:
        maker = engine.create(name)
        maker.rebuild(entries, Path(directory))
        searcher = maker.open(Path(directory))
        try:
            yield searcher
        finally:
            searcher.close()


def ids(ranking: Ranking) -> list[str]:
    return [hit.id for hit in ranking.hits]


def entry(id: str, order: int, words: str, *, characters: str = "", **more: object) -> Entry:
    """Words parted by spaces, characters one by one."""
    fields = {"words": tuple(words.split()), "characters": tuple(characters)}
    return Entry("report", id, order, fields, **more)  # type: ignore[arg-type]


REPORT = [
    entry(
        "p1",
        0,
        "中小 企业 是 外贸 主体",
        characters="中小企业是外贸主体",
        keywords={"kind": ("paragraph",), "section": ("1", "1.1"), "year": ("2017",)},
        quantities=(Quantity(Decimal("40.2"), Decimal("40.2"), "%"),),
    ),
    entry(
        "p2",
        1,
        "外贸 综合 服务 企业 外贸 服务",
        characters="外贸综合服务企业外贸服务",
        keywords={"kind": ("paragraph",), "section": ("1", "1.2"), "year": ("2016", "2017")},
        quantities=(Quantity(Decimal(25), Decimal(34), "years"),),
    ),
    entry(
        "r1",
        2,
        "越南 手机",
        characters="越南手机",
        keywords={"kind": ("table-row",), "section": ("4",), "year": ("2016",)},
        quantities=(
            Quantity(Decimal("400000000000"), Decimal("400000000000"), "USD"),
            Quantity(Decimal(30), Decimal(30), "%"),
        ),
    ),
    entry("f1", 3, "企业 企业", characters="哈哈哈", keywords={"kind": ("footnote",)}),
    entry("empty", 4, ""),
]


def alternatives(*several: tuple[str, float]) -> tuple[Alternative, ...]:
    """Each a term's characters or a phrase of words parted by spaces, with its weight."""
    return tuple(Alternative(tuple(text.split()), weight) for text, weight in several)


CASES: dict[str, tuple[Node, list[str]]] = {
    "a term": (Term("words", "越南"), ["r1"]),
    "more often and shorter first": (Term("words", "企业"), ["f1", "p1", "p2"]),
    "no such term": (Term("words", "印度"), []),
    "no such field": (Term("titles", "企业"), []),
    "a term is whole": (Term("words", "企"), []),
    "a lone surrogate": (Term("words", "\ud800"), []),
    "a term's field": (Term("characters", "企业"), []),
    "a phrase": (Phrase("words", ("外贸", "综合")), ["p2"]),
    "a phrase in another order": (Phrase("words", ("综合", "外贸")), []),
    "a phrase with a gap": (Phrase("words", ("外贸", "服务", "企业")), []),
    "a fragment over word borders": (Phrase("characters", tuple("是外贸主")), ["p1"]),
    "a phrase of one term": (Phrase("words", ("手机",)), ["r1"]),
    "a phrase that repeats a term": (Phrase("characters", tuple("哈哈")), ["f1"]),
    "a longer repeat than there is": (Phrase("characters", tuple("哈哈哈哈")), []),
    "a phrase without terms": (Phrase("words", ()), []),
    "a phrase with an unknown term": (Phrase("words", ("外贸", "印度")), []),
    "a phrase in an unknown field": (Phrase("titles", ("外贸", "主体")), []),
    "a prefix": (Prefix("words", "手"), ["r1"]),
    "a prefix of several terms": (Prefix("words", "外"), ["p2", "p1"]),
    "a prefix that is a term": (Prefix("words", "越南"), ["r1"]),
    "a prefix of nothing": (Prefix("words", "印"), []),
    "a prefix in an unknown field": (Prefix("titles", "外"), []),
    "any of": (AnyOf((Term("words", "越南"), Term("words", "主体"))), ["r1", "p1"]),
    "any of: more matches first": (
        AnyOf((Term("words", "外贸"), Term("words", "主体"))),
        ["p1", "p2"],
    ),
    "any of nothing": (AnyOf(()), []),
    "all of": (AllOf((Term("words", "外贸"), Term("words", "企业"))), ["p2", "p1"]),
    "all of, one missing": (AllOf((Term("words", "外贸"), Term("words", "印度"))), []),
    "all of nothing": (AllOf(()), ["p1", "p2", "r1", "f1", "empty"]),
    "not": (Not(Term("words", "企业")), ["r1", "empty"]),
    "not not": (Not(Not(Term("words", "手机"))), ["r1"]),
    "and not": (AllOf((Term("words", "企业"), Not(Term("words", "外贸")))), ["f1"]),
    "or not": (AnyOf((Term("words", "主体"), Not(Term("words", "企业")))), ["p1", "r1", "empty"]),
    "weights turn the order": (
        AnyOf((Term("words", "主体"), Weighted(Term("words", "手机"), 9.0))),
        ["r1", "p1"],
    ),
    "weight 0 still matches": (
        AnyOf((Term("words", "手机"), Weighted(Term("words", "主体"), 0.0))),
        ["r1", "p1"],
    ),
    "a boost adds no match": (Boosted(Term("words", "主体"), Term("words", "手机")), ["p1"]),
    "a boost turns the order": (
        Boosted(AnyOf((Term("words", "主体"), Term("words", "手机"))), Term("words", "中小")),
        ["p1", "r1"],
    ),
    "a boost of nothing": (Boosted(Term("words", "印度"), Term("words", "手机")), []),
    "scaled down, they come after": (
        Scaled(Term("words", "企业"), Keyword("kind", "footnote"), 0.01),
        ["p1", "p2", "f1"],
    ),
    "scaled by a keyword that none has": (
        Scaled(Term("words", "手机"), Keyword("kind", "heading"), 0.0),
        ["r1"],
    ),
    "a keyword": (Keyword("kind", "table-row"), ["r1"]),
    "a keyword of several values": (Keyword("section", "1.2"), ["p2"]),
    "a keyword ties in order": (Keyword("section", "1"), ["p1", "p2"]),
    "no such keyword": (Keyword("colour", "red"), []),
    "a keyword does not score": (
        AllOf((Keyword("kind", "paragraph"), Term("words", "外贸"))),
        ["p2", "p1"],
    ),
    "equal to a number": (Between(Decimal("40.2"), Decimal("40.20"), "%"), ["p1"]),
    "at least": (Between(Decimal(30), None, "%"), ["p1", "r1"]),
    "more than": (Between(Decimal(30), None, "%", include_low=False), ["p1"]),
    "at most": (Between(None, Decimal(30), "%"), ["r1"]),
    "less than": (Between(None, Decimal(30), "%", include_high=False), []),
    "of any unit": (Between(Decimal(30), Decimal(41), None), ["p1", "p2", "r1"]),
    "a range that overlaps": (Between(Decimal(34), Decimal(99), "years"), ["p2"]),
    "a range that only touches": (
        Between(Decimal(34), Decimal(99), "years", include_low=False),
        [],
    ),
    "an absurd range": (Between(Decimal(9), Decimal(1), None), []),
    "open at both ends": (Between(None, None, "USD"), ["r1"]),
    "a concept": (
        Concept("words", alternatives(("越南", 1.0), ("主体", 0.5))),
        ["r1", "p1"],
    ),
    "a concept with a phrase": (
        Concept("words", alternatives(("外贸 综合 服务", 1.0), ("手机", 0.2))),
        ["p2", "r1"],
    ),
    "a concept counts as one term": (
        AnyOf(
            (
                Concept("words", alternatives(("外贸", 1.0), ("综合", 1.0), ("服务", 1.0))),
                Weighted(Term("words", "手机"), 2.0),
            )
        ),
        ["r1", "p2", "p1"],
    ),
    "a concept of nothing": (Concept("words", ()), []),
    "a concept whose df passes all": (
        Concept("words", alternatives(("企业", 1.0), ("外贸", 1.0), ("服务", 1.0))),
        ["p2", "f1", "p1"],
    ),
}


@pytest.mark.parametrize(("query", "expected"), CASES.values(), ids=CASES.keys())
def test_matches_in_order(name: str, query: Node, expected: list[str]) -> None:
    with index(name, REPORT) as searcher:
        ranking = searcher.search(Request(query))
    assert ids(ranking) == expected
    assert ranking.total == len(expected)


def test_bm25_with_lucenes_idf(name: str) -> None:
    """企业 stands in 3 of the 4 passages that have words; p1 has 5 of their 15 words."""
    idf = math.log(1 + (4 - 3 + 0.5) / (3 + 0.5))
    expected = idf * 1 * 1.9 / (1 + 0.9 * (0.4 + 0.6 * 5 / (15 / 4)))
    with index(name, REPORT) as searcher:
        hits = searcher.search(Request(Term("words", "企业"))).hits
    assert {hit.id: hit.score for hit in hits}["p1"] == pytest.approx(expected)


def test_concept_weighs_frequencies_before_scoring(name: str) -> None:
    """tf of p2 is 2 x 1 + 2 x .5, df is 2 x 1 + 1 x .5; the concept's own k1 and b."""
    idf = math.log(1 + (4 - 2.5 + 0.5) / (2.5 + 0.5))
    expected = idf * 3 * 1.7 / (3 + 0.7 * (0.25 + 0.75 * 6 / (15 / 4)))
    concept = Concept("words", alternatives(("外贸", 1.0), ("服务", 0.5)))
    with index(name, REPORT) as searcher:
        hits = searcher.search(Request(concept)).hits
    assert {hit.id: hit.score for hit in hits}["p2"] == pytest.approx(expected)


def test_prefix_stands_for_the_most_frequent_terms_only(name: str) -> None:
    many = [entry(f"p{i}", i, f"a{i:03} common") for i in range(300)]
    many.append(entry("last", 300, "azzz"))
    many.append(entry("twice", 301, "azzz"))
    with index(name, many) as searcher:
        ranking = searcher.search(Request(Prefix("words", "a"), limit=500))
    assert {"last", "twice"} <= set(ids(ranking))
    assert ranking.total == 255 + 2


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({"kind": ("paragraph",)}, ["p2", "p1"], id="one value"),
        pytest.param({"kind": ("paragraph", "footnote")}, ["f1", "p2", "p1"], id="any value"),
        pytest.param({"kind": ("paragraph",), "year": ("2016",)}, ["p2"], id="every name"),
        pytest.param({"kind": ("heading",)}, [], id="a value that none has"),
        pytest.param({"colour": ("red",)}, [], id="a name that none has"),
        pytest.param({"kind": ()}, [], id="no value accepted"),
    ],
)
def test_filters(name: str, filters: dict[str, tuple[str, ...]], expected: list[str]) -> None:
    query = AnyOf((Term("words", "企业"), Term("words", "服务")))
    with index(name, REPORT) as searcher:
        assert sorted(ids(searcher.search(Request(query, filters)))) == sorted(expected)


def test_facets_count_all_matches_whatever_the_page(name: str) -> None:
    request = Request(Term("words", "企业"), facets=("kind", "year", "colour"), limit=1)
    with index(name, REPORT) as searcher:
        facets = searcher.search(request).facets
    assert {key: list(counts.items()) for key, counts in facets.items()} == {
        "kind": [("paragraph", 2), ("footnote", 1)],
        "year": [("2017", 2), ("2016", 1)],
        "colour": [],
    }


def test_pages_and_sorting_by_order(name: str) -> None:
    query = Term("words", "企业")
    with index(name, REPORT) as searcher:
        first = searcher.search(Request(query, limit=2))
        second = searcher.search(Request(query, limit=2, offset=2))
        beyond = searcher.search(Request(query, offset=99))
        by_order = searcher.search(Request(query, sort="order"))
    assert (ids(first), ids(second), ids(beyond)) == (["f1", "p1"], ["p2"], [])
    assert first.total == second.total == beyond.total == 3
    assert ids(by_order) == ["p1", "p2", "f1"]


def test_without_a_query_every_passage_comes_with_score_0(name: str) -> None:
    with index(name, REPORT) as searcher:
        hits = searcher.search(Request(None, {"section": ("1",)})).hits
        assert searcher.search(Request(None)).total == len(REPORT)
    assert [(hit.id, hit.score) for hit in hits] == [("p1", 0.0), ("p2", 0.0)]


def test_ties_go_by_document_then_order(name: str) -> None:
    same = {"words": ("企业",)}
    entries = [
        Entry("b", "p1", 0, same),
        Entry("a", "p2", 7, same),
        Entry("a", "p10", 3, same),
    ]
    with index(name, entries) as searcher:
        hits = searcher.search(Request(Term("words", "企业"))).hits
    assert [(hit.document, hit.id) for hit in hits] == [("a", "p10"), ("a", "p2"), ("b", "p1")]


def test_frequencies_count_passages(name: str) -> None:
    with index(name, REPORT) as searcher:
        assert searcher.frequencies("words") == {
            "中小": 1,
            "企业": 3,
            "是": 1,
            "外贸": 2,
            "主体": 1,
            "综合": 1,
            "服务": 1,
            "越南": 1,
            "手机": 1,
        }
        assert searcher.frequencies("titles") == {}


def test_an_index_without_entries(name: str) -> None:
    with index(name, []) as searcher:
        assert searcher.search(Request(Term("words", "企业"))).total == 0
        assert searcher.search(Request(Not(Term("words", "企业")))).total == 0
        assert searcher.search(Request(None)).total == 0
        assert searcher.frequencies("words") == {}


def damaged_files(directory: Path) -> Iterator[Path]:
    yield from sorted(path for path in directory.iterdir() if path.is_file())


@pytest.mark.parametrize("damage", ["delete", "truncate", "noise", "one bit"])
def test_a_damaged_file_is_reported_when_opened(name: str, damage: str, tmp_path: Path) -> None:
    maker = engine.create(name)
    maker.rebuild(REPORT, tmp_path)
    for path in damaged_files(tmp_path):
        good = path.read_bytes()
        _damage(path, damage)
        with pytest.raises(BuildError, match=path.name):
            maker.open(tmp_path)
        path.write_bytes(good)
    maker.open(tmp_path).close()


def test_damage_under_an_open_searcher_does_no_harm(name: str, tmp_path: Path) -> None:
    maker = engine.create(name)
    maker.rebuild(REPORT, tmp_path)
    searcher = maker.open(tmp_path)
    for path in damaged_files(tmp_path):
        _damage(path, "truncate")
    for query, expected in CASES.values():
        assert ids(searcher.search(Request(query))) == expected
    searcher.close()


def _damage(path: Path, damage: str) -> None:
    content = path.read_bytes()
    match damage:
        case "delete":
            path.unlink()
        case "truncate":
            path.write_bytes(content[: len(content) // 2])
        case "noise":
            path.write_bytes(b"\x80\xff\x00" * 100)
        case "one bit":
            path.write_bytes(content[:-3] + bytes([content[-3] ^ 1]) + content[-2:])


def test_a_directory_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="nowhere"):
        engine.create(name).rebuild(REPORT, tmp_path / "nowhere")


def test_nothing_but_the_index_is_left(name: str, tmp_path: Path) -> None:
    engine.create(name).rebuild(REPORT, tmp_path)
    assert not [p.name for p in tmp_path.iterdir() if p.is_dir() or "LOCK" in p.name]


def test_one_searcher_serves_many_threads(name: str) -> None:
    wrong: list[str] = []

    def work(searcher: Searcher) -> None:
        for title, (query, expected) in CASES.items():
            if ids(searcher.search(Request(query))) != expected:
                wrong.append(title)

    with index(name, REPORT) as searcher:
        threads = [threading.Thread(target=work, args=(searcher,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not wrong


# --- Random corpora and queries: an engine against the plain scan -----------------------

ALPHABET = st.sampled_from(["a", "b", "ab", "企业", "企", "𠮷"])
TERMS = st.lists(ALPHABET, max_size=6).map(tuple)
NUMBERS = st.integers(-3, 3).map(Decimal)
UNITS = st.sampled_from(["%", "USD", None])
FIELDS = st.sampled_from(["words", "characters"])
WEIGHTS = st.sampled_from([0.25, 0.5, 1.0, 2.0])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Quantity(low, high, draw(UNITS))


@st.composite
def corpora(draw: st.DrawFn) -> list[Entry]:
    return [
        Entry(
            document=draw(st.sampled_from("ab")),
            id=f"p{order}",
            order=order,
            fields={"words": draw(TERMS), "characters": draw(TERMS)},
            keywords={"kind": (draw(st.sampled_from("xyz")),)},
            quantities=tuple(draw(st.lists(quantities(), max_size=2))),
        )
        for order in range(draw(st.integers(0, 6)))
    ]


LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Term, FIELDS, ALPHABET),
    st.builds(Phrase, FIELDS, st.lists(ALPHABET, max_size=3).map(tuple)),
    st.builds(Prefix, FIELDS, st.sampled_from(["a", "b", "企", ""])),
    st.builds(
        Concept,
        FIELDS,
        st.lists(
            st.builds(Alternative, st.lists(ALPHABET, min_size=1, max_size=2).map(tuple), WEIGHTS),
            max_size=3,
        ).map(tuple),
    ),
    st.builds(
        Between, st.none() | NUMBERS, st.none() | NUMBERS, UNITS, st.booleans(), st.booleans()
    ),
    st.builds(Keyword, st.just("kind"), st.sampled_from("xyz")),
)


def trees(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(AnyOf, several),
        st.builds(AllOf, several),
        st.builds(Not, inner),
        st.builds(Weighted, inner, WEIGHTS),
        st.builds(Boosted, inner, inner),
        st.builds(
            Scaled, inner, st.builds(Keyword, st.just("kind"), st.sampled_from("xyz")), WEIGHTS
        ),
    )


NODES = st.recursive(LEAVES, trees, max_leaves=6)


@settings(max_examples=60, deadline=None)
@given(entries=corpora(), query=NODES)
def test_a_passage_has_the_score_that_it_is_ranked_by(
    name: str, entries: list[Entry], query: Node
) -> None:
    with index(name, entries) as searcher:
        ranked = {hit.id: hit.score for hit in searcher.search(Request(query, limit=99)).hits}
        for each in entries:
            given_ = searcher.score(query, each.document, each.id)
            assert given_ == pytest.approx(ranked.get(each.id))
        assert searcher.score(query, "no such report", "p0") is None


@settings(max_examples=60, deadline=None)
@given(entries=corpora(), query=NODES)
def test_the_parts_of_a_score_add_up(name: str, entries: list[Entry], query: Node) -> None:
    with index(name, entries) as searcher:
        for each in entries:
            parts = score_parts(searcher, query, each.document, each.id)
            whole = searcher.score(query, each.document, each.id) or 0.0
            assert sum(part.score for part in parts) == pytest.approx(whole)


@settings(max_examples=60, deadline=None)
@given(entries=corpora(), queries=st.lists(NODES, min_size=1, max_size=6))
def test_agrees_with_the_plain_scan(name: str, entries: list[Entry], queries: list[Node]) -> None:
    with index(name, entries) as searcher, index("memory", entries) as reference:
        for query in queries:
            request = Request(query, facets=("kind",), limit=99)
            found, expected = searcher.search(request), reference.search(request)
            assert [(h.document, h.id) for h in found.hits] == [
                (h.document, h.id) for h in expected.hits
            ]
            assert [h.score for h in found.hits] == pytest.approx([h.score for h in expected.hits])
            assert (found.total, found.facets) == (expected.total, expected.facets)


@settings(max_examples=60, deadline=None)
@given(
    entries=corpora(),
    queries=st.lists(st.none() | NODES, min_size=1, max_size=6),
    documents=st.sets(st.sampled_from("ab")),
)
def test_a_part_is_as_if_there_were_nothing_else(
    name: str, entries: list[Entry], queries: list[Node | None], documents: set[str]
) -> None:
    """Scores are compared exactly: a difference in the last digit would tell of the rest."""
    kept = [each for each in entries if each.document in documents]
    with index(name, entries) as searcher, index(name, kept) as alone:
        part = searcher.within(documents)
        for query in queries:
            request = Request(query, facets=("kind",), limit=99)
            assert part.search(request) == alone.search(request)
        for field in ("words", "characters", "none"):
            assert part.frequencies(field) == alone.frequencies(field)
        assert part.within({"a"}).search(Request(None)).total == sum(
            each.document == "a" for each in kept
        )


def test_a_search_under_way_outlives_closing(name: str) -> None:
    with index(name, REPORT) as searcher:
        searcher.close()
        assert ids(searcher.search(Request(Term("words", "越南")))) == ["r1"]


def test_an_unknown_engine_is_named(name: str) -> None:
    with pytest.raises(ConfigError, match=f"{name}s") as caught:
        engine.create(f"{name}s")
    assert name in str(caught.value.hint)
