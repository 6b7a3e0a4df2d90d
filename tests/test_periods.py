"""Periods named in either language: one row a wording, for a linguist to extend."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.numbers import periods

PUBLISHED = date(2018, 5, 1)

WORDINGS: list[tuple[str, str]] = [
    ("2017年", "2017-01-01/2017-12-31"),
    ("2017年4-12月", "2017-04-01/2017-12-31"),
    ("截至2018年3月", "2018-03-01/2018-03-31"),
    ("2005年到2014年", "2005-01-01/2014-12-31"),
    ("2016-2020年", "2016-01-01/2020-12-31"),
    ("05到14年", "2005-01-01/2014-12-31"),
    ("十年间(05-14)翻了", "2005-01-01/2014-12-31"),
    ("十年(05到15)", "2005-01-01/2015-12-31"),
    ("16年多还是17年多？", "2016-01-01/2016-12-31 2017-01-01/2017-12-31"),
    ("比16年多", "2016-01-01/2016-12-31"),
    ("16-20年", "2016-01-01/2020-12-31"),
    ("今年年初", "2018-01-01/2018-01-31"),
    ("去年", "2017-01-01/2017-12-31"),
    ("去年下半年", "2017-07-01/2017-12-31"),
    ("2013年9月和10月", "2013-09-01/2013-10-31"),
    ("2017年10月30日", "2017-10-30/2017-10-30"),
    ("2017年上半年", "2017-01-01/2017-06-30"),
    ("2017年中", "2017-06-01/2017-07-31"),
    ("2017年中国", "2017-01-01/2017-12-31"),
    ("2017年中小企业", "2017-01-01/2017-12-31"),
    ("2017年底", "2017-12-01/2017-12-31"),
    ("2017年第三季度", "2017-07-01/2017-09-30"),
    ("2017年前三季度", "2017-01-01/2017-09-30"),
    ("2017年1-11月", "2017-01-01/2017-11-30"),
    ("２０１７年４月", "2017-04-01/2017-04-30"),
    ("二〇一八年三月", "2018-03-01/2018-03-31"),
    ("16年出口", "2016-01-01/2016-12-31"),
    ("2019/20财年", "2019-01-01/2020-12-31"),
    ("20世纪90年代", "1990-01-01/1999-12-31"),
    ("2016-6-25", "2016-06-25/2016-06-25"),
    ("2018–1", "2018-01-01/2018-01-31"),
    ("2017年3月，8月", "2017-03-01/2017-03-31 2017-08-01/2017-08-31"),
    ("对比2017年底与2016年底", "2017-12-01/2017-12-31 2016-12-01/2016-12-31"),
    ("in 2017", "2017-01-01/2017-12-31"),
    ("by 2025", "2025-01-01/2025-12-31"),
    ("Q3 2021", "2021-07-01/2021-09-30"),
    ("3Q21", "2021-07-01/2021-09-30"),
    ("the third quarter of 2020", "2020-07-01/2020-09-30"),
    ("the first half of 2020", "2020-01-01/2020-06-30"),
    ("first nine months of 2020", "2020-01-01/2020-09-30"),
    ("end-March 2018", "2018-03-01/2018-03-31"),
    ("January–March 2018", "2018-01-01/2018-03-31"),
    ("June 25, 2016", "2016-06-25/2016-06-25"),
    ("25 June 2016", "2016-06-25/2016-06-25"),
    ("FY2019/20", "2019-01-01/2020-12-31"),
    ("fiscal 2019", "2019-01-01/2019-12-31"),
    ("2015–2020", "2015-01-01/2020-12-31"),
    ("from 2005 to 2014", "2005-01-01/2014-12-31"),
    ("mid-2018", "2018-06-01/2018-07-31"),
    ("early 2018", "2018-01-01/2018-03-31"),
    ("last year", "2017-01-01/2017-12-31"),
    ("the 1990s", "1990-01-01/1999-12-31"),
]

NOT_OF_A_BASE = "2019年下降，为2011年以来首次，12月回升"

NO_PERIOD = [
    "2000-3000元", "2000家企业", "3个月", "目前年销售额", "近半年", "10月和11月", "上半年",
    "15年来",
    "2,017 firms", "2017 million", "May 5", "1999%", "B2012",
]  # fmt: skip


def test_a_month_is_of_no_year_that_is_but_compared_with() -> None:
    assert [m.period.first.year for m in periods(NOT_OF_A_BASE, PUBLISHED)] == [2019, 2011, 2019]


@pytest.mark.parametrize(("text", "days"), WORDINGS, ids=[text for text, _ in WORDINGS])
def test_wordings(text: str, days: str) -> None:
    found = [mention.period for mention in periods(text, PUBLISHED)]
    assert " ".join(f"{period.first}/{period.last}" for period in found) == days


@pytest.mark.parametrize("text", NO_PERIOD)
def test_what_names_no_datable_period(text: str) -> None:
    assert periods(text, PUBLISHED) == ()


@given(
    st.text(alphabet=st.sampled_from("0123456789年月日至到-–/.,底初上半季度今去 Qof"), max_size=40)
)
def test_any_text_is_read_in_order(text: str) -> None:
    end = 0
    for mention in periods(text, PUBLISHED):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.period.first <= mention.period.last
        assert mention.period.text == text[mention.start : mention.end]
        end = mention.end
