"""Files that stand beside the code of a package: word lists and tables."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def text(package: str, name: str) -> str:
    """A text file of a package (``__package__`` of the module that asks), in UTF-8."""
    return (files(package) / name).read_text(encoding="utf-8")


def table(package: str, name: str) -> dict[str, Any]:
    """A TOML file of a package, read anew with each call."""
    return tomllib.loads(text(package, name))
