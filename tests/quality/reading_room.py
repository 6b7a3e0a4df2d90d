"""The reports of the samples, ready to be asked without a server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer import numbers
from indexer.answer import Reports, answer, collect
from indexer.build import bake
from indexer.language import dictionary
from indexer.language.analysis import Analyzer
from indexer.language.dictionary import Dictionary
from indexer.model import Answer
from indexer.question import Question, read
from indexer.question.notions import Lexicon
from tests.quality.scoring import Gold

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FIRST_REPORT = "alibaba-sme-2018"
FOLDERS = {
    FIRST_REPORT: ROOT / "corpus" / FIRST_REPORT,
    **{folder.name: folder for folder in (HERE.parent / "reports").iterdir() if folder.is_dir()},
}


@dataclass(frozen=True)
class Room:
    """One report with what is needed to ask it."""

    reports: Reports
    analyzer: Analyzer
    lexicon: Lexicon

    def read(self, text: str) -> Question:
        published = max(document.date for document in self.reports.documents.values())
        return read(text, self.analyzer, self.lexicon, published)

    def ask(self, text: str) -> Answer:
        return answer(self.read(text), self.reports, ())


@cache
def room(document: str) -> Room:
    baked = bake(FOLDERS[document])
    analyzer = Analyzer(baked.glossary.chinese_words, numbers.find)
    statistics = {document: baked.statistics}

    def english(_document: str, text: str) -> str | None:
        return baked.english.get(text)

    reports = Reports(
        documents={document: baked.document},
        statistics={document: {s.id: s for s in baked.statistics}},
        collection=collect([baked.document], statistics, english, analyzer),
        english=english,
    )
    return Room(reports, analyzer, Lexicon(analyzer, baked.glossary, _dictionary()))


@cache
def _dictionary() -> Dictionary:
    """Built once a run, in a folder that goes when the process ends."""
    path = Path(_FOLDER.name) / dictionary.file_name()
    dictionary.build(path)
    return Dictionary(path)


_FOLDER = TemporaryDirectory(prefix="yinju-dictionary-")


def questions(name: str) -> Iterator[Gold]:
    """The lines of a question file, passages left out: those are search's."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["kind"] != "passage":
            yield gold
