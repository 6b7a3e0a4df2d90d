"""What a number of an English sentence measures, as a short noun phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import numbers
from indexer.statistics import naming

COMMON = naming.common_words(
    [
        "the global clearance of small exports, imports by one in eight, was of China.",
        "A Union of marlow",
    ]
)


def test_a_name_is_what_has_a_capital_inside_a_sentence() -> None:
    assert {"global", "clearance", "small"} <= COMMON
    assert not {"china", "union"} & COMMON


def named(sentence: str) -> list[str | None]:
    return list(naming.names(sentence, numbers.find(sentence, "en"), COMMON))


TABLE = [
    # levels
    ("In 2016, the value of exports reached US$22.5 billion.", ["value of exports"]),
    ("The average age of the buyers is 39 years old.", ["average age of the buyers"]),
    ("The average delay was 23 days.", ["average delay"]),
    ("Clearance time has fallen from 36 hours to 11 hours.", ["clearance time"] * 2),
    (
        "The number of orders per customer (buyer) was 1.87 orders in 2016 and 2.04 orders in "
        "2017, an increase of 9%.",
        ["number of orders per customer"] * 2 + ["increase in number of orders per customer"],
    ),
    (
        "At the beginning of 2018, the world passed the mark of 4 billion internet users.",
        ["world’s internet users"],
    ),
    ("Sales passed the mark of US$3 billion in 2020.", ["Sales"]),
    (
        "In most countries, SMEs make up the majority of enterprises (95% on average), and they "
        "provide most of the jobs.",
        ["SMEs as a share of enterprises"],
    ),
    # changes
    ("Global bandwidth grew by more than 45 times.", ["growth of global bandwidth"]),
    ("The rate of returns fell by 29%.", ["fall in the rate of returns"]),
    (
        "Imports under ordinary trade were 15.7 trillion yuan, growth of 16.8%; they accounted for "
        "56.4% of the total value.",
        [
            "imports under ordinary trade",
            "growth of imports under ordinary trade",
            "imports under ordinary trade as a share of the total value",
        ],
    ),
    (
        "5,870 small firms exported, up 6.3% from 2017.",
        ["small firms that exported", "increase in small firms that exported"],
    ),
    ("Exports to the region more than doubled.", ["growth of exports to the region"]),
    ("The Chamber expects exports to grow by 5% a year.", ["growth of exports a year"]),
    # shares
    ("Small firms make up 78% of exporters.", ["small firms as a share of exporters"]),
    (
        "About 55% of users say that they watch to the end.",
        ["share of users who say that they watch to the end"],
    ),
    ("Only 42% of the certificates have passed.", ["share of the certificates that have passed"]),
    (
        "64% of the executives surveyed visited a website.",
        ["share of the executives surveyed who visited a website"],
    ),
    ("One in eight small firms sells abroad.", ["share of small firms that sells abroad"]),
    (
        "The Union bought 44% of these exports, the United States 21%.",
        [
            "share of these exports that the Union bought",
            "share of these exports that the United States bought",
        ],
    ),
    ("They put the cost of delays at 2.7% of revenue.", ["cost of delays as a share of revenue"]),
    (
        "SMEs make up the majority of enterprises (95% on average).",
        ["SMEs as a share of enterprises"],
    ),
    # counts
    (
        "China has nearly 12 million small and micro enterprises.",
        ["China’s small and micro enterprises"],
    ),
    ("Every day, nearly 300,000 enquiries take place here.", ["enquiries that take place here"]),
    ("The orders reach 16 ports.", ["ports that the orders reach"]),
    (
        "The tool translates pages into 16 languages.",
        ["languages that the tool translates pages into"],
    ),
    (
        "A line with guaranteed 5-day delivery was opened.",
        ["line with guaranteed 5-day delivery was opened"],
    ),
    # money
    (
        "Credit insurance covers US$460 million of exports.",
        ["exports that Credit insurance covers"],
    ),
    (
        "Three services are planned, at a cost of US$310.",
        ["services that are planned", "cost of services"],
    ),
]


@pytest.mark.parametrize(("sentence", "phrases"), TABLE, ids=[each[0][:40] for each in TABLE])
def test_a_measure_is_a_noun_phrase(sentence: str, phrases: list[str | None]) -> None:
    assert named(sentence) == phrases


def test_a_list_that_is_dealt_out() -> None:
    assert naming.dealt("India, with growth rates of …") == "growth rate of India"
    assert naming.dealt("Marlow, used by … of online sellers") == "Marlow’s share of online sellers"
    assert naming.dealt("Suppliers, … visits") == "Suppliers, visits"


WORDS = (
    "the exports of users grew fell by to reached 5% US$2 billion 16 ports who that and , . ; "
    "( ) have has share was says expects an increase of up from or …"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_sentence_has_a_name_or_none_for_each_number(sentence: str) -> None:
    found = numbers.find(sentence, "en")
    assert len(naming.names(sentence, found)) == len(found)


def test_what_is_no_sentence_is_not_read() -> None:
    assert set(named("5% of users, " * 400)) == {None}
