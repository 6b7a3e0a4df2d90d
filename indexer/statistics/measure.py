"""What a number measures, in the report's own words.

The clause around the number without the number, its time, its qualifier and its base; where that
leaves only a verb (增长87.5%), the subject of the number before. Lists are dealt out: 分别为 and
"respectively" give each number its item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from indexer import numbers
from indexer.model import Language, Number
from indexer.numbers.tables import any_of
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

_CHANGE = f"(?:{any_of((*words.ZH_UP, *words.ZH_DOWN))})"


def _lead(word: str) -> str:
    trap = words.ZH_LEAD_TRAPS.get(word)
    return re.escape(word) + (f"(?![{trap}])" if trap else "")


_LEADS = "|".join(_lead(word) for word in sorted(words.ZH_LEADS, key=lambda w: (-len(w), w)))
_LEAD = re.compile(rf"^(?:{_LEADS}|{_BLANK}|[、\s的了之])+")


def _link(word: str) -> str:
    trap = words.ZH_LINK_TRAPS.get(word)
    return (f"(?<![{trap}])" if trap else "") + re.escape(word)


_LINKS = "|".join(
    _link(word)
    for word in sorted((*ZH_QUALIFIERS_BEFORE, *words.ZH_LINKS), key=lambda w: (-len(w), w))
)
_TAIL = re.compile(rf"(?:{_LINKS}|{_BLANK}|[、\s的了])+$")
_BASE = re.compile(
    rf"(?:同比|环比){_BLANK}*(?:同期)?"
    rf"|(?:相比于|相较于|相对于|相比|较之|较|(?<![占对])比)[^，；。]{{0,30}}?(?={_CHANGE}|，|高|低|多|少|翻|$)"
    r"|(?:与|(?<![^，；。])[和跟同])[^，；。]{0,14}相比"
    rf"|[则已也]{{0,2}}(?:由|从)(?:原来的?)?(?:{_TIME}+的?(?:{_NUMBER}+|$)|{_NUMBER}+)"
)
_VERB = re.compile(rf"({_CHANGE})了?$")
_COORDINATE = re.compile(rf"^(.*?){_NUMBER}+[^，]*(?:和|、|以及|及)(?:约|近|超过)?$")
"""70%的城镇居民和 before 80%: what stands before the first is the opening of both."""
_LISTED = re.compile(rf"^.*{_NUMBER}[^，、和及]{{0,8}}(?:、|和|以及|及)(.{{2,}})$")
"""公办机构52家、民办机构 before 134家: what stands behind the last 、 is the second's own."""
_RELATION = re.compile(f"仅?(?:{any_of(words.ZH_RELATIONS)})")
_LEVEL = re.compile(f"(?<!达)[至到](?:{_TIME}+的?)?[约近]?$")
"""增长到 and 提高至 lead to a level, not to the change."""
_TOPIC = re.compile(
    r"^(?:比如|例如|其中|而)?以?(?P<topic>[^，。；：的了是于自]{2,14}?)"
    rf"(?:，?是(?!否)|[于自](?={_BLANK})|为例)"
)
_APPOSITION = re.compile(r"^.*(?:平台|公司|集团|品牌)(?=[^\s]{2,8}$)")
"""What says of a name what bears it: 服务平台 before 一达通."""
_ELLIPSIS = re.compile("(?<![成行作])为[约近]?$")
_HAS = re.compile("^(?P<who>[^的，]+)的(?P<what>(?!比重|比例)[^的，]{2,8})$")
_SHARE = re.compile("占(?!比|有率|据)到?(?P<whole>(?:(?!占|不足|增长|下降).)*)$")
"""占 without the word for what it gives: 占出口商的比重, 道路运输占比."""
_NAMES_SHARE = re.compile("(?:占比|比例|比重|份额|率|幅|速|增长|下降|占有?)$")
_SAYS = re.compile("(?:表示|认为|指出|显示|称)$")
_NOUN_PHRASE = re.compile(
    rf"(?P<np>[^，；。：（(、和及].{{0,23}}?)(?={any_of(words.ZH_VERBS)}|在(?!线)|{_NUMBER}|[，；。：（(、]|和(?!其他)|$)"
)


def topic(text: str, dated: Dated) -> str | None:
    """What a Chinese sentence says at its opening that it is about (一达通，是…), if it does."""
    found = _TOPIC.match(_masked(text, (), dated))
    if found is None or re.search(_BLANK, found["topic"]):
        return None
    return _APPOSITION.sub("", found["topic"])


def measures(
    text: str,
    found: Sequence[Number],
    dated: Dated,
    language: Language,
    about: str | None = None,
) -> tuple[str, ...]:
    """For each number of a sentence (offsets in it) what it measures; never empty.

    ``about`` is the topic that the sentences before have set.
    """
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
        if result and (what := _elliptic(text, number, printed, result[-1])):
            printed += what
        result.append(printed or text.strip())
    for place, item in _dealt(text, found, result).items():
        result[place] = item
        if place + 1 < len(found) and (
            what := _elliptic(text, found[place + 1], result[place + 1], item)
        ):
            result[place + 1] += what
    return tuple(_attributed(result, topic(text, dated) or about))


