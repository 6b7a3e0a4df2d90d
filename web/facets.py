"""What the results of a search can be narrowed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask_babel import lazy_gettext

from web import models, records
from web.access import library
from web.names import source_name

NAMES = {
    "section": lazy_gettext("Section"),
    "kind": lazy_gettext("Kind"),
    "year": lazy_gettext("Year"),
    "document": lazy_gettext("Report"),
    "source": lazy_gettext("Source"),
}
"""The facets in the order they are shown in; each is a parameter of the search."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet's value, with the address that adds or removes it."""

    label: str
    count: int
    chosen: bool
    url: str


def offered(
    parameters: models.SearchParameters,
    answer: models.SearchAnswer,
    address: Callable[..., str],
) -> dict[str, list[Choice]]:
    """Facet name → choices. A facet with one value that is not chosen narrows nothing.

    ``address`` gives the search's address with the parameters named changed.
    """
    opened = open_sections(parameters, answer)
    found = {
        name: [
            choice(parameters, name, value, address)
            for value in answer.facets.get(name, [])
            if name != "section" or parent(value.value) in opened
        ]
        for name in NAMES
    }
    return {
        name: choices
        for name, choices in found.items()
        if len(choices) > 1 or any(c.chosen for c in choices)
    }


def chosen(
    parameters: models.SearchParameters,
    answers: Iterable[models.SearchAnswer],
    address: Callable[..., str],
) -> list[tuple[str, Choice]]:
    """The facet values that the search is narrowed to, by name, each with the address without it.

    ``answers`` know their labels; a value that none of them has is its own.
    """
    known = {
        (name, value.value): value
        for answer in answers
        for name, values in answer.facets.items()
        for value in values
    }
    return [
        (name, choice(parameters, name, known.get((name, value)) or unknown(name, value), address))
        for name in NAMES
        for value in map(str, getattr(parameters, name))
    ]


def unknown(name: str, value: str) -> models.FacetValue:
    label = records.kind_label(value) if name == "kind" else value
    return models.FacetValue(value=value, label=label, count=0)


def choice(
    parameters: models.SearchParameters,
    name: str,
    value: models.FacetValue,
    address: Callable[..., str],
) -> Choice:
    chosen = [str(v) for v in getattr(parameters, name)]
    above = sections_down_to(value.value) if name == "section" and value.count else []
    kept = [v for v in chosen if v not in (*above, value.value)]
    return Choice(
        label=source_name(value.value).text if name == "source" else value.label,
        count=value.count,
        chosen=value.value in chosen,
        url=address(**{name: kept if value.value in chosen else [*kept, value.value]}),
    )


def open_sections(
    parameters: models.SearchParameters, answer: models.SearchAnswer
) -> set[str | None]:
    """The sections whose sections are offered: the chosen ones and those above them.

    None stands above the chapters.
    """
    found = {value.value for value in answer.facets.get("section", [])}
    chosen = found.intersection(parameters.section)
    return {None, *(above for value in chosen for above in sections_down_to(value))}


def parent(value: str) -> str | None:
    *_, above, _section = [None, *sections_down_to(value)]
    return above


def sections_down_to(value: str) -> list[str]:
    """The facet's values (``report/section``) from the chapter down to this one."""
    report, _, id = value.partition("/")
    document = library().document(report)
    path = records.section_path(document, records.find_section(document, id))
    return [f"{report}/{section.id}" for section in path]
