"""The vectors of passages: made at build time, kept beside the index, compared with a query.

A passage's vector is the mean of its sentences' vectors, brought to length 1: the encoder is
trained on sentences, and on public question sets (BENCHMARKS.md) the mean did better than the
vector of the whole text. A report's vectors stand in one file named after their *fingerprint*,
SHA-256 over the encoder's name and the texts: a build takes over those of reports that have not
changed, and vectors that are not of these very texts are never read.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexer.language.sentences import sentences
from indexer.model import Passage
from indexer.semantic import Embedder
from indexer.semantic.joining import Place

if TYPE_CHECKING:
    from indexer.semantic import Matrix

BATCH = 64
"""Passages embedded together: bounds the memory of a build."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Of one report's passages, in their order."""

    fingerprint: str
    matrix: Matrix

    def write(self, directory: Path) -> None:
        """Raises OSError where the directory cannot be written."""
        directory.mkdir(exist_ok=True)
        content = io.BytesIO()
        np.save(content, self.matrix, allow_pickle=False)
        (directory / _file(self.fingerprint)).write_bytes(content.getvalue())


class Closeness:
    """How near passages are to a query in meaning. Never changes; safe for several threads."""

    def __init__(self, embedder: Embedder, places: Sequence[Place], matrix: Matrix) -> None:
        self._embedder = embedder
        self._places = places
        self._matrix = matrix

    def of(self, query: str) -> Mapping[Place, float]:
        """The cosine with every passage, from -1 to 1."""
        cosines = self._matrix @ self._embedder.embed([query])[0]
        return dict(zip(self._places, cosines.tolist(), strict=True))

    def within(self, documents: Collection[str]) -> Closeness:
        """As if there were only these documents."""
        rows = [row for row, (document, _) in enumerate(self._places) if document in documents]
        places = [self._places[row] for row in rows]
        return Closeness(self._embedder, places, self._matrix[rows])


class VectorSpace:
    """Makes vectors with one embedder, and opens those that it has made."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def warm(self) -> None:
        """Load the encoder now, so that the first query need not wait."""
        self._embedder.embed(["引据"])

    def vectors(self, passages: Sequence[Passage], last: Path | None) -> Vectors:
        """A report's vectors, taken over from the last build's where it has them."""
        fingerprint = self._fingerprint(passages)
        known = None if last is None else _read(last, fingerprint)
        return Vectors(fingerprint, self._embedded(passages) if known is None else known)

    def open(self, directory: Path, reports: Iterable[Sequence[Passage]]) -> Closeness | None:
        """The vectors of these reports; None where an index was built without them."""
        places: list[Place] = []
        matrices = []
        for passages in reports:
            matrix = _read(directory, self._fingerprint(passages))
            if matrix is None:
                return None
            places += [(passage.document, passage.id) for passage in passages]
            matrices.append(matrix)
        return Closeness(self._embedder, places, np.concatenate(matrices))

    def _fingerprint(self, passages: Sequence[Passage]) -> str:
        texts = "\0".join([self._embedder.name, *(passage.text for passage in passages)])
        return hashlib.sha256(texts.encode()).hexdigest()

    def _embedded(self, passages: Sequence[Passage]) -> Matrix:
        texts = [passage.text for passage in passages]
        batches = [texts[first : first + BATCH] for first in range(0, len(texts), BATCH)]
        none = self._embedder.embed([])
        return np.concatenate([none, *(self._means(batch) for batch in batches)])

    def _means(self, texts: Sequence[str]) -> Matrix:
        cut = [[text[s.start : s.end] for s in sentences(text)] or [text] for text in texts]
        vectors = self._embedder.embed([sentence for each in cut for sentence in each])
        firsts = np.cumsum([0, *(len(each) for each in cut[:-1])])
        sums = np.add.reduceat(vectors, firsts, axis=0)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        means: Matrix = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
        return means


def _file(fingerprint: str) -> str:
    return f"{fingerprint}.npy"


def _read(directory: Path, fingerprint: str) -> Matrix | None:
    """None where they are not there. The store has checked the file's content."""
    path = directory / _file(fingerprint)
    if not path.is_file():
        return None
    matrix: Matrix = np.load(path, allow_pickle=False)
    return matrix
