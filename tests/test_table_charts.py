"""Tables as charts: what is drawn of any table, where it stands, and the pictures of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from handmade import HandmadeLibrary
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from indexer.config import Config
from indexer.corpus import Report
from indexer.model import Document
from indexer.parse import parse
from indexer.statistics import statistics
from web import create_app, pictures, records
from web.charts import Chart, Mark, Panel, around, of
from web.drawing import NARROW, WIDE, advance, draw, wrapped
from web.labels import Label
from web.tables import sortable

TABLE = "/api/v1/documents/trade-2018/tables/2-t1"

MakeReport = Callable[..., Report]

TABLES = [
    (
        "ranks name rows, arrows are moves, a dash is none",
        """
        | 排名 | 省份 | 相比2016年排名变化 |
        | 1 | 广东省 | — |
        | 2 | 江苏省 | ↑ 1 |
        | 3 | 山东省 | ↓ 2 |
        """,
        ["moves 相比2016年排名变化 [-2..1]: 1 广东省 0, 2 江苏省 1, 3 山东省 -2"],
    ),
    (
        "shares are bars from zero",
        """
        | 品类 | 占比 |
        | 坐具 | 3.7% |
        | 家具 | 3.5% |
        """,
        ["bars 占比 [0..3.7]: 坐具 3.7, 家具 3.5"],
    ),
    (
        "changes stand on either side of zero",
        """
        | 国家 | 同比 |
        | 美国 | 32.0% |
        | 英国 | -5.4% |
        """,
        ["bars 同比 [-5.4..32]: 美国 32, 英国 -5.4"],
    ),
    (
        "a column of its own unit is a panel of its own",
        """
        | 区县 | 机构数（家） | 入住率 |
        | 望潮区 | 48 | 71.5% |
        | 镜湖区 | 41 | 64.2% |
        """,
        [
            "bars 机构数（家） [0..48]: 望潮区 48, 镜湖区 41",
            "bars 入住率 [0..71.5]: 望潮区 71.5, 镜湖区 64.2",
        ],
    ),
    (
        "columns of one unit share a scale",
        """
        | 区县 | 2020年（家） | 2021年（家） |
        | 望潮区 | 48 | 50 |
        | 镜湖区 | 41 | 60 |
        """,
        [
            "bars 2020年（家） [0..60]: 望潮区 48, 镜湖区 41",
            "bars 2021年（家） [0..60]: 望潮区 50, 镜湖区 60",
        ],
    ),
    (
        "shares and changes do not",
        """
        | Group | Change on 2017 | Share |
        | Food | +7.2% | 60.5% |
        | Furniture | -2.4% | 39.5% |
        """,
        [
            "bars Change on 2017 [-2.4..7.2]: Food 7.2, Furniture -2.4",
            "bars Share [0..60.5]: Food 60.5, Furniture 39.5",
        ],
    ),
    (
        "units that go by rows make a panel of each row",
        """
        | 指标 | 单位 | 2021年 | 2022年 |
        | 碳排放 | 万吨 | 226 | 214 |
        | 清洁车占比 | % | 11.1 | 15.7 |
        """,
        [
            "bars 碳排放 · 万吨 [0..2260000]: 2021年 2260000, 2022年 2140000",
            "bars 清洁车占比 · % [0..15.7]: 2021年 11.1, 2022年 15.7",
        ],
    ),
    (
        "a single row is drawn along its columns",
        """
        | 项目 | 2016年 | 2017年 |
        | 出口额 | 120亿美元 | 225亿美元 |
        """,
        ["bars 出口额 [0..22500000000]: 2016年 12000000000, 2017年 22500000000"],
    ),
    (
        "what adds others up is left out, and said",
        """
        | 区县 | 机构数（家） |
        | 望潮区 | 48 |
        | 镜湖区 | 41 |
        | 合计 | 89 |
        """,
        ["bars 机构数（家） [0..48]: 望潮区 48, 镜湖区 41", "without 合计"],
    ),
    (
        "a cell without a number has no bar",
        """
        | 区县 | 机构数（家） |
        | 望潮区 | 48 |
        | 镜湖区 | 暂缺 |
        | 北屏区 | 37 |
        """,
        ["bars 机构数（家） [0..48]: 望潮区 48, 镜湖区 None, 北屏区 37"],
    ),
    (
        "a range has both its ends",
        """
        | 类型 | 占比 |
        | 甲类 | 10%-15% |
        | 乙类 | 20% |
        """,
        ["bars 占比 [0..20]: 甲类 10–15, 乙类 20"],
    ),
    ("words alone are no chart", "| 国家 | 首都 |\n| 法国 | 巴黎 |\n| 英国 | 伦敦 |", []),
    ("ranks alone are no chart", "| 排名 | 国家 |\n| 1 | 法国 |\n| 2 | 英国 |", []),
    ("one number is no chart", "| 国家 | 占比 |\n| 法国 | 3% |\n| 英国 | — |", []),
    ("nothing but noughts is no chart", "| 国家 | 占比 |\n| 法国 | 0% |\n| 英国 | 0% |", []),
]


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    app = create_app(Config(), HandmadeLibrary())
    with app.test_request_context("/"):
        yield app


def document_of(table: str, make_report: MakeReport) -> Document:
    head, *rows = [line.strip() for line in table.strip().splitlines()]
    ruled = "\n".join([head, "|---" * (head.count("|") - 1) + "|", *rows])
    return parse(make_report(f"# 附表\n\n表1 某表（2017年）\n\n{ruled}\n"))


def chart_of(table: str, make_report: MakeReport) -> Chart | None:
    document = document_of(table, make_report)
    library = HandmadeLibrary([document])
    shown = records.table(library, document, document.tables[0])
    return of(shown, statistics(document), "zh", "zh")


def summary(chart: Chart | None) -> list[str]:
    if chart is None:
        return []
    lines = []
    for panel in chart.panels:
        marks = []
        for mark in panel.marks:
            value = f"{mark.value}–{mark.high}" if mark.high else str(mark.value)
            marks.append(" ".join(filter(None, (mark.rank, mark.label.text, value))))
        head = f"{panel.kind} {panel.title.text} [{panel.low}..{panel.high}]"
        lines.append(f"{head}: {', '.join(marks)}")
    return lines + [f"without {label.text}" for label in chart.left_out]


@pytest.mark.parametrize(
    ("table", "drawn"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES]
)
@pytest.mark.usefixtures("app")
def test_what_is_drawn(table: str, drawn: list[str], make_report: MakeReport) -> None:
    assert summary(chart_of(table, make_report)) == drawn


@pytest.mark.usefixtures("app")
def test_long_tables_are_drawn_in_part_and_say_so(make_report: MakeReport) -> None:
    rows = "\n".join(f"| 第{n}区 | {n}% |" for n in range(1, 201))
    chart = chart_of(f"| 区 | 占比 |\n{rows}", make_report)
    assert chart is not None
    assert (len(chart.panels[0].marks), chart.rows_left) == (120, 80)


@pytest.mark.usefixtures("app")
def test_around_a_statistic_only_its_panel_is_drawn(make_report: MakeReport) -> None:
    table = "| 区县 | 机构数（家） | 入住率 |\n| 望潮区 | 48 | 71.5% |\n| 镜湖区 | 41 | 64.2% |"
    chart = chart_of(table, make_report)
    assert chart is not None
    key = chart.panels[1].marks[0].key
    assert key is not None
    assert around(chart, key).panels == chart.panels[1:]
    assert around(chart, "of no mark") == chart


# --- Where it stands --------------------------------------------------------------------

numbers = st.decimals(-1000, 1000, places=1)


@pytest.mark.parametrize("layout", [WIDE, NARROW], ids=lambda layout: layout.name)
@given(values=st.lists(numbers, min_size=2, max_size=6), name=st.text("中省Ab ", max_size=60))
def test_all_stays_within_the_picture(layout: object, values: list[Decimal], name: str) -> None:
    assert layout in (WIDE, NARROW)
    chart = made_up(values, name)
    drawing = draw(chart, WIDE if layout is WIDE else NARROW)
    longest = max(abs(value) for value in values) or 1
    for placed, value in zip(drawing.marks, values, strict=True):
        [bar] = placed.shapes
        assert bar.x >= 0
        assert bar.x + bar.width <= drawing.layout.width + 1
        assert bar.falls == (value < 0)
        assert 0 <= placed.y <= placed.y + placed.height <= drawing.height
        for line in placed.lines:
            start = line.x - (advance(line.text) if line.anchor == "end" else 0)
            assert start >= -0.1, line
            assert start + advance(line.text) <= drawing.layout.width + 0.1, line
    scale = max(bar.width for placed in drawing.marks for bar in placed.shapes)
    for placed, value in zip(drawing.marks, values, strict=True):
        drawn = placed.shapes[0].width
        assert drawn == pytest.approx(max(float(abs(value) / longest) * scale, 1), abs=1.1)


def made_up(values: list[Decimal], name: str) -> Chart:
    marks = tuple(
        Mark(Label(name, "zh"), None, Label(f"{value}%", "zh"), value, None, None)
        for value in values
    )
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    if low == high:
        high = Decimal(1)
    panel = Panel("bars", Label("占比", "zh"), "%", marks, low, high, True)
    return Chart("t", Label("表", "zh"), None, (panel,), (), 0)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("广东省", 100, ["广东省"]),
        ("衣箱、提箱、小手袋", 55, ["衣箱、提", "箱、小手", "袋"]),
        ("Other furniture and parts", 90, ["Other", "furniture", "and parts"]),
        ("灯具及照明装置的零件以及货品", 55, ["灯具及照", "明装置的", "零件以…"]),
        ("Unbreakablewordthatislong", 60, ["Unbre…"]),
        ("", 60, []),
    ],
)
def test_names_are_broken_where_they_may_be(text: str, width: float, lines: list[str]) -> None:
    assert wrapped(text, width, 3) == lines


@given(st.text(max_size=80), st.integers(20, 200), st.integers(1, 3))
def test_lines_fit_and_lose_nothing_but_behind_an_ellipsis(
    text: str, width: int, most: int
) -> None:
    lines = wrapped(text, width, most)
    assert len(lines) <= most
    assert all(advance(line) <= width for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(max_size=80))
def test_a_line_that_just_fits_stays_whole(text: str) -> None:
    whole = " ".join(text.split())
    assert wrapped(whole, advance(whole), 1) == ([whole] if whole else [])


# --- Sorting ----------------------------------------------------------------------------

SORTED = [
    ("as printed", 0, ["1", "2", "3", "4"]),
    ("least first", 3, ["3", "1", "2", "4"]),
    ("greatest first, without a number last", -3, ["2", "1", "3", "4"]),
    ("by sound", 2, ["1", "4", "3", "2"]),
    ("by rank backwards", -1, ["4", "3", "2", "1"]),
]


@pytest.mark.parametrize(
    ("sort", "ranks"), [row[1:] for row in SORTED], ids=[row[0] for row in SORTED]
)
@pytest.mark.usefixtures("app")
def test_rows_in_order(sort: int, ranks: list[str], make_report: MakeReport) -> None:
    document = document_of(
        """
        | 排名 | 省份 | 占比 |
        | 1 | 安徽省 | 9.5% |
        | 2 | 浙江省 | 10.2% |
        | 3 | 广东省 | -3% |
        | 4 | 北京市 | 暂缺 |
        """,
        make_report,
    )
    library = HandmadeLibrary([document])
    table = records.table(library, document, document.tables[0])
    found = {each.id: each for each in library.statistics(document.id)}
    shown = sortable(table, found, sort)
    assert [row[0].text for row in shown.table.rows] == ranks
    marked = [heading.sorted for heading in shown.headings]
    way = "descending" if sort < 0 else "ascending"
    assert marked == [way if place == abs(sort) else None for place in (1, 2, 3)]


# --- Pictures ---------------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Config(), HandmadeLibrary()).test_client()


def test_an_svg_is_whole_in_itself(client: FlaskClient) -> None:
    answer = client.get(f"{TABLE}?format=svg&lang=en")
    assert answer.mimetype == "image/svg+xml"
    root = ElementTree.fromstring(answer.text)
    assert root.tag == f"{SVG}svg"
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert {"2017年出口省份排行榜", "Guangdong", "↑ 1", "数据来源：数据管家"} <= set(texts)
    assert "http://localhost/tables/trade-2018/2-t1" in texts
    [described] = root.iter(f"{SVG}desc")
    assert described.text == "变化: 2 values, from — (Guangdong) to ↑ 1 (浙江省)."
    forbidden = {"style", "script", "image", "foreignObject", "a"}
    assert forbidden.isdisjoint(element.tag.removeprefix(SVG) for element in root.iter())
    assert not any("style" in element.attrib for element in root.iter())


def test_a_png_is_the_same_picture(client: FlaskClient) -> None:
    root = ElementTree.fromstring(client.get(f"{TABLE}?format=svg").text)
    answer = client.get(f"{TABLE}?format=png")
    assert answer.mimetype == "image/png"
    with Image.open(BytesIO(answer.data)) as image:
        image.verify()
        assert image.size == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    with Image.open(BytesIO(answer.data)) as image:
        assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 10, "an empty sheet"


def test_without_a_font_a_png_is_refused_and_says_why(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "has_font", lambda text: not text)
    pictures.png.cache_clear()
    answer = client.get(f"{TABLE}?format=png")
    assert answer.status_code == 400
    assert answer.get_json()["error"]["parameter"] == "format"
    assert "fonts-noto-cjk" in answer.get_json()["error"]["hint"]
    assert ">PNG<" not in client.get("/tables/trade-2018/2-t1").text


def test_a_table_without_numbers_has_no_chart(make_report: MakeReport) -> None:
    document = document_of("| 国家 | 首都 |\n| 法国 | 巴黎 |\n| 英国 | 伦敦 |", make_report)
    client = create_app(Config(), HandmadeLibrary([document])).test_client()
    id_ = document.tables[0].id
    answer = client.get(f"/api/v1/documents/report/tables/{id_}?format=svg")
    assert answer.status_code == 404
    assert "no numbers to draw" in answer.get_json()["error"]["message"]
    page = client.get(f"/tables/report/{id_}").text
    assert 'class="chart"' not in page
    assert ">SVG<" not in page


@pytest.mark.parametrize("sort", ["4", "-4", "x", "1.0", ""])
def test_an_impossible_order_is_refused(client: FlaskClient, sort: str) -> None:
    answer = client.get(f"/tables/trade-2018/2-t1?sort={sort}")
    assert answer.status_code == 400
