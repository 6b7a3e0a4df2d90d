"""Chinese words: jieba's dictionary without its guesses (HMM), and the stop list.

``cut(HMM=False)`` cuts the same string alike in question and passage, which ranks better than
jieba's search mode; jieba's own ``ChineseAnalyzer`` gives positions that break phrases.
"""

from __future__ import annotations

import logging
import threading
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import jieba
import marisa_trie

from indexer.language.scripts import fold, fold_character

STOP_WORDS = frozenset(
    """
    的 了 是 在 和 与 及 或 也 都 就 而 之 其 这 那 此 该 为 以 于 由 从 对 把 被 将 让 给 向
    到 得 地 着 过 吗 呢 吧 啊 呀 么 嘛 请 问 请问 我 你 您 他 她 它 我们 你们 他们 我国 有
    没有 会 能 能够 可以 可 应 应该 什么 哪 哪个 哪些 哪里 哪儿 哪家 哪种 哪年 谁 怎么 怎样
    怎么样 如何 为何 为什么 几 几个 几家 多 多少 多大 多长 多高 何 何时 何种 是否 是不是
    有没有 有多少 有哪些 分别 还 还有 又 很 更 最 只 不 没 不是 个 位 些 一个 一些 一下 这个
    那个 这些 那些 这样 那样 其中 以及 并 并且 但 但是 因为 所以 如果 时 时候 大约 大概 左右
    关于 根据 按照 通过 告诉 介绍 说 称 叫 叫做 属于 之一 来 去 上 下 中 里 等 等等
    """.split()
)
"""Words of a question that say nothing about what it is after. Kept in texts."""

LONGEST_USER_WORD = 4
"""Longer glossary terms are left to the dictionary's words: as one word, 数字贸易网络 would
hide 贸易 from searchers."""

USER_WORD_FREQUENCY = 5_000
"""What a glossary's term counts at least, of the dictionary's 60 million: as a common word does,
or 占比达 is cut 占 / 比达."""


class Chinese:
    """Cuts runs of Chinese characters; safe to use from several threads. jieba's dictionary is
    loaded when first used (half a second, 3 MB), once a process."""

    stop_words = STOP_WORDS

    def __init__(self, user_words: Iterable[str] = (), base: Chinese | None = None) -> None:
        """``base``: whose dictionary to share, with its words; these are known here alone."""
        self._user_words = tuple(user_words)
        self._base = base
        self._tokenizer: Tokenizer | None = None
        self._lock = threading.Lock()

    def cut(self, run: str) -> Iterator[tuple[int, int]]:
        """``[start, end)`` of each word in a run of folded Chinese characters."""
        start = 0
        for word in self._loaded().cut(run, HMM=False):
            yield start, start + len(word)
            start += len(word)

    def term(self, word: str) -> str:
        """The index term of a word: the word."""
        return word

    def frequency(self, word: str) -> float:
        """A word's share of all words in the texts that jieba's dictionary was counted on; 0 for
        one that it has not."""
        tokenizer = self._loaded()
        return float(tokenizer.FREQ.get(word, 0) / tokenizer.total)

    def _loaded(self) -> Tokenizer:
        if self._tokenizer is None:
            with self._lock:
                if self._tokenizer is None:
                    self._tokenizer = self._made()
        return self._tokenizer

    def _made(self) -> Tokenizer:
        base = self._base._loaded() if self._base else None
        tokenizer = Tokenizer(base.FREQ, base.total) if base else Tokenizer(*_dictionary())
        tokenizer.add_words(self._user_words)
        return tokenizer


class Words:
    """How often each word of a dictionary is counted.

    A trie with an array of counts takes 3 MB and is made in .3 s; the dict of words and of their
    beginnings that jieba makes takes 60 MB and a second.
    """

    def __init__(self, words: Sequence[str], counts: Iterable[int]) -> None:
        """Of a word given twice the larger count stays."""
        self._words = marisa_trie.Trie(words, num_tries=1)
        self._counts = array("I", bytes(array("I").itemsize * len(self._words)))
        for word, count in zip(words, counts, strict=True):
            place = self._words[word]
            if count > self._counts[place]:
                self._counts[place] = count
        self.longest: int = max(map(len, words))
        """Characters of the longest word."""

    def get(self, word: str, default: Any = None) -> Any:
        place = self._words.get(word)
        return default if place is None else self._counts[place]

    def beginning(self, text: str) -> Iterable[str]:
        """The words that the text begins with."""
        found: list[str] = self._words.prefixes(text)
        return found


class MoreWords:
    """Words over those of another, which others share and which stay as they are."""

    def __init__(self, base: Words | MoreWords) -> None:
        self._base = base
        self._counts: dict[str, int] = {}
        self._initials: set[str] = set()
        self.longest: int = max(base.longest, LONGEST_USER_WORD)

    def add(self, word: str, count: int) -> None:
        """Of at most ``LONGEST_USER_WORD`` characters."""
        self._counts[word] = count
        self._initials.add(word[0])

    def get(self, word: str, default: Any = None) -> Any:
        found = self._counts.get(word)
        return self._base.get(word, default) if found is None else found

    def beginning(self, text: str) -> Iterable[str]:
        """As above."""
        found = self._base.beginning(text)
        if text[0] not in self._initials:
            return found
        beginnings = (text[:length] for length in range(1, LONGEST_USER_WORD + 1))
        return {*found, *filter(self._counts.__contains__, beginnings)}


class Tokenizer(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's way of cutting, over a dictionary that it is given.

    Its own ``initialize`` would read a pickled copy from the shared temporary directory, where
    anybody may have put one.
    """

    def __init__(self, words: Words | MoreWords, total: int) -> None:
        """``total``: of all counts. ``words`` are left as they are."""
        super().__init__()
        self.FREQ, self.total = MoreWords(words), total
        self.initialized = True

    def add_words(self, words: Iterable[str]) -> None:
        for word in words:
            folded = fold(word).text
            if 0 < len(folded) <= LONGEST_USER_WORD:
                count = max(self.suggest_freq(folded), USER_WORD_FREQUENCY)
                self.FREQ.add(folded, count)
                self.total += count

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802
        """For each place where a word may begin the last places of the words that begin there.

        jieba's own looks every beginning of a word up.
        """
        found = {}
        for place in range(len(sentence)):
            begun = self.FREQ.beginning(sentence[place : place + self.FREQ.longest])
            found[place] = [place + len(word) - 1 for word in begun] or [place]
        return found


@cache
def _dictionary() -> tuple[Words, int]:
    """jieba's dictionary with its words' folded forms added: 著名 is looked up as 着名; and the
    sum of its counts."""
    jieba.setLogLevel(logging.WARNING)
    with jieba.Tokenizer().get_dict_file() as file:
        fields = file.read().decode("utf-8").split()  # Word, count, part of speech; again.
    words, counts = fields[::3], [int(count) for count in fields[1::3]]
    characters = set("".join(words))
    changes = {ord(c): fold_character(c) for c in characters if fold_character(c) != c}
    changing = frozenset(map(chr, changes))
    changed = [place for place, word in enumerate(words) if not changing.isdisjoint(word)]
    words += [words[place].translate(changes) for place in changed]
    return Words(words, counts + [counts[place] for place in changed]), sum(counts)
