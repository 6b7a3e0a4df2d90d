"""Words and meaning in one order: z-scores, added."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from math import sqrt
from statistics import fmean

from indexer.engine import Ranked, Ranking, Request, Searcher
from indexer.engine.ranking import TIE_DIGITS

Place = tuple[str, str]
"""Document and passage id."""

SHARE = 0.5
"""Weight of meaning against words. Set on the dev halves (BENCHMARKS.md): with 1, as much is lost
where question and passage share a language as is won where they do not."""


def search_joined(
    searcher: Searcher, request: Request, closeness: Mapping[Place, float]
) -> Ranking:
    """The matches that the searcher finds, in the order of the sum of both z-scores.

    ``closeness`` is the cosine of every passage, matching or not. A z-score is the distance from
    the mean over all passages in standard deviations; a passage that does not match has the score
    0. So a rare word outweighs any closeness, and a word that stands everywhere does not.
    """
    every = searcher.search(replace(request, limit=sys.maxsize, offset=0))
    words = {(hit.document, hit.id): hit.score for hit in every.hits}
    by_words = _z_scores({place: words.get(place, 0.0) for place in closeness})
    by_meaning = _z_scores(closeness)

    def scored(hit: Ranked) -> Ranked:
        place = hit.document, hit.id
        return replace(hit, score=by_words[place] + SHARE * by_meaning[place])

    hits = sorted(map(scored, every.hits), key=lambda hit: -round(hit.score, TIE_DIGITS))
    return replace(every, hits=tuple(hits[request.offset : request.offset + request.limit]))


def _z_scores(scores: Mapping[Place, float]) -> dict[Place, float]:
    if not scores:
        return {}
    mean = fmean(scores.values())
    deviation = sqrt(fmean((score - mean) ** 2 for score in scores.values())) or 1.0
    return {place: (score - mean) / deviation for place, score in scores.items()}
