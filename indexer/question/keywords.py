"""Questions and keywords, which are typed into the same box: telling them apart, and what of a
question is worth searching for."""

from __future__ import annotations

import re

from indexer.language.analysis import Analyzer
from indexer.question.cues import cues
from indexer.question.reading import Question

_STOP_WORDS = cues("zh").stop_words | cues("en").stop_words

_ASKING = re.compile(
    r"[?？]\s*$|多少|[几哪谁吗呢何啥]|什么|怎么|怎样|如何|是否|是不是|有没有"
    r"|\b(?:what|which|who|whose|whom|when|where|why|how)\b"
    r"|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"
)
"""Over the folded text."""


def asks(question: Question) -> bool:
    """Whether it is put as a question, rather than as keywords."""
    return bool(_ASKING.search(question.folded))


def keywords(question: Question, analyzer: Analyzer) -> str:
    """The question, folded, with what merely asks left out; the whole where nothing else is in it.

    What stands together stays together, so that names and numbers are still found as they stand.
    """
    kept, at = [], 0
    for token in analyzer.analyze(question.folded).words:
        word = question.folded[token.start : token.end]
        if word in _STOP_WORDS:
            kept.append(question.folded[at : token.start])
            at = token.end
    kept.append(question.folded[at:])
    return " ".join(" ".join(kept).split()).rstrip(" ?") or question.folded
