"""Names of Chinese reports as English questions spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.homophones import sounds
from indexer.language.romanised import Romanised

TEXT = "东澜市青岚湾的周明远教授到西安"
NAMES = Romanised([sounds(TEXT)], lambda text: text in TEXT)


@pytest.mark.parametrize(
    ("word", "strings"),
    [
        ("donglan", ("东澜",)),
        ("qinglan", ("青岚",)),
        ("qinglanwan", ("青岚湾",)),
        ("mingyuan", ("明远",)),
        ("xian", ("西安",)),
        ("dong", ()),
        ("landong", ()),
        ("london", ()),
        ("", ()),
    ],
    ids=[
        "two characters",
        "another",
        "three",
        "a given name",
        "one syllable or two",
        "one character says too little",
        "what stands apart",
        "no pinyin",
        "nothing",
    ],
)
def test_what_a_word_spells(word: str, strings: tuple[str, ...]) -> None:
    assert NAMES.spelled(word) == strings


@given(st.text(max_size=60))
def test_what_is_spelled_stands_in_the_text(word: str) -> None:
    assert all(text in TEXT for text in NAMES.spelled(word))
