"""The last look at an answer: its quotes are the report's text and have its digits and items."""

from __future__ import annotations

import re
import unicodedata

from indexer.answer.reports import Reports
from indexer.model import Answer

_DIGITS = re.compile(r"\d+")


def fault(answer: Answer, reports: Reports) -> str | None:
    """What is wrong with an answer, or None where it is proved."""
    if not answer.citations:
        return "it cites nothing"
    for citation in answer.citations:
        block = reports.blocks.get((citation.document, citation.block))
        if block is None or citation.quote not in block.text:
            return f"its quote is not the text of {citation.block}"
    said = " ".join(filter(None, (answer.text, *(answer.items or ()))))
    quoted = _level(_proof(answer, reports))
    for digits in _DIGITS.findall(_level(said)):
        if digits not in quoted:
            return f"the digits {digits} stand in none of its quotes"
    for item in answer.items or ():
        if _level(item) not in quoted:
            return f"its item {item!r} stands in none of its quotes"
    return None


def _proof(answer: Answer, reports: Reports) -> str:
    """All that an answer quotes: sentences, the titles over the columns of rows, and the texts of
    the footnotes that back them."""
    notes = (
        reports.notes[citation.document, number].text
        for citation in answer.citations
        for number in citation.footnotes
    )
    tables = (reports.tables.get((cite.document, cite.block)) for cite in answer.citations)
    titles = (title for table in tables if table for title in table.columns)
    return "\n".join((*(citation.quote for citation in answer.citations), *titles, *notes))


def _level(text: str) -> str:
    """A text in compatibility forms, its lines and spaces alike."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
