"""Behind a proxy: who is believed, under which path the links lead, who may frame and ask."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from handmade import HandmadeLibrary

from indexer.config import Config, ProxyConfig, WebConfig
from indexer.errors import ConfigError
from web import create_app

PORTAL = "https://portal.example"


def client(hops: int = 1, trusted: tuple[str, ...] = ("127.0.0.1",), **web: Any) -> FlaskClient:
    config = Config(proxy=ProxyConfig(hops=hops, trusted=trusted), web=WebConfig(**web))
    return create_app(config, HandmadeLibrary()).test_client()


@pytest.mark.parametrize(
    ("hops", "trusted", "speaker", "believed"),
    [
        (1, ("127.0.0.1",), "127.0.0.1", True),
        (1, ("10.0.0.0/8",), "10.1.2.3", True),
        (1, ("::1",), "::1", True),
        (1, ("10.0.0.0/8",), "127.0.0.1", False),
        (1, ("127.0.0.1",), "not an address", False),
        (1, (), "127.0.0.1", False),
        (0, ("127.0.0.1",), "127.0.0.1", False),
    ],
)
def test_only_trusted_proxies_are_believed(
    hops: int, trusted: tuple[str, ...], speaker: str, believed: bool
) -> None:
    answer = client(hops, trusted).get(
        "/",
        headers={"X-Forwarded-Prefix": "/a/b", "X-Forwarded-Proto": "https"},
        environ_base={"REMOTE_ADDR": speaker},
    )
    assert ('href="/a/b/about"' in answer.text) is believed
    assert ("Strict-Transport-Security" in answer.headers) is believed


def test_fewer_proxies_than_set_are_told_once(caplog: pytest.LogCaptureFixture) -> None:
    asking = client(hops=2)
    for forwarded in ("", "10.1.1.1, 10.2.2.2"):
        asking.get("/healthz", headers={"X-Forwarded-For": forwarded})
    assert caplog.messages == []
    for _ in range(2):
        asking.get("/healthz", headers={"X-Forwarded-For": "10.1.1.1"})
    assert caplog.messages == [
        "proxy.hops is 2, but X-Forwarded-For names 1: who asks is not known"
    ]


def test_a_network_that_is_none_is_told() -> None:
    with pytest.raises(ConfigError, match=r"proxy.trusted: '1.2.3'"):
        client(1, ("1.2.3",))


@pytest.mark.parametrize(
    ("base_path", "named", "asked", "link"),
    [
        ("", None, "/", "/about"),
        ("", "/a/b", "/", "/a/b/about"),
        ("", "/a/b/", "/", "/a/b/about"),
        ("", "/a/b", "/a/b/", "/a/b/about"),
        ("/c", None, "/c/", "/c/about"),
        ("/c", "/a/b", "/", "/a/b/about"),
        ("", "//elsewhere.example", "/", "/about"),
        ("/c", "elsewhere", "/", "/c/about"),
        ("", "/a /b", "/", "/about"),
    ],
)
def test_links_lead_under_the_path(
    base_path: str, named: str | None, asked: str, link: str
) -> None:
    headers = {"X-Forwarded-Prefix": named} if named else {}
    answer = client(base_path=base_path).get(asked, headers=headers)
    assert f'href="{link}"' in answer.text


def test_with_more_hops_the_nearest_are_counted() -> None:
    headers = {"X-Forwarded-Proto": "https, http", "X-Forwarded-For": "9.9.9.9, 8.8.8.8"}
    assert "Strict-Transport-Security" not in client(1).get("/", headers=headers).headers
    assert "Strict-Transport-Security" in client(2).get("/", headers=headers).headers


@pytest.mark.parametrize(
    ("allowed", "origin", "path", "granted"),
    [
        ((), PORTAL, "/api/v1/documents", None),
        ((PORTAL,), PORTAL, "/api/v1/documents", PORTAL),
        ((PORTAL,), PORTAL, "/api/v1/none", PORTAL),
        ((PORTAL,), PORTAL, "/", None),
        ((PORTAL,), "http://portal.example", "/api/v1/documents", None),
        ((PORTAL,), "https://portal.example.evil", "/api/v1/documents", None),
        ((PORTAL,), "null", "/api/v1/documents", None),
        ((PORTAL,), None, "/api/v1/documents", None),
    ],
)
def test_only_listed_origins_may_read(
    allowed: tuple[str, ...], origin: str | None, path: str, granted: str | None
) -> None:
    headers = {"Origin": origin} if origin else {}
    answer = client(cors_origins=allowed).get(path, headers=headers)
    assert answer.headers.get("Access-Control-Allow-Origin") == granted
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert ("Origin" in answer.headers.getlist("Vary")) == (bool(allowed) and path != "/")


@pytest.mark.parametrize("allowed", [(), (PORTAL,), (PORTAL, "https://*.corp.example:8443")])
def test_only_listed_sites_may_frame(allowed: tuple[str, ...]) -> None:
    policy = client(frame_ancestors=allowed).get("/").headers["Content-Security-Policy"]
    directives = dict(each.split(" ", 1) for each in policy.split("; "))
    assert directives["frame-ancestors"].split() == ["'self'", *allowed]
    assert "unsafe" not in policy


def test_every_answer_carries_the_headers() -> None:
    for path in ("/", "/none", "/api/v1/none", "/static/-/style.css", "/healthz"):
        headers = client().get(path, buffered=True).headers
        assert headers["Referrer-Policy"] == "same-origin", path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert "camera=()" in headers["Permissions-Policy"], path
        assert "Content-Security-Policy" in headers, path
        assert "Strict-Transport-Security" not in headers, path
