"""Understanding a question: what it wants, of what, when, and with which numbers in it.

For: everything of a question that ``indexer.answer`` weighs evidence by, read by rules over
the tables ``zh.toml`` and ``en.toml``. Not for: finding or choosing anything.
"""

from __future__ import annotations

from indexer.question.bounds import Bound, bounding
from indexer.question.contrasts import Contrast, Numbered, is_beyond_the_first
from indexer.question.reading import ORDINALS, Question, asks_why, read, small_number, times
from indexer.question.wants import NUMERIC, Want

__all__ = [
    "NUMERIC",
    "ORDINALS",
    "Bound",
    "Contrast",
    "Numbered",
    "Question",
    "Want",
    "asks_why",
    "bounding",
    "is_beyond_the_first",
    "read",
    "small_number",
    "times",
]
