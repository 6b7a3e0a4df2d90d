"""The questions and statistics with known answers say what the reports say, word for word."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from indexer.corpus import read
from indexer.model import Document
from indexer.parse import parse
from tests.quality.reading_room import FILES, FIRST_REPORT, FOLDERS

HERE = Path(__file__).parent

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
NOT_TEXT = [
    r"<sup>[^<]*</sup>",
    r"\[\^?\d+\](?!:)",  # [^1] and [6] in running text
    rf"(?<!\n)[{CIRCLED}]",
    r"\n---\n",
    r"\n— \d+ —\n",
]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def bare(text: str) -> str:
    """Text without marks, white space and the bars between table cells."""
    for pattern in NOT_TEXT:
        text = re.sub(pattern, "", text)
    return re.sub(r"[\s|*]+", "", text)


def in_own_words(answer: dict[str, Any]) -> list[str]:
    """What an answer takes from the report: its text or texts, its items, the values compared."""
    text = answer.get("text") or []
    texts = [text] if isinstance(text, str) else text
    return [*texts, *answer.get("items", []), *answer.get("values", [])]


def without_notes(text: str) -> str:
    return re.sub(rf"(?m)^[{CIRCLED}] .*\n", "", text)


@cache
def report(document: str | None) -> str:
    path = FOLDERS[document or FIRST_REPORT] / "report.md"
    source = path.read_text(encoding="utf-8")
    return bare(source) + bare(without_notes(source))


@cache
def parsed(document: str) -> Document:
    return parse(read(FOLDERS[document]))


def titles(document: Document, section: str) -> str:
    """The titles from a section up to its chapter."""
    sections = {found.id: found for found in document.sections}
    path = []
    parent: str | None = section
    while parent is not None:
        path.append(sections[parent].title)
        parent = sections[parent].parent
    return bare("/".join(path))


QUESTIONS = [question for name in FILES for question in rows(name)]
ANSWERED = [question for question in QUESTIONS if question["answer"]]
# The other files shorten the evidence of table rows and footnotes.
QUOTED = [
    question
    for name in ("questions-dev.jsonl", "questions-more.jsonl", "questions-held.jsonl")
    for question in rows(name)
    if question["answer"]
]
STATISTICS = rows("statistics-reports.jsonl")


@pytest.mark.parametrize("question", QUESTIONS, ids=[q["id"] for q in QUESTIONS])
def test_evidence_stands_in_the_report(question: dict[str, Any]) -> None:
    text = report(question.get("document"))
    for evidence in [*question["evidence"], *question.get("evidence_also_ok", [])]:
        assert bare(evidence) in text


def test_ids_are_unique() -> None:
    ids = [question["id"] for question in QUESTIONS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("question", ANSWERED, ids=[q["id"] for q in ANSWERED])
def test_answers_stand_in_the_report_with_section_and_evidence(question: dict[str, Any]) -> None:
    text = report(question.get("document"))
    assert question["evidence"]
    for section in [question["section"], *question.get("sections_ok", [])]:
        assert bare(section) in text
    for words in in_own_words(question["answer"]):
        assert bare(words) in text


@pytest.mark.parametrize("question", QUOTED, ids=[q["id"] for q in QUOTED])
def test_answers_stand_in_their_evidence(question: dict[str, Any]) -> None:
    evidence = bare("".join(question["evidence"]))
    for words in in_own_words(question["answer"]):
        assert bare(words) in evidence


@pytest.mark.parametrize(
    "question",
    [q for q in QUESTIONS if q["kind"] == "unanswerable"],
    ids=lambda question: question["id"],
)
def test_unanswerable_questions_say_why_and_nothing_else(question: dict[str, Any]) -> None:
    assert question["notes"]
    assert question["answer"] is None
    assert not question["evidence"]
    assert not question["footnotes"]


@pytest.mark.parametrize("name", FILES)
def test_no_question_is_asked_twice_in_the_same_words(name: str) -> None:
    asked = [(question.get("document"), question["query"]) for question in rows(name)]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    "row", STATISTICS, ids=[f"{i}-{row['text']}" for i, row in enumerate(STATISTICS, 1)]
)
def test_statistics_stand_in_their_sentence_and_section(row: dict[str, Any]) -> None:
    text = report(row["document"])
    assert bare(row["text"]) in bare(row["sentence"])
    assert bare(row["sentence"]) in text
    assert bare(row["section"]) in text


PLACED = [
    (q["document"], q["evidence"][0], [q["section"], *q.get("sections_ok", [])])
    for q in QUESTIONS
    if q.get("document") and q["evidence"]
] + [(row["document"], row["sentence"], [row["section"]]) for row in STATISTICS]


@pytest.mark.parametrize(
    ("document", "words", "sections"), PLACED, ids=[words[:30] for _, words, _ in PLACED]
)
def test_the_parsed_report_has_the_words_in_one_block_of_the_section(
    document: str, words: str, sections: list[str]
) -> None:
    report = parsed(document)
    found = [block for block in report.blocks if bare(words) in bare(block.text)]
    assert found
    places = [titles(report, block.section) for block in found]
    assert any(bare(section) in place for section in sections for place in places)
