"""Every route, tried by a reader who may not see a report: what comes back is, byte for byte, what
a service answers that never had the report."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from mcp_calls import asked, called
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from indexer.build import build
from indexer.config import AccessConfig, Config, ProxyConfig, WebConfig
from indexer.desk import Desk
from indexer.library import Library
from web import create_app
from web.mcp_server import create_server

TESTS = Path(__file__).parent
OPEN = TESTS / "reports" / "donglan-eldercare-2021"
HIDDEN = TESTS / "reports" / "northmark-exporters-2019"
GROUP = "board"
MEMBER = {"Remote-User": "ada", "Remote-Groups": GROUP}

QUERIES = [
    "",
    "q=exporters",
    "q=exportrs",
    "q=exp",
    "q=",
    "q=How many firms export?",
    "q=source:Northmark",
    "q=养老",
    "q=%3E10",
    "text=Exports grew by 12% in 2018.",
    "text=养老床位有12张。",
    "sort=value",
    "format=csv",
    "format=xlsx",
    "style=bibtex",
    "lang=en",
    f"document={HIDDEN.name}",
    f"q=exporters&document={HIDDEN.name}",
    f"q=养老&document={OPEN.name}&document={HIDDEN.name}",
    f"text=12%25&document={HIDDEN.name}",
    f"section={HIDDEN.name}/1",
    f"url={quote(f'http://localhost/read/{HIDDEN.name}')}",
]
"""Whatever a route makes of each, it must make the same of it with and without the report."""

TOLD = {"status", "Location", "Allow", "Vary", "Cache-Control", "ETag", "Content-Length"}
"""What is compared beside the body."""

VOLATILE = re.compile(
    rb"^(?:(?:# .*|process_.*|python_.*|yinju_request.*|yinju_answers_.*"
    rb"|yinju_index_age_seconds .*)\n)+",
    re.MULTILINE,
)
"""Lines of /metrics that count what was asked of the service, or its own time and memory."""


FOR_EVERYBODY = ("static", "embed_script.current", "embed_script.released")
"""What holds nothing of any report, so that shared caches may keep it."""


class Narrow:
    """Nothing but what every request may have of the service: a route that takes the reports
    elsewhere fails."""

    def __init__(self, library: Library) -> None:
        self._of = library

    def steady(self) -> AbstractContextManager[None]:
        return self._of.steady()

    def seen_by(self, groups: frozenset[str]) -> Desk:
        return self._of.seen_by(groups)

    def ready(self) -> bool:
        return self._of.ready()


def opened(folder: Path, *reports: Path) -> Library:
    for report in reports:
        copied = folder / "corpus" / report.name
        shutil.copytree(report, copied)
        if report == HIDDEN:
            text = (copied / "report.toml").read_text("utf-8")
            (copied / "report.toml").write_text(f'groups = ["{GROUP}"]\n{text}', "utf-8")
    config = Config(
        corpus=folder / "corpus",
        index=folder / "index",
        dictionary=folder / "dictionary",
        web=WebConfig(indexed=True),
        proxy=ProxyConfig(hops=1),
        access=AccessConfig(sign_on=True),
    )
    build(config)
    return Library(config)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return opened(tmp_path_factory.mktemp("whole"), OPEN, HIDDEN)


@pytest.fixture(scope="module")
def asking(whole: Library) -> FlaskClient:
    return create_app(whole.config, Narrow(whole)).test_client()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A service that never had the report."""
    library = opened(tmp_path_factory.mktemp("alone"), OPEN)
    return create_app(library.config, library).test_client()


def rules(client: FlaskClient) -> list[Rule]:
    return [rule for rule in client.application.url_map.iter_rules() if "GET" in rule.methods]


def values(library: Library, document: str) -> dict[str, list[str]]:
    """What the parts of addresses can be, by their names: a new one is to be added here."""
    found = library.document(document)
    statistic = library.statistics(document)[0]
    places = [found.blocks[1].id, statistic.id, *(table.id for table in found.tables[:1])]
    return {
        "block": [found.blocks[1].id],
        "document": [document],
        "id": [*places, document],
        "name": [statistic.id, statistic.key],
        "number": [note.number for note in found.footnotes[:1]],
        "filename": ["style.css", f"{document}.md"],
        "path": ["style.css"],
        "release": ["1", "99"],
        "theme": ["light", "dark"],
    }


def addresses(rule: Rule, library: Library, document: str) -> Iterator[str]:
    """A rule's addresses with every known value of its parts."""
    known = values(library, document)
    missing = rule.arguments - known.keys()
    assert not missing, f"{rule.rule}: say in values() what {missing} can be"
    names = sorted(rule.arguments)
    for chosen in product(*(known[name] for name in names)):
        address = rule.rule
        for name, value in zip(names, chosen, strict=True):
            address = re.sub(rf"<(?:[^:<>]+:)?{name}>", value, address)
        yield address


