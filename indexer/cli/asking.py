"""Commands for questions and claims: ask, verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer import config
from indexer.cli.output import (
    NOTHING_FOUND,
    Command,
    json_option,
    open_library,
    pages_text,
    print_json,
)
from indexer.model import Answer, Bilingual, Citation, Language

if TYPE_CHECKING:
    from indexer.claims import Claim
    from indexer.library import Library

VERDICTS: dict[str, Bilingual] = {
    "confirmed": {"en": "confirmed", "zh": "相符"},
    "differs": {"en": "differs", "zh": "不符"},
    "not-found": {"en": "not in the reports", "zh": "报告中没有"},
}
FEW = 3
"""Passages printed under a refusal."""


@click.command(cls=Command)
@click.argument("question", nargs=-1, required=True)
@click.option("--document", multiple=True, help="Ask only this report (its id).")
@json_option
def ask(question: tuple[str, ...], document: tuple[str, ...], as_json: bool) -> None:
    """Ask the reports, in Chinese or English; they answer in their own words.

    The answer comes with the sentence it stands in, its section, pages and footnotes. Exit
    status 1: the reports do not say, and the reason is printed with the nearest passages.

    \b
    Examples:
      yinju ask 2016年一达通的出口额是多少
      yinju ask "How many internet users are there in the world?"
      yinju ask "Which five countries grew fastest?" --document alibaba-sme-2018 --json
    """
    from indexer.asking import AskRequest

    library = open_library(config.load())
    answer = library.ask(AskRequest(" ".join(question), documents=document))
    if as_json:
        print_json(answer)
    else:
        click.echo(_answer_text(library, answer))
    if not answer.answerable:
        click.get_current_context().exit(NOTHING_FOUND)


@click.command(cls=Command)
@click.argument("text", nargs=-1, required=True)
@click.option("--document", multiple=True, help="Compare with this report only (its id).")
@json_option
def verify(text: tuple[str, ...], document: tuple[str, ...], as_json: bool) -> None:
    """Compare each number of a sentence from elsewhere with the reports' records.

    Confirmed, differs, or not found; the record is printed with its place. What is not compared
    (ranks, dates) is named on standard error where something is. Exit status 1: not every number
    is confirmed.

    \b
    Examples:
      yinju verify "2016年一达通出口额达到225亿美元。"
      yinju verify "There are about 4 billion internet users in the world." --json
    """
    from indexer.claims import left_alone
    from indexer.language.analysis import detect
    from indexer.library import Library

    library = Library.open(config.load())
    claims = library.verify(" ".join(text), document)
    language = detect(" ".join(text))
    unchecked = left_alone(" ".join(text))
    if as_json:
        print_json(claims)
    elif claims:
        click.echo("\n\n".join(_claim_text(library, c, language) for c in claims))
    if unchecked:
        click.echo(unchecked[language], err=as_json or bool(claims))
    if not claims or any(claim.verdict != "confirmed" for claim in claims):
        click.get_current_context().exit(NOTHING_FOUND)


def _claim_text(library: Library, claim: Claim, language: Language) -> str:
    """The number, what is said to it, and the record."""
    verdict = click.style(f"{claim.text}: {VERDICTS[claim.verdict][language]}", bold=True)
    reason = claim.reason[language] if claim.reason else None
    evidence = _citation_text(library, claim.citation) if claim.citation else None
    return "\n".join(line for line in (verdict, reason, evidence) if line)


def _answer_text(library: Library, answer: Answer) -> str:
    if answer.reason:
        nearest = [f"  {hit.passage.text}" for hit in answer.passages[:FEW]]
        return "\n".join([answer.reason[answer.language], *nearest])
    said = [f"- {item}" for item in answer.items or ()] or [answer.text or ""]
    english = answer.text_en if answer.text_en != answer.text else None
    cited = [_citation_text(library, citation) for citation in answer.citations]
    lines = [click.style("\n".join(said), bold=True), english, "", "\n\n".join(cited)]
    return "\n".join(line for line in lines if line is not None)


def _citation_text(library: Library, citation: Citation) -> str:
    """The sentence, where it stands and what it rests on."""
    document = library.document(citation.document)
    section = next(each for each in document.sections if each.id == citation.section)
    notes = {each.number: each.text for each in document.footnotes}
    title = f"{section.number} {section.title}" if section.number else section.title
    lines = [
        f"“{citation.quote}”",
        citation.quote_en,
        f"{document.title}, {title}{pages_text(citation.pages)}",
        *(f"[{number}] {notes[number]}" for number in citation.footnotes),
        citation.source_line,
    ]
    return "\n  ".join(line for line in lines if line)
