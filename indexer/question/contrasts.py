"""What excludes what: buyers and suppliers, exports and imports, Line 1 and Line 2."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from indexer import packaged
from indexer.language.scripts import fold
from indexer.question.synonyms import Sense, sense

_NO_THING = (
    r"(?:half|halves|quarter|year|month|week|day|decade|century|time|step|place|hand|party|class"
    r"|best|worst|most|least|largest|biggest|highest|lowest|smallest|fastest|longest)\b"
)
_NO_THING_ZH = "季度|月|星期|周|年|五年|百年|世纪|小时|工作日|步"
"""What an ordinal makes a time, a place, a step or another word of, and no thing of its kind."""
_NUMBERED = (
    re.compile(r"\b(?:line|route) (\d{1,2})\b|(\d{1,2})号线"),
    re.compile(r"\b(?:phase|stage) (\d{1,2})\b|第?(\d{1,2})期(?!间|限|货|刊|待)"),
    re.compile(r"\bterminal (\d{1,2})\b|(\d{1,2})号航站楼|\bt(\d)\b"),
    re.compile(r"\b(?:article|clause) (\d{1,3})\b|第(\d{1,3})条"),
    re.compile(r"\b(?:chapter) (\d{1,2})\b|第(\d{1,2})章"),
    re.compile(r"\b(?:grade|level|tier|class) (\d{1,2})\b|(\d{1,2})级"),
    re.compile(
        r"(?:\b(?:the|its|their|our)|'s) (first|second|third|fourth|fifth)\b"
        rf"(?! {_NO_THING})|第(\d)[个家座所](?!{_NO_THING_ZH})"
    ),
)
"""Things that are told apart by a small number, in the text that ``_in_digits`` gives."""
_NUMERALS = {
    **dict(zip("一二三四五六七八九十", range(1, 11), strict=True)),
    **dict(zip("i ii iii iv v vi".split(), range(1, 7), strict=True)),
    **dict(zip("first second third fourth fifth".split(), range(1, 6), strict=True)),
    **dict(zip("one two three four five six".split(), range(1, 7), strict=True)),
}
_NUMERAL = re.compile(
    r"(?<=[a-z] )(?:i{1,3}|iv|vi?|one|two|three|four|five|six)\b"
    r"|[一二三四五六七八九十](?=期|条|章|级|号|个|家|座|所)"
)
_AMOUNT = r"(?!(?:1[5-9]|2[01])\d\d\b)(?:[a-z]{0,3}[$£€¥])?\d[\w.,]*"
"""What {amount} stands for in the table."""


_FURTHER = (
    (
        r"第{}[个家座所]",
        "[二三四五]",
        rf"(?!{_NO_THING_ZH})(?:[a-z]+|[\u3400-\u9fff]{{2}})",
        "(?:首|第一)[个家座所]",
    ),
    (
        r"{}[个家座所]",
        "下一|另一",
        "(?:[a-z]+|[\u3400-\u9fff]{2})",
        "(?:首|第一)[个家座所]",
    ),
    (
        r"\b{} ",
        "second|third|fourth|fifth|next|another",
        rf"(?!{_NO_THING}|few\b)[a-z]+",
        r"\bfirst ",
    ),
)
"""How a further one of its kind is named, in either language: its ordinal, the ordinals, what it
is of, and the first one's ordinal."""


