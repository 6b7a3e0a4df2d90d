"""Chinese words: jieba's dictionary without its guesses (HMM), and the stop list.

``cut(HMM=False)`` cuts the same string alike in question and passage, which ranks better than
jieba's search mode; jieba's own ``ChineseAnalyzer`` gives positions that break phrases.
"""

from __future__ import annotations

import logging
import threading
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
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
    """Cuts runs of Chinese characters. Loads its dictionary (half a second, 15 MB) when first
    used; safe to use from several threads."""

    stop_words = STOP_WORDS

    def __init__(self, user_words: Iterable[str] = (), base: Chinese | None = None) -> None:
        """``base``: whose dictionary to share, with its words; these are known here alone."""
        self._user_words = tuple(user_words)
        self._base = base
        self._tokenizer: jieba.Tokenizer | None = None
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

    def _loaded(self) -> jieba.Tokenizer:
        if self._tokenizer is None:
            with self._lock:
                if self._tokenizer is None:
                    self._tokenizer = self._made()
        return self._tokenizer

    def _made(self) -> jieba.Tokenizer:
        tokenizer = _extended(self._base._loaded()) if self._base else _tokenizer()
        _add_words(tokenizer, self._user_words)
        return tokenizer


class WordCounts:
    """How often each word is counted, beginnings of words 0 times, as jieba asks for it.

    A trie with an array of counts takes 7 MB, the dict of half a million strings that jieba
    makes 60.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._words = marisa_trie.Trie(counts)
        self._counts = array("L", bytes(array("L").itemsize * len(counts)))
        for word, count in counts.items():
            self._counts[self._words[word]] = count

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def get(self, word: str, default: Any = None) -> Any:
        place = self._words.get(word)
        return default if place is None else self._counts[place]


class Frequencies(dict[str, int]):
    """Words of its own over a dictionary that others share."""

    def __init__(self, base: WordCounts | Frequencies) -> None:
        super().__init__()
        self._base = base

    def __missing__(self, word: str) -> int:
        count: int | None = self._base.get(word)
        if count is None:
            raise KeyError(word)
        return count

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or word in self._base

    def get(self, word: str, default: Any = None) -> Any:
        found = super().get(word)
        return self._base.get(word, default) if found is None else found


def _extended(base: jieba.Tokenizer) -> jieba.Tokenizer:
    """A tokenizer that shares another's dictionary and leaves it as it is."""
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = Frequencies(base.FREQ), base.total
    tokenizer.initialized = True
    return tokenizer


def _tokenizer() -> jieba.Tokenizer:
    """A tokenizer of our own with a folded dictionary.

    Filled by hand because ``initialize`` would read a pickled copy from the shared temporary
    directory, where anybody may have put one.
    """
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    counts, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.FREQ = Frequencies(WordCounts(_folded(counts)))
    tokenizer.initialized = True
    return tokenizer


def _add_words(tokenizer: jieba.Tokenizer, words: Iterable[str]) -> None:
    for word in words:
        folded = fold(word).text
        if len(folded) <= LONGEST_USER_WORD:
            frequency = max(tokenizer.suggest_freq(folded), USER_WORD_FREQUENCY)
            tokenizer.add_word(folded, frequency)


def _folded(counts: dict[str, int]) -> dict[str, int]:
    """The dictionary with its words' folded forms added: 著名 is looked up as 着名."""
    characters = set(chain.from_iterable(counts))
    changes = {ord(c): fold_character(c) for c in characters if fold_character(c) != c}
    changing = frozenset(map(chr, changes))
    for word in [word for word in counts if not changing.isdisjoint(word)]:
        new = word.translate(changes)
        counts[new] = max(counts.get(new, 0), counts[word])
    return counts
