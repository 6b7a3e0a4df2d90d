"""Foreign names in Chinese characters: which letters a character stands for, and which string of
a collection's characters spells a name that no dictionary has (Goldenson → 戈登森).

For: finding names. Not for: making up a spelling: only characters that stand side by
side in the collection are looked at.

Letters are learned from the dictionary's names (Pittsburgh 匹兹堡) by hard
expectation-maximisation (Viterbi training): cut every name's letters among its characters in the
likeliest way, count, and begin again.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 4
MOST_LETTERS = 6
"""That one character stands for."""
LEAST_NAMES = 5
"""A character that is in fewer names spells none."""
LEAST_SHARE = 0.005
"""Letters that a character stands for less often are left out."""
UNLIKELY = -1.6
"""Mean log probability of a letter below which a pair is taken for a translation, not a
transliteration, and not learned from."""

BEAM = 25
LIKELY = -1.1
"""Mean log probability of a letter that a spelling of two characters needs. A longer one needs
less by ``LENIENCY`` a character: that it stands in the collection at all says more."""
LENIENCY = 0.6
BEHIND = 0.35
"""How far behind the best spelling another may be, in the same measure."""
MOST_SPELLINGS = 5

Name = tuple[str, str]
"""Chinese characters; lower-case letters without spaces."""
Letters = Mapping[str, Mapping[str, float]]
"""Character → letters → in how many names it stands for them."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A character that may stand for some letters."""

    character: str
    likelihood: float
    """Log probability of the letters, given the character."""


def learn(names: Collection[Name]) -> dict[str, tuple[Sound, ...]]:
    """Letters → the characters that stand for them."""
    counts = _evenly(names)
    for number in range(ROUNDS):
        counts = _round(names, counts, choosy=number >= ROUNDS // 2)
    sounds: dict[str, list[Sound]] = defaultdict(list)
    for character, letters in counts.items():
        total = sum(letters.values())
        if total < LEAST_NAMES:
            continue
        for chunk, count in letters.items():
            share = count / (total + 1)
            if share >= LEAST_SHARE:
                sounds[chunk].append(Sound(character, math.log(share)))
    return {chunk: tuple(several) for chunk, several in sounds.items()}


def _evenly(names: Iterable[Name]) -> Letters:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for characters, letters in names:
        step = len(letters) / len(characters)
        for place, character in enumerate(characters):
            chunk = letters[round(place * step) : round((place + 1) * step)]
            counts[character][chunk] += 1
    return counts


def _round(names: Iterable[Name], counts: Letters, *, choosy: bool) -> Letters:
    """Cut every name by the counts, and count anew."""
    likelihood = _Likelihood(counts)
    again: dict[str, Counter[str]] = defaultdict(Counter)
    for characters, letters in names:
        cut = _cut(characters, letters, likelihood)
        if cut is None:
            continue
        chunks, score = cut
        if not choosy or score / len(letters) >= UNLIKELY:
            for character, chunk in zip(characters, chunks, strict=True):
                again[character][chunk] += 1
    return again


class _Likelihood:
    """Log probability of letters, given a character: its own counts, smoothed by everybody's."""

    def __init__(self, counts: Letters) -> None:
        self._counts = counts
        self._totals = {character: sum(c.values()) for character, c in counts.items()}
        self._everybody: Counter[str] = Counter()
        for letters in counts.values():
            self._everybody.update(letters)
        self._all = self._everybody.total()
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, character: str, chunk: str) -> float:
        if (character, chunk) not in self._known:
            self._known[character, chunk] = self._anew(character, chunk)
        return self._known[character, chunk]

    def _anew(self, character: str, chunk: str) -> float:
        seen = self._counts.get(character, {}).get(chunk, 0)
        unseen = 1e-2 * 20.0 ** -len(chunk)
        usual = (self._everybody[chunk] / self._all + unseen) / 2
        return math.log((seen + usual) / (self._totals.get(character, 0) + 1))


