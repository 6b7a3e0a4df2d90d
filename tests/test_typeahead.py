"""What is offered while somebody types: whether it begins so, and which comes first."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.pinyin import readings
from indexer.language.typed import begins, letters
from indexer.model import Completion, Wording
from indexer.typeahead import TypeAhead


def wording(text: str, *starts: int) -> Wording:
    typed = letters(text)
    chinese = any(readings(typed))
    return Wording(
        text, "zh" if chinese else "en", typed, readings(typed) if chinese else (), (0, *starts)
    )


@pytest.mark.parametrize(
    ("typed", "text", "in_full"),
    [
        pytest.param("跨境", "跨境电商", True, id="Chinese"),
        pytest.param("跨境電", "跨境电商", True, id="Traditional Chinese"),
        pytest.param("kuajing", "跨境电商", True, id="pinyin"),
        pytest.param("kuaj", "跨境电商", True, id="pinyin, the last syllable begun"),
        pytest.param("kua jing", "跨境电商", True, id="pinyin with spaces"),
        pytest.param("kuàjìng", "跨境电商", True, id="pinyin with tones"),
        pytest.param("KuaJing", "跨境电商", True, id="pinyin with capitals"),
        pytest.param("kj", "跨境电商", False, id="initials"),
        pytest.param("kjds", "跨境电商", False, id="all initials"),
        pytest.param("kjdians", "跨境电商", False, id="initials and syllables"),
        pytest.param("kuajd", "跨境电商", False, id="syllables and initials"),
        pytest.param("跨jing", "跨境电商", True, id="half converted"),
        pytest.param("zhsqy", "中小企业", None, id="another initial"),
        pytest.param("zhxqy", "中小企业", False, id="initials of two letters"),
        pytest.param("zxqy", "中小企业", False, id="initials of one letter"),
        pytest.param("xi'an", "西安", True, id="an apostrophe between syllables"),
        pytest.param("xian", "西安", True, id="no apostrophe"),
        pytest.param("lüse", "绿色贸易", True, id="ü"),
        pytest.param("lvse", "绿色贸易", True, id="v for ü"),
        pytest.param("b2bpt", "B2B平台", False, id="Latin letters among Chinese"),
        pytest.param("yinhang", "银行", True, id="read by its phrase"),
        pytest.param("cross border e", "cross-border e-commerce", True, id="English, no hyphens"),
        pytest.param("Cross-B", "cross-border e-commerce", True, id="English, capitals"),
        pytest.param("tradea", "Trade Assurance", False, id="English, a space left out"),
        pytest.param("kuajing", "空间", None, id="another word"),
        pytest.param("跨境电商平台", "跨境电商", None, id="more than there is"),
        pytest.param("jing", "跨境", None, id="no beginning"),
        pytest.param("tra", "展会", None, id="not English"),
    ],
)
def test_what_begins_so(typed: str, text: str, in_full: bool | None) -> None:
    assert begins(letters(typed), wording(text), 0) is in_full


TEXTS = st.text(alphabet="跨境电商长重庆绿B2 e-", min_size=1, max_size=12).filter(letters)


@given(TEXTS, st.data())
def test_every_beginning_is_one(text: str, data: st.DataObject) -> None:
    said = wording(text)
    end = data.draw(st.integers(1, len(said.letters)))
    assert begins(said.letters[:end].strip(), said, 0)
    syllables = [
        data.draw(st.sampled_from([letter, *filter(None, (reading, reading[:1]))]))
        for letter, reading in zip(said.letters, readings(said.letters), strict=True)
    ]
    assert begins("".join(syllables[:end]).strip(), said, 0) is not None


@given(st.text(max_size=30), TEXTS)
def test_nothing_typed_is_an_error(typed: str, text: str) -> None:
    ahead = TypeAhead({"report": [completion(text)]})
    for each in ahead.suggestions(typed):
        assert each.text == text


def completion(text: str, text_en: str | None = None, count: int = 1) -> Completion:
    said = (text, text_en) if text_en else (text,)
    starts = {"中国中小企业": (2,), "cross-border trade": (6, 13), "trade fair": (6,)}
    return Completion(
        text, text_en, "term", count, tuple(wording(each, *starts.get(each, ())) for each in said)
    )


AHEAD = TypeAhead(
    {
        "first": [
            completion("中小企业", "SME", 5),
            completion("中小微企业", "micro enterprise", 9),
            completion("中国中小企业", count=20),
            completion("跨境贸易", "cross-border trade", 7),
            completion("company"),
        ],
        "second": [
            completion("中小企业", "SME", 6),
            completion("展会", "trade fair", 1),
            completion("traditional", count=3),
        ],
    }
)


@pytest.mark.parametrize(
    ("typed", "documents", "offered"),
    [
        pytest.param("中小", (), ["中小企业", "中小微企业", "中国中小企业"], id="added up"),
        pytest.param("中小", ("first",), ["中小微企业", "中小企业", "中国中小企业"], id="one"),
        pytest.param("zx", (), ["中小企业", "中小微企业", "中国中小企业"], id="initials"),
        pytest.param("tra", (), ["traditional", "trade fair", "cross-border trade"], id="later"),
        pytest.param("tra", ("first",), ["cross-border trade"], id="English, one report"),
        pytest.param("smes", (), ["SME"], id="plural"),
        pytest.param("companies", (), ["company"], id="plural in -ies"),
        pytest.param("fair", (), ["trade fair"], id="a later word"),
        pytest.param("", (), [], id="nothing"),
        pytest.param("?!", (), [], id="no letters"),
        pytest.param("\ud800", (), [], id="a lone surrogate"),
        pytest.param("x", ("none",), [], id="no such report"),
    ],
)
def test_the_likeliest_comes_first(
    typed: str, documents: tuple[str, ...], offered: list[str]
) -> None:
    assert [each.typed for each in AHEAD.suggestions(typed, frozenset(documents))] == offered


def test_what_was_typed_is_shown_with_its_counterpart() -> None:
    (reached,) = AHEAD.suggestions("sm")
    assert (reached.text, reached.text_en, reached.language) == ("中小企业", "SME", "en")


def test_a_long_query_takes_no_longer_than_its_completions() -> None:
    assert AHEAD.suggestions("zhong " * 5000 + string.ascii_letters) == ()
