"""Both languages of the interface: complete, and nothing of one on pages in the other."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI
from handmade import HandmadeLibrary

from indexer.config import Config
from web import create_app

WEB = Path(__file__).parent.parent / "web"

PAGES = [
    "/",
    "/search",
    "/search?q=中",
    "/search?q=互联网用户有多少？",
    "/search?q=How many？",
    "/search?q=nothing-has-this",
    "/search?q=&kind=footnote",
    "/search?q=&limit=2&offset=2",
    "/verify",
    "/verify?text=全球互联网用户突破了40亿。",
    "/verify?text=7 of 9",
    "/read/trade-2018",
    "/read/wider-markets",
    "/about",
    "/no-such-page",
    "/search?offset=x",
    "/search?q=" + "中" * 401,
]

SPOKEN_IN_BOTH = {"Yinju 引据", "AND", "OR", "NOT"}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Config(), HandmadeLibrary()).test_client()


VOID = {"meta", "link", "input", "br", "img"}
SPOKEN = {"title", "aria-label", "placeholder", "alt", "content"}


class OwnText(HTMLParser):
    """Collects the words of a page that are said to be in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[str | None] = []
        self.own: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inherited = self.languages[-1] if self.languages else None
        spoken = given.get("lang") if tag != "html" else None
        language = spoken or inherited
        if language is None and given.get("name") not in ("viewport", "color-scheme"):
            self.own += [v or "" for k, v in attrs if k in SPOKEN]
        if tag not in VOID:
            self.languages.append(language)

    def handle_endtag(self, _: str) -> None:
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if not self.languages or self.languages[-1] is None:
            self.own.append(data)


def own_words(html: str) -> str:
    parser = OwnText()
    parser.feed(html)
    words = "\n".join(parser.own)
    for word in SPOKEN_IN_BOTH:
        words = words.replace(word, "")
    return words


@pytest.mark.parametrize("page", PAGES)
def test_english_pages_have_no_chinese_of_ours(client: FlaskClient, page: str) -> None:
    words = own_words(client.get(page, headers={"Accept-Language": "en"}).text)
    assert re.findall(r"[\u3000-\u9fff]+", words) == []


@pytest.mark.parametrize("page", PAGES)
def test_chinese_pages_have_no_english_of_ours(client: FlaskClient, page: str) -> None:
    words = own_words(client.get(page, headers={"Accept-Language": "zh-CN"}).text)
    known = {"q", "offset", "f", "p"}
    assert [w for w in re.findall(r"[A-Za-z]{2,}", words) if w not in known] == []


def described(app: Flask) -> set[str]:
    """What the description of the JSON interface says of routes, parameters, types and fields."""
    api = cast(OpenAPI, app).api_doc
    operations = [operation for item in api["paths"].values() for operation in item.values()]
    parameters = [each for operation in operations for each in operation.get("parameters", [])]
    schemas = list(api["components"]["schemas"].values())
    fields = [field for schema in schemas for field in schema.get("properties", {}).values()]
    said = [operation["summary"] for operation in operations]
    said += [each.get("description") or each["schema"].get("description") for each in parameters]
    said += [each.get("description") for each in (*schemas, *fields)]
    return {each for each in said if each}


def test_catalogue_is_complete(client: FlaskClient) -> None:
    sources = [("**.py", "python"), ("templates/**.html", "jinja2")]
    keywords = {**DEFAULT_KEYWORDS, "lazy_gettext": None}
    messages = [found[2] for found in extract_from_dir(WEB, sources, keywords=keywords)]
    in_code = {message if isinstance(message, str) else message[0] for message in messages}
    in_code |= described(client.application)
    with (WEB / "translations/zh.po").open("rb") as file:
        catalogue = [m for m in read_po(file, locale="zh") if m.id]
    translated = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue}
    assert in_code - translated == set(), "not translated"
    assert translated - in_code == set(), "translated, but no longer said"
    for message in catalogue:
        assert all(message.string), f"{message.id} is empty"
        assert not message.fuzzy, f"{message.id} is fuzzy"
        assert placeholders(message.id) == placeholders(message.string), message.id


def placeholders(message: str | tuple[str, ...]) -> set[str]:
    texts = [message] if isinstance(message, str) else message
    return {name for text in texts for name in re.findall(r"%\((\w+)\)s", text)}


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/", "", "zh"),
        ("/", "en", "en"),
        ("/", "en-GB,en;q=0.9", "en"),
        ("/", "zh-TW", "zh"),
        ("/", "fr", "zh"),
        ("/?lang=en", "zh", "en"),
        ("/?lang=zh", "en", "zh"),
        ("/?lang=xx", "en", "en"),
    ],
)
def test_language_is_chosen(
    client: FlaskClient, address: str, accepted: str, language: str
) -> None:
    answer = client.get(address, headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert "Accept-Language" in answer.headers["Vary"]
    assert "Set-Cookie" not in answer.headers


def test_chosen_language_stays_on_links(client: FlaskClient) -> None:
    page = client.get("/search?q=中&lang=en").text
    assert '<a class="brand" href="/?lang=en">' in page
    assert '<input type="hidden" name="lang" value="en">' in page
    assert 'href="/read/trade-2018?q=%E4%B8%AD&amp;lang=en#1.1-p1"' in page


def test_other_language_is_the_same_page(client: FlaskClient) -> None:
    page = client.get("/search?q=中&kind=paragraph").text
    assert 'href="/search?lang=en&amp;q=%E4%B8%AD&amp;kind=paragraph" lang="en"' in page
