"""Reads what a note cites: organisation or author, title and date, in the styles that notes have.

For: the notes of one report are written in many styles; each has one small reader here, tried
in the order of ``_READERS``, the most particular first. Not for: nothing is looked up or
completed, only what the note itself says is taken. No library fits: those that parse references
(anystyle, GROBID) are trained on English journals, and are far larger than the task.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

MONTHS = {
    "january": 1,
    "jan": 1,
    "february": 2,
    "feb": 2,
    "march": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "may": 5,
    "june": 6,
    "jun": 6,
    "july": 7,
    "jul": 7,
    "august": 8,
    "aug": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "october": 10,
    "oct": 10,
    "november": 11,
    "nov": 11,
    "december": 12,
    "dec": 12,
}
CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
CHINESE_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")

PLACES = """
    Amsterdam, Bangkok, Basel, Beijing, Berlin, Boston, Brussels, Cambridge, Chicago, Copenhagen,
    Geneva, Hong Kong, London, Luxembourg, Manila, Nairobi, New Delhi, New York, Oxford, Paris,
    Princeton, Rome, Shanghai, Singapore, Stockholm, Tokyo, Vienna, Washington, Washington DC,
    Zurich
"""
"""Cities that stand as place of publication after a title."""

ORGANISATION_END = re.compile(
    r"""(?: 局 | 部 | 院 | 会 | 厅 | 署 | 所 | 委 | 办 | 网 | 社 | 中心 | 公司 | 集团 | 组织
          | 银行 | 大学 | 网站 | 机构 | 基金 | 政府 | 联盟 | 平台 | 智库 | 实验室 | 课题组
          | 研究组 | 编写组 ) $""",
    re.VERBOSE,
)
"""How the name of an organisation ends, where nothing else tells it from a title."""

HAN = r"\u4e00-\u9fff"
STOPS = "。.；;，, \t"
"""What may stand at the ends of a part of a note without belonging to it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a note says of the work it cites. A field is None where the note does not say."""

    organisation: str | None = None
    """Organisation or author as printed, without quotes and without 数据 after it."""
    title: str | None = None
    """Without 《》 or quotes around it."""
    date: str | None = None
    """ISO year, month or day."""
    own: bool = False
    """The report's authors name themselves (课题组测算, authors' calculations)."""


def read(note: str) -> Reference:
    """Read one note. Never raises; a note in no known style gives an empty Reference."""
    text = _clean(note)
    cited = _SECONDARY.split(text, maxsplit=1)[0]
    text = _SEE.sub("", cited if cited.strip() else text).strip(STOPS)
    if not text:
        return Reference(organisation=_host(note))
    text = _NAME_COMMA.sub(_IN_NAMES, text)
    return next((found for reader in _READERS if (found := reader(text))), Reference())


def unlabelled(note: str) -> str:
    """The note in one line, without markup and without 注： before it."""
    return _NOTE_LABEL.sub("", _flat(note))


def is_pointer(note: str) -> bool:
    """Does it begin as only a source does: with 来源：, 见, 转引自, or the authors' own work?"""
    return any(pattern.match(note) for pattern in (_LABEL, _SEE, _OWN_WORK))


def ends_with_date(note: str) -> bool:
    """Does a date stand at the note's end, set off from the rest, as in a citation?"""
    return _without_tail(_clean(note))[1] is not None


# --- Cleaning ---------------------------------------------------------------------------

