"""How what a record gives is told where it does not confirm a claim."""

from __future__ import annotations

from indexer import numbers
from indexer.answer.refusal import filled, measured
from indexer.answer.weigh import Weighed
from indexer.claims import amounts
from indexer.claims.choosing import figure_of, goes_other_way
from indexer.claims.reading import Claimed
from indexer.language.analysis import detect
from indexer.model import Bilingual, Direction, Language

DIFFERS: Bilingual = {
    "zh": "报告给出的是{given}。",
    "en": "The report gives {given}.",
}
WENT: dict[Direction, Bilingual] = {
    "up": {"zh": "增长{given}", "en": "a rise of {given}"},
    "down": {"zh": "下降{given}", "en": "a fall of {given}"},
}
"""How a change is told where the claim has it go the other way."""
UNSURE: Bilingual = {
    "zh": "报告给出的“{measure}”是{given}，未必是这里所说的。",
    "en": "The report gives {given} of “{measure}”, which may not be what is meant.",
}


def differs(claim: Claimed, weighed: Weighed) -> Bilingual:
    """Where it has another value, or the change goes the other way."""
    direction = figure_of(weighed).statistic.direction
    went = WENT[direction] if direction and goes_other_way(claim, weighed) else None
    return filled(
        DIFFERS,
        lambda spoken: {
            "given": went[spoken].format(given=_given(weighed, spoken).lstrip("-−↓↑ "))
            if went
            else _given(weighed, spoken)
        },
    )


def unsure(weighed: Weighed) -> Bilingual:
    """Where it has the value, but may be of something else."""
    statistic = figure_of(weighed).statistic
    return filled(
        UNSURE,
        lambda spoken: {"given": _given(weighed, spoken), "measure": measured(statistic, spoken)},
    )


def _given(weighed: Weighed, language: Language) -> str:
    """The value with its bound, as printed; written out where the print is in another language."""
    statistic = figure_of(weighed).statistic
    if detect(statistic.text, otherwise=language) != language:
        return numbers.write_out(statistic, language)
    if numbers.bound(statistic.qualifier) is None or statistic.cell:
        return statistic.text
    text = weighed.statement.block.text
    _, printed = amounts.bound(text, statistic.start, statistic.end, statistic.qualifier)
    return text[printed.start : printed.end]
