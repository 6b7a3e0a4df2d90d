"""The first report, read exactly."""

from pathlib import Path

import pytest

from indexer import corpus
from indexer.model import Document
from indexer.parse import parse

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(corpus.read(CORPUS / "alibaba-sme-2018"))


def test_counts(document: Document) -> None:
    marks = [mark for block in document.blocks for mark in block.marks]
    assert len(document.sections) == 32
    assert len(document.footnotes) == 36
    assert len(marks) == 37
    assert [mark.number for mark in marks if mark.stray] == ["24"]
    assert [len(table.rows) for table in document.tables] == [15] * 5
    assert sum(block.kind == "caption" for block in document.blocks) == 12
    assert sum(oddity.code == "page-join" for oddity in document.oddities) == 14
