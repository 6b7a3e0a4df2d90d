"""Stretches of text whose digits are no quantities: dates, labels, set phrases.

Tables for a linguist to extend. They are blanked out before a grammar reads the text.
"""

from __future__ import annotations

import re

from indexer.numbers.periods import spans
from indexer.numbers.tables import words
from indexer.numbers.units import CURRENCY_SIGNS, EN_FESTIVAL
from indexer.numbers.zh import MEASURE, SCALE

_SIGN = "|".join(map(re.escape, CURRENCY_SIGNS))
FESTIVAL = (
    rf"(?<![\d.,~～–—-])(?<![$¥€£₹₩])618(?:(?=年中|\s(?i:{'|'.join(EN_FESTIVAL)})\b)"
    rf"|(?!年中)(?!\s?(?:[\d.,~～–—-]+\d|[多余几]?{SCALE}|[多余几]?{MEASURE}|{_SIGN}|[A-Za-z]|分之)))"
)
"""The shopping festival of 18 June, where no unit makes a number of it (618家, 618%)."""

TIMES = (
    r"(?:上午|下午|凌晨|晚上?|中午|北京时间)\s?\d{1,2}[:：点时](?:\d{1,2}分?)?",
    r"(?<![\d.])\d+(?:\.\d+)?(?:\s?[:：]\s?\d+(?:\.\d+)?)+(?![\d%.])",
    r"[二十一]{1,3}世纪|\d{2}世纪|[六七八九]十年代",
    FESTIVAL,
    r"(?i:double\s(?:1[12]|eleven|twelve)\b)",
    r"双十[一二]|双1[12]|(?<!\d)9[·.]11(?!\d)",
    r"\b(?:first|last|past|next|coming|previous|following|recent)\s(?:\w+\s)?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
    r"\s(?:years?|months?|quarters?|weeks?|decades?|days?)\b",
    r"\b(?:the\s)?(?:first|second|third|fourth|last|final)\s(?:half|quarter|decade|century)\b",
    r"\b\d{1,2}(?:st|nd|rd|th)\b(?:[\s-]century)?",
    r"\b\d{1,2}(?::\d{2})?\s?[ap]\.?m\b",
    r"\bhalf[\s-]year(?:ly)?\b|\b24/7\b|\b9/11\b",
)
ZH_LABELS = (
    r"第\s?[\d一二三四五六七八九十百千两零〇]+(?:[-–—至到、]第?[\d一二三四五六七八九十百]+)?[\w]?",
    r"[（(]?[十]?[一二三四五六七八九十][)）、.．]",
    r"[（(]\s?\d{1,2}\s?[)）]",
    r"^\s*\d+(?:\.\d+)+\s+(?=[一-鿿])(?![十百千万亿倍个元美欧家户人名])|\d+(?:\.\d+){2,}",
    r"(?:税目|税号|品目|编码|编号|代码|证号|电话|邮编|图表?|表|附件|专栏|公式|文号)"
    r"\s?(?!\d[\d,.]*(?:[多余几]?[万亿]|[张幅份]))\d[\d_.\- ]*(?:[至到]\s?\d[\d_.\- ]*)?",
    r"(?<![\d一二三四五六七八九十百千万几])[十万]分(?!之|钟)",
    r"(?:\d+|[百千五二三十]+)强",
    r"(?:二十|十[一二三四五六七八九])大(?=报告|以来|精神|召开|提出|代表|会议|期间)",
    r"(?<=\d)/\s?\d*[十百千万]+",
    r"\d+%(?:的)?(?:置信|显著)|7\s?[×xX*]\s?24小?时?",
    r"[前头]\s?(?:\d+|[一二三四五六七八九十两百]+)[位名大家]",
    r"(?:\d{1,3}|[二十七]+)国集团",
    r"\d+号(?:文|线|楼|院|令)",
    r"[〔\[（(](?:19|20)\d{2}[)）\]〕]",
)
ZH_PHRASES = words(
    """
    一带一路 十一五 十二五 十三五 十四五 十五五 两会 三农 一村一品 八项规定 四个全面 三个代表
    两个维护 四个自信 四个意识 两个确立 两个一百年 三位一体 四位一体 五位一体 一国两制
    两岸三地 三公经费 五险一金 千人千面 千千万万 千家万户 千方百计 成千上万 万家灯火 百年大计
    百家争鸣 万众一心 千载难逢 万无一失 百分百 一位数 两位数 三位数 个位数 双位数
    第三方 三方面 三次产业 一二三产业 三七开 七上八下 五花八门 四面八方 五湖四海 三心二意
    一心一意 独一无二 十全十美 九牛一毛 三令五申 一举两得 两全其美 接二连三 三番五次 四通八达
    零件 一分为二 二分法 一成不变 半成品 四分五裂 七嘴八舌 三天两头 三言两语 三三两两 一丝一毫
    一点一滴 一家一户 一事一议 一人一 一企一 一国一 一对一 一站式 两手抓 三步走 二手 一线 二线
    三线 四线 五线 二维 三维 千禧一代 三八妇女节 五一劳动节 十一黄金周 三峡 三亚 三明 三沙
    三门 三星 三菱 三角 四川 五金 六安 七星 八达 九江 十堰 百度 千岛 万科 万达
    """
)
"""Set phrases and names with numerals that count nothing."""

EN_LABELS = (
    r"\b(?:chapter|chap|section|sec|figure|fig|table|box|annex|appendix|page|pages|pp|p|no|nos|vol"
    r"|volume|issue|article|part|note|notes|step|phase|version|chart|exhibit|type|class|level|tier"
    r"|grade|item|goal|target|sdg|rule|title|paragraph|question|row|column)s?\.?\s?#?"
    r"\d+(?:\.\d+)*(?:\s?[-–]\s?\d+)?(?:,\s?\d+\s?[-–]\s?\d+)?",
    r"\b(?:(?:sub)?headings?|HS(?:\scodes?)?)\s\d[\d.]*\d(?![%\d])"
    r"(?:(?:,\s|\s?[-–]\s?|,?\s(?:to|and|or)\s)\d+\.\d+(?![%\d]))*",
    r"\btop[\s-]?(?:\d+(?!\d|\.\d|\s?(?:%|per\s?cent))|five|ten|twenty|three)\b",
    r"^\s*(?:\d+(?:\.\d+)+\.?|\d{1,2}\.)\s+(?=[A-Z])",
    r"[\[(]\d{1,3}[\])]",
    r"\b(?i:web)\s\d\.\d|\bp\s?[<>=≤]\s?0?\.\d+|\d+%\s(?:confidence|significance)",
    r"https?://\S+|\bwww\.\S+|\bISBN\s[\d-]+|\bISSN\s[\d-]+|\bdoi\S*\s?\S+",
    r"\b(?!(?:RMB|USD|EUR|GBP|CNY|HKD|JPY|INR|Rs|RM|US)\d)[A-Za-z][A-Za-z-]*[-–]?\d[\w-]*",
)

_LABELS = re.compile(
    "|".join(
        (
            *TIMES,
            *ZH_LABELS,
            *map(re.escape, ZH_PHRASES),
            *(f"(?i:{p})" for p in EN_LABELS[:3]),
            *EN_LABELS[3:],
        )
    )
)
BLANK = "\ufffc"
"""Stands for each blanked character, so that offsets stay."""


def blank(text: str) -> str:
    """Folded text with dates, labels and set phrases blanked out, same length."""
    for start, end in spans(text):
        text = text[:start] + BLANK * (end - start) + text[end:]
    return _LABELS.sub(lambda match: BLANK * len(match[0]), text)
