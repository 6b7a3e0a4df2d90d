"""How Chinese is pronounced: pinyin as people type it, without tones.

For: texts that are built into an index. Not for: being asked when queries are served; its tables
take a third of a second and 50 MB. ``pypinyin`` (MIT) was chosen because it reads characters by
the phrase they stand in (银行 yinhang, 行走 xingzou), which no table of characters can.
"""

from __future__ import annotations

from typing import Any, cast

from pypinyin import Style, lazy_pinyin


def readings(text: str) -> tuple[str, ...]:
    """The reading of each code point, ``v`` for ü; empty for what is no Chinese character."""
    return tuple(lazy_pinyin(text, style=Style.NORMAL, errors=cast(Any, _silent)))


def _silent(others: str) -> list[str]:
    """No reading for each of several code points: a list, which pypinyin's types leave out."""
    return [""] * len(others)
