"""Answers in the report's own words, or a refusal with its reason. Nothing is generated.

For: weighing what the reports say against a question, and choosing. Not for: reading
the question (``indexer.question``), finding passages (``indexer.query`` and the engines).
"""

from __future__ import annotations

from indexer.answer.compose import answer
from indexer.answer.evidence import Collection, collect
from indexer.answer.reports import Reports

__all__ = ["Collection", "Reports", "answer", "collect"]
