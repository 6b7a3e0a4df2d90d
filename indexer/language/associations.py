"""What is learned from the dictionary beyond its entries, kept in a small SQLite file.

Two tables: the pieces that an English word's translations are made of (``word_model``), and the
characters that spell the letters of a name (``transliteration``). Learned once per machine from
CC-CEDICT (see ``dictionary``), in some twenty seconds; without the file English words reach
Chinese text by the dictionary's entries alone.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from threading import Lock

from indexer.language import once, transliteration, word_model
from indexer.language.dictionary import Sense, Translation, entries
from indexer.language.en import STOP_WORDS, English
from indexer.language.transliteration import Sound
from indexer.language.word_model import Probabilities

SCHEMA = 5
"""Raised whenever the tables change, or what they are learned and looked up by; part of the file's
name."""

LONGEST_GLOSS = 8
"""Words of a gloss that is learned from; longer ones explain."""

_HAN = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"[a-z0-9]+")
_TABLES = """
create table piece (word text, piece text, weight real, primary key (word, piece)) without rowid;
create table sound (letters text, character text, likelihood real,
    primary key (letters, character)) without rowid;
"""


def file_name() -> str:
    """Name of the file that ``build`` writes, for this version of the tables."""
    return f"associations-{SCHEMA}.sqlite"


def ensure(folder: Path) -> Path:
    """The file in a folder, built there unless it is; see ``once.ensure``."""
    return once.ensure(folder / file_name(), build)


def build(path: Path) -> None:
    """Learn from the dictionary (20 s, 320 MB of memory for the time) and write what was learned
    (14 MB)."""
    learned = list(entries())
    pieces = word_model.train(list(_glosses(learned)))
    write(path, pieces, transliteration.learn(list(_names(learned))))


def write(path: Path, pieces: Probabilities, sounds: Mapping[str, tuple[Sound, ...]]) -> None:
    """Write a new SQLite file; one rename makes it visible."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(unfinished)) as database:
        database.executescript(_TABLES)
        database.executemany(
            "insert into piece values (?, ?, ?)",
            ((word, piece, p) for word, likely in pieces.items() for piece, p in likely.items()),
        )
        database.executemany(
            "insert into sound values (?, ?, ?)",
            (
                (letters, sound.character, sound.likelihood)
                for letters, several in sounds.items()
                for sound in several
            ),
        )
        database.commit()
    unfinished.replace(path)


_Entry = tuple[str, bool, tuple[Sense, ...]]


def _glosses(learned: Iterable[_Entry]) -> Iterator[word_model.Pair]:
    """Stems of a gloss; characters and pairs of neighbouring characters of its word."""
    english = English()
    for word, _, senses in learned:
        characters = _HAN.findall(word)
        pieces = (*characters, *map("".join, pairwise(characters)))
        for sense in senses:
            words = _WORD.findall(sense.english.lower())
            stems = tuple(english.term(each) for each in words if each not in STOP_WORDS)
            if stems and pieces and len(words) <= LONGEST_GLOSS:
                yield stems, pieces


def _names(learned: Iterable[_Entry]) -> list[transliteration.Name]:
    """Names of one to three words, all capitalised, that may have been spelled by their sound."""
    names = set()
    for word, is_name, senses in learned:
        characters = word.replace("·", "")
        for sense in senses if is_name else ():
            words = sense.english.split(",")[0].split()
            plain = unicodedata.normalize("NFKD", "".join(words)).lower()
            letters = "".join(letter for letter in plain if "a" <= letter <= "z")
            may_sound = 1.2 * len(characters) <= len(letters) <= 5 * len(characters)
            capitalised = len(words) <= 3 and all(each[0].isupper() for each in words)
            if len(characters) > 1 and may_sound and capitalised:
                names.add((characters, letters))
    return sorted(names)


class Associations:
    """Look-ups in the built file; safe to use from several threads at once."""

    def __init__(self, path: Path) -> None:
        address = f"{path.absolute().as_uri()}?mode=ro"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._one_at_a_time = Lock()
        self.pieces = lru_cache(4096)(self._pieces)
        self.sounds = lru_cache(16384)(self._sounds)
        self.letters = lru_cache(4096)(self._letters)

    def close(self) -> None:
        self._database.close()

    def _pieces(self, stem: str) -> tuple[Translation, ...]:
        """Characters and pairs of characters that the word's translations are made of, each with
        its probability, the likeliest first."""
        rows = self._rows(
            "select piece, weight from piece where word = ? order by weight desc, piece", stem
        )
        return tuple(Translation(piece, weight) for piece, weight in rows)

    def _sounds(self, letters: str) -> tuple[Sound, ...]:
        """The characters that stand for these letters in names."""
        rows = self._rows("select character, likelihood from sound where letters = ?", letters)
        return tuple(Sound(character, likelihood) for character, likelihood in rows)

    def _letters(self, character: str) -> tuple[tuple[str, float], ...]:
        """What a character stands for in names, with log probabilities."""
        return tuple(
            self._rows("select letters, likelihood from sound where character = ?", character)
        )

    def _rows(self, query: str, key: str) -> list[tuple[str, float]]:
        with self._one_at_a_time:
            return list(self._database.execute(query, (key,)))
