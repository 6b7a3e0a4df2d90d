"""What a unit measures: money, a ratio, time, area; for all that ask whether two numbers are of one
kind."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.numbers.units import CURRENCY_SIGNS, EN_CURRENCIES, ZH_CURRENCIES

Dimension = str

_CURRENCIES = frozenset(
    {*ZH_CURRENCIES.values(), *CURRENCY_SIGNS.values(), *EN_CURRENCIES.values(), "cents"}
)
_RELATIONS = (
    ("ratio", re.compile("^(?:%|pp)$")),
    ("multiple", re.compile("^x$")),
    ("rank", re.compile("^rank")),
)
"""How one thing stands to another, by the units that show it."""
_MEASURES = (
    ("area", re.compile("square|hectares|acres|^mu$")),
    ("energy", re.compile(r"watt-hours$|\b\w?toe\b|joules|(?:oil|coal) equivalent")),
    ("power", re.compile("watts$")),
    ("mass", re.compile(r"tonnes\b|grams\b|\bcarats\b|^jin$")),
    ("speed", re.compile("per hour|per second")),
    ("age", re.compile("years old")),
    (
        "duration",
        re.compile("^(?:hours|(?:working )?days|years|months|weeks|minutes|(?:milli)?seconds)$"),
    ),
    ("volume", re.compile("litres|^cubic|gallons|barrels")),
    ("length", re.compile("metres$|miles$|^inches$|^feet$")),
    ("temperature", re.compile("degrees")),
)
"""Dimensions of time, size and force by the units that show them, the first that fits."""
RATIOS: frozenset[Dimension] = frozenset({"ratio", "multiple"})
MEASURED: frozenset[Dimension] = frozenset(name for name, _ in _MEASURES)
"""Dimensions whose units nobody counts unless by name."""


@lru_cache(maxsize=1024)
def dimension(unit: str | None) -> Dimension | None:
    """What a unit measures: ``count`` where it but names what is counted, None where there is no
    unit."""
    if unit is None:
        return None
    if is_currency(unit):
        return "money"
    return next((d for d, units in (*_RELATIONS, *_MEASURES) if units.search(unit)), "count")


def is_currency(unit: str | None) -> bool:
    """Whether a unit is a currency's ISO code, or a hundredth of one."""
    return unit in _CURRENCIES


def says_what(unit: str | None) -> bool:
    """Whether a unit says something of what is counted: people, not percent or dollars."""
    return dimension(unit) not in (None, "money", *RATIOS)
