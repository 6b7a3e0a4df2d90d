"""From the library's answers to the records that pages and API show."""

from __future__ import annotations

from collections.abc import Iterable

from indexer import model
from indexer.claims import Claim, left_alone
from web import figures, models, records
from web.library import Library


def answer(library: Library, answer: model.Answer, language: model.Language) -> models.AskAnswer:
    """``language``: the reader's, which a refusal gives its reason in."""
    return models.AskAnswer(
        query=answer.query,
        language=answer.language,
        answerable=answer.answerable,
        confidence=answer.confidence,
        reason=answer.reason[language] if answer.reason else None,
        answer=given(library, answer),
        citations=[figures.citation(library, each) for each in answer.citations],
        passages=[records.hit(library, hit) for hit in answer.passages],
    )


def given(library: Library, answer: model.Answer) -> models.Given | None:
    if answer.kind is None or answer.text is None:
        return None
    return models.Given(
        kind=answer.kind,
        text=answer.text,
        text_en=answer.text_en,
        items=None if answer.items is None else list(answer.items),
        items_en=None if answer.items_en is None else list(answer.items_en),
        statistic=statistic(library, answer),
    )


def statistic(library: Library, answer: model.Answer) -> models.Statistic | None:
    """The first of an answer's statistics, from the report that it is cited from."""
    if not answer.statistics:
        return None
    first = answer.statistics[0]
    for citation in answer.citations:
        for each in library.statistics(citation.document):
            if each.block == citation.block and each.id == first:
                return figures.record(library, each)
    return None


def verified(
    library: Library, text: str, claims: Iterable[Claim], language: model.Language
) -> models.VerifyAnswer:
    """``language``: the reader's, which reasons are given in."""
    items = [claim(library, each, language) for each in claims]
    note = left_alone(text)
    return models.VerifyAnswer(
        text=text, total=len(items), items=items, note=note[language] if note else None
    )


def claim(library: Library, claim: Claim, language: model.Language) -> models.Claim:
    return models.Claim(
        text=claim.text,
        span=(claim.span.start, claim.span.end),
        verdict=claim.verdict,
        reason=claim.reason[language] if claim.reason else None,
        statistic=figures.record(library, claim.statistic) if claim.statistic else None,
        citation=figures.citation(library, claim.citation) if claim.citation else None,
    )
