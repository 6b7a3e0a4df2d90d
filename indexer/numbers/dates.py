"""Stretches of text whose digits are no quantities: dates, labels, set phrases.

Tables for a linguist to extend. They are blanked out before a grammar reads the text.
"""

from __future__ import annotations

import re

from indexer.numbers.tables import words

_YEAR = r"(?:1[5-9]|20|21)\d{2}"
_ZH_YEAR = (
    rf"(?:{_YEAR}|[一二][零〇一二三四五六七八九]{{3}}"
    r"|(?<!\d)[012]\d(?=年(?![来内间期前后以的多龄均])))"
)
_SEP = r"\s?[-–—−~～至到]\s?"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"

ZH_DATES = (
    rf"{_ZH_YEAR}(?:年[初末底中]?)?{_SEP}{_ZH_YEAR}年(?:[代度初末底])?",
    rf"{_YEAR}[/／]\d{{2,4}}(?:财年|年度|学年|年)",
    rf"{_ZH_YEAR}年(?:{_MONTH}(?:月份?)?{_SEP})?{_MONTH}月份?(?:{_DAY}(?:日|号)?{_SEP})?{_DAY}[日号]",
    rf"{_ZH_YEAR}年(?:{_MONTH}(?:月份?)?(?:{_SEP}|[、和])){{0,3}}{_MONTH}月份?",
    rf"{_ZH_YEAR}年?(?:第?[一二三四1-4](?:{_SEP}[一二三四1-4])?季度?|[Qq][1-4]|[Hh][12])",
    rf"{_ZH_YEAR}(?:财年|年(?:[代度初末底中]|上半年|下半年)?)",
    rf"(?:{_MONTH}(?:月份?)?{_SEP}){_MONTH}月份?(?!度)",
    rf"{_MONTH}月(?:{_DAY}[日号]{_SEP})?{_DAY}[日号]",
    rf"(?<![个\d.]){_MONTH}月份?(?![均度])",
    rf"(?:第?[一二三四](?:{_SEP}[一二三四])?|[前头][一二三四两三])(?:个)?季度",
    r"\d{2}(?:世纪|年代)|[二十一]+世纪|[六七八九]十年代",
    r"(?:上午|下午|凌晨|晚上?|中午|北京时间)\s?\d{1,2}[:：点时](?:\d{1,2}分?)?|\d{1,2}[:：]\d{2}(?![\d%])",
    r"双十[一二]|双1[12]|(?<!\d)618(?!\d)|九一一|(?<!\d)9[·.]11|[一二三四]季报",
)
ISO_DATES = (
    rf"(?<![\d.,]){_YEAR}\s?[-–/.]\s?(?:1[0-2]|0?[1-9])(?:\s?[-–/.]\s?(?:3[01]|[12]\d|0?[1-9]))?(?![\d%．亿万]|\.\d)",
    rf"(?<![\d.,]){_YEAR}\s?[-–—/~]\s?(?:{_YEAR}|\d{{2}})(?![\d%,]|\.\d)",
)
ZH_LABELS = (
    r"第\s?[\d一二三四五六七八九十百千两零〇]+(?:[-–—至到、]第?[\d一二三四五六七八九十百]+)?[\w]?",
    r"[（(]?[十]?[一二三四五六七八九十][)）、.．]",
    r"[（(]\s?\d{1,2}\s?[)）]",
    r"^\s*\d+(?:\.\d+)+\s+(?=[一-鿿])(?![十百千万亿倍个元美欧家户人名])|\d+(?:\.\d+){2,}",
    r"(?:税目|税号|品目|编码|编号|代码|证号|电话|邮编|图表?|表|附件|专栏|公式|文号)"
    r"\s?\d[\d_.\- ]*(?:[至到]\s?\d[\d_.\- ]*)?",
    r"(?:\d+|[百千五二三十]+)强",
    r"(?:\d{1,3}|[二十七]+)国集团",
    r"\d+号(?:文|线|楼|院|令)",
    r"[〔\[（(]" + _YEAR + r"[)）\]〕]",
)
ZH_PHRASES = words(
    """
    一带一路 十一五 十二五 十三五 十四五 十五五 两会 三农 一村一品 八项规定 四个全面 三个代表
    两个维护 四个自信 四个意识 两个确立 两个一百年 三位一体 四位一体 五位一体 一国两制
    两岸三地 三公经费 五险一金 千人千面 千千万万 千家万户 千方百计 成千上万 万家灯火 百年大计
    百家争鸣 万众一心 千载难逢 万无一失 百分百 十分 万分 一位数 两位数 三位数 个位数 双位数
    第三方 三方面 三次产业 一二三产业 三七开 七上八下 五花八门 四面八方 五湖四海 三心二意
    一心一意 独一无二 十全十美 九牛一毛 三令五申 一举两得 两全其美 接二连三 三番五次 四通八达
    一分为二 二分法 一成不变 半成品 四分五裂 七嘴八舌 三天两头 三言两语 三三两两 一丝一毫
    一点一滴 一家一户 一事一议 一人一 一企一 一国一 一对一 一站式 两手抓 三步走 二手 一线 二线
    三线 四线 五线 二维 三维 千禧一代 三八妇女节 五一劳动节 十一黄金周 三峡 三亚 三明 三沙
    三门 三星 三菱 三角 四川 五金 六安 七星 八达 九江 十堰 百度 千岛 万科 万达
    """
)
"""Set phrases and names with numerals that count nothing."""

