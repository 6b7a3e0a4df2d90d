"""The numbers that headings carry: 一、 · 1.1 · 第一章 · （一） · Chapter 1."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百零〇"
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Style:
    """A way of numbering."""

    name: str
    pattern: re.Pattern[str]
    """Matches the number at a heading's begin; group 1 is what ``Section.number`` holds."""
    rank: int
    """Lower ranks stand above higher ones where a report has both."""
    split: bool
    """Is the number left out of the title?"""


STYLES = (
    Style("part", re.compile(rf"(第\s?[{_HAN}\d]{{1,4}}\s?(?:部分|[篇编卷]))[\s:：、]*"), 0, False),
    Style(
        "part-en",
        re.compile(r"(Part\s+(?:[IVX]{1,5}|\d{1,2}|One|Two|Three|Four|Five))\b[\s:.\-–—]*", re.I),
        0,
        False,
    ),
    Style("chapter", re.compile(rf"(第\s?[{_HAN}\d]{{1,4}}\s?章)[\s:：、]*"), 1, False),
    Style(
        "chapter-en",
        re.compile(
            r"(Chapter\s+(?:[IVX]{1,5}|\d{1,2}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten))\b[\s:.\-–—]*",
            re.I,
        ),
        1,
        False,
    ),
    Style("section", re.compile(rf"(第\s?[{_HAN}\d]{{1,4}}\s?节)[\s:：、]*"), 2, False),
    Style("roman", re.compile(r"([IVX]{1,5})[.、．]\s+"), 3, True),
    Style("han", re.compile(rf"([{_HAN}]{{1,3}})\s?[、．]\s*"), 3, True),
    Style("han-brackets", re.compile(rf"[（(]([{_HAN}]{{1,3}})[）)]\s*[、．.]?\s*"), 4, True),
    Style(
        "decimal",
        re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,4})(?![\d%])[.．、]?(?!\s*[%％万亿倍])\s*"),
        6,
        True,
    ),
    Style("integer", re.compile(r"(\d{1,2})(?:[.．](?!\d)|、)\s*"), 5, True),
    Style("integer-brackets", re.compile(r"[（(](\d{1,2})[）)]\s*"), 7, True),
)
"""Read in this order; a heading has the first that matches."""
_SPACED = Style("integer", re.compile(r"(\d{1,2})\s+(?=\S)"), 5, True)

_BACK_MATTER = re.compile(
    r"(?:[一二三四五六七八九十\d]+[、.]\s*)?(?:特别|本报告|报告)?"
    r"(?:作者|编者|撰写|撰稿|执笔|编写|编委会?|编辑|主编|课题组|项目组|研究团队|团队|顾问|指导|设计|排版|校对"
    r"|传播|数据支持|技术支持|支持|致谢|鸣谢|感谢|后记|结语|附录|附表|附图|附件|参考文献|参考资料|注释|尾注"
    r"|免责声明|版权声明|法律声明|声明|联系我们|联系方式|关于我们)"
    r"(?:[及和与、](?:设计|传播|排版|校对|编辑|支持|致谢|联系方式|说明)|人员|成员|单位|机构|名单|简介|介绍|说明)*"
    r"|(?:about\s+(?:the\s+(?:authors?|report)|us)|authors?|contributors?|acknowledge?ments?"
    r"|appendix|appendices|annex|references|bibliography|notes|endnotes|disclaimer|contact(?:\s+us)?)",
    re.IGNORECASE,
)
"""Headings of back matter that are recognised without any marking."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's line taken apart."""

    style: Style | None
    number: str | None
    """As printed, where it is split off."""
    offset: int
    """Where the title begins."""
    path: tuple[int, ...]
    """The number's value: ``2.1.1`` is (2, 1, 1), 第二章 is (2,); empty where it has none."""


def read(line: str, *, spaced: bool = False) -> Numbered:
    """Take a heading's number off its line; ``spaced`` allows a number that only a space follows
    (``1 总体情况``)."""
    for style in (*STYLES, _SPACED) if spaced else STYLES:
        match = style.pattern.match(line)
        if match and (match.end() < len(line) or not style.split):
            offset = match.end() if style.split else 0
            number = match[1] if style.split else None
            return Numbered(style, number, offset, _path(match[1]))
    return Numbered(None, None, 0, ())


def _path(number: str) -> tuple[int, ...]:
    digits = re.findall(r"\d+", unicodedata.normalize("NFKC", number))
    if digits:
        return tuple(int(part) for part in digits)
    value = han_value("".join(character for character in number if character in _HAN))
    return (value,) if value else ()


def han_value(numeral: str) -> int:
    """The value of a Chinese numeral below 1,000 (十二 is 12); 0 where it is none."""
    total, digit = 0, 0
    for character in numeral:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _HAN_DIGITS.get(character, 0)
    return total + digit


def title(line: str) -> str:
    """A heading's line without its number."""
    return line[read(line).offset :].strip()


def compact(text: str) -> str:
    """A title for comparing: folded, without spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def is_back_matter(line: str) -> bool:
    """Does a line name a part of a report's back matter (作者, 致谢, Acknowledgements)?"""
    return _BACK_MATTER.fullmatch(line.rstrip("：: ")) is not None
