"""Weighing evidence against a question: features that a reader can follow, and their weights.

Each piece of evidence gets a handful of features between -1 and 1; its support is their sum
weighed by ``weights.toml``, which ``make tune`` sets on the sample questions. What contradicts
(another year, another unit, another place) counts against, not as partial credit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from indexer import packaged
from indexer.answer.contrasted import speaks_of_other
from indexer.answer.evidence import Figure, Listing, Part, Place, Statement, as_own
from indexer.answer.fitting import fit
from indexer.answer.strength import ABSENT_HERE, SEEN, Strength, coverage, is_foreign, total
from indexer.answer.timing import OTHER_TIME, any_agreement, former, is_ahead, is_of_tense, timely
from indexer.answer.vetoes import Veto, vetoes
from indexer.model import Direction, Statistic
from indexer.question import Question

CONTRADICTING = frozenset({"fit", "period"})
"""Features that count for evidence only; what is below 0 contradicts the question."""
HALF_STATED = 0.4
"""Below this some value that the question states is missing here."""
ABSENT = 0.4
"""A notion of this share of the question's worth that the report names elsewhere is not just
left out here: something else is spoken of."""


@cache
def settings(section: str) -> Mapping[str, float]:
    """A section of ``weights.toml``."""
    table = packaged.table(__package__, "weights.toml")
    return {name: float(value) for name, value in table[section].items()}


def weights() -> Mapping[str, float]:
    """How much each feature counts."""
    return settings("weights")


@dataclass(frozen=True, slots=True)
class Weighed:
    """Evidence with its support."""

    statement: Statement
    figure: Figure | None
    """The number weighed; None where the statement was weighed as a whole."""
    features: Mapping[str, float]
    support: float
    vetoes: frozenset[Veto] = frozenset()
    """What forbids to answer with the number."""


def weigh(
    question: Question,
    strengths: tuple[Strength, ...],
    statement: Statement,
    figure: Figure | None = None,
    *,
    listing: Listing | None = None,
    with_notes: bool = False,
) -> Weighed:
    """Weigh a figure, a list or a whole statement; ``with_notes``: its footnotes count fully."""
    parts = (figure or listing or statement).parts
    notes = statement.notes
    if with_notes:
        notes = as_own(notes)
    parts = (*parts, *notes)
    features = {
        "coverage": coverage(strengths, parts, foreign=is_foreign(question, statement)),
        "missing_name": _share_of_names_missing(question, strengths, parts),
        "missing": _missing(strengths, parts),
        "closeness": _closeness(question, figure.statistic.measure if figure else statement.text),
        "numbers": _numbers(question, statement, figure),
        "aside": float(statement.block.kind in ("caption", "heading", "source-line", "imprint")),
        "footnote": float(statement.block.kind == "footnote"),
        "other": float(speaks_of_other(question, strengths, statement, figure)),
    }
    if figure:
        statistic = figure.statistic
        features["extra"] = _extra(strengths, figure)
        features["fit"] = fit(question, statistic)
        features["period"] = timely(question, figure)
        features["direction"] = _same_way(question.direction, statistic)
        features["ahead"] = float(is_ahead(question, figure))
        features["former"] = former(question, figure, features["period"])
    else:
        features["period"] = any_agreement(question.periods, statement)
        features["tense"] = float(is_of_tense(question, statement))
    known = weights()
    support = sum(
        known.get(name, 0.0) * (max(value, 0.0) if name in CONTRADICTING else value)
        for name, value in features.items()
    )
    forbidden = vetoes(question, strengths, statement, figure) if figure else frozenset()
    return Weighed(statement, figure, features, support, forbidden)


def _extra(strengths: tuple[Strength, ...], figure: Figure) -> float:
    """The share of the words of what is counted that the question does not have."""
    if not figure.measure:
        return 0.0
    said, together = _terms(strengths), _together(strengths)
    missing = [
        word for word in figure.measure if word not in together and said.isdisjoint(_within(word))
    ]
    return len(missing) / len(figure.measure)


@lru_cache(maxsize=8)  # Asked for again with each number that is weighed.
def _terms(strengths: tuple[Strength, ...]) -> frozenset[str]:
    """All that a question says, in any wording that is near enough."""
    return frozenset(
        term
        for strength in strengths
        for form in (*strength.notion.chinese, *strength.notion.english)
        if form.weight >= SEEN
        for term in form.terms
    )


@lru_cache(maxsize=8)
def _together(strengths: tuple[Strength, ...]) -> str:
    """The same in one text, to look for parts of them."""
    return "\n".join(_terms(strengths))


@lru_cache(maxsize=4096)
def _within(word: str) -> frozenset[str]:
    """A word and every part of it."""
    places = range(len(word) + 1)
    return frozenset(word[start:end] for start, end in combinations(places, 2))


def _share_of_names_missing(
    question: Question, strengths: tuple[Strength, ...], parts: tuple[Part, ...]
) -> float:
    """The share of the question's names that do not stand here."""
    names = sum(_is_named(question, s) for s in strengths)
    return len(names_absent(question, strengths, parts)) / names if names else 0.0


