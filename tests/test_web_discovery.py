"""The address bar, the page for programmers, search engines, and compressed answers."""

from __future__ import annotations

import gzip
import json
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from handmade import HandmadeLibrary

from indexer.config import Config, WebConfig
from web import create_app
from web.discovery import type_name

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def client(*, indexed: bool = False, base_path: str = "") -> FlaskClient:
    web = WebConfig(indexed=indexed, base_path=base_path)
    return create_app(Config(web=web), HandmadeLibrary()).test_client()


def test_the_address_bar_finds_the_search() -> None:
    asking = client(base_path="/a/b")
    assert '<link rel="search"' in asking.get("/").text
    answer = asking.get("/opensearch.xml")
    assert answer.mimetype == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(answer.data)
    assert len(root.findtext(f"{OPENSEARCH}ShortName") or "") <= 16
    template = addresses(root)["text/html"]
    assert template == "http://localhost/a/b/search?q={searchTerms}"
    assert (
        asking.get(template.replace("{searchTerms}", "中").split("localhost")[1]).status_code == 200
    )


def addresses(root: ElementTree.Element) -> dict[str, str]:
    """Type of answer → template of its address."""
    return {each.attrib["type"]: each.attrib["template"] for each in root.iter(f"{OPENSEARCH}Url")}


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("中小", [["中小企业"], ["small and medium-sized enterprises"]]),
        ("small", [["small and medium-sized enterprises"], ["中小企业"]]),
        ("We", [["We Are Social"], [""]]),
        ("甲", [[], []]),
    ],
)
def test_the_address_bar_completes_what_is_typed(typed: str, answer: list[list[str]]) -> None:
    asking = client(base_path="/a/b")
    root = ElementTree.fromstring(asking.get("/opensearch.xml").data)
    template = addresses(root)["application/x-suggestions+json"]
    assert template == "http://localhost/a/b/opensearch/suggestions?q={searchTerms}"
    given = asking.get(template.replace("{searchTerms}", typed).split("localhost")[1])
    assert given.mimetype == "application/x-suggestions+json"
    assert json.loads(given.data) == [typed, *answer]


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml"])
def test_search_engines_are_told_nothing_by_itself(address: str) -> None:
    assert client().get(address).status_code == 404


def test_search_engines_are_told_what_there_is_if_wanted() -> None:
    asking = client(indexed=True)
    told = asking.get("/robots.txt").text
    assert "Sitemap: http://localhost/sitemap.xml" in told
    assert "Disallow: /search?*&\n" in told
    root = ElementTree.fromstring(asking.get("/sitemap.xml").data)
    places = [each.text for each in root.iter(f"{SITEMAP}loc")]
    assert "http://localhost/read/trade-2018" in places
    for place in places:
        assert asking.get(place.removeprefix("http://localhost")).status_code == 200


def test_the_page_for_programmers_tells_all_that_is_described() -> None:
    asking = client()
    page = asking.get("/docs").text
    described = json.loads(asking.get("/api/v1/openapi.json").data)
    for path, item in described["paths"].items():
        assert f"GET {path}<" in page
        for parameter in item["get"].get("parameters", []):
            assert f"<code>{parameter['name']}</code>" in page
    for name in described["components"]["schemas"]:
        assert f'id="{name}"' in page
    assert page.count("<script") == page.count('<script type="module" src="/static/')


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ({"type": "string"}, "string"),
        ({"$ref": "#/components/schemas/Hit"}, "Hit"),
        ({"type": "array", "items": {"$ref": "#/x/Hit"}}, "Hit[]"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer | null"),
        ({"enum": ["zh", "en"]}, '"zh" | "en"'),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "{name: string}"),
        ({}, "any"),
    ],
)
def test_types_are_told_in_one_line(schema: dict[str, object], name: str) -> None:
    assert type_name(schema) == name


def test_long_answers_are_compressed() -> None:
    address = "/api/v1/openapi.json"
    asking = client()
    packed = asking.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == asking.get(address).data
    assert "Accept-Encoding" in ",".join(packed.headers.getlist("Vary"))
    again = asking.get(
        address, headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("accepted", "used"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("", None)]
)
def test_the_best_packing_that_is_accepted(accepted: str, used: str | None) -> None:
    answer = client().get("/docs", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == used
