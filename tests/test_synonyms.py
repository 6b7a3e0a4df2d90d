"""The form of the table of synonyms: what a line must be to do its work."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from indexer.language.analysis import Analyzer
from indexer.question.synonyms import Sense, senses
from indexer.question.wordings import Wordings, chinese_form, english_form, general, is_doer

ANALYZER = Analyzer()
HAN = re.compile("[㐀-鿿]")


def keys(sense: Sense) -> list[str]:
    chinese = [chinese_form(word).key for word in sense.chinese]
    return chinese + [english_form(phrase, ANALYZER).key for phrase in sense.english]


def test_each_line_has_wordings_of_both_languages_on_their_sides_of_the_bar() -> None:
    faulty = [
        sense
        for sense in senses()
        if not sense.chinese
        or not sense.english
        or not all(map(HAN.search, sense.chinese))
        or any(map(HAN.search, sense.english))
    ]
    assert not faulty


def test_no_line_has_a_wording_twice() -> None:
    """Inflections and spellings of one word are looked up by one stem."""
    twice = {
        sense.chinese[0]: [key for key, count in Counter(keys(sense)).items() if count > 1]
        for sense in senses()
    }
    assert not {line: found for line, found in twice.items() if found}


def test_no_line_is_within_another() -> None:
    lines = [frozenset(keys(sense)) for sense in senses()]
    having = defaultdict(set)
    for number, line in enumerate(lines):
        for key in line:
            having[key].add(number)
    idle = [
        sense
        for sense, line in zip(senses(), lines, strict=True)
        if len(set.intersection(*(having[key] for key in line))) > 1
    ]
    assert not idle


def test_every_wording_has_something_to_be_looked_up_by() -> None:
    assert not [sense for sense in senses() if not all(keys(sense))]


def test_a_wording_of_two_senses_gives_the_wordings_of_both() -> None:
    table = Wordings(
        (Sense(("存款",), ("deposits",)), Sense(("押金",), ("deposit",))), 0.8, ANALYZER
    )
    assert [form.terms for form, language in table.alike("deposit") if language == "zh"] == [
        ("存款",),
        ("押金",),
    ]
    assert "withdraw" not in table
    assert not list(table.alike("withdraw"))


@pytest.mark.parametrize(
    ("word", "best"), [("retailers", "零售商"), ("retailing", "零售"), ("retail", "零售")]
)
def test_who_does_it_is_told_from_what_is_done(word: str, best: str) -> None:
    """They have one stem, by which wordings are looked up."""
    table = Wordings(
        (Sense(("零售",), ("retail",)), Sense(("零售商",), ("retailer",))), 0.8, ANALYZER
    )
    found = list(table.alike(english_form(word, ANALYZER).key, of_doer=is_doer(word)))
    chinese = [form for form, language in found if language == "zh"]
    assert len(chinese) == 2
    assert max(chinese, key=lambda form: form.weight).terms == (best,)


def test_the_general_table_is_made_once() -> None:
    assert general() is general()
