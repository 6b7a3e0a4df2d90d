"""Numbers shown in either language, and read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.model import Language
from indexer.numbers import find, show, unit_name

SHOWN: list[tuple[str, str | None, str | None, str | None, str, str]] = [
    ("22500000000", None, "USD", None, "US$22.5 billion", "225亿美元"),
    ("15700000000000", None, "CNY", None, "CN¥15.7 trillion", "15.7万亿元"),
    ("8300", None, "USD", "约", "about US$8,300", "约8300美元"),
    ("11", None, "pp", None, "11 percentage points", "11个百分点"),
    ("1", None, "pp", None, "1 percentage point", "1个百分点"),
    ("2", "3", "x", None, "2–3 times", "2–3倍"),
    ("33.33", None, "%", "约", "about one third", "约三分之一"),
    ("87.5", None, "%", None, "87.5%", "87.5%"),
    ("17000", None, "orders", None, "17,000 orders", "1.7万单"),
    ("44000000", None, "households", "近", "nearly 44 million households", "近4400万户"),
    ("120000000", "150000000", "CNY", None, "CN¥120–150 million", "1.2–1.5亿元"),
    ("80", None, "%", "以上", "80% or more", "80%以上"),
    ("1", None, "days", None, "1 day", "1天"),
    ("1", None, "companies", None, "1 company", "1家"),
    ("1", None, "x", "近", "nearly onefold", "近1倍"),
    ("1000", "9999", "orders", None, "several thousand orders", "数千单"),
    ("10000000", "99999999", "orders", None, "tens of millions of orders", "数千万单"),
    ("3", None, "rank", None, "No. 3", "第3"),
    ("1", None, "rank change", None, "1 place", "1位"),
    ("2", None, "rank change", None, "2 places", "2位"),
    ("5870", None, "firms", None, "5,870 firms", "5870家企业"),
    ("50", None, "employees", "fewer than", "fewer than 50 employees", "少于50名员工"),
    ("74000", None, "people", "Some", "some 74,000 people", "约7.4万人"),
    ("3", None, "%", "Fewer than", "fewer than 3%", "少于3%"),
    ("11", None, "x", "有余", "11 times or more", "11倍有余"),
    ("1600", None, "sellers", "more than", "more than 1,600 sellers", "超过1600个卖家"),
]


@pytest.mark.parametrize(("low", "high", "unit", "qualifier", "english", "chinese"), SHOWN)
def test_shown(
    low: str, high: str | None, unit: str | None, qualifier: str | None, english: str, chinese: str
) -> None:
    top = Decimal(high) if high else None
    assert show(Decimal(low), unit, "en", high=top, qualifier=qualifier) == english
    assert show(Decimal(low), unit, "zh", high=top, qualifier=qualifier) == chinese


def test_a_half_is_no_percentage() -> None:
    assert show(Decimal(50), "%", "en", qualifier="超过", printed="一半") == "more than half"
    assert show(Decimal(50), "%", "en", printed="50%") == "50%"
    assert show(Decimal(25), "%", "en", qualifier="不到", printed="1/4") == "less than 1/4"


UNITS = ["%", "pp", "x", "USD", "CNY", "EUR", "orders", "suppliers", "countries", "tonnes", "hours"]
VALUES = st.decimals(
    min_value=Decimal("0.1"), max_value=Decimal(10) ** 13, places=2, allow_nan=False
) | st.integers(min_value=2, max_value=10**13).map(Decimal)


@given(VALUES, VALUES, st.booleans(), st.sampled_from(UNITS), st.sampled_from(["zh", "en"]))
def test_format_then_parse_gives_the_value_back(
    one: Decimal, other: Decimal, ranged: bool, unit: str, language: Language
) -> None:
    low = min(one, other)
    high = max(one, other) if ranged and one != other else None
    assume(low != 1)  # "onefold" and "1 order" are no quantities
    text = show(low, unit, language, high=high)
    (number,) = find(text, language)
    assert (number.value, number.high, number.unit) == (low, high, unit), text
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize(
    ("unit", "english", "chinese"),
    [
        ("%", "%", "%"),
        ("pp", "percentage points", "百分点"),
        ("x", "times", "倍"),
        ("USD", "USD", "美元"),
        ("companies", "companies", "企业"),
        ("tonnes", "tonnes", "吨"),
        ("households", "households", "工商户"),
        ("firms", "firms", "企业"),
        ("rank change", "rank change", "名次变化"),
        ("elephants", "elephants", "elephants"),
    ],
)
def test_units_by_themselves(unit: str, english: str, chinese: str) -> None:
    assert unit_name(unit, "en") == english
    assert unit_name(unit, "zh") == chinese
