"""Searching the reports: what is found, how it is marked, what is offered beside it."""

import random

import pytest
from corpora import linked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.build import build
from indexer.errors import QueryError
from indexer.library import Library
from indexer.model import Block, Hit, Results
from indexer.search import SearchRequest

FIRST = "alibaba-sme-2018"
TEXT = """
# 样本报告

## 1. 概况

这是一段说明：外贸综合服务占比达40.2%，出口4000亿美元，第3产业增长５％。

“一带一路”沿线国家的中小企业从事跨境贸易。
"""
DESCRIPTION = 'title = "样本报告"\nyear = 2020\nlanguage = "zh"\n'


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The first report, the small ones of the tests, and the text above."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "corpus" / "sample").mkdir(parents=True)
    (folder / "corpus" / "sample" / "report.md").write_text(TEXT, "utf-8")
    (folder / "corpus" / "sample" / "report.toml").write_text(DESCRIPTION, "utf-8")
    config = linked(folder)
    build(config)
    return Library(config)


def find(library: Library, query: str, **options: object) -> Results:
    return library.search(SearchRequest(query, **options))


def marked(hit: Hit) -> list[str]:
    return [hit.passage.text[start:end] for start, end in hit.highlights]


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ('"中小企业"', ["中小企业"]),
        ('"外贸综合服务"', ["外贸综合服务"]),
        ("占比", ["占比"]),
        ("40.2", ["40.2"]),
        ("40.2%", ["40.2%"]),
        ("4000亿", ["4000亿"]),
        ("4,000亿", ["4000亿美元"]),
        ("0.4万亿", ["4000亿美元"]),
        ("400 billion", ["4000亿美元"]),
        ("第3产业", ["第3产业"]),
        ("5%", ["５％"]),
        ("是一段", ["是一段"]),
        ("带一路", ["带一路"]),
        ("沿線國家", ["沿线国家"]),
        ("小企业", ["小企业"]),
        ("cross-border", ["跨境"]),
        (">40%", ["40.2%"]),
        ("10亿..1万亿", ["4000亿美元"]),
    ],
)
def test_what_stands_in_the_report_is_found_and_marked(
    library: Library, query: str, marks: list[str]
) -> None:
    assert marks in [marked(hit) for hit in find(library, query, documents=("sample",)).hits]


def test_another_number_is_another_phrase(library: Library) -> None:
    results = find(library, '"第5产业"', documents=("sample",))
    assert results.relaxed == "第5产业"


# --- Any fragment, any text ---------------------------------------------------------------


def fragment_of(block: Block, chosen: random.Random) -> tuple[int, str]:
    """A stretch of 2 to 8 characters without spaces or quotation marks at its ends."""
    while True:
        length = chosen.randint(2, 8)
        start = chosen.randrange(max(1, len(block.text) - length + 1))
        text = block.text[start : start + length]
        if len(text) < 2 or (text == text.strip() and text[0].isalnum() and text[-1].isalnum()):
            return start, text


def test_every_fragment_of_a_block_finds_it_and_is_marked(library: Library) -> None:
    chosen = random.Random(7)
    blocks = [(d.id, b) for d in library.documents() for b in d.blocks if len(b.text) > 1]
    for document, block in chosen.sample(blocks, 150):
        start, text = fragment_of(block, chosen)
        hits: dict[str, Hit] = {}
        for offset in range(0, len(blocks), 50):
            page = find(library, f'"{text}"', documents=(document,), limit=50, offset=offset).hits
            hits |= {hit.passage.id: hit for hit in page}
        assert block.id in hits, text
        covered = {place for span in hits[block.id].highlights for place in range(*span)}
        places = {p for p in range(start, start + len(text)) if not block.text[p].isspace()}
        assert places <= covered, text


TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet='"()-*:：>~.. ANDORNOT中小企业5%亿', max_size=60),
    st.text(alphabet=st.characters(categories=["Cs", "Lo", "Nd", "Po"]), max_size=40),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=TEXTS)
def test_any_text_is_a_query(library: Library, query: str) -> None:
    results = find(library, query, limit=3)
    for hit in results.hits:
        text, english = hit.passage.text, hit.passage.text_en or ""
        assert all(0 <= start < end <= len(text) for start, end in hit.highlights)
        assert all(0 <= start < end <= len(english) for start, end in hit.highlights_en)
    results.query.encode()


@pytest.mark.parametrize(
    "query",
    [
        "(" * 400,
        '"' * 399,
        "NOT " * 100,
        "OR AND NOT",
        "*" * 400,
        "-" * 400,
        "a* " * 133,
        "\0\ud800",
    ],
)
def test_a_malformed_query_is_words(library: Library, query: str) -> None:
    find(library, query)