_LINK = re.compile(r"\[([^\]]+)\]\(https?://[^)]*\)")
_MARKUP = re.compile(r"\*+|</?[a-z]+>")
_LABEL = re.compile(
    r"^(?:(?:资料|数据|图片|信息)?来源|出处|(?:data )?sources?)\s*[：:]\s*", re.IGNORECASE
)
_NOTE_LABEL = re.compile(r"^(?:注释?|注解|notes?)\s*[：:]\s*", re.IGNORECASE)
_SEE = re.compile(
    r"""^ (?: 转引自 | 引自 | 参见 | 详见 | 参考 | 参阅 | 见 | 摘自
            | 本?(?:数据|资料)? (?:均|主要)? (?:来源于|来自于?|源自|取自|引自)
            | (?:for\ [^,]+,\ )? (?:see\ also | see,?\ e\.g\.,? | see | cf\.) (?:\s|$)
            | (?:data|figures?) \ (?:from|by|provided\ by) \s
            | (?:as\ )? (?:cited|quoted) \ in\s ) \s* [：:]? \s* """,
    re.IGNORECASE | re.VERBOSE,
)
_SECONDARY = re.compile(r"[，,；;。.]?\s*(?:转引自|\b(?:as )?(?:cited|quoted) in\b)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""[，,；;。.]? \s* (?: 网址[：:]\s* | available\ (?:at|from):?\s )?
        (?: https?:// | www\. ) [^\s，。；）)]+ """,
    re.IGNORECASE | re.VERBOSE,
)
_ACCESSED = re.compile(
    r"""(?: ^ | [，,；;。.（(\[] ) \s* [（(\[]?
        (?: (?:访问|检索|引用|浏览|登录) (?:日期|时间|于)
          | (?:last\ )? (?:accessed|visited|retrieved) \b ) [^，。；]* $ """,
    re.IGNORECASE | re.VERBOSE,
)
_HOST = re.compile(r"(?:https?://|www\.)(?:www\.)?([\w.-]+)", re.IGNORECASE)


def _flat(note: str) -> str:
    return _MARKUP.sub("", _LINK.sub(r"\1", " ".join(note.split())))


def _clean(note: str) -> str:
    """One line without markup, label, address, day of access and the stop at its end."""
    text = _LABEL.sub("", unlabelled(note))
    return _ACCESSED.sub("", _ADDRESS.sub("", text)).strip(STOPS)


def _host(note: str) -> str | None:
    """The site, for a note that is nothing but an address."""
    match = _HOST.search(note)
    return match[1].rstrip(".") if match else None


# --- Dates and what else follows a title ------------------------------------------------

_YEAR = r"(?:1[5-9]|20|21)\d\d"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_MONTH_NAME = rf"(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DATES = [
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in [
        # 2014年3月, 2014年3月5日, 截至2018年3月底
        rf"(?:截至|截止到?)? (?P<year>{_YEAR}) \s*年\s* {_MONTH} \s*月 (?:\s*{_DAY}\s*[日号])? 底?",
        # 2014年, 2018年第一季度, 2017年上半年, 2016年1-6月, 2020年第4期
        rf"""(?P<year>{_YEAR}) \s*年\s* (?: 第?[一二三四1-4]季度 | [上下]半年 | [初末底]
             | \d+[-–—~至]\d+月 | 第\s*\d+\s*[期卷辑] )?""",
        # 2016-6-25, 2016-6, 2014–5, 2016/06, 2016.6
        rf"(?P<year>{_YEAR}) \s*[-–—/.]\s* {_MONTH} (?:\s*[-–—/.]\s* {_DAY} )?",
        # 5 March 2014, March 2014
        rf"(?:(?P<day>\d\d?) (?:st|nd|rd|th)? \s)? {_MONTH_NAME},? \s (?P<year>{_YEAR})",
        # March 5, 2014
        rf"{_MONTH_NAME} \s (?P<day>\d\d?) (?:st|nd|rd|th)?, \s (?P<year>{_YEAR})",
        # 2014, March 5
        rf"(?P<year>{_YEAR}), \s {_MONTH_NAME} (?:\s (?P<day>\d\d?))?",
        rf"(?P<year>{_YEAR}) [a-z]?",
    ]
]
_CHINESE_YEAR = re.compile(r"(?<![一二三四五六七八九])[一二][〇零○一二三四五六七八九]{3}(?=\s*年)")
_CHINESE_MONTH = re.compile(r"(?<=年)(?:十[一二]?|[一二三四五六七八九])(?=月)")
_LOCATORS = re.compile(
    r"""第\s*[\d一二三四五六七八九十百]+ \s*[-–—~至]?\s* \d*\s*[页期版卷章辑]   # 第31—38页
      | 总第\s*\d+\s*期
      | (?: vol(?:ume)? | no | issue | number | pp? | chapter | ch | section | table | figure )
        \s*\.?\s* \d[\w.]* (?:\s*[-–—]\s*\d+)? (?:\s*\(\d+\))?           # Vol. 12, pp. 201–219
      | \d+ \s*[-–—]\s* \d+                                              # 56 – 62
      | \d+ \s*\(\d+(?:[-–]\d+)?\) (?: \s*[:：]\s* \d+ (?:\s*[-–—]\s*\d+)? )?   # 39(2): 45-52
      | [^，,。《》]{0,12} [〔\[（(] \d{4} [〕\]）)] 第?\s*\d+\s*号              # 国发〔2016〕27号
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLACES = {place.strip() for place in PLACES.replace("\n", " ").split(",")}
_SEPARATOR = re.compile(rf"\s*[，,；;。.]\s*|(?<=[{HAN}》”])\s+|\s*[（(]")
_TAIL_PARTS = 8
"""Date, volume, issue, pages, place and the like: no citation has more of them."""
_TAIL_SEPARATORS = 4
"""Separators within one of them, at most: Washington, D.C."""


def _date(text: str) -> str | None:
    """The ISO date that the whole of ``text`` is; None where it is no date."""
    folded = unicodedata.normalize("NFKC", text).strip("() ")
    folded = _CHINESE_YEAR.sub(lambda year: year.group().translate(CHINESE_DIGITS), folded)
    folded = _CHINESE_MONTH.sub(lambda month: str(CHINESE_MONTHS.index(month[0]) + 1), folded)
    matches = (pattern.fullmatch(folded) for pattern in _DATES)
    return next((_iso(match) for match in matches if match), None)


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    name = parts.get("name")
    month = str(MONTHS[name.lower()]) if name else parts.get("month")
    stated = [parts["year"], month, parts.get("day") if month else None]
    return "-".join(part.zfill(2) for part in stated if part)


def _last_date(text: str) -> str | None:
    """The last date in what follows a title, the longest reading of it."""
    folded = unicodedata.normalize("NFKC", text)
    found = [(match.end(), _iso(match)) for date in _DATES for match in date.finditer(folded)]
    return max(found, key=lambda pair: (pair[0], len(pair[1])))[1] if found else None


def _without_tail(text: str) -> tuple[str, str | None]:
    """Cut date, volume, pages and place from the end: what is left, and the date."""
    date: str | None = None
    for _ in range(_TAIL_PARTS):
        separators = list(_SEPARATOR.finditer(text))[: -_TAIL_SEPARATORS - 1 : -1]
        tails = [(cut.start(), text[cut.end() :].strip(" )）")) for cut in separators]
        longest = min((tail for tail in tails if _follows_title(tail[1])), default=None)
        if longest is None:
            break
        date = date or _date(longest[1])
        text = text[: longest[0]]
    return text.strip(STOPS), date


def _follows_title(text: str) -> bool:
    return (
        _date(text) is not None
        or _LOCATORS.fullmatch(text) is not None
        or re.sub("[.,]", "", text) in _PLACES
    )


# --- Citation styles --------------------------------------------------------------------

_SPLIT = re.compile(rf"\s*[：，]\s*|[:,]\s+|[:,](?=[{HAN}])")
_SEMICOLON = re.compile(r"\s*；\s*|;\s+")
_DASH = re.compile(rf"\s+[-–—]+\s+|——|(?<=[{HAN}])[-–—](?=\w)|(?<=\w)[-–—](?=[{HAN}])")
_STOP = re.compile(rf"(?<=[{HAN}])[.．]\s*|(?<=[a-z])\.\s+(?=[A-Z])")
_SPACE = re.compile(rf"(?<=[{HAN}])\s+")
_NAME_COMMA = re.compile(
    r""" ,(?=\ [A-Z]\.(?:[\ ,]|$))                          # Mehta, R.
       | (?<=\ [A-Z]\.),(?=\ [A-Z]\w+,\ [A-Z]\.)            # Mehta, R., Sorensen, K.""",
    re.VERBOSE,
)
_IN_NAMES = "\ue000"
"""Stands for a comma within names while the other commas are told apart (private use)."""
_QUOTES = str.maketrans("", "", '“”"「」『』')
_DATA_END = re.compile(rf"(?<=[{HAN}]{{2}})的?(?:统计)?(?:数据库?|官网|官方网站)$")
_LEADING_LOCATOR = re.compile(
    r"^(?:chapter|ch\.|section|part|table|figure)\s*\d+[.,:]\s*", re.IGNORECASE
)


