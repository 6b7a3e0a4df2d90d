"""Quantities written out in English and Chinese, from their values.

Babel groups digits and names currencies; the large-number words are ours, since Babel's compact
forms round and reading a shown number must give its value back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from babel.dates import format_interval
from babel.numbers import format_decimal, get_currency_symbol

from indexer.language.analysis import detect
from indexer.model import Language, Period, Statistic
from indexer.numbers import units
from indexer.numbers.dimensions import is_currency

_EN_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_ZH_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_MOST_PLACES = 4
"""Decimals that a large-number word may carry: 27.7923 trillion; beyond it digits are clearer."""

_Write = Callable[[Decimal, Language], str]

_LOCALES: dict[Language, str] = {"zh": "zh", "en": "en_GB"}
"""Whose dates are written: British ones in English, as the rest of its words are."""

_SEVERAL: dict[int, dict[Language, str]] = {
    10: {"en": "dozens of", "zh": "数十"},
    10**2: {"en": "several hundred", "zh": "数百"},
    10**3: {"en": "several thousand", "zh": "数千"},
    10**4: {"en": "tens of thousands of", "zh": "数万"},
    10**5: {"en": "hundreds of thousands of", "zh": "数十万"},
    10**6: {"en": "several million", "zh": "数百万"},
    10**7: {"en": "tens of millions of", "zh": "数千万"},
    10**8: {"en": "hundreds of millions of", "zh": "数亿"},
    10**9: {"en": "several billion", "zh": "数十亿"},
}
"""How a count from ``n`` to ``10 n - 1``, which 数千 is read as, is said in each language."""

_ONE_OF = {"people": "person", "series": "series", "species": "species"}
"""Units whose one is not told by their ending."""

_FRACTION = re.compile(r"\d+/\d+")
_THIRDS = {
    Decimal("33.33"): {"en": "one third", "zh": "三分之一"},
    Decimal("66.67"): {"en": "two thirds", "zh": "三分之二"},
}


def show(
    value: Decimal,
    unit: str | None,
    language: Language,
    *,
    high: Decimal | None = None,
    qualifier: str | None = None,
    printed: str = "",
) -> str:
    """A quantity in words of a language: ``US$22.5 billion``, ``11 percentage points``,
    ``2–3 times``, ``about one third``; 225亿美元, 11个百分点, 2–3倍, 约三分之一.

    The qualifier may be of either language; one without a known translation is left out.
    ``printed`` is the text that the value was read from: 一半 is a half, no 50%, 1/4 no 25%.
    """
    if language == "en" and unit == "%" and printed == "一半":
        return _qualified("half", qualifier, language)
    if _FRACTION.fullmatch(printed):
        return _qualified(printed, qualifier, language)
    written = _english(value, high, unit) if language == "en" else _chinese(value, high, unit)
    return _qualified(written, qualifier, language)


def write_out(statistic: Statistic, language: Language) -> str:
    """A statistic's value in words of a language, with what bounds it: more than US$7 billion."""
    return show(
        statistic.value,
        statistic.unit,
        language,
        high=statistic.high,
        qualifier=bound(statistic.qualifier),
        printed=statistic.text,
    )


def bound(qualifier: str | None) -> str | None:
    """A qualifier that makes a number more or less; None for one that but remarks on it: 仅占."""
    return None if (qualifier or "").lower() in units.REMARKS else qualifier


def show_period(period: Period, language: Language) -> str:
    """The words that a period was read from where they are of the language; else its days in that
    language, by CLDR's formats."""
    has_words = bool(period.text) and not period.text.isdigit()
    if has_words and detect(period.text, otherwise=language) == language:
        return period.text
    first, last = period.first, period.last
    is_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    is_years = is_months and (first.month, last.month) == (1, 12)
    skeleton = "y" if is_years else "yMMMM" if is_months else "yMMMd"
    return format_interval(first, last, skeleton, locale=_LOCALES[language])


_RATIO_NAMES: dict[str, dict[Language, str]] = {
    "pp": {"en": "percentage points", "zh": "百分点"},
    "x": {"en": "times", "zh": "倍"},
    "rank": {"en": "rank", "zh": "名次"},
    "rank change": {"en": "rank change", "zh": "名次变化"},
}


def unit_name(unit: str, language: Language) -> str:
    """A unit by itself, without a number: companies, 企业; USD, 美元; %."""
    if unit in _RATIO_NAMES:
        return _RATIO_NAMES[unit][language]
    if language == "en":
        return unit
    if counted := units.ZH_COUNTED.get(unit):
        return counted[1:]  # without its measure word
    tables = (units.ZH_CURRENCIES, units.ZH_NOUNS, units.ZH_MEASURES, units.ZH_GENERIC)
    return next((name for table in tables if (name := _first_named(table, unit))), unit)


