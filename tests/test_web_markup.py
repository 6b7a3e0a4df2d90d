"""Annotated text: safe, well nested, nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from web.markup import Annotation, annotate, highlight

LINK = (Markup("<a>"), Markup("</a>"))
MARK = Markup("<sup></sup>")

TABLE = [
    ("plain text is escaped", "a<b>&c", [], "a&lt;b&gt;&amp;c"),
    ("a mark", "中小企业", [highlight(1, 3)], "中<mark>小企</mark>业"),
    ("two marks", "abcd", [highlight(0, 1), highlight(2, 3)], "<mark>a</mark>b<mark>c</mark>d"),
    ("the whole", "ab", [highlight(0, 2)], "<mark>ab</mark>"),
    ("a point within a mark", "ab", [highlight(0, 2), (1, 1)], "<mark>a<sup></sup>b</mark>"),
    ("a point where a mark ends", "ab", [highlight(0, 1), (1, 1)], "<mark>a</mark><sup></sup>b"),
    ("a point where a mark begins", "ab", [highlight(1, 2), (1, 1)], "a<sup></sup><mark>b</mark>"),
    ("a point at the end", "ab", [(2, 2)], "ab<sup></sup>"),
    ("a point in nothing", "", [(0, 0)], "<sup></sup>"),
    ("a mark within a link", "abcd", [(0, 4), highlight(1, 2)], "<a>a<mark>b</mark>cd</a>"),
    (
        "a link stays whole where a mark crosses its start",
        "abcd",
        [highlight(0, 2), (1, 4)],
        "<mark>a</mark><a><mark>b</mark>cd</a>",
    ),
    (
        "a link stays whole where a mark crosses its end",
        "abcd",
        [highlight(1, 4), (0, 2)],
        "<a>a<mark>b</mark></a><mark>cd</mark>",
    ),
    (
        "a mark that is cut says its name once",
        "abcd",
        [replace(highlight(0, 4), again=Markup("<mark again>")), (1, 3)],
        "<mark>a</mark><a><mark again>bc</mark></a><mark again>d</mark>",
    ),
    (
        "what lies outside is cut off",
        "ab",
        [highlight(-3, 1), highlight(5, 9), (7, 7)],
        "<mark>a</mark>b",
    ),
]


def annotations(given: list[Annotation | tuple[int, int]]) -> list[Annotation]:
    """A pair stands for a link, or for a point where it has no length."""
    return [
        a
        if isinstance(a, Annotation)
        else Annotation(*a, MARK)
        if a[0] == a[1]
        else Annotation(*a, *LINK)
        for a in given
    ]


@pytest.mark.parametrize(
    ("text", "given_", "html"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_annotate(text: str, given_: list[Annotation | tuple[int, int]], html: str) -> None:
    assert annotate(text, annotations(given_)) == html


class Nesting(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


pairs = st.tuples(st.integers(-2, 14), st.integers(-2, 14), st.sampled_from([0, 9]))


@given(st.text(alphabet="中a<>&\"'\U0001f600", max_size=12), st.lists(pairs, max_size=6))
def test_any_annotations_nest_and_keep_the_text(
    text: str, given_: list[tuple[int, int, int]]
) -> None:
    elements = {0: LINK, 9: (Markup("<mark>"), Markup("</mark>"))}
    html = annotate(text, [Annotation(a, b, *elements[rank], rank) for a, b, rank in given_])
    nesting = Nesting()
    nesting.feed(html)
    assert nesting.open == []
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text
