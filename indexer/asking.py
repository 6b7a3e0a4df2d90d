"""Asking: from a reader's question to the reports' own words, or a refusal with its reason.

For: what every door (page, API, command line) gives for a question. Not for: understanding it
(``question``), choosing an answer (``answer``), finding passages (``search``).
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.config import LimitsConfig
from indexer.errors import QueryError
from indexer.model import Answer, Hit
from indexer.question import Question
from indexer.question.keywords import keywords
from indexer.search import SearchRequest, check_known, printable, search
from indexer.shelf import Shelf


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question, and of which reports."""

    question: str
    documents: tuple[str, ...] = ()
    """Ids of the reports asked; empty for all."""
    passages: int = 5
    """Passages that come along, at most."""


def ask(shelf: Shelf, request: AskRequest, limits: LimitsConfig) -> Answer:
    """Answer a question from the reports.

    Raises QueryError, naming the parameter, where there is no question, it is too long, or no
    such report.
    """
    text = printable(request.question).strip()
    _check(text, shelf, request, limits)
    room = shelf.room(request.documents)
    question = room.read(text)
    return room.answer(question, _passages(shelf, question, request, limits))


def _check(text: str, shelf: Shelf, request: AskRequest, limits: LimitsConfig) -> None:
    if not text:
        raise QueryError("there is no question", parameter="q", hint="Ask one in q.")
    if len(request.question) > limits.query_length:
        raise QueryError(
            f"the question has {len(request.question)} characters; "
            f"{limits.query_length} are the most",
            parameter="q",
            hint="Ask for one thing at a time.",
        )
    check_known("document", request.documents, shelf.reports)


def _passages(
    shelf: Shelf, question: Question, request: AskRequest, limits: LimitsConfig
) -> tuple[Hit, ...]:
    """The best passages for the question's subject."""
    wanted = SearchRequest(
        query=keywords(question, shelf.analyzer),
        documents=request.documents,
        limit=request.passages,
        plain=True,
    )
    return search(shelf, wanted, limits).hits
