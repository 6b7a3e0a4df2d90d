"""Numbers on pages, in the JSON interface and in files for spreadsheets."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from flask.testing import FlaskClient
from handmade import CHINESE, HOSTILE, HandmadeLibrary
from openpyxl import load_workbook

from indexer.config import Config
from web import create_app
from web.sheets import Sheet, Value, csv_file, neutral, xlsx_file


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Config(), HandmadeLibrary()).test_client()


def test_an_item_has_its_value_its_key_and_its_citation(client: FlaskClient) -> None:
    item = client.get("/api/v1/statistics/trade-2018/1-p1-n1").get_json()
    assert (item["text"], item["text_en"]) == ("40 亿", "4 billion users")
    assert (item["value"], item["value_high"], item["unit"]) == (4_000_000_000, None, "users")
    assert item["citation"]["quote"].endswith("互联网用户突破了 40 亿大关。")
    assert [note["number"] for note in item["citation"]["footnotes"]] == ["2"]
    assert item["sources"] == ["We Are Social, Digital in 2018"]
    assert item["party"] == "third-party"
    assert item["table"] is None
    by_key = client.get(f"/api/v1/statistics/trade-2018/{item['key']}")
    assert by_key.get_json() == item


def test_a_number_of_a_table_has_its_cell(client: FlaskClient) -> None:
    table = client.get("/api/v1/documents/trade-2018/tables/2-t1").get_json()
    move = table["rows"][1][2]
    assert move["statistic"]
    item = client.get(f"/api/v1/statistics/trade-2018/{move['statistic']}").get_json()
    place = item["table"]
    assert (place["id"], place["row"], place["column"]) == ("2-t1", 2, 3)
    assert item["citation"]["source_line"] == "数据来源：数据管家"


def test_a_vanished_key_gives_the_record_most_like_it(client: FlaskClient) -> None:
    answer = client.get("/api/v1/statistics/trade-2018/0123456789")
    assert answer.status_code == 410
    assert answer.get_json()["nearest"]["text"] == "40 亿"
    page = client.get("/statistics/trade-2018/0123456789")
    assert page.status_code == 410
    assert f'href="/statistics/trade-2018/{answer.get_json()["nearest"]["key"]}"' in page.text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1+1", "'+1+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("-5.4%", "-5.4%"),
        ("+3", "+3"),
        (-5.4, -5.4),
        ("1=1", "1=1"),
        (None, None),
    ],
)
def test_text_is_no_formula(value: Value, written: Value) -> None:
    assert neutral(value) == written


def test_csv_is_told_from_other_encodings_by_its_mark() -> None:
    content = csv_file(Sheet("s", ("甲", "乙"), (("占比", 1.5), (None, 'a,b\n"c"'))))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [["甲", "乙"], ["占比", "1.5"], ["", 'a,b\n"c"']]


def test_xlsx_holds_text_as_text() -> None:
    sheet = Sheet("s", ("a", "b"), (("=1+1", 2), ("\x01x", None)))
    page = load_workbook(BytesIO(xlsx_file([sheet])))["s"]
    assert page["A2"].value == "=1+1"
    assert page["A2"].data_type == "s"
    assert page["B2"].value == 2


def test_the_files_hold_all_statistics_with_citations(client: FlaskClient) -> None:
    total = client.get("/api/v1/statistics?limit=1").get_json()["total"]
    answer = client.get("/api/v1/statistics?format=csv&limit=1")
    assert answer.mimetype == "text/csv"
    rows = list(csv.DictReader(StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert len(rows) == total
    assert rows[0]["number"] == "40 亿"
    assert rows[0]["value"] == "4000000000"
    assert "We Are Social" in rows[0]["footnotes"]
    assert rows[0]["citation"].startswith("国际事业部，研究院. 跨境贸易报告[R/OL]. 2018：1-8.")
    assert rows[0]["url"].startswith("http://")
    book = load_workbook(BytesIO(client.get("/api/v1/statistics?format=xlsx").data))
    assert book.sheetnames == ["Statistics", "Sources"]
    assert book["Statistics"].max_row == total + 1
    assert "We Are Social, Digital in 2018" in [cell.value for cell in book["Sources"]["B"]]


def test_a_table_as_a_file_has_the_keys_of_its_numbers(client: FlaskClient) -> None:
    answer = client.get("/api/v1/documents/trade-2018/tables/2-t1?format=csv")
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert rows[0][:3] == ["排名", "省份", "变化"]
    assert rows[0][-1] == "source"
    assert rows[2][:3] == ["2", "浙江省", "↑ 1"]
    assert re.fullmatch("[0-9a-f]{10}", rows[2][-2])


def test_a_statistic_has_a_page_with_all_that_backs_it(client: FlaskClient) -> None:
    page = client.get("/statistics/trade-2018/1-p1-n1?lang=en").text
    assert "<mark>40 亿</mark>" in page
    assert "We Are Social，Digital in 2018" in page
    assert "Figures of 2018" in page
    assert "pp. 1–8" in page
    assert "40亿" in page  # The slip of the print, beside the sentence.
    for name in ("GB/T 7714—2025", "APA 7", "BibTeX", "RIS", "CSL-JSON"):
        assert name in page


def test_a_citation_has_an_address_that_holds_for_every_reader(client: FlaskClient) -> None:
    page = client.get("/statistics/trade-2018/1-p1-n1?lang=en").text
    key = client.get("/api/v1/statistics/trade-2018/1-p1-n1").get_json()["key"]
    assert f"http://localhost/statistics/trade-2018/{key}.</pre>" in page
    assert f'content="http://localhost/statistics/trade-2018/{key}"' in page


def test_a_statistic_without_a_mark_says_so(client: FlaskClient) -> None:
    page = client.get("/statistics/wider-markets/1-p1-n1?lang=en").text
    assert "the report names no source" in page


def test_machines_read_what_the_page_is_about(client: FlaskClient) -> None:
    page = client.get("/statistics/trade-2018/1-p1-n1").text
    assert '<meta name="citation_title" content="跨境贸易报告">' in page
    assert '<meta name="citation_firstpage" content="1">' in page
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(script)
    assert data["@type"] == "Observation"
    assert data["value"] == 4_000_000_000
    assert data["isPartOf"]["isBasedOn"]["@type"] == "Report"


def test_nothing_of_a_report_becomes_markup(client: FlaskClient) -> None:
    for address in ("/statistics", "/statistics/trade-2018/1.1-p1-n1", "/sources", "/checks"):
        page = client.get(address)
        assert page.status_code == 200
        assert HOSTILE not in page.text
        assert "<img" not in page.text


def test_numbers_in_the_report_lead_to_their_records(client: FlaskClient) -> None:
    key = client.get("/api/v1/statistics/trade-2018/1-p1-n1").get_json()["key"]
    page = client.get("/read/trade-2018").text
    assert f'<a class="figure" href="/statistics/trade-2018/{key}">' in page


def test_sources_say_whose_they_are(client: FlaskClient) -> None:
    page = client.get("/sources?lang=en").text
    assert "We Are Social, Digital in 2018" in page
    assert "a third party" in page
    assert "The report names no source" in page


@pytest.mark.parametrize("name", ["1-p1-n1", "1.1-p1-n1", "2-r2-n2"])
def test_the_number_is_found_in_its_quote(client: FlaskClient, name: str) -> None:
    item = client.get(f"/api/v1/statistics/trade-2018/{name}").get_json()
    start, end = item["place"]
    assert item["citation"]["quote"][start:end] == item["text"]


def test_a_hash_tells_that_the_text_has_changed() -> None:
    changed = [
        replace(b, text=b.text.replace("高速", "快速").replace("广东", "山东"))
        for b in CHINESE.blocks
    ]
    reports = (CHINESE, replace(CHINESE, blocks=tuple(changed)))
    before, after = (create_app(Config(), HandmadeLibrary([r])).test_client() for r in reports)
    api = "/api/v1/documents/trade-2018"

    def hashes(asking: FlaskClient, block: str) -> list[str]:
        item = asking.get("/api/v1/statistics/trade-2018/1-p1-n1").get_json()
        passage = asking.get(f"{api}/blocks/{block}").get_json()
        table = asking.get(f"{api}/tables/2-t1").get_json()
        return [item["citation"]["hash"], passage["hash"], table["hash"]]

    first = hashes(before, "1-p1")
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in first)
    assert hashes(before, "1-p1") == first
    assert not set(hashes(after, "1-p1")) & set(first)
    assert hashes(after, "1.1-p1")[1] == hashes(before, "1.1-p1")[1]
