"""What a unit measures: money, a ratio, time, area; for all that ask whether two numbers are of one
kind."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.numbers.tables import words
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
_PREFIX = "(?:nano|micro|milli|centi|kilo|mega|giga|tera|exa)?"
_LENGTHS = rf"(?:{_PREFIX}metres|miles|inches|feet|yards)"
_MEASURES = (
    ("area", re.compile(rf"^(?:square {_LENGTHS}|hectares|acres|mu)$")),
    (
        "energy",
        re.compile(rf"^(?:{_PREFIX}(?:watt-hours|joules)|[kM]?toe)$| of (?:oil|coal) equivalent$"),
    ),
    ("power", re.compile(rf"^{_PREFIX}watts$")),
    ("mass", re.compile(rf"^(?:{_PREFIX}(?:tonnes|grams)|carats|jin)\b")),
    (
        "speed",
        re.compile(rf"^(?:nautical )?{_LENGTHS} per (?:hour|second)$|^{_PREFIX}bits per second$"),
    ),
    ("age", re.compile("^years old$")),
    (
        "duration",
        re.compile("^(?:hours|(?:working )?days|years|months|weeks|minutes|(?:milli)?seconds)$"),
    ),
    ("volume", re.compile(rf"^(?:cubic {_LENGTHS}|{_PREFIX}litres|gallons|barrels)\b")),
    ("length", re.compile(rf"^(?:nautical )?{_LENGTHS}$")),
    ("temperature", re.compile("^degrees (?:Celsius|Fahrenheit)$")),
)
"""Dimensions of time, size and force by the units that show them, the first that fits."""
MEASURED: frozenset[Dimension] = frozenset(name for name, _ in _MEASURES)
"""Dimensions whose units nobody counts unless by name."""
_COUNTED: dict[str, frozenset[str]] = {
    kind: frozenset(words(units))
    for kind, units in {
        "people": """
            people persons individuals men women children adults residents citizens inhabitants
            visits visitors tourists guests travellers passengers riders users consumers netizens
            members employees staff workers labourers migrants drivers couriers teachers students
            pupils graduates doctors nurses physicians patients carers caregivers volunteers experts
            scholars executives managers directors officials farmers fishers respondents
            participants parents buyers sellers suppliers customers clients merchants traders
            exporters importers tenants owners operators millennials
        """,
        "organisations": """
            companies firms businesses enterprises smes organisations organizations institutions
            schools kindergartens colleges universities hospitals clinics banks insurers shops
            stores factories merchants retailers traders buyers sellers suppliers customers clients
            members exporters importers operators users guesthouses hotels restaurants pharmacies
            libraries museums sites
        """,
        "households": """
            households families residents farmers fishers tenants owners operators merchants traders
            customers clients users members
        """,
        "dealings": "orders transactions deals contracts loans parcels inquiries",
        "texts": "articles documents papers books copies reports reviews comments",
        "characters": "words characters",
        "jobs": "jobs vacancies",
        "languages": "languages tongues",
        "countries": "countries nations economies states territories regions",
        "areas": "provinces cities towns counties districts villages townships regions areas",
        "vehicles": "vehicles cars buses lorries trucks taxis bicycles bikes",
        "vessels": "ships boats vessels",
        "aircraft": "aircraft planes aeroplanes flights",
        "beds": "beds",
        "rooms": "rooms bedrooms guestrooms",
        "livestock": "head cattle sheep pigs cows",
        "plants": "plants trees",
        "scores": "points",
        "certificates": "certificates licences licenses permits patents trademarks diplomas",
        "events": "exhibitions fairs events meetings conferences forums",
    }.items()
}
"""Kinds of things that are counted, with the units that show them. What may be of two kinds, as a
buyer is a person or a firm, stands with both."""
_MOSTLY_PEOPLE = frozenset({"users", "members"})
"""Units of what may be firms, and mostly is people."""
_THINGS = frozenset(
    words(
        """
        products goods commodities brands accounts sub-accounts subaccounts apps websites videos
        photographs pictures episodes translations services inventions machines devices robots
        turbines wells bridges tunnels incidents accidents crimes thefts
        """
    )
)
"""Things of none of these kinds, which any other unit may count."""
OF_ANY_KIND = frozenset({"items", "pieces", "units"})
"""Units that say nothing of what they count."""


def _noun(unit: str) -> str:
    return unit.rpartition(" ")[2]


@lru_cache(maxsize=1024)
def _kinds(unit: str) -> frozenset[str]:
    noun = _noun(unit)
    return frozenset(kind for kind, units in _COUNTED.items() if noun in units)


def counts_other(unit: str | None, other: str | None) -> bool:
    """Whether a unit counts things of a known kind, orders, and another one others, people or
    priorities, or what nobody counts, kilometres; or what is of none, products, and another one
    what is; ``items`` may be of any kind."""
    kinds, others = _kinds(unit or ""), _kinds(other or "")
    if other is None or other in OF_ANY_KIND:
        return False
    if not kinds:
        is_thing = _noun(unit or "") in _THINGS
        return is_thing and bool(others)
    measures = dimension(other)
    return measures in MEASURED or (measures == "count" and not kinds & others)


def counts_within(unit: str | None, other: str | None) -> bool:
    """Whether all that a unit may count another one may: employees are people, sellers may be
    firms."""
    kinds = _kinds(unit or "")
    return bool(kinds) and kinds <= _kinds(other or "")


def counts_people(unit: str | None) -> bool:
    """Whether a unit counts people: patients, users; not buyers, which are as often firms."""
    noun = _noun(unit or "")
    kinds = _kinds(noun)
    return "people" in kinds and ("organisations" not in kinds or noun in _MOSTLY_PEOPLE)


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


def is_ratio(unit: str | None) -> bool:
    """Whether a unit tells how one amount stands to another: percent, points, times."""
    return dimension(unit) in ("ratio", "multiple")


def says_what(unit: str | None) -> bool:
    """Whether a unit says something of what is counted: people, not percent or dollars."""
    return not is_ratio(unit) and dimension(unit) not in (None, "money")
