"""What the numbers of a Chinese sentence measure: the clauses around them, made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from indexer.model import Number
from indexer.numbers.tables import any_of
from indexer.numbers.units import ZH_GENERIC, ZH_NOUNS, ZH_QUALIFIERS_BEFORE
from indexer.statistics import words
from indexer.statistics.measure.dealing import dealt
from indexer.statistics.measure.edges import LEAD, TAIL
from indexer.statistics.measure.masking import BLANK, NUMBER, TIME, blanked, restored
from indexer.statistics.times import Dated

_BREAK = re.compile("[，；。：！？—\n]")
_BRACKETS = re.compile("[（(][^（）()]*[)）]")
_CHANGE = f"(?:{any_of((*words.ZH_UP, *words.ZH_DOWN))})"
_BASE = re.compile(
    rf"(?:同比|环比){BLANK}*(?:同期)?"
    rf"|(?:相比于|相较于|相对于|相比|较之|较|(?<![占对])比)[^，；。]{{0,30}}?(?={_CHANGE}|，|高|低|多|少|翻|$)"
    r"|(?:与|(?<![^，；。])[和跟同])[^，；。]{0,14}相比"
    rf"|[则已也]{{0,2}}(?:由|从)(?:原来的?)?(?:{TIME}+的?(?:{NUMBER}+|$)|{NUMBER}+)"
)
_VERB = re.compile(rf"({_CHANGE})了?$")
_COORDINATE = re.compile(rf"^(.*?){NUMBER}+[^，]*(?:和|、|以及|及)(?:约|近|超过)?$")
"""70%的城镇居民和 before 80%: what stands before the first is the opening of both."""
_LISTED = re.compile(rf"^.*{NUMBER}[^，、和及]{{0,8}}(?:、|和|以及|及)(.{{2,}})$")
"""公办机构52家、民办机构 before 134家: what stands behind the last 、 is the second's own."""
_RELATION = re.compile(f"仅?(?:{any_of(words.ZH_RELATIONS)})")
_LEVEL = re.compile(f"(?<!达)[至到](?:{TIME}+的?)?[约近]?$")
"""增长到 and 提高至 lead to a level, not to the change."""
_TOPIC = re.compile(
    r"^(?:比如|例如|其中|而)?以?(?P<topic>[^，。；：的了是于自]{2,14}?)"
    rf"(?:，?是(?!否)|[于自](?={BLANK})|为例)"
)
_APPOSITION = re.compile(r"^.*(?:平台|公司|集团|品牌)(?=[^\s]{2,8}$)")
"""What says of a name what bears it: 服务平台 before 一达通."""
_ELLIPSIS = re.compile("(?<![成行作])为[约近]?$")
_NEW = re.compile(f"^(?:{any_of(words.ZH_NEW)})")
_OF_ONE_BEFORE = re.compile(any_of(words.ZH_OF_ONE_BEFORE))
_HAS = re.compile("^(?P<who>[^的，]+)的(?P<what>(?!比重|比例)[^的，]{2,8})$")
_SHARE = re.compile("占(?!比|有率|据)到?(?P<whole>(?:(?!占|不足|增长|下降).)*)$")
"""占 without the word for what it gives: 占出口商的比重, 道路运输占比."""
_NAMES_SHARE = re.compile("(?:占比|比例|比重|份额|率|幅|速|增长|下降|占有?)$")
_SAYS = re.compile("(?:表示|认为|指出|显示|称)$")
_NOUN_PHRASE = re.compile(
    rf"(?P<np>[^，；。：（(、和及].{{0,23}}?)(?={any_of(words.ZH_VERBS)}|在(?!线)|{NUMBER}|[，；。：（(、]|和(?!其他)|$)"
)


def topic(text: str, dated: Dated) -> str | None:
    """What a Chinese sentence says at its opening that it is about (一达通，是…), if it does."""
    found = _TOPIC.match(blanked(text, (), dated))
    if found is None or re.search(BLANK, found["topic"]):
        return None
    return _APPOSITION.sub("", found["topic"])


def measures(
    text: str, found: Sequence[Number], dated: Dated, about: str | None
) -> tuple[str, ...]:
    """See ``indexer.statistics.measure``."""
    masked = blanked(text, found, dated)
    result: list[str] = []
    subject, end = "", 0
    for number in found:
        subject, measured, end = _measure(text, masked, number, subject, end)
        printed = restored(text, found, measured)
        if result and (what := _elliptic(text, number, printed, result[-1])):
            printed += what
        result.append(printed or text.strip())
    for place, item in dealt(text, found, result).items():
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
    if not said or "的" in _NEW.sub("", measured) or not _ELLIPSIS.search(clause):
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
        if owner is None and _OF_ONE_BEFORE.match(each) and place:
            owner = measured[place - 1]
        joined = owner is not None and whole.fullmatch(each) and owner not in each
        result.append(f"{owner}{each}" if joined else each)
    return result


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
    start = max([opened, *(m.end() for m in _BREAK.finditer(plain, opened, number.start))])
    stop = _BREAK.search(plain, number.end, closed)
    return start, stop.start() if stop else closed


def _measure(
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
    before = TAIL.sub("", _BASE.sub("", before))
    verb = _VERB.search(before)
    rate = verb is not None and verb[1] in words.ZH_RATES
    head = LEAD.sub("", TAIL.sub("", _VERB.sub("", before)))
    follow = _follow(text, masked, number, after, end, bare=not head)
    related = _RELATION.match(head)
    if follow and not related:
        named = follow if len(head) < 2 else head + follow
        return named, named, end
    if related or not head:
        between = _neighbour(_BREAK.split(masked[previous:start])) if subject else ""
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
    named = TAIL.sub("", _VERB.sub("", phrase["np"])) if phrase and len(after) > 1 else ""
    return (counted[1] if counted else "") + named


def _share_of(masked: str, number: Number, after: str, end: int) -> str:
    adjacent = number.unit == "%" and len(after) > 3 and not re.match(BLANK, after)
    if not after.startswith("的") and not adjacent:
        return ""
    phrase = re.sub(rf"(?:和|、|以及|及){BLANK}+[^的]{{0,3}}的[^都也]*", "", after.lstrip("的是"))
    phrase = TAIL.sub("", phrase)
    if _SAYS.search(phrase):
        phrase = f"{phrase}，{_BREAK.split(masked[end + 1 :])[0]}"
    is_share = number.unit == "%" and phrase and not _NAMES_SHARE.search(phrase)
    return f"{phrase}的比例" if is_share else phrase


def _around(masked: str, start: int, end: int) -> str:
    """The nearest clause before, else behind, as the subject of a clause that has none."""
    before = _BREAK.split(masked[:start].rstrip("（("))
    return _neighbour(before) or _neighbour(reversed(_BREAK.split(masked[end:])))


def _neighbour(clauses: Iterable[str]) -> str:
    """The last of some clauses that names something."""
    named = [LEAD.sub("", TAIL.sub("", _BASE.sub("", clause))) for clause in clauses]
    return next((clause for clause in reversed(named) if len(clause) > 1), "")