def told(answer: TestResponse) -> tuple[object, ...]:
    """All that an answer tells, but for what no two have the same."""
    headers = sorted((k, v) for k, v in answer.headers if k in TOLD)
    body = answer.data
    if answer.request.path == "/metrics":
        headers, body = [], VOLATILE.sub(b"", body)
    elif answer.mimetype.endswith("sheet"):
        headers, body = [], b""  # A zip with the time in it; its content is the CSV's.
    return answer.status_code, headers, body


@pytest.mark.slow
def test_every_route_answers_as_if_there_were_no_such_report(
    whole: Library, asking: FlaskClient, alone: FlaskClient
) -> None:
    tried = set()
    for rule in rules(asking):
        for document in (HIDDEN.name, OPEN.name):
            for address in addresses(rule, whole, document):
                for query in QUERIES:
                    place = f"{address}?{query}"
                    answer = asking.get(place, buffered=True)
                    assert answer.status_code < 500, place
                    assert told(answer) == told(alone.get(place, buffered=True)), place
                    tried.add(rule.endpoint)
    assert tried == {rule.endpoint for rule in rules(asking)}


def test_those_who_may_see_it_reach_it_by_every_route(whole: Library, asking: FlaskClient) -> None:
    """So the addresses tried above are real ones."""
    for rule in rules(asking):
        if "document" in rule.arguments:
            found = [
                asking.get(address, headers=MEMBER, buffered=True).status_code
                for address in addresses(rule, whole, HIDDEN.name)
            ]
            assert 200 in found, rule.rule


def test_what_a_member_kept_opens_nothing_to_others(whole: Library, asking: FlaskClient) -> None:
    """Neither an ETag nor a cache tells whether the report is there."""
    for rule in rules(asking):
        for address in addresses(rule, whole, HIDDEN.name):
            kept = asking.get(address, headers=MEMBER, buffered=True)
            plain = asking.get(address, buffered=True)
            tag = kept.headers.get("ETag", "*")
            again = asking.get(address, headers={"If-None-Match": tag}, buffered=True)
            if told(kept) != told(plain):
                assert again.status_code == plain.status_code, address
            star = asking.get(address, headers={"If-None-Match": "*"}, buffered=True)
            if plain.status_code == 404:
                assert told(star) == told(plain), address
            if rule.endpoint not in FOR_EVERYBODY:
                assert "public" not in kept.headers["Cache-Control"], address


STATISTIC = "{statistic}"
"""Stands for the id of a report's first statistic."""

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"query": "exporters"}),
    ("search", {"query": "exportrs"}),
    ("search", {"query": "养老", "document": [HIDDEN.name]}),
    ("search", {"query": "", "limit": 50}),
    ("ask", {"question": "How many firms export?"}),
    ("ask", {"question": "养老床位有多少张？", "document": [HIDDEN.name]}),
    ("get_statistic", {"document": HIDDEN.name, "name": STATISTIC}),
    ("get_passage", {"document": HIDDEN.name, "id": "f1"}),
    ("list_reports", {}),
    ("list_sources", {"document": HIDDEN.name}),
]


@pytest.mark.parametrize(("tool", "arguments"), CALLS, ids=[f"{t} {a}" for t, a in CALLS])
def test_every_tool_answers_as_if_there_were_no_such_report(
    whole: Library,
    asking: FlaskClient,
    alone: FlaskClient,
    tool: str,
    arguments: dict[str, Any],
) -> None:
    if arguments.get("name") == STATISTIC:
        arguments = {**arguments, "name": whole.statistics(HIDDEN.name)[0].id}
    access = whole.config.access
    never = called(create_server(alone.application, access), tool, arguments)
    for groups in ((), ("staff",)):
        server = create_server(asking.application, access, frozenset(groups))
        assert called(server, tool, arguments) == never
    member = create_server(asking.application, access, frozenset({GROUP}))
    reached = called(member, tool, arguments)
    assert not reached.is_error
    assert reached != never


def test_every_tool_is_tried(whole: Library, asking: FlaskClient) -> None:
    server = create_server(asking.application, whole.config.access)
    tools = asked(server, lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == {tool for tool, _ in CALLS}


def test_nobody_but_the_entry_opens_a_library() -> None:
    """``library`` of ``web.access`` is the one way to the reports."""
    web = TESTS.parent / "web"
    for path in web.rglob("*.py"):
        if path.name == "wsgi.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in getattr(node, "names", ())]
            module = getattr(node, "module", "") or ""
            for name in (module, *names, *(f"{module}.{name}" for name in names)):
                package, _, inner = name.partition(".")
                opening = ("library", "shelf", "store")
                assert package != "indexer" or inner.split(".")[0] not in opening, path
