"""The interface's OpenAPI description as its reader needs it.

flask-openapi3 writes it from the code. What no type annotation can say is added here: which
reports there are for this reader, where the service stands, and which files ``format`` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from web.pictures import PNG_TYPE, SVG_TYPE
from web.sheets import CSV_TYPE, XLSX_TYPE

FILES = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE, "svg": SVG_TYPE, "png": PNG_TYPE}


def described(written: dict[str, Any], documents: Sequence[str], place: str) -> dict[str, Any]:
    """``written`` is what flask-openapi3 says; ``place`` the path that the service stands under."""
    description = deepcopy(written)
    description["servers"] = [{"url": place or "/"}]
    for operation in _operations(description):
        parameters = {each["name"]: each["schema"] for each in operation.get("parameters", ())}
        for schema in parameters.values():
            if schema.get("default", "") is None:  # Left out: an address has no null.
                del schema["default"]
        if "document" in parameters and documents:
            schema = parameters["document"]
            schema.get("items", schema)["enum"] = list(documents)
        _add_files(operation, parameters.get("format", {}).get("enum", ()))
    return description


def _operations(description: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in description["paths"].values():
        yield from item.values()


def _add_files(operation: dict[str, Any], formats: Iterable[str]) -> None:
    content = operation["responses"]["200"]["content"]
    for format in formats:
        if format in FILES:
            content[FILES[format]] = {"schema": {"type": "string", "format": "binary"}}
