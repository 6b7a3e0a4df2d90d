"""Asking: from a reader's question to the reports' own words, or a refusal with its reason.

For: what every door (page, API, command line) gives for a question. Not for: understanding it
(``question``), choosing an answer (``answer``), finding passages (``search``).
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer import claims
from indexer.claims import Claim
from indexer.config import Config, LimitsConfig
from indexer.errors import QueryError
from indexer.model import Answer
from indexer.query import parse
from indexer.question.keywords import asks, keywords
from indexer.search import SearchRequest, best, check_known, printable
from indexer.shelf import Shelf

LONGEST_TEXT = 2000
"""Characters of a text whose claims are checked, at most."""
SURE = 0.83
"""Least confidence of an answer to keywords."""
PLAIN_KINDS = ("statistic", "rank", "comparison", "definition")
"""Kinds of answer that keywords alone can want."""


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question, and of which reports."""

    question: str
    documents: tuple[str, ...] = ()
    """Ids of the reports asked; empty for all."""
    passages: int = 5
    """Passages that come along, at most."""


def ask(shelf: Shelf, request: AskRequest, config: Config) -> Answer:
    """Answer a question from the reports.

    Raises QueryError, naming the parameter, where there is no question, it is too long, or no
    such report.
    """
    text = printable(request.question).strip()
    _check(text, shelf, request, config.limits)
    room = shelf.room(request.documents)
    question = room.read(text)
    searched = keywords(question, shelf.analyzer)
    passages = best(shelf, searched, request.documents, request.passages)
    return room.answer(question, passages, config.answer.threshold)


def beside(shelf: Shelf, request: SearchRequest, config: Config) -> Answer | None:
    """What to show above the hits of a search: the answer, or refusal, where it was a question;
    an answer alone where keywords plainly want one; else None.

    Raises QueryError as ``ask`` does.
    """
    narrowed = request.kinds or request.sections or request.sources or request.years
    if not request.query.strip() or narrowed or request.offset or request.sort != "relevance":
        return None
    question = shelf.room(request.documents).read(printable(request.query).strip())
    asked = asks(question)
    if not asked and not (question.wants and parse(request.query).is_plain):
        return None
    answer = ask(shelf, AskRequest(request.query, request.documents), config)
    return answer if asked or _is_plain(answer) else None


def _is_plain(answer: Answer) -> bool:
    """Whether keywords alone can have wanted this answer; the source of something, where they name
    a number."""
    of_number = answer.kind == "source" and bool(answer.statistics)
    return (answer.kind in PLAIN_KINDS or of_number) and answer.confidence >= SURE


def verify(shelf: Shelf, text: str, documents: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    """What the reports say to each number of a text; see ``indexer.claims``.

    Raises QueryError, naming the parameter, where there is no text, it is too long, or no such
    report.
    """
    text = printable(text)
    if not text.strip():
        raise QueryError("there is no text", parameter="text", hint="Paste a sentence.")
    if len(text) > LONGEST_TEXT:
        raise QueryError(
            f"the text has {len(text)} characters; {LONGEST_TEXT} are the most",
            parameter="text",
            hint="Check one paragraph at a time.",
        )
    check_known("document", documents, shelf.reports)
    room = shelf.room(documents)
    return claims.check(text, room.reports, room.read, room.times)


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
