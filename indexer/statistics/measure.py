"""What a number measures, in the report's own words.

The clause around the number without the number, its time, its qualifier and its base; where that
leaves only a verb (增长87.5%), the subject of the number before. Lists are dealt out: 分别为 and
"respectively" give each number its item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from indexer.model import Language, Number
from indexer.numbers.units import ZH_GENERIC, ZH_NOUNS, ZH_QUALIFIERS_BEFORE
from indexer.statistics import words
from indexer.statistics.times import Dated

_ZH_BREAK = re.compile("[，；。：！？—\n]")
_EN_BREAK = re.compile(r"[;:.]\s|,\s|\s(?=and\s|while\s|but\s|whereas\s)|[()]")
_BRACKETS = re.compile("[（(][^（）()]*[)）]")

_TIME = "\ue000"
"""Stands for times while clauses are read."""
_FIRST_NUMBER = 0xE001
"""Number n of a sentence is blanked by this code point plus n, so that it can be put back."""
_BLANK = "[\ue000-\uf8ff]"
_NUMBER = "[\ue001-\uf8ff]"


def _any_of(table: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(table, key=lambda w: (-len(w), w)))


_CHANGE = f"(?:{_any_of((*words.ZH_UP, *words.ZH_DOWN))})"


def _lead(word: str) -> str:
    trap = words.ZH_LEAD_TRAPS.get(word)
    return re.escape(word) + (f"(?![{trap}])" if trap else "")


_LEADS = "|".join(_lead(word) for word in sorted(words.ZH_LEADS, key=lambda w: (-len(w), w)))
_LEAD = re.compile(rf"^(?:{_LEADS}|{_BLANK}|[、\s的了之])+")
_TAIL = re.compile(
    rf"(?:{_any_of((*ZH_QUALIFIERS_BEFORE, *words.ZH_LINKS))}|{_BLANK}|[、\s的了])+$"
)
_BASE = re.compile(
    rf"(?:同比|环比){_BLANK}*(?:同期)?"
    rf"|(?:相比于|相较于|相对于|相比|较之|较|(?<![占对])比)[^，；。]{{0,30}}?(?={_CHANGE}|，|高|低|多|少|翻|$)"
    r"|与[^，；。]{0,14}相比"
)
_VERB = re.compile(rf"({_CHANGE})了?$")
_COORDINATE = re.compile(rf"^(.*?){_NUMBER}+[^，]*(?:和|、|以及|及)(?:约|近|超过)?$")
"""70%的城镇居民和 before 80%: what stands before the first is the opening of both."""
_LISTED = re.compile(rf"^.*{_NUMBER}[^，、和及]{{0,8}}(?:、|和|以及|及)(.{{2,}})$")
"""公办机构52家、民办机构 before 134家: what stands behind the last 、 is the second's own."""
_RELATION = re.compile(f"仅?(?:{_any_of(words.ZH_RELATIONS)})")
_SAYS = re.compile("(?:表示|认为|指出|显示|称)$")
_NOUN_PHRASE = re.compile(
    rf"(?P<np>[^，；。：（(、和及].{{0,23}}?)(?={_any_of(words.ZH_VERBS)}|在(?!线)|[，；。：（(、]|和(?!其他)|$)"
)


def measures(
    text: str, found: Sequence[Number], dated: Dated, language: Language
) -> tuple[str, ...]:
    """For each number of a sentence (offsets in it) what it measures; never empty."""
    if language == "en":
        dealt = _respectively(text, found)
        return tuple(
            dealt.get(place) or _english(text, found, place, dated) for place in range(len(found))
        )
    masked = _masked(text, found, dated)
    result: list[str] = []
    subject, end = "", 0
    for number in found:
        subject, measured, end = _chinese(text, masked, number, subject, end)
        printed = _printed(text, found, measured)
        result.append(printed or text.strip())
    for place, item in _dealt(text, found, result).items():
        result[place] = item
    return tuple(result)


def _masked(text: str, found: Sequence[Number], dated: Dated) -> str:
    spans = [(m.start, m.end, _TIME) for m in dated.mentions]
    spans += [(n.start, n.end, chr(_FIRST_NUMBER + i)) for i, n in enumerate(found)]
    for start, end, mark in spans:
        text = text[:start] + mark * (end - start) + text[end:]
    return text


