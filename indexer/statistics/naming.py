"""A short noun phrase for what a number in an English sentence measures.

For: the English of a measure, from the sentence that states the number: *export value handled by
OneTouch* of "the export value … reached US$22.5 billion", *growth of active buyers* of "active
buyers grew by 43.4%", *share of users who watch video in full* of "55% of users watch …". Not for:
the report's own wording (``measure``), or any grammar beyond these clauses: a clause is cut at its
first finite verb by word lists, and one that fits no pattern stays as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from indexer import numbers
from indexer.language.en import IRREGULAR, English
from indexer.model import Number
from indexer.statistics import words

NUMBER = "…"
"""Stands where the number was while a clause is read."""
LONGEST_SENTENCE = 2000
"""Characters; a longer one is a list or a table, and would take long."""

_BREAK = re.compile(r"[;:]\s?|(?<!\d),\s|,\s(?!\d)|\s[—–]\s|[.!?]\s(?=[A-Z“\"])|[.!?]$")
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_JOINT = re.compile(r"\s(?:and|while|but|whereas|yet)\s")
_TIME = (
    r"(?:in|by|at|since|during|as of|between|from)\s(?:the\s)?"
    r"(?:end of\s|(?:first|second) half of\s)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s)?(?:19|20)\d\d(?:\s(?:and|to)\s(?:19|20)\d\d)?"
)
_TIMES = re.compile(rf",?\s?\b{_TIME}\b,?", re.IGNORECASE)
_QUALIFIED = (
    r"\s?\b(?:about|nearly|almost|only|just|over|more than|fewer than|less than|up to|at least"
    r"|at most|as much as|as high as|as many as|as few as|a total of|an average of|approximately"
    r"|around|roughly|some|or more|all|above|all the|the top)"
)
_QUALIFIERS = re.compile(rf"(?:{_QUALIFIED})+\s?$", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:\W*(?:and|while|whereas|but|with|which|that|although|though|of which|including|of this"
    r"|also|so|now|then|when|on average|at present|currently|today|together|overall|meanwhile|in"
    r" total|yet|however|even so|even|so far|or|in fact|besides|finally|still)\b,?\s*)+",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"^[^…]*?\b(?:shows?|showed|says?|said|stated?|estimated|estimates?|announced|found|expected"
    r"|means|reported|reports|suggests?|indicates?)\sthat\s"
)
_EXPECTING = re.compile(r"^.*?\b(?:expects?|expected|forecasts?|predicts?)\s(?P<what>[^…]+?)\sto\s")
_ADJUNCT = re.compile(
    r"(?:with|including|such as|as|which|who|from|compared|up|down|out of|at|for|in|on|by|after"
    r"|when|according|an?\s(?:\w+\s)?"
    rf"(?:{'|'.join(words.EN_CHANGE_NOUNS)})|{'|'.join(words.EN_CHANGE_NOUNS)})\b",
    re.IGNORECASE,
)
"""Opens what goes on about the clause before it."""
_ARTICLE = re.compile(
    r"^(?:(?:in|at|on|for|among|besides|out of)\s)?(?:the|a|an|this|these|those|some|its|their|our)"
    r"\s(?=\w)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    """
    the a an this these those some its their our such most many all in at on each both more
    """.split()
)
_PRONOUN = re.compile(r"^(?:it|they|this|these|he|she|we|there|the figure)$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:[\s,.;:…]|\b(?:a|an|the|and|or|only|than|is|are|was|were|year on year|on average|as)\b)+$"
)
_WORD = re.compile(r"\S+")
_CHANGE_NOUN = re.compile(
    rf"^(?:(?:a|an|the|showed|showing|with)\s)*(?P<noun>{'|'.join(words.EN_CHANGE_NOUNS)})"
    rf"(?:\srates?)?\b\s?(?:of|by)?\s?{NUMBER}(?P<rest>.*)$",
    re.IGNORECASE,
)
_CHANGE_OBJECT = re.compile(
    rf"^(?:a|an|the)?\s?(?:[a-z-]+\s)?(?P<noun>{'|'.join(words.EN_CHANGE_NOUNS)})\b\s?(?:of|by)?\s?"
    rf"{NUMBER}(?P<rest>.*)$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"^(?P<way>up|down)\b")
_DIFFERS = re.compile(rf"^(?:{NUMBER}\s)(?:higher|lower|more|less|fewer)\sthan\s(?P<other>.+)$")
_OTHERWISE = re.compile(
    r"^(?:compared\swith|against|versus|than|or|well\s(?:below|above)|below|above)?\s?(?:the\s)?"
    rf"{NUMBER}(?P<rest>.*)$"
)
"""The same thing at another time or place, or said another way."""
_AT_COST = re.compile(
    rf"^(?:at|with|for|out\sof)\s(?:an?|the)\s(?P<noun>[\w\s-]+?)\sof\s{NUMBER}(?P<rest>.*)$"
)
_QUANTITY = re.compile(
    r"\b(?:number|total|average|time|age|length|value|score|delay|duration|cost|price|volume|area"
    r"|capacity|rate|share|amount|period|level|income|size)\b"
)
"""What is itself a quantity, so that its count is how much it is."""
_SHARE_OF = re.compile(rf"{NUMBER}\s(?:of|in)\s(?P<whole>.+)$")
_LED = re.compile(r"^with\s(?:an?\s|the\s)?(?P<noun>[\w\s-]+?)(?:\sof)?$")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause cut at its finite verb."""

    subject: str
    verb: str
    """With auxiliaries and adverbs, as printed; empty where there is none."""
    head: str
    """Stem of the last verb in it."""
    rest: str


