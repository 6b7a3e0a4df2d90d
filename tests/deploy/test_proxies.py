"""Behind a real nginx and Caddy with the shipped settings: every link, another site's frame, its
script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urljoin
from urllib.request import Request, urlopen

import pytest
from handmade import HandmadeLibrary
from markupsafe import escape
from playwright.sync_api import Browser
from servers import caddy, nginx, serving
from werkzeug import Request as Asked
from werkzeug import Response

from indexer.config import Config, ProxyConfig, WebConfig
from web import create_app

SITES = {
    "nginx": (nginx, "yinju.conf", ""),
    "nginx-prefix": (nginx, "yinju-prefix.conf", "/a/b"),
    "caddy": (caddy, "Caddyfile", ""),
}
"""Program, shipped file, and the path that the service stands under."""


@pytest.fixture(scope="module")
def portal() -> Iterator[int]:
    """Another site: frames the address in its query. Its port, under any name of localhost."""

    @Asked.application
    def page(asked: Asked) -> Response:
        address = escape(asked.query_string.decode())
        return Response(f'<iframe src="{address}"></iframe>', mimetype="text/html")

    with serving(page) as address:
        yield int(address.rpartition(":")[2])


@pytest.fixture(params=SITES.values(), ids=SITES)
def home(request: pytest.FixtureRequest, tmp_path: Path, portal: int) -> Iterator[str]:
    """The address of the service's home behind the proxy."""
    proxy, file, path = request.param
    origins = (f"http://portal.localhost:{portal}",)
    web = WebConfig(frame_ancestors=origins, cors_origins=origins)
    app = create_app(Config(proxy=ProxyConfig(hops=1), web=web), HandmadeLibrary())
    with serving(app) as backend, proxy(tmp_path, file, backend) as address:
        yield f"{address}{path}/"


def test_every_link_leads_somewhere(home: str) -> None:
    with urlopen(home) as answer:
        page = answer.read().decode()
    links = set(re.findall(r'(?:href|src|action)="([^"#]+)', page))
    assert len(links) > 5
    for link in links:
        address = urljoin(home, link.replace("&amp;", "&"))
        assert address.startswith(home)
        with urlopen(address) as answer:
            assert answer.status == 200


@pytest.mark.parametrize("path", ["search", "api/v1/search"])
def test_the_longest_question_passes(home: str, path: str) -> None:
    with urlopen(f"{home}{path}?q={quote('长' * 400)}") as answer:
        assert answer.status == 200


def test_two_thousand_characters_reach_the_service(home: str) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{home}api/v1/search?q={quote('长' * 2000)}")
    assert refused.value.code == 400
    assert b'"parameter":"q"' in refused.value.read()


@pytest.mark.parametrize(("host", "allowed"), [("portal", True), ("other", False)])
def test_only_the_listed_site_may_read(home: str, portal: int, host: str, allowed: bool) -> None:
    origin = f"http://{host}.localhost:{portal}"
    with urlopen(Request(f"{home}api/v1/documents", headers={"Origin": origin})) as answer:
        assert (answer.headers["Access-Control-Allow-Origin"] == origin) is allowed


def test_a_client_cannot_speak_for_the_proxy(home: str) -> None:
    forged = {"X-Forwarded-Prefix": "/forged", "X-Forwarded-Proto": "https"}
    with urlopen(Request(home, headers=forged)) as answer:
        assert "/forged" not in answer.read().decode()
        assert answer.headers["Strict-Transport-Security"] is None


@pytest.mark.parametrize(("host", "allowed"), [("portal", True), ("other", False)])
def test_only_the_listed_site_may_frame(
    home: str, portal: int, browser: Browser, host: str, allowed: bool
) -> None:
    page = browser.new_page()
    page.goto(f"http://{host}.localhost:{portal}/?{home}")
    frame = page.frames[1]
    frame.wait_for_load_state()
    assert (frame.locator("main#content").count() == 1) is allowed
    page.close()


@pytest.mark.parametrize(("host", "allowed"), [("portal", True), ("other", False)])
def test_a_browser_lets_only_the_listed_site_read(
    home: str, portal: int, browser: Browser, host: str, allowed: bool
) -> None:
    page = browser.new_page()
    page.goto(f"http://{host}.localhost:{portal}/?about:blank")
    script = "address => fetch(address).then(answer => answer.ok, () => false)"
    assert page.evaluate(script, f"{home}api/v1/documents") is allowed
    page.close()
