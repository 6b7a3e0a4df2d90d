"""The JSON interface: answers as described, errors in one shape, nothing that breaks it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from handmade import HOSTILE, REASON, HandmadeLibrary
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from indexer.config import Config
from web import create_app

GOOD = [
    "/api/v1/search",
    "/api/v1/search?q=中小企业",
    "/api/v1/search?q=数字经济",
    "/api/v1/search?q=zzz",
    "/api/v1/search?q=&limit=50",
    "/api/v1/search?q=&limit=1&offset=3",
    "/api/v1/search?q=&kind=footnote&kind=paragraph&section=1&document=trade-2018&year=2017",
    "/api/v1/search?q=&sort=order&lang=en",
    "/api/v1/ask?q=%E4%BA%92%E8%81%94%E7%BD%91%E7%94%A8%E6%88%B7%E6%9C%89%E5%A4%9A%E5%B0%91",
    "/api/v1/ask?q=How many widgets were sold?&lang=en&document=trade-2018",
    "/api/v1/verify?text=全球互联网用户突破了40亿。",
    "/api/v1/verify?text=7 of 9&document=trade-2018",
    "/api/v1/suggest?q=中小",
    "/api/v1/suggest?q=s&limit=1&offset=1&document=trade-2018",
    "/api/v1/suggest?q=",
    "/api/v1/documents",
    "/api/v1/documents?limit=1&offset=1",
    "/api/v1/documents/trade-2018",
    "/api/v1/documents/wider-markets",
    "/api/v1/documents/trade-2018/sections",
    "/api/v1/documents/trade-2018/blocks/1-p1",
    "/api/v1/documents/trade-2018/blocks/f2",
    "/api/v1/documents/trade-2018/blocks/2-r1",
    "/api/v1/documents/trade-2018/footnotes",
    "/api/v1/documents/trade-2018/footnotes/2",
    "/api/v1/documents/trade-2018/tables",
    "/api/v1/documents/trade-2018/tables/2-t1",
    "/api/v1/documents/trade-2018/tables/2-t1?format=json",
    "/api/v1/statistics",
    "/api/v1/statistics?q=数字经济",
    "/api/v1/statistics?unit=%25&unit=users&year=2018&document=trade-2018&section=1",
    "/api/v1/statistics?footnote=2&source=we+are&min=1&max=1e99&sort=-value&limit=1",
    "/api/v1/statistics?min=1e999&max=-1e999",
    "/api/v1/statistics/trade-2018/1-p1-n1",
    "/api/v1/statistics/trade-2018/2-r2-n2",
    "/api/v1/cite/trade-2018/1-p1-n1",
    "/api/v1/cite/trade-2018/f2?style=ris&lang=en",
    "/api/v1/cite/trade-2018/trade-2018?style=csl-json",
    "/healthz",
    "/readyz",
]


def test_reasons_are_in_the_language_asked_for_else_the_text_s(client: FlaskClient) -> None:
    def reason(address: str) -> str:
        answer = client.get(address).json
        return str(answer["items"][0]["reason"] if "items" in answer else answer["reason"])

    for address in ("/api/v1/ask?q=How many widgets？", "/api/v1/verify?text=7 of nine"):
        assert reason(address) == reason(f"{address}&lang=en") == REASON["en"]
        assert reason(f"{address}&lang=zh") == REASON["zh"]
    assert reason("/api/v1/verify?text=九之七") == REASON["zh"]


def test_what_is_not_compared_is_named_in_the_reader_s_language(client: FlaskClient) -> None:
    address = "/api/v1/verify?text=It ranked 12th in 2016."
    assert client.get(address).json["note"].startswith("Not checked: 12th, 2016.")
    assert client.get(f"{address}&lang=zh").json["note"].startswith("没有核对：12th、2016。")
    assert client.get("/api/v1/verify?text=全球互联网用户突破了40亿。").json["note"] is None


BAD = [
    ("/api/v1/search?page=2", 400, "page"),
    ("/api/v1/search?limit=0", 400, "limit"),
    ("/api/v1/search?limit=51", 400, "limit"),
    ("/api/v1/search?limit=ten", 400, "limit"),
    ("/api/v1/search?offset=-1", 400, "offset"),
    ("/api/v1/search?sort=best", 400, "sort"),
    ("/api/v1/search?lang=fr", 400, "lang"),
    ("/api/v1/search?kind=poem", 400, "kind"),
    ("/api/v1/search?year=MMXVII", 400, "year"),
    ("/api/v1/search?q=" + "长" * 401, 400, "q"),
    ("/api/v1/ask", 400, "q"),
    ("/api/v1/ask?q=", 400, "q"),
    ("/api/v1/ask?q=%20", 400, "q"),
    ("/api/v1/ask?q=" + "长" * 401, 400, "q"),
    ("/api/v1/ask?q=x&limit=3", 400, "limit"),
    ("/api/v1/verify", 400, "text"),
    ("/api/v1/verify?text=%0a", 400, "text"),
    ("/api/v1/verify?text=" + "9" * 2001, 400, "text"),
    ("/api/v1/suggest", 400, "q"),
    ("/api/v1/suggest?q=" + "长" * 401, 400, "q"),
    ("/api/v1/suggest?q=x&limit=51", 400, "limit"),
    ("/api/v1/suggest?q=x&document=none", 400, "document"),
    ("/api/v1/suggest?q=x&lang=en", 400, "lang"),
    ("/api/v1/documents?q=x", 400, "q"),
    ("/api/v1/documents/trade-2018?x=1", 400, "x"),
    ("/api/v1/documents/trade-2018/tables/2-t1?format=pdf", 400, "format"),
    ("/api/v1/statistics?min=much", 400, "min"),
    ("/api/v1/statistics?max=NaN", 400, "max"),
    ("/api/v1/statistics?year=MMXVII", 400, "year"),
    ("/api/v1/statistics?sort=size", 400, "sort"),
    ("/api/v1/statistics?format=pdf", 400, "format"),
    ("/api/v1/statistics?document=none", 400, "document"),
    ("/api/v1/statistics?page=2", 400, "page"),
    ("/api/v1/cite/trade-2018/1-p1?style=mla", 400, "style"),
    ("/api/v1/cite/trade-2018/9-p9", 404, None),
    ("/api/v1/statistics/trade-2018/1-p1-n9", 404, None),
    ("/api/v1/statistics/none/1-p1-n1", 404, None),
    ("/api/v1/statistics/trade-2018/0123456789", 410, None),
    ("/api/v1/cite/trade-2018/0123456789", 410, None),
    ("/api/v1/openapi.json?x=1", 400, "x"),
    ("/api/v1/documents/none", 404, None),
    ("/api/v1/documents/none/sections", 404, None),
    ("/api/v1/documents/trade-2018/blocks/9-p9", 404, None),
    ("/api/v1/documents/trade-2018/footnotes/99", 404, None),
    ("/api/v1/documents/trade-2018/tables/9-t9", 404, None),
    ("/api/v1/none", 404, None),
    ("/api/v1", 404, None),
]

PARAMETERS = "q lang kind section source year document sort limit offset".split()

PAYLOADS = {
    "markup": quote(HOSTILE),
    "attribute": quote('" onmouseover="alert(1)'),
    "script address": quote("javascript:alert(1)"),
    "template": quote("{{ 7*7 }}{% raw %}"),
    "traversal": quote("../../../../etc/passwd", safe=""),
    "header": "%0d%0aSet-Cookie:%20a=b",
    "nul": "%00",
    "lone surrogate": "%ED%A0%80",
    "cut UTF-8": "%E4%B8",
    "no UTF-8": "%ff%fe",
    "no escape": "%zz%",
    "bidi override": quote("\u202egnp.exe"),
    "operators": quote('"(AND OR NOT -:*'),
    "emoji": quote("👨‍👩‍👧"),
    "empty": "",
    "huge": "9" * 9000,
    "huge number": "1" + "0" * 400,
    "percent": quote("%(parameter)s %s {0}"),
}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Config(), HandmadeLibrary()).test_client()


@pytest.fixture(scope="module")
def description(client: FlaskClient) -> dict[str, Any]:
    return client.get("/api/v1/openapi.json").get_json()


def operation_of(description: dict[str, Any], path: str) -> dict[str, Any]:
    """The described operation whose path template a path fits."""
    steps = path.split("/")
    for template, item in description["paths"].items():
        parts = template.split("/")
        if len(parts) == len(steps) and all(
            part.startswith("{") or part == step for part, step in zip(parts, steps, strict=True)
        ):
            return item["get"]
    raise AssertionError(f"{path} is not described")


def check(description: dict[str, Any], path: str, status: int, body: Any) -> None:
    """An answer against its description; objects may not have more fields than described."""
    answers = operation_of(description, path)["responses"]
    schema = answers[str(status)]["content"]["application/json"]["schema"]
    closed = json.loads(
        json.dumps(description["components"]),
        object_hook=lambda o: (
            {**o, "additionalProperties": False} if "properties" in o and "type" in o else o
        ),
    )
    Draft202012Validator({**schema, "components": closed}).validate(body)


@pytest.mark.parametrize("address", GOOD)
def test_answer_is_as_described(
    client: FlaskClient, description: dict[str, Any], address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert "error" not in answer.get_json()
    check(description, address.partition("?")[0], 200, answer.get_json())


@pytest.mark.parametrize(("address", "status", "parameter"), BAD)
def test_error_has_one_shape(
    client: FlaskClient, address: str, status: int, parameter: str | None
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    error = answer.get_json()["error"]
    assert set(error) == {"code", "message", "hint", "parameter"}
    assert error["parameter"] == parameter
    assert error["code"] == {400: "bad-request", 404: "not-found", 410: "gone"}[status]


def test_unknown_parameter_lists_the_known(client: FlaskClient) -> None:
    error = client.get("/api/v1/documents?page=2").get_json()["error"]
    assert error["message"] == "Unknown parameter page."
    assert error["hint"] == "Known parameters: limit, offset."


FOREIGN_SCRIPT = re.compile(r'<script(?! type="module" src="/static/[0-9a-f]+/[\w.]+"></script>)')
"""Any that is no module of ours."""


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("path", ["/api/v1/search", "/search"], ids=["api", "page"])
def test_hostile_parameters(client: FlaskClient, path: str, parameter: str, payload: str) -> None:
    answer = client.get(f"{path}?{parameter}={payload}")
    assert answer.status_code in (200, 400)
    assert "Set-Cookie" not in answer.headers
    if path == "/search":
        assert not FOREIGN_SCRIPT.search(answer.text)
        assert "<img" not in answer.text
        assert '" onmouseover' not in answer.text


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize(
    "template",
    [
        "/{}",
        "/read/{}",
        "/static/-/{}",
        "/api/v1/{}",
        "/api/v1/documents/{}",
        "/api/v1/documents/{}/sections",
        "/api/v1/documents/trade-2018/blocks/{}",
        "/api/v1/documents/trade-2018/footnotes/{}",
        "/api/v1/documents/trade-2018/tables/{}",
    ],
)
def test_hostile_paths(client: FlaskClient, template: str, payload: str) -> None:
    answer = client.get(template.format(payload))
    assert answer.status_code in (200, 308, 400, 404)
    assert not FOREIGN_SCRIPT.search(answer.text)


@pytest.mark.parametrize("raw", ["q=\xff\xfe", "q=中".encode().decode("latin-1"), "\xe4=1"])
@pytest.mark.parametrize("path", ["/search", "/api/v1/search"])
def test_raw_bytes_in_the_query(client: FlaskClient, path: str, raw: str) -> None:
    answer = client.get(path, environ_overrides={"QUERY_STRING": raw})
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/api/v1/search", "/search", "/"])
def test_nothing_is_written(client: FlaskClient, path: str, method: str) -> None:
    assert getattr(client, method)(path, data=b"x" * 10_000).status_code == 405


def test_hit_has_its_place_and_its_footnotes(client: FlaskClient) -> None:
    (hit,) = client.get("/api/v1/search?q=数字经济高速").get_json()["items"]
    assert hit["id"] == "1-p1"
    assert hit["section"] == {
        "id": "1",
        "number": "一",
        "title": "新时代：数字经济时代",
        "title_en": "A new era: the digital economy",
        "path": ["新时代：数字经济时代"],
        "path_en": ["A new era: the digital economy"],
    }
    assert hit["highlights"] == [[2, 8]]
    assert [n["number"] for n in hit["footnotes"]] == ["1", "2"]
    assert hit["footnotes"][1]["source"] == "We Are Social, Digital in 2018"
    assert hit["url"] == "/read/trade-2018#1-p1"


def test_footnote_lists_the_statements_that_rest_on_it(client: FlaskClient) -> None:
    note = client.get("/api/v1/documents/trade-2018/footnotes/2").get_json()
    (statement,) = note["statements"]
    assert statement["id"] == "1-p1-s1"
    assert statement["text"].startswith("全球数字经济")


def test_sections_are_nested(client: FlaskClient) -> None:
    answer = client.get("/api/v1/documents/trade-2018/sections").get_json()
    assert answer["total"] == 3
    assert [s["id"] for s in answer["items"]] == ["0", "1", "2"]
    assert [s["id"] for s in answer["items"][1]["children"]] == ["1.1"]
    assert answer["items"][1]["pages"] == {"from": 1, "to": 8}


def test_table_has_columns_and_cells(client: FlaskClient) -> None:
    table = client.get("/api/v1/documents/trade-2018/tables/2-t1").get_json()
    assert table["columns"] == ["排名", "省份", "变化"]
    assert table["rows"][1][1] == {"text": "浙江省", "text_en": None, "statistic": None}
    assert table["rows"][0][1]["text_en"] == "Guangdong"
    assert table["source_line"] == "数据来源：数据管家"


def test_description_is_openapi_3_1(description: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(description).validate()
    for path, item in description["paths"].items():
        for operation in item.values():
            assert operation["summary"], path
            assert {"200", "503"} <= set(operation["responses"]), path


def test_the_description_names_what_its_reader_may_ask(client: FlaskClient) -> None:
    library = HandmadeLibrary(groups={"trade-2018": "board"})
    address = "/api/v1/openapi.json"
    for asking, named in (
        (client, ["trade-2018", "wider-markets"]),
        (create_app(Config(), library).test_client(), ["wider-markets"]),
    ):
        paths = asking.get(address).get_json()["paths"]
        statistics = paths["/api/v1/statistics"]["get"]
        schemas = {each["name"]: each["schema"] for each in statistics["parameters"]}
        assert schemas["document"]["items"]["enum"] == named
        assert schemas["min"]["type"] == "number"
        assert "text/csv; charset=utf-8" in statistics["responses"]["200"]["content"]


def test_not_ready_is_503() -> None:
    library = HandmadeLibrary()
    library.is_ready = False
    client = create_app(Config(), library).test_client()
    assert client.get("/readyz").status_code == 503
    assert client.get("/readyz").get_json()["error"]["code"] == "index"
    assert client.get("/healthz").status_code == 200