def names_absent(
    question: Question, strengths: Iterable[Strength], parts: tuple[Part, ...]
) -> list[Strength]:
    """The question's names that do not stand in these parts; what the report itself is named by
    (its region, its publisher) need not stand with all that it says."""
    over = as_own(part for part in parts if part.place is Place.REPORT_NAME)
    return [
        s
        for s in strengths
        if _is_named(question, s) and _by_name(s, parts) < ABSENT_HERE and s.among(over) < SEEN
    ]


def _by_name(strength: Strength, parts: tuple[Part, ...]) -> float:
    """How strongly a name stands in these parts; not by what is but near it, America's dollars,
    where the reports have the name itself."""
    if not strength.own:
        return strength.among(parts)
    return strength.among(part for part in parts if strength.texts.get(part.text, 0.0) >= SEEN)


def _is_named(question: Question, strength: Strength) -> bool:
    """Whether it is a name, or an acronym that the reports use: VR."""
    notion = strength.notion
    return notion.name or (strength.own and notion.text in question.acronyms)


def _missing(strengths: tuple[Strength, ...], parts: tuple[Part, ...]) -> float:
    """The share of the question's worth of its weightiest notion that the reports do name, but not
    here."""
    absent = (s.worth for s in strengths if s.own and s.among(parts) < ABSENT_HERE)
    worth = total(strengths)
    return max(absent, default=0.0) / worth if worth else 0.0


def _closeness(question: Question, text: str) -> float:
    """How much of the text the question has (Dice's coefficient over pairs of characters)."""
    mine, other = _pairs(question.folded), _pairs(text.lower())
    return 2 * len(mine & other) / (len(mine) + len(other)) if mine and other else 0.0


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum())


def _numbers(question: Question, statement: Statement, figure: Figure | None) -> float:
    """Whether the values that a question states stand here: 1 all in the number's own clause, .5 in
    its sentence, -1 none, 0 the question states none."""
    if not question.stated:
        return 0.0
    near = figure.values if figure else statement.values
    worth = sum(
        1.0 if value in near else 0.75 if value in statement.values else 0.0
        for value in question.stated
    )
    return 2 * worth / len(question.stated) - 1


def _same_way(wanted: Direction | None, statistic: Statistic) -> float:
    if wanted is None or statistic.direction is None:
        return 0.0
    return 1.0 if wanted == statistic.direction else -1.0


def base(weighed: Weighed) -> float:
    """The support without what may contradict: how well the subject alone fits."""
    known = weights()
    return weighed.support - sum(
        known[name] * max(weighed.features.get(name, 0.0), 0.0) for name in CONTRADICTING
    )


def contradicted(weighed: Weighed, question: Question) -> bool:
    """Whether something asked for is there but otherwise: another time, another kind of number."""
    features = weighed.features
    return (
        features["period"] <= OTHER_TIME
        or features.get("fit", 0.0) <= -0.4
        or (bool(question.stated) and features["numbers"] < HALF_STATED)
        or features["missing_name"] > 0
        or features["other"] > 0
        or (question.direction == "down" and features.get("direction", 0.0) < 0)
        or features["missing"] > ABSENT
        or bool(weighed.vetoes)
    )
