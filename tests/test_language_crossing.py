"""English words as Chinese ones: what is learned from a dictionary, and how a query uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.language import associations, transliteration, word_model
from indexer.language.analysis import Analyzer
from indexer.language.associations import Associations
from indexer.language.crossing import DictionaryTranslator
from indexer.language.dictionary import Translation
from indexer.language.translator import Rendering
from indexer.language.zh_to_en import ChineseToEnglish

NAMES = [
    ("巴黎", "paris"),
    ("柏林", "berlin"),
    ("马里", "mali"),
    ("马里兰", "maryland"),
    ("波兰", "poland"),
    ("荷兰", "holland"),
    ("巴林", "bahrain"),
    ("巴拿马", "panama"),
    ("马拿瓜", "managua"),
    ("拿波里", "napoli"),
    ("林波", "limpo"),
    ("里波利", "ripoli"),
] * 5

TEXT = "她从波马里来。他在马里兰的林边等候，从巴黎到柏林的船运来了陶器。市场上的交易增加了。"


EXACT = {
    "pottery": [("陶瓷", 1.0), ("陶器", 0.5)],
    "paris": [("巴黎", 1.0)],
    "berlin": [("柏林", 1.0), ("冰岛", 0.5)],
    "market": [("集市", 1.0), ("市场", 1.0)],
    "transported": [("运", 0.7)],
    "trade": [("交易", 1.0)],
    "free": [("自由", 1.0)],
    "earthenware": [("陶器", 1.0)],
    "free trade": [("自由贸易", 1.0)],
}
LONGER = {"increased": [("增加值", 0.5), ("增加", 0.3)]}


class Entries:
    """As much of a dictionary as the tests need."""

    def chinese(self, phrase: str, _most: int) -> tuple[Translation, ...]:
        return tuple(Translation(*each) for each in EXACT.get(phrase, ()))

    def longer(self, word: str, _most: int) -> tuple[Translation, ...]:
        return tuple(Translation(*each) for each in LONGER.get(word, ()))


@pytest.fixture
def cedict() -> Entries:
    return Entries()


def rendered(renderings: tuple[Rendering, ...], text: str) -> dict[str, list[str]]:
    """Stretch of the query → its alternatives, the best first."""
    return {text[r.span.start : r.span.end]: [t.text for t in r.alternatives] for r in renderings}


def test_the_model_finds_which_word_brings_forth_which_piece() -> None:
    pairs = [
        (("red", "flag"), ("红", "旗")),
        (("red", "wine"), ("红", "酒")),
        (("white", "flag"), ("白", "旗")),
        (("white", "wine"), ("白", "酒")),
    ]
    model = word_model.train(pairs)
    likeliest = {word: max(pieces, key=pieces.__getitem__) for word, pieces in model.items()}
    assert likeliest == {"red": "红", "flag": "旗", "wine": "酒", "white": "白"}


def test_letters_are_learned_of_names() -> None:
    sounds = transliteration.learn(NAMES)
    assert "马" in {sound.character for sound in sounds["ma"]}
    assert "巴" in {sound.character for sound in sounds["pa"]}


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        pytest.param("pomali", "波马里", id="stands in the text"),
        pytest.param("limpola", None, id="spelled otherwise, stands nowhere"),
        pytest.param("xyz", None, id="letters that nothing stands for"),
    ],
)
def test_unknown_names_are_spelled(name: str, spelling: str | None) -> None:
    sounds = transliteration.learn(NAMES)
    found = transliteration.spellings(
        name, lambda letters: sounds.get(letters, ()), lambda han: han in TEXT
    )
    assert list(found) == ([spelling] if spelling else [])


@pytest.mark.parametrize(
    ("query", "stretch", "word"),
    [
        pytest.param("pottery from Berlin", "pottery", "陶器", id="a word"),
        pytest.param("ships from Paris", "Paris", "巴黎", id="a name"),
        pytest.param("the Berlin's harbour", "Berlin", "柏林", id="a possessive"),
        pytest.param("has increased", "increased", "增加", id="by a longer gloss"),
        pytest.param("a market-place", "market", "市场", id="half a compound"),
        pytest.param("old earthen-ware", "earthen-ware", "陶器", id="a compound as one word"),
        pytest.param("Transported by ship", "Transported", "运", id="a first word"),
    ],
)
def test_words_become_what_the_text_has(
    cedict: Entries, query: str, stretch: str, word: str
) -> None:
    translator = DictionaryTranslator(cedict, None, lambda han: han in TEXT)
    alternatives = rendered(translator.render(query), query)[stretch]
    assert word in alternatives
    assert all(alternative in TEXT for alternative in alternatives)


def test_phrases_come_first_and_weigh_more(cedict: Entries) -> None:
    query = "free trade in pottery"
    translator = DictionaryTranslator(cedict, None, lambda _han: True)
    renderings = translator.render(query)
    assert list(rendered(renderings, query)) == ["free trade", "free", "trade", "pottery"]
    assert rendered(renderings, query)["free trade"] == ["自由贸易"]
    assert [max(t.weight for t in r.alternatives) for r in renderings] == [1.0, 0.7, 0.7, 1.0]


def test_words_of_translations_need_no_dictionary_where_all_is_translated(
    cedict: Entries,
) -> None:
    query = "free trade in pottery"
    translator = DictionaryTranslator(
        cedict, None, lambda _han: True, {"free", "trade"}.__contains__, all_translated=True
    )
    assert list(rendered(translator.render(query), query)) == ["pottery"]


@pytest.mark.parametrize(
    "query", ["", "the of and", "2017 40.2%", "陶器", "\ud800", "'-'", "a" * 400]
)
def test_nothing_to_render(cedict: Entries, query: str) -> None:
    assert DictionaryTranslator(cedict, None, lambda han: han in TEXT).render(query) == ()


class Glosses:
    """As much of a dictionary as the tests of the way back need."""

    def english(self, word: str, _most: int) -> tuple[Translation, ...]:
        glosses = {
            "自由": [("free", 1.0), ("freedom", 0.5)],
            "自由贸易": [("free trade", 1.0)],
            "陶器": [("pottery", 1.0)],
            "出口": [("exit", 1.0), ("to export goods", 0.5)],
        }
        return tuple(Translation(*each) for each in glosses.get(word, ()))


ENGLISH = {"free", "trade", "export", "potteri"}
"""Stems that stand in the text."""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("自由貿易", {"自由貿易": ["free trade", "free", "trade"]}, id="a phrase"),
        pytest.param("自由的陶器", {"自由": ["free"], "陶器": ["pottery"]}, id="words"),
        pytest.param("出口", {"出口": ["export"]}, id="a part of a gloss"),
        pytest.param("的是 free 2017", {}, id="nothing to render"),
        pytest.param("", {}, id="nothing"),
    ],
)
def test_chinese_words_become_what_english_text_has(
    query: str, found: dict[str, list[str]]
) -> None:
    translator = ChineseToEnglish(Glosses(), Analyzer(), ENGLISH.__contains__)
    renderings = translator.render(query)
    assert rendered(renderings, query) == found
    assert all(each.only_untranslated for each in renderings)


@pytest.mark.parametrize(
    ("characters", "name"),
    [
        pytest.param("波马里", "pomali", id="stands in the text"),
        pytest.param("林波拿", None, id="spells what stands nowhere"),
        pytest.param("的是了", None, id="characters of no name"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_characters_are_read_as_names_of_the_text(characters: str, name: str | None) -> None:
    letters: dict[str, list[tuple[str, float]]] = {}
    for chunk, sounds in transliteration.learn(NAMES).items():
        for sound in sounds:
            letters.setdefault(sound.character, []).append((chunk, sound.likelihood))
    found = transliteration.spelled(
        characters, lambda han: tuple(letters.get(han, ())), ["berlin", "pomali", "pomaliland"]
    )
    assert list(found) == ([name] if name else [])


class Sounds:
    """As much of what is learned as the test needs."""

    def letters(self, character: str) -> tuple[tuple[str, float], ...]:
        read = {"戈": "gol", "登": "den", "森": "son", "贸": "mao"}
        return ((read[character], -0.5),) if character in read else ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("戈登森的陶器", {"戈登森": ["goldenson"], "陶器": ["pottery"]}, id="a name"),
        pytest.param("登森", {}, id="a part of a name"),
        pytest.param("自由贸易", {"自由贸易": ["free trade", "free", "trade"]}, id="none"),
    ],
)
def test_names_that_the_dictionary_lacks_are_read_by_their_sound(
    query: str, found: dict[str, list[str]]
) -> None:
    translator = ChineseToEnglish(
        Glosses(), Analyzer(), ENGLISH.__contains__, Sounds(), ["goldenson", "goldenrod"]
    )
    assert rendered(translator.render(query), query) == found


@pytest.mark.slow
def test_what_is_learned_of_the_whole_dictionary(tmp_path: Path) -> None:
    path = tmp_path / associations.file_name()
    associations.build(path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    learned = Associations(path)
    assert {"贸", "易", "贸易"} <= {piece.text for piece in learned.pieces("trade")[:6]}
    assert "顿" in {sound.character for sound in learned.sounds("ton")}
    assert "ton" in dict(learned.letters("顿"))
    assert learned.pieces("zzzz") == learned.sounds("zzzz") == ()
    learned.close()