def _organisation(text: str) -> str | None:
    name = text.translate(_QUOTES).replace(_IN_NAMES, ",").strip(STOPS + "：:、")
    name = _DATA_END.sub("", name)
    return " ".join(name.split()) or None


def _title(text: str) -> str | None:
    title = _LEADING_LOCATOR.sub("", text.replace(_IN_NAMES, ",").strip(STOPS))
    for opening, closing in ("《》", "“”", '""'):
        if title.startswith(opening) and title.find(closing, 1) == len(title) - 1:
            title = title[1:-1]
    return title.strip(STOPS) or None


def _is_organisation(name: str) -> bool:
    if not re.search(rf"[{HAN}]", name):
        return 0 < len(name.split()) <= 6
    named_so = any(end.search(name) for end in (_DATA_END, ORGANISATION_END))
    return named_so and not re.search(r"\d", name)


_OWN_WORK = re.compile(
    r"""^ (?: 作者 | 笔者 | 本报告 | 本文 | 本?课题组 | 编写组 | 项目组 | 研究组 | 自行 | 本院
            | 本中心 )
        [^，。：《]{0,8} (?: 整理 | 计算 | 测算 | 统计 | 绘制 | 估算 | 调研 | 调查 | 访谈 )
      | ^ (?:the\ )? (?: authors?['’]?s?['’]? | own ) \ (?:own\ )?
        (?: calculations? | estimates? | elaborations? | compilations? | analys[ie]s
          | surveys? | interviews? | research )""",
    re.IGNORECASE | re.VERBOSE,
)
_BASED_ON = re.compile(
    r"""\b based\ on \ (?P<en>.+?) (?:\ (?:data|statistics|figures))? $
      | (?:根据|依据|基于) (?P<zh>.+?) (?:的?(?:数据|资料|统计))?
        (?: 整理 | 计算 | 测算 | 统计 | 绘制 | 估算 )""",
    re.IGNORECASE | re.VERBOSE,
)


