"""An index's files read whole and checked, so that what happens to them later does no harm.

A searcher works on the bytes that were read and checked when it was opened: a file that is
truncated, deleted or overwritten under a running service changes nothing for it (a memory-mapped
file that shrinks would end the process), and nothing is unpickled that was not written by us.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from indexer.errors import BuildError

MANIFEST = "checksums.json"
MEND = "Build the index again: yinju build."


def seal(directory: Path) -> None:
    """Write down the SHA-256 of every file in ``directory``. Raises OSError."""
    sums = {path.name: _checksum(path.read_bytes()) for path in sorted(directory.iterdir())}
    (directory / MANIFEST).write_text(json.dumps(sums, indent=1), encoding="utf-8")


def read(directory: Path) -> dict[str, bytes]:
    """Name → content of every file that was sealed.

    Raises BuildError where one is missing, unreadable or not as it was sealed.
    """
    sums = _manifest(directory / MANIFEST)
    return {name: _checked(directory / name, checksum) for name, checksum in sums.items()}


def _manifest(path: Path) -> dict[str, str]:
    try:
        sums = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BuildError(f"The index has no readable {path}: {error}", hint=MEND) from error
    if not isinstance(sums, dict):
        raise BuildError(f"The index's {path} is damaged.", hint=MEND)
    return sums


def _checked(path: Path, checksum: str) -> bytes:
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise BuildError(f"The index's file {path} cannot be read: {error}", hint=MEND) from error
    if _checksum(content) != checksum:
        raise BuildError(f"The index's file {path} is damaged.", hint=MEND)
    return content


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
