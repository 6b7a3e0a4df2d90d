"""Weighing evidence against a question: features that a reader can follow, and their weights.

Each piece of evidence gets a handful of features between -1 and 1; its support is their sum
weighed by ``weights.toml``, which ``make tune`` sets on the sample questions. What contradicts
(another year, another unit, another place) counts against, not as partial credit.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from indexer.answer.evidence import SAME_SEGMENT_AFTER, Figure, Listing, Part, Statement
from indexer.answer.strength import SEEN, Strength
from indexer.language.scripts import fold
from indexer.model import Direction, Period, Statistic
from indexer.question import Contrast, Numbered, Question, Want

_VAGUE = re.compile(r"初|底|末|伊始|start|beginning|early|end|late|close", re.IGNORECASE)
_MONEY = re.compile(r"[A-Z]{3}")

RATIOS = frozenset({Want.SHARE, Want.GROWTH, Want.POINTS, Want.MULTIPLE})
"""A question that wants one of these wants no amount, whatever else it mentions."""
LATER_WANT = 0.2
"""How much less each further want counts that a question may have."""

OTHER_CURRENCY = -0.5
"""How an amount fits a question that names another currency."""

Role = str
"""What kind of number a statistic is: share, growth, points, multiple, money, rank, count."""

FITS: dict[Want, Mapping[Role, float]] = {
    Want.SHARE: {"share": 1, "growth": -0.3, "multiple": -0.7, "points": -0.6},
    Want.GROWTH: {"growth": 1, "multiple": 0.8, "points": 0.5, "share": -0.4},
    Want.POINTS: {"points": 1, "growth": -0.5, "share": -0.7},
    Want.MULTIPLE: {"multiple": 1, "growth": -0.2, "share": -0.8},
    Want.MONEY: {"money": 1},
    Want.COUNT: {"count": 1, "share": -0.2, "rank": -0.8, "measure": -0.8},
    Want.DURATION: {"measure": 1},
    Want.MOVE: {"change": 1},
    Want.RANK: {"rank": 1, "change": 0.5},
}
"""How a kind of number fits what is wanted; -1 where nothing is said."""


PLACES: frozenset[Role] = frozenset({"rank", "change"})
"""Places in a ranking, which answer no question that does not ask for one."""
CHANGES: frozenset[Role] = frozenset({"growth", "multiple", "points", *PLACES})
"""How things changed, or where they stand among others."""
UNASKED = 0.3
"""How a number fits that says how things stand, not how they changed, where neither is asked."""
MEASURES = frozenset(
    """
    hours days years months weeks minutes seconds kilometres metres miles tonnes kilograms grams
    litres hectares kWh degrees
    """.split()
)
"""Units of time and size, which nobody counts unless by name: with ``square metres``, ``years old``
and others that begin or end with one."""


UNITS = (
    ("area", re.compile("square|hectares|acres")),
    ("energy", re.compile(r"watt-hours$|\b\w?toe\b|joules|oil equivalent")),
    ("power", re.compile("watts")),
    ("mass", re.compile(r"tonnes\b|\b(?:kilo)?grams\b|\bcarats\b")),
    ("speed", re.compile("per hour|per second")),
    ("age", re.compile("years old")),
    ("duration", re.compile("^(?:hours|days|years|months|weeks|minutes|seconds)$")),
    ("length", re.compile("^(?:kilo|centi|milli)?metres$|^miles$|nautical miles")),
    ("rank", re.compile("^rank")),
    ("multiple", re.compile("^x$")),
)
"""Dimensions with the units that show them, but for ratios and money; all other units count."""
ALSO: Mapping[str, frozenset[str]] = {
    "age": frozenset({"duration"}),
    "mass": frozenset({"count"}),
}
"""Dimensions with others that their measures may be given in: containers of freight."""


def role(statistic: Statistic) -> Role:
    """The kind of number a statistic is."""
    unit = statistic.unit or ""
    if unit == "%":
        return "growth" if statistic.direction else "share"
    if unit == "x":
        return "multiple"
    if unit == "pp":
        return "points"
    if unit.startswith("rank"):
        return "rank" if unit == "rank" else "change"
    if _MONEY.fullmatch(unit):
        return "money"
    return "measure" if MEASURES & set(unit.split()) else "count"


def dimension(statistic: Statistic) -> str | None:
    """What a statistic is measured in; None where it has no unit."""
    unit = statistic.unit
    if unit is None:
        return None
    if unit in ("%", "pp"):
        return "ratio"
    if _MONEY.fullmatch(unit) or unit == "cents":
        return "money"
    return next((name for name, units in UNITS if units.search(unit)), "count")


def fit(question: Question, statistic: Statistic) -> float:
    """How a statistic's kind fits what is wanted, the likeliest want first; 0 where any will do."""
    wanted = [want for want in question.wants if want in FITS]
    if is_otherwise(question, statistic):
        return -1.0
    if wanted and wanted[0] in RATIOS:
        wanted = [want for want in wanted if want in RATIOS]
    elif Want.MOVE in wanted:
        wanted = [Want.MOVE]
    kind = role(statistic)
    if not wanted and kind not in CHANGES:
        return UNASKED
    if kind in PLACES and not set(wanted) & {Want.RANK, Want.MOVE}:
        return -1.0
    if kind == "measure" and _names_unit(question, statistic):
        kind = "count"
    if kind == "share" and Want.COUNT in wanted and (statistic.cell or question.pieces):
        return -1.0  # A sentence may say how many by a share, a table's column may not.
    if kind == "growth" and question.part and wanted[:1] == [Want.SHARE]:
        return -1.0
    if kind == "money" and question.currencies and statistic.unit not in question.currencies:
        return OTHER_CURRENCY
    fits = (FITS[want].get(kind, -1.0) - LATER_WANT * place for place, want in enumerate(wanted))
    return max(fits, default=0.0)


