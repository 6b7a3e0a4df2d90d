"""Quality never drops: as many questions right as were once, raised when more are."""

from __future__ import annotations

import pytest

from tests.quality.reading_room import FILES, FIRST_REPORT, questions, room
from tests.quality.scoring import judge, tally

FLOORS = {
    "questions.jsonl": {"all": 101, "zh": 45, "en": 49, "unanswerable": 11, "cited": 90},
    "questions-reports.jsonl": {"all": 74, "zh": 39, "en": 29, "unanswerable": 11, "cited": 64},
    "questions-dev.jsonl": {"all": 178, "zh": 88, "en": 78, "unanswerable": 23, "cited": 154},
    "questions-more.jsonl": {"all": 259, "zh": 128, "en": 118, "unanswerable": 38, "cited": 220},
    "questions-held.jsonl": {"all": 87, "zh": 43, "en": 38, "unanswerable": 12, "cited": 73},
    "questions-fresh.jsonl": {"all": 211, "zh": 94, "en": 101, "unanswerable": 25, "cited": 186},
    "questions-fresh-reports.jsonl": {
        "all": 121,
        "zh": 54,
        "en": 62,
        "unanswerable": 26,
        "cited": 96,
    },
    "questions-later.jsonl": {"all": 119, "zh": 51, "en": 62, "unanswerable": 19, "cited": 100},
    "questions-latest.jsonl": {"all": 84, "zh": 38, "en": 39, "unanswerable": 8, "cited": 77},
    "questions-again.jsonl": {"all": 155, "zh": 69, "en": 75, "unanswerable": 14, "cited": 140},
    "questions-twins.jsonl": {"all": 124, "zh": 53, "en": 62, "unanswerable": 55, "cited": 70},
    "questions-new-reports.jsonl": {"all": 96, "zh": 38, "en": 51, "unanswerable": 22, "cited": 78},
    "questions-newest-reports.jsonl": {
        "all": 122,
        "zh": 56,
        "en": 59,
        "unanswerable": 18,
        "cited": 108,
    },
    "questions-last-reports.jsonl": {
        "all": 89,
        "zh": 35,
        "en": 49,
        "unanswerable": 14,
        "cited": 77,
    },
    "questions-wide.jsonl": {"all": 547, "zh": 253, "en": 249, "unanswerable": 66, "cited": 480},
    "questions-other-reports.jsonl": {
        "all": 139,
        "zh": 82,
        "en": 53,
        "unanswerable": 21,
        "cited": 125,
    },
    "questions-anew.jsonl": {"all": 312, "zh": 137, "en": 156, "unanswerable": 28, "cited": 283},
    "questions-unsaid.jsonl": {"all": 116, "zh": 50, "en": 59, "unanswerable": 86, "cited": 29},
    "questions-running.jsonl": {"all": 47, "zh": 21, "en": 23, "unanswerable": 5, "cited": 43},
    "questions-measure.jsonl": {"all": 206, "zh": 95, "en": 97, "unanswerable": 21, "cited": 185},
}
"""Questions right, by file and group."""
LONG = frozenset(f"questions-{name}.jsonl" for name in ("wide", "other-reports", "anew", "measure"))
"""Files that would hold up the fast suite."""


def test_every_file_has_a_floor() -> None:
    assert set(FLOORS) == set(FILES)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * (name in LONG)) for name in FLOORS]
)
def test_as_many_are_right_as_ever(name: str) -> None:
    verdicts = []
    for gold in questions(name):
        asked = room(gold.get("document") or FIRST_REPORT)
        verdicts.append((gold, judge(gold, asked.answer(asked.read(gold["query"])), asked.reports)))
    reached = {group: right for group, right, _ in tally(verdicts)}
    fallen = {
        group: (reached[group], floor)
        for group, floor in FLOORS[name].items()
        if reached[group] < floor
    }
    assert not fallen, f"{name}: right now and the floor, by group: {fallen}"
