"""Quality never drops: as many questions right as were once, raised when more are."""

from __future__ import annotations

import pytest

from tests.quality.reading_room import FIRST_REPORT, questions, room
from tests.quality.scoring import judge, tally

FLOORS = {
    "questions.jsonl": {"all": 92, "zh": 41, "en": 44, "unanswerable": 10, "cited": 83},
    "questions-reports.jsonl": {"all": 43, "zh": 29, "en": 8, "unanswerable": 6, "cited": 40},
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
