"""Which pieces of Chinese an English word's translations are made of: IBM Model 1.

For: finding a passage when the very translation that the dictionary gives is not the one
that the text uses; 游 and 戏, 比赛 and 赛 each speak for *game*. Not for: translating.

The model (Brown et al. 1993, The Mathematics of Statistical Machine Translation) is trained on
pairs of a gloss and the word that it explains: every piece of the word was brought forth by one
word of the gloss, or by none, and expectation-maximisation finds by which most likely.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

ROUNDS = 5
MOST_PIECES = 60
"""Kept for a word: its likeliest."""
UNLIKELY = 1e-4
"""Probability below which a piece is forgotten, which keeps the tables small."""
NOBODY = ""
"""Brings forth the pieces that no word of the gloss does."""

Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""Words of a gloss; pieces of the Chinese word."""
Probabilities = Mapping[str, Mapping[str, float]]
"""Word → piece → the probability that this word brings forth this piece."""


def train(pairs: Collection[Pair]) -> Probabilities:
    """Probabilities for the words of the glosses."""
    model: Probabilities = {}
    for _ in range(ROUNDS):
        model = _round(pairs, model)
    return {
        word: dict(heapq.nlargest(MOST_PIECES, pieces.items(), key=lambda item: (item[1], item[0])))
        for word, pieces in model.items()
        if word != NOBODY
    }


def _round(pairs: Iterable[Pair], model: Probabilities) -> Probabilities:
    """Share each piece out among the words by the model; the shares make the next model. The
    first model, an empty one, shares out evenly."""
    shares: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for words, pieces in pairs:
        sources = (NOBODY, *words)
        known = [model[source] for source in sources] if model else []
        for piece in pieces:
            likely = [each.get(piece, UNLIKELY / 10) for each in known] or [1.0] * len(sources)
            total = sum(likely)
            for source, probability in zip(sources, likely, strict=True):
                shares[source][piece] += probability / total
    return {word: _normalised(pieces) for word, pieces in shares.items()}


def _normalised(pieces: Mapping[str, float]) -> Mapping[str, float]:
    total = sum(pieces.values())
    return {piece: share / total for piece, share in pieces.items() if share / total > UNLIKELY}
