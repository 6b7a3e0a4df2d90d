"""Reading glossary.toml: its terms, and errors that name the file, the place and the mend."""

from pathlib import Path

import pytest

from indexer.errors import CorpusError
from indexer.language.glossary import Glossary, GlossaryTerm, load


def written(folder: Path, content: str) -> Path:
    path = folder / "glossary.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_terms_with_their_other_wordings(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[term]]\nzh = "信用保障"\nen = "Trade Assurance"\nzh_also = ["信保"]\n'
        '[[term]]\nzh = "跨境"\nen = "cross-border"\n',
    )
    glossary = load(path)
    assert glossary.terms == (
        GlossaryTerm("信用保障", "Trade Assurance", zh_also=("信保",)),
        GlossaryTerm("跨境", "cross-border"),
    )
    assert glossary.chinese_words == ("信用保障", "信保", "跨境")


def test_no_file_is_an_empty_glossary(tmp_path: Path) -> None:
    assert load(tmp_path / "glossary.toml") == Glossary()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("[[term", "cannot be read", id="not TOML"),
        pytest.param('[[terms]]\nzh = "甲"', r"\[\[term\]\]", id="another table"),
        pytest.param('[[term]]\nzh = "甲"', "number 1 has no en", id="no English"),
        pytest.param('[[term]]\nzh = ""\nen = "a"', "number 1 has no zh", id="empty Chinese"),
        pytest.param('[[term]]\nzh = "甲"\nen = "a"\nfr = "b"', "unknown key 'fr'", id="key"),
        pytest.param('[[term]]\nzh = "甲"\nen = "a"\nzh_also = "乙"', "zh_also", id="no list"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message) as error:
        load(written(tmp_path, content))
    assert "glossary.toml" in error.value.message
    assert error.value.hint
