"""What a question asks the number of: drivers of "how many bus drivers are women", 学费 of
大学学费是多少; and in which dimension that is measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from indexer import packaged
from indexer.language.blanking import without
from indexer.language.scripts import fold
from indexer.model import Language
from indexer.question.notions import Notion
from indexer.question.synonyms import Sense, sense

_COUNTED = re.compile(r"\bhow many\b|\b(?:number|count|size) of\b")
"""English that what is counted follows."""
_MEASURED = re.compile(
    r"(?:(?:what|how (?:much|big|high|large|long|low|old)) (?:is|was|were|are) (?:the |an? )?)?"
    r"(?:(?:(?!\bof\b)[^?,;:()]){1,40}?'s? (?=\w))?"
)
"""English before the first phrase, which is what is measured; its owner is left out."""
_PHRASE_END = re.compile(
    r"""\b(?:of|in|on|at|to|from|by|with|for|per|the|an?|their|its|that|which|who|whose|are|is|were|was|be|been|do
    |does|did|have|has|had|can|could|will|would|there|across|among|between|and|or|than|as|using|into
    |after|before|during|through|under|over|above|below|within|where|when|about|since|until|how|what
    |took|take|make|made|making|use|\w{3,}(?<!e)(?<!hundr)(?<!unit)ed
    |(?<=\w[a-rt-z]s\ )\w{3,}ing)\b|[?,;:()–—/%"]|'|$""",
    re.VERBOSE,
)
_PLURAL = re.compile(r"(?<![siu])s$|(?:people|men|children|staff)$")
_HOW_MANY = re.compile(
    r"(?:总|人|户|家|次)?数(?:量|目)?(?:是|有|为|达)?(?:多少|几)?\W*$"
    r"|(?:一?共|总共|总计|大概|大约|约|能|会)*(?:有|是|为|达到?|到|了)*(?:多少|几|多大|多高|多长)"
    r"(?:亿|万|千|百)*(?:[个家人名位种项次件条张户所座台辆篇笔单款类岁天年]|元|美元|钱)?(?:人|呢)?\W*$"
)
"""Chinese at a question's end that what is asked for precedes."""
_COUNTING = re.compile(r"(?:多少|几)(?:亿|万)?[个家人名位种项次件条张户所座台辆篇笔单款类]?")
"""Chinese that what is counted follows at once."""
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_DONE = re.compile("^.[到了过着]$|[多几]少?$|多少")
"""Chinese that says what something came to, what was done or that it is asked for: 降到, 砸了."""
_SCOPE = re.compile("[一二三四五六七八九十全整]|国内|国外|世界|目前")
"""What begins words that say how much of the world is spoken of."""
_ASKS = re.compile(r"[几哪谁吗]|多少|什么|\b(?:how|what|which|who|when|where)\b")


@dataclass(frozen=True, slots=True)
class Head:
    """The notion that the wanted number is of."""

    notion: Notion
    dimension: str | None
    """What it is measured in, a table of ``dimensions.toml``; None where that is open."""
    owner: Notion | None
    """Whose measure it is: volunteers of "the volunteers' average age"; None where it measures
    nothing, or nobody's."""


def head(folded: str, language: Language, notions: Iterable[Notion]) -> Head | None:
    """The head of a folded question; None where its words do not show it.

    It is the noun that the asking words stand beside ("how many", 多少个, 是多少), else that which
    keywords end with in Chinese, and their first phrase in English.
    """
    bare, notions = without(_ASIDE, folded), tuple(notions)
    found = (_english if language == "en" else _chinese)(bare, notions)
    if found is None or found.asking or not _is_noun(found):
        return None
    measured = dimension(found.text)
    return Head(found, measured, _owner(bare, language, found, notions) if measured else None)


_OWNED = re.compile(r"的?(?:平均|人均|总|年|月|日均)?")
"""What stands in Chinese between whose measure it is and the measure."""
_PORTION = re.compile(
    "部分|多数|半数|全部|各[个类种]|每|[线网]上|[线网]下"
    r"|\b(?:most|majority|many|all|each|every|both|half|part|online|offline)\b"
)
"""What says but how many of them, or in which way."""
_OF = re.compile(r"\s*(?:of|for|among)\s(?:(?:the|all|its|their|our)\s)*")
_OF_ITS_OWN = re.compile(r"(?:'s|(?<=s)'?)\s")
"""What stands between them in English, either way round."""
_GOES_ON = re.compile(r"(?:\s|'s?\s)*")


def _owner(
    folded: str, language: Language, measure: Notion, notions: tuple[Notion, ...]
) -> Notion | None:
    """Whose measure a head is: the noun before it or, in English, the last one of the phrase that
    follows "of"."""
    before = (n for n in reversed(notions) if n.end <= measure.start)
    last = next((n for n in before if not n.asking), None)
    if last is not None:
        between = _OF_ITS_OWN if language == "en" else _OWNED
        if between.fullmatch(folded, last.end, measure.start):
            return last if _is_owner(last) else None
    of = _OF.match(folded, measure.end)
    phrase: list[Notion] = []
    for notion in notions:
        place = phrase[-1].end if phrase else of.end() if of else len(folded)
        if notion.start < place:
            continue
        if not (_GOES_ON.fullmatch(folded[place : notion.start]) and _is_owner(notion)):
            break
        phrase.append(notion)
    return phrase[-1] if phrase else None


