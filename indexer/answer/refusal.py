"""Why a question is not answered, in words a person understands.

Told in both languages: a reader may ask in one and read in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from indexer import numbers
from indexer.answer.contrasted import contrasted
from indexer.answer.evidence import Statement
from indexer.answer.fitting import PLACES, RANKING, counts_other, fit, is_otherwise, role
from indexer.answer.reversed import denial, denied
from indexer.answer.strength import Strength
from indexer.answer.timing import OTHER_TIME
from indexer.answer.vetoes import afterwards, but_listed, lacking, unheard
from indexer.answer.weigh import Weighed, names_absent
from indexer.language.analysis import detect
from indexer.language.scripts import fold
from indexer.model import Bilingual, Language, Statistic
from indexer.question import Question, Want

KINDS: dict[Want, Bilingual] = {
    Want.SHARE: {"zh": "占比", "en": "a share"},
    Want.GROWTH: {"zh": "增减幅度", "en": "a rate of change"},
    Want.POINTS: {"zh": "百分点", "en": "percentage points"},
    Want.MULTIPLE: {"zh": "倍数", "en": "a multiple"},
    Want.MONEY: {"zh": "金额", "en": "an amount of money"},
    Want.COUNT: {"zh": "数量", "en": "a count"},
    Want.MOVE: {"zh": "名次变化", "en": "a change of rank"},
    Want.RANK: {"zh": "排名", "en": "a rank"},
}
REASONS: dict[str, Bilingual] = {
    "unknown": {
        "zh": "报告没有提到“{subject}”。",
        "en": "The report does not mention “{subject}”.",
    },
    "period": {
        "zh": "报告给出的“{measure}”是{given}的，没有{asked}的。",
        "en": "The report gives “{measure}” for {given}, not for {asked}.",
    },
    "head": {
        "zh": "报告没有给出“{asked}”，最接近的是“{measure}”：{given}。",
        "en": "The report does not give “{asked}”; nearest to it is “{measure}”: {given}.",
    },
    "other": {
        "zh": "关于“{measure}”，报告给出的是{given}，说的是“{other}”，不是“{asked}”。",
        "en": "On “{measure}” the report gives {given}, of “{other}”, not of “{asked}”.",
    },
    "later": {
        "zh": "关于“{measure}”，报告给出的是{given}；“{asked}”是后面才提到的。",
        "en": "On “{measure}” the report gives {given}; it speaks of “{asked}” only after that.",
    },
    "listed": {
        "zh": "关于“{measure}”，报告给出的是{given}；“{asked}”只是其中列举的一个，没有单独的数字。",
        "en": "On “{measure}” the report gives {given}; it but lists “{asked}” among others.",
    },
    "unnamed": {
        "zh": "最接近的是“{measure}”：{given}，但那里没有说到“{asked}”。",
        "en": "Nearest is “{measure}”, {given}, but it does not speak of “{asked}”.",
    },
    "currency": {
        "zh": "关于“{measure}”，报告给出的是{given}，没有用所问的货币。",
        "en": "On “{measure}” the report gives {given}, not in the currency asked for.",
    },
    "kind": {
        "zh": "关于“{measure}”，报告给出的是{given}，不是{asked}。",
        "en": "On “{measure}” the report gives {given}, not {asked}.",
    },
    "across": {
        "zh": "最接近的是“{measure}”：{given}，但那里说的是所问界限的另一边。",
        "en": "Nearest is “{measure}”, {given}, but that is on the other side of the bound.",
    },
    "source": {
        "zh": "报告没有说明这句话的来源：“{statement}”",
        "en": "The report names no source for this statement: “{statement}”",
    },
    "none": {
        "zh": "报告没有给出所问的{particular}。",
        "en": "The report does not give {particular} for that.",
    },
    "unsaid": {
        "zh": "最接近的是“{measure}”：{given}，那里没有说这是{attribute}。",
        "en": "Nearest is “{measure}”, {given}, and nothing there says that this is {attribute}.",
    },
    "unsaid in words": {
        "zh": "最接近的内容里没有给出{attribute}。",
        "en": "What comes nearest to it does not give {attribute}.",
    },
    "beyond": {
        "zh": "报告列出的“{thing}”只有{count}个，没有第{place}个。",
        "en": "The report lists {count} of “{thing}”, and so no number {place}.",
    },
    "weak": {
        "zh": "报告里没有足以回答这个问题的内容。",
        "en": "Nothing in the report answers this closely enough.",
    },
}
_QUOTES: Bilingual = {"zh": "”“", "en": "” or “"}
"""Between two things that are not mentioned."""

WEAK = REASONS["weak"]

OTHERWISE = 0.7
"""From this share on of the words of what is counted that a question does not have, a number is
of something else, not of another kind."""


def reason(question: Question, strengths: Iterable[Strength], nearest: Weighed | None) -> Bilingual:
    """The most telling reason: what is not mentioned, another time, another thing, another kind of
    number."""
    strengths = tuple(strengths)
    names = [s.notion.text for s in strengths if not s.known and s.notion.name]
    if names:
        return _unmentioned(question, names[:2])
    thing = unheard(strengths)
    if nearest is not None and nearest.figure is not None and "unheard" not in nearest.vetoes:
        spoken_of = {
            "later": afterwards(strengths, nearest.figure),
            "listed": but_listed(strengths, nearest.statement, nearest.figure),
        }
        is_near = nearest.features["extra"] <= OTHERWISE
        for why_not, thing_elsewhere in spoken_of.items():
            if thing_elsewhere is not None and is_near:
                asked = _typed(question, thing_elsewhere.notion.text)
                return _spoken_of(why_not, asked, _statistic(nearest))
        told = (teller(question, nearest) for teller in _TELLERS)
        why = next(filter(None, told), None)
        if why is not None:
            return why
        shared = lacking(question, strengths, nearest.figure)
        if shared is not None:
            asked = _typed(question, shared.notion.text)
            return _spoken_of("unnamed", asked, _statistic(nearest))
        if question.head and question.head.owner and "of-other-owner" in nearest.vetoes:
            asked = _typed(question, question.head.owner.text)
            return _spoken_of("unnamed", asked, _statistic(nearest))
        missing = names_absent(question, strengths, nearest.figure.parts)
        if missing:
            asked = _typed(question, missing[0].notion.text)
            return _spoken_of("unnamed", asked, _statistic(nearest))
    return _unmentioned(question, [thing.notion.text]) if thing else WEAK


def _unmentioned(question: Question, folded: Iterable[str]) -> Bilingual:
    named = [_typed(question, words) for words in folded]
    return filled(REASONS["unknown"], lambda spoken: {"subject": _QUOTES[spoken].join(named)})


def _spoken_of(why: str, asked: str, statistic: Statistic) -> Bilingual:
    return filled(REASONS[why], lambda spoken: {"asked": asked, **_shown(statistic, spoken)})


def _typed(question: Question, folded: str) -> str:
    """Words of a question as they were typed, where they are found so."""
    found = re.search(re.escape(folded), question.text, re.IGNORECASE)
    return found[0] if found else folded


def _other_time(question: Question, nearest: Weighed) -> Bilingual | None:
    assert nearest.figure is not None
    statistic = nearest.figure.statistic
    period = statistic.period or nearest.figure.report_time
    if nearest.features["period"] > OTHER_TIME or not question.periods:
        return None
    meant = question.periods[0]
    return filled(
        REASONS["period"],
        lambda spoken: {
            "measure": measured(statistic, spoken),
            "given": numbers.show_period(period, spoken),
            "asked": numbers.show_period(meant, spoken),
        },
    )


def _other_thing(question: Question, nearest: Weighed) -> Bilingual | None:
    head, statistic = question.head, _statistic(nearest)
    if question.thing_counted and counts_other(question, statistic):
        words = question.folded[question.thing_counted.start : question.thing_counted.end]
        asked = _typed(question, words)
        return filled(REASONS["head"], lambda spoken: {"asked": asked, **_shown(statistic, spoken)})
    if head is None or not ("headless" in nearest.vetoes or is_otherwise(question, statistic)):
        return None
    asked = _typed(question, head.notion.text)
    if fold(asked).text == fold(statistic.measure).text:
        return None
    return filled(REASONS["head"], lambda spoken: {"asked": asked, **_shown(statistic, spoken)})


def _excluded(question: Question, nearest: Weighed) -> Bilingual | None:
    """Where it is of what excludes the thing asked for: an average for a total."""
    told = (
        (contrast.other(contrasted(contrast, nearest.statement, nearest.figure)), contrast)
        for contrast in question.contrasts
    )
    other, contrast = next((pair for pair in told if pair[0]), (None, None))
    if other is None or contrast is None:
        return None
    said = {"other": other, "asked": _typed(question, contrast.asked(question.folded))}
    shown = partial(_shown, _statistic(nearest))
    return filled(REASONS["other"], lambda spoken: {**said, **shown(spoken)})


def _other_kind(question: Question, nearest: Weighed) -> Bilingual | None:
    statistic = _statistic(nearest)
    wanted = next((want for want in question.wants if want in KINDS), None)
    if wanted is None or fit(question, statistic) >= 0:
        return None
    is_mere_place = role(statistic) in PLACES and RANKING.isdisjoint(question.wants)
    if is_mere_place or nearest.features["extra"] > OTHERWISE:
        return None
    is_other_currency = wanted is Want.MONEY and role(statistic) == "money"
    return filled(
        REASONS["currency" if is_other_currency else "kind"],
        lambda spoken: {"asked": KINDS[wanted][spoken], **_shown(statistic, spoken)},
    )


def _reversed(question: Question, nearest: Weighed) -> Bilingual | None:
    """Where it is of the rest of those asked about: of who does, not of who does not."""
    if "across" in nearest.vetoes:
        return filled(REASONS["across"], partial(_shown, _statistic(nearest)))
    assert nearest.figure is not None
    thing = denied(question, nearest.statement, nearest.figure)
    if thing is None:
        return None
    said = {"other": thing.text, "asked": _typed(question, denial(question, thing))}
    shown = partial(_shown, _statistic(nearest))
    return filled(REASONS["other"], lambda spoken: {**said, **shown(spoken)})


_TELLERS = (_other_time, _reversed, _other_thing, _excluded, _other_kind)
"""What may be told of the nearest number, the most telling first."""


def _statistic(nearest: Weighed) -> Statistic:
    assert nearest.figure is not None
    return nearest.figure.statistic


def _shown(statistic: Statistic, language: Language) -> Mapping[str, str]:
    return {"measure": measured(statistic, language), "given": value(statistic, language)}


def gives_none(particular: Bilingual) -> Bilingual:
    """Where an e-mail address or the like is asked for and none is given."""
    return filled(REASONS["none"], lambda spoken: {"particular": particular[spoken]})


def unsaid(attribute: Bilingual, statistic: Statistic | None) -> Bilingual:
    """Where an average or the like is asked for, and nothing says that the nearest number is one,
    or the nearest words (None) give none."""
    if statistic is None:
        return filled(REASONS["unsaid in words"], lambda spoken: {"attribute": attribute[spoken]})
    return filled(
        REASONS["unsaid"],
        lambda spoken: {"attribute": attribute[spoken], **_shown(statistic, spoken)},
    )


def beyond(thing: str, place: int, count: int) -> Bilingual:
    """Where the one at a place is asked for of a list that is shorter."""
    said = {"thing": thing, "place": str(place), "count": str(count)}
    return filled(REASONS["beyond"], lambda _: said)


def no_source(statement: Statement) -> Bilingual:
    words: Bilingual = {"en": statement.english or statement.text, "zh": statement.text}
    return filled(REASONS["source"], lambda spoken: {"statement": words[spoken]})


def filled(template: Bilingual, said: Callable[[Language], Mapping[str, str]]) -> Bilingual:
    """A reason with what is ``said`` in each language in its places."""
    return {spoken: text.format(**said(spoken)) for spoken, text in template.items()}


def value(statistic: Statistic, language: Language) -> str:
    """As printed, or written out where the print is in another language."""
    if detect(statistic.text, otherwise=language) == language:
        return statistic.text
    return numbers.write_out(statistic, language)


def measured(statistic: Statistic, language: Language) -> str:
    """What is counted, in the reader's language where the report has been translated."""
    return (language == "en" and statistic.measure_en) or statistic.measure
