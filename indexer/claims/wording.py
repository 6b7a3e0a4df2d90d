"""Whether a claim's words say the opposite of a record's: not, fewer, overseas for local.

For: what turns a number's meaning round while all that it is about stays the same. Not for: bounds
of the number itself (``amounts``), and what excludes the thing it is of (``question.contrasts``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, reduce

from indexer import packaged
from indexer.language.scripts import fold

_NOT = re.compile(
    r"没有|没(?!收|落|食)|未(?!来|必|婚|成年)|尚无|并无|并非|非(?![洲常遗营盈])"
    r"|(?<!差)不(?!同|断|仅|但|只|少|久|过|管|论|得不|可或缺|含|包|动产|锈|限|止|等|一|良|足|到|及)"
    r"|无(?!线|人|忧|纸|障碍|论|缝|穷|界|形|锡|疑|不|偿|现金)"
    r"|\b(?:not(?! only)|never|cannot|without|neither|nor|none|nobody|lack(?:s|ed|ing)?"
    r"|fail(?:s|ed)? to|refus\w+|un(?:able|verified|paid|covered|insured|employed))\b"
    r"|\b[a-z]+n['’]t\b|\bno\b(?! (?:more|less|fewer|later|longer than))"
)
_NOT_RATHER = re.compile(r"是不是|能不能|有没有|并不妨碍|不得不|不可不|不无|\bnot un\w+")
_LEAVING_OUT = re.compile(
    r"[以之]外|除外|除了|非(?!洲|常|遗)|无|不含|不包[含括]|海外|境外|国外|外国"
    r"|\b(?:outside|excluding|except|other than|overseas|abroad|foreign)\b|\bnon-"
)
_COMPARED = re.compile(
    r"(?:相比|相较|对比|较|比)[^，,；;。]*?(?=提|增|上|下|减|降|扩|高|低|多|少|翻|升|涨|跌|$)"
    r"|[与和跟同][^，,；;。]{1,20}相比"
    r"|\b(?:compared (?:with|to)|than|versus|vs|against|relative to|(?:that|those) of)\b[^,;]*"
)
"""What something is compared with, which may be without what that is with."""


@dataclass(frozen=True, slots=True)
class Opposite:
    """Two words that exclude each other."""

    one: re.Pattern[str]
    other: re.Pattern[str]

    def parts(self, here: str, there: str) -> bool:
        """Whether two folded texts have one each, and neither has both."""
        return {self._has(here), self._has(there)} == {(True, False), (False, True)}

    def _has(self, text: str) -> tuple[bool, bool]:
        return bool(self.one.search(text)), bool(self.other.search(text))


@cache
def opposites() -> tuple[Opposite, ...]:
    """The table ``opposites.toml``."""
    return tuple(
        Opposite(re.compile(entry["one"]), re.compile(entry["other"]))
        for entry in packaged.table(__package__, "opposites.toml")["opposite"]
    )


def is_opposed(claim: str, record: str) -> bool:
    """Whether what is said of a claimed number and of a record's is each other's opposite: one of
    them negated, or a word of the table in the one and its opposite in the other."""
    here, there = fold(claim).text, fold(record).text
    return _negated(here) != _negated(there) or any(
        opposite.parts(here, there) for opposite in opposites()
    )


def leaves_out(wordings: Iterable[str], claim: str, record: str) -> bool:
    """Whether a record names a thing but to leave it out, and a claim does not: 中国以外, 无酒精,
    "outside China"; ``wordings``: all that the thing may be called, folded."""
    here, there = fold(claim).text, fold(record).text
    patterns = [_left_out(word) for word in wordings if word in there]
    left_out = any(pattern.search(there) for pattern in patterns)
    without = reduce(lambda text, pattern: pattern.sub("", text), patterns, there)
    named = any(word in without for word in wordings)
    return left_out and not named and not _LEAVING_OUT.search(here)


@lru_cache(maxsize=256)
def _left_out(word: str) -> re.Pattern[str]:
    named = re.escape(word)
    return re.compile(
        rf"(?:无|非|不含|不包[含括]|除了?){named}|{named}(?:以外|之外|除外)"
        rf"|\b(?:non-|(?:outside(?: of)?|excluding|other than|except(?: for)?)(?: the)? ){named}"
    )


def _negated(folded: str) -> bool:
    bare = _COMPARED.sub("", _NOT_RATHER.sub("", folded))
    return _NOT.search(bare) is not None
