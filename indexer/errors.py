"""What can go wrong, as one tree. Every error names the thing, the place and the mend."""

from __future__ import annotations


class YinjuError(Exception):
    """Base of all errors that a user may meet.

    ``code`` is a short stable name for machines; ``hint`` says how to mend it.
    """

    code = "error"

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(YinjuError):
    """A setting is unknown or has an impossible value."""

    code = "config"


class CorpusError(YinjuError):
    """A report or what stands beside it is missing or unreadable."""

    code = "corpus"


class BuildError(YinjuError):
    """The index is missing, stale, damaged or cannot be written."""

    code = "index"


class QueryError(YinjuError):
    """A request that cannot be served as put; ``parameter`` names the part at fault."""

    code = "bad-request"

    def __init__(self, message: str, *, parameter: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.parameter = parameter


class NotFoundError(YinjuError):
    """No such document, section, block, footnote, table or statistic."""

    code = "not-found"


class GoneError(NotFoundError):
    """A statistic's key was known once; ``nearest`` is the record most like it now."""

    code = "gone"

    def __init__(self, message: str, *, nearest: str | None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.nearest = nearest