def is_otherwise(question: Question, statistic: Statistic) -> bool:
    """Whether a statistic is in another dimension than what the question asks for, which is not
    how that changed or what its share is."""
    measured = question.head.dimension if question.head else None
    if measured is None or RATIOS & set(question.wants):
        return False
    return dimension(statistic) not in (None, measured, *ALSO.get(measured, ()))


def _names_unit(question: Question, statistic: Statistic) -> bool:
    """Whether the question itself speaks of a statistic's unit: "how many hours", 几天."""
    words = [word.removesuffix("s") for word in (statistic.unit or "").split()]
    printed = re.sub(r"[^\u3400-\u9fff]", "", statistic.text)
    return any(word in question.folded for word in words) or printed[-1:] in question.folded


@cache
def settings(section: str) -> Mapping[str, float]:
    """A section of ``weights.toml``."""
    table = tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
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
        notes = tuple(Part(note.text, 1.0) for note in notes)
    parts = (*parts, *notes)
    features = {
        "coverage": coverage(strengths, parts, foreign=is_foreign(question, statement)),
        "missing_name": _missing_names(strengths, parts),
        "missing": _missing(strengths, parts),
        "closeness": _closeness(question, figure.statistic.measure if figure else statement.text),
        "numbers": _numbers(question, statement, figure),
        "aside": float(statement.block.kind in ("caption", "heading", "source-line", "imprint")),
        "footnote": float(statement.block.kind == "footnote"),
        "other": float(_speaks_of_other(question, strengths, statement, figure)),
    }
    if figure:
        statistic = figure.statistic
        features["extra"] = _extra(strengths, figure)
        features["fit"] = fit(question, statistic)
        features["period"] = _timely(question, figure)
        features["direction"] = _same_way(question.direction, statistic)
        features["former"] = _former(question, figure, features["period"])
        features["headless"] = float(_lacks_head(question, strengths, figure))
        features["afterwards"] = float(afterwards(strengths, figure) is not None)
        features["unheard"] = float(lacks_unheard(strengths, figure.parts))
    else:
        features["period"] = _any_agreement(question.periods, statement)
    known = weights()
    support = sum(
        known.get(name, 0.0) * (max(value, 0.0) if name in CONTRADICTING else value)
        for name, value in features.items()
    )
    return Weighed(statement, figure, features, support)


TELLING = frozenset({"area", "length", "age", "duration", "mass", "energy", "power", "speed"})
"""Dimensions of few measures, which a number's unit alone tells."""
ABSENT_HERE = 0.3
"""Below this strength a notion does not stand in the parts that are looked at."""
HEAD = 0.35
"""From this strength on a number is of what is asked for."""
LATER = 0.35
"""A notion of this share of the question's worth that is but spoken of after a number is not what
that is of: 1.2 million visitors, most of them Korean."""
UNHEARD = 0.3
"""From this share of the question's worth on a thing that the reports never speak of is missed."""
REST = 0.6
"""Below this coverage there is too little else to answer without it."""
REWORDED = 0.55
"""From this coverage on what is asked for may but be put otherwise where it is not named."""
REWORDED_HERE = 0.7
"""The same where the reports do use its very word, elsewhere."""
NAMED = 0.7
"""From this strength on a notion of several words stands in a statement by name."""
CONTRADICTING = frozenset({"fit", "period"})
"""Features that count for evidence only; what is below 0 contradicts the question."""


