"""What may be wrong with a set-up, told before readers meet it.

Each check looks at one thing, changes nothing, and tells what it saw in plain words.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from itertools import chain
from pathlib import Path

from indexer import corpus, keys, semantic, translation
from indexer.config import Config, load
from indexer.errors import ConfigError, CorpusError, YinjuError
from indexer.fingerprint import fingerprint, report_folders
from indexer.language import associations, dictionary, glossary
from indexer.language.once import is_whole
from indexer.store import Store

ROOM = 50_000_000
"""Bytes that must be free: a build stands beside the one in force; the dictionary takes 25 MB."""
WIDE = 65536
"""Addresses of a network that is hardly one of proxies alone."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check saw."""

    subject: str
    """What it looked at: ``settings``, ``corpus``, ``index`` …"""
    good: bool
    message: str
    hint: str | None = None
    """How to mend it, where it is not good."""


def examine() -> Iterator[Remark]:
    """Look at everything, in the order in which things depend on each other.

    Without readable settings there is nothing else to look at.
    """
    try:
        config = load()
    except ConfigError as error:
        yield _trouble("settings", error)
        return
    yield Remark("settings", True, f"Read; the corpus is {config.corpus}.")
    for check in (_corpus, _semantic, _index_folder, _index, _dictionary, _port, _proxies, _access):
        yield from check(config)


def _corpus(config: Config) -> Iterator[Remark]:
    try:
        folders = report_folders(config.corpus)
    except CorpusError as error:
        yield _trouble("corpus", error)
        return
    if not folders:
        hint = "`yinju add FILE` puts a report there."
        yield Remark("corpus", False, f"{config.corpus} holds no report.", hint)
    for folder in folders:
        try:
            corpus.read(folder)
            glossary.load(folder / glossary.FILE_NAME)
            translation.load(folder / translation.PO_NAME)
        except YinjuError as error:
            yield _trouble("corpus", error)
        else:
            yield Remark("corpus", True, f"{folder.name} can be read.")


def _semantic(config: Config) -> Iterator[Remark]:
    try:
        name = semantic.embedder_name(config.semantic)
    except ConfigError as error:
        yield _trouble("semantic", error)
    else:
        yield Remark("semantic", True, f"On: {name}." if name else "Off.")


def _index_folder(config: Config) -> Iterator[Remark]:
    """Whether a build could be written; others who could write it could have their code run."""
    yield from _writable("index", config.index)
    if config.index.is_dir() and os.name == "posix":
        found = config.index.stat()
        if found.st_uid != os.geteuid() or found.st_mode & 0o022:
            yield Remark(
                "index",
                False,
                f"{config.index} can be written by others: an index is as trusted as code.",
                f"Make it the service's own: `chown` it and `chmod 0700 {config.index}`.",
            )


