"""Answers in the report's own words, or a refusal with its reason. Nothing is generated.

For: weighing what the reports say against a question, and choosing. Not for: reading
the question (``indexer.question``), finding passages (``indexer.query`` and the engines).
"""

from __future__ import annotations

from indexer.answer.collection import Collection
from indexer.answer.compose import answer
from indexer.answer.reports import Reports
from indexer.answer.statements import collect

__all__ = ["Collection", "Reports", "answer", "collect"]