EN_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
EN_DATES = (
    rf"\b{EN_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?,?\s{_YEAR}\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?{EN_MONTH}(?:,?\s{_YEAR})?\b",
    rf"\b{EN_MONTH},?\s{_YEAR}\b",
    rf"\b{EN_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?(?:%|percent|million|billion))",
    rf"\b(?:FY|fiscal(?:\syear)?|financial\syear|year)\s?'?(?:{_YEAR}|\d{{2}})(?:\s?[-–/]\s?\d{{2,4}})?\b",
    rf"\b(?:[QH][1-4]|[1-4]Q)\s?'?(?:{_YEAR}|\d{{2}})?\b",
    r"\b(?:the\s)?(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
    r"\s(?:half|quarter|three\squarters|two\squarters|(?:two|three|six|nine|ten)\smonths"
    r"|decade|century)\b",
    r"\b(?:first|last|past|next|coming|previous|following|recent)\s(?:\w+\s)?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
    r"\s(?:years?|months?|quarters?|weeks?|decades?|days?)\b",
    r"\b\d{4}s\b|\b\d{1,2}(?:st|nd|rd|th)\b(?:[\s-]century)?",
    r"\b\d{1,2}(?::\d{2})?\s?[ap]\.?m\b|\b\d{1,2}:\d{2}\b",
    r"\bhalf[\s-]year(?:ly)?\b|\b24/7\b|\b9/11\b",
    rf"(?<![\d.,$€£¥]){_YEAR}(?![\d%]|,\d|\.\d|\s(?:million|billion|thousand|percent|per\scent))",
)
EN_LABELS = (
    r"\b(?:chapter|chap|section|sec|figure|fig|table|box|annex|appendix|page|pages|pp|p|no|nos|vol"
    r"|volume|issue|article|part|note|notes|step|phase|version|chart|exhibit|type|class|level|tier"
    r"|grade|item|goal|target|sdg|rule|title|paragraph|question|row|column)s?\.?\s?#?"
    r"\d+(?:\.\d+)*(?:\s?[-–]\s?\d+)?(?:,\s?\d+\s?[-–]\s?\d+)?",
    r"\btop[\s-]?(?:\d+|five|ten|twenty|three)\b",
    r"^\s*\d+(?:\.\d+)*\.?\s+(?=[A-Z])",
    r"[\[(]\d{1,3}[\])]",
    r"https?://\S+|\bwww\.\S+|\bISBN\s[\d-]+|\bISSN\s[\d-]+|\bdoi\S*\s?\S+",
    r"\b(?!(?:RMB|USD|EUR|GBP|CNY|HKD|JPY|INR|Rs|RM|US)\d)[A-Za-z][A-Za-z-]*[-–]?\d[\w-]*",
)

_ZH = re.compile("|".join((*ZH_DATES, *ISO_DATES, *ZH_LABELS, *map(re.escape, ZH_PHRASES))))
_EN_DATES = re.compile("|".join((*ISO_DATES, *EN_DATES)), re.IGNORECASE)
_EN_LABELS = re.compile("|".join(EN_LABELS))

BLANK = "\ufffc"
"""Stands for each blanked character, so that offsets stay."""


def blank(text: str) -> str:
    """The text with dates, labels and set phrases blanked out, same length."""
    for pattern in (_ZH, _EN_DATES, _EN_LABELS):
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])
