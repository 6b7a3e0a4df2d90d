"""What the pages and the API ask of the library.

A protocol, so that both can be tried on a handful of blocks made by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from indexer.model import Document, Passage, Results
from indexer.search import SearchRequest


class Library(Protocol):
    def documents(self) -> Sequence[Document]: ...
    def document(self, id: str) -> Document: ...
    def search(self, request: SearchRequest) -> Results: ...
    def passage(self, document: str, block: str) -> Passage: ...
    def english(self, document: str, text: str) -> str | None: ...
    def ready(self) -> bool: ...