def _read_own_work(note: str) -> Reference | None:
    """课题组测算; 作者根据海关数据计算; Authors' calculations based on World Bank data."""
    if not _OWN_WORK.search(note):
        return None
    body, date = _without_tail(note)
    base = _BASED_ON.search(body)
    who = _organisation(base["en"] or base["zh"]) if base else None
    return Reference(who, date=date, own=base is None)


_GBT = re.compile(
    r"^ (?P<who>[^\[\]]{1,200}?) \.\s* (?P<title>[^\[\]]+) \[[A-Z]{1,2}(?:/OL)?\] (?P<rest>.*) $",
    re.VERBOSE,
)


def _read_gbt(note: str) -> Reference | None:
    """周明远, 何启明. 港口岸电的减排效益研究[J]. 交通环境, 2021, 39(2): 45-52 (GB/T 7714)."""
    match = _GBT.match(note)
    if not match:
        return None
    return Reference(_organisation(match["who"]), _title(match["title"]), _last_date(match["rest"]))


_IN_BOOK_MARKS = re.compile(
    r"^ (?P<who>[^《》]*?) [，,：:、\s]* 《(?P<title>(?:[^《》]|《[^《》]*》)+)》 (?P<rest>.*) $",
    re.VERBOSE,
)
_ISSUE = re.compile(r"第[\d一二三四五六七八九十百]+[次期份]$")
_ACCORDING_TO = re.compile(r"^(?:根据|依据|基于|据)\s*")


def _read_book_marks(note: str) -> Reference | None:
    """国家工商总局，《全国小型微型企业发展情况报告》，2014年3月."""
    match = _IN_BOOK_MARKS.match(note)
    if not match:
        return None
    issue = _ISSUE.search(match["who"])
    who, date = _without_tail(_ACCORDING_TO.sub("", _ISSUE.sub("", match["who"])))
    after = _SPLIT.split(match["rest"].strip(STOPS))
    return Reference(
        _organisation(who or next(filter(_is_organisation, after), "")),
        _title((issue.group() if issue else "") + match["title"]),
        _last_date(match["rest"]) or date,
    )


_YEAR_AFTER_NAME = re.compile(
    rf"""^ (?P<who>[^()（）:：]{{2,90}}?) \s*
         [(（] (?P<date>[^()（）]{{0,12}}{_YEAR}[^()（）]{{0,20}}) [)）]
         \s* [.,:，：]? \s* (?P<title>.*) $ """,
    re.VERBOSE,
)
_YEAR_BETWEEN_STOPS = re.compile(
    rf"^(?P<who>[^,，:：()]{{2,90}}?)\. (?P<date>{_YEAR})\. (?P<title>.+)$"
)