def _writable(setting: str, folder: Path) -> Iterator[Remark]:
    existing = next(each for each in (folder, *folder.parents) if each.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        yield Remark(
            setting,
            False,
            f"{existing} cannot be written: {error.strerror}.",
            f"Give the service's user the folder, or set `{setting}` in config.toml elsewhere.",
        )
    if shutil.disk_usage(existing).free < ROOM:
        yield Remark(
            setting,
            False,
            f"{existing} has less than {ROOM // 1_000_000} MB of room left.",
            f"Free some, or set `{setting}` in config.toml elsewhere.",
        )


def _index(config: Config) -> Iterator[Remark]:
    last = Store(config.index).last_good()
    if last is None:
        yield Remark("index", True, "None that is whole yet: the next start builds it.")
        return
    for failure in last.manifest.failures:
        yield Remark("index", False, f"{failure.document}: {failure.message}", failure.hint)
    try:
        current = last.manifest.fingerprint == fingerprint(config)
    except (CorpusError, ConfigError):  # Told already.
        return
    state = "current" if current else "older than corpus or program: the next start renews it"
    yield Remark("index", True, f"Whole, built {last.manifest.built}, {state}.")


def _dictionary(config: Config) -> Iterator[Remark]:
    names = (dictionary.file_name(), associations.file_name())
    if all(is_whole(config.dictionary / name) for name in names):
        yield Remark("dictionary", True, "There.")
    else:
        yield from _writable("dictionary", config.dictionary)
        yield Remark("dictionary", True, "Not there yet: the next start makes it.")


def _port(config: Config) -> Iterator[Remark]:
    host, port = config.server.host, config.server.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((host, port))
        except OSError as error:
            yield Remark(
                "port",
                False,
                f"{host}:{port} cannot be listened on: {error.strerror}.",
                "If that is not the running service itself, set server.host and server.port.",
            )
        else:
            yield Remark("port", True, f"{host}:{port} is free.")


def _proxies(config: Config) -> Iterator[Remark]:
    outside = config.server.host not in ("localhost", "127.0.0.1", "::1")
    if config.proxy.hops == 0:
        told = "No proxy is believed; the whole network may ask." if outside else "None believed."
        yield Remark("proxies", True, told)
    elif not config.proxy.trusted:
        yield Remark(
            "proxies",
            False,
            f"proxy.hops is {config.proxy.hops}, but none is trusted.",
            "Put the address the proxy speaks from into proxy.trusted.",
        )
    elif outside and all(_is_loopback(each) for each in config.proxy.trusted):
        yield Remark(
            "proxies",
            False,
            f"Listens on {config.server.host}, but only proxies on this machine are trusted.",
            "Set server.host to 127.0.0.1, or proxy.trusted to where the proxy speaks from.",
        )
    else:
        trusted = ", ".join(config.proxy.trusted)
        yield Remark("proxies", True, f"{config.proxy.hops} believed, from {trusted}.")


def _access(config: Config) -> Iterator[Remark]:
    """Who gets in as whom."""
    told = list(chain(_sign_on(config), _keys(config), _rate(config), _restricted(config)))
    yield from told
    if all(remark.good for remark in told):
        signed = f"by {config.access.user_header}" if config.access.sign_on else "of nobody"
        rate = config.access.rate or "any number of requests"
        yield Remark("access", True, f"Sign-on {signed}; {rate}.")


def _sign_on(config: Config) -> Iterator[Remark]:
    if not config.access.sign_on:
        return
    if not config.proxy.hops or not config.proxy.trusted:
        yield Remark(
            "access",
            False,
            "access.sign_on is on, but no proxy is trusted: every sign-on is dropped.",
            "Set proxy.hops and proxy.trusted to the proxy that signs readers on.",
        )
    for network in map(_network, config.proxy.trusted):
        if network.num_addresses > WIDE:
            yield Remark(
                "access",
                False,
                f"proxy.trusted has {network}: whoever speaks from there can be anybody.",
                "Name the proxy's own address.",
            )


def _keys(config: Config) -> Iterator[Remark]:
    path = config.access.keys
    try:
        keys.read(path)
    except ConfigError as error:
        yield _trouble("access", error)
        return
    if os.name == "posix" and path.exists() and path.stat().st_mode & 0o077:
        yield Remark(
            "access",
            False,
            f"{path} is open to others: who may write it lets themselves in.",
            f"`chmod 0600 {path}`.",
        )


def _rate(config: Config) -> Iterator[Remark]:
    from web.limiting import check  # Only here: it loads what serves.

    try:
        reached = check(config.access)
    except ConfigError as error:
        yield _trouble("access", error)
        return
    if not reached:
        yield Remark(
            "access",
            False,
            f"{config.access.rate_storage} cannot be reached: each process counts by itself.",
            "Start Redis, or set access.rate_storage to where it is.",
        )


def _restricted(config: Config) -> Iterator[Remark]:
    """Reports that nobody sees, since nobody can be in their groups."""
    if config.access.sign_on:
        return
    try:
        granted = {group for key in keys.read(config.access.keys) for group in key.groups}
    except ConfigError:  # Told already.
        granted = set()
    for folder in _folders(config):
        try:
            groups = corpus.description(folder / corpus.DESCRIPTION_NAME).groups
        except CorpusError:  # Told already.
            continue
        if groups and not granted.intersection(groups):
            yield Remark(
                "access",
                False,
                f"{folder.name} is for {', '.join(groups)} only, and nobody can be one of them.",
                "Set access.sign_on, give a key the group, or take `groups` out of report.toml.",
            )


def _folders(config: Config) -> list[Path]:
    try:
        return report_folders(config.corpus)
    except CorpusError:  # Told already.
        return []


def _network(text: str) -> IPv4Network | IPv6Network:
    return ip_network(text, strict=False)


def _is_loopback(network: str) -> bool:
    try:
        return ip_address(network.partition("/")[0]).is_loopback
    except ValueError:
        return False


def _trouble(subject: str, error: YinjuError) -> Remark:
    return Remark(subject, False, error.message, error.hint)
