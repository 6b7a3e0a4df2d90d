"""Lengths of time in two or three units: 1小时48分钟, 三年零四个月, "two hours and ten minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.model import Number
from indexer.numbers import en, zh

_ZH = r"(?:\d+|[一二两三四五六七八九十]+)"
_EN = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_STEPS = (
    (("年",), ("个月",), "year", "month", 12),
    (("个星期", "星期", "周"), ("天",), "week", "day", 7),
    (("天",), ("个小时", "小时"), "day", "hour", 24),
    (("个小时", "小时"), ("分钟", "分"), "hour", "minute", 60),
    (("分钟", "分"), ("秒钟", "秒"), "minute", "second", 60),
)
"""Chinese words of the longer and the shorter unit, their English names, how many make one."""
_WORDED = tuple(
    (
        re.compile(
            rf"(?<![\d.第])(?P<long>{_ZH})(?:{'|'.join(longer)})[零又]?(?P<short>{_ZH})(?:{'|'.join(shorter)})"
            rf"|\b(?P<en_long>{_EN})[\s-]{long}s?,?\s(?:and\s)?(?P<en_short>{_EN})[\s-]{short}s?\b",
            re.IGNORECASE,
        ),
        f"{short}s",
        Decimal(factor),
    )
    for longer, shorter, long, short, factor in _STEPS
)


_CLOCK = re.compile(
    r"(?<![\d.第])(?P<h>\d+)个?小时(?P<m>\d+)分钟?(?P<s>\d+)秒"
    r"|\b(?P<en_h>\d+) hours?,? (?P<en_m>\d+) minutes?,? (?:and )?(?P<en_s>\d+) seconds?\b",
    re.IGNORECASE,
)
"""A length of time as a stopwatch shows it, in three units: 4小时17分28秒."""


def scan(text: str) -> Iterator[Number]:
    """Yield the lengths of time in folded text that two or three units tell, in the shortest."""
    clocks = list(_CLOCK.finditer(text))
    for clock in clocks:
        hours, minutes, seconds = map(Decimal, filter(None, clock.groups()))
        whole = (hours * 60 + minutes) * 60 + seconds
        yield Number(start=clock.start(), end=clock.end(), value=whole, unit="seconds")
    for pattern, unit, factor in _WORDED:
        for match in pattern.finditer(text):
            if any(clock.start() <= match.start() < clock.end() for clock in clocks):
                continue
            value = _value(match, factor)
            if value is not None:
                yield Number(start=match.start(), end=match.end(), value=value, unit=unit)


def _value(match: re.Match[str], factor: Decimal) -> Decimal | None:
    """None where the shorter part is as long as the longer unit or makes a rate of it: 一天24小时,
    一周五天."""
    if match["en_long"]:
        long, short = en.evaluate(match["en_long"]), en.evaluate(match["en_short"])
    else:
        read = (zh.evaluate(match["long"]), zh.evaluate(match["short"]))
        if match["long"] == "一" or read[0] is None or read[1] is None:
            return None
        long, short = read[0][0], read[1][0]
    return long * factor + short if short < factor else None
