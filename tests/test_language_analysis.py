"""Index terms: what a text is cut into, field by field."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.analysis import Analyzer, Token
from indexer.language.scripts import fold

USER_WORDS = ("一达通", "跨境电商", "占比", "信保", "数字贸易网络")


@cache
def analyzer() -> Analyzer:
    return Analyzer(USER_WORDS)


def texts(tokens: tuple[Token, ...]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("企业占比达40.2%", ["企业", "占比", "达", "40.2"], id="占比 is a word"),
        pytest.param("一達通和信保", ["一达通", "和", "信保"], id="user words in Traditional"),
        pytest.param("顯著提升", ["显着", "提升"], id="著 folds, and the word is still one"),
        pytest.param("数字贸易网络", ["数字", "贸易", "网络"], id="long terms stay in parts"),
        pytest.param("B2B、C2M、360全景", ["b2b", "c2m", "360", "全景"], id="letters with digits"),
        pytest.param("4,000亿", ["4000", "亿"], id="thousands separator"),
        pytest.param("4,00", ["4", "00"], id="a comma that separates no thousands"),
        pytest.param("第3产业", ["第", "3", "产业"], id="single digits stay"),
        pytest.param("Alibaba.com's buyers", ["alibaba", "com", "buyer"], id="possessive"),
        pytest.param("customs, goods", ["customs", "goods"], id="not a custom, not good"),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert texts(analyzer().analyze(text).words) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organizations"),
        ("digitalised", "digitalize"),
        ("analysed", "analyzing"),
        ("labour", "labor"),
        ("favourite", "favorites"),
        ("centre", "centers"),
        ("travelling", "traveled"),
        ("catalogue", "catalogs"),
        ("defence", "defense"),
        ("children", "child"),
        ("women", "woman"),
        ("grew", "growing"),
        ("sold", "sells"),
        ("lent", "lending"),
        ("withheld", "withhold"),
        ("datum", "data"),
        ("manoeuvres", "maneuver"),
        ("enamelled", "enameled"),
        ("amongst", "among"),
        ("criteria", "criterion"),
        ("countries", "country"),
        ("people", "person"),
        ("businesswomen", "businesswoman"),
        ("grandchildren", "grandchild"),
        ("specimens", "specimen"),
        ("referenda", "referendum"),
        ("diagnoses", "diagnosis"),
        ("lenses", "lens"),
        ("buses", "bus"),
        ("menus", "menu"),
        ("calves", "calf"),
        ("passersby", "passerby"),
        ("staffing", "staff"),
        ("boycotted", "boycott"),
        ("trafficking", "traffic"),
        ("queuing", "queue"),
        ("foresaw", "foresee"),
        ("outgrew", "outgrowing"),
        ("repaid", "repay"),
        ("shipped", "shipping"),
        ("China's", "China"),
        ("CAFÉ", "cafe"),
    ],
)
def test_forms_of_an_english_word_share_a_term(one: str, other: str) -> None:
    assert texts(analyzer().analyze(one).english) == texts(analyzer().analyze(other).english)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("customs", "custom"),
        ("goods", "good"),
        ("news", "new"),
        ("people", "personal"),
        ("four", "for"),
        ("poison", "poise"),
    ],
)
def test_different_english_words_do_not(one: str, other: str) -> None:
    assert texts(analyzer().analyze(one).english) != texts(analyzer().analyze(other).english)


@pytest.mark.parametrize(
    ("text", "compounds"),
    [
        pytest.param("e-commerce and co-operation", ["ecommerc", "cooper"], id="stems"),
        pytest.param("state‑of‑the‑art", ["stateoftheart"], id="several, hard hyphens"),
        pytest.param("G-20，COVID-19病例", ["g20", "covid19"], id="with digits"),
        pytest.param("2016-2017, pre- and post, --x-", [], id="none"),
    ],
)
def test_compounds_are_also_one_word(text: str, compounds: list[str]) -> None:
    assert texts(analyzer().analyze(text).compounds) == compounds


def test_bigrams_cross_spaces_but_no_punctuation() -> None:
    assert texts(analyzer().analyze("小企 业B，外贸").bigrams) == ["小企", "企业", "业b", "外贸"]


def test_characters_are_all_but_space() -> None:
    assert texts(analyzer().analyze("占比 ４０.2%。").characters) == list("占比40.2%。")


def test_english_leaves_chinese_out() -> None:
    assert texts(analyzer().analyze("一达通 exports 2016年").english) == ["export", "2016"]


@given(st.text(st.characters(), max_size=60))
def test_tokens_point_into_the_text(text: str) -> None:
    analysis = analyzer().analyze(text)
    for token in (*analysis.words, *analysis.bigrams, *analysis.characters):
        assert 0 <= token.start < token.end <= len(text)
    for token in (*analysis.bigrams, *analysis.characters):
        assert token.text in "".join(fold(text[token.start : token.end]).text.split())


@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=30))
def test_a_fragments_characters_are_the_wholes(before: str, after: str) -> None:
    whole = texts(analyzer().analyze(before + after).characters)
    parts = [texts(analyzer().analyze(part).characters) for part in (before, after)]
    assert whole == parts[0] + parts[1]
