"""Hostile text on every route: in each parameter, and in a report itself. It stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from handmade import CHINESE, HandmadeLibrary
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from indexer.config import Config, WebConfig
from indexer.library import Library
from web import create_app

PAYLOADS = {
    "markup": (
        "\"'--></script></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>"
        "<svg/onload=alert(1)><style>@import '//evil.example'</style>{{ 7*191 }}{% raw %}"
    ),
    "attribute": "\" onmouseover=\"alert(1)\" x='' autofocus onfocus='alert(1)",
    "address": "javascript:alert(1)//data:text/html,<script>alert(1)</script>",
    "controls": "x\r\nSet-Cookie: a=b\r\n\r\n\x00<script>alert(1)</script>\u202egpj.exe\u2066",
}
WORDS = ["q", "text", "document", "section", "source", "kind", "unit", "year", "footnote", "sort"]
CHOICES = ["limit", "offset", "min", "max", "format", "style", "lang", "script", "theme"]
NAMES = [*WORDS, *CHOICES, "url", "id", "name", "callback", "next", "maxwidth"]
"""Every parameter there is, and some that others have."""

OUR_FRAMES = "http://localhost/embed/"
"""What the page `/embed` shows previews of."""
ADDRESSES = {"href", "src", "action", "formaction", "poster", "xlink:href", "data", "cite"}


class Dangers(HTMLParser):
    """Collects what would act on a page that our templates did not write."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(f"<{tag} {name}>")
            if name in ADDRESSES and re.match(r"(javascript|data|vbscript):|//evil", address):
                self.found.append(f"<{tag} {name}={value}>")
        given = dict(attrs)
        ours = given.get("src") or given.get("type") == "application/ld+json"
        if tag == "script" and not ours:
            self.found.append("<script> within the page")
        if tag in ("style", "object", "base") and "alert" in str(attrs):
            self.found.append(f"<{tag}>")
        if tag == "iframe" and not str(given.get("src")).startswith(OUR_FRAMES):
            self.found.append("<iframe> of others")


def dangers(answer: TestResponse) -> list[str]:
    """What an answer would have a browser do."""
    found = [name for name in ("Set-Cookie", "Refresh") if name in answer.headers]
    if answer.headers["X-Content-Type-Options"] != "nosniff":
        found.append("sniffing")
    if answer.mimetype in ("text/html", "image/svg+xml", "application/xml"):
        parser = Dangers()
        parser.feed(answer.text)
        found += parser.found
        found += re.findall(r"<(?:img src=x|svg/|style>@)|\b1337\b", answer.text)
    return found


def rules(client: FlaskClient) -> list[Rule]:
    found = client.application.url_map.iter_rules()
    return [rule for rule in found if "GET" in (rule.methods or ())]


def filled(rule: Rule, **values: str) -> str:
    return re.sub(r"<(?:[^:<>]+:)?(\w+)>", lambda part: values.get(part[1], "x"), rule.rule)


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    config = Config(web=WebConfig(indexed=True))
    return create_app(config, HandmadeLibrary()).test_client()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_parameter_of_any_route_acts(client: FlaskClient, payload: str) -> None:
    for rule in rules(client):
        # A page that many are on, so that what is echoed is; the reading page is long and has none.
        address = filled(rule, document=CHINESE.id, id="2-t1", name="1-p1-n1", number="1")
        for name in NAMES if "read" not in rule.rule else ["lang", "script"]:
            answer = client.get(address, query_string={name: payload}, buffered=True)
            assert answer.status_code < 500, (address, name)
            assert dangers(answer) == [], (address, name)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_part_of_an_address_acts(client: FlaskClient, payload: str) -> None:
    for rule in rules(client):
        for part in rule.arguments:
            address = filled(rule, **{"document": CHINESE.id, part: payload.replace("?", "")})
            answer = client.get(address, buffered=True)
            assert answer.status_code < 500, address
            assert dangers(answer) == [], address


@pytest.mark.parametrize("header", ["Host", "Accept-Language", "Origin", "Referer", "X-Request-Id"])
@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_no_header_acts(client: FlaskClient, header: str, payload: str) -> None:
    for address in ("/", "/search?q=x", "/none", "/opensearch.xml", "/sitemap.xml"):
        answer = client.get(address, headers={header: payload})
        assert answer.status_code < 500, address
        assert dangers(answer) == [], address


# --- A report that is hostile ---------------------------------------------------------------

TEXTS = [re.sub(r"[\x00\r\n]", " ", payload) for payload in PAYLOADS.values()]


def report() -> str:
    """A report with every payload in every kind of place."""
    lines = ["# 敌意报告", ""]
    for ordinal, text in enumerate(TEXTS, 1):
        lines += [
            f"## {ordinal} 标题 {text}",
            "",
            f"2017年出口额增长{ordinal}%，{text}<sup>{ordinal}</sup>。",
            f"[链接](javascript:alert({ordinal})) ![图](data:text/html,{ordinal})",
            "<a href=//evil.example>去</a>",
            "",
            f"1. 第一 {text}",
            f"2. 第二 {text}",
            "",
            f"<sup>{ordinal}</sup> 世界银行，《{text}》，2017年。",
            "",
            f"| 省份 {text} | 出口额 |",
            "|---|---|",
            f"| {text.replace('|', ' ')} | {ordinal}亿元 |",
            f"| =cmd{ordinal} | 2亿元 |",
            "",
            f"数据来源：{text}",
            "",
        ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "corpus" / "hostile").mkdir(parents=True)
    (folder / "corpus" / "hostile" / "report.md").write_text(report(), "utf-8")
    quoted = ["'''" + text.replace("'", "") + "'''" for text in TEXTS]
    (folder / "corpus" / "hostile" / "report.toml").write_text(
        f"title = {quoted[0]}\ntitle_en = {quoted[1]}\nyear = 2018\nlanguage = 'zh'\n"
        f"subtitle = {quoted[0]}\nabbreviation = {quoted[2]}\nrights = {quoted[3]}\n"
        f"origin = {quoted[3]}\npublishers = [{', '.join(quoted)}]\nexamples = [{quoted[0]}]\n",
        "utf-8",
    )
    config = Config(corpus=folder / "corpus", index=folder / "index", web=WebConfig(indexed=True))
    return Library.open(config)


def places(library: Library, rule: Rule) -> Iterator[str]:
    """A rule's addresses over everything that the report has."""
    document = library.document("hostile")
    statistics = library.statistics("hostile")
    known = {
        "document": ["hostile"],
        "id": [*(t.id for t in document.tables[:3]), document.blocks[3].id, statistics[0].id],
        "name": [each.key for each in statistics[:3]],
        "number": [note.number for note in document.footnotes[:3]],
    }
    names = sorted(rule.arguments)
    for chosen in product(*(known.get(name, ["x"]) for name in names)):
        yield filled(rule, **dict(zip(names, chosen, strict=True)))


def test_a_hostile_report_stays_text_on_every_route(hostile: Library) -> None:
    client = create_app(hostile.config, hostile).test_client()
    queries = ["", "q=标题", "q=alert", "q=出口额增长了多少？", "text=2017年增长3%25。", "lang=en"]
    shown = 0
    for rule in rules(client):
        for address in places(hostile, rule):
            for query in [*queries, "script=hant", "format=csv", "format=svg"]:
                answer = client.get(f"{address}?{query}", buffered=True)
                assert answer.status_code < 500, (address, query)
                assert dangers(answer) == [], (address, query)
                shown += "alert(1)" in answer.text if answer.mimetype == "text/html" else 0
    assert shown > 20, "its text is shown"
