"""Numbers on pages, in the JSON interface and in files for spreadsheets."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO, StringIO

import pytest
from flask.testing import FlaskClient
from handmade import HOSTILE, HandmadeLibrary
from openpyxl import load_workbook

from indexer.config import Config
from indexer.model import Finding
from web import create_app, models
from web.sheets import Sheet, Value, csv_file, neutral, xlsx_file
from web.statistics_pages import period_words


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
    assert "As reported in 2018" in page
    assert "pp. 1–8" in page
    assert "40亿" in page  # The slip of the print, beside the sentence.
    for name in ("GB/T 7714—2025", "APA 7", "BibTeX", "RIS", "CSL-JSON"):
        assert name in page


@pytest.mark.parametrize(
    ("printed", "first", "last", "chinese", "english"),
    [
        ("2017年", "2017-01-01", "2017-12-31", "2017年", "2017"),
        ("2005年到2014年", "2005-01-01", "2014-12-31", "2005年到2014年", "2005–2014"),
        ("今年1月", "2018-01-01", "2018-01-31", "今年1月", "January 2018"),
        ("2017年底", "2017-12-01", "2017-12-31", "2017年底", "December 2017"),
        ("2017年10月30日", "2017-10-30", "2017-10-30", "2017年10月30日", "30 Oct 2017"),
        ("in March 2018", "2018-03-01", "2018-03-31", "2018年3月", "in March 2018"),
        ("2018", "2018-01-01", "2018-12-31", "2018年", "2018"),
    ],
)
def test_a_period_is_said_in_the_language_of_the_page(
    client: FlaskClient, printed: str, first: str, last: str, chinese: str, english: str
) -> None:
    period = models.Period.model_validate(
        {"text": printed, "from": first, "to": last, "inferred": False}
    )
    for language, said in (("zh", chinese), ("en", english)):
        with client.application.test_request_context(f"/?lang={language}"):
            assert period_words(period) == said


def test_a_citation_has_an_address_that_holds_for_every_reader(client: FlaskClient) -> None:
    page = client.get("/statistics/trade-2018/1-p1-n1?lang=en&script=hant&view=zh").text
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


def test_sources_flow_into_chapters(client: FlaskClient) -> None:
    page = client.get("/sources?lang=en").text
    assert page.count('<figure class="chart flow">') == 1, "one report names several sources"
    bands = re.findall(r'<path class="band[^>]*><title[^>]*>([^<]*)', page)
    assert "We Are Social, Digital in 2018 → A new era: the digital economy: 1" in bands
    assert "no source named → A new era: the digital economy: 1" in bands


@pytest.mark.parametrize(
    ("place", "rests"),
    [
        ("f2", "4 billion users"),
        ("2-t1", "2017年出口省份排行榜"),
        ("unnamed", "78%"),
    ],
    ids=["a footnote's", "a table's", "nobody's"],
)
def test_a_source_has_a_page_with_all_that_rests_on_it(
    client: FlaskClient, place: str, rests: str
) -> None:
    page = client.get(f"/sources/trade-2018/{place}?lang=en")
    assert page.status_code == 200
    assert rests in page.text
    assert ("GB/T 7714—2025" in page.text) == (place != "unnamed")


def test_an_unknown_source_is_not_found(client: FlaskClient) -> None:
    assert client.get("/sources/trade-2018/f99").status_code == 404


def test_a_statistic_leads_to_its_source_and_its_like(client: FlaskClient) -> None:
    page = client.get("/statistics/trade-2018/1-p1-n1?lang=en").text
    assert 'href="/sources/trade-2018/f2?lang=en"' in page
    cell = client.get("/statistics/trade-2018/2-r2-n2?lang=en").text
    assert 'class="mark here"' in cell, "its bar in the table's chart"
    assert "From the same source" in cell


def test_what_is_printed_twice_is_shown_beside_it() -> None:
    library = HandmadeLibrary()
    said, move = library.statistics("trade-2018")[0], library.statistics("trade-2018")[-1]
    twice = Finding("printed-twice", (said.id, move.id), "1 ≠ 40 亿", holds=False)
    library.findings = lambda _: (twice,)  # type: ignore[method-assign]
    client = create_app(Config(), library).test_client()
    page = client.get(f"/statistics/trade-2018/{said.key}?lang=en").text
    assert "The report gives this differently elsewhere" in page
    assert f"/statistics/trade-2018/{move.key}" in page
    assert "1 ≠ 4 billion" in page


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        ("document=wider-markets", ["12%"]),
        ("section=trade-2018/1.1", ["78%"]),
        ("unit=users", ["4 billion users"]),
        ("source=We+Are+Social", ["4 billion users"]),
        ("q=12%25", ["12%"]),
        ("min=1000", ["4 billion users"]),
        ("unit=nothing", []),
    ],
)
def test_the_explorer_filters(client: FlaskClient, filters: str, shown: list[str]) -> None:
    page = client.get(f"/statistics?lang=en&{filters}").text
    numbers = re.findall(r'<th scope="row"><a class="figure"[^>]*><span[^>]*>([^<]*)', page)
    assert numbers == shown
    assert ("No statistic matches these filters." in page) == (not shown)


def test_the_explorer_sorts_and_says_so(client: FlaskClient) -> None:
    page = client.get("/statistics?lang=en&sort=-value").text
    assert re.search(r'<th scope="col" aria-sort="descending"><a id="sort-value"', page)
    assert re.findall(r'<th scope="row"><a class="figure"[^>]*><span[^>]*>([^<]*)', page)[0] == (
        "4 billion users"
    )
    assert "sort=value&amp;" in page, "the same heading turns the order round"
