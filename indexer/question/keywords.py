"""What of a question is worth searching for: its text without the words that only ask."""

from __future__ import annotations

from indexer.language.analysis import Analyzer
from indexer.question.cues import cues
from indexer.question.reading import Question

_STOP_WORDS = cues("zh").stop_words | cues("en").stop_words


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
