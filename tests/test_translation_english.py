"""The English of the Alibaba report: whole, equal in numbers, true to the glossary, plain PO."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import snowballstemmer
from babel.messages.pofile import read_po

from indexer import corpus, numbers, translation
from indexer.model import Document, Language
from indexer.parse import parse
from indexer.translation import Translation

CORPUS = Path(__file__).parent.parent / "corpus" / "alibaba-sme-2018"
PO = CORPUS / "en.po"
TERMS = tomllib.loads((CORPUS / "glossary.toml").read_text("utf-8"))["term"]


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(corpus.read(CORPUS))


@pytest.fixture(scope="module")
def english() -> Translation:
    return translation.load(PO)


def pairs() -> list[tuple[str, str]]:
    return [(text, entry.english) for text, entry in translation.load(PO).entries.items()]


def unequal(measure: Callable[[str, Language], object], unlike: dict[str, str]) -> list[str]:
    """The entries on whose two sides something measured differs, known ones left out."""
    return [
        f"{text}\n  {measure(text, 'zh')}\n  {found}\n  {measure(found, 'en')}"
        for text, found in pairs()
        if not any(part in text for part in unlike) and measure(text, "zh") != measure(found, "en")
    ]


# --- Whole ----------------------------------------------------------------------------------


def test_nothing_is_missing_fuzzy_or_stale(document: Document, english: Translation) -> None:
    found = translation.status(document, english)
    assert (found.missing, found.fuzzy, found.stale) == ((), (), ())


def test_the_english_of_blocks_comes_back_from_what_is_kept(
    document: Document, english: Translation
) -> None:
    kept = translation.english_by_text(document, english)
    whole = translation.english_texts(document, english)
    blocks = translation.english_blocks(document, kept)
    assert blocks.items() <= whole.items()
    chinese = {b.id for b in document.blocks if translation.needs_translation(b.text)}
    assert blocks.keys() == chinese


def test_every_block_has_english(document: Document, english: Translation) -> None:
    without = {block.id for block in document.blocks} - translation.english_texts(
        document, english
    ).keys()
    assert without == set()


def test_places_are_those_of_the_report(document: Document, english: Translation) -> None:
    assert translation.dumps(translation.merge(document, english)) == PO.read_text("utf-8")


def test_the_file_is_written_as_it_is_read(english: Translation) -> None:
    assert translation.dumps(english) == PO.read_text("utf-8")


def test_it_is_a_catalogue_to_other_tools() -> None:
    with PO.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    assert str(catalogue.locale) == "en"
    assert len(catalogue) == len(pairs())
    assert "Unofficial translation" in catalogue.header_comment


def test_no_message_stands_twice() -> None:
    messages = re.findall(r'^msgid ((?:".*"\n)+)', PO.read_text("utf-8"), re.MULTILINE)
    assert [message for message, count in Counter(messages).items() if count > 1] == []


# --- Equal in numbers -------------------------------------------------------------------------

EXACT_UNITS = re.compile(r"[A-Z]{3}|%|pp|x")

NUMBERS_READ_UNLIKE: dict[str, str] = {}
"""Texts whose sides the grammars read unlike though both say the same, with the reason."""


def quantities(text: str, language: Language) -> list[tuple[str, str | None]]:
    """Values with money, shares and multiples; what is counted is a matter of wording."""
    return sorted(
        (
            f"{number.value.normalize()}..{number.high}" if number.high else f"{number.value:f}",
            number.unit if number.unit and EXACT_UNITS.fullmatch(number.unit) else None,
        )
        for number in numbers.find(text, language)
    )


def test_numbers_have_equal_values_and_units() -> None:
    assert unequal(quantities, NUMBERS_READ_UNLIKE) == []


def test_what_is_read_unlike_still_is() -> None:
    no_longer = [
        part
        for part in NUMBERS_READ_UNLIKE
        if not unequal(quantities, {other: "" for other in NUMBERS_READ_UNLIKE if other != part})
    ]
    assert no_longer == []


MONTHS = (
    "January February March April May June July August September October November December"
).split()
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CHINESE_MONTH = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?月|20\d\d[-–](\d{1,2})(?!\d)")
ENGLISH_MONTH = re.compile("|".join(MONTHS))
CHINESE_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日|20\d\d-(\d{1,2})-(\d{1,2})")
ENGLISH_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)})")
SHORT_YEARS = {"16年": "2016年"}


def years(text: str, _language: Language) -> set[str]:
    for short, full in SHORT_YEARS.items():
        text = re.sub(rf"(?<!\d){short}", full, text)
    return set(YEAR.findall(text))


def months(text: str, language: Language) -> set[int]:
    if language == "zh":
        found = (month for match in CHINESE_MONTH.findall(text) for month in match)
        return {int(month) for month in found if month}
    return {MONTHS.index(month) + 1 for month in ENGLISH_MONTH.findall(text)}


def days(text: str, language: Language) -> set[tuple[int, int]]:
    if language == "zh":
        return {
            (int(month or iso_month), int(day or iso_day))
            for month, day, iso_month, iso_day in CHINESE_DAY.findall(text)
        }
    return {(MONTHS.index(month) + 1, int(day)) for day, month in ENGLISH_DAY.findall(text)}


@pytest.mark.parametrize("measure", [years, months, days])
def test_dates_are_equal(measure: Callable[[str, Language], object]) -> None:
    assert unequal(measure, {}) == []


DIRECTIONS = {
    "down": (
        re.compile("下降|减少"),
        re.compile(r"\b(?:fall|fell|falls|decrease[sd]?|lower\w*|cut|reduce[sd]?)\b"),
    ),
}


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_falls_fall_on_both_sides(direction: str) -> None:
    chinese, english = DIRECTIONS[direction]
    assert [
        text for text, found in pairs() if chinese.search(text) and not english.search(found)
    ] == []


# --- True to the glossary -----------------------------------------------------------------------

TERM_NOT_MEANT = {
    ("革新贸易体制", "新外贸"): "the characters of 新贸易 across two words",
    ("心智挑选品商", "选品"): "the characters of 选品 across two words",
}
"""Where the characters of a term are not the term."""

STEM = snowballstemmer.stemmer("english").stemWord
FORMS = {form: term for term in TERMS for form in (term["zh"], *term.get("zh_also", []))}
TERM = re.compile("|".join(map(re.escape, sorted(FORMS, key=len, reverse=True))))


def stemmed(text: str) -> str:
    words = re.findall(r"[\w&$/.]*\w\$?", text.casefold().replace("'s", ""))
    return f" {' '.join(map(STEM, words))} "


def test_terms_are_put_as_the_glossary_puts_them() -> None:
    wrong = [
        f"{term['zh']} → {term['en']}: {text} → {found}"
        for text, found in pairs()
        for form in dict.fromkeys(TERM.findall(text))
        if (term := FORMS[form])
        and not any(part in text and term["zh"] == zh for part, zh in TERM_NOT_MEANT)
        and not any(
            stemmed(english) in stemmed(found.replace("US$", "US$ "))
            for english in (term["en"], *term.get("en_also", []))
        )
    ]
    assert wrong == []


# --- Plain English --------------------------------------------------------------------------------


def test_no_chinese_is_left() -> None:
    left = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
    assert [found for _, found in pairs() if left.search(found)] == []


def test_sentences_end_as_their_chinese_does() -> None:
    ends = {"。": ".", "！": "!", "？": "?"}
    wrong = [
        found
        for text, found in pairs()
        if text.rstrip("”’」』）")[-1] in ends
        and found.rstrip("\"')")[-1] != ends[text.rstrip("”’」』）")[-1]]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "slip",
    [r"  ", r" [,.;:%)]", r"\( ", r"\b(\w+) \1\b", r"[“”‘’]", r"\s$", r"^\s", r"\ba [aeio]\w"],
    ids=[
        "double space",
        "space before",
        "space after",
        "word twice",
        "curly",
        "end",
        "start",
        "a/an",
    ],
)
def test_no_slip_of_the_pen(slip: str) -> None:
    found = re.compile(slip)
    assert [english for _, english in pairs() if found.search(english)] == []


def test_lines_of_captions_stay_lines() -> None:
    assert [text for text, found in pairs() if text.count("\n") != found.count("\n")] == []