def _elliptic(text: str, number: Number, measured: str, before: str) -> str | None:
    """What 公办机构为2600元 leaves out after 民办机构的月均收费为4200元: 的月均收费."""
    clause = re.split("[，；。：]", text[: number.start])[-1]
    link = re.sub(f"(?:{any_of(ZH_QUALIFIERS_BEFORE)})$", "", clause)
    said = _HAS.match(before)
    if not said or "的" in measured.removeprefix("新设立的") or not _ELLIPSIS.search(clause):
        return None
    if not link or said["what"] in measured or len(measured) > len(said["who"]) + 8:
        return None
    return f"的{said['what']}"


def _attributed(measured: Sequence[str], about: str | None) -> list[str]:
    """Measures with the topic before those that name an attribute alone, and its change."""
    whole = re.compile(rf"(?:{any_of(words.ZH_ATTRIBUTES)}){_CHANGE}?")
    result: list[str] = []
    for place, each in enumerate(measured):
        owner = about
        if owner is None and re.match("日均|总长|总投资", each) and place:
            owner = measured[place - 1]
        joined = owner is not None and whole.fullmatch(each) and owner not in each
        result.append(f"{owner}{each}" if joined else each)
    return result


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
    level = _LEVEL.search(before)
    before = _TAIL.sub("", _BASE.sub("", before))
    verb = _VERB.search(before)
    rate = verb is not None and verb[1] in words.ZH_RATES
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
    change = verb[1] if verb and (rate or not level) and not own.endswith(verb[1]) else ""
    share = _SHARE.search(own) if number.unit in ("%", "pp") else None
    named = own + ("比" if share and not share["whole"] else "的比重" if share else "")
    return own, named + change, end


def _follow(text: str, masked: str, number: Number, after: str, end: int, *, bare: bool) -> str:
    """The noun phrase behind a number: what it counts, or takes its share of."""
    after = re.sub(rf"^(?:以上|以下|左右|以外|之外|多|级|{_BRACKETS.pattern}(?=的))", "", after)
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
    named = _TAIL.sub("", _VERB.sub("", phrase["np"])) if phrase and len(after) > 1 else ""
    return (counted[1] if counted else "") + named


def _share_of(masked: str, number: Number, after: str, end: int) -> str:
    adjacent = number.unit == "%" and len(after) > 3 and not re.match(_BLANK, after)
    if not after.startswith("的") and not adjacent:
        return ""
    phrase = re.sub(rf"(?:和|、|以及|及){_BLANK}+[^的]{{0,3}}的[^都也]*", "", after.lstrip("的是"))
    phrase = _TAIL.sub("", phrase)
    if _SAYS.search(phrase):
        phrase = f"{phrase}，{_ZH_BREAK.split(masked[end + 1 :])[0]}"
    is_share = number.unit == "%" and phrase and not _NAMES_SHARE.search(phrase)
    return f"{phrase}的比例" if is_share else phrase


def _around(masked: str, start: int, end: int) -> str:
    """The nearest clause before, else behind, as the subject of a clause that has none."""
    before = _ZH_BREAK.split(masked[:start].rstrip("（("))
    return _neighbour(before) or _neighbour(reversed(_ZH_BREAK.split(masked[end:])))


def _neighbour(clauses: Iterable[str]) -> str:
    """The last of some clauses that names something."""
    named = [_LEAD.sub("", _TAIL.sub("", _BASE.sub("", clause))) for clause in clauses]
    return next((clause for clause in reversed(named) if len(clause) > 1), "")


# --- Lists dealt out ------------------------------------------------------------------------

LONGEST_ITEM = 12
"""Characters of an item of a list that numbers are dealt out to, at most."""
_DEAL = re.compile("分别|依次")
_JOIN = "、|和|以及|及(?!以[上下])|与"
_QUOTED = re.compile(rf"“[^“”]{{1,16}}”(?:(?:{_JOIN})?“[^“”]{{1,16}}”)+")
_HEAD = re.compile(
    "(?<=..)(?:[生人户月日年单客场亩班]均|平均|均价|专任|在校|毕业|招生|从业|就业|新增|累计|总"
    "|人数|户数|数量|规模|产量|销量|产值|收入|支出|增速|增幅|占|毛|净|每)"
)
"""How that begins which several things have in common, behind the last of them."""


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
        verb = re.sub("[为是达到约]+$", "", text[deal.end() : found[places[0]].start])
        if items is not None:
            names, head = items
            if not head:
                head = verb or f"，{measured[places[0] - 1]}" * bool(places[0])
        elif len(before) == len(places):
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
        if not re.fullmatch(rf"[^，；。]{{0,14}}|\s?(?:{_JOIN}|，|,)\s?", gap):
            break
        places.append(place)
    return places if len(places) > 1 else []


