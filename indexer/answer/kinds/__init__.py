"""One module a kind of answer: what of the evidence is given, and when it is refused.

Each kind's function gives an answer, a refusal, or None where the question is none of its kind
after all.
"""

from __future__ import annotations

from collections.abc import Callable

from indexer.answer.asked import Asked, Outcome
from indexer.answer.kinds.comparison import comparison
from indexer.answer.kinds.definition import definition
from indexer.answer.kinds.difference import difference
from indexer.answer.kinds.fact import fact
from indexer.answer.kinds.listing import listing
from indexer.answer.kinds.number import duration, number
from indexer.answer.kinds.passage import keywords, passage
from indexer.answer.kinds.rank import rank, superlative
from indexer.answer.kinds.rows import rows
from indexer.answer.kinds.source import source
from indexer.question import NUMERIC, Want

KINDS: dict[Want | None, Callable[[Asked], Outcome]] = {
    Want.SOURCE: source,
    Want.DIFFERENCE: difference,
    Want.COMPARISON: comparison,
    Want.MOVE: rank,
    Want.RANK: rank,
    Want.DEFINITION: definition,
    Want.SUPERLATIVE: superlative,
    Want.ROWS: rows,
    Want.LIST: listing,
    Want.ORDINAL: fact,
    Want.DATE: fact,
    Want.PERSON: fact,
    Want.PLACE: fact,
    Want.NAME: fact,
    Want.PASSAGE: passage,
    **dict.fromkeys(NUMERIC, number),
    Want.DURATION: duration,
    None: keywords,
}
"""By what a question wants."""
