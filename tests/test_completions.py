"""What a report offers to somebody who begins to type."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.completions import completions
from indexer.corpus import Report
from indexer.footnotes import described
from indexer.language.analysis import Analyzer
from indexer.language.glossary import Glossary, GlossaryTerm
from indexer.model import Completion
from indexer.parse import parse
from indexer.passages import passages

TEXT = """
# 样本报告

## 1. 活跃买家的增长

活跃买家来自越南。跨境电商平台帮助活跃买家[^1]。平台服务活跃买家。

跨境电子商务发展很快，发展很快。活跃买家进行交易。平台进行了交易。我们进行了交易。

春天花开。夏天炎热。秋天凉爽。冬天下雪。山高水长。鱼儿游泳。鸟儿飞翔。树木茂盛。

[^1]: 世界银行，《2017年营商环境报告》，2017年1月。
"""
ENGLISH = {
    "活跃买家的增长": "The growth of active buyers",
    "活跃买家来自越南。": "The active buyers come from Vietnam.",
    "跨境电商平台帮助活跃买家。": "Cross-border e-commerce platforms help active buyers.",
    "平台服务活跃买家。": "The platform serves active buyers.",
    "活跃买家进行交易。": "Active buyers trade.",
    "平台进行了交易。": "The platform made deals.",
    "我们进行了交易。": "We made deals.",
}
GLOSSARY = Glossary(
    (
        GlossaryTerm("跨境电商", "cross-border e-commerce", ("跨境电子商务",), ("CBEC",)),
        GlossaryTerm("越南", "Viet Nam", (), ("Vietnam",)),
        GlossaryTerm("货", "goods"),
        GlossaryTerm("贷款", "loan"),
    )
)


@pytest.fixture
def offered(make_report: Callable[..., Report]) -> dict[str, Completion]:
    document = described(parse(make_report(TEXT)))
    found = completions(
        document,
        passages(document, (), ENGLISH),
        ENGLISH,
        GLOSSARY,
        Analyzer(GLOSSARY.chinese_words),
    )
    assert len({each.text for each in found}) == len(found)
    return {each.text: each for each in found}


@pytest.mark.parametrize(
    ("text", "english", "kind", "count"),
    [
        pytest.param("跨境电商", "cross-border e-commerce", "term", 2, id="in two wordings"),
        pytest.param("越南", "Vietnam", "term", 1, id="in the wording that is used"),
        pytest.param("活跃买家", "active buyers", "phrase", 5, id="a phrase and its English"),
        pytest.param("活跃买家的增长", "The growth of active buyers", "section", 1, id="a title"),
        pytest.param("世界银行", None, "source", 1, id="an organisation"),
    ],
)
def test_what_is_offered(
    offered: dict[str, Completion], text: str, english: str | None, kind: str, count: int
) -> None:
    found = offered[text]
    assert (found.text_en, found.kind, found.count) == (english, kind, count)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("贷款", id="a term that the report does not use"),
        pytest.param("货", id="nor where it stands in another word"),
        pytest.param("跨境电子商务", id="a term's other wording by itself"),
        pytest.param("我们", id="a stop word"),
        pytest.param("活跃", id="a word that is always part of a phrase"),
        pytest.param("2017", id="a number"),
        pytest.param("buyers", id="a word of the translation"),
    ],
)
def test_what_is_not_offered(offered: dict[str, Completion], text: str) -> None:
    assert text not in offered


def test_it_may_be_typed_as_any_of_its_wordings(offered: dict[str, Completion]) -> None:
    wordings = offered["跨境电商"].wordings
    assert [each.letters for each in wordings] == [
        "跨境电商",
        "跨境电子商务",
        "cross border e commerce",
        "cbec",
    ]
    assert wordings[0].readings == ("kua", "jing", "dian", "shang")
    assert wordings[2].starts == (0, 6, 13, 15)


def test_a_report_in_english(make_report: Callable[..., Report]) -> None:
    text = "# Title\n\n## Overview\n\nSmall exporters grew. Small exporters fell. He met exporters."
    document = described(parse(make_report(text, language="en")))
    found = completions(document, passages(document), {}, Glossary(), Analyzer())
    assert ("exporters", "phrase", 3) in [(each.text, each.kind, each.count) for each in found]
    assert all(each.text_en is None for each in found)
