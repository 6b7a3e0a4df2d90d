"""Which currencies a text names, beside an amount or without one."""

from __future__ import annotations

import re

from indexer.numbers.units import CURRENCY_SIGNS, EN_CURRENCIES, ZH_CURRENCIES

_MANY = frozenset({"元", "圆", "卢比", "比索", "新元"})
"""Names of several countries' currencies, which tell none from another."""
_WORDS = frozenset({"pounds", "won", "rand", "pesos"})
"""Words of other senses, too."""

_CODES = {
    **{name: code for name, code in ZH_CURRENCIES.items() if name not in _MANY},
    **{name.lower(): code for name, code in EN_CURRENCIES.items() if name not in _WORDS},
    **{sign.lower(): code for sign, code in CURRENCY_SIGNS.items() if len(sign) > 2},
}
_NAMES = re.compile(
    "|".join(
        rf"(?<![a-z]){re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name)
        for name in sorted(_CODES, key=lambda name: -len(name))
    )
)


def currencies(text: str) -> frozenset[str]:
    """ISO codes of the currencies that a folded text in lower case names: 人民币, "in dollars"; a
    mere 元 may be any."""
    return frozenset(_CODES[found[0]] for found in _NAMES.finditer(text))
