"""What is blanked leaves everything else where it stood."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.blanking import blanked, without


@pytest.mark.parametrize(
    ("spans", "left"),
    [([], "甲12乙34"), ([(1, 3)], "甲  乙34"), ([(1, 3), (4, 6)], "甲  乙  ")],
    ids=["nothing", "one", "several"],
)
def test_spans_are_blanked(spans: list[tuple[int, int]], left: str) -> None:
    assert blanked("甲12乙34", spans) == left


@given(st.text(alphabet="甲乙12 "))
def test_what_a_pattern_finds_is_blanked_and_no_more(text: str) -> None:
    left = without(re.compile(r"\d+"), text)
    assert len(left) == len(text)
    assert left == "".join(" " if letter.isdigit() else letter for letter in text)
