"""How good the answers are: `make quality`, or `python -m tests.quality`.

Prints, for each file of questions, how many are right by language and kind, and how accurate
the answers are that remain when only the confident ones are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from indexer.model import Answer
from tests.quality.reading_room import FILES, FIRST_REPORT, questions, room
from tests.quality.scoring import Gold, Verdict, judge, tally

KINDS = "stat rank compare fact definition list source unanswerable".split()
LEVELS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)

Judged = tuple[Gold, Answer, Verdict]


def main() -> None:
    by_file = {name: list(judgements(name)) for name in FILES}
    every = [each for judged in by_file.values() for each in judged]
    print("By file\n" + "\n".join(overview(by_file)))
    print("\nBy kind\n" + "\n".join(kinds(by_file)))
    print("\nGiven answers by confidence, all files\n" + "\n".join(curve(every)))


def judgements(name: str) -> Iterator[Judged]:
    """Every question of a file with its answer and how that did."""
    for gold in questions(name):
        asked = room(gold.get("document") or FIRST_REPORT, learned=True)
        answer = asked.answer(asked.read(gold["query"]))
        yield gold, answer, judge(gold, answer, asked.reports)


def overview(by_file: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    """A row a file: the share right of all, by language, and by what matters most."""
    groups = ("all", "zh", "en", "unanswerable", "cited")
    heads = ("right", "Chinese", "English", "unanswerable declined", "cited")
    yield f"| file | questions | {' | '.join(heads)} | answerable, but declined |"
    yield "|---" * (len(groups) + 3) + "|"
    for name, judged in by_file.items():
        reached = {g: right / of for g, right, of in tally((gold, v) for gold, _, v in judged)}
        wanted = [answer for gold, answer, _ in judged if gold["kind"] != "unanswerable"]
        declined = sum(not answer.answerable for answer in wanted) / len(wanted)
        shares = [reached.get(group, 0.0) for group in groups]
        cells = " | ".join(f"{share:.1%}" for share in (*shares, declined))
        yield f"| `{name}` | {len(judged)} | {cells} |"


def kinds(by_file: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    """A row a kind of question: how many of each file are right."""
    yield f"| kind | {' | '.join(f'`{name}`' for name in by_file)} |"
    yield "|---" * (len(by_file) + 1) + "|"
    for kind in KINDS:
        cells = []
        for judged in by_file.values():
            of_kind = [verdict.right for gold, _, verdict in judged if gold["kind"] == kind]
            cells.append(f"{sum(of_kind)} of {len(of_kind)}")
        yield f"| {kind} | {' | '.join(cells)} |"


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