def _printed(text: str, found: Sequence[Number], measured: str) -> str:
    """With the numbers inside it put back, without times, and without quotation marks and
    brackets whose other half fell off."""
    for place, number in enumerate(found):
        run = f"{chr(_FIRST_NUMBER + place)}+"
        measured = re.sub(run, lambda _, n=number: text[n.start : n.end], measured)  # type: ignore[misc]
    for opening, closing in ("“”", "（）", "()"):
        if measured.count(opening) != measured.count(closing):
            measured = measured.replace(opening, "").replace(closing, "")
    return measured.replace(_TIME, "").strip(" 、，\n")


def _clause(masked: str, number: Number) -> tuple[int, int]:
    """The clause around a number; brackets bound it where they hold it, else are part of it."""
    opened, closed = 0, len(masked)
    plain = masked
    for bracket in _BRACKETS.finditer(masked):
        if bracket.start() < number.start and number.end < bracket.end():
            opened, closed = bracket.start() + 1, bracket.end() - 1
        else:
            hidden = re.sub("[，；。：！？—]", "、", bracket[0])
            plain = plain[: bracket.start()] + hidden + plain[bracket.end() :]
    start = max([opened, *(m.end() for m in _ZH_BREAK.finditer(plain, opened, number.start))])
    stop = _ZH_BREAK.search(plain, number.end, closed)
    return start, stop.start() if stop else closed


def _chinese(
    text: str, masked: str, number: Number, subject: str, previous: int
) -> tuple[str, str, int]:
    """The subject to carry on, the measure, and where the number's clause ends.

    ``previous`` is where the clause of the number before ended.
    """
    start, end = _clause(masked, number)
    before, after = masked[start : number.start], masked[number.end : end]
    if coordinate := _COORDINATE.match(before):
        before = coordinate[1]
    elif listed := _LISTED.match(before):
        before = listed[1]
    before = _TAIL.sub("", _BASE.sub("", before))
    verb = _VERB.search(before)
    head = _LEAD.sub("", _TAIL.sub("", _VERB.sub("", before)))
    follow = _follow(text, masked, number, after, end, bare=not head)
    related = _RELATION.match(head)
    if follow and not related:
        named = follow if len(head) < 2 else head + follow
        return named, named, end
    if related or not head:
        between = _neighbour(_ZH_BREAK.split(masked[previous:start])) if subject else ""
        own = between or subject or _around(masked, start, end)
        head = head.removeprefix("仅")
        own = f"{own.partition('占')[0] if head[:1] == '占' else own}{head}"
    else:
        own = head
    return own, own + (verb[1] if verb and not own.endswith(verb[1]) else ""), end


def _follow(text: str, masked: str, number: Number, after: str, end: int, *, bare: bool) -> str:
    """The noun phrase behind a number: what it counts, or takes its share of."""
    after = re.sub(rf"^(?:以上|以下|左右|多|级|{_BRACKETS.pattern}(?=的))", "", after)
    if number.measure_word in ZH_NOUNS:
        return re.sub(r"^[\d.,\s]*[多余]?[万亿千百]*", "", text[number.start : number.end])
    if number.unit in ("%", "x", "pp"):
        return _share_of(masked, number, after, end)
    if re.match(_CHANGE, after):
        return ""
    counts = number.measure_word in (None, *ZH_GENERIC, "大")
    if not counts and not bare and not after.startswith("的"):
        return ""
    phrase = _NOUN_PHRASE.match(after.lstrip("的"))
    counted = re.search("[个名大](.*)$", text[number.start : number.end]) if counts else None
    return (counted[1] if counted else "") + (phrase["np"] if phrase and len(after) > 1 else "")


def _share_of(masked: str, number: Number, after: str, end: int) -> str:
    adjacent = number.unit == "%" and len(after) > 3 and not re.match(_BLANK, after)
    if not after.startswith("的") and not adjacent:
        return ""
    phrase = re.sub(rf"(?:和|、|以及|及){_BLANK}+[^的]{{0,3}}的[^都也]*", "", after.lstrip("的"))
    phrase = _TAIL.sub("", phrase)
    if _SAYS.search(phrase):
        phrase = f"{phrase}，{_ZH_BREAK.split(masked[end + 1 :])[0]}"
    return phrase


def _around(masked: str, start: int, end: int) -> str:
    """The nearest clause before, else behind, as the subject of a clause that has none."""
    before = _ZH_BREAK.split(masked[:start].rstrip("（("))
    return _neighbour(before) or _neighbour(reversed(_ZH_BREAK.split(masked[end:])))


def _neighbour(clauses: Iterable[str]) -> str:
    """The last of some clauses that names something."""
    named = [_LEAD.sub("", _TAIL.sub("", _BASE.sub("", clause))) for clause in clauses]
    return next((clause for clause in reversed(named) if len(clause) > 1), "")


