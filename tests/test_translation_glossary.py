"""The report's glossary: one entry a term, and every term one that the report uses."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus" / "alibaba-sme-2018"
TERMS = tomllib.loads((CORPUS / "glossary.toml").read_text("utf-8"))["term"]
HAN = re.compile(r"[\u3400-\u9fff]")


def chinese_forms(term: dict[str, object]) -> list[str]:
    return [term["zh"], *term.get("zh_also", [])]


def english_forms(term: dict[str, object]) -> list[str]:
    return [term["en"], *term.get("en_also", [])]


def test_it_holds_at_least_two_hundred_terms() -> None:
    assert len(TERMS) >= 200


def test_a_chinese_form_belongs_to_one_term_only() -> None:
    counts = Counter(form for term in TERMS for form in chinese_forms(term))
    assert [form for form, count in counts.items() if count > 1] == []


def test_no_term_lists_a_form_twice() -> None:
    repeated = [
        term["zh"]
        for term in TERMS
        if len(set(map(str.casefold, english_forms(term)))) < len(english_forms(term))
    ]
    assert repeated == []


def test_english_forms_hold_no_chinese_and_no_stray_space() -> None:
    wrong = [
        form
        for term in TERMS
        for form in english_forms(term)
        if HAN.search(form) or form.split() != form.split(" ")
    ]
    assert wrong == []


def test_every_term_stands_in_the_report() -> None:
    source = (CORPUS / "report.md").read_text("utf-8")
    running = re.sub(r"<sup>.*?</sup>|\n", "", source)
    assert [
        term["zh"] for term in TERMS if not any(form in running for form in chinese_forms(term))
    ] == []