@dataclass(frozen=True, eq=False)
class Contrast:
    """A member of a class that a question names. Each equals itself alone, and may key a cache."""

    named: re.Pattern[str]
    """Finds it in folded text."""
    others: tuple[re.Pattern[str], ...]
    """Find the other members of its class."""
    of_number: bool = False
    """Whether only what is said of a number itself counts, not what its sentence speaks of."""

    def excludes(self, text: str) -> bool:
        """Whether a folded text speaks of another member and not of this one."""
        return self.other(text) is not None

    def other(self, text: str) -> str | None:
        """The other member that a folded text names; None where it names this one or none."""
        if _first(self.named, self.others, text):
            return None
        found = (_first(each, (self.named, *self.others), text) for each in self.others)
        return next((match[0] for match in found if match), None)

    def is_spoken_of(self, folded: str) -> bool:
        """Whether a folded text names any member of its class."""
        return any(member.search(folded) for member in (self.named, *self.others))

    def asked(self, folded: str) -> str:
        """How a question names this one."""
        found = _first(self.named, self.others, folded)
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A thing that a question tells from its like by a small number."""

    kind: re.Pattern[str]
    """Finds such things in folded text; its groups hold the number."""
    number: str

    def excludes(self, text: str) -> bool:
        """Whether a folded text speaks of such things, but not of this one."""
        return self.other(text) is not None

    def other(self, text: str) -> str | None:
        """The other such thing that a folded text names; None where it names this one or none."""
        said = _numbered(self.kind, text)
        return None if self.number in said else next(iter(said.values()), None)

    def is_spoken_of(self, folded: str) -> bool:
        """Whether a folded text names any such thing."""
        return bool(_numbered(self.kind, folded))

    def asked(self, folded: str) -> str:
        """How a question names this one."""
        return _numbered(self.kind, folded).get(self.number, "")


def contrasts(folded: str) -> tuple[Contrast | Numbered, ...]:
    """What the evidence on a folded question may not be about instead: of each class of which the
    question names just one member, the others."""
    return (*_of_classes(folded), *_of_numbers(folded))


def is_beyond_the_first(folded: str, says: Callable[[re.Pattern[str]], bool]) -> bool:
    """Whether a folded question asks about a further one of which texts that ``says`` searches have
    the first alone: 第二个试点 of 首个试点."""
    firsts = {first for *_, first in _FURTHER}
    for ordinal, ordinals, things, _ in _FURTHER:
        for named in re.finditer(ordinal.format(f"({ordinals})") + f"({things})", folded):
            thing = re.escape(named[2])
            this = ordinal.format(named[1]) + thing
            is_first = any(says(re.compile(first + thing)) for first in firsts)
            if is_first and not says(re.compile(this)):
                return True
    return False


def _of_classes(folded: str) -> Iterator[Contrast]:
    for of_number in (False, True):
        for members in classes(of_number=of_number):
            named = [member for member in members if _first(member, members, folded)]
            if len(named) == 1:
                others = tuple(m for m in members if m is not named[0])
                yield Contrast(named[0], others, of_number)


def _first(
    member: re.Pattern[str], members: tuple[re.Pattern[str], ...], folded: str
) -> re.Match[str] | None:
    """Where a folded text first names a member, but in a longer name of another one: no 出口 is
    named by 进出口, nor imports by "imports and exports"."""
    named = list(member.finditer(folded))
    if not named:
        return None
    longer = [found.span() for other in members for found in other.finditer(folded)]
    return next(
        (
            found
            for found in named
            if not any(
                start <= found.start() and found.end() <= end and found.span() != (start, end)
                for start, end in longer
            )
        ),
        None,
    )


def _of_numbers(folded: str) -> Iterator[Numbered]:
    for kind in _NUMBERED:
        said = _numbered(kind, folded)
        if len(said) == 1:
            yield Numbered(kind, *said)


def _numbered(kind: re.Pattern[str], text: str) -> dict[str, str]:
    """The numbers of such things in a text, each with the words around it."""
    said = ((next(filter(None, m.groups())), m[0]) for m in kind.finditer(_in_digits(text)))
    return {str(_NUMERALS.get(number, number)): words for number, words in said}


def _in_digits(text: str) -> str:
    """A folded text with small numerals after or before a word written in digits."""
    text = re.sub(r"首(?=[个家座所])", "第1", text)
    return _NUMERAL.sub(lambda found: str(_NUMERALS[found[0]]), text)


@cache
def classes(*, of_number: bool = False) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """The table's classes, each member as a pattern over folded text; those ``of_number`` are of
    what is said of a number itself."""
    table = packaged.table(__package__, "contrasts.toml")
    numbers = table.pop("number")
    return tuple(
        tuple(_pattern(sense(line)) for line in lines.strip().splitlines())
        for lines in (numbers if of_number else table).values()
    )


def _pattern(member: Sense) -> re.Pattern[str]:
    chinese = (re.escape(fold(word).text) for word in member.chinese)
    english = (
        rf"(?<![a-z\d]){re.escape(word.lower())}(?![a-z\d])".replace(r"\{amount\}", _AMOUNT)
        for word in member.english
    )
    return re.compile("|".join((*chinese, *english)))
