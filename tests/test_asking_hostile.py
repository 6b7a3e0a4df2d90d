"""Whatever a report holds and whoever asks: what is answered stands in the report, and no markup of
a report or a question reaches a page."""

import json
import re
import unicodedata

import cedict
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.build import build
from indexer.config import Config
from indexer.library import Library
from web import create_app

REPORT = """# 1 Numbers <script>alert(1)</script>

In 2017 sales of <script>alert("widgets")</script> grew by 12.5%.[^1] Sales of gadgets were US$3.4
billion in 2016, 7 of 10 of them \u202e%99\u202c online, and ‮5‬ firms made 1,234,567 units.

<img src=x onerror=alert(1)> firms count 0 1 2 3 4 5 6 7 8 9 ９９％ １２ ٣٤ Ⅷ ½ ³ 〇 of 2018.

小企业2018年出口额为<b>225亿美元</b>，同比增长"87.5%"；javascript:alert(2)占比３４％，分别为1、2和3。

[^1]: Source: <a href="javascript:alert(3)">Statistics 2018</a>, p. 99.
"""

WORDS = (
    "how many what share which when who source of sales widgets gadgets firms units grew by "
    "in 2017 2018 2016 US$ billion 12.5% 99% table rank or and 多少 来源 占比 增长 小企业 "
    "出口额 是什么 哪些 第几 "
    "<script>alert(1)</script> <img \u202e \u200b ' \" & 0 -1 1e9 ％ １２ \x00"
).split()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("hostile")
    report = folder / "corpus" / "hostile"
    report.mkdir(parents=True)
    (report / "report.md").write_text(REPORT, encoding="utf-8")
    (report / "report.toml").write_text(
        'title = "<script>alert(0)</script>"\nyear = 2018\nlanguage = "en"\n', encoding="utf-8"
    )
    config = Config(
        corpus=folder / "corpus",
        index=folder / "index",
        dictionary=cedict.folder(),
        engine="memory",
    )
    build(config)
    return create_app(config, Library(config)).test_client()


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(" ".join))
def test_every_answer_stands_in_the_report(client: FlaskClient, question: str) -> None:
    given_ = client.get("/api/v1/ask", query_string={"q": question})
    if given_.status_code == 400:
        assert not question.strip()
        return
    answer = json.loads(given_.text)
    assert answer["answerable"] == (answer["answer"] is not None) == (answer["reason"] is None)
    notes = [note["text"] for cited in answer["citations"] for note in cited["footnotes"]]
    quotes = [cited["quote"] for cited in answer["citations"]]
    for cited in answer["citations"]:
        block = client.get(f"/api/v1/documents/hostile/blocks/{cited['block']}").json
        assert block
        assert cited["quote"] in block["text"]
    proof = unicodedata.normalize("NFKC", "\n".join(quotes + notes))
    said = (answer["answer"] or {"text": ""})["text"]
    for digits in re.findall(r"\d+", unicodedata.normalize("NFKC", said)):
        assert digits in proof


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join))
def test_no_markup_gets_into_a_page(client: FlaskClient, question: str) -> None:
    text = client.get("/search", query_string={"q": question + "?"}).text
    assert not re.search(r'<script(?! type="module" src="/static/)', text)
    assert "<img" not in text
    assert not re.search(r'(href|src)="\s*javascript:', text)
