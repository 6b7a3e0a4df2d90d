"""Where texts stand, seen from a sentence and from a number in it."""

from __future__ import annotations

import pytest

from indexer.answer.collection import Collection, Texts
from indexer.answer.evidence import WEIGHTS, Part, Place, as_own, own
from indexer.language.analysis import Analyzer
from indexer.room import Room
from tests.written import report

REPORT = """## 货运

### 煤炭

海关设在北岸。码头由两家公司经营。它们雇了司机。司机多来自邻县，其中新来的有120人，多为女性；船员不在此列。岸桥共有八台。
"""
SEEN_FROM = "司机多来自邻县"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return report(tmp_path_factory.mktemp("places"), REPORT, "zh")


def _places(harbour: Room, word: str, seen_from: str, *, of_number: bool) -> set[Place]:
    """The places of the texts that have a word, seen from the sentence that begins so."""
    collection = harbour.reports.collection
    statement = next(s for s in collection.statements if s.text.startswith(seen_from))
    having = collection.with_chinese(word)
    parts = statement.figures[0].parts if of_number else statement.parts
    return {part.place for part in parts if part.text in having}


@pytest.mark.parametrize(
    ("word", "seen_from", "of_number", "place"),
    [
        ("邻县", SEEN_FROM, False, Place.OWN),
        ("邻县", SEEN_FROM, True, Place.SEGMENT_BEFORE),
        ("女性", SEEN_FROM, True, Place.SEGMENT_AFTER),
        ("船员", SEEN_FROM, True, Place.OTHER_SEGMENT_AFTER),
        ("雇", SEEN_FROM, True, Place.SENTENCE_BEFORE),
        ("经营", SEEN_FROM, True, Place.FARTHER),
        ("经营", "它们", False, Place.SENTENCE_MEANT),
        ("岸桥", SEEN_FROM, True, Place.SENTENCE_AFTER),
        ("煤炭", SEEN_FROM, True, Place.SECTION_TITLE),
        ("货运", SEEN_FROM, True, Place.CHAPTER_TITLE),
        ("港务", SEEN_FROM, True, Place.REPORT_NAME),
    ],
)
def test_each_text_knows_where_it_stands(
    harbour: Room, word: str, seen_from: str, of_number: bool, place: Place
) -> None:
    assert place in _places(harbour, word, seen_from, of_number=of_number)


def test_only_a_clause_of_its_own_is_own_whatever_a_place_weighs() -> None:
    beside = Part(1, Place.SECTION_TITLE, WEIGHTS[Place.OWN])
    here = Part.at(2, Place.OWN)
    assert own((beside, here)) == (here,)
    assert own(as_own((beside, here))) == as_own((beside, here))


def test_a_currency_names_no_people() -> None:
    texts = Texts(Analyzer())
    paid, people = texts.add("全村缴了五万元人民币"), texts.add("本县人民捐了粮")
    assert set(Collection((), texts).with_chinese("人民")) == {people}
    assert paid in Collection((), texts).with_chinese("全村")
