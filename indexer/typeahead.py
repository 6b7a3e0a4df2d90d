"""The completions of the reports, looked up by what has been typed.

For: finding them while somebody types, in a fraction of a millisecond. Not for: working out what
a report has to offer (``completions``, when it is built in), or for checking a request
(``suggest``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from indexer.language.typed import begins, letters
from indexer.model import Completion, Suggestion, Wording

PLURALS = (("ies", "y"), ("s", ""))
"""Endings that a typed word may have beyond the one that is offered: buyers reaches buyer."""
SHORTEST_PLURAL = 4

Closeness = tuple[bool, bool]
"""Whether it is a later word that was begun; whether it was not typed in full. Less is closer."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A place in a wording of a report that may be begun at."""

    document: str
    completion: Completion
    wording: Wording
    start: int


@dataclass(slots=True)
class _Found:
    """A completion of one or several reports, in the wording that is closest to what was typed."""

    completion: Completion
    wording: Wording
    closeness: Closeness
    counts: dict[str, int]
    """By report."""


class TypeAhead:
    """Never changes; safe to use from several threads."""

    def __init__(self, reports: Mapping[str, Iterable[Completion]]) -> None:
        """``reports``: document id → its completions."""
        self._entries: defaultdict[str, list[_Entry]] = defaultdict(list)
        for document, offered in reports.items():
            for completion in offered:
                for wording in completion.wordings:
                    for start in wording.starts:
                        entry = _Entry(document, completion, wording, start)
                        for letter in _first_letters(wording, start):
                            self._entries[letter].append(entry)

    def suggestions(self, query: str, documents: Set[str] = frozenset()) -> tuple[Suggestion, ...]:
        """What a query may become in these reports, all where none is named.

        What begins with the query comes before that of which a later word does, what was typed in
        full before what was abbreviated, the frequent before the rare, the short before the long.
        None for a query without letters or digits.
        """
        found: dict[str, _Found] = {}
        for entry, closeness in self._begun(letters(query), documents):
            completion = entry.completion
            known = found.get(completion.wordings[0].letters)
            if known is None or closeness < known.closeness:
                counts = {} if known is None else known.counts
                known = _Found(completion, entry.wording, closeness, counts)
                found[completion.wordings[0].letters] = known
            known.counts[entry.document] = completion.count
        return tuple(map(_suggestion, sorted(found.values(), key=_order)))

    def _begun(self, query: str, documents: Set[str]) -> Iterator[tuple[_Entry, Closeness]]:
        singular = _singular(query)
        for entry in self._entries.get(query[:1], ()):
            if documents and entry.document not in documents:
                continue
            in_full = begins(query, entry.wording, entry.start)
            if in_full is None and singular and begins(singular, entry.wording, entry.start):
                in_full = False
            if in_full is not None:
                yield entry, (entry.start > 0, not in_full)


def _first_letters(wording: Wording, start: int) -> set[str]:
    reading = wording.readings[start] if wording.readings else ""
    return {wording.letters[start], reading[:1]} - {""}


def _singular(query: str) -> str | None:
    """An English query without the ending of its last word's plural."""
    if len(query) >= SHORTEST_PLURAL and query.isascii():
        for ending, instead in PLURALS:
            if query.endswith(ending):
                return query.removesuffix(ending) + instead
    return None


def _order(found: _Found) -> tuple[Closeness, int, int, str]:
    text = found.completion.text
    return found.closeness, -sum(found.counts.values()), len(text), text


def _suggestion(found: _Found) -> Suggestion:
    """With the wording that was typed in the place of the preferred one."""
    completion, typed = found.completion, found.wording
    text, text_en = completion.text, completion.text_en
    if typed.language == "en" and text_en is not None:
        text_en = typed.text
    else:
        text = typed.text
    return Suggestion(text, text_en, completion.kind, typed.language)