def _is_owner(notion: Notion) -> bool:
    return _is_noun(notion) and not _PORTION.search(notion.text)


_WHOLE = re.compile(
    r"\b(?:percentage|percent|per cent|share|proportion|fraction|portion)s? of "
    r"(?:all |the |its |their |our |total )*"
    r"|%(?: of)? (?:all |the )*|\bamong (?:all |the )*"
)
"""English that the whole follows of which a share is asked for."""
_WITHIN = re.compile(r"(?:里面?|当中|之中|中)(?![国心小央期年级东亚西])")
"""Chinese that such a whole precedes."""


_SHARES = re.compile(
    r"(?:在[^，。？?]{1,14})?所?占(?!地|用|据|领)"
    r"|(?:'s|(?<=s)) (?:share|percentage|proportion)\b"
    r"|\s?(?:rate\b|率)"
)
"""What follows in either language that whose share, or the rate of which, is asked for."""


_ARE = re.compile(
    r"\b(?:percentage|percent|per cent|share|proportion|fraction)s? of [^?,;]+? (?:are|were) $"
    r"|(?:多少|几成|百分之几|多大比例)(?:的[^，。？?]{0,4})?是$"
)
"""What precedes in either language those whose share is asked for: "share of buyers are"."""
_ENDS = re.compile(r"(?:的|呢)?\W*$")


def sharer(folded: str, notions: Iterable[Notion]) -> Notion | None:
    """Whose share of something is asked for: retailers of 零售商占买家的多少."""
    return next((n for n in notions if _is_sharer(folded, n) and _is_noun(n)), None)


def _is_sharer(folded: str, notion: Notion) -> bool:
    if _SHARES.match(folded, notion.end):
        return True
    is_one = notion.text[-1] == "s" or not notion.text.isascii()
    return is_one and bool(_ARE.search(folded[: notion.start]) and _ENDS.match(folded, notion.end))


def whole(folded: str, language: Language, notions: Iterable[Notion]) -> Notion | None:
    """What a share is asked of: readers of 读者里女性占几成, "percentage of readers"."""
    found = tuple(notions)
    if language == "en":
        start = _WHOLE.search(folded)
        if start is None:
            return None
        end = _PHRASE_END.search(folded, start.end() + 1)
        stop = end.start() if end else len(folded)
        phrase = [n for n in found if start.end() <= n.start and n.end <= stop and _is_noun(n)]
        return next((noun for noun in reversed(phrase) if not noun.asking), None)
    return next((n for n in found if _WITHIN.match(folded, n.end) and _is_noun(n)), None)


def _is_noun(notion: Notion) -> bool:
    if notion.name or _SCOPE.match(notion.text) or _DONE.search(notion.text):
        return False
    if notion.verb and dimension(notion.text) is None:  # 收费, 补贴: as often what is measured.
        return False
    return len(notion.text) > 1 and not notion.text[0].isdigit()


def _english(folded: str, notions: tuple[Notion, ...]) -> Notion | None:
    counted = _COUNTED.search(folded)
    start = counted or _MEASURED.match(folded)
    if start is None or (not start[0] and _ASKS.search(folded)):
        return None
    stop = _end(folded, start.end() + 1, notions)
    phrase = [n for n in notions if start.end() <= n.start and n.end <= stop and _is_noun(n)]
    if counted:
        plural = next((n for n in phrase if _PLURAL.search(n.text)), None)
        return plural or (phrase[-1] if phrase else None)
    return next((noun for noun in reversed(phrase) if not noun.asking), None)


def _end(folded: str, start: int, notions: tuple[Notion, ...]) -> int:
    """Where an English phrase ends; not inside a thing of several words (margin of error)."""
    for end in _PHRASE_END.finditer(folded, start):
        is_inside = any(n.start < end.start() < n.end for n in notions)
        if end[0] != "of" or not is_inside:
            return end.start()
    return len(folded)


def _chinese(folded: str, notions: tuple[Notion, ...]) -> Notion | None:
    end = _HOW_MANY.search(folded)
    if end or not _ASKS.search(folded):
        stop = end.start() if end else len(folded.rstrip())
        before = [notion for notion in notions if notion.start < stop]
        while before and before[-1].asking and before[-1].end >= stop:
            stop = before.pop().start
        return before[-1] if before and before[-1].end >= stop else None
    counting = _COUNTING.search(folded)
    return next((n for n in notions if counting and n.start == counting.end()), None)


def dimension(word: str) -> str | None:
    """What is measured in: the table that has a wording which this one ends with."""
    return next((name for name, pattern in _dimensions() if pattern.search(word)), None)


@cache
def _dimensions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = packaged.table(__package__, "dimensions.toml")
    return tuple(
        (name, re.compile(rf"(?:{'|'.join(_endings(map(sense, lines.strip().splitlines())))})$"))
        for name, lines in table.items()
    )


def _endings(senses: Iterable[Sense]) -> Iterator[str]:
    for each in senses:
        yield from (re.escape(fold(word).text) for word in each.chinese)
        yield from (rf"\b{_inflected(word)}" for word in each.english)


def _inflected(word: str) -> str:
    """A pattern of an English word and its plural."""
    return f"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else f"{re.escape(word)}s?"