def _items(before: str, count: int) -> tuple[list[str], str] | None:
    """A list of ``count`` items before 分别, and the words that say what each is asked for."""
    quoted = _quoted(before, count)
    if quoted is not None:
        return quoted
    name = r"(?:[^，。；：、和及与的是]|及(?=以[上下])){1,24}"
    listing = re.compile(rf"({name}(?:(?:{_JOIN}){name}){{{count - 1}}})(?=[，的]|$)")
    matches = list(listing.finditer(before))
    if not matches:
        return None
    last = matches[-1]
    names = [part.strip() for part in re.split(_JOIN, last[1])]
    if len(names) != count:
        return None
    names[-1], shared = _parted(names[-1])
    if max(map(len, names)) > LONGEST_ITEM:
        return None
    if shared:
        return names, f"{shared}{before[last.end() :]}"
    head = before[last.end() :].lstrip("，")
    lead = re.split("[，；。：]", before[: last.start()])[-1]
    lead = _LEAD.sub("", lead).rstrip("是为")
    if head.startswith("的"):
        return names, head
    return names, f"，{lead}{'，' if lead and head else ''}{head}" if lead or head else ""


def _quoted(before: str, count: int) -> tuple[list[str], str] | None:
    """So many names in quotation marks, which need nothing between them, and what follows."""
    for run in reversed(tuple(_QUOTED.finditer(before))):
        names = re.findall("“([^“”]+)”", run[0])
        if len(names) == count and "，" not in before[run.end() :]:
            return names, before[run.end() :]
    return None


def _parted(last: str) -> tuple[str, str]:
    """The last item and what all items have in common behind it (中等职业学校, 生均经费)."""
    head = _HEAD.search(last)
    return (last[: head.start()], last[head.start() :]) if head else (last, "")


# --- English --------------------------------------------------------------------------------


def _english(text: str, found: Sequence[Number], place: int, dated: Dated) -> str:
    """The clause around a number, "…" for the number itself where that is a share or a multiple.

    A clause without a subject of its own is given with the one before it.
    """
    number = found[place]
    masked = _masked(text, [n for n in found if n is not number], dated)
    breaks = [m for m in _EN_BREAK.finditer(masked) if _parts_clauses(text, found, m)]
    starts = [0, *(m.end() for m in breaks if m.end() <= number.start)]
    stop = next((m.start() for m in breaks if m.start() >= number.end), len(text))
    while len(starts) > 1 and _goes_on(text, starts[-1], number, stop):
        starts.pop()
    start = starts[-1]
    if numbers.is_ratio(number.unit):
        clause = f"{text[start : number.start]}…{text[number.end : stop]}"
    else:
        clause = text[start:stop]
    measured = _EN_CONJUNCTION.sub("", " ".join(clause.split())).strip(" .,;:")
    return measured if measured != "…" else " ".join(text.split())


_EN_CONJUNCTION = re.compile(r"^(?:and|while|but|whereas|yet|or)\s", re.IGNORECASE)
_EN_CHANGE = "|".join((*words.EN_UP, *words.EN_DOWN))
_EN_ADJUNCT = re.compile(
    rf"(?:{'|'.join(words.EN_ADJUNCTS)}|an?\s(?:{_EN_CHANGE}))\b", re.IGNORECASE
)
_EN_CHANGES = re.compile(rf"\w\s(?:{_EN_CHANGE})\b", re.IGNORECASE)
_EN_FEWEST = 4
"""So many words at least make a clause that says by itself what is counted."""


def _parts_clauses(text: str, found: Sequence[Number], mark: re.Match[str]) -> bool:
    """A bare "and" parts two clauses only where a number stands on either side of it."""
    if mark[0].strip() or not text.startswith("and", mark.end()):
        return True
    before = re.split(r"[.;:,]\s", text[: mark.start()])[-1]
    after = re.split(r"[.;:,]\s", text[mark.end() :])[0]
    spans = [(n.start, n.end) for n in found]
    left = any(mark.start() - len(before) <= start < mark.start() for start, _ in spans)
    right = any(mark.end() <= start < mark.end() + len(after) for start, _ in spans)
    return left and right


def _goes_on(text: str, start: int, number: Number, stop: int) -> bool:
    """Whether a clause has no subject of its own."""
    clause = _EN_CONJUNCTION.sub("", text[start:stop])
    if _EN_ADJUNCT.match(clause):
        return True
    rest = re.findall(
        r"\b(?!the\b|and\b)[A-Za-z]+", text[start : number.start] + text[number.end : stop]
    )
    few = numbers.is_ratio(number.unit) and len(rest) < _EN_FEWEST
    return few and _EN_CHANGES.search(clause) is None


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
