"""Claims from elsewhere against the reports' records; the table is ``quality/claims.jsonl``."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.claims import Claim, check
from indexer.question import Question
from tests.quality.reading_room import FIRST_REPORT, room

TABLE = Path(__file__).parent / "quality" / "claims.jsonl"
REPORT = "northmark-exporters-2019"
FLOOR = 40
"""Claims of the table that are judged right: raised when more are, never lowered."""


def checked(text: str, report: str = REPORT) -> tuple[Claim, ...]:
    asked = room(report)
    return check(text, asked.reports, asked.read, asked.times)


def test_as_many_claims_are_judged_right_as_ever() -> None:
    claims = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    wrong = []
    for claim in claims:
        verdicts = [c.verdict for c in checked(claim["text"], claim["document"])]
        if verdicts != claim["verdicts"]:
            wrong.append((claim["text"], verdicts))
    assert len(claims) - len(wrong) >= FLOOR, wrong


def test_the_table_has_every_kind_in_both_languages() -> None:
    claims = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    counts = Counter((claim["lang"], claim["kind"]) for claim in claims)
    kinds = ("true", "value", "year", "unknown")
    assert all(counts[language, kind] for language in ("zh", "en") for kind in kinds)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Northmark's goods exports reached US$8.4 billion in 2018.", "confirmed"),
        ("Northmark's goods exports reached US$8.40 billion in 2018.", "confirmed"),
        ("Northmark's goods exports reached US$8 billion in 2018.", "differs"),
        ("Northmark's goods exports reached about US$8.5 billion in 2018.", "confirmed"),
        ("Northmark's goods exports reached US$8.45 billion in 2018.", "differs"),
        ("97.5% of Northmark's active businesses are small firms.", "confirmed"),
        ("96% of Northmark's active businesses are small firms.", "differs"),
        ("98% of Northmark's active businesses are small firms.", "confirmed"),
    ],
)
def test_a_claim_may_be_rounded_as_far_as_it_says(text: str, verdict: str) -> None:
    [claim] = checked(text)
    assert claim.verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict", "given"),
    [
        ("越南的活跃买家增长75%", "confirmed", "75%"),
        ("越南的活跃买家增长87%", "differs", "75%"),
        ("尼泊尔的活跃买家增长75%", "differs", "74%"),
        ("Active buyers in Vietnam grew 87%", "differs", "75%"),
    ],
)
def test_of_several_named_in_one_sentence_each_has_its_own(
    text: str, verdict: str, given: str
) -> None:
    [claim] = checked(text, FIRST_REPORT)
    assert claim.verdict == verdict
    assert claim.statistic
    assert claim.statistic.text == given


def test_the_subject_of_each_number_is_read_once() -> None:
    asked = room(REPORT)
    texts: list[str] = []

    def reading(text: str) -> Question:
        texts.append(text)
        return asked.read(text)

    said = "Northmark's goods exports reached US$8.4 billion in 2018, up 5%."
    claims = check(said, asked.reports, reading, asked.times)
    assert len(texts) == len(claims) + 1, "the second clause names too little by itself"


def test_a_verdict_comes_with_its_evidence() -> None:
    [claim] = checked("In 2018 the average delay of payment was 32 days.")
    assert claim.verdict == "differs"
    assert claim.text == "32 days"
    assert claim.statistic
    assert claim.statistic.text == "23 days"
    assert claim.citation
    assert "23 days" in claim.citation.quote
    assert claim.reason == {"en": "The report gives 23 days.", "zh": "报告给出的是23天。"}


@pytest.mark.parametrize(
    ("text", "report", "reason"),
    [
        (
            "2016年一达通的出口额为250亿美元。",
            "alibaba-sme-2018",
            {"zh": "报告给出的是225亿美元。", "en": "The report gives US$22.5 billion."},
        ),
        (
            "Northmark's goods exports reached US$8.9 billion in 2018.",
            REPORT,
            {"zh": "报告给出的是84亿美元。", "en": "The report gives US$8.4 billion."},
        ),
    ],
)
def test_a_reason_is_told_in_both_languages(text: str, report: str, reason: dict[str, str]) -> None:
    [claim] = checked(text, report)
    assert claim.reason == reason


WORDS = (
    "the small firms exports of Northmark reached grew by 5% US$8.4 billion 2018 , . 23 days "
    "增长 １２％"
).split()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_can_be_checked(text: str) -> None:
    for claim in checked(text):
        assert text[claim.span.start : claim.span.end] == claim.text
        assert (claim.statistic is None) == (claim.citation is None)
        assert (claim.reason is None) == (claim.verdict == "confirmed")
        if claim.verdict != "not-found":
            assert claim.statistic
