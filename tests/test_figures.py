"""Statistics looked up: by filters, by value, by key, by source."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from corpora import Indexed

from indexer.errors import GoneError, NotFoundError, QueryError
from indexer.figures import (
    Figure,
    FigureRequest,
    Retired,
    find,
    of_like_measure,
    retired,
    same_value,
)
from indexer.library import Library
from indexer.statistics.english import place

ZH, EN = "donglan-eldercare-2021", "northmark-exporters-2019"


@pytest.fixture(scope="module")
def library(indexed: Indexed) -> Library:
    return Library(indexed(ZH, EN, engine="memory"))


def texts(figures: Sequence[Figure]) -> list[str]:
    return [each.statistic.text for each in figures]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("512.6万", ["512.6万人"]),
        ("5126000", ["512.6万人"]),
        ("5.126 million", ["512.6万人"]),
        ("三十一万人", ["三十一万人"]),
        ("US$10 million", ["US$10 million"]),
        ("１０８.９万人", ["108.9万人"]),
        ("123456789", []),
    ],
)
def test_a_number_finds_its_value(library: Library, query: str, found: list[str]) -> None:
    assert texts(library.figures(FigureRequest(query)).items) == found


@pytest.mark.parametrize(
    ("query", "first"),
    [
        (">1000000 unit:USD", "US$10 million"),
        ("百岁老人", "326人"),
        ("平均入住率", "57%"),
        ("active businesses", "48,200 active businesses"),
    ],
)
def test_words_and_ranges_find_figures(library: Library, query: str, first: str) -> None:
    assert texts(library.figures(FigureRequest(query)).items)[0] == first


@pytest.mark.parametrize(
    ("request_", "passes"),
    [
        (FigureRequest(units=("usd",)), lambda s: s.unit == "USD"),
        (FigureRequest(years=(2017,)), lambda s: s.period and s.period.first.year <= 2017),
        (FigureRequest(sections=("1.1",)), lambda s: s.block.startswith("1.1")),
        (FigureRequest(sections=(f"{ZH}/1.2",)), lambda s: s.document == ZH),
        (FigureRequest(footnotes=("1",)), lambda s: "1" in s.footnotes),
        (FigureRequest(minimum=Decimal(10**6)), lambda s: (s.high or s.value) >= 10**6),
        (FigureRequest(maximum=Decimal(1)), lambda s: s.value <= 1),
        (FigureRequest(documents=(EN,)), lambda s: s.document == EN),
    ],
    ids=["unit", "year", "section", "section of a report", "footnote", "min", "max", "document"],
)
def test_a_filter_lets_its_figures_pass(
    library: Library, request_: FigureRequest, passes: object
) -> None:
    found = library.figures(replace(request_, limit=50)).items
    assert found
    assert all(passes(each.statistic) for each in found)  # type: ignore[operator]


def test_the_filters_of_different_kinds_must_all_pass(library: Library) -> None:
    request = FigureRequest(units=("people",), minimum=Decimal(10**6), years=(2020,))
    assert texts(library.figures(request).items) == ["512.6万人", "108.9万人"]


@pytest.mark.parametrize(
    "request_",
    [
        FigureRequest(minimum=Decimal("1e999999"), maximum=Decimal("-1e999999")),
        FigureRequest(query=">1e999 <1"),
        FigureRequest(query="1亿..9999999亿亿亿亿亿", sections=("99",)),
        FigureRequest(years=(9999,)),
        FigureRequest(units=("furlongs",)),
        FigureRequest(offset=10**9),
    ],
)
def test_absurd_filters_are_empty_and_quick(library: Library, request_: FigureRequest) -> None:
    begun = time.process_time()
    assert library.figures(request_).items == ()
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("request_", "parameter"),
    [
        (FigureRequest(documents=("none",)), "document"),
        (FigureRequest(minimum=Decimal("NaN")), "min"),
        (FigureRequest(maximum=Decimal("Infinity")), "max"),
        (FigureRequest(limit=0), "limit"),
        (FigureRequest(offset=-1), "offset"),
        (FigureRequest("长" * 401), "q"),
    ],
)
def test_a_bad_filter_is_named(library: Library, request_: FigureRequest, parameter: str) -> None:
    with pytest.raises(QueryError) as error:
        library.figures(request_)
    assert error.value.parameter == parameter


def test_order(library: Library) -> None:
    def values(request: FigureRequest) -> list[Decimal]:
        return [each.statistic.value for each in library.figures(replace(request, limit=50)).items]

    assert values(FigureRequest(sort="value")) == sorted(values(FigureRequest(sort="value")))
    falling = values(FigureRequest(sort="-value"))
    assert falling == sorted(falling, reverse=True)
    dated = library.figures(FigureRequest(sort="year", limit=1000)).items
    days = [each.statistic.period.first for each in dated if each.statistic.period]
    assert days == sorted(days)


def test_pages_make_up_the_whole(library: Library) -> None:
    whole = library.figures(FigureRequest(limit=1000))
    pages = [library.figures(FigureRequest(limit=7, offset=n)) for n in range(0, whole.total, 7)]
    assert tuple(each for page in pages for each in page.items) == whole.items


def test_a_figure_by_id_and_key(library: Library) -> None:
    by_id = library.figure(ZH, "1-p1-n1")
    assert library.figure(ZH, by_id.statistic.key) == by_id
    with pytest.raises(NotFoundError) as error:
        library.figure(ZH, "1-p1-n99")
    assert not isinstance(error.value, GoneError)


def test_a_changed_sentence_retires_its_keys_and_no_others(library: Library) -> None:
    every = library.figures(FigureRequest(documents=(ZH,), limit=1000)).items
    statistics = [each.statistic for each in every]
    document = library.document(ZH)
    gone = retired((), document, statistics, statistics[1:])
    assert [each.key for each in gone] == [statistics[0].key]
    later = retired(gone, document, statistics[1:], statistics[1:])
    assert later == gone
    assert retired(gone, document, statistics[1:], statistics) == ()


def test_a_vanished_key_names_the_nearest_figure(library: Library) -> None:
    every = library.figures(FigureRequest(documents=(ZH,), limit=1000)).items
    wanted = every[4]
    changed = wanted.citation.quote.replace("三十一", "三十二")
    with pytest.raises(GoneError) as error:
        find(every, "0" * 10, ZH, [Retired("0" * 10, changed, "三十二万人")])
    assert error.value.nearest == wanted.statistic.key


def test_same_value_leaves_itself_out(library: Library) -> None:
    every = library.figures(FigureRequest(limit=1000)).items
    for figure in every:
        for other in same_value(figure, every):
            assert other != figure
            assert other.statistic.value == figure.statistic.value
            assert other.statistic.unit == figure.statistic.unit


@pytest.mark.parametrize(
    ("report", "name", "alike"),
    [
        pytest.param(ZH, "134家", ["52家"], id="by pairs of characters"),
        pytest.param(EN, "52%", ["31%", "18%"], id="by words"),
        pytest.param(EN, "640", [], id="rows of one column are alike by the column alone"),
    ],
)
def test_of_like_measure(library: Library, report: str, name: str, alike: list[str]) -> None:
    every = library.figures(FigureRequest(documents=(report,), limit=1000)).items
    figure = next(each for each in every if each.statistic.text == name)
    assert texts(of_like_measure(figure, every)) == alike


def test_a_rank_is_no_value_that_others_have(library: Library) -> None:
    firsts = [
        replace(each, statistic=replace(each.statistic, value=Decimal(1), high=None, unit=unit))
        for unit in ("rank", "people")
        for each in library.figures(FigureRequest(limit=2)).items
    ]
    assert same_value(firsts[0], firsts) == ()
    assert same_value(firsts[2], firsts) == (firsts[3],)


def test_every_figure_rests_on_a_source_or_is_told_to_rest_on_none(library: Library) -> None:
    groups = library.sources(ZH)
    every = library.figures(FigureRequest(documents=(ZH,), limit=1000)).items
    resting = {each.statistic.id for group in groups for each in group.figures}
    assert resting == {each.statistic.id for each in every}
    assert groups[-1].source is None
    assert all(each.party == "unnamed" for each in groups[-1].figures)


@pytest.mark.parametrize(
    ("translated", "stated"),
    [("Some 48,200 firms.", "48,200 firms"), ("Some 48.2 thousand.", "48.2 thousand"), ("", None)],
)
def test_the_english_place_is_where_the_value_stands(
    library: Library, translated: str, stated: str | None
) -> None:
    found = place(library.figure(EN, "1-p1-n1").statistic, translated)
    assert (found and translated[found.start : found.end]) == stated