def _read_year_first(note: str) -> Reference | None:
    """World Bank (2017), World Development Report; McKinsey. 2016. Digital Globalization."""
    match = _YEAR_AFTER_NAME.match(note) or _YEAR_BETWEEN_STOPS.match(note)
    if not match or _SPLIT.search(match["who"]):
        return None
    title, _ = _without_tail(match["title"])
    return Reference(
        _organisation(match["who"]), _title(title.split(". ")[0]), _last_date(match["date"])
    )


_IN_QUOTES = re.compile(
    r"""^ (?P<who>[^:："“”]+?) [,，:：.]? \s* ["“‘] (?P<title>[^"“”]+?) [,，.]? (?:["”]|’(?!\w))
        (?P<rest> (?:[,，.；;]|\s) .*)? $ """,
    re.VERBOSE,
)


def _read_in_quotes(note: str) -> Reference | None:
    """R. Mehta, "Late Payment", Journal of Regional Trade, Vol. 12, 2017."""
    match = _IN_QUOTES.match(note)
    if not match:
        return None
    return Reference(
        _organisation(match["who"]), _title(match["title"]), _last_date(match["rest"] or "")
    )


_BOOK = re.compile(
    rf"^ (?P<who>[^,，:：]+) [,，:：] \s* (?P<title>[^()]+?) \s+ \((?P<rest>[^()]*{_YEAR}[^()]*)\)",
    re.VERBOSE,
)


def _read_book(note: str) -> Reference | None:
    """Linda Osei, Trading from the Edge (London: Harbour Press, 2016), p. 42."""
    match = _BOOK.match(note)
    if not match:
        return None
    return Reference(_organisation(match["who"]), _title(match["title"]), _last_date(match["rest"]))


_DERIVED = [
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in [
        r"""^ (?:根据|依据|基于|据) \s* (?P<who>.+?)
            (?: 的?(?:公开|官方|相关|有关|历年)?(?:数据|资料|统计|报告|信息|网站|报道) )?
            (?:自行)? (?:整理|计算|测算|绘制|汇总|编制)? (?:而成|得出|而得)? $ """,
        r"^ (?:本?(?:数据|资料))? 由 (?P<who>.+?) 提供 $",
        r"^ (?:based\ on|calculated\ from|derived\ from) \ (?P<who>.+?)"
        r" (?:\ (?:data|statistics|figures))? $",
    ]
]
_NOBODY = re.compile(
    r"""^ (?: 公开 | 网络 | 相关 | 有关 | 互联网 | 媒体 | 访谈 | 采访 | 电话
            | public(?:ly)?\b | various\b | interviews?\b | personal\ communication )""",
    re.IGNORECASE | re.VERBOSE,
)


def _read_derived(note: str) -> Reference | None:
    """根据国家统计局数据整理; 由东澜市民政局提供; Based on IMF data."""
    match = next((found for pattern in _DERIVED if (found := pattern.match(note))), None)
    if not match or _SPLIT.search(note):
        return None
    who = match["who"]
    return Reference() if _NOBODY.match(who) else Reference(_organisation(who))


_WITH_YEAR = re.compile(rf"^(?P<who>.+?)\s*(?P<year>{_YEAR})年?$")


def _read_separated(note: str) -> Reference:
    """WTO，世界贸易统计数据，2016年8月; KPMG: Macro-trends …, 2017-2-8; Alibaba.com-数据管家."""
    body, date = _without_tail(note)
    if _NOBODY.match(body):
        return Reference(date=date)
    for pattern in (_SPLIT, _SEMICOLON, _STOP, _DASH):
        who, *title = pattern.split(body, maxsplit=1)
        if who and title:
            return Reference(_organisation(who), _title(title[0]), date)
    who, *title = _SPACE.split(body, maxsplit=1)
    if title and _is_organisation(who):
        return Reference(_organisation(who), _title(title[0]), date)
    dated = _WITH_YEAR.match(body)
    if dated and _is_organisation(dated["who"]):
        return Reference(_organisation(dated["who"]), None, date or dated["year"])
    if _is_organisation(body):
        return Reference(_organisation(body), None, date)
    return Reference(None, _title(body), date)


_READERS: tuple[Callable[[str], Reference | None], ...] = (
    _read_own_work,
    _read_gbt,
    _read_book_marks,
    _read_year_first,
    _read_in_quotes,
    _read_book,
    _read_derived,
    _read_separated,
)