def _cut(
    characters: str, letters: str, likelihood: Callable[[str, str], float]
) -> tuple[list[str], float] | None:
    """The likeliest letters of each character, one at least, and the log probability; None where
    there are too few or too many letters."""
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for character in characters:
        longer: dict[int, tuple[float, list[str]]] = {}
        for start, (score, chunks) in best.items():
            for end in range(start + 1, min(len(letters), start + MOST_LETTERS) + 1):
                chunk = letters[start:end]
                total = score + likelihood(character, chunk)
                if end not in longer or total > longer[end][0]:
                    longer[end] = total, [*chunks, chunk]
        best = longer
    if len(letters) not in best:
        return None
    score, chunks = best[len(letters)]
    return chunks, score


def spellings(
    name: str,
    sounds: Callable[[str], tuple[Sound, ...]],
    occurs: Callable[[str], bool],
) -> dict[str, float]:
    """Strings of the collection that may spell a name, each with a weight from 0 to 1.

    ``name`` is in lower case; ``sounds`` gives the characters that stand for letters; ``occurs``
    tells whether a string stands in the collection. A beam search over the name's letters.
    """
    found = [
        (score / len(name), spelling)
        for spelling, score in _beam(name, sounds, occurs).items()
        if len(spelling) > 1 and occurs(spelling)
    ]
    likely = [
        (score, spelling)
        for score, spelling in found
        if score > LIKELY - LENIENCY * (len(spelling) - 2)
    ]
    best = heapq.nlargest(MOST_SPELLINGS, likely)
    return {
        spelling: math.exp((score - best[0][0]) * len(name) / 2)
        for score, spelling in best
        if score > best[0][0] - BEHIND
    }


def spelled(
    characters: str,
    letters: Callable[[str], tuple[tuple[str, float], ...]],
    names: Sequence[str],
) -> dict[str, float]:
    """Names of the collection that Chinese characters may spell, each with a weight from 0 to 1.

    ``letters`` gives what a character stands for, with its log probability; ``names`` are in lower
    case and in order. The way back of ``spellings``, with its measures: a beam search along the
    beginnings of the names.
    """
    reached = {"": 0.0}
    for character in characters:
        longer: dict[str, float] = {}
        for beginning, score in heapq.nlargest(BEAM, reached.items(), key=lambda item: item[1]):
            for chunk, likelihood in letters(character):
                whole = beginning + chunk
                if score + likelihood > longer.get(whole, -math.inf) and _begins(whole, names):
                    longer[whole] = score + likelihood
        reached = longer
    likely = [
        (score / len(name), name)
        for name, score in reached.items()
        if _stands(name, names) and score / len(name) > LIKELY - LENIENCY * (len(characters) - 2)
    ]
    best = heapq.nlargest(MOST_SPELLINGS, likely)
    return {
        name: math.exp((score - best[0][0]) * len(name) / 2)
        for score, name in best
        if score > best[0][0] - BEHIND
    }


def _begins(letters: str, names: Sequence[str]) -> bool:
    place = bisect_left(names, letters)
    return place < len(names) and names[place].startswith(letters)


def _stands(name: str, names: Sequence[str]) -> bool:
    place = bisect_left(names, name)
    return place < len(names) and names[place] == name


def _beam(
    name: str, sounds: Callable[[str], tuple[Sound, ...]], occurs: Callable[[str], bool]
) -> dict[str, float]:
    """Spelling of the whole name → log probability."""
    reached: list[dict[str, float]] = [{} for _ in range(len(name) + 1)]
    reached[0][""] = 0.0
    for start in range(len(name)):
        hypotheses = heapq.nlargest(BEAM, reached[start].items(), key=lambda item: item[1])
        for end in range(start + 1, min(len(name), start + MOST_LETTERS) + 1):
            for sound in sounds(name[start:end]):
                for spelling, score in hypotheses:
                    longer = spelling + sound.character
                    total = score + sound.likelihood
                    better = total > reached[end].get(longer, -math.inf)
                    if better and (not spelling or occurs(longer[-2:])):
                        reached[end][longer] = total
    return reached[-1]
