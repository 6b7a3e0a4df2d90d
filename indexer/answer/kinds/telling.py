"""Whether the words of a statement tell what a question asks: who, where, when, how long, which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.answer.asked import Asked
from indexer.answer.collection import Collection
from indexer.answer.evidence import Statement, own
from indexer.answer.fitting import PLACES, role
from indexer.answer.kinds.source import names_source
from indexer.answer.strength import ABSENT_HERE, SEEN, SURE, Strength
from indexer.language.scripts import fold
from indexer.numbers import EN_MONTH
from indexer.question import Want
from indexer.question.cues import tells_extreme

MARKS = {
    Want.PERSON: re.compile(
        "主席|总理|首相|总统|部长|教授|主任|总监|院长|博士|先生|女士|创始人|经理|专家|作者|[Pp]rofessor|[Dd]irector"
        "|[Cc]hair|[Mm]inister|[Pp]resident|[Ss]ecretary|[Ee]xecutive|[Oo]fficer|[Mm]anager"
        "|\\bDr\\b|\\bMs?r?s?\\.? [A-Z]"
    ),
    Want.PLACE: re.compile(
        "位于|坐落|地处|设[在于]|落户|选址"
        "|\\b(?:located|situated|based (?:in|at)|lies (?:in|at|on))\\b"
    ),
}
"""What a sentence has in it that says who, or where."""
_SAID = {
    Want.ORDINAL: re.compile(
        r"第(?:[一二三四五六七八九十百]+|\d+)"
        r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
        r"|\w+teenth|\w+tieth|\d+(?:st|nd|rd|th))\b"
    ),
    Want.DATE: re.compile(
        r"(?<![\d,.])\d{4}(?![\d%]|[,.]\d|\s?[多余]?[万亿个家人名位件张次种项条户台辆间座所单款元美米吨公])"
        r"|\d\s?[年月日]|今年|去年|明年|年初|年底"
    ),
    Want.DURATION: re.compile(
        r"(?<![\d年])(?:\d{1,3}|[一二三四五六七八九十百半两几数整])"
        r"(?:个(?:多|工作)?(?:月|小时|星期|季度|日)|[年周天晚夜秒]|小时|分钟)|全天|终身|长期|永久"
        r"|\b(?:year|month|week|day|night|hour|minute|second)s?\b|round the clock|indefinite"
    ),
}
"""What a statement must have in it to tell the how-manieth something is, when, or how long."""
_EMPTY = re.compile(r"\s*[-–—/]*\s*")
_MONTH = rf"(?:{EN_MONTH})\b"
_AGENT = re.compile(
    r"(?<![自理缘事经因来任])由(?![于此来衷\d])[^，。；]{2,}"
    r"|[与和][^，。；]{2,}(?:联合|共同|合作|携手)"
    rf"|\b(?:by|with) (?:the )?(?!{_MONTH})[A-Z]"
)
"""What leads up to whoever does, or does with others, what is told."""
_WHO = re.compile(r"(?P<is>是)?(?:谁|哪位|什么人|何人)|\bwho(?P<be>'s| is| are| was| were)?\b")
_DEPUTY = re.compile(r"副(?=[院校馆所主会总局部厅处市省县区社书理董])|\b(?:deputy|vice)\b")
"""What makes another office of an office."""
_CREDITED = re.compile(
    r"说|称|讲|算|预测|预计|估计|统计|测算|调查|认为|指出"
    r"|\b(?:credit\w*|say|says|said|claim\w*|found|finds|estimat\w*|predict\w*|forecast\w*)\b"
)
"""What asks who says something, which a footnote tells."""
_WHERE = re.compile(
    r"(?:在|是)?(?:哪[呢啊呀]?[?？]?$|哪里|哪儿|何处|何地|什么地方|哪个?(?:国家|城市|省|地区|市|县|国))"
    r"|\bwhere\b|\b(?:which|what) (?:city|country|town|province|place|region|state)\b"
)
_IN_WHICH = re.compile(
    r"\b(?:in|at|near|from|to) (?:which|what) (?:city|country|town|province|place|region|state)\b"
    r"|在哪一?[个座]?(?:国家|城市|省|地区|市|县|国)"
)
"""What asks for a place that something happened in, which no other words can tell."""
_TOWN = re.compile(r"城市?|[省县镇市]\b|\b(?:city|town|province|district)\b")
"""What asks for a place within a country."""
_THERE = re.compile(rf"\b(?:in|at|near|outside|across|between) (?:the )?(?!{_MONTH})([A-Z][\w-]*)")
"""How an English sentence says where, beside ``MARKS``."""
_AT = "在"
_FRAMED = frozenset("上 中 下 内 里 时 期 期间 之中 之间 之下 之内 时候 时期 方面 以来".split())
"""Words that close what it opens where that is no place: 在调查中, 在疫情期间."""
_DATED = re.compile(r"\d+[年月日]|[去今明当前每]年|[上下][半个]|此|于|未来|过去")
"""How what follows it begins where that is a time."""
FRAME = 8
"""Words within which it closes."""
_CLAUSE = re.compile("[^，。；：！？]+")
_OWNER = re.compile(r"['’]")
"""What follows whose office somebody has."""
_IN_TIME = re.compile(
    r"最[早先晚近初后新终]|第[一二三四五六七八九十\d]+|首|\b(?:first|second|third|last|lead(?:s|ing)?|top)\b"
)
"""What asks who was first in time, or only seems to ask who of all is ahead."""
_AHEAD = re.compile(
    r"主要|为主|大多|多数|过半|一半以上|唯一|仅|之最|高[于出]|超过|超出|之首|冠|榜|头号"
    r"|\b(?:main|chief|bulk|majority|only|record|unmatched|above|exceed"
    r"|than (?:any|all|every|the other))"
)
"""How a sentence says that something comes first, beside superlatives."""
_PUBLISHED = re.compile(
    r"发布|发表|出版|公布|[编写引]|\b(?:quot|publi|releas|issu|wr[io]t|came out|appear)"
)
"""What asks when a source was made."""
_ONE_OF = re.compile(
    r"\b(?:which|what)\s+(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+)?$"
    r"|哪[一二两三四五六七八九十几]?[个家座所位名]?\s*$|\bnames? of (?:all )?(?:the )?(?:\w+ )?$"
)
"""What stands before a kind of things whose names are asked for."""
_ASKS_KIND = re.compile(
    r"\b(?:which|what|name of (?:the )?) ?$|(?:哪一?[个种类项款家条样]|什么)(?:样的)?$"
)
"""What stands before the kind of thing that is asked for."""
_DOES = re.compile(r"s (?:the|an?|its|their|this|these)\b")
"""How a word ends that says what that does: powers the tool."""
_NAMED_ZH = r"{kind}(?:是|为|叫作?|名为|：)?[“《]?[A-Z][A-Za-z]|(?:[A-Za-z]|[”》]的?){kind}"
_NAMED_EN = r"\b(?!The )[A-Z]\w+ {kind}s?\b|\b{kind}s?,? (?:called|named|known as|dubbed)\b"
"""A kind of thing with the name of one."""
_BY_NAME = re.compile(r"的?(?:叫|名字|名称|名单|姓名)")
"""What follows it."""
_COUNTED = (
    r"(?<![等第”》\d])(?:[一两二三四五六七八九十百几多某]|\d[\d,]*)[家个位名座所][^，。；、的]{{0,4}}?{kind}"
    r"|{kind}\d+[家个位名座所]"
)
"""How a text counts, or introduces as one of many, things of a kind."""


def may_tell(asked: Asked, statement: Statement) -> bool:
    """Whether a statement could be the answer: no title, no row that leaves open what it is
    asked for, no source whose date nobody asks for, and dated where a date is asked for."""
    block = statement.block
    is_title = block.kind == "heading" or (block.kind == "caption" and "\n" not in block.text)
    if is_title or _is_open(asked, statement):
        return False
    if asked.question.want is Want.DATE and _is_of_source(asked, statement):
        return False
    said = _SAID.get(asked.question.want) if asked.question.want else None
    return said is None or bool(said.search(statement.text))


def ends_open(statement: Statement) -> bool:
    """Whether a statement only leads up to what follows it: 编写组："""
    return statement.text.rstrip()[-1:] in "：:"


def names_person(text: str) -> bool:
    """Whether a sentence says who somebody is, or by whom something is done."""
    return any(mark.search(text) for mark in (MARKS[Want.PERSON], _AGENT))


def names_place(text: str, collection: Collection) -> bool:
    """Whether a sentence says where."""
    if MARKS[Want.PLACE].search(text) or _THERE.search(text):
        return True
    for clause in _CLAUSE.findall(text) if _AT in text else ():
        words = [clause[span.start : span.end] for span in collection.word_spans(clause)]
        if any(word == _AT and _is_there(words[at + 1 :]) for at, word in enumerate(words)):
            return True
    return False


def _is_there(words: list[str]) -> bool:
    """Whether the words after 在 name a place: no time, and no frame around what is no place."""
    return bool(words) and not _DATED.match("".join(words)) and not _FRAMED & set(words[:FRAME])


def leaves_open(asked: Asked, statement: Statement) -> bool:
    """Whether the statement that has most of the question does not tell what it asks: who did
    something, which of all is ahead, what one is called."""
    wants = set(asked.question.wants)
    if Want.SOURCE in wants:
        return False
    of_any = {Want.COMPARISON, Want.SUPERLATIVE} & wants  # 最大的一群是谁: no person.
    if Want.PERSON in wants and not of_any and not _tells_who(asked, statement):
        return True
    return (
        (Want.SUPERLATIVE in wants and not _tells_extreme(asked, statement))
        or (Want.PLACE in wants and not _tells_where(asked, statement))
        or (Want.DATE in wants and not _tells_of_what(asked, statement))
        or (Want.DATE not in wants and _but_counts(asked, statement))
    )


def _tells_extreme(asked: Asked, statement: Statement) -> bool:
    """Whether it says who comes first, where that is asked, and not when."""
    folded = _IN_TIME.sub("", asked.question.folded)
    if Want.DATE in asked.question.wants or not tells_extreme(folded):
        return True
    texts = (fold(text).text for text in (statement.text, statement.english) if text)
    return any(tells_extreme(text) or _AHEAD.search(text) for text in texts)


def _tells_who(asked: Asked, statement: Statement) -> bool:
    """Whether it has somebody in it, or what they are asked to be or to have done."""
    if _DEPUTY.search(asked.question.folded) and not _says(statement, _DEPUTY):
        return False
    who = _WHO.search(asked.question.folded)
    deed = _deed(asked, who) if who else None
    if who is None or deed is None:
        return True
    is_it = not deed.notion.name or bool(
        who["is"] or who["be"]
    )  # Who somebody is, or did something to it.
    if is_it and deed.among(own(statement.parts)) >= SEEN:
        return True
    if statement.footnotes and _CREDITED.search(asked.question.folded):
        return True
    if _is_of_source(asked, statement):
        return False
    return names_person(statement.text)


def _says(statement: Statement, wording: re.Pattern[str]) -> bool:
    """Whether a statement has a wording, over folded text, in either language."""
    texts = (statement.text, statement.english)
    return any(wording.search(fold(text).text) for text in texts if text)


def _deed(asked: Asked, who: re.Match[str]) -> Strength | None:
    """What the asked one is or did: the notion beside the word that asks who."""
    folded = asked.question.folded
    after = (s for s in asked.strengths if s.notion.start >= who.end())
    before = [s for s in asked.strengths if s.notion.end <= who.start()]
    its_own = (s for s in after if not _OWNER.match(folded, s.notion.end))
    return next(its_own, before[-1] if before else None)


def _tells_where(asked: Asked, statement: Statement) -> bool:
    """Whether it has a place in it, or what is asked to be or to happen there."""
    folded = asked.question.folded
    where = _WHERE.search(folded)
    in_print = _PUBLISHED.search(folded) or statement.block.kind in ("table-row", "list-item")
    if where is not None and _TOWN.search(where[0]) and _repeats_place(asked, statement):
        return False
    if where is None or in_print or names_place(statement.text, asked.reports.collection):
        return True
    if _IN_WHICH.search(folded):
        return bool(_THERE.search(statement.english or ""))
    things = [s for s in asked.strengths if not s.notion.name]
    before = [s for s in things if s.notion.end <= where.start()]
    after = [s for s in things if s.notion.start >= where.end()]
    done = [s for s in after if s.notion.verb] or (before[-1:] or after[:1])
    return not done or done[-1].among(own(statement.parts)) >= SEEN


def _repeats_place(asked: Asked, statement: Statement) -> bool:
    """Whether the only places that a statement says something happened in are those that the
    question itself names."""
    english = statement.text if statement.language == "en" else statement.english or ""
    there = [found[1].lower() for found in _THERE.finditer(english)]
    named = {
        term
        for s in asked.strengths
        if s.notion.name
        for form in s.notion.english
        for term in form.terms
    }
    stems = asked.reports.collection.stems
    return bool(there) and all(not named.isdisjoint(stems(place)) for place in there)


def _tells_of_what(asked: Asked, statement: Statement) -> bool:
    """Whether more of the question than its names stands in a dated statement."""
    parts = tuple(part for part in statement.parts if part.weight >= SEEN)
    things = [s for s in asked.strengths if not (s.notion.name or s.notion.asking)]
    return not things or any(s.among(parts) >= ABSENT_HERE for s in things)


def _is_of_source(asked: Asked, statement: Statement) -> bool:
    """Whether it but names a source, whose publication nobody asks about."""
    return names_source(asked, statement) and not _PUBLISHED.search(asked.question.folded)


def _but_counts(asked: Asked, statement: Statement) -> bool:
    """Whether it but counts, or introduces as one of many, those whose names are asked for: a
    Malaysian firm, 三家合作银行."""
    if any(not each.pair for each in statement.listings):
        return False
    folded = fold(statement.text)
    listed = {items[-1].end for items in (each.items for each in statement.listings)}
    counts = (
        found
        for kind in _kinds(asked)
        for found in re.finditer(_COUNTED.format(kind=kind), folded.text)
    )
    return any(folded.original(*found.span()).start not in listed for found in counts)


def kind_asked(asked: Asked) -> tuple[Strength, ...]:
    """The words right behind which or what, of what kind it is that is asked for: translation and
    framework of "what translation framework does it use"."""
    folded = asked.question.folded
    kind: list[Strength] = []
    for strength in asked.strengths:
        notion = strength.notion
        before = folded[kind[-1].notion.end if kind else 0 : notion.start]
        follows = not before.strip() if kind else _ASKS_KIND.search(before)
        is_done = notion.verb or notion.text.endswith("ed") or _DOES.match(folded, notion.end - 1)
        if follows and not is_done:
            kind.append(strength)
        elif kind:
            break
    return () if any(s.notion.asking or s.notion.name for s in kind) else tuple(kind)


def names_one(kind: Strength, text: str) -> bool:
    """Whether a name stands beside a word that says of what kind it is: “甲”计划."""
    words = "|".join(re.escape(f.terms[0]) for f in kind.notion.chinese if f.weight >= SURE)
    if words and re.search(_NAMED_ZH.format(kind=f"(?:{words})"), text):
        return True
    word = re.escape(kind.notion.text)
    return bool(re.search(_NAMED_EN.format(kind=word), text))


def _kinds(asked: Asked) -> Iterator[str]:
    """The ways to word the kinds of things whose names are asked for."""
    folded = asked.question.folded
    for strength in asked.strengths:
        notion = strength.notion
        named = _ONE_OF.search(folded[: notion.start]) or _BY_NAME.match(folded, notion.end)
        if named and not notion.name:
            yield from (re.escape(f.terms[0]) for f in notion.chinese if len(f.terms[0]) > 1)


def _is_open(asked: Asked, statement: Statement) -> bool:
    """Whether it is a table's row on what the question names that has an empty cell and no value:
    1, 美国, —. Asked for a move, such a cell says that there was none."""
    if statement.block.kind != "table-row" or Want.MOVE in asked.question.wants:
        return False
    parts = own(statement.parts)
    is_named = any(s.among(parts) >= SEEN for s in asked.strengths if not s.notion.asking)
    values = [f for f in statement.figures if role(f.statistic) not in PLACES]
    return is_named and not values and any(map(_EMPTY.fullmatch, statement.text.split("\t")))
