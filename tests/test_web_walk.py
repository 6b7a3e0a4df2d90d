"""All pages of the first report in both languages: no string of ours is in the other one."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from corpora import Indexed
from flask import Flask
from test_web_interface import own_words

from indexer.library import Library
from web import create_app

ROOT = Path(__file__).parent.parent
REPORT = "alibaba-sme-2018"
QUERIES = ("企业", "growth", "penetrashun")
KNOWN = {"CSV", "XLSX", "AND", "OR", "NOT", "pp"}
KNOWN |= set("HTML JSON Web oEmbed iframe src Content Security Policy kB".split())
KNOWN |= set("zh en light dark auto color scheme".split())
"""Said alike in both languages."""
FOR_PROGRAMS = re.compile(
    r'<script type="application/ld\+json">.*?</script>|<meta [^>]*>', re.DOTALL
)
"""The report's own words for reference managers, which no reader sees."""


@pytest.fixture(scope="module")
def library(indexed: Indexed) -> Library:
    return Library(indexed(REPORT))


def addresses(app: Flask, library: Library) -> list[str]:
    """Every page, and the results of a few searches."""
    statistic = library.statistics(REPORT)[0].key
    table = library.document(REPORT).tables[0].id
    values = {"document": REPORT, "name": statistic, "id": table, "block": "1.2-p4"}
    pages = [
        re.sub(r"<(?:\w+:)?(\w+)>", lambda part: values[part[1]], rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("pages.") and "GET" in (rule.methods or ())
    ]
    return [*pages, *(f"/search?q={query}" for query in QUERIES)]


def test_the_first_results_are_light(library: Library) -> None:
    """All that a first visit to the results transfers, packed as it is sent: 100 kB at most."""
    client = create_app(library.config, library).test_client()

    def packed(address: str) -> bytes:
        return client.get(address, headers={"Accept-Encoding": "gzip"}, buffered=True).data

    page = packed("/search?q=跨境电商")
    files = set(re.findall(r'(?:href|src)="/static/\w+/([^"]+)', gzip.decompress(page).decode()))
    waiting = list(files)
    while waiting:
        text = (ROOT / "web" / "static" / waiting.pop()).read_text(encoding="utf-8")
        imported = set(re.findall(r'from "\./([^"]+)"', text)) - files
        files |= imported
        waiting += imported
    assert "combobox.js" in files
    assert len(page) + sum(len(packed(f"/static/-/{name}")) for name in files) < 100_000


@pytest.mark.parametrize(
    ("language", "foreign"), [("en", r"[\u3007-\u9fff]+"), ("zh", r"[A-Za-z]{2,}")]
)
def test_no_page_has_a_string_of_ours_in_the_other_language(
    library: Library, language: str, foreign: str
) -> None:
    app = create_app(library.config, library)
    client = app.test_client()
    for address in addresses(app, library):
        answer = client.get(address, headers={"Accept-Language": language})
        assert answer.status_code == 200, address
        if answer.mimetype == "text/html":
            assert f'<html lang="{language}">' in answer.text
            words = set(re.findall(foreign, own_words(FOR_PROGRAMS.sub("", answer.text)))) - KNOWN
            assert words == set(), address
            for other in ("zh", "zh-Hans", "zh-Hant", "en"):
                assert f'hreflang="{other}"' in answer.text
