"""Names of provinces that Chinese runs together, a character each: 苏鲁两省 for 江苏 and 山东."""

from __future__ import annotations

import re

_NAMES = """
京北京 津天津 沪上海 渝重庆 冀河北 晋山西 辽辽宁 吉吉林 黑黑龙江 苏江苏 江江苏 浙浙江 皖安徽 闽福建
赣江西 鲁山东 豫河南 鄂湖北 湘湖南 粤广东 桂广西 琼海南 川四川 蜀四川 贵贵州 黔贵州 云云南 滇云南
藏西藏 陕陕西 秦陕西 甘甘肃 陇甘肃 青青海 宁宁夏 新新疆 蒙内蒙古 港香港 澳澳门 台台湾
"""
"""An abbreviation each, then what it is short for."""
_PROVINCES = {entry[0]: entry[1:] for entry in _NAMES.split()}
_RUN = re.compile(rf"[{''.join(_PROVINCES)}]{{2,6}}(?=[两二三四五六](?:省|地))")
"""Several of them before what says how many provinces they are."""


def spelled_out(question: str) -> str:
    """A folded question with the names of provinces that it abbreviates side by side."""
    return _RUN.sub(lambda run: "和".join(_PROVINCES[letter] for letter in run[0]), question)
