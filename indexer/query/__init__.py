"""What is looked for: the reading of what a user typed, and the nodes an engine understands.

``nodes`` are the engine's side, ``syntax`` the user's, ``recipe`` leads from one to the other.
"""

from indexer.query.nodes import (
    AllOf,
    Alternative,
    AnyOf,
    Between,
    Boosted,
    Concept,
    Keyword,
    Node,
    Not,
    Phrase,
    Prefix,
    Scaled,
    Term,
    Weighted,
)
from indexer.query.recipe import build
from indexer.query.syntax import ParsedQuery, parse

__all__ = [
    "AllOf",
    "Alternative",
    "AnyOf",
    "Between",
    "Boosted",
    "Concept",
    "Keyword",
    "Node",
    "Not",
    "ParsedQuery",
    "Phrase",
    "Prefix",
    "Scaled",
    "Term",
    "Weighted",
    "build",
    "parse",
]
