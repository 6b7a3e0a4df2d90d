"""Why a question is not answered, in words a person understands.

Told in both languages: a reader may ask in one and read in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from indexer import numbers
from indexer.answer.evidence import Statement
from indexer.answer.strength import Strength
from indexer.answer.weigh import OTHER_TIME, Weighed, fit, is_otherwise, role
from indexer.language.analysis import detect
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
    "currency": {
        "zh": "关于“{measure}”，报告给出的是{given}，没有用所问的货币。",
        "en": "On “{measure}” the report gives {given}, not in the currency asked for.",
    },
    "kind": {
        "zh": "关于“{measure}”，报告给出的是{given}，不是{asked}。",
        "en": "On “{measure}” the report gives {given}, not {asked}.",
    },
    "source": {
        "zh": "报告没有说明这句话的来源：“{statement}”",
        "en": "The report names no source for this statement: “{statement}”",
    },
    "weak": {
        "zh": "报告里没有足以回答这个问题的内容。",
        "en": "Nothing in the report answers this closely enough.",
    },
}
_QUOTES: Bilingual = {"zh": "”“", "en": "” or “"}
"""Between two things that are not mentioned."""

WEAK = REASONS["weak"]


def reason(question: Question, strengths: Iterable[Strength], nearest: Weighed | None) -> Bilingual:
    """The most telling reason: what is not mentioned, another time, another kind of number."""
    unknown = [s.notion.text for s in strengths if not s.known and s.notion.name]
    if unknown:
        return filled(
            REASONS["unknown"], lambda spoken: {"subject": _QUOTES[spoken].join(unknown[:2])}
        )
    if nearest is None or nearest.figure is None:
        return WEAK
    statistic = nearest.figure.statistic
    period = statistic.period
    if nearest.features["period"] <= OTHER_TIME and period and question.periods:
        meant = question.periods[0]
        return filled(
            REASONS["period"],
            lambda spoken: {
                "measure": _measure(statistic, spoken),
                "given": numbers.show_period(period, spoken),
                "asked": numbers.show_period(meant, spoken),
            },
        )
    if question.head and (nearest.features["headless"] > 0 or is_otherwise(question, statistic)):
        asked = question.head.notion.text
        return filled(
            REASONS["head"],
            lambda spoken: {
                "asked": asked,
                "measure": _measure(statistic, spoken),
                "given": value(statistic, spoken),
            },
        )
    wanted = next((want for want in question.wants if want in KINDS), None)
    if wanted and fit(question, statistic) < 0:
        is_other_currency = wanted is Want.MONEY and role(statistic) == "money"
        return filled(
            REASONS["currency" if is_other_currency else "kind"],
            lambda spoken: {
                "measure": _measure(statistic, spoken),
                "given": value(statistic, spoken),
                "asked": KINDS[wanted][spoken],
            },
        )
    return WEAK


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
    return numbers.show(
        statistic.value,
        statistic.unit,
        language,
        high=statistic.high,
        qualifier=statistic.qualifier,
        printed=statistic.text,
    )


def _measure(statistic: Statistic, language: Language) -> str:
    """What is counted, in the reader's language where the report has been translated."""
    return (language == "en" and statistic.measure_en) or statistic.measure
