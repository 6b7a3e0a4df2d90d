"""The numbers of a query's matches: in the page's order, each match once."""

from __future__ import annotations

import pytest
from handmade import block

from indexer.model import Language, Span
from web.matches import Matches, numbered

ZH, EN, BOTH = ("zh",), ("en",), ("zh", "en")
FOUND = {
    ("1-p1", "zh"): (Span(0, 2), Span(4, 6)),
    ("1-p1", "en"): (Span(3, 9),),
    ("2-p1", "en"): (Span(0, 4),),
}


def ordinals(matches: Matches) -> dict[str, list[int | None]]:
    at = {f"{id_} {language}": given for (id_, language), given in matches.at.items() if given}
    return {place: [match.ordinal for match in given] for place, given in at.items()}


@pytest.mark.parametrize(
    ("languages", "counted", "total", "expected", "sections"),
    [
        pytest.param(ZH, "zh", 2, {"1-p1 zh": [1, 2]}, {"1": (2, 1)}, id="the original alone"),
        pytest.param(
            EN,
            "zh",
            2,
            {"1-p1 en": [1], "2-p1 en": [2]},
            {"1": (1, 1), "2": (1, 2)},
            id="English alone",
        ),
        pytest.param(
            BOTH,
            "zh",
            3,
            {"1-p1 zh": [1, 2], "1-p1 en": [None], "2-p1 en": [3]},
            {"1": (2, 1), "2": (1, 3)},
            id="side by side, a Chinese query",
        ),
        pytest.param(
            BOTH,
            "en",
            2,
            {"1-p1 zh": [None, None], "1-p1 en": [1], "2-p1 en": [2]},
            {"1": (1, 1), "2": (1, 2)},
            id="side by side, an English query",
        ),
    ],
)
def test_numbered(
    languages: tuple[Language, ...],
    counted: Language,
    total: int,
    expected: dict[str, list[int | None]],
    sections: dict[str, tuple[int, int]],
) -> None:
    blocks = [block(id_[0], "paragraph", id_, "…") for id_ in ("1-p1", "2-p1")]
    found = numbered(FOUND, ((each, languages) for each in blocks), counted)
    assert (found.total, ordinals(found), found.sections) == (total, expected, sections)
