"""Pages and API over real reports: the first of the collection and the small ones of the tests."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from corpora import REPORTS, Indexed
from flask.testing import FlaskClient

from indexer.library import Library
from web import create_app

TESTS = Path(__file__).parent
DOCUMENTS = sorted(REPORTS)


@pytest.fixture(scope="module")
def client(indexed: Indexed) -> FlaskClient:
    config = indexed()
    return create_app(config, Library(config)).test_client()


def answer(client: FlaskClient, path: str, **parameters: Any) -> Any:
    response = client.get(f"/api/v1{path}", query_string=parameters)
    assert response.status_code == 200, response.text
    return response.get_json()


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_reader_shows_every_block_once(client: FlaskClient, document: str, language: str) -> None:
    page = client.get(f"/read/{document}?lang={language}").text
    ids = [unescape(id) for id in re.findall(r' id="([^"]*)"', page)]
    assert len(ids) == len(set(ids))
    found = answer(client, "/search", document=document, limit=50)
    blocks = [hit["id"] for hit in found["items"]]
    for offset in range(50, found["total"], 50):
        more = answer(client, "/search", document=document, limit=50, offset=offset)
        blocks += [hit["id"] for hit in more["items"]]
    assert len(blocks) == found["total"]
    assert set(blocks) <= set(ids)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_reader_links_lead_to_places_on_it(client: FlaskClient, document: str) -> None:
    page = client.get(f"/read/{document}").text
    ids = set(re.findall(r' id="([^"]*)"', page))
    targets = set(re.findall(r' href="#([^"]*)"', page)) - {"content"}
    assert targets <= ids


@pytest.mark.parametrize("document", DOCUMENTS)
def test_api_lists_lead_to_their_items(client: FlaskClient, document: str) -> None:
    for note in answer(client, f"/documents/{document}/footnotes", limit=50)["items"]:
        assert answer(client, f"/documents/{document}/footnotes/{note['number']}") == note
        assert answer(client, f"/documents/{document}/blocks/{note['block']}")["kind"] == "footnote"
    for table in answer(client, f"/documents/{document}/tables")["items"]:
        whole = answer(client, f"/documents/{document}/tables/{table['id']}")
        assert len(whole["rows"]) == table["row_count"]
        assert {len(row) for row in whole["rows"]} == {len(table["columns"])}
        assert len(table["columns_en"]) == len(table["columns"])


@pytest.mark.parametrize("query", ["", "企业", "2018", "market", "服务 -平台", "zzzz"])
def test_a_facet_counts_what_its_value_leads_to(client: FlaskClient, query: str) -> None:
    for name, values in answer(client, "/search", q=query)["facets"].items():
        for value in values[:5]:
            narrowed = answer(client, "/search", q=query, **{name: value["value"]})
            assert narrowed["total"] == value["count"], (name, value)


@pytest.mark.parametrize("query", ["中小企业", "養老", "active buyers", "87.5", '"外贸综合服务"'])
def test_what_is_marked_in_the_answer_is_marked_on_the_page(
    client: FlaskClient, query: str
) -> None:
    hits = answer(client, "/search", q=query)["items"]
    page = client.get("/search", query_string={"q": query}).text
    assert hits
    for hit in hits:
        assert hit["highlights"] or hit["highlights_en"] or hit["kind"] == "heading", hit["id"]
        for text, spans in (
            (hit["text"], hit["highlights"]),
            (hit["text_en"], hit["highlights_en"]),
        ):
            for start, end in spans:
                marked = [m for m in hit["marks"] if start < m["offset"] < end]
                slips = [s for s in hit["slips"] if s["start"] < end and start < s["end"]]
                if not marked and not slips:
                    assert text[start:end] in unescape(page)
        path, block = hit["url"].split("#")
        assert f'href="{path}?{urlencode({"q": query})}#{block}"' in page


def test_english_reader_reads_labels_and_titles_in_english(client: FlaskClient) -> None:
    found = answer(client, "/search", q="", document="alibaba-sme-2018", lang="en")
    labels = [v["label"] for name in ("section", "kind", "document") for v in found["facets"][name]]
    assert not any(re.search(r"[\u4e00-\u9fff]", label) for label in labels)
