"""What a sentence sets beside that which the next one takes up is not what that one is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.answer.siblings import left_aside
from indexer.language.analysis import Analyzer
from indexer.model import Language

ANALYZER = Analyzer()


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in ANALYZER.words(text))


@pytest.mark.parametrize(
    ("around", "here", "language", "left", "gone"),
    [
        ("本港经营煤炭、木材、粮食等货种。", "以木材为例，去年到港九船。", "zh", "木材", "煤炭"),
        ("煤炭到港六船；木材到港九船。", "木材多来自邻省。", "zh", "木材", "煤炭"),
        ("煤炭到港六船；木材到港九船。", "两者都比上年多。", "zh", "煤炭", None),
        ("本港经营煤炭、木材、粮食等货种。", "煤炭、木材和粮食都涨了价。", "zh", "粮食", None),
        (
            "We ship coal, timber and grain.",
            "Take timber: nine.",
            "en",
            "timber",
            "coal",
        ),
        ("Coal fell; timber rose.", "Most timber came by rail.", "en", "timber", "Coal"),
    ],
    ids=[
        "an item for an example",
        "the later segment",
        "both",
        "every item",
        "an English item",
        "an English segment",
    ],
)
def test_what_is_taken_up_is_left(
    around: str, here: str, language: Language, left: str, gone: str | None
) -> None:
    related, _ = left_aside(around, None, here, language, _words)
    assert left in related
    assert gone is None or gone not in related


@pytest.mark.parametrize(
    ("english", "related"),
    [
        ("Coal took six ships; timber took nine.", "timber took nine"),
        ("Coal took six ships and timber nine.", None),
        (None, None),
    ],
    ids=["segment by segment", "not alike", "none"],
)
def test_the_translation_goes_with_it(english: str | None, related: str | None) -> None:
    around, here = "煤炭到港六船；木材到港九船。", "木材多来自邻省。"
    _, said = left_aside(around, english, here, "zh", _words)
    assert (said or "").strip("; .") == (related or "")


@given(st.text(alphabet="甲乙丙、；，。和AB, ;and"), st.text(alphabet="甲乙丙AB "))
def test_what_is_left_stands_where_it_stood(around: str, here: str) -> None:
    related, _ = left_aside(around, None, here, "zh", _words)
    assert len(related) == len(around)
    assert all(now in (" ", was) for now, was in zip(related, around, strict=True))