@lru_cache(maxsize=8)  # Asked for again with each number of a sentence.
def names(
    sentence: str, found: tuple[Number, ...], common: frozenset[str] = frozenset()
) -> tuple[str | None, ...]:
    """What each of a sentence's numbers measures; None where nothing is left to say.

    ``common``: words, in lower case, that are no names though a sentence begins with them; see
    ``common_words``.
    """
    sentence = _lowered(sentence, common)
    if len(sentence) > LONGEST_SENTENCE:
        return (None,) * len(found)
    named: list[str | None] = []
    for place, number in enumerate(found):
        base = (named[-1] or "") if named else ""
        same_unit = bool(place) and found[place - 1].unit == number.unit
        named.append(_tidied(_name(sentence, found, number, base, same_unit=same_unit)) or None)
    return tuple(named)


def _name(
    sentence: str, found: Sequence[Number], number: Number, base: str, *, same_unit: bool
) -> str:
    """``base``: the name of the number before, and whether it is of the ``same_unit``."""
    printed = sentence[number.start : number.end]
    if re.search(r"\d-(?!fold)[a-z]+$", printed) or re.match(r"-[a-z]", sentence[number.end :]):
        return _clause(sentence, found, number, printed)[0]  # a 5-day delivery
    own, before = _clause(sentence, found, number, NUMBER)
    clause = _cut(own)
    if _stem(printed.lower()) in _changes():
        return _changed("growth", clause.subject or base, "")
    if not clause.verb:
        return _without_verb(clause.subject, number, before, base, same_unit=same_unit)
    if NUMBER in clause.subject:
        return _of_subject(clause, number, before, base)
    subject = _plain(clause.subject)
    if not subject or _PRONOUN.match(subject):
        subject = before.subject
    return _of_rest(clause, number, subject)


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in the texts in lower case, and with a capital nowhere inside a sentence."""
    small: set[str] = set()
    names_: set[str] = set()
    for text in texts:
        small.update(_SMALL_WORD.findall(text))
        names_.update(word.lower() for word in _NAME.findall(text))
    return frozenset(small - names_)


_SMALL_WORD = re.compile(r"(?<![\w.])[a-z]+\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w*")


def _lowered(sentence: str, common: frozenset[str]) -> str:
    """Without the capital of its first word, where that is no name."""
    first = re.sub(r"\W.*", "", sentence, flags=re.DOTALL).lower()
    is_common = first in common or first in _SMALL
    return sentence[:1].lower() + sentence[1:] if is_common else sentence


def dealt(listed: str) -> str:
    """A list's item with what is said of it ("India, with growth rates of …") as a phrase."""
    item, _, said = listed.replace(NUMBER, "").strip().partition(", ")
    said = said.strip()
    if led := _LED.match(said):
        noun = re.sub(r"s$", "", led["noun"].strip())
        return f"{noun} of {item}"
    if whole := re.search(r"\bof\s(?P<whole>[\w\s-]+)$", said):
        return f"{_owner(item)} share of {whole['whole']}"
    return f"{item}, {said}" if said else item


# --- The clause around the number -----------------------------------------------------------