def _extra(strengths: Iterable[Strength], figure: Figure) -> float:
    """The share of the words of what is counted that the question does not have."""
    if not figure.measure:
        return 0.0
    said = [
        term
        for strength in strengths
        for form in (*strength.notion.chinese, *strength.notion.english)
        if form.weight >= SEEN
        for term in form.terms
    ]
    missing = [
        word for word in figure.measure if not any(word in term or term in word for term in said)
    ]
    return len(missing) / len(figure.measure)


UNREACHED = 0.4
"""What a notion counts that no translation was found of in an untranslated report."""


def is_foreign(question: Question, statement: Statement) -> bool:
    """Whether only a dictionary lies between a question and a statement."""
    if question.language == statement.language:
        return False
    return statement.language == "en" or statement.english is None


def coverage(
    strengths: Iterable[Strength], parts: tuple[Part, ...], *, foreign: bool = False
) -> float:
    """The share of the question's worth that stands in these parts, from 0 to 1.

    Across languages (``foreign``) a notion can stand no stronger than its best translation, and
    one without any says little.
    """
    worth = found = 0.0
    for strength in strengths:
        reach = (strength.best if strength.known else UNREACHED) if foreign else 1.0
        worth += strength.worth * reach
        found += strength.worth * strength.among(parts)
    return min(found / worth, 1.0) if worth else 0.0


def _missing_names(strengths: Iterable[Strength], parts: tuple[Part, ...]) -> float:
    """The share of the question's names that do not stand here."""
    names = [s for s in strengths if s.notion.name]
    missing = [s for s in names if s.among(parts) < ABSENT_HERE]
    return len(missing) / len(names) if names else 0.0


def _speaks_of_other(
    question: Question,
    strengths: tuple[Strength, ...],
    statement: Statement,
    figure: Figure | None,
) -> bool:
    """Whether evidence is about what excludes the thing asked for: suppliers, not buyers; and
    does not name that in another way."""
    return any(
        contrast.excludes(contrasted(contrast, statement, figure))
        and not any(
            s.among(statement.parts) >= NAMED for s in naming(question, strengths, contrast)
        )
        for contrast in question.contrasts
    )


def contrasted(contrast: Contrast | Numbered, statement: Statement, figure: Figure | None) -> str:
    """The folded text that may not be about what a contrast excludes."""
    said = figure.said if figure else ""
    if isinstance(contrast, Contrast) and contrast.of_number:
        return _folded(said)
    over = said if figure and figure.statistic.cell else ""
    return _folded(f"{statement.text} {statement.english or ''} {over}")


def naming(
    question: Question, strengths: Iterable[Strength], contrast: Contrast | Numbered
) -> Iterator[Strength]:
    """The notions of a question that have in them what it tells from its like: "rural migrant
    workers", whom a text may name without 农村."""
    if isinstance(contrast, Contrast):
        for found in contrast.named.finditer(question.folded):
            for strength in strengths:
                notion = strength.notion
                inside = notion.start <= found.start() and found.end() <= notion.end
                if inside and notion.text != found[0]:
                    yield strength


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return fold(text).text


def _lacks_head(question: Question, strengths: tuple[Strength, ...], figure: Figure) -> bool:
    """Whether nothing that a number is said of is what the question asks the number of, and too
    little of the rest is there for that to be but put otherwise."""
    head = question.head
    if head is None or RATIOS & set(question.wants):
        return False
    if head.dimension in TELLING and dimension(figure.statistic) == head.dimension:
        return False
    asked = next((s for s in strengths if s.notion is head.notion), None)
    if asked is None:  # Weighed without it: what is compared has notions of its own.
        return False
    near = tuple(part for part in figure.parts if part.weight >= SAME_SEGMENT_AFTER)
    if asked.among(near) >= HEAD:
        return False
    if figure.statistic.cell:
        return True  # What a cell is of stands over and beside it.
    return coverage(strengths, figure.parts) < (REWORDED_HERE if asked.own else REWORDED)


def afterwards(strengths: tuple[Strength, ...], figure: Figure) -> Strength | None:
    """A thing that is a good part of the question and stands in a clause after the number's alone,
    neither with it nor before it nor around its sentence."""
    later = tuple(part for part in figure.parts if part.weight == SAME_SEGMENT_AFTER)
    others = tuple(part for part in figure.parts if part.weight != SAME_SEGMENT_AFTER)
    least = LATER * sum(s.worth for s in strengths)
    weighty = (s for s in strengths if s.worth > least and (s.own or s.notion.name))
    return next(
        (s for s in weighty if s.among(others) < ABSENT_HERE and s.among(later) >= HEAD), None
    )


