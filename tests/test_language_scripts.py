"""Folding: one code point at a time, and each remembers where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.analysis import detect
from indexer.language.scripts import fold, to_simplified, to_traditional
from indexer.model import Span

ANY_TEXT = st.text(st.characters(), max_size=40)
"""Lone surrogates included."""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("５％", "5%", id="full width"),
        pytest.param("ＡＢ买家", "ab买家", id="full-width letters"),
        pytest.param("Café", "cafe", id="accent in the letter"),
        pytest.param("Cafe\u0301", "cafe", id="accent after the letter"),
        pytest.param("沿線國家", "沿线国家", id="Traditional"),
        pytest.param("後台乾淨", "后台干净", id="Traditional characters that merge"),
        pytest.param("顯著", fold("显著").text, id="著 in both scripts"),
        pytest.param("覆蓋", fold("覆盖").text, id="覆 in both scripts"),
        pytest.param("「一帶一路」", fold("“一带一路”").text, id="quotation marks of both scripts"),
        pytest.param("7–8倍", fold("7—8倍").text, id="dashes"),
        pytest.param("中\u200b小", "中小", id="zero-width space"),
        pytest.param("㈱", "(株)", id="one becomes three"),
        pytest.param("がギ", "がギ", id="kana keep their marks"),
        pytest.param("\ud800", "\ud800", id="lone surrogate"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(ANY_TEXT, ANY_TEXT)
def test_a_fragment_folds_as_the_whole_does(before: str, after: str) -> None:
    assert fold(before + after).text == fold(before).text + fold(after).text


@given(ANY_TEXT)
def test_every_folded_code_point_knows_its_origin(text: str) -> None:
    folded = fold(text)
    assert len(folded.origins) == len(folded.text)
    for place, origin in enumerate(folded.origins):
        assert folded.text[place] in fold(text[origin]).text
    assert list(folded.origins) == sorted(folded.origins)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


def test_the_original_of_a_folded_stretch() -> None:
    folded = fold("５％的㈱")
    assert folded.original(0, 2) == Span(0, 2)
    assert folded.original(4, 5) == Span(3, 4)


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("一带一路沿线国家", "一帶一路沿線國家"),
        ("显著提升头发和发展", "顯著提升頭髮和發展"),
        ("Alibaba.com 40.2%", "Alibaba.com 40.2%"),
    ],
)
def test_display_in_either_script(simplified: str, traditional: str) -> None:
    assert to_traditional(simplified) == traditional
    assert to_simplified(traditional) == simplified


@given(st.text(max_size=60))
def test_display_keeps_every_offset(text: str) -> None:
    assert len(to_traditional(text)) == len(text)
    assert len(to_simplified(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("一达通2016年的出口额", "zh"),
        ("OneTouch exports in 2016", "en"),
        ("What is 一达通", "en"),
        ("GMV是什么", "zh"),
        ("Alibaba.com的数据显示", "zh"),
        ("Belt and Road 沿线国家 active buyers", "en"),
        ("40.2%", "zh"),
        ("", "zh"),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language
