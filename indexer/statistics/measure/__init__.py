"""What a number measures, in the report's own words.

The clause around the number without the number, its time, its qualifier and its base; where that
leaves only a verb (增长87.5%), the subject of the number before. Lists are dealt out: 分别为 and
"respectively" give each number its item.
"""

from __future__ import annotations

from collections.abc import Sequence

from indexer.model import Language, Number
from indexer.statistics.measure import en, zh
from indexer.statistics.measure.zh import topic
from indexer.statistics.times import Dated

__all__ = ["measures", "topic"]


def measures(
    text: str,
    found: Sequence[Number],
    dated: Dated,
    language: Language,
    about: str | None = None,
) -> tuple[str, ...]:
    """For each number of a sentence (offsets in it) what it measures; never empty.

    ``about`` is the topic that the sentences before have set.
    """
    if language == "en":
        return en.measures(text, found, dated)
    return zh.measures(text, found, dated, about)
