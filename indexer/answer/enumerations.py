"""Lists inside sentences: A、B和C; 第一，…；第二，…; 一是…，二是…; a, b and c; (1) … (2) ….

Items are spans of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from indexer.model import Language, Span

_ZH_ITEM = (
    r"(?:(?!(?<!\d)[,;]|[,;](?!\d))[^，。；：！？、（）()\n\t“”]|（[^）]*）|\([^)]*\)|“[^”]*”)+"
)
_ZH_LIST = re.compile(rf"{_ZH_ITEM}(?:、{_ZH_ITEM})+")
_ZH_COMMAS = re.compile(
    r"(?<![^，。；：“])[^，。；：！？、（）()\n\t]{2,}，(?:[^，。；：！？、（）()\n\t]{2,12}，)*"
    r"[^，。；：！？、（）()\n\t和]{2,12}和[^，。；：！？、（）()\n\t]{2,}"
)
"""A，B和C, where no 、 parts the items."""
_NO_ITEM = re.compile(
    r"^(?:其中|但|而|并|也|同时|尤其|以及|还|更|再|从而)|(?:方面|表明|显示|指出|认为|表示|强调|发现|来看|时|后|年)$|\d"
)
"""What tells a clause from an item of a list with commas."""
LONGEST_COMMA_ITEM = 8
LONGEST_LED_ITEM = 14
"""The same where words lead up to the first item (包括)."""

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文柴"
)
"""The hundred most frequent, and a few more."""
_ZH_PERSON = re.compile(
    "(?:教授|主任|院长|校长|总裁|总监|所长|会长|主席|书记|厅长|局长|经理|博士|研究员|工程师|专家|学者|记者)"
    f"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[，、。；（）]|[和与对等说]|表示|指出|认为|$)"
)
"""A person behind a title."""
QUOTED_NAME = re.compile("[“《]([^“”《》]{1,24})[”》]")
"""A name in quotation marks; its group is the name."""
_ZH_QUOTED = re.compile(f"{QUOTED_NAME.pattern}(?:{QUOTED_NAME.pattern})+")
"""Names in quotation marks that nothing parts."""
_NUMBER = re.compile(r"\D{0,3}\d[\d.,]*(?!年)\D{0,4}|[^\w\s]?\d[\d.,]*\s?(?:%|per ?cent).*")
_COUNTED = re.compile(
    r"(?P<name>[^\d（(]{2,}?(?:（[^）]*）[^\d（(]*)?)[为占有约达超近]*\d[\d.,]*[^\d\s]{1,3}"
)
_ZH_SLASHED = re.compile(r"[^，。；：！？、（）()\s/]+(?:/[^，。；：！？、（）()\s/]+){2,}")
_ZH_PAIR = re.compile(
    r"(?P<first>[^，。；：！？、（）()\n\t和与]{2,12})(?:和|与|以及|及)(?P<second>[^，。；：！？、（）()\n\t和与]{2,})"
)
_DIGITS = re.compile(r"\d|%")
MUCH_LONGER = 2.5
"""How many times as long as the other a thing of A和B may be."""
_ZH_ORDINAL = re.compile(
    r"(?<![^，,；;：:。、\s])(?:第[一二三四五六七八九十]+[，,、]|[一二三四五六七八九十]是|首先[，,]?|其次[，,]?|再次[，,]?|最后[，,]?)"
    r"|[（(](?:[一二三四五六七八九十]|\d{1,2})[）)]|[①-⑳]"
)
_EN_ORDINAL = re.compile(
    r"(?<![^,;:.])\s*\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally),\s"
    r"|\((?:[a-h]|[ivx]{1,4}|\d{1,2})\)\s",
    re.IGNORECASE,
)
"""What stands before each item of a list that numbers its items."""
_ZH_SHARE = re.compile(
    r"(?:其中|而|其余)?(?P<name>[^，。；：！？、（）()\n\t\d]{2,14}?)(?:的?占比)?(?:则|仅|只|约)?"
    r"[占为达][比到]?(?:[^，。；：（）\d]{1,12}的)?[约近超逾仅]*\d[\d.]*%"
)
"""A thing with its share in a clause of its own: 自营占35%."""
_ZH_PARTED = re.compile(
    r"(?:[从按依分][^，。；：]{1,14}|[^，。；：]{0,12}(?:构成|结构|组成|来源|分布)[^，。；：]{0,4})[，：]$"
)
"""What says by what a whole is parted into such shares: 从经营主体看，"""
LEAST_SHARES = 3
"""Such clauses that are a list, at least."""
_ZH_NEXT = re.compile(
    r"(?:(?:^|(?<=[，：；]))[^，。；：！？、（）()\n\t]{0,12}最[高多大强快]的[^，。；：！？、（）()\n\t是为]{0,6}[是为]"
    r"(?P<told>[^，。；：！？、（）()\n\t占达]{2,12}?)(?=[，（(占达])"
    r"|(?:^|(?<=[，：；中里]))(?P<first>[^，。；：！？、（）()\n\t中里]{2,12}?)"
    r"(?:的?(?:占比|比例|比重|份额|数量|人数|规模|金额|增速|增幅|涨幅|增长|产量|销量|总量|面积|价格))?"
    r"(?:最[高多大强快](?!的)|居首位?|居第一|排名?第一|位列第一))"
    r"[^。；：！？\n\t]{0,30}?，(?:其次|紧随其后的?)(?:依次|分别)?[是为](?P<rest>[^。；！？\n\t]{2,})"
)
"""Who is first, and who comes next: 北京最多，其次是上海和广州; 最多的是北京，其次是上海."""
_ZH_BETWEEN = re.compile("[、和与及]")
_NAME_END = re.compile(r"[^，（）()占\d]{2,}")
_ITEM_END = re.compile(r"[；;。]|\.(?=\s|$)")
_ITEM_EDGE = " ,，;；、.。\t\n"
_SEMICOLONS = re.compile(r"[：:][^：:；;。]{2,}(?:[；;][^：:；;。]{2,})+")
"""What a colon leads up to and semicolons part."""
_ASIDE = re.compile(r"（[^）]*）|\([^)]*\)")
_ZH_MARK = re.compile("、")
_ZH_LAST_JOIN = re.compile(r"以及|及其|及|和|与|或")
_ZH_LEAD = re.compile(
    r"(?:包括|包含|涵盖|覆盖|分为|分别为|分别是|分别|提供了|提供|推出了|推出|来自|集中在|集中于|位于|主要有|主要是"
    r"|其中|比如|例如|尤其是|特别是|相较于|相比于|相对于|采取|采用|凭借|依靠|借助|通过|围绕|针对|注重|看重|重视|关注|承诺"
    r"|有|为|是|由|即|如|以|对|在|向|到|了|将|把|从|给|的国家|着)"
)
"""What leads up to the first item."""
_ET_CETERA = re.compile(r"(?<=.)(?<![高中初平同优相上下劣])等(?![级待候于同价分值号额量式])")
"""等 where it ends a list."""
_DEALT = re.compile("(?:分别|依次)(?:约?[为占达是有]|增长|下降|提高|位列|居)")
_ALSO = (
    r"[^，。；：\n]{{0,24}}，(?:也|还|又|同时|并且?)(?:会|将|要|可以?|能)?{lead}"
    r"(?P<more>[^，。；：\n]+)"
)
"""A second clause that goes on with a list after the words that led up to it: 向A转移，也向B."""
_ZH_TAIL = re.compile(
    r"等|(?<=.)(?:依然|仍然|仍|都是|都|均|也|是|将|之间|方面的|方面|正在|已|占|成为|上|中|的|影响(?![者力])|执笔|撰写|编写|共(?=\d)|合计|共同|一起|联合|携手|相结合|相互"
    r"|两个|三个|四个|几个|三家|优于|高于|低于|多于|少于|超过)"
)
"""What a sentence goes on with after the last item."""
_EN_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_EN_ITEM = r"(?:[^,.;:()\n\t]|(?<=\d)[.,](?=\d)|(?<= )\([^()]{2,40}\))+"
_EN_RUN = re.compile(rf"{_EN_ITEM}(?:, {_EN_ITEM})*")
"""What commas part, up to another mark of punctuation."""
_EN_JOIN = re.compile(
    r"(?:^|\s)(?:and|or) (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|now"
    r"|then|thus|so|not|also|it|they|he|she|we|there|this|that|comprising|including|consisting)\b)"
)
"""What joins the last two items, and not two clauses."""
_EN_BARE_JOIN = re.compile("^(?:and|or) ")
_EN_ELSE = re.compile(
    r"(?:which|who|whom|whose|that|where|when|while|whereas|although|though|because|since|as|so|but"
    r"|yet|with|without|compared|according|thus|however|each|all|both|most|some|half|followed|down"
    r"|up|against|in|on|at|by|from|to|for|after|before|during|used|only|chiefly|largely|mainly)\b"
    r"|.*\b(?:is|are|was|were|has|have|had|will|would|did|does)\b",
    re.IGNORECASE,
)
"""What begins, or stands in, a clause that is no item of a list."""
_EN_OPENS = re.compile(
    r".*\b(?:are|is|was|were|includ(?:es?|ing)|such as|namely|compris(?:es?|ing)|covers?|offers?"
    r"|provides?|by|for example) (?!\w*\d)",
    re.IGNORECASE,
)
"""What leads up to the first item wherever it stands, up to its end."""
_EN_HEADED = re.compile(
    rf"\b(?:led|headed|chaired|directed) by (?P<head>{_EN_NAME})(?: \([^()]*\))?,? and "
    r"(?:comprising|including|consisting of|made up of|composed of) "
)
"""A group's head before those who are in it, too."""
_EN_FOLLOWED = re.compile(r"(?:closely )?followed (?:at a distance )?by ")
"""What leads from the first of a ranking to the others."""
_EN_LEADS = re.compile(
    r".+?(?= (?:is|are|was|were|leads?|led|ranks?|ranked|accounts?|accounted|comes?|came"
    r"|tops?|topped|remains?|remained|has|have|had|makes?|made|tak(?:es?|ing)|took)\b|$)"
)
"""Who is first of a ranking, without what tells that."""
_EN_BETWEEN = re.compile(rf"\bbetween (?P<first>{_EN_NAME}) and (?P<second>{_EN_NAME})")
_EN_NAMED = re.compile(
    rf"(?:the )?{_EN_NAME}(?: (?:of|de|for)(?: the)? {_EN_NAME})*(?: \([^)]*\))?"
)
"""A name as the last of a list of names has it; what follows it goes on with the sentence."""
_EN_TAIL = re.compile(
    r" (?:is|are|was|were|have|has|had|will|would|can|could|may|might|must|did|do|does|respectively"
    r"|together|(?:(?:to|in|of|for|on|by|from|with) )?(?:which|that|who|whom))\b"
)
"""What a sentence goes on with after the last thing of a list."""
_EN_COUNTED = re.compile(
    r"(?P<name>\D{2,}?) (?:(?:is|are|was|were) (?:\w+ed )?)?(?P<link>accounts? for |accounted for "
    r"|ma[dk]es? up |for |at |by |with )?[^\w\s]?\d[\d.,]*\b.*"
)
"""A thing with its number behind it: transport for 3.19 million tonnes."""
_SHARE = r" \((?!see |pp?\. |\d{4}\))[^()]*\d[^()]*\)"
_EN_WITH_SHARES = re.compile(
    rf"[^.;:()]+?{_SHARE}(?:(?:,? and |,? or |, )[^.;:()]+?{_SHARE}"
    rf"|[^.;:()]{{1,60}}?\b(?:followed by|ahead of|before|then) [^.;:()]+?{_SHARE})+"
    r"(?: and [\w '’-]{2,40}(?=[.;]|$))?"
)
"""Things that have each a number in brackets behind it, but perhaps the last."""
_EN_SHARE = re.compile(rf"{_SHARE}|$")
_EN_NEXT = re.compile(r".*\b(?:followed by|ahead of|before|then) |,? ?(?:and|or) |, ")
"""What stands between one of these and the next."""
_EN_PREDICATE = re.compile(
    r" (?:is|are|was|were|came|comes?|leads?|led|tops?|topped|ranks?|ranked)\b"
)
_EN_COMMA = re.compile(r", (?![^()]*\))")
_EN_LEAD = re.compile(
    r".*\b(?:are|is|were|was|include|includes|including|such as|namely|of|to|in|by|for|from|as|the"
    r"|between|offers|provides|covers|comprises|with|sells?|sold|buys?|bought|produces|produced|makes"
    r"|handles|handled|exported|imported|manufactures|serves|served)\b ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in a text."""

    items: tuple[Span, ...]
    """In order; at least two."""
    pair: bool = False
    """Whether it is but A和B."""

    @property
    def count(self) -> int:
        return len(self.items)

    @property
    def span(self) -> Span:
        return Span(self.items[0].start, self.items[-1].end)


Borders = Set[int]
"""Offsets in a text where a word begins or ends."""


def enumerations(
    text: str, language: Language, *, pairs: bool = False, borders: Borders | None = None
) -> tuple[Enumeration, ...]:
    """The lists of a sentence, in order. Spans are into ``text``.

    ``pairs`` takes A和B for a list of two, which in Chinese it seldom is. Chinese items are cut
    at the ``borders`` of words, so that 在线化 stays whole; anywhere where none are given.
    """
    borders = frozenset(range(len(text) + 1)) if borders is None else borders
    found = list(_english(text)) if language == "en" else list(_chinese(text, borders))
    found = [_named(text, items) for items in found]
    lists = tuple(Enumeration(tuple(items)) for items in found if len(items) >= 2)
    if pairs and language == "zh":
        lists += tuple(Enumeration(tuple(items), pair=True) for items in _pairs(text, borders))
    return lists


def printed(text: str, items: Iterable[Span]) -> tuple[str, ...]:
    """The words of items."""
    return tuple(text[item.start : item.end] for item in items)


def _named(text: str, items: list[Span]) -> list[Span]:
    """The items without the numbers that stand behind each (本科学校41所、专科学校58所); none where
    all are but numbers, or what 、 parts only tells the last apart (普通、职业高校101所)."""
    said = printed(text, items)
    if all(map(_NUMBER.fullmatch, said)):
        return []
    counted = [_COUNTED.fullmatch(item) for item in said]
    if len(said) > 1 and counted[-1] and not any(map(_DIGITS.search, said[:-1])):
        of_last = text[items[-2].end : items[-1].start] == "、"
        name = Span(items[-1].start, items[-1].start + counted[-1].end("name"))
        return [] if of_last else [*items[:-1], name]
    if not all(counted):
        return items
    lengths = [found.end("name") for found in counted if found]
    return [Span(i.start, i.start + n) for i, n in zip(items, lengths, strict=True)]


def _chinese(text: str, borders: Borders) -> Iterator[list[Span]]:
    yield _numbered(text, _ZH_ORDINAL) or _behind_colon(text)
    yield [Span(*person.span("name")) for person in _ZH_PERSON.finditer(text)]
    yield from _shared(text)
    ranked = _ranked(text)
    yield ranked
    for run in _ZH_QUOTED.finditer(text):
        yield [Span(*name.span(1)) for name in QUOTED_NAME.finditer(text, run.start(), run.end())]
    for run in _ZH_SLASHED.finditer(text):
        yield list(_split(text, Span(*run.span()), re.compile("/")))
    for run in _ZH_COMMAS.finditer(text):
        if ranked and run.start() < ranked[-1].end and ranked[0].start < run.end():
            continue
        yield from _with_commas(text, Span(*run.span()), borders)
    for run in _ZH_LIST.finditer(text):
        for items in _ended(text, list(_split(text, Span(*run.span()), _ZH_MARK)), borders):
            yield _cut(text, items, borders)


def _shared(text: str) -> Iterator[list[Span]]:
    """The things of clauses side by side that tell the share of one each, behind what a whole is
    parted by."""
    run: list[re.Match[str]] = []
    for share in (*_ZH_SHARE.finditer(text), None):
        if share and run and share.start() - run[-1].end() == 1:
            run.append(share)
            continue
        if len(run) >= LEAST_SHARES and _ZH_PARTED.search(text[: run[0].start()]):
            yield [Span(*each.span("name")) for each in run]
        run = [share] if share else []


def _ranked(text: str) -> list[Span]:
    """Who comes first in a sentence, and those next; none where it does not tell so."""
    found = _ZH_NEXT.search(text)
    if found is None:
        return []
    rest = _split(text, Span(*found.span("rest")), _ZH_BETWEEN)
    named = (_NAME_END.match(text, item.start, item.end) for item in rest)
    first = "told" if found["told"] else "first"
    return [Span(*found.span(first)), *(Span(*name.span()) for name in named if name)]


def _cut(text: str, items: list[Span], borders: Borders) -> list[Span]:
    """The things of a run parted by 、, without what leads up to them and what follows, and with
    those that a second clause adds."""
    items = _closed(text, items, borders)
    items[0], lead = _led(text, items[0], borders)
    more = _more(text, items[-1].end, lead, borders)
    return [item for item in (*items, *more) if item.end > item.start]


def _more(text: str, end: int, lead: str, borders: Borders) -> Iterator[Span]:
    """The items that a clause behind a list adds after the same words that led up to it."""
    clause = re.compile(_ALSO.format(lead=re.escape(lead))).match(text, end) if lead else None
    if clause is None:
        return
    items = list(_split(text, Span(*clause.span("more")), _ZH_MARK))
    yield from _closed(text, items, borders)


def _closed(text: str, items: list[Span], borders: Borders) -> list[Span]:
    """The items with the last cut at 等, or else where the sentence goes on, and where 和 joins
    two."""
    last = _without_et_cetera(text, items[-1], borders)
    closed = [*items[:-1], *_last(text, last, borders)]
    if last == items[-1]:
        closed[-1] = _tailed(text, closed[-1], borders, closed[:-1])
    return closed


def _without_et_cetera(text: str, item: Span, borders: Borders) -> Span:
    for mark in _ET_CETERA.finditer(text, item.start + 1, item.end):
        if mark.start() in borders:
            return Span(item.start, mark.start())
    return item


def _numbered(text: str, mark: re.Pattern[str]) -> list[Span]:
    """The items that each stand behind such a mark, to the next one; none where fewer than two."""
    marks = list(mark.finditer(text))
    if len(marks) < 2:
        return []
    starts = [*(found.start() for found in marks[1:]), len(text)]
    items = []
    for found, end in zip(marks, starts, strict=True):
        stop = _ITEM_END.search(text, found.end(), end)
        items.append(_trimmed(text, Span(found.end(), stop.start() if stop else end)))
    return [item for item in items if item.end > item.start]


def _behind_colon(text: str) -> list[Span]:
    run = _SEMICOLONS.search(text)
    if run is None:
        return []
    span = Span(run.start() + 1, run.end())
    return [_trimmed(text, item) for item in _split(text, span, re.compile("[；;]"))]


def _trimmed(text: str, item: Span) -> Span:
    """An item without the spaces and stops at its ends."""
    cut = text[item.start : item.end]
    start = item.end - len(cut.lstrip(_ITEM_EDGE))
    return Span(start, start + len(cut.strip(_ITEM_EDGE)))


def _with_commas(text: str, run: Span, borders: Borders) -> Iterator[list[Span]]:
    clauses = list(_split(text, run, re.compile("，")))
    items = clauses[_after_asides(text, clauses) :]
    items[-1:] = _last(text, items[-1], borders)
    led, _ = _led(text, items[0], borders)
    longest = LONGEST_COMMA_ITEM if led == items[0] else LONGEST_LED_ITEM
    items[0], items[-1] = led, _tailed(text, items[-1], borders, items[:-1])
    if all(
        1 < item.end - item.start <= longest and not _NO_ITEM.search(text[item.start : item.end])
        for item in items
    ):
        yield items


def _after_asides(text: str, clauses: list[Span]) -> int:
    """The place of the first clause behind those that lead up to a list (在接受工作机会时，…)."""
    asides = [
        place
        for place, clause in enumerate(clauses[:-2])
        if _NO_ITEM.search(text[clause.start : clause.end])
    ]
    return asides[-1] + 1 if asides else 0


def _ended(text: str, items: list[Span], borders: Borders) -> Iterator[list[Span]]:
    """A run of items cut where 等 ends one list and another follows, or 分别 parts things from what
    is dealt out to them."""
    current: list[Span] = []
    for item in items:
        dealt = _DEALT.search(text, item.start + 1, item.end)
        if dealt:
            yield [*current, Span(item.start, dealt.start())]
            current = [Span(dealt.end(), item.end)]
            continue
        current.append(item)
        end = _without_et_cetera(text, item, borders).end
        if end < item.end and item is not items[-1]:
            yield current
            current = [Span(end + 1, item.end)]
    if current:
        yield current


def _pairs(text: str, borders: Borders) -> Iterator[list[Span]]:
    for run in _ZH_PAIR.finditer(text):
        first, second = Span(*run.span("first")), Span(*run.span("second"))
        if not {first.end, second.start} <= borders:
            continue
        items = [_led(text, first, borders)[0], _tailed(text, second, borders)]
        if _are_alike(printed(text, items)):
            yield items


def _are_alike(pair: tuple[str, ...]) -> bool:
    """Whether two things may be a list of two: no numbers, neither much longer."""
    short, long = sorted(map(len, pair))
    return long <= MUCH_LONGER * short and not any(map(_DIGITS.search, pair))


def _split(text: str, span: Span, between: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    for mark in between.finditer(text, span.start, span.end):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < span.end:
        yield Span(start, span.end)


def _last(text: str, item: Span, borders: Borders) -> list[Span]:
    """The last of a list, cut at 和 where that joins two items."""
    for join in _ZH_LAST_JOIN.finditer(text, item.start + 1, item.end - 1):
        if {join.start(), join.end()} <= borders:
            return [Span(item.start, join.start()), Span(join.end(), item.end)]
    return [item]


def _led(text: str, item: Span, borders: Borders) -> tuple[Span, str]:
    """The first of a list without the words that lead up to it, and the last of those."""
    asides = [Span(*aside.span()) for aside in _ASIDE.finditer(text, item.start, item.end)]
    for lead in reversed(tuple(_ZH_LEAD.finditer(text, item.start, item.end))):
        if any(aside.start <= lead.start() < aside.end for aside in asides):
            continue
        is_word = lead.start() in borders or len(lead[0]) > 1
        if lead.end() < item.end and lead.end() in borders and is_word:
            return Span(lead.end(), item.end), lead[0]
    return item, ""


def _tailed(text: str, item: Span, borders: Borders, others: Iterable[Span] = ()) -> Span:
    """The last of a list without what the sentence goes on with; 的 stays where the ``others``
    have it too (商品的多样性、市场的可能性)."""
    have_de = any("的" in each for each in printed(text, others))
    for tail in _ZH_TAIL.finditer(text, item.start + 1, item.end):
        if tail.start() in borders and not (have_de and tail[0] == "的"):
            return Span(item.start, tail.start())
    return item


def _english(text: str) -> Iterator[list[Span]]:
    text = text.replace("\n", " ")
    yield _numbered(text, _EN_ORDINAL) or _behind_colon(text)
    for two in _EN_BETWEEN.finditer(text):
        yield [Span(*two.span("first")), Span(*two.span("second"))]
    shared = [Span(*run.span()) for run in _EN_WITH_SHARES.finditer(text)]
    yield from (_with_shares(text, run) for run in shared)
    for run in _EN_RUN.finditer(text):
        if any(run.start() < span.end and span.start < run.end() for span in shared):
            continue
        chunks = list(_split(text, Span(*run.span()), _EN_COMMA))
        behind_colon = text[: run.start()].rstrip()[-1:] == ":"
        for first, last in _en_lists(text, chunks):
            if first == last and _EN_BETWEEN.search(text, chunks[0].start, chunks[last].end):
                continue
            yield _en_items(text, chunks[first : last + 1], whole=behind_colon and first == 0)


def _en_lists(text: str, chunks: list[Span]) -> Iterator[tuple[int, int]]:
    """The first and last place of the chunks between commas that are a list each: the last has an
    "and", and those before it begin no other clause."""
    said = printed(text, chunks)
    start = 0
    for end, chunk in enumerate(said):
        if end < start or not (_EN_JOIN.search(chunk) or _EN_FOLLOWED.match(chunk)):
            continue
        last = _goes_on(said, end)
        first = last
        while first > start and _belongs(said, first, last):
            first -= 1
        if not (last - first == 1 and _EN_BARE_JOIN.match(said[last])):  # Two clauses.
            yield first, last
        start = last + 1


def _goes_on(said: tuple[str, ...], end: int) -> int:
    """The place of the chunk that ends the list: of several with an "and" the last (the Gulf and
    Asia, Europe and Africa) where nothing but items stands between."""
    last = end
    for place in range(end + 1, len(said)):
        if _EN_ELSE.match(said[place]):
            break
        if _EN_JOIN.search(said[place]):
            last = place
    return last


def _belongs(said: tuple[str, ...], first: int, last: int) -> bool:
    """Whether the chunk before the first one of a list is of it, too; a name is before names."""
    here = said[first] if first < last else _EN_JOIN.split(said[last])[0]
    if _EN_FOLLOWED.match(here):
        return True
    if _EN_OPENS.match(here) or _EN_ELSE.match(here):
        return False
    after = [_EN_BARE_JOIN.sub("", chunk) for chunk in said[first + 1 : last + 1]]
    if here[:1].islower() and after and all(chunk[:1].isupper() for chunk in after):
        return False
    return bool(_EN_OPENS.match(said[first - 1])) or not _EN_ELSE.match(said[first - 1])


def _en_items(text: str, chunks: list[Span], *, whole: bool) -> list[Span]:
    """The things of a list: without what leads up to the first, unless that is ``whole``, what
    follows the last, and the number behind each; none where it is but two clauses with numbers."""
    items = [*chunks[:-1], *_joined_last(text, chunks[-1])]
    is_pair = len(items) == 2
    ranked = [place for place, span in enumerate(items) if _EN_FOLLOWED.match(text, span.start)]
    counted = [_EN_COUNTED.fullmatch(text, item.start, item.end) for item in items]
    if all(found and (found["link"] or not is_pair) for found in counted):
        items = [Span(*found.span("name")) for found in counted if found]
    elif not ranked:
        items[-1] = _without_rest(text, items)
    for place in ranked:
        leads = _EN_LEADS.match(text, items[0].start, items[0].end)
        mark = _EN_FOLLOWED.match(text, items[place].start)
        items[0] = Span(items[0].start, leads.end()) if leads and place else items[0]
        items[place] = Span(mark.end(), items[place].end) if mark else items[place]
    if not whole and not ranked:
        items[0] = Span(_en_lead(text, items), items[0].end)
    headed = _EN_HEADED.search(text, chunks[0].start, chunks[0].end)
    if headed:
        items.insert(0, Span(*headed.span("head")))
    if is_pair and any(map(_DIGITS.search, printed(text, items))):
        return []
    return [item for item in (_trimmed(text, item) for item in items) if item.end > item.start]


def _en_lead(text: str, items: list[Span]) -> int:
    """Where the first item begins, behind the words that lead up to it: those that always do, and
    where there are none, or more words than in any other item, the last that may."""
    first = items[0]
    opens = _EN_OPENS.match(text, first.start, first.end)
    start = opens.end() if opens else first.start
    longest = max((said.count(" ") for said in printed(text, items[1:-1])), default=0)
    if opens and text.count(" ", start, first.end) <= longest + 1:
        return start
    lead = _EN_LEAD.match(text, start, first.end)
    return lead.end() if lead else start


def _with_shares(text: str, run: Span) -> list[Span]:
    """Things with their shares in brackets (oil (41%), coal and lignite (30%) and wood (9%)), each
    without its own; the first whole where it is what the sentence speaks of."""
    items: list[Span] = []
    start = run.start
    for share in _EN_SHARE.finditer(text[: run.end], run.start):
        is_subject = not items and _EN_PREDICATE.match(text, share.end())
        lead = (
            None
            if is_subject
            else (_EN_NEXT if items else _EN_LEAD).match(text, start, share.start())
        )
        items.append(_trimmed(text, Span(lead.end() if lead else start, share.start())))
        start = share.end()
    return [item for item in items if item.end > item.start]


def _without_rest(text: str, items: list[Span]) -> Span:
    """The last of a list without what the sentence goes on with."""
    *others, last = printed(text, items)
    if all(other.strip()[:1].isupper() for other in others[1:] or others):
        name = _EN_NAMED.match(last)
        if name:
            return Span(items[-1].start, items[-1].start + name.end())
    tail = _EN_TAIL.search(last)
    return Span(items[-1].start, items[-1].start + tail.start()) if tail else items[-1]


def _joined_last(text: str, last: Span) -> Iterator[Span]:
    """What stands around the last "and" of a list's end; an item before it keeps its own (shortage
    of electricians and linesmen, slow permitting and higher rates)."""
    join = _EN_JOIN.search(text[last.start : last.end])
    if join is None:
        yield last
        return
    if join.start():
        yield Span(last.start, last.start + join.start())
    yield Span(last.start + join.end(), last.end)