def _clause(
    sentence: str, found: Sequence[Number], number: Number, shown: str
) -> tuple[str, _Clause]:
    """The number's clause with ``shown`` in its place, and the clause before that says of what."""
    flat = _unbracketed(sentence, number)
    breaks = sorted(_breaks(flat, found))
    start = max((end for _, end in breaks if end <= number.start), default=0)
    end = min((begin for begin, _ in breaks if begin >= number.end), default=len(flat))
    if flat[number.end : end].endswith(" that"):
        end = len(flat)
    lead = _QUALIFIERS.sub(" ", flat[start : number.start])
    says_what = shown == NUMBER and not _is_bare(number)
    counted = _counted(sentence[number.start : number.end]) if says_what else ""
    own = _opened(f"{lead} {shown} {counted}{flat[number.end : end]}")
    return own, _before(flat, breaks, start, own)


def _unbracketed(sentence: str, number: Number) -> str:
    """The sentence with brackets blanked, but those around the number: offsets stay."""
    text = sentence.replace("\n", " ")
    for bracket in _BRACKETS.finditer(text):
        if not bracket.start() < number.start < bracket.end():
            text = text[: bracket.start()] + " " * len(bracket[0]) + text[bracket.end() :]
    return re.sub(r"[()]", ";", text)


def _breaks(text: str, found: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """Where clauses part: at stops, and at the last "and" between two numbers."""
    stops = [match.span() for match in _BREAK.finditer(text)]
    yield from stops
    for one, other in pairwise(found):
        joints = list(_JOINT.finditer(text, one.end, other.start))
        if joints and not any(one.end <= start < other.start for start, _ in stops):
            yield joints[-1].span()


def _before(text: str, breaks: Sequence[tuple[int, int]], start: int, own: str) -> _Clause:
    """The nearest clause before that has a subject of its own, or for one that begins with its
    verb the phrase in front."""
    ends = sorted({0, *(end for _, end in breaks if end <= start)})
    bare_will_do = not _cut(own).subject or _AT_COST.match(own) is not None
    for begin, end in zip(reversed(ends[:-1]), reversed(ends[1:]), strict=True):
        if _ADJUNCT.match(text[begin:end].strip()):
            continue
        clause = _cut(_opened(text[begin:end]))
        subject = _plain(clause.subject)
        bare_will_do = bare_will_do and not clause.verb
        if subject and (clause.verb or bare_will_do) and not _PRONOUN.match(subject):
            return replace(clause, subject=subject)
    return _Clause("", "", "", "")


_PLAIN = re.compile(
    rf"^(?:{_QUALIFIED})?\s?(?:\d[\d.,–]*%?|two|three|four|five|six|seven|eight|nine|ten|several)"
    r"(?:\s(?:million|billion))?(?:\sof\b)?(?:\s|$)",
    re.IGNORECASE,
)


def _plain(subject: str) -> str:
    """A subject without a figure before it: of "84% of sellers" sellers."""
    return _PLAIN.sub("", subject)


def _opened(clause: str) -> str:
    """A clause without what opens it, who says it, and when it was."""
    clause = _SAYING.sub("", " ".join(clause.split()).strip(" ,.;:"))
    clause = _EXPECTING.sub(r"\g<what> will ", clause)
    clause = " ".join(_TIMES.sub(" ", clause).split())
    clause = _OPENING.sub("", clause).strip(" ,.;:")
    return re.sub(r"^to\s", "will ", clause)


def _is_bare(number: Number) -> bool:
    """Whether the unit says nothing of what is counted."""
    return not numbers.says_what(number.unit)


_NUMERAL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|tens|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?"
    r"|several|few|half|a)"
)
_FIGURE = re.compile(
    rf"^\W*(?:\d[\d.,–]*|{_NUMERAL}\b)"
    rf"(?:(?:\s(?:to|of|and)\s|[\s-])(?:\d[\d.,]*|{_NUMERAL}\b))*(?:\sof\b)?",
    re.IGNORECASE,
)
"""The figure itself, before the noun that it counts."""


def _counted(printed: str) -> str:
    return _FIGURE.sub("", " ".join(printed.split())).strip()


# --- Cutting a clause -----------------------------------------------------------------------

_BE = frozenset("is are was were be been being".split())
_AUXILIARIES = frozenset(
    "has have had will would can could may might should must do does did".split()
)
_NO_VERB_AFTER = frozenset(
    "to the a an of in for with by from at on per its their our this these those no as and or "
    "than between most many new own other total".split()
)
_RELATIVE = frozenset("that who which whom whose where when".split())
_TAKEN = frozenset("… the a an all only more less fewer some any their its his her at for".split())
"""What follows a verb rather than a noun."""


_stem = English().term


