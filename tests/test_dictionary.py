"""CC-CEDICT inverted: English to Chinese, Chinese to English, names."""

import shutil
from itertools import islice
from pathlib import Path

import pytest
from cedict import file, folder, opened

from indexer.config import Config
from indexer.errors import BuildError
from indexer.language import associations, dictionary
from indexer.language.dictionary import Dictionary
from indexer.language.once import is_whole
from indexer.model import Language
from indexer.upkeep import build_dictionary_aside


@pytest.fixture
def cedict() -> Dictionary:
    return opened()


def test_it_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = file()
    built = []
    monkeypatch.setattr(dictionary, "build", lambda path: built.append(path))
    assert dictionary.ensure(folder()) == whole
    assert not built
    damaged = tmp_path / dictionary.file_name()
    damaged.write_bytes(whole.read_bytes()[:100_000])
    assert not is_whole(damaged)
    dictionary.ensure(tmp_path)
    assert built == [damaged]


@pytest.mark.slow
def test_it_is_built_in_a_process_of_its_own(tmp_path: Path) -> None:
    shutil.copy(file(), tmp_path)
    associations.write(tmp_path / associations.file_name(), {}, {})
    build_dictionary_aside(Config(dictionary=tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match="cannot be built"):
        build_dictionary_aside(Config(dictionary=tmp_path / "file"))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match="cannot be built"):
        dictionary.ensure(tmp_path / "file")


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("clothing", "衣物"),
        ("cell phone", "手机"),
        ("toys", "玩具"),
        ("lamps", "灯"),
        ("rwanda", "卢旺达"),
        ("pictures", "图片"),
        ("get", "得到"),
        ("trucks", "卡车"),
    ],
)
def test_english_reaches_chinese(cedict: Dictionary, phrase: str, word: str) -> None:
    assert word in [translation.text for translation in cedict.chinese(phrase)]


@pytest.mark.parametrize(
    ("word", "english"),
    [("获得", "obtain"), ("玩具", "toy"), ("下降", "decline"), ("手机", "cell phone")],
)
def test_chinese_reaches_english(cedict: Dictionary, word: str, english: str) -> None:
    assert english in [translation.text for translation in cedict.english(word)]


@pytest.mark.parametrize(
    ("word", "language", "name"),
    [
        ("京东", "zh", True),
        ("卢旺达", "zh", True),
        ("获得", "zh", False),
        ("手机", "zh", False),
        ("brazil", "en", True),
        ("四川", "zh", True),
        ("sichuan", "en", True),
        ("shenzhen", "en", True),
        ("poland", "en", True),
        ("order", "en", False),
    ],
)
def test_names_are_known(cedict: Dictionary, word: str, language: Language, name: bool) -> None:
    assert cedict.is_name(word, language) is name


@pytest.mark.parametrize(
    ("word", "language", "verb"),
    [
        ("获得", "zh", True),
        ("订单", "zh", False),
        ("obtain", "en", True),
        ("arranged", "en", True),
        ("ran", "en", True),
        ("clothing", "en", False),
        ("exporters", "en", False),
        ("offers", "en", True),
    ],
)
def test_verbs_are_known(cedict: Dictionary, word: str, language: Language, verb: bool) -> None:
    assert cedict.is_verb(word, language) is verb


@pytest.mark.parametrize("phrase", ["", "zzzz", "'; drop table exact; --", "\ud800", "a" * 5000])
def test_unknown_words_find_nothing(cedict: Dictionary, phrase: str) -> None:
    assert cedict.chinese(phrase) == ()
    assert cedict.english(phrase) == ()


def test_a_usual_translation_weighs_more(cedict: Dictionary) -> None:
    weights = [translation.weight for translation in cedict.chinese("growth")]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight <= 1 for weight in weights)


def test_an_unfinished_build_is_not_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = tuple(islice(dictionary.entries(), 100))
    monkeypatch.setattr(dictionary, "entries", lambda: some)
    path = tmp_path / dictionary.file_name()
    path.with_suffix(".unfinished").write_bytes(b"half a file")
    dictionary.build(path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert is_whole(path)
