"""Suggestions: what a misspelt query was meant to be."""

import pytest

from indexer.language.analysis import Analyzer
from indexer.language.homophones import homophones
from indexer.spelling import Spelling

TEXT = (
    "Active buyers trust Trade Assurance; certificates, certificates. "
    "Exports, e-commerce and 跨境电商平台。 Orders received by start-ups in cooperation."
)
SPELLING = Spelling([TEXT], ["跨境电商", "跨境电商平台", "信用保障", "平台"])


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("trade asurance", "trade assurance"),
        ("tarde", "trade"),
        ("certifcate", "certificates"),
        ("ecommerce exports", "e-commerce exports"),
        ("Ecommerce", "e-commerce"),
        ("active byers 2017", "active buyers 2017"),
        ("跨竟电商", "跨境电商"),
        ("跨境电尚平台的发展", "跨境电商平台的发展"),
        ("信用宝障", "信用保障"),
        ("trade", None),
        ("跨境电商", None),
        ("recieve", "receive"),
        ("recieves", "received"),
        ("recieving", "receiving"),
        ("beleif", None),
        ("accomodation", None),
        ("art", None),
        ("zebra", None),
        ("獬豸", None),
        ("", None),
    ],
)
def test_a_slip_is_put_right(query: str, suggestion: str | None) -> None:
    assert SPELLING.suggestion(query, lambda word: word.lower() in TEXT.lower()) == suggestion


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("宿竟垫商", None),
        ("新用宝账", "信用保障"),
        ("平抬", "平台"),
        ("瓶胎的发展", "平台的发展"),
        ("平安", None),
    ],
)
def test_what_sounds_alike_is_put_right(query: str, suggestion: str | None) -> None:
    terms = ["跨境电商", "信用保障", "平台"]
    spelling = Spelling([TEXT], terms, homophones(terms))
    assert spelling.suggestion(query, lambda word: word in TEXT) == suggestion


@pytest.mark.parametrize(
    ("question", "mended"),
    [
        ("how many certifcates", "how many certificates"),
        ("trade asurance", "trade assurance"),
        ("rtade", "rtade"),
        ("the trader paid", "the trader paid"),
        ("zbra", "zbra"),
        ("信用宝障的买家", "信用保障的买家"),
        ("跨境店商有多少", "跨境电商有多少"),
        ("平安的发展", "平安的发展"),
        ("the ecommerce exports", "the e-commerce exports"),
        ("a startup", "a start-ups"),
        ("co-operation", "cooperation"),
        ("the start-up", "the start-up"),
        ("", ""),
    ],
    ids=[
        "letter left out",
        "another letter left out",
        "slips at the beginning are left",
        "an ending makes no slip",
        "short words may be names",
        "one character that sounds alike",
        "the slip is a word of its own",
        "other terms are left",
        "as the report writes it, with a hyphen",
        "as the report writes it, in another form",
        "as the report writes it, without a hyphen",
        "hyphens that the report has too",
        "nothing",
    ],
)
def test_a_question_is_read_in_spite_of_a_slip(question: str, mended: str) -> None:
    terms = ["跨境电商", "信用保障", "平台"]
    spelling = Spelling([TEXT], terms, homophones(terms))
    analyzer = Analyzer(terms)
    known = {"how", "many", "paid", "的"}
    found = spelling.mended(
        question, analyzer.words, lambda word: word in known or word in TEXT.lower()
    )
    assert found == mended


def test_homophones_are_common_characters_of_the_same_sound() -> None:
    alike = homophones(["電商", "AI"])
    assert set("垫店殿淀") <= set(alike["电"])
    assert set(alike) == {"电", "商"}