def unheard(strengths: tuple[Strength, ...]) -> Strength | None:
    """The weightiest thing that the reports never speak of, where it is a good part of the
    question; a word of which no other wording is known may be a slip or a figure of speech."""
    things = (s for s in strengths if not (s.known or s.notion.asking) and s.notion.reworded)
    thing = max(things, key=lambda s: s.worth, default=None)
    if thing is None or thing.worth < UNHEARD * sum(s.worth for s in strengths):
        return None
    return thing


def lacks_unheard(strengths: tuple[Strength, ...], parts: tuple[Part, ...]) -> bool:
    """Whether a question is in good part about something that the reports never speak of, and too
    little else of it stands in these parts."""
    return unheard(strengths) is not None and coverage(strengths, parts) < REST


def _missing(strengths: tuple[Strength, ...], parts: tuple[Part, ...]) -> float:
    """The share of the question's worth of its weightiest notion that the reports do name, but not
    here."""
    total = sum(s.worth for s in strengths)
    absent = (s.worth for s in strengths if s.own and s.among(parts) < ABSENT_HERE)
    return max(absent, default=0.0) / total if total else 0.0


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


def agreement(wanted: tuple[Period, ...], period: Period) -> float:
    """Whether a statistic's period is one of those asked for: 1 it is, -1 it is another time.

    A period within the one asked for agrees; one that is much longer does not say what is
    asked (a year's figure is not June's).
    """
    if not wanted:
        return 0.0
    wanted = tuple(_widened(one) for one in wanted)
    best = max(_agree(one, period) for one in wanted)
    return best * (0.8 if period.inferred else 1.0)


def _timely(question: Question, figure: Figure) -> float:
    """How a number's time agrees with the question's; one without a time speaks of the report's
    own days, which says nothing for it."""
    periods = figure.periods(compared=question.compares)
    if not periods:
        return -float(_is_elsewhen(question.periods, figure.report_time))
    return max(agreement(question.periods, period) for period in periods)


def _is_elsewhen(wanted: tuple[Period, ...], days: Period) -> bool:
    """Whether none of the times asked for overlaps with these days."""
    return bool(wanted) and all(p.last < days.first or days.last < p.first for p in wanted)


def _widened(wanted: Period) -> Period:
    """Of a vague part of a year (年初, "at the end of 2017") the whole year: reports seldom say
    which day or month that is."""
    if not _VAGUE.search(wanted.text):
        return wanted
    return replace(
        wanted,
        first=date(wanted.first.year, 1, 1),
        last=date(wanted.last.year, 12, 31),
    )


def _agree(wanted: Period, period: Period) -> float:
    if period.last < wanted.first or wanted.last < period.first:
        return -1.0
    if wanted.first <= period.first and period.last <= wanted.last:
        return 1.0
    overlap = (min(wanted.last, period.last) - max(wanted.first, period.first)).days + 1
    longest = max((wanted.last - wanted.first).days, (period.last - period.first).days) + 1
    return 1.0 if math.isclose(overlap, longest, rel_tol=0.35) else -0.5


def _former(question: Question, figure: Figure, timely: float) -> float:
    """Whether a number is the old value of a change that nobody asked for: 1; -1 where the question
    asks for just that, 0 where its time is the one asked for."""
    if question.former:
        return -1.0 if figure.former else 0.0
    return float(figure.former and timely <= 0)


def _any_agreement(wanted: tuple[Period, ...], statement: Statement) -> float:
    periods = (period for f in statement.figures for period in f.periods(compared=True))
    values = [agreement(wanted, period) for period in periods]
    return max(values, default=0.0)


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


OTHER_TIME = -0.4
"""From this agreement downwards a record speaks of another time than is asked about."""
HALF_STATED = 0.4
"""Below this some value that the question states is missing here."""
ABSENT = 0.4
"""A notion of this share of the question's worth that the report names elsewhere is not just
left out here: something else is spoken of."""


def contradicted(weighed: Weighed, question: Question) -> bool:
    """Whether something asked for is there but otherwise: another time, another kind of number."""
    features = weighed.features
    return (
        features["period"] <= OTHER_TIME
        or features.get("fit", 0.0) <= -0.4
        or (bool(question.stated) and features["numbers"] < HALF_STATED)
        or features["missing_name"] > 0
        or features["other"] > 0
        or features["missing"] > ABSENT
        or features.get("headless", 0.0) > 0
        or features.get("unheard", 0.0) > 0
        or features.get("afterwards", 0.0) > 0
    )