@cache
def _forms() -> frozenset[str]:
    """Present and past forms of the verbs."""
    verbs = frozenset(words.EN_VERBS)
    irregular = {form for form, base in IRREGULAR.items() if base in verbs}
    return frozenset(
        {*irregular, *(verb + ending for verb in verbs for ending in ("", "s", "es", "d", "ed"))}
        | {verb[:-1] + ending for verb in verbs if verb[-1] == "y" for ending in ("ies", "ied")}
        | {verb + verb[-1] + "ed" for verb in verbs}
    )


def _cut(clause: str) -> _Clause:
    """Cut a clause at its first finite verb; all of it is the subject where it has none."""
    tokens = [match.span() for match in _WORD.finditer(clause)]
    said = [clause[start:end].strip(',.;:"“”') for start, end in tokens]
    first = _finite(said)
    if first is None:
        return _Clause(clause, "", "", "")
    last = first
    while last + 1 < len(said) and _goes_on(said, last + 1):
        last += 1
    while last > first and said[last] in words.EN_ADVERBS:
        last -= 1
    while first and said[first - 1] in words.EN_ADVERBS:
        first -= 1
    begin, end = tokens[first][0], tokens[last][1]
    return _Clause(
        clause[:begin].strip(), clause[begin:end], _stem(said[last]), clause[end:].strip()
    )


def _finite(said: list[str]) -> int | None:
    """The place of the first finite verb."""
    place = 0
    while place < len(said):
        if said[place] in _RELATIVE and place:
            place = _behind_relative(said, place + 1)
        elif _is_verb(said, place) and not _is_participle(said, place):
            return place
        else:
            place += 1
    singular = (n for n, word in enumerate(said) if word in words.EN_NOUNS_TOO and word[-1] == "s")
    return next((n for n in singular if n > 1 and said[n - 1] not in _NO_VERB_AFTER), None)


def _behind_relative(said: list[str], place: int) -> int:
    """The place behind the verb of a relative clause."""
    while place < len(said) and not _is_verbal(said[place]):
        place += 1
    while place < len(said) and (_is_verbal(said[place]) or said[place] in words.EN_ADVERBS):
        place += 1
    return place


def _is_verbal(word: str) -> bool:
    """Whether a word can be a verb, or a part of one."""
    return word in _BE or word in _AUXILIARIES or word in _forms()


def _is_verb(said: list[str], place: int) -> bool:
    word, before = said[place], said[place - 1] if place else ""
    behind = said[place + 1] if place + 1 < len(said) else ""
    if not _is_verbal(word) or before in _NO_VERB_AFTER:
        return False
    if before.endswith(("'s", "’s", "s'", "s’")):
        return False
    if word not in words.EN_NOUNS_TOO:
        return True
    takes = behind in _TAKEN or behind[:1].isdigit() or (word, behind) == ("account", "for")
    plural = before.endswith("s") and not before.endswith("ss") and not word.endswith("s")
    if not before:
        return behind == NUMBER
    return takes or plural or before in words.EN_ADVERBS or before == "they"


def _goes_on(said: list[str], place: int) -> bool:
    """Whether a word belongs to the verb that begins before it."""
    word = said[place]
    return word in words.EN_ADVERBS or (
        _is_verbal(word)
        and (
            said[place - 1] in _BE
            or said[place - 1] in _AUXILIARIES
            or said[place - 1] in words.EN_ADVERBS
        )
    )


def _is_participle(said: list[str], place: int) -> bool:
    """Whether a past form belongs to the noun before it: an agent or a finite verb follows."""
    word = said[place]
    if not (word.endswith("ed") or word in IRREGULAR) or word in _AUXILIARIES or word in _BE:
        return False
    if said[place + 1 : place + 2] == ["by"] and _stem(word) not in _changes():
        return True
    for later in range(place + 1, len(said)):
        if said[later] in _RELATIVE:
            return False
        if _is_verb(said, later):
            return True
    return False


# --- Phrases --------------------------------------------------------------------------------


