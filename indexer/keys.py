"""Keys by which programs sign on: kept hashed in one file, shown once.

For: adding, listing, revoking and recognising keys. Not for: what a key's reader may see
(``desk``) or how a request carries it (``web.readers``). A key has 256 random bits, so that one
plain SHA-256 hides it: there is nothing to guess, and no salt or slow hash would add to that
(NIST SP 800-63B, 5.1.1.2, asks for those of secrets that people choose).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from filelock import FileLock

from indexer.corpus import Group
from indexer.errors import ConfigError, NotFoundError

PREFIX = "yinju_"
"""What every key begins with, so that leaked ones are found and others' are told apart."""
_RANDOM_BYTES = 32
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key."""

    name: str
    """Who signs on with it."""
    groups: tuple[Group, ...]
    """The groups whose reports it opens."""
    created: str
    """When, ISO 8601 in UTC."""
    sha256: str
    """Of the key, in hexadecimal."""


def read(path: Path) -> tuple[Key, ...]:
    """The keys that are good, by name; none where there is no file.

    Raises ConfigError where the file cannot be read.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Key, ...])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ConfigError(
            f"{path}: the keys cannot be read: {error.strerror}",
            hint="Make it the service's own, or set `access.keys` in config.toml elsewhere.",
        ) from error
    except msgspec.DecodeError as error:
        raise ConfigError(
            f"{path}: these are no keys: {error}",
            hint="Remove the file and add the keys anew with `yinju key add`.",
        ) from error


def add(path: Path, name: str, groups: Iterable[str] = ()) -> str:
    """Make a key; what comes back is kept nowhere.

    Raises ConfigError where the name is taken or impossible, a group's name is impossible, or
    the file cannot be read or written.
    """
    if not _NAME.fullmatch(name):
        raise ConfigError(
            f"{name!r} cannot be a key's name",
            hint="Letters, digits, dots, underscores and hyphens; 64 at most.",
        )
    key = PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        made = msgspec.convert(
            {"name": name, "groups": sorted(set(groups)), "created": now, "sha256": _hash(key)}, Key
        )
    except msgspec.ValidationError as error:
        raise ConfigError(f"impossible name of a group: {error}") from error
    with _locked(path):
        keys = read(path)
        if any(each.name == name for each in keys):
            raise ConfigError(
                f"there is a key {name} already", hint="Revoke it, or choose another name."
            )
        _write(path, sorted((*keys, made), key=lambda each: each.name))
    return key


def revoke(path: Path, name: str) -> None:
    """Have a key open nothing from now on.

    Raises NotFoundError where there is none of that name, ConfigError as ``add``.
    """
    with _locked(path):
        keys = read(path)
        kept = [each for each in keys if each.name != name]
        if len(kept) == len(keys):
            names = ", ".join(each.name for each in keys) or "none"
            raise NotFoundError(f"there is no key {name}", hint=f"There are: {names}.")
        _write(path, kept)


def recognised(keys: Iterable[Key], key: str) -> Key | None:
    """The one that this is; None for any other text. All are compared, each in constant time."""
    hashed = _hash(key)
    matching = [each for each in keys if hmac.compare_digest(each.sha256, hashed)]
    return matching[0] if matching else None


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Be the one process that writes the file, and explain what the system refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(path.name + ".lock")):
            yield
    except OSError as error:
        raise ConfigError(
            f"{path}: the keys cannot be written: {error.strerror}",
            hint="Run it as a user who may, or set `access.keys` in config.toml elsewhere.",
        ) from error


def _write(path: Path, keys: Sequence[Key]) -> None:
    """Whole or not at all, for the eyes of the file's owner alone, else its folder's."""
    owner = (path if path.exists() else path.parent).stat()
    content = msgspec.json.format(msgspec.json.encode(keys), indent=2)
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content + b"\n")
    if os.name == "posix" and os.geteuid() == 0:
        os.chown(new, owner.st_uid, owner.st_gid)
    new.replace(path)
