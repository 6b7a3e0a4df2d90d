"""Settings: what they are, their defaults, and where they are read from.

For: one frozen value that says where things are and how much is allowed. Not for: anything that
is particular to a report (that stands in its ``report.toml``). ``tomllib`` reads the file and
``msgspec`` checks types and ranges, so that the dataclasses below are the only list of settings.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import msgspec

from indexer.errors import ConfigError
from indexer.model import Language

PREFIX = "YINJU_"
FILE_VARIABLE = "YINJU_CONFIG"
FILE_NAME = "config.toml"
NO_FILE = Path(os.devnull)
"""Named as the settings' file: an empty one, on every system."""

NETWORK = r"^[0-9A-Fa-f.:]+(/\d+)?$"
ORIGIN = r"^https?://[^\s/;,'\"]+$"
HEADER = r"^[A-Za-z][A-Za-z0-9-]*$"
RATE = r"^([1-9]\d* per (second|minute|hour|day))?$"
PATH_PREFIX = r"^(/[^/\s]+)*$"

Count = Annotated[int, msgspec.Meta(ge=1)]
Network = Annotated[str, msgspec.Meta(pattern=NETWORK)]
Origin = Annotated[str, msgspec.Meta(pattern=ORIGIN)]
Header = Annotated[str, msgspec.Meta(pattern=HEADER)]
Rate = Annotated[str, msgspec.Meta(pattern=RATE)]

WORDS = {
    **{
        f"`str` matching regex {pattern!r}": words
        for pattern, words in {
            NETWORK: "an address or a network such as 10.0.0.5, 10.0.0.0/8 or ::1",
            ORIGIN: "a site such as https://portal.example, without a path",
            HEADER: "the name of a header",
            RATE: 'a rate such as "120 per minute", or nothing',
            PATH_PREFIX: "a path such as /yinju without a slash at its end, or nothing",
        }.items()
    },
    "`int`": "a whole number",
    "`float`": "a number",
    "`bool`": "true or false",
    "`str`": "a text in quotes",
    "`array`": "a list in brackets",
    "`object`": "a section",
}
"""What msgspec calls a type, in an operator's words."""


@dataclass(frozen=True, slots=True)
class ServerConfig:
    host: str = "127.0.0.1"
    port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 8000
    """0 takes a free port."""
    threads: Count = 4


@dataclass(frozen=True, slots=True)
class WatchConfig:
    interval: Annotated[float, msgspec.Meta(ge=0)] = 2.0
    """Seconds between two looks at the corpus; 0 never looks."""


@dataclass(frozen=True, slots=True)
class LimitsConfig:
    query_length: Count = 400
    """In code points."""
    results: Count = 50
    """Most results on one page."""


@dataclass(frozen=True, slots=True)
class AnswerConfig:
    threshold: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    """Least confidence of an answer that is given."""


@dataclass(frozen=True, slots=True)
class SemanticConfig:
    enabled: bool = False
    """Whether hits are ranked by meaning too; needs the extra ``yinju[semantic]``."""


@dataclass(frozen=True, slots=True)
class WebConfig:
    base_path: Annotated[str, msgspec.Meta(pattern=PATH_PREFIX)] = ""
    """Path prefix behind a proxy: empty, or ``/a/b`` without a slash at its end."""
    frame_ancestors: tuple[Origin, ...] = ()
    """Other sites whose pages may show ours in a frame."""
    cors_origins: tuple[Origin, ...] = ()
    """Other sites whose scripts may read the JSON interface."""
    indexed: bool = False
    """Whether search engines get ``robots.txt`` and ``sitemap.xml``."""


@dataclass(frozen=True, slots=True)
class ProxyConfig:
    hops: Annotated[int, msgspec.Meta(ge=0, le=10)] = 0
    """Proxies in a row that each add to the ``X-Forwarded-…`` headers; 0 believes none."""
    trusted: tuple[Network, ...] = ("127.0.0.1", "::1")
    """Where the nearest of them speaks from; what others say of themselves is dropped."""


@dataclass(frozen=True, slots=True)
class AccessConfig:
    sign_on: bool = False
    """Whether trusted proxies say who the reader is."""
    user_header: Header = "Remote-User"
    groups_header: Header = "Remote-Groups"
    """Names parted by commas, semicolons or bars."""
    keys: Path = Path("var/keys.json")
    """The keys of programs, hashed."""
    rate: Rate = ""
    """Requests that each reader, key or address may make; empty: any number."""
    rate_storage: str = "memory://"
    """Where they are counted: in each process by itself, or ``redis://…`` for all together."""


