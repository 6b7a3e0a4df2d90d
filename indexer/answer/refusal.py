"""Why a question is not answered, in words a person understands."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.answer.strength import Strength
from indexer.answer.weigh import Weighed, fit
from indexer.model import Language, Statistic
from indexer.question import Question, Want

KINDS: dict[Want, dict[Language, str]] = {
    Want.SHARE: {"zh": "占比", "en": "a share"},
    Want.GROWTH: {"zh": "增减幅度", "en": "a rate of change"},
    Want.POINTS: {"zh": "百分点", "en": "percentage points"},
    Want.MULTIPLE: {"zh": "倍数", "en": "a multiple"},
    Want.MONEY: {"zh": "金额", "en": "an amount of money"},
    Want.COUNT: {"zh": "数量", "en": "a count"},
    Want.MOVE: {"zh": "名次变化", "en": "a change of rank"},
    Want.RANK: {"zh": "排名", "en": "a rank"},
}
REASONS: dict[str, dict[Language, str]] = {
    "unknown": {
        "zh": "报告没有提到“{subject}”。",
        "en": "The report does not mention “{subject}”.",
    },
    "period": {
        "zh": "报告给出的“{measure}”是{given}的，没有{asked}的。",
        "en": "The report gives “{measure}” for {given}, not for {asked}.",
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
        "zh": "报告里没有足以回答这个问题的内容；下面是最接近的段落。",
        "en": "Nothing in the report answers this closely enough; the nearest passages follow.",
    },
}


def reason(question: Question, strengths: Iterable[Strength], nearest: Weighed | None) -> str:
    """The most telling reason: what is not mentioned, another time, another kind of number."""
    language = question.language
    unknown = [s.notion.text for s in strengths if not s.known and s.notion.name]
    if unknown:
        return REASONS["unknown"][language].format(subject="”“".join(unknown[:2]))
    if nearest is None or nearest.figure is None:
        return weak(question)
    statistic = nearest.figure.statistic
    if nearest.features["period"] <= -0.4 and statistic.period and question.periods:
        return REASONS["period"][language].format(
            measure=_measure(statistic, language),
            given=statistic.period.text,
            asked=question.periods[0].text,
        )
    wanted = next((want for want in question.wants if want in KINDS), None)
    if wanted and fit(question, statistic) < 0:
        return REASONS["kind"][language].format(
            measure=_measure(statistic, language),
            given=statistic.text,
            asked=KINDS[wanted][language],
        )
    return weak(question)


def _measure(statistic: Statistic, language: Language) -> str:
    """What is counted, in the reader's language where the report has been translated."""
    return (language == "en" and statistic.measure_en) or statistic.measure


def weak(question: Question) -> str:
    return REASONS["weak"][question.language]


def no_source(question: Question, statement: str) -> str:
    return REASONS["source"][question.language].format(statement=statement)
