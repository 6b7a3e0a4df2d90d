"""English number words as Chinese text writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.numbers.wordings import NumberWordings

EVERYWHERE = NumberWordings(lambda _text: True)


@pytest.mark.parametrize(
    ("text", "said", "written"),
    [
        ("in the 15th century", "15th century", ["15世纪", "十五世纪"]),
        ("the twenty-first century", "twenty-first century", ["21世纪", "二十一世纪"]),
        ("since the 1960s", "1960s", ["1960年代", "60年代", "六十年代"]),
        ("the ’80s", "80s", ["80年代", "八十年代"]),
        ("in the 1900s", "1900s", ["1900年代", "20世纪"]),
        ("the third largest", "third", ["第3", "第三"]),
        ("its 22nd edition", "22nd", ["第22", "第二十二"]),
        ("in March 2015", "March", ["3月", "三月"]),
        ("after two years", "two years", ["2年", "二年", "两年"]),
        ("a 45 minute match", "45 minute", ["45分钟", "45分", "四十五分钟", "四十五分"]),
        ("12 months", "12 months", ["12个月", "十二个月"]),
    ],
)
def test_how_it_is_written(text: str, said: str, written: list[str]) -> None:
    (rendering,) = EVERYWHERE.render(text)
    assert text[rendering.span.start : rendering.span.end] == said
    assert [each.text for each in rendering.alternatives] == written
    assert rendering.only_untranslated


@pytest.mark.parametrize(
    "text", ["", "three million", "40 percent", "What may march on", "3.5s", "B2B", "十五世纪"]
)
def test_what_is_no_such_word(text: str) -> None:
    assert EVERYWHERE.render(text) == ()


def test_what_no_text_has_is_left_out() -> None:
    (only,) = NumberWordings("十五世纪".__eq__).render("15th century")[0].alternatives
    assert only.text == "十五世纪"
    assert NumberWordings(lambda _text: False).render("15th century, third, 1960s") == ()


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for rendering in EVERYWHERE.render(text):
        assert 0 <= rendering.span.start < rendering.span.end <= len(text)