def _without_verb(text: str, number: Number, before: _Clause, base: str, *, same_unit: bool) -> str:
    """A clause that goes on about the one before, or a phrase as it is."""
    if differs := _DIFFERS.match(text):
        return f"difference from {differs['other']}"
    if base and (change := _CHANGE_NOUN.match(text)):
        return _changed(change["noun"], base, change["rest"])
    if base and (moved := _MOVED.match(text)):
        return _changed("increase" if moved["way"] == "up" else "fall", base, "")
    if before.subject and (at := _AT_COST.match(text)):
        return f"{at['noun']} of {before.subject} {at['rest'] if _is_bare(number) else ''}"
    if number.unit == "%" and (share := _SHARE_OF.match(text)):
        return f"share of {share['whole']}"
    lead, _, behind = text.partition(NUMBER)
    if base and _is_bare(number) and (same := _OTHERWISE.match(text)):
        rest = same["rest"].strip()
        return f"{base} ({rest})" if rest else base
    lead, behind = lead.strip(), behind.strip()
    is_name = lead and not re.search(r"\b(?:of|by|at|to|for|with)$", lead)
    if is_name and not behind and before.subject and before.subject in base:
        return base.replace(before.subject, lead)  # bought 44%, the United States 21%
    if before.subject and not lead and same_unit and behind in base:
        return base
    if not lead and before.head in _having() and before.subject:
        return f"{_owner(before.subject)} {behind}"
    if _tidied(text):
        return f"{lead} {behind}"
    return base or _share_said(before)


def _share_said(before: _Clause) -> str:
    """What a share in brackets is of: "make up the majority of enterprises (95%)"."""
    whole = before.rest.rpartition(" of ")[2]
    is_share = before.head in _sharing() and whole
    return f"{before.subject} as a share of {whole}" if is_share else before.subject


def _of_subject(clause: _Clause, number: Number, before: _Clause, base: str) -> str:
    """… of users say: share of users who say; … suppliers used: suppliers that used."""
    relative = _first(f"{clause.verb} {clause.rest}")
    lead, _, behind = (part.strip() for part in clause.subject.partition(NUMBER))
    if number.unit == "%":
        whole = behind.removeprefix("of ").removeprefix("in ") or before.subject
        whole = base if whole in ("them", "these", "those") and base else whole
        owner = f"share of {whole}" if whole else "share"
        return f"{owner} {_pronoun(whole)} {relative}"
    if behind.startswith("years old"):
        return f"age of {lead}"
    if lead.endswith((" of", " at", " by")):
        is_bound = re.search(r"\bor (?:more|less|above)$", behind) or len(lead.split()) > 4
        return re.sub(r"\s(?:of|at|by)$", "", lead) if is_bound else f"{lead} {behind}"
    if lead or not behind:
        return behind or lead
    return f"{behind} {_pronoun(behind)} {relative}"


def _of_rest(clause: _Clause, number: Number, subject: str) -> str:
    """What stands behind the verb has the number: by what kind of verb it is."""
    lead, _, behind = (part.strip() for part in clause.rest.partition(NUMBER))
    behind = _first(behind)
    if change := _CHANGE_OBJECT.match(clause.rest):
        return _changed(change["noun"], subject, change["rest"])
    if clause.head in _changes():
        return _moved(clause, number, subject, lead, behind)
    if number.unit == "%" and (clause.head in _sharing() or behind.startswith("of ")):
        return _as_share(clause, subject, lead, behind.partition("of ")[2])
    if number.unit == "x" and re.match(r"as\s(?:much|many)", behind):
        return f"multiple by which {subject} {clause.verb} {behind}"
    counts = bool(behind) and (not _is_bare(number) or _counts_things(number, behind))
    if lead.endswith("the mark of"):
        return f"{_owner(subject)} {behind}" if counts and subject else subject
    is_level = clause.head in _levels() and not _THING.search(lead)
    if is_level and (not counts or clause.head in _BE or _QUANTITY.search(subject)):
        goes_on = re.match(r"(?:per|as|in)\b", behind) and not counts
        return f"{subject} {behind}" if goes_on else subject or behind
    return _object(clause, subject, lead, behind, counts=counts)


def _counts_things(number: Number, behind: str) -> bool:
    """Whether a number without a unit is followed by what it counts."""
    return number.unit is None and not re.match(r"(?:of|per|in|as|to|over|on|at|by|for)\b", behind)


def _moved(clause: _Clause, number: Number, subject: str, lead: str, behind: str) -> str:
    """sales grew by …: growth of sales; sales grew to …: sales."""
    if lead.endswith((" in all", " in", " for", " across")) and behind:
        return behind
    is_level = lead.endswith("to") or re.match(r"(?:from|to)\b", lead) is not None
    if is_level or (not _is_ratio(number) and not lead.endswith("by")):
        return subject
    return _changed(_changes()[clause.head], subject, behind)