@dataclass(frozen=True, slots=True)
class LogConfig:
    format: Literal["text", "json"] = "text"
    requests: bool = False
    """One line for each request."""
    queries: bool = False
    """With what was asked, which may tell more of a reader than they like."""
    audit: bool = False
    """Who read which document, when and by which route."""
    unanswered: bool = False
    """That a search or a question found nothing."""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. ``config.toml`` in the project's root explains each to its reader."""

    corpus: Path = Path("corpus")
    index: Path = Path("var/index")
    dictionary: Path = Path("var/dictionary")
    engine: Literal["embedded", "memory"] = "embedded"
    language: Language = "zh"
    server: ServerConfig = field(default_factory=ServerConfig)
    watch: WatchConfig = field(default_factory=WatchConfig)
    limits: LimitsConfig = field(default_factory=LimitsConfig)
    answer: AnswerConfig = field(default_factory=AnswerConfig)
    semantic: SemanticConfig = field(default_factory=SemanticConfig)
    web: WebConfig = field(default_factory=WebConfig)
    proxy: ProxyConfig = field(default_factory=ProxyConfig)
    access: AccessConfig = field(default_factory=AccessConfig)
    log: LogConfig = field(default_factory=LogConfig)

    def variables(self) -> dict[str, str]:
        """The environment variables that hand exactly these settings to another process."""
        values = {
            PREFIX + "_".join(setting).upper(): _text(reduce(getattr, setting, self))
            for setting in _settings()
        }
        return {**values, FILE_VARIABLE: str(NO_FILE)}


def load(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """Read the settings: defaults, then the file, then the environment.

    ``path`` is the file; without it ``YINJU_CONFIG`` names it, else ``config.toml`` of the
    current folder is read if there is one. Relative paths count from the file's folder.

    Raises ConfigError where the file can't be read, a key is unknown or a value impossible.
    """
    environment = os.environ if environment is None else environment
    if path is None and FILE_VARIABLE in environment:
        path = Path(environment[FILE_VARIABLE])
    if path is None and Path(FILE_NAME).is_file():
        path = Path(FILE_NAME)
    given = {} if path is None else _read(path)
    origin = "the settings" if path is None else str(path)
    _refuse_unknown(given, origin)
    _convert(given, origin, strict=True)
    variables = _variables(environment)
    for setting, value in variables.items():
        _put(given, setting, value.split() if _is_list(setting) else value)
    config = _convert(given, "the environment", strict=not variables)
    folder = Path.cwd() if path is None else path.absolute().parent
    return replace(
        config,
        corpus=folder / config.corpus,
        index=folder / config.index,
        dictionary=folder / config.dictionary,
        access=replace(config.access, keys=folder / config.access.keys),
    )


def _text(value: object) -> str:
    """A setting as an environment variable holds it: a list is parted by spaces."""
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _settings(group: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every setting: ``("server", "port")``."""
    for name, kind in get_type_hints(group or Config).items():
        if is_dataclass(kind):
            yield from _settings(kind, (*path, name))
        else:
            yield (*path, name)


def _is_list(setting: tuple[str, ...]) -> bool:
    return isinstance(reduce(getattr, setting, Config()), tuple)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read: {error.strerror}",
            hint=f"Name an existing file in {FILE_VARIABLE}, or unset it.",
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: not TOML in UTF-8: {error}") from error


def _refuse_unknown(given: dict[str, Any], origin: str) -> None:
    settings = set(_settings())
    groups = {setting[:-1] for setting in settings}
    for path in _given_paths(given, groups):
        if path not in settings:
            raise ConfigError(
                f"{origin}: unknown setting {'.'.join(path)}",
                hint=_nearest(".".join(path), [".".join(s) for s in settings | groups - {()}]),
            )


def _given_paths(
    given: dict[str, Any], groups: set[tuple[str, ...]], path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    for name, value in given.items():
        here = (*path, name)
        if here in groups and isinstance(value, dict):
            yield from _given_paths(value, groups, here)
        elif here not in groups:
            yield here


def _variables(environment: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Settings that the environment overrides, by their path."""
    known = {PREFIX + "_".join(setting).upper(): setting for setting in _settings()}
    found = {}
    for name, value in environment.items():
        if not name.startswith(PREFIX) or name == FILE_VARIABLE:
            continue
        if name not in known:
            raise ConfigError(
                f"the environment: unknown variable {name}", hint=_nearest(name, known)
            )
        found[known[name]] = value
    return found


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0)
    return f"Did you mean {near[0]}?"


def _put(given: dict[str, Any], setting: tuple[str, ...], value: str | list[str]) -> None:
    for name in setting[:-1]:
        given = given.setdefault(name, {})
    given[setting[-1]] = value


def _convert(given: dict[str, Any], origin: str, *, strict: bool) -> Config:
    try:
        return msgspec.convert(
            given, Config, strict=strict, dec_hook=lambda kind, value: kind(value)
        )
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at `$.")
        for name, words in WORDS.items():
            problem = problem.replace(name, words)
        raise ConfigError(
            f"{origin}: {place.rstrip('`')}: {problem}",
            hint="config.toml as supplied explains every setting.",
        ) from error
