"""The reports of the samples, ready to be asked without a server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from indexer import numbers
from indexer.build import bake
from indexer.language.analysis import Analyzer
from indexer.model import Answer
from indexer.room import Room
from indexer.room import room as make_room
from tests import cedict
from tests.quality.scoring import Gold

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FIRST_REPORT = "alibaba-sme-2018"
FOLDERS = {
    FIRST_REPORT: ROOT / "corpus" / FIRST_REPORT,
    **{
        folder.name: folder
        for reports in (HERE.parent / "reports", HERE / "reports")
        for folder in reports.iterdir()
        if folder.is_dir()
    },
}


ALL, ODD, FIRST_HALF, FIRST_TWO = slice(None), slice(0, None, 2), slice(0, 70), slice(0, 120)
NONE = slice(0)
FILES = {
    "questions.jsonl": ALL,
    "questions-dev.jsonl": ALL,
    "questions-more.jsonl": ALL,
    "questions-held.jsonl": ALL,
    "questions-reports.jsonl": ALL,
    "questions-fresh.jsonl": ALL,
    "questions-fresh-reports.jsonl": ODD,
    "questions-later.jsonl": ALL,
    "questions-latest.jsonl": ODD,
    "questions-again.jsonl": ODD,
    "questions-twins.jsonl": FIRST_HALF,
    "questions-new-reports.jsonl": ODD,
    "questions-newest-reports.jsonl": ALL,
    "questions-last-reports.jsonl": ODD,
    "questions-wide.jsonl": ALL,
    "questions-other-reports.jsonl": FIRST_TWO,
    "questions-anew.jsonl": ALL,
    "questions-unsaid.jsonl": ALL,
    "questions-running.jsonl": ALL,
    "questions-measure.jsonl": NONE,
}
"""Question files, each with its lines that answering is developed against; what else they have is
there to be counted alone."""


@cache
def room(document: str, *, learned: bool = False) -> Room:
    """One report, ready to be asked; with what is ``learned`` from the dictionary as it is in a
    service that has had half a minute for it."""
    baked = bake(FOLDERS[document])
    analyzer = Analyzer(baked.glossary.chinese_words, numbers.find)
    return make_room([baked], analyzer, cedict.opened(), cedict.learned() if learned else None)


def answered(document: str, question: str) -> Answer:
    """What a report says to a question, nothing learned."""
    asked = room(document)
    return asked.answer(asked.read(question))


def questions(name: str, lines: slice = slice(None)) -> Iterator[Gold]:
    """These lines of a question file, passages left out: those are search's."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[lines]:
        gold = json.loads(line)
        if gold["kind"] != "passage":
            yield gold
