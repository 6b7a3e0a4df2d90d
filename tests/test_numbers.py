"""What is a quantity, and what it says: one row a wording, for a linguist to extend."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Language, Number
from indexer.numbers import counts_other, counts_people, dimension, find
from indexer.numbers.zh import evaluate

Row = tuple[str, str, str, str | None]
"""Text, the number as printed in it, value or low..high, unit."""

CHINESE: list[Row] = [
    ("供应商获得询盘增长7-8倍", "7-8倍", "7..8", "x"),
    ("实现了2~3倍的增长", "2~3倍", "2..3", "x"),
    ("年龄在25–34岁之间", "25–34岁", "25..34", "years old"),
    ("投资1.2—1.5亿元", "1.2—1.5亿元", "120000000..150000000", "CNY"),
    ("618%", "618%", "618", "%"),
    ("总分八十分以上", "八十分", "80", "points"),
    ("平均停留2小时15分钟", "2小时15分钟", "135", "minutes"),
    ("修了两年零三个月", "两年零三个月", "27", "months"),
    ("全程5分30秒", "5分30秒", "330", "seconds"),
    ("一天24小时", "24小时", "24", "hours"),
    ("一年12个月", "12个月", "12", "months"),
    ("覆盖数百多家", "数百多家", "100..999", "companies"),
    ("几十多个国家", "几十多个国家", "10..99", "countries"),
    ("几千余家", "几千余家", "1000..9999", "companies"),
    ("走了三天零四小时", "三天零四小时", "76", "hours"),
    ("平均用时3小时05分12秒", "3小时05分12秒", "11112", "seconds"),
    ("全年绘制航海图12万张", "12万张", "120000", "items"),
    ("新绘海图30幅", "30幅", "30", "pieces"),
    ("共有618家企业", "618家", "618", "companies"),
    ("达618亿元", "618亿元", "61800000000", "CNY"),
    ("618余家企业", "618余家", "618", "companies"),
    ("500-618家", "500-618家", "500..618", "companies"),
    ("CN¥618", "CN¥618", "618", "CNY"),
    ("增速为负2.5%", "负2.5%", "-2.5", "%"),
    ("举行三轮谈判", "三轮", "3", "rounds"),
    ("增速为-5.4%", "-5.4%", "-5.4", "%"),
    ("5%-10%的企业", "5%-10%", "5..10", "%"),
    ("增幅高出11个百分点", "11个百分点", "11", "pp"),
    ("上调25个基点", "25个基点", "0.25", "pp"),
    ("出生率为12‰", "12‰", "1.2", "%"),
    ("约占三分之一", "三分之一", "33.33", "%"),
    ("占比不到1/4", "1/4", "25", "%"),
    ("超过一半的人口", "一半", "50", "%"),
    ("占到全球近一半", "一半", "50", "%"),
    ("超过一半（55%）的用户", "一半（55%）", "55", "%"),
    ("四分之三（75%）受访者", "四分之三（75%）", "75", "%"),
    ("三成的用户", "三成", "30", "%"),
    ("占七成以上", "七成", "70", "%"),
    ("七成五的受访者", "七成五", "75", "%"),
    ("三至四成企业", "三至四成", "30..40", "%"),
    ("百分之三十五点五", "百分之三十五点五", "35.5", "%"),
    ("百分之三十到四十", "百分之三十到四十", "30..40", "%"),
    ("每三位居民中就有一位是老人", "每三位居民中就有一位", "33.33", "%"),
    ("每10万人中有15467人受过高等教育", "每10万人中有15467人", "15.47", "%"),
    ("全年国内生产总值1143670亿元", "1143670亿元", "114367000000000", "CNY"),
    ("人口自然增长率为0.34‰", "0.34‰", "0.034", "%"),
    ("原油产量1.99亿吨", "1.99亿吨", "199000000", "tonnes"),
    ("预期寿命提高到77.93岁", "77.93岁", "77.93", "years old"),
    ("基尼系数为0.466", "0.466", "0.466", None),
    ("超八成受访者", "八成", "80", "%"),
    ("减少了一半以上", "一半", "50", "%"),
    ("月薪8000—12000元", "8000—12000元", "8000..12000", "CNY"),
    ("融资2.5亿欧元", "2.5亿欧元", "250000000", "EUR"),
    ("上调0.5到1个百分点", "0.5到1个百分点", "0.5..1", "pp"),
    ("上证指数收于3639.78点", "3639.78点", "3639.78", "points"),
    ("数百万人次", "数百万人次", "1000000..9999999", "visits"),
    ("千分之三", "千分之三", "0.3", "%"),
    ("增长近1倍", "1倍", "1", "x"),
    ("翻了两番", "翻了两番", "4", "x"),
    ("比上年翻一番", "翻一番", "2", "x"),
    ("进出口15.7亿万元人民币", "15.7亿万元人民币", "15700000000000", "CNY"),
    ("总额277923亿元", "277923亿元", "27792300000000", "CNY"),
    ("融资近240亿人民币", "240亿人民币", "24000000000", "CNY"),
    ("达人民币3.5亿元", "人民币3.5亿元", "350000000", "CNY"),
    ("一亿二千万元", "一亿二千万元", "120000000", "CNY"),
    ("高达４，０００億美元", "４，０００億美元", "400000000000", "USD"),
    ("达US$225亿", "US$225亿", "22500000000", "USD"),
    ("几十亿美元的市场", "几十亿美元", "1000000000..9999999999", "USD"),
    ("百万美元的订单", "百万美元", "1000000", "USD"),
    ("三千五百家企业", "三千五百家", "3500", "companies"),
    ("三万五千八百人", "三万五千八百人", "35800", "people"),
    ("1亿2千万吨", "1亿2千万吨", "120000000", "tonnes"),
    ("用户数突破了 40 亿大关", "40 亿", "4000000000", "users"),
    ("二三十家供应商", "二三十家", "20..30", "suppliers"),
    ("十几个国家", "十几个国家", "11..19", "countries"),
    ("吸引数千位参展人员", "数千位", "1000..9999", "people"),
    ("一共有1.7万个订单获得", "1.7万个订单", "17000", "orders"),
    ("有1000多万活跃采购商", "1000多万", "10000000", "buyers"),
    ("和9600商标证书", "9600商标证书", "9600", "certificates"),
    ("近十亿级的在线翻译服务", "十亿级", "1000000000", "translations"),
    ("提供上万QPS的能力", "上万QPS", "10000", "queries per second"),
    ("200多个国家（地区）", "200多个国家", "200", "countries"),
    ("只有1-5名员工", "1-5名员工", "1..5", "employees"),
    ("综合以上六大趋势", "六大趋势", "6", "trends"),
    ("用电量3.75亿千瓦时", "3.75亿千瓦时", "375000000", "kilowatt-hours"),
    ("吞吐量305万标准箱", "305万标准箱", "3050000", "TEU"),
    ("收费多在2000—3500元之间", "2000—3500元", "2000..3500", "CNY"),
    ("指数为103.5", "103.5", "103.5", None),
    ("40.2", "40.2", "40.2", None),
    ("５％", "５％", "5", "%"),
]

ENGLISH: list[Row] = [
    ("took 2 hours, 10 minutes, 5 seconds", "2 hours, 10 minutes, 5 seconds", "7805", "seconds"),
    ("exports worth us$22.5 billion", "us$22.5 billion", "22500000000", "USD"),
    ("exports of US$22.5 billion", "US$22.5 billion", "22500000000", "USD"),
    ("worth €3.5bn", "€3.5bn", "3500000000", "EUR"),
    ("$3-5 billion a year", "$3-5 billion", "3000000000..5000000000", "USD"),
    ("a survey of 1,600 Amazon sellers", "1,600 Amazon sellers", "1600", "sellers"),
    ("more than 1.5 million people died", "1.5 million people", "1500000", "people"),
    ("1.2 million barrels per day", "1.2 million barrels", "1200000", "barrels"),
    ("grew by 1 time", "1 time", "1", "x"),
    ("nearly one time", "one time", "1", "x"),
    ("several thousand visitors", "several thousand visitors", "1000..9999", "visitors"),
    ("a few hundred firms", "a few hundred firms", "100..999", "firms"),
    ("several billion US dollars", "several billion US dollars", "1000000000..9999999999", "USD"),
    ("tens of millions of buyers", "tens of millions of buyers", "10000000..99999999", "buyers"),
    ("hundreds of companies", "hundreds of companies", "100..999", "companies"),
    (
        "10 million active overseas buyers", "10 million active overseas buyers",
        "10000000", "buyers",
    ),
    ("fell to minus 2 percent", "minus 2 percent", "-2", "%"),
    ("between -3% to 5%", "-3% to 5%", "-3..5", "%"),
    ("618 orders a day", "618 orders", "618", "orders"),
    ("US$618 million", "US$618 million", "618000000", "USD"),
    ("twenty-five percent", "twenty-five percent", "25", "%"),
    ("3-4 percentage points", "3-4 percentage points", "3..4", "pp"),
    ("between 5 and 7 percent", "5 and 7 percent", "5..7", "%"),
    ("5 to 7 percent", "5 to 7 percent", "5..7", "%"),
    ("25 basis points", "25 basis points", "0.25", "pp"),
    ("nearly two-thirds of firms", "two-thirds", "66.67", "%"),
    ("the figure is just over a quarter.", "a quarter", "25", "%"),
    ("fees range from 5% to 15% of the price", "5% to 15%", "5..15", "%"),
    ("or roughly two thirds of all", "two thirds", "66.67", "%"),
    ("worth US$1.2\nbillion", "US$1.2\nbillion", "1200000000", "USD"),
    ("a quarter of firms", "a quarter", "25", "%"),
    ("half (55%) of users", "half (55%)", "55", "%"),
    ("one in four adults", "one in four", "25", "%"),
    ("exports doubled", "doubled", "2", "x"),
    ("a 10-fold increase", "10-fold", "10", "x"),
    ("2.5x faster", "2.5x", "2.5", "x"),
    ("2-3 times higher", "2-3 times", "2..3", "x"),
    ("one hundred and twenty firms", "one hundred and twenty firms", "120", "firms"),
    ("more than half a million", "half a million", "500000", None),
    ("the top 0.1% of sellers", "0.1%", "0.1", "%"),
    ("two and a half times as large", "two and a half times", "2.5", "x"),
    ("some 40 000 tonnes", "40 000 tonnes", "40000", "tonnes"),
    ("150 GWh of output", "150 GWh", "150", "gigawatt-hours"),
    ("worth £2.1bn", "£2.1bn", "2100000000", "GBP"),
    ("four out of five firms", "four out of five", "80", "%"),
    ("18 to 24 years old", "18 to 24 years old", "18..24", "years old"),
    ("six major trends", "six major trends", "6", "trends"),
    ("1.5 to 2 degrees Celsius", "1.5 to 2 degrees Celsius", "1.5..2", "degrees Celsius"),
]  # fmt: skip

NO_QUANTITY: list[tuple[str, Language]] = [
    *[
        (text, "zh")
        for text in (
            "一带一路", "十三五规划", "B2B和B2C", "C2M模式", "二十国集团（G20）", "360全景",
            "全球市值TOP10", "一家企业和一套设备", "第一，第3产业", "千人千面", "双11",
            "零件", "汽车零部件", "电动三轮车", "618大促", "在618期间", "618年中大促",
            "“618”和双11的订单", "618商家大会",
            "半成品奶嘴", "2017年4-12月", "2018–1", "2016-6-25", "2013年9月和10月", "21世纪",
            "成本上升", "税目94.02的货品", "39_01至39_14",
            "1.1 新时代", "党的二十大报告", "三次产业结构比为7.3:39.4:53.3",
            "7×24小时服务", "90后", "一线城市", "p<0.05",
            "排在前三位的",
            "（一）总体情况", "世界500强企业",
        )
    ],
    *[
        (text, "en")
        for text in (
            "fiscal 2019", "Q3 2021", "the first half of 2020", "end-March 2018", "FY2019/20",
            "Chapter 3", "a third party", "the third quarter", "one of the largest", "COVID-19",
            "the 21st century", "the 1990s", "June 25, 2016",
            "heading 94.02", "Headings 39.01 to 39.14",
            "headings 39.01, 39.02 and 39.14", "HS code 8471.30", "Double 11", "double twelve",
            "a double-edged sword", "double-digit growth", "Top 5 countries", "one time",
            "a one-time fee", "in tens of thousands", "in hundreds of millions of US dollars",
            "the 618 sales event", "618 shopping festival", "the past five years", "in 2017",
        )
    ],
]  # fmt: skip

QUALIFIERS: list[tuple[str, Language, str | None]] = [
    ("近4400万户", "zh", "近"),
    ("超过8万家", "zh", "超过"),
    ("約占三分之一", "zh", "約占"),
    ("增长45倍以上", "zh", "以上"),
    ("高达94%", "zh", "高达"),
    ("不到1/4", "zh", "不到"),
    ("达34.1万家", "zh", None),
    ("nearly two-thirds of", "en", "nearly"),
    ("a few hundred firms", "en", "a few"),
    ("more than 200 countries", "en", "more than"),
    ("体检预约占13.1%", "zh", None),
    ("用地约占13.1%", "zh", "约占"),
    ("平均搬迁过2.7次", "zh", None),
    ("活不过18个月", "zh", None),
    ("销量已过300万件", "zh", "过"),
    ("占比首次过半", "zh", "过"),
]


def only(text: str, language: Language) -> Number:
    (number,) = find(text, language)
    return number


def bounds(number: Number) -> str:
    return f"{number.value}" if number.high is None else f"{number.value}..{number.high}"


@pytest.mark.parametrize("row", CHINESE, ids=lambda row: row[0])
def test_chinese_wordings(row: Row) -> None:
    text, printed, values, unit = row
    number = only(text, "zh")
    assert (text[number.start : number.end], bounds(number), number.unit) == (printed, values, unit)


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row[0])
def test_english_wordings(row: Row) -> None:
    text, printed, values, unit = row
    number = only(text, "en")
    assert (text[number.start : number.end], bounds(number), number.unit) == (printed, values, unit)


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row[0])
def test_english_inside_a_chinese_report(row: Row) -> None:
    text, printed, values, unit = row
    number = only(text, "zh")
    assert (text[number.start : number.end], bounds(number), number.unit) == (printed, values, unit)


@pytest.mark.parametrize(("text", "language"), NO_QUANTITY, ids=lambda value: value)
def test_what_is_no_quantity(text: str, language: Language) -> None:
    assert find(text, language) == ()


@pytest.mark.parametrize(("text", "language", "qualifier"), QUALIFIERS)
def test_qualifiers_as_printed(text: str, language: Language, qualifier: str | None) -> None:
    assert only(text, language).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("it rose by 4.3 percentage points to 68.8%", "4.3 percentage points, 68.8%"),
        ("sales grew by 22% to 9,860 pumps", "22%, 9,860 pumps"),
        ("fees may rise by 5% to 10%", "5% to 10%"),
    ],
)
def test_by_how_much_and_to_what_is_no_range(text: str, read: str) -> None:
    assert ", ".join(text[n.start : n.end] for n in find(text, "en")) == read


def test_change_from_one_value_to_another_is_no_range() -> None:
    text = "由5.1%降至4.8%，从10亿美元到20亿美元"
    assert [bounds(n) for n in find(text, "zh")] == ["5.1", "4.8", "1000000000", "2000000000"]


CHANGED_ENGLISH = [
    ("libraries spread from 68 in 2010 to 347", "68 347"),
    ("output rose from 1,200 to 1,500 tonnes", "1200 tonnes 1500 tonnes"),
    ("rates rose from 80 to 120 basis points", "0.8 pp 1.2 pp"),
    ("waiting was cut from about 48 to 11 days", "48 days 11 days"),
    ("sulphur fell from 3.5 to 0.5 per cent", "3.5 % 0.5 %"),
    ("the number of clinics dropped to 71", "71"),
    ("ages vary from 6 to 12 years", "6..12 years"),
    ("prices range from 9 to 22 dollars", "9..22 USD"),
]


@pytest.mark.parametrize(("text", "read"), CHANGED_ENGLISH)
def test_old_and_new_values_in_english(text: str, read: str) -> None:
    found = (f"{bounds(n)} {n.unit or ''}".strip() for n in find(text, "en"))
    assert " ".join(found) == read


BARE_COUNTS = [
    ("of 63 stocks, 22 are overfished and 12 have recovered", ["63", "22", "12"]),
    ("the ponds on the coast number 320", ["320"]),
    ("14 of these had closed", ["14"]),
    ("one boat in eight has no radio", ["12.5"]),
    ("see pages 12 to 41", []),
    ("the shop at 12 Long Street", []),
    ("Only 12 of the wells were dry. Some 30 are new", ["12", "30"]),
    ("Members number 45", ["45"]),
    ("Recently 18 of the mills have closed", ["18"]),
    ("The fleet of Route 7 averaged 26", ["26"]),
    ("Line 6 of the tramway is shut", []),
    ("at platform 11 of the depot", []),
    ("Airbus 320 are to be sold", []),
    ("Chapters 5 and 6 are short", []),
    ("Lines 2 and 8 have been joined", []),
    ("Ubuntu 24 had more users", []),
    ("bus number 14 of the firm, and the number 9 of all", []),
]


@pytest.mark.parametrize(("text", "values"), BARE_COUNTS)
def test_bare_whole_numbers_that_count(text: str, values: list[str]) -> None:
    assert [bounds(n) for n in find(text, "en")] == values


@given(st.integers(min_value=1, max_value=10**11))
def test_chinese_numerals_agree_with_cn2an(value: int) -> None:
    assert evaluate(cn2an.an2cn(value)) == (Decimal(value), None)


@given(
    st.text(
        alphabet=st.sampled_from("一三十百千万亿成半分之第0123456789.,%％$-—~至个家元美年月倍 ab"),
        max_size=40,
    )
)
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    for language in ("zh", "en"):
        end = 0
        for number in find(text, language):
            assert end <= number.start < number.end <= len(text)
            assert number.high is None or number.value < number.high
            end = number.end


@pytest.mark.parametrize("run", ["1~2", "2~1", "1~", "5%-", "10 and ", "十"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_long_run_of_numerals_is_read(run: str, language: Language) -> None:
    find((run * 2000)[:2000], language)


ENGLISH_WORDS = (
    "one two twenty half a the third quarter million billion\n thousand percent times of in to "
    "and between from US$ $ 5 7.5 2,000 -3 % bn 10 companies 2017 per\ncent percentage\npoints "
    "more\nthan a\nmillion doubled - –"
)


@given(st.lists(st.sampled_from(ENGLISH_WORDS.split(" ")), max_size=14).map(" ".join))
def test_any_english_wording_is_read(text: str) -> None:
    find(text, "en")


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    find(text, "zh")
    find(text, "en")


@pytest.mark.parametrize(
    ("unit", "measures"),
    [
        (None, None),
        ("%", "ratio"),
        ("pp", "ratio"),
        ("x", "multiple"),
        ("rank", "rank"),
        ("rank places", "rank"),
        ("USD", "money"),
        ("cents", "money"),
        ("TEU", "count"),
        ("people", "count"),
        ("thermometers", "count"),
        ("hours", "duration"),
        ("working days", "duration"),
        ("years old", "age"),
        ("square kilometres", "area"),
        ("cubic metres", "volume"),
        ("kilowatt-hours", "energy"),
        ("tonnes of oil equivalent", "energy"),
        ("megawatts", "power"),
        ("tonnes", "mass"),
        ("kilometres per hour", "speed"),
        ("nautical miles", "length"),
        ("degrees Celsius", "temperature"),
        ("milligrams", "mass"),
        ("megabits per second", "speed"),
        ("programs", "count"),
        ("diagrams", "count"),
        ("bachelor degrees", "count"),
        ("town squares", "count"),
        ("cubicles", "count"),
        ("smiles", "count"),
        ("passengers per hour", "count"),
    ],
)
def test_what_a_unit_measures(unit: str | None, measures: str | None) -> None:
    assert dimension(unit) == measures


@pytest.mark.parametrize(
    ("unit", "other", "differ"),
    [
        ("orders", "people", True),
        ("characters", "articles", True),
        ("cities", "countries", True),
        ("bus drivers", "vehicles", True),
        ("people", "rooms", True),
        ("nurses", "kilometres", True),
        ("suppliers", "certificates", True),
        ("companies", "priorities", True),
        ("dairy products", "farmers", True),
        ("bank accounts", "banks", True),
        ("translations", "languages", True),
        ("jobs", "companies", True),
        ("wells", "pumps", False),
        ("bank accounts", "items", False),
        ("buyers", "companies", False),
        ("visitors", "visits", False),
        ("regions", "countries", False),
        ("orders", "items", False),
        ("items", "kilometres", False),
        ("people", None, False),
        ("people", "households", True),
        ("farmers", "households", False),
        ("sole traders", "households", False),
    ],
)
def test_units_of_things_that_are_plainly_others(
    unit: str, other: str | None, differ: bool
) -> None:
    assert counts_other(unit, other) == differ


@pytest.mark.parametrize("unit", ["people", "patients", "insured farmers", "users", "members"])
def test_units_of_people(unit: str) -> None:
    assert counts_people(unit)


@pytest.mark.parametrize("unit", ["households", "suppliers", "orders", "%", None])
def test_units_of_others_than_people(unit: str | None) -> None:
    assert not counts_people(unit)
