"""The arithmetic of reports: what comes out, what does not, and no false alarms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import corpus, footnotes
from indexer.checks import findings
from indexer.corpus import Report
from indexer.model import Finding
from indexer.parse import parse
from indexer.statistics import statistics

HERE = Path(__file__).parent
REPORTS = [HERE.parent / "corpus" / "alibaba-sme-2018", *sorted((HERE / "reports").glob("*-20*"))]


def of_report(report: Report) -> tuple[Finding, ...]:
    document = footnotes.described(parse(report))
    return findings(document, statistics(document))


def written(found: tuple[Finding, ...]) -> list[str]:
    return [f"{'' if each.holds else 'NOT '}{each.code}: {each.computation}" for each in found]


def test_the_first_report() -> None:
    assert written(of_report(corpus.read(REPORTS[0]))) == [
        "growth: (225亿 − 120亿) ÷ 120亿 = 87.5%",
        "growth: (2.04 − 1.87) ÷ 1.87 = 9.1% ≈ 9%",
        "NOT parts: 2.4万 + 1.6万 + 9600 = 4.96万 ≠ 4.8万",
        "printed-twice: 86.7% ≈ 87%",
    ]


@pytest.mark.parametrize("folder", REPORTS[1:], ids=lambda folder: folder.name)
def test_no_false_alarm_on_the_small_reports(folder: Path) -> None:
    assert all(each.holds for each in of_report(corpus.read(folder)))


SUMS = [
    ("2019年出口5亿元，比2018年的4亿元增长25%。", "growth: (5亿 − 4亿) ÷ 4亿 = 25%"),
    ("2019年出口50亿元，比2018年的40亿元增长35%。",
     "NOT growth: (50亿 − 40亿) ÷ 40亿 = 25% ≠ 35%"),
    ("2019年出口3亿元，比2018年的4亿元下降25%。", "growth: (3亿 − 4亿) ÷ 4亿 = −25%"),
    ("2019年出口约5亿元，比2018年的4亿元增长35%。", None),
    ("人口97.4万人，比上年增加3.1万人，增长3.3%。", "growth: 3.1万 ÷ (97.4万 − 3.1万) = 3.3%"),
    ("共有企业186家，其中国企52家、民企134家。", "parts: 52 + 134 = 186"),
    ("共有企业186家，其中国企52家、民企144家。", "NOT parts: 52 + 144 = 196 ≠ 186"),
    ("共有企业186家，其中国企52家、外企14家。", None),
    ("公路占71.4%，水路占22.8%，其余5.8%来自铁路。", "parts: 71.4% + 22.8% + 5.8% = 100%"),
    ("公路占71.4%，水路占22.8%，其余8%来自铁路。", "NOT parts: 71.4% + 22.8% + 8% = 102.2% ≠ 100%"),
    ("女性占比达130%。", "NOT over-hundred: 130% > 100%"),
    ("出口增长130%。", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SUMS)
def test_sums(make_report: Callable[..., Report], text: str, said: str | None) -> None:
    assert written(of_report(make_report(text))) == ([said] if said else [])


TABLE = "\n\n# 活跃买家数排行\n\n排名\t国家\t同比\n1\t印度\t86.7%\n2\t美国\t32.0%\n"
TWICE = [
    ("印度的活跃买家数同比增长87%。", "printed-twice: 86.7% ≈ 87%"),
    ("印度的活跃买家数同比增长88%。", "NOT printed-twice: 86.7% ≠ 88%"),
    ("来自印度以外的活跃买家数同比增长20%。", None),
    ("印度的经济同比增长7%。", None),
]


@pytest.mark.parametrize(("text", "said"), TWICE)
def test_printed_twice(make_report: Callable[..., Report], text: str, said: str | None) -> None:
    assert written(of_report(make_report(f"# 概况\n\n{text}{TABLE}"))) == ([said] if said else [])
