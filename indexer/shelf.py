"""One build, opened for readers.

For: holding what a request needs, once loaded. Not for: answering (``search`` and its siblings),
or knowing when another build takes its place (``library``).
"""

from __future__ import annotations

import hashlib
import threading
import weakref
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from indexer import figures
from indexer.engine import Searcher
from indexer.entries import analyzer_for
from indexer.errors import NotFoundError
from indexer.figures import Figure
from indexer.language.associations import Associations
from indexer.language.dictionary import Dictionary
from indexer.model import Passage
from indexer.room import Room, room
from indexer.spelling import Spelling
from indexer.store import Baked, Build, baked_name
from indexer.translation import EnglishText, english_blocks
from indexer.translators import translators
from indexer.typeahead import TypeAhead

if TYPE_CHECKING:
    from indexer.semantic.vectors import Closeness

MOST_ROOMS = 16
"""Choices of reports that are kept ready to be asked; the one not asked for longest goes first."""
MOST_PARTS = 16
"""Parts of the reports, each what some groups may see, that are kept ready; likewise."""


class Shelf:
    """Never changes; shared by all requests that begin under it."""

    def __init__(
        self,
        build: Build,
        searcher: Searcher,
        figure_searcher: Searcher,
        dictionary: Dictionary | None = None,
        associations: Associations | None = None,
        closeness: Closeness | None = None,
    ) -> None:
        """``dictionary`` and ``associations`` are None until this machine has them, ``closeness``
        without the semantic extra."""
        self._build = build
        self.manifest = build.manifest
        self.dictionary = dictionary
        self.associations = associations
        self.closeness = closeness
        self.searcher = searcher
        self.figure_searcher = figure_searcher
        self.analyzer = analyzer_for(
            [each.glossary for each in build.baked if not each.groups],
            [each.glossary for each in build.baked if each.groups],
        )
        self.translators = translators(
            build.baked, searcher, self.analyzer, dictionary, associations
        )
        self.reports = {each.document.id: each for each in build.baked}
        self.typeahead = TypeAhead({id_: each.completions for id_, each in self.reports.items()})
        self._passages = {
            (each.document.id, passage.id): passage
            for each in build.baked
            for passage in each.passages
        }
        self._rooms: OrderedDict[frozenset[str], Room] = OrderedDict()
        self._making_room = threading.Lock()
        self._parts: OrderedDict[frozenset[str], Shelf] = OrderedDict()
        self._parting = threading.Lock()
        # The last request that uses this shelf takes its searchers with it.
        weakref.finalize(self, searcher.close)
        weakref.finalize(self, figure_searcher.close)

    def seen_by(self, groups: frozenset[str]) -> Shelf:
        """The shelf as it would be if it held only what readers of these groups may see.

        Nothing that is worked out over all reports (words' frequencies, spelling, what questions
        are understood by) is shared, so nothing tells of the others. Made when first asked for.
        """
        seen = frozenset(
            id for id, each in self.reports.items() if not each.groups or groups & {*each.groups}
        )
        if len(seen) == len(self.reports):
            return self
        with self._parting:
            if seen not in self._parts:
                self._parts[seen] = self._part(seen)
            self._parts.move_to_end(seen)
            while len(self._parts) > MOST_PARTS:
                self._parts.popitem(last=False)
            return self._parts[seen]

    @cached_property
    def state(self) -> str:
        """Changes with every report here, when the dictionary or what is learned from it comes, and
        where the semantic extra is switched; with nothing else."""
        files = (self.manifest.files[baked_name(id)] for id in sorted(self.reports))
        there = (self.dictionary, self.associations, self.closeness)
        told = " ".join([*files, *(str(each is not None) for each in there)])
        return hashlib.sha256(told.encode()).hexdigest()

    def _part(self, documents: frozenset[str]) -> Shelf:
        baked = tuple(each for each in self._build.baked if each.document.id in documents)
        manifest = replace(
            self.manifest,
            documents=tuple(each.document.id for each in baked),
            passages=sum(len(each.passages) for each in baked),
            failures=tuple(each for each in self.manifest.failures if each.document in documents),
        )
        return Shelf(
            replace(self._build, manifest=manifest, baked=baked),
            self.searcher.within(documents),
            self.figure_searcher.within(documents),
            self.dictionary,
            self.associations,
            None if self.closeness is None else self.closeness.within(documents),
        )

    @property
    def crosses_languages(self) -> bool:
        """Whether words of one language reach untranslated text of the other as well as they can:
        the dictionary and what is learned from it are there."""
        return self.dictionary is not None and self.associations is not None

    @cached_property
    def figures(self) -> Mapping[str, tuple[Figure, ...]]:
        """Every report's statistics as readers look them up, by document id."""
        return {
            id_: figures.of(each.document, each.statistics, each.english)
            for id_, each in self.reports.items()
        }

    @cached_property
    def english(self) -> Mapping[str, Mapping[str, EnglishText]]:
        """The English of every report's blocks, by document and block id."""
        return {
            id_: english_blocks(each.document, each.english) for id_, each in self.reports.items()
        }

    @cached_property
    def spelling(self) -> Spelling:
        """Made when a query first finds too little; few do."""
        passages = self._passages.values()
        texts = (text for each in passages for text in (each.text, each.text_en or ""))
        terms = (term for each in self.reports.values() for term in each.glossary.chinese_words)
        alike = {k: v for each in self.reports.values() for k, v in each.homophones.items()}
        return Spelling(texts, terms, alike)

    def room(self, documents: tuple[str, ...] = ()) -> Room:
        """Where these reports are asked, all where none is named; made when first asked for.

        Raises NotFoundError where there is no such document.
        """
        named = frozenset(documents or self.reports)
        with self._making_room:
            if named not in self._rooms:
                chosen = [self.report(id) for id in sorted(named)]
                self._rooms[named] = room(chosen, self.analyzer, self.dictionary, self.associations)
            self._rooms.move_to_end(named)
            while len(self._rooms) > MOST_ROOMS:
                self._rooms.popitem(last=False)
            return self._rooms[named]

    def report(self, id: str) -> Baked:
        """Raises NotFoundError where there is no such document."""
        try:
            return self.reports[id]
        except KeyError:
            raise NotFoundError(
                f"there is no document {id}", hint=f"There are: {', '.join(self.reports)}."
            ) from None

    def passage(self, document: str, block: str) -> Passage:
        """Raises NotFoundError where there is no such document or block."""
        self.report(document)
        try:
            return self._passages[document, block]
        except KeyError:
            raise NotFoundError(
                f"{document} has no passage {block}", hint="Ids look like 1.2-p4 or f11."
            ) from None
