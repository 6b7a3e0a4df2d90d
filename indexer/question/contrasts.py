"""What excludes what: buyers and suppliers, exports and imports, Line 1 and Line 2."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from indexer.language.scripts import fold
from indexer.question.synonyms import Sense, sense

_NUMBERED = (
    re.compile(r"\b(?:line|route) (\d{1,2})\b|(\d{1,2})号线"),
    re.compile(r"\b(?:phase|stage) (\d{1,2})\b|第?(\d{1,2})期(?!间|限|货|刊|待)"),
    re.compile(r"\bterminal (\d{1,2})\b|(\d{1,2})号航站楼|\bt(\d)\b"),
    re.compile(r"\b(?:article|clause) (\d{1,3})\b|第(\d{1,3})条"),
    re.compile(r"\b(?:chapter) (\d{1,2})\b|第(\d{1,2})章"),
    re.compile(r"\b(?:grade|level|tier|class) (\d{1,2})\b|(\d{1,2})级"),
    re.compile(
        r"(?:\b(?:the|its|their|our)|'s) (first|second|third|fourth|fifth)\b"
        r"(?! (?:half|quarter|place|largest|biggest|highest|most))|第(\d)(?:个|家|座|所)"
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


@dataclass(frozen=True, slots=True)
class Contrast:
    """A member of a class that a question names."""

    named: re.Pattern[str]
    """Finds it in folded text."""
    others: tuple[re.Pattern[str], ...]
    """Find the other members of its class."""

    def excludes(self, text: str) -> bool:
        """Whether a folded text speaks of another member and not of this one."""
        return any(o.search(text) for o in self.others) and not self.named.search(text)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A thing that a question tells from its like by a small number."""

    kind: re.Pattern[str]
    """Finds such things in folded text; its groups hold the number."""
    number: str

    def excludes(self, text: str) -> bool:
        """Whether a folded text speaks of such things, but not of this one."""
        said = _numbers(self.kind, text)
        return bool(said) and self.number not in said


def contrasts(folded: str) -> tuple[Contrast | Numbered, ...]:
    """What the evidence on a folded question may not be about instead: of each class of which the
    question names just one member, the others."""
    return (*_of_classes(folded), *_of_numbers(folded))


def _of_classes(folded: str) -> Iterator[Contrast]:
    for members in classes():
        named = [member for member in members if member.search(folded)]
        if len(named) == 1:
            yield Contrast(named[0], tuple(m for m in members if m is not named[0]))


def _of_numbers(folded: str) -> Iterator[Numbered]:
    for kind in _NUMBERED:
        said = _numbers(kind, folded)
        if len(said) == 1:
            yield Numbered(kind, said.pop())


def _numbers(kind: re.Pattern[str], text: str) -> set[str]:
    said = (next(filter(None, found.groups())) for found in kind.finditer(_in_digits(text)))
    return {str(_NUMERALS.get(number, number)) for number in said}


def _in_digits(text: str) -> str:
    """A folded text with small numerals after or before a word written in digits."""
    text = re.sub(r"首(?=[个家座所])", "第1", text)
    return _NUMERAL.sub(lambda found: str(_NUMERALS[found[0]]), text)


@cache
def classes() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """The table's classes, each member as a pattern over folded text."""
    table = tomllib.loads((files(__package__) / "contrasts.toml").read_text(encoding="utf-8"))
    return tuple(
        tuple(_pattern(sense(line)) for line in lines.strip().splitlines())
        for lines in table.values()
    )


def _pattern(member: Sense) -> re.Pattern[str]:
    chinese = (re.escape(fold(word).text) for word in member.chinese)
    english = (rf"\b{re.escape(word.lower())}\b" for word in member.english)
    return re.compile("|".join((*chinese, *english)))