# --- Lists dealt out ------------------------------------------------------------------------

_DEAL = re.compile("分别")
_JOIN = "、|和|及|以及|与"


def _dealt(text: str, found: Sequence[Number], measured: Sequence[str]) -> dict[int, str]:
    """Place of a number → its measure, for numbers that 分别 deals out.

    To the items of a list before it, else to what the numbers before it measure.
    """
    dealt: dict[int, str] = {}
    for deal in _DEAL.finditer(text):
        places = _run(text, found, deal.end())
        if not places:
            continue
        items = _items(text[: deal.start()], len(places))
        before = measured[max(0, places[0] - len(places)) : places[0]]
        if items is not None:
            names, head = items
        elif len(before) == len(places):
            verb = re.sub("[为是达到约]+$", "", text[deal.end() : found[places[0]].start])
            names, head = list(before), verb
        else:
            continue
        dealt |= {place: f"{name}{head}" for place, name in zip(places, names, strict=True)}
    return dealt


def _run(text: str, found: Sequence[Number], start: int) -> list[int]:
    """The places of the numbers that follow one another from an offset on."""
    places: list[int] = []
    for place, number in enumerate(found):
        if number.start < start:
            continue
        gap = text[found[places[-1]].end : number.start] if places else text[start : number.start]
        if not re.fullmatch(rf"[^，；。]{{0,6}}|\s?(?:{_JOIN}|，|,)\s?", gap):
            break
        places.append(place)
    return places if len(places) > 1 else []


def _items(before: str, count: int) -> tuple[list[str], str] | None:
    """A list of ``count`` items before 分别, and the words that say what each is asked for."""
    name = r"[^，；。：、和及与的是]{1,12}"
    listing = re.compile(rf"({name}(?:(?:{_JOIN}){name}){{{count - 1}}})(?=[，的]|$)")
    matches = list(listing.finditer(before))
    if not matches:
        return None
    last = matches[-1]
    names = [part.strip() for part in re.split(_JOIN, last[1])]
    if len(names) != count:
        return None
    head = before[last.end() :].lstrip("，")
    lead = re.split("[，；。：]", before[: last.start()])[-1]
    lead = _LEAD.sub("", lead).rstrip("是为")
    if head.startswith("的"):
        return names, head
    return names, f"，{lead}{'，' if lead and head else ''}{head}" if lead or head else ""


# --- English --------------------------------------------------------------------------------


def _english(text: str, found: Sequence[Number], place: int, dated: Dated) -> str:
    """The clause around a number, without the number itself where something is left."""
    number = found[place]
    masked = _masked(text, [n for n in found if n is not number], dated)
    start = max([0, *(m.end() for m in _EN_BREAK.finditer(masked, 0, number.start))])
    stop = _EN_BREAK.search(masked, number.end)
    clause = text[start : stop.start() if stop else len(text)]
    printed = text[number.start : number.end]
    rest = clause.replace(printed, " ", 1) if number.unit in ("%", "pp", "x") else clause
    measured = " ".join(rest.split()).strip(" .,;:")
    return measured or " ".join(text.split())


_EN_JOINED = re.compile(r"\s?,?\s(?:and\s)?")
_RESPECTIVELY = re.compile(r"\brespectively\b")
_EN_ITEM = r"(?:[A-Z][\w'’&.-]*(?:\s[A-Z][\w'’&.-]*){0,3}|[a-z][\w'’-]*)"


def _respectively(text: str, found: Sequence[Number]) -> dict[int, str]:
    """Place of a number → its measure: "A, B and C, used by 52%, 31% and 18% respectively"."""
    deal = _RESPECTIVELY.search(text)
    if deal is None:
        return {}
    run: list[int] = []
    for place in reversed(range(len(found))):
        if found[place].end > deal.start():
            continue
        if run and not _EN_JOINED.fullmatch(text[found[place].end : found[run[0]].start]):
            break
        run.insert(0, place)
    if len(run) < 2:
        return {}
    before = text[: found[run[0]].start]
    listing = re.compile(rf"((?:{_EN_ITEM},\s){{{len(run) - 2}}}{_EN_ITEM},?\sand\s{_EN_ITEM})")
    lists = list(listing.finditer(before))
    if not lists:
        return {}
    names = re.split(r",?\sand\s|,\s", lists[-1][1])
    said = f"{before[lists[-1].end() :]} … {text[found[run[-1]].end : deal.start()]}"
    said = " ".join(said.split()).strip(" ,")
    return {place: f"{name}, {said}" for place, name in zip(run, names, strict=False)}
