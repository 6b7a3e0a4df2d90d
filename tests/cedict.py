"""The dictionary of English and Chinese, for all tests and the programs that they start.

It is made once a machine and for each state of the code that makes it, and lies beside the
system's other temporary files. Beside it nothing has been learned from it: learning takes half a
minute, and is tested by itself.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

from indexer import language
from indexer.language import associations, dictionary

ROOT = Path(__file__).parent.parent


@cache
def folder() -> Path:
    """The folder that it lies in."""
    makers = hashlib.sha256()
    code = Path(language.__file__).parent
    for source in (Path(__file__), *sorted(code.glob("*.py")), *sorted(code.glob("*.txt"))):
        makers.update(source.read_bytes())
    name = f"yinju-tests-{getpass.getuser()}-{makers.hexdigest()[:12]}"
    path = Path(tempfile.gettempdir()) / name
    path.mkdir(mode=0o700, exist_ok=True)
    dictionary.ensure(path)
    if not (path / associations.file_name()).exists():
        associations.write(path / associations.file_name(), {}, {})
    return path


def environment() -> dict[str, str]:
    """Variables for a program of ours in a process of its own: this code, this dictionary."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "YINJU_DICTIONARY": str(folder())}


def file() -> Path:
    return folder() / dictionary.file_name()


@cache
def opened() -> dictionary.Dictionary:
    return dictionary.Dictionary(file())


@cache
def learned() -> associations.Associations:
    """What is learned from it, for measuring: the first time takes half a minute."""
    return associations.Associations(associations.ensure(folder() / "learned"))
