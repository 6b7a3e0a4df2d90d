"""Sets the weights of answering: `make tune`, or `python -m tests.quality.tune [--write]`.

A coordinate search over ``indexer/answer/weights.toml``: each number is tried a fifth smaller and
a quarter larger, and what makes more questions right is kept, for some rounds. Printed beside
what the questions reach that the weights were set on is what is reached on questions that they
were not set on (k-fold cross-validation). At last the two numbers of the confidence are fitted
(logistic regression of right answers over support). Every second line of the files that are for
measuring is never looked at.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from indexer.answer import compose
from indexer.answer.asked import Asked, Found, limits
from indexer.answer.reports import Reports
from indexer.answer.weigh import weights
from tests.quality.reading_room import FILES, FIRST_REPORT, ROOT, questions, room
from tests.quality.scoring import Gold, judge

WEIGHTS = ROOT / "indexer" / "answer" / "weights.toml"
STEPS = (0.8, 1.25)
CITED = 0.25
"""What the right citation counts beside the right answer."""
CONFIDENCE = ("slope", "intercept")

Setting = dict[str, float]
"""Names and numbers of weights.toml."""


@dataclass(frozen=True)
class Put:
    """A question as put to its report."""

    gold: Gold
    asked: Asked
    reports: Reports

    def score(self) -> float:
        answer = compose.respond(self.asked, ())
        verdict = judge(self.gold, answer, self.reports)
        return verdict.right + CITED * (verdict.right and bool(verdict.cited))


class Search:
    """Scores settings on every question, each setting but once."""

    def __init__(self, put: Sequence[Put]) -> None:
        self._put = put
        self._known: dict[tuple[float, ...], list[float]] = {}

    def scores(self, setting: Setting) -> list[float]:
        key = tuple(setting.values())
        if key not in self._known:
            use(setting)
            self._known[key] = [each.score() for each in self._put]
        return self._known[key]

    def best(self, start: Setting, places: Sequence[int], rounds: int) -> Setting:
        """The setting with the highest score on the questions at these places."""
        best, reached = start, self._sum(start, places)
        for _ in range(rounds):
            for name in start:
                for step in STEPS:
                    tried = {**best, name: round(best[name] * step, 3)}
                    if (score := self._sum(tried, places)) > reached:
                        best, reached = tried, score
                        print(f"  {name} = {tried[name]}: {score:.2f}", flush=True)
        return best

    def _sum(self, setting: Setting, places: Iterable[int]) -> float:
        scores = self.scores(setting)
        return sum(scores[place] for place in places)


def use(setting: Setting) -> None:
    """Let this process weigh with a setting."""
    for table in (weights(), limits()):
        cast(Setting, table).update({n: v for n, v in setting.items() if n in table})


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--folds", type=int, default=4, help="0: no cross-validation")
    options.add_argument("--write", action="store_true", help="write weights.toml anew")
    chosen = options.parse_args()
    put = [each for name, lines in FILES.items() for each in _put(name, lines)]
    search = Search(put)
    start = {n: v for n, v in {**weights(), **limits()}.items() if n not in CONFIDENCE}
    everything = range(len(put))
    print(f"{len(put)} questions; as it stands: {_reached(search, start, everything)}")
    for fold in range(chosen.folds):
        others = [place for place in everything if place % chosen.folds != fold]
        left_out = [place for place in everything if place % chosen.folds == fold]
        found = search.best(start, others, chosen.rounds)
        print(
            f"fold {fold + 1}: {_reached(search, found, others)} where set, "
            f"{_reached(search, found, left_out)} where not "
            f"({_reached(search, start, left_out)} before)"
        )
    found = search.best(start, everything, chosen.rounds)
    print(f"set on all: {_reached(search, found, everything)}")
    use(found)
    found |= dict(zip(CONFIDENCE, fitted(_outcomes(put)), strict=True))
    print({name: found[name] for name in CONFIDENCE})
    if chosen.write:
        write(found)


def _put(name: str, lines: slice) -> Iterable[Put]:
    for gold in questions(name, lines):
        asked = room(gold.get("document") or FIRST_REPORT, learned=True)
        yield Put(gold, Asked(asked.read(gold["query"]), asked.reports), asked.reports)


def _reached(search: Search, setting: Setting, places: Sequence[int]) -> str:
    scores = search.scores(setting)
    right = sum(scores[place] >= 1 for place in places)
    return f"{right}/{len(places)} = {right / len(places):.1%}"


def _outcomes(put: Iterable[Put]) -> list[tuple[float, bool]]:
    """Support beyond what was needed, and whether the answer was right, of each answer given."""
    found = []
    for each in put:
        outcome = compose.choose(each.asked)
        if isinstance(outcome, Found):
            beyond = outcome.support - limits()[compose.NEEDED.get(outcome.kind, "number")]
            found.append((beyond, each.score() >= 1))
    return found


def fitted(outcomes: Sequence[tuple[float, bool]], steps: int = 50) -> tuple[float, float]:
    """Slope and intercept of a logistic regression, by Newton's method with a slight ridge."""
    slope = intercept = 0.0
    for _ in range(steps):
        gradient = [-0.01 * slope, 0.0]
        matrix = [[0.01, 0.0], [0.0, 1e-6]]
        for beyond, right in outcomes:
            likely = 1 / (1 + math.exp(-slope * beyond - intercept))
            spread = likely * (1 - likely)
            for row, one in enumerate((beyond, 1.0)):
                gradient[row] += (right - likely) * one
                for column, other in enumerate((beyond, 1.0)):
                    matrix[row][column] += spread * one * other
        (a, b), (c, d) = matrix
        determinant = a * d - b * c
        slope += (d * gradient[0] - b * gradient[1]) / determinant
        intercept += (a * gradient[1] - c * gradient[0]) / determinant
    return round(slope, 3), round(intercept, 3)


def write(setting: Setting) -> None:
    """Put the numbers into weights.toml; its words stay."""
    text = WEIGHTS.read_text(encoding="utf-8")
    for name, value in setting.items():
        text = re.sub(rf"^{name} = .*$", f"{name} = {value}", text, flags=re.MULTILINE)
    WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
