"""What is unchanged is not worked out again; what has changed for this reader is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from handmade import CHINESE, ENGLISH, HandmadeLibrary

from indexer import keys
from indexer.config import AccessConfig, AnswerConfig, Config, ProxyConfig, WebConfig
from web import caching, create_app

CACHED = [
    "/",
    "/search?q=Small",
    "/read/wider-markets",
    "/statistics",
    "/about",
    "/docs",
    "/opensearch.xml",
    "/api/v1/openapi.json",
    "/api/v1/search?q=Small",
    "/api/v1/ask?q=Small firms?",
    "/api/v1/documents",
    "/api/v1/statistics?format=csv",
    "/api/v1/cite/wider-markets/1-p1",
]


class Counting(HandmadeLibrary):
    """Tells how often it was searched, of all its parts."""

    searched = 0

    def search(self, request: Any) -> Any:
        Counting.searched += 1
        return super().search(request)


def client(library: HandmadeLibrary | None = None, **settings: Any) -> FlaskClient:
    return create_app(Config(**settings), library or HandmadeLibrary()).test_client()


@pytest.mark.parametrize("address", CACHED)
@pytest.mark.parametrize("packing", ["", "gzip", "br"])
def test_what_is_unchanged_is_not_sent_again(address: str, packing: str) -> None:
    asking = client()
    headers = {"Accept-Encoding": packing}
    first = asking.get(address, headers=headers)
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "no-cache"
    again = asking.get(address, headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    for name in ("ETag", "Cache-Control"):
        assert again.headers[name] == first.headers[name]
    assert set(again.vary) >= {"Accept-Language", "Authorization", "X-API-Key"}
    assert "Content-Security-Policy" in again.headers


FORWARDED = {
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Prefix": "/evil",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.1",
    "X-Original-URL": "/evil",
    "X-Rewrite-URL": "/evil",
    "Forwarded": "host=evil.example",
}


@pytest.mark.parametrize("address", CACHED)
def test_no_cache_can_be_given_what_was_made_for_another_place(address: str) -> None:
    """What clients say of proxies changes nothing; a page made for another host, or under another
    path, has another tag, so that a cache that asks again does not keep it."""
    asking = client()
    plain = asking.get(address)
    assert b"evil" not in plain.data
    for name, value in FORWARDED.items():
        forged = asking.get(address, headers={name: value})
        assert (forged.data, forged.headers["ETag"]) == (plain.data, plain.headers["ETag"]), name
    proxied = client(proxy=ProxyConfig(hops=1))
    here = proxied.get(address)
    for name in ("Host", "X-Forwarded-Host", "X-Forwarded-Prefix"):
        value = FORWARDED.get(name, "evil.example")
        elsewhere = proxied.get(address, headers={name: value})
        again = proxied.get(address, headers={"If-None-Match": elsewhere.headers["ETag"]})
        assert (again.status_code, again.data) == (200, here.data), name


def test_what_is_unchanged_is_not_searched_for() -> None:
    asking = client(Counting())
    tag = asking.get("/api/v1/search?q=Small").headers["ETag"]
    before = Counting.searched
    asking.get("/api/v1/search?q=Small", headers={"If-None-Match": tag})
    assert Counting.searched == before


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({"path": "/api/v1/search?q=small"}, {}),
        ({"headers": {"Accept-Language": "en"}}, {}),
        ({"base_url": "http://elsewhere.example"}, {}),
        ({}, {"library": HandmadeLibrary([ENGLISH])}),
        ({}, {"answer": AnswerConfig(threshold=0.5)}),
        ({}, {"web": WebConfig(base_path="/a")}),
    ],
    ids=["address", "language", "host", "reports", "answers", "place"],
)
def test_what_has_changed_is_sent(given: dict[str, Any], changed: dict[str, Any]) -> None:
    path = "/api/v1/search?q=Small"
    tag = client().get(path).headers["ETag"]
    again = client(**changed).get(
        **{"path": path, **given, "headers": {"If-None-Match": tag, **given.get("headers", {})}}
    )
    assert again.status_code == 200


def test_citations_are_of_their_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = client()
    path = "/api/v1/cite/wider-markets/1-p1"
    tag = asking.get(path).headers["ETag"]

    class Tomorrow(date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls(2030, 1, 1)

    monkeypatch.setattr(caching, "date", Tomorrow)
    assert asking.get(path, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/none", "/read/none", "/api/v1/documents/none", "/read/trade-2018"]
)
def test_no_tag_makes_an_address_exist(path: str) -> None:
    asking = client(HandmadeLibrary(groups={CHINESE.id: "board"}))
    for tag in ("*", 'W/"x"', asking.get("/").headers["ETag"]):
        answer = asking.get(path, headers={"If-None-Match": tag})
        assert answer.status_code == 404
        assert "ETag" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_how_the_service_is_now_is_not_kept(path: str) -> None:
    answer = client().get(path, headers={"If-None-Match": "*"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_answers_to_readers_are_theirs_alone(tmp_path: Any) -> None:
    key = keys.add(tmp_path / "keys.json", "portal", ["board"])
    library = HandmadeLibrary(groups={CHINESE.id: "board"})
    access = AccessConfig(keys=tmp_path / "keys.json")
    asking = client(library, access=access)
    opened = asking.get("/read/trade-2018", headers={"X-API-Key": key})
    assert opened.headers["Cache-Control"] == "private, no-cache"
    held = {"If-None-Match": opened.headers["ETag"]}
    assert asking.get("/read/trade-2018", headers=held).status_code == 404
    assert asking.get("/read/trade-2018", headers={**held, "X-API-Key": key}).status_code == 304
    keys.revoke(tmp_path / "keys.json", "portal")
    assert asking.get("/read/trade-2018", headers={**held, "X-API-Key": key}).status_code == 401
    signed = client(library, access=AccessConfig(sign_on=True), proxy=ProxyConfig(hops=1))
    assert signed.get("/").headers["Cache-Control"] == "private, no-cache"
