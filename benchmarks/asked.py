"""What measured services are asked; always the same."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from indexer.config import Config
from indexer.language.analysis import Analyzer
from indexer.library import Library

QUALITY = Path(__file__).parent.parent / "tests" / "quality"
LONGEST_QUERY = 5
"""Words."""


def queries(settings: Config) -> Iterator[str]:
    """Runs of one to five words of the reports' texts, in both languages, each once; endless: a
    number is added to what has come before."""
    library = Library.open(settings)
    texts = [
        text
        for document in library.documents()
        for passage in library.passages(document.id)
        for text in (passage.text, passage.text_en)
        if text
    ]
    chance = random.Random(1)
    analyzer = Analyzer()
    seen: set[str] = set()
    while True:
        text = chance.choice(texts)
        words = analyzer.analyze(text).words
        if words:
            first = chance.randrange(len(words))
            last = min(len(words), first + chance.randint(1, LONGEST_QUERY)) - 1
            query = text[words[first].start : words[last].end]
            query = f"{query} {len(seen)}" if query in seen else query
            seen.add(query)
            yield query


def questions() -> list[str]:
    """The questions on the first report whose answers are known, each once."""
    lines = [
        json.loads(line)
        for path in QUALITY.glob("questions*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return sorted({each["query"] for each in lines if "document" not in each})
