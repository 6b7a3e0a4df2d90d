"""Whether an answer is right, by the kind of question: the rules the samples were written for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.answer import Reports
from indexer.model import Answer, Statistic

LONGEST_NUMBER = 60
LONGEST_FACT = 160
LONGEST_DEFINITION = 400

_PUNCTUATION = re.compile(r"[\s,，。．、；;:：!！?？\"'“”‘’《》〈〉()（）\[\]【】·\-–—~～]+")
_KINDS = {"%": "percent", "pp": "points", "x": "times", "USD": "usd", "CNY": "cny"}

Gold = Mapping[str, Any]
"""A line of a question file."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an answer did."""

    right: bool
    cited: bool | None
    """Whether the first citation's quote is the evidence; None where there is none to compare."""
    sourced: bool | None
    """Whether its footnotes are those that back the statement."""
    placed: bool | None
    """Whether its section is the right one."""


def norm(text: str | None) -> str:
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text or "").lower())


def judge(gold: Gold, answer: Answer, reports: Reports) -> Verdict:
    right = _right(gold, answer, reports)
    if gold["kind"] in ("unanswerable", "passage") or not answer.answerable:
        return Verdict(right, None, None, None)
    whole = gold.get("evidence_mode") == "all"
    seen = answer.citations if whole else answer.citations[:1]
    quotes = [norm(citation.quote) for citation in seen]
    each = all if whole else any
    evidence = [norm(e) for e in (*gold["evidence"], *_texts(gold.get("evidence_also_ok")))]
    notes = {int(number) for citation in seen for number in citation.footnotes}
    wanted = set(gold.get("footnotes") or [])
    fine = set(gold.get("footnotes_also_ok") or [])
    return Verdict(
        right=right,
        cited=each(any(e in q or (len(q) > 8 and q in e) for q in quotes) for e in evidence),
        sourced=wanted <= notes | (set() if notes else fine) and notes <= wanted | fine,
        placed=_placed(gold, answer, reports),
    )


def _placed(gold: Gold, answer: Answer, reports: Reports) -> bool | None:
    if not gold.get("section") or not answer.citations:
        return None
    first = answer.citations[0]
    section = reports.sections[first.document, first.section]
    titles = (gold["section"], *_texts(gold.get("sections_ok")))
    place = norm(f"{section.number or ''} {section.title}")
    return any(norm(title) in place for title in titles)


def _right(gold: Gold, answer: Answer, reports: Reports) -> bool:
    text = answer.text or ""
    also = [norm(t) for t in _texts(gold.get("answer_also_ok"))]
    if any(t in norm(text) for t in also) and len(text) <= LONGEST_FACT:
        return True
    if gold["kind"] == "unanswerable":
        return not answer.answerable
    if gold["kind"] == "passage":
        passages = [norm(hit.passage.text) for hit in answer.passages[:3]]
        return any(norm(e) in passage for e in gold["evidence"] for passage in passages)
    return answer.answerable and _RULES[gold["kind"]](gold, answer, reports)


def _number(gold: Gold, answer: Answer, reports: Reports) -> bool:
    wanted = gold["answer"]
    value = wanted.get("value")
    low = value[0] if isinstance(value, list) else value
    statistic = _first_statistic(answer, reports)
    if statistic and low is not None and _same(float(statistic.value), float(low)):
        return _kind(statistic.unit) == _kind(wanted.get("unit"))
    text = answer.text or ""
    return len(text) <= LONGEST_NUMBER and any(
        norm(t) in norm(text) for t in _texts(wanted.get("text"))
    )


def _first_statistic(answer: Answer, reports: Reports) -> Statistic | None:
    if not answer.statistics:
        return None
    return reports.statistics[answer.citations[0].document].get(answer.statistics[0])


def _fact(gold: Gold, answer: Answer, _reports: Reports) -> bool:
    text, items = answer.text or "", [norm(item) for item in answer.items or ()]
    wanted = [norm(t) for t in _texts(gold["answer"].get("text"))]
    short = len(text) <= LONGEST_FACT
    return bool(wanted) and all((short and w in norm(text)) or w in items for w in wanted)


def _definition(gold: Gold, answer: Answer, _reports: Reports) -> bool:
    text = answer.text or ""
    quote = norm(answer.citations[0].quote) if answer.citations else ""
    wanted = (*gold["evidence"], *_texts(gold["answer"].get("text")))
    short = len(text) <= LONGEST_DEFINITION
    return any((short and norm(w) in norm(text)) or norm(w) in quote for w in wanted)


def _list(gold: Gold, answer: Answer, _reports: Reports) -> bool:
    items = [norm(item) for item in answer.items or ()]
    wanted = {norm(i) for i in gold["answer"].get("items") or _texts(gold["answer"].get("text"))}
    found = all(any(w in item for item in items) for w in wanted)
    return bool(wanted) and found and len(items) <= len(wanted) + 1


def _source(gold: Gold, answer: Answer, _reports: Reports) -> bool:
    notes = [{int(n) for n in citation.footnotes} for citation in answer.citations[:3]]
    wanted = set(gold["answer"].get("footnotes") or [])
    return bool(wanted and notes and notes[0] & wanted) and wanted <= set().union(*notes)


_RULES = {
    "stat": _number,
    "fact": _fact,
    "rank": _fact,
    "compare": _fact,
    "definition": _definition,
    "list": _list,
    "source": _source,
}


def _texts(value: str | Iterable[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(t for t in ([value] if isinstance(value, str) else value) if t)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 0.005 * max(abs(other), 1e-9)


def _kind(unit: str | None) -> str:
    return _KINDS.get(unit or "", "count")


def tally(verdicts: Iterable[tuple[Gold, Verdict]]) -> Iterator[tuple[str, int, int]]:
    """Name of a group (all, a language, a kind, a check), how many are right, and of how many."""
    counts: dict[str, list[int]] = {}
    for gold, verdict in verdicts:
        language = "en" if gold["lang"] == "en" else "zh" if gold["lang"] != "mixed" else "mixed"
        for name in ("all", language, gold["kind"]):
            _count(counts, name, verdict.right)
        for check in ("cited", "sourced", "placed"):
            passed = getattr(verdict, check)
            if passed is not None:
                _count(counts, check, passed)
    for name, (right, total) in counts.items():
        yield name, right, total


def _count(counts: dict[str, list[int]], name: str, passed: bool) -> None:
    pair = counts.setdefault(name, [0, 0])
    pair[0] += passed
    pair[1] += 1
