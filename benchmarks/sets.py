"""Public question sets: passages, questions, and which passage answers which question.

They are not part of the repository. The environment variable ``BENCHMARKS`` names a folder with
one sub-folder a set (``xquad``, ``cmrc``), each with ``corpus.jsonl`` (``id``, ``text``,
``lang``) and ``queries-dev.jsonl`` (``id``, ``text``, ``lang``, ``relevant``: ids of passages).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

import msgspec

from indexer.model import Language

T = TypeVar("T")

DEPTH = 10
"""Ranks looked at."""


class Passage(msgspec.Struct, frozen=True):
    id: str
    text: str
    lang: Language


class Question(msgspec.Struct, frozen=True):
    id: str
    text: str
    lang: Language
    relevant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Questions of one language over passages of one language."""

    name: str
    answered_in: Language
    passages: tuple[Passage, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    hit_1: float
    hit_10: float
    mrr_10: float
    milliseconds: float
    """Median time of one question, its analysis included."""


Search = Callable[[str], Sequence[str]]
"""A question's text → ids of passages, the best first."""


def folder() -> Path | None:
    """The folder that ``BENCHMARKS`` names; None where it names none."""
    named = Path(os.environ.get("BENCHMARKS") or "unset")
    return named if named.is_dir() else None


def task(folder: Path, name: str, asked_in: Language, answered_in: Language) -> Task:
    """Raises FileNotFoundError where the set is not in the folder."""
    passages = _lines(folder / name / "corpus.jsonl", Passage)
    questions = _lines(folder / name / "queries-dev.jsonl", Question)
    return Task(
        f"{name} {asked_in}→{answered_in}",
        answered_in,
        tuple(passage for passage in passages if passage.lang == answered_in),
        tuple(question for question in questions if question.lang == asked_in),
    )


def mixed(folder: Path, name: str, asked_in: Language) -> Task:
    """Half of the passages in Chinese, the others in English: neither may crowd out the other.

    Raises FileNotFoundError where the set is not in the folder.
    """
    chinese, english = (task(folder, name, asked_in, each) for each in ("zh", "en"))
    half = len(chinese.passages) // 2
    passages = chinese.passages[:half] + english.passages[half:]
    there = {passage.id for passage in passages}
    asked = tuple(q for q in chinese.questions if not there.isdisjoint(q.relevant))
    return Task(f"{name} {asked_in}→both", asked_in, passages, asked)


def measure(task: Task, search: Search) -> Figures:
    ranks, times = [], []
    for question in task.questions:
        start = perf_counter()
        found = search(question.text)
        times.append(perf_counter() - start)
        ranks.append(_rank(found, question.relevant))
    count = len(ranks)
    return Figures(
        hit_1=sum(rank == 1 for rank in ranks) / count,
        hit_10=sum(rank is not None for rank in ranks) / count,
        mrr_10=sum(1 / rank for rank in ranks if rank) / count,
        milliseconds=1000 * median(times),
    )


def _rank(found: Iterable[str], relevant: Sequence[str]) -> int | None:
    """Rank of the first relevant passage, from 1; None where it is not among the first ten."""
    for rank, id in enumerate(list(found)[:DEPTH], 1):
        if id in relevant:
            return rank
    return None


def _lines(path: Path, kind: type[T]) -> list[T]:
    return msgspec.json.Decoder(kind).decode_lines(path.read_bytes())
