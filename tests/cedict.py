"""The dictionary of English and Chinese, built once a run for all tests that look words up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.language import dictionary

_FOLDER = TemporaryDirectory(prefix="yinju-dictionary-")
"""Goes when the process ends."""


@cache
def folder() -> Path:
    """The folder that it lies in."""
    dictionary.ensure(Path(_FOLDER.name))
    return Path(_FOLDER.name)


def file() -> Path:
    return folder() / dictionary.file_name()


@cache
def opened() -> dictionary.Dictionary:
    return dictionary.Dictionary(file())
