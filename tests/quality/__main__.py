"""How good the answers are: `make quality`, or `python -m tests.quality`.

Prints, for each file of questions, how many are right by language and kind, and how accurate
the answers are that remain when only the confident ones are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from indexer.model import Answer
from tests.quality.reading_room import FIRST_REPORT, questions, room
from tests.quality.scoring import Gold, Verdict, judge, tally

FILES = (
    "questions.jsonl",
    "questions-dev.jsonl",
    "questions-more.jsonl",
    "questions-held.jsonl",
    "questions-reports.jsonl",
)
LEVELS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)

Judged = tuple[Gold, Answer, Verdict]


def main() -> None:
    every: list[Judged] = []
    for name in FILES:
        judged = list(judgements(name))
        every += judged
        print(f"\n{name}\n" + "\n".join(table(judged)))
    print("\nGiven answers by confidence, all files\n" + "\n".join(curve(every)))


def judgements(name: str) -> Iterator[Judged]:
    """Every question of a file with its answer and how that did."""
    for gold in questions(name):
        asked = room(gold.get("document") or FIRST_REPORT)
        answer = asked.answer(asked.read(gold["query"]))
        yield gold, answer, judge(gold, answer, asked.reports)


def table(judged: Iterable[Judged]) -> Iterator[str]:
    yield "| | right | of | share |\n|---|---|---|---|"
    judged = list(judged)
    for name, right, total in tally((gold, verdict) for gold, _, verdict in judged):
        yield f"| {name} | {right} | {total} | {right / total:.1%} |"
    wanted = [answer for gold, answer, _ in judged if gold["kind"] != "unanswerable"]
    declined = sum(not answer.answerable for answer in wanted)
    share = declined / len(wanted)
    yield f"| answerable, but declined | {declined} | {len(wanted)} | {share:.1%} |"


def curve(judged: Sequence[Judged]) -> Iterator[str]:
    """For each least confidence: the share of all questions still answered, and of those the
    share that is right."""
    yield "| least confidence | answered | right of them |\n|---|---|---|"
    for level in LEVELS:
        given = [v for _, a, v in judged if a.answerable and a.confidence >= level]
        right = sum(verdict.right for verdict in given)
        share = right / len(given) if given else 0.0
        yield f"| {level:.2f} | {len(given) / len(judged):.1%} | {share:.1%} |"


if __name__ == "__main__":
    main()
