"""Reading typed queries: operators where they make sense, plain words everywhere else."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query.syntax import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_WILDCARDS,
    Beginning,
    Either,
    Every,
    Exact,
    Part,
    Range,
    Several,
    Within,
    Without,
    Words,
    parse,
)


def several(*parts: Part) -> Several:
    return Several(parts)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("跨境 电商", Words("跨境 电商"), id="words"),
        pytest.param(" 跨境\t电商 ", Words("跨境\t电商"), id="spaces at the ends"),
        pytest.param('"中小企业"', Exact("中小企业"), id="phrase"),
        pytest.param("“中小企业”", Exact("中小企业"), id="curly quotes"),
        pytest.param("「中小企业」", Exact("中小企业"), id="corner brackets"),
        pytest.param("『中小企业』", Exact("中小企业"), id="double corner brackets"),
        pytest.param("＂中小企业＂", Exact("中小企业"), id="full-width quotes"),
        pytest.param(
            '物流"中小企业"', several(Words("物流"), Exact("中小企业")), id="phrase after a word"
        ),
        pytest.param("物流 -海运", several(Words("物流"), Without(Words("海运"))), id="minus"),
        pytest.param(
            '物流 -"海运"', several(Words("物流"), Without(Exact("海运"))), id="minus a phrase"
        ),
        pytest.param("物流 NOT 海运", several(Words("物流"), Without(Words("海运"))), id="NOT"),
        pytest.param("物流 AND 海运", Every((Words("物流"), Words("海运"))), id="AND"),
        pytest.param("物流 OR 海运", Either((Words("物流"), Words("海运"))), id="OR"),
        pytest.param(
            "a AND b OR c",
            Either((Every((Words("a"), Words("b"))), Words("c"))),
            id="AND binds tighter than OR",
        ),
        pytest.param(
            "a AND NOT b", Every((Words("a"), Without(Words("b")))), id="NOT binds tighter than AND"
        ),
        pytest.param(
            "(a OR b) AND c",
            Every((Either((Words("a"), Words("b"))), Words("c"))),
            id="parentheses",
        ),
        pytest.param("跨境*", Beginning("跨境"), id="prefix"),
        pytest.param("trad*", Beginning("trad"), id="Latin prefix"),
        pytest.param("title:趋势", Within("title", Words("趋势")), id="field"),
        pytest.param("Note：WTO", Within("note", Words("WTO")), id="full-width colon, any case"),
        pytest.param('source:"中国海关"', Within("source", Exact("中国海关")), id="field phrase"),
        pytest.param(
            "section:2.1 物流",
            several(Within("section", Words("2.1")), Words("物流")),
            id="field and word",
        ),
        pytest.param(">30%", Range(">30%", "30%", None, include_low=False), id="more than"),
        pytest.param("> 30%", Range("> 30%", "30%", None, include_low=False), id="with a space"),
        pytest.param(">=30%", Range(">=30%", "30%", None), id="at least"),
        pytest.param("≤30%", Range("≤30%", None, "30%"), id="at most, one sign"),
        pytest.param("＜30%", Range("＜30%", None, "30%", include_high=False), id="full width"),
        pytest.param("10亿..100亿", Range("10亿..100亿", "10亿", "100亿"), id="range"),
        pytest.param(
            "10亿~100亿",
            Range("10亿~100亿", "10亿", "100亿", perhaps_printed=True),
            id="range with a tilde",
        ),
    ],
)
def test_operators(typed: str, read: Part) -> None:
    assert parse(typed).root == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        '"',
        '""',
        '"中小企业',
        "“ ”",
        "中小企业”",
        "(",
        "()",
        "物流)",
        "(物流",
        "详情(类目)",
        "AND",
        "OR OR",
        "物流 AND",
        "AND 物流",
        "NOT",
        "-",
        "- 物流",
        "-物流",
        "NOT 物流",
        "--物流",
        "-5%",
        "Alibaba.com-数据管家",
        "*",
        "**",
        "a*",
        "title:",
        "title: 物流",
        "titles:物流",
        "2~3倍",
        "...",
        "<>",
        ">",
        "and or not",
        "，。！",
        "\ud800",
    ],
)
def test_what_makes_no_sense_is_plain_words(typed: str) -> None:
    assert parse(typed).root == Words(typed.strip() or typed)


def test_no_more_wildcards_than_the_limit() -> None:
    parsed = parse(" ".join(f"word{n}*" for n in range(10)))
    assert isinstance(parsed.root, Several)
    found = [part for part in parsed.root.parts if isinstance(part, Beginning)]
    assert len(found) == MAX_WILDCARDS


def test_no_deeper_than_the_limit() -> None:
    depth = MAX_DEPTH + 200
    assert list(parse("(" * depth + "物流" + ")" * depth).sought())


def test_too_long_is_an_error_that_names_the_parameter() -> None:
    with pytest.raises(QueryError) as error:
        parse("物" * (MAX_LENGTH + 1))
    assert error.value.parameter == "q"


def test_what_is_sought_leaves_out_what_is_excluded() -> None:
    assert list(parse("物流 -海运 AND 空运").sought()) == [Words("物流"), Words("空运")]


ODD = st.text(
    st.sampled_from('"“”「」()-*:~.><= ANDORNOT物流1亿%\ud800\u200b') | st.characters(),
    max_size=300,
)


@given(ODD)
@example("(" * MAX_LENGTH)
@example("(a" * (MAX_LENGTH // 2))
@example("(" * 250 + ")" * 250)
@example('"' * MAX_LENGTH)
@example("“" * (MAX_LENGTH - 1) + "”")
@example("「" * MAX_LENGTH)
@example("NOT " * (MAX_LENGTH // 4))
@example("-a " * (MAX_LENGTH // 3))
@example("a OR " * (MAX_LENGTH // 5))
@example(">" * MAX_LENGTH)
@example("1~" * (MAX_LENGTH // 2))
@example("1" * 400 + "~")
def test_any_text_is_read_in_bounded_time(text: str) -> None:
    start = time.thread_time()
    parsed = parse(text)
    assert time.thread_time() - start < 0.25
    assert parsed.text == text
    assert text == "" or list(parsed.sought())