def _english(low: Decimal, high: Decimal | None, unit: str | None) -> str:
    if unit == "%":
        return _third(low, high, "en") or _span(low, high, "en", _grouped) + "%"
    if unit == "pp":
        noun = "percentage point" if low == 1 and high is None else "percentage points"
        return f"{_span(low, high, 'en', _grouped)} {noun}"
    if unit == "x":
        once = low == 1 and high is None
        return "onefold" if once else f"{_span(low, high, 'en', _grouped)} times"
    if unit == "rank":
        return f"No. {_span(low, high, 'en', _grouped)}"
    if unit == "rank change":
        places = "place" if low == 1 and high is None else "places"
        return f"{_span(low, high, 'en', _grouped)} {places}"
    several = _several(low, high, "en")
    if several and unit and not is_currency(unit):
        return f"{several} {unit}"
    amount = _span(low, high, "en", _scaled)
    if unit is None:
        return amount
    if is_currency(unit):
        sign = _sign(unit, "en")
        return f"-{sign}{amount[1:]}" if amount.startswith("-") else f"{sign}{amount}"
    return f"{amount} {_one_of(unit) if low == 1 and high is None else unit}"


def _several(low: Decimal, high: Decimal | None, language: Language) -> str | None:
    return _SEVERAL[int(low)][language] if low in _SEVERAL and high == 10 * low - 1 else None


def _one_of(unit: str) -> str:
    """The singular of an English unit: day, company, query per second, year old."""
    noun, *rest = unit.rsplit(" ", 1) if unit.endswith(" old") else unit.split(" per ", 1)
    following = unit[len(noun) :] if rest else ""
    *before, head = noun.split(" ")
    return " ".join([*before, _ONE_OF.get(head) or _without_plural(head)]) + following


def _without_plural(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _chinese(low: Decimal, high: Decimal | None, unit: str | None) -> str:
    if unit == "%":
        return _third(low, high, "zh") or _span(low, high, "zh", _grouped) + "%"
    if unit == "pp":
        return f"{_span(low, high, 'zh', _grouped)}个百分点"
    if unit == "x":
        return f"{_span(low, high, 'zh', _grouped)}倍"
    if unit == "rank":
        return f"第{_span(low, high, 'zh', _grouped)}"
    if unit == "rank change":
        return f"{_span(low, high, 'zh', _grouped)}位"
    amount = _several(low, high, "zh") or _span(low, high, "zh", _scaled)
    return amount + _zh_unit(unit)


def _zh_unit(unit: str | None) -> str:
    if unit is None:
        return ""
    if is_currency(unit):
        return _first_named(units.ZH_CURRENCIES, unit) or unit
    if counted := units.ZH_COUNTED.get(unit):
        return counted
    if measure := _first_named(units.ZH_MEASURES, unit):
        return measure
    if word := _first_named(units.ZH_GENERIC, unit):
        return word
    noun = _first_named(units.ZH_NOUNS, unit)
    return f"个{noun}" if noun else f" {unit}"


def _first_named(table: dict[str, str], unit: str) -> str | None:
    return next((word for word, named in table.items() if named == unit), None)


def _sign(unit: str, locale: str) -> str:
    """Babel's sign, with the country where a bare $ would leave it open."""
    sign = get_currency_symbol(unit, locale=locale)
    if sign == "$":
        return "US$"
    return sign if sign in units.CURRENCY_SIGNS else f"{unit} "


def _third(low: Decimal, high: Decimal | None, language: Language) -> str | None:
    return _THIRDS[low][language] if high is None and low in _THIRDS else None


def _span(low: Decimal, high: Decimal | None, language: Language, write: _Write) -> str:
    """One value, or a range whose ends share a number word, so that it reads only one way."""
    if high is None:
        return write(low, language)
    first, last = write(low, language), write(high, language)
    if _word(first) != _word(last):
        return f"{_grouped(low, language)}–{_grouped(high, language)}"
    return f"{first.removesuffix(_word(last))}–{last}"


def _word(written: str) -> str:
    return written.lstrip("0123456789.,-")


def _scaled(value: Decimal, language: Language) -> str:
    """With the largest number word that leaves few decimals: 22.5 billion, 225亿."""
    for scale, word in _EN_SCALES if language == "en" else _ZH_SCALES:
        part = value / scale
        if abs(part) >= 1 and part == round(part, _MOST_PLACES):
            return _grouped(part, language) + (f" {word}" if language == "en" else word)
    return _grouped(value, language)


def _grouped(value: Decimal, language: Language) -> str:
    """With thousands separators in English; Chinese counts by ten thousands and takes none."""
    if language == "zh":
        return f"{value:f}" if value != value.to_integral_value() else f"{value:.0f}"
    return str(format_decimal(value, locale="en", decimal_quantization=False))


def _qualified(written: str, qualifier: str | None, language: Language) -> str:
    said = (qualifier or "").lower()
    for zh, en, after in units.QUALIFIER_PAIRS:
        if said in (zh, en):
            word = en if language == "en" else zh
            if not after:
                return f"{word} {written}" if language == "en" else f"{word}{written}"
            return f"{written} {word}" if language == "en" else f"{written}{word}"
    return written
