"""Quality never drops: as many questions right as were once, raised when more are."""

from __future__ import annotations

import pytest

from tests.quality.reading_room import FIRST_REPORT, questions, room
from tests.quality.scoring import judge, tally

FLOORS = {
    "questions.jsonl": {"all": 100, "zh": 44, "en": 48, "unanswerable": 10, "cited": 90},
    "questions-reports.jsonl": {"all": 71, "zh": 38, "en": 26, "unanswerable": 10, "cited": 60},
    "questions-dev.jsonl": {"all": 172, "zh": 84, "en": 76, "unanswerable": 20, "cited": 136},
    "questions-more.jsonl": {"all": 217},
    "questions-held.jsonl": {"all": 68, "zh": 35, "en": 28, "unanswerable": 9, "cited": 59},
}
"""Questions right, by file and group."""


@pytest.mark.parametrize("name", FLOORS)
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
