"""Small reports written for one question each, ready to be asked."""

from __future__ import annotations

from pathlib import Path

from indexer import numbers
from indexer.build import bake
from indexer.language.analysis import Analyzer
from indexer.model import Language
from indexer.room import Room, room

TITLES: dict[Language, str] = {"zh": "港务年报", "en": "Harbour Review"}


def report(folder: Path, text: str, language: Language) -> Room:
    """A report of 2020 with this text, written into a folder below this one."""
    place = folder / "harbour-2020"
    place.mkdir()
    title = TITLES[language]
    (place / "report.md").write_text(f"# {title}\n\n{text}\n", encoding="utf-8")
    (place / "report.toml").write_text(
        f'title = "{title}"\npublishers = ["Port"]\nyear = 2020\ndate = 2020-03-01\n'
        f'language = "{language}"\nrights = "Written for a test."\n',
        encoding="utf-8",
    )
    baked = bake(place)
    return room([baked], Analyzer(baked.glossary.chinese_words, numbers.find), None, None)
