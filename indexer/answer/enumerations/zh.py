"""Lists inside Chinese sentences: A、B和C; 第一，…；第二，…; 一是…，二是…; 自营占35%，…."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from indexer.answer.enumerations.cutting import (
    DIGITS,
    QUOTED_NAME,
    numbered,
    printed,
    split,
    with_semicolons,
)
from indexer.model import Span

Borders = Set[int]
"""Offsets in a text where a word begins or ends."""

_ITEM = r"(?:(?!(?<!\d)[,;]|[,;](?!\d))[^，。；：！？、（）()\n\t“”]|（[^）]*）|\([^)]*\)|“[^”]*”)+"
_LIST = re.compile(rf"{_ITEM}(?:、{_ITEM})+")
_COMMAS = re.compile(
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
_PERSON = re.compile(
    "(?:教授|主任|院长|校长|总裁|总监|所长|会长|主席|书记|厅长|局长|经理|博士|研究员|工程师|专家|学者|记者)"
    f"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[，、。；（）]|[和与对等说]|表示|指出|认为|$)"
)
"""A person behind a title."""
_QUOTED = re.compile(f"{QUOTED_NAME.pattern}(?:{QUOTED_NAME.pattern})+")
"""Names in quotation marks that nothing parts."""
_QUOTED_PAIR = re.compile(f"{QUOTED_NAME.pattern}(?:和|与|以及|及){QUOTED_NAME.pattern}(?!、)")
"""Two names in quotation marks."""
_SLASHED = re.compile(r"[^，。；：！？、（）()\s/]+(?:/[^，。；：！？、（）()\s/]+){2,}")
_PAIR = re.compile(
    r"(?P<first>[^，。；：！？、（）()\n\t和与]{2,12})(?!(?<=国家)[和与及]地区)(?:和|与|以及|及)(?P<second>[^，。；：！？、（）()\n\t和与]{2,})"
)
MUCH_LONGER = 2.5
"""How many times as long as the other a thing of A和B may be."""
_ORDINAL = re.compile(
    r"(?<![^，,；;：:。、\s])(?:第[一二三四五六七八九十]+[，,、]|[一二三四五六七八九十]是|首先[，,]?|其次[，,]?|再次[，,]?|最后[，,]?)"
    r"|[（(](?:[一二三四五六七八九十]|\d{1,2})[）)]|[①-⑳]"
)
_SHARE = re.compile(
    r"(?:其中|而|其余)?(?P<name>[^，。；：！？、（）()\n\t\d]{2,14}?)(?:的?占比)?(?:则|仅|只|约)?"
    r"[占为达][比到]?(?:[^，。；：（）\d]{1,12}的)?[约近超逾仅]*\d[\d.]*%"
)
"""A thing with its share in a clause of its own: 自营占35%."""
_PARTED = re.compile(
    r"(?:[从按依分][^，。；：]{1,14}|[^，。；：]{0,12}(?:构成|结构|组成|来源|分布)[^，。；：]{0,4})[，：]$"
)
"""What says by what a whole is parted into such shares: 从经营主体看，"""
LEAST_SHARES = 3
"""Such clauses that are a list, at least."""
_NEXT = re.compile(
    r"(?:(?:^|(?<=[，：；]))[^，。；：！？、（）()\n\t]{0,12}最[高多大强快]的[^，。；：！？、（）()\n\t是为]{0,6}[是为]"
    r"(?P<told>[^，。；：！？、（）()\n\t占达]{2,12}?)(?=[，（(占达])"
    r"|(?:排在?|位[列居])(?:第一位?|首位)的[是为](?P<top>[^，。；：！？、（）()\n\t占达]{2,12}?)(?=[，（(占达])"
    r"|(?:^|(?<=[，：；中里]))(?P<first>[^，。；：！？、（）()\n\t中里]{2,12}?)"
    r"(?:的?(?:占比|比例|比重|份额|数量|人数|规模|金额|增速|增幅|涨幅|增长|产量|销量|总量|面积|价格))?"
    r"(?:最[高多大强快](?!的)|居首位?|居第一|排名?第一|位列第一))"
    r"[^。；：！？\n\t]{0,30}?，(?:其次|紧随其后的?)(?:依次|分别)?[是为](?P<rest>[^。；！？\n\t]{2,})"
)
"""Who is first, and who comes next: 北京最多，其次是上海和广州; 最多的是北京，其次是上海."""
_BETWEEN = re.compile("[、和与及]")
_NAME_END = re.compile(r"[^，（）()占\d]{2,}")
_ASIDE = re.compile(r"（[^）]*）|\([^)]*\)")
_ENUMERATION_COMMA = re.compile("、")
_LAST_JOIN = re.compile(r"(?!(?<=国家)[和及与]地区)(?:以及|及其|及|和|与|或)")
_LEAD = re.compile(
    r"(?:包括|包含|涵盖|覆盖|分为|分别为|分别是|分别|提供了|提供|推出了|推出|来自|集中在|集中于|位于|主要有|主要是"
    r"|其中|比如|例如|尤其是|特别是|相较于|相比于|相对于|采取|采用|凭借|依靠|借助|通过|围绕|针对|注重|看重|重视|关注|承诺"
    r"|得益于|有助于|有利于|用于|属于|在于|面向|投向|流向|转向|(?:推广|延伸|扩大|扩展|拓展|远销|转移|出口|蔓延|下沉)至"
    r"|有|为|是|由|即|如|以|对|在|于|向|到|了|将|把|从|给|的国家|着)"
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
_TAIL = re.compile(
    r"等|(?<=.)(?:作?为(?![主期首])|依然|仍然|仍|都是|都|均|也|是|将|之间|方面的|方面|正在|已|占|成为|上|中|的|影响(?![者力])|执笔|撰写|编写|共(?=\d)|合计|共同|一起|联合|携手|相结合|相互"
    r"|一道|两个|三个|四个|几个|三家|优于|高于|低于|多于|少于|超过)"
)
"""What a sentence goes on with after the last item."""


_VERB_ENDS = frozenset("到于")
"""What a verb ends with that goes on to where something comes or is used."""
_TO_WHOM = frozenset("为给向对与同")
"""What leads up to those for whom, or with whom, something is done."""
_GIVEN = re.compile(
    "提供|带来|创造|发放|开放|提出|推荐|展示|介绍|颁发|赠送|输送|开展|签订|签署|达成|建立|合作"
)
"""What is done for them, or with them: 为甲、乙和丙提供服务."""
_WHEN = re.compile("期间|之际|[之以][前后](?!期)|来看|而言|时候?$")
"""What words have that say when, or seen from where, and are no thing."""
_WITH = re.compile("[与和同]")
_TOGETHER = re.compile("一道|一起|并[称列]|同为|同属")
_SUMMED = re.compile(
    r"(?<=.)(?P<count>[两三四五六七八九十])(?:大|个|种|类|项|款|座|省|市|国|地|方|条|所|名|位|支|门|级)"
)
"""What sums up a list behind its last item: 甲、乙、丙三种产品."""


def lists(text: str, borders: Borders) -> Iterator[list[Span]]:
    """The items of each list of a sentence; fewer than two where it turns out to be none."""
    yield numbered(text, _ORDINAL) or with_semicolons(text)
    yield [Span(*person.span("name")) for person in _PERSON.finditer(text)]
    yield from _shared(text)
    ranked = _ranked(text)
    yield ranked
    for run in _QUOTED.finditer(text):
        yield [Span(*name.span(1)) for name in QUOTED_NAME.finditer(text, run.start(), run.end())]
    for run in _SLASHED.finditer(text):
        yield list(split(text, Span(*run.span()), re.compile("/")))
    for run in _COMMAS.finditer(text):
        if ranked and run.start() < ranked[-1].end and ranked[0].start < run.end():
            continue
        yield from _with_commas(text, Span(*run.span()), borders)
    for run in _LIST.finditer(text):
        for items in _ended(
            text, list(split(text, Span(*run.span()), _ENUMERATION_COMMA)), borders
        ):
            yield _cut(text, items, borders)


def _shared(text: str) -> Iterator[list[Span]]:
    """The things of clauses side by side that tell the share of one each, behind what a whole is
    parted by."""
    run: list[re.Match[str]] = []
    for share in (*_SHARE.finditer(text), None):
        if share and run and share.start() - run[-1].end() == 1:
            run.append(share)
            continue
        if len(run) >= LEAST_SHARES and _PARTED.search(text[: run[0].start()]):
            yield [Span(*each.span("name")) for each in run]
        run = [share] if share else []


def _ranked(text: str) -> list[Span]:
    """Who comes first in a sentence, and those next; none where it does not tell so."""
    found = _NEXT.search(text)
    if found is None:
        return []
    rest = split(text, Span(*found.span("rest")), _BETWEEN)
    named = (_NAME_END.match(text, item.start, item.end) for item in rest)
    first = next(name for name in ("told", "top", "first") if found[name])
    return [Span(*found.span(first)), *(Span(*name.span()) for name in named if name)]


def _cut(text: str, items: list[Span], borders: Borders) -> list[Span]:
    """The things of a run parted by 、, without what leads up to them and what follows, and with
    those that a second clause adds."""
    items = _closed(text, items, borders)
    items[0], lead = _led(text, items[0], borders)
    if lead in _TO_WHOM:
        items[-1] = _without_gift(text, items[-1], borders)
    items[:1] = _alike_first(text, items, borders)
    more = _more(text, items[-1].end, lead, borders)
    return [item for item in (*items, *more) if item.end > item.start]


def _alike_first(text: str, items: list[Span], borders: Borders) -> list[Span]:
    """The first item cut at 与 or 和 where the sentence says that it goes together with the rest
    (甲与乙、丙一道)."""
    join = _WITH.search(text, items[0].start + 1, items[0].end - 1)
    if join and _TOGETHER.match(text, items[-1].end) and {join.start(), join.end()} <= borders:
        return [Span(items[0].start, join.start()), Span(join.end(), items[0].end)]
    return items[:1]


def _without_gift(text: str, item: Span, borders: Borders) -> Span:
    """The last of those for whom something is done, without what that is."""
    for given in _GIVEN.finditer(text, item.start + 1, item.end):
        if given.start() in borders:
            return Span(item.start, given.start())
    return item


def _more(text: str, end: int, lead: str, borders: Borders) -> Iterator[Span]:
    """The items that a clause behind a list adds after the same words that led up to it."""
    clause = re.compile(_ALSO.format(lead=re.escape(lead))).match(text, end) if lead else None
    if clause is None:
        return
    items = list(split(text, Span(*clause.span("more")), _ENUMERATION_COMMA))
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


def _with_commas(text: str, run: Span, borders: Borders) -> Iterator[list[Span]]:
    clauses = list(split(text, run, re.compile("，")))
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


def pairs(text: str, borders: Borders) -> Iterator[list[Span]]:
    """A and B of each A和B, which may be a list of two."""
    for two in _QUOTED_PAIR.finditer(text):
        yield [Span(*two.span(1)), Span(*two.span(2))]
    for run in _PAIR.finditer(text):
        first, second = Span(*run.span("first")), Span(*run.span("second"))
        if not {first.end, second.start} <= borders:
            continue
        items = [
            _led(text, first, borders)[0],
            _tailed(text, _as_ended(text, first, second), borders),
        ]
        if _are_alike(printed(text, items)) and not _WHEN.search(
            text, items[1].start, items[1].end
        ):
            yield items


def _as_ended(text: str, first: Span, second: Span) -> Span:
    """The second of two things up to the word that the first ends with: 能力 of
    生产能力和处理能力提出要求."""
    place = text.find(text[first.end - 2 : first.end], second.start + 1, second.end)
    return second if place < 0 else Span(second.start, place + 2)


def _are_alike(pair: tuple[str, ...]) -> bool:
    """Whether two things may be a list of two: no numbers, neither much longer."""
    short, long = sorted(map(len, pair))
    return long <= MUCH_LONGER * short and not any(map(DIGITS.search, pair))


def _last(text: str, item: Span, borders: Borders) -> list[Span]:
    """The last of a list, cut at 和 where that joins two items."""
    for join in _LAST_JOIN.finditer(text, item.start + 1, item.end - 1):
        if {join.start(), join.end()} <= borders:
            return [Span(item.start, join.start()), Span(join.end(), item.end)]
    return [item]


def _led(text: str, item: Span, borders: Borders) -> tuple[Span, str]:
    """The first of a list without the words that lead up to it, and the last of those."""
    asides = [Span(*aside.span()) for aside in _ASIDE.finditer(text, item.start, item.end)]
    for lead in reversed(tuple(_LEAD.finditer(text, item.start, item.end))):
        if any(aside.start <= lead.start() < aside.end for aside in asides):
            continue
        is_word = lead.start() in borders or len(lead[0]) > 1 or _ends_verb(lead, borders)
        if lead.end() < item.end and lead.end() in borders and is_word:
            return Span(lead.end(), item.end), lead[0]
    return item, ""


def _ends_verb(lead: re.Match[str], borders: Borders) -> bool:
    """Whether it is the end of a verb of three characters, taken for one word: 复制到."""
    return lead[0] in _VERB_ENDS and lead.start() - 2 in borders and lead.start() - 1 not in borders


def _tailed(text: str, item: Span, borders: Borders, others: Iterable[Span] = ()) -> Span:
    """The last of a list without what the sentence goes on with; 的 stays where the ``others``
    have it too (商品的多样性、市场的可能性)."""
    others = tuple(others)
    summed = _SUMMED.search(text, item.start + 1, item.end)
    if summed and "零一两三四五六七八九十".find(summed["count"]) == len(others) + 1:
        return Span(item.start, summed.start())
    have_de = any("的" in each for each in printed(text, others))
    for tail in _TAIL.finditer(text, item.start + 1, item.end):
        if tail.start() in borders and not (have_de and tail[0] == "的"):
            return Span(item.start, tail.start())
    return item