# --- Filters, pages, facets ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "parameter"),
    [
        ({"query": "长" * 401}, "q"),
        ({"query": "x", "limit": 0}, "limit"),
        ({"query": "x", "limit": 51}, "limit"),
        ({"query": "x", "offset": -1}, "offset"),
        ({"query": "x", "kinds": ("poem",)}, "kind"),
        ({"query": "x", "documents": ("none",)}, "document"),
    ],
)
def test_what_is_out_of_bounds_is_named(
    library: Library, options: dict[str, object], parameter: str
) -> None:
    with pytest.raises(QueryError) as caught:
        library.search(SearchRequest(**options))
    assert caught.value.parameter == parameter


FILTERS = {
    "document": {"documents": ("sample", FIRST)},
    "kind": {"kinds": ("footnote", "caption")},
    "section of any report": {"sections": ("1",)},
    "section of one report": {"sections": (f"{FIRST}/2.1",)},
    "year": {"years": (2016,)},
    "all together": {"documents": (FIRST,), "kinds": ("paragraph",), "sections": ("1",)},
}


@pytest.mark.parametrize("options", FILTERS.values(), ids=FILTERS.keys())
def test_filters_let_pass_what_they_say(library: Library, options: dict[str, tuple[str]]) -> None:
    results = find(library, "", limit=50, **options)
    assert results.total > 0
    for hit in results.hits:
        passage = hit.passage
        place = f"{passage.document}/{passage.section}"
        assert passage.document in options.get("documents", [passage.document])
        assert passage.kind in options.get("kinds", [passage.kind])
        assert set(options.get("years", passage.years)) <= set(passage.years)
        assert any(
            place.endswith(f"/{section}") or f"{section}." in place or place == section
            for section in options.get("sections", [place])
        )


def test_an_unknown_section_holds_nothing(library: Library) -> None:
    assert find(library, "企业", sections=("99.9",)).total == 0


def test_facets_count_all_matches(library: Library) -> None:
    results = find(library, "企业", limit=1)
    assert sum(facet.count for facet in results.facets["document"]) == results.total
    assert sum(facet.count for facet in results.facets["kind"]) == results.total
    for facet in results.facets["section"]:
        assert find(library, "企业", sections=(facet.value,)).total == facet.count
    for facet in results.facets["source"][:3]:
        assert find(library, "企业", sources=(facet.value,)).total == facet.count
    labels = {facet.value: facet.label for facet in results.facets["section"]}
    assert labels[f"{FIRST}/1.1"] == "1.1 新时代的贸易主体：中小企业"


def test_pages_of_hits_follow_each_other(library: Library) -> None:
    whole = find(library, "中小企业", limit=30).hits
    parts = [find(library, "中小企业", limit=10, offset=n).hits for n in (0, 10, 20)]
    assert [hit for part in parts for hit in part] == list(whole)
    order = find(library, "中小企业", limit=50, sort="order").hits
    places = [(hit.passage.document, hit.passage.order) for hit in order]
    assert places == sorted(places)


def test_without_a_query_all_passages_come_in_order(library: Library) -> None:
    results = find(library, " ", limit=50)
    assert results.total == library.status().passages
    assert [hit.score for hit in results.hits] == [0.0] * 50


def test_a_footnote_shows_the_sentences_that_carry_its_mark(library: Library) -> None:
    [hit] = find(library, "", documents=(FIRST,), kinds=("footnote",), limit=1).hits
    [note] = [f for f in library.document(FIRST).footnotes if f.block == hit.passage.id]
    assert hit.shown_with == note.marked_in != ()


# --- When too little is found -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "relaxed"),
    [
        ('"信用保障" AND 麒麟獬豸', "信用保障 麒麟獬豸"),
        ('"中小企业的跨境麒麟"', "中小企业的跨境麒麟"),
        ("note:信用保障麒麟", "信用保障麒麟"),
        ("麒麟獬豸", None),
    ],
)
def test_the_words_are_looked_for_where_the_whole_is_not_found(
    library: Library, query: str, relaxed: str | None
) -> None:
    results = find(library, query)
    assert results.relaxed == relaxed
    assert bool(results.total) == (relaxed is not None)


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("Trade Asurance", "Trade assurance"),
        ("跨竟电商", "跨境电商"),
        ("cros-border ecomerce", "cross-border commerce"),
        ("Trade Assurance", None),
        ("买家", None),
    ],
)
def test_a_slip_is_put_right_by_suggestion(
    library: Library, query: str, suggestion: str | None
) -> None:
    assert find(library, query).suggestion == suggestion