def _as_share(clause: _Clause, subject: str, lead: str, whole: str) -> str:
    if whole and lead.endswith(" at"):  # put the cost at … of revenue
        return f"{lead.removesuffix(' at')} as a share of {whole}"
    if not whole or not subject:
        return f"share of {whole or subject}"
    if clause.head in _sharing() or clause.head in _levels():
        return f"{subject} as a share of {whole}"
    return f"share of {whole} that {subject} {clause.verb}"


def _object(clause: _Clause, subject: str, lead: str, behind: str, *, counts: bool) -> str:
    """OneTouch had … customers: OneTouch's customers; orders reach … ports: ports that orders
    reach."""
    said = f"{subject} {clause.verb}".strip()
    if clause.head in _having() and counts and not lead and subject:
        return f"{_owner(subject)} {behind}"
    if counts and clause.head in _BE and lead.endswith(" with"):
        return f"{behind} of {lead.removesuffix(' with')}"
    if counts:
        return f"{behind} that {said} {lead}" if subject else behind
    if behind.startswith("of ") and not lead:
        return f"{behind.removeprefix('of ')} that {said}"
    if clause.head in _sharing():
        return f"part that {said} {lead}"
    thing = re.sub(r"\s?\b(?:of|worth|at|by|to|from)$", "", lead)
    if thing and subject:
        return f"{thing} {behind}" if behind else f"{thing} that {said}"
    return f"{said} {lead} {behind}"


_THING = re.compile(
    r"\b(?!(?:to|at|by|from|on|equal|up|out|about|of|worth)\b)[a-z]+", re.IGNORECASE
)
"""A word between a verb and its number that says more than how they hang together."""


def _is_ratio(number: Number) -> bool:
    return numbers.is_ratio(number.unit)


def _first(text: str) -> str:
    """What is said first, where two things are said of one subject."""
    return _SECOND.split(text)[0]


_SECOND = re.compile(
    rf"\sand\s(?=(?:{'|'.join(sorted(_BE | _AUXILIARIES))}|that|to|\w+ed)\b"
    r"|(?:an?|the)\s[^,]*?\b(?:has|have|is|are|was|were)\b)"
)


def _changed(noun: str, subject: str, rest: str) -> str:
    """growth of active buyers over 2016"""
    subject = re.sub(rf"^(?:{'|'.join(words.EN_CHANGE_NOUNS)})\s(?:of|in)\s", "", subject)
    link = "of" if noun.lower() == "growth" else "in"
    compared = re.match(r"\s*(?:over|from|on|compared|than|a year)\b.*", rest)
    return f"{noun} {link} {subject} {compared[0].strip() if compared else ''}"


@cache
def _changes() -> dict[str, str]:
    return {_stem(verb): noun for verb, noun in words.EN_CHANGE_VERBS.items()}


@cache
def _sharing() -> frozenset[str]:
    return frozenset(map(_stem, words.EN_SHARING))


@cache
def _levels() -> frozenset[str]:
    return frozenset({*_BE, *map(_stem, (*words.EN_LEVELS, *_BE))})


@cache
def _having() -> frozenset[str]:
    return frozenset(map(_stem, words.EN_HAVING))


def _owner(noun: str) -> str:
    """OneTouch's; suppliers'."""
    return f"{noun}’" if noun.endswith("s") else f"{noun}’s"


def _pronoun(noun: str) -> str:
    """What takes up a noun phrase: who for people."""
    head = re.split(r"\s(?:of|in|on|from|with|at|for|surveyed|asked)\b", noun)[0].split(" ")[-1]
    return "who" if _stem(head.lower().strip('“”"')) in _people() else "that"


@cache
def _people() -> frozenset[str]:
    return frozenset(map(_stem, words.EN_PEOPLE))


def _tidied(phrase: str) -> str:
    """One line without the number, an article before it, and words that lead nowhere behind it."""
    phrase = " ".join(phrase.replace(NUMBER, " ").split())
    phrase = re.sub(r"\s+([,.;:])", r"\1", phrase).strip(" ,.;:+")
    for opening, closing in ("“”", '""'):
        if phrase.count(opening) != phrase.count(closing) or phrase.count(opening) % 2 * (
            opening == closing
        ):
            phrase = phrase.replace(opening, "").replace(closing, "")
    phrase = _TAIL.sub("", phrase)
    if " that " not in phrase:
        phrase = re.sub(r"\s(?:of|by|to|at|for|from|with|in|on)$", "", phrase)
    phrase = re.sub(r"^\w+ing\s(?=(?:an?|the)\s)", "", phrase)
    return _ARTICLE.sub("", phrase).strip()
