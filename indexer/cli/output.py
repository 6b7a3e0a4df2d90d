"""How commands speak: text for people, ``--json`` for programs, errors the same way everywhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click
import msgspec

from indexer.config import Config
from indexer.errors import BuildError, CorpusError, NotFoundError, YinjuError
from indexer.model import Pages, Span
from indexer.progress import Progress

if TYPE_CHECKING:
    from indexer.library import Library

NOTHING_FOUND = 1
USAGE = 2
TROUBLE = 3

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


class Command(click.Command):
    """A command whose errors are told as it was asked to speak, with the exit status they have."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except YinjuError as error:
            if ctx.params.get("as_json"):
                print_json({"error": error_record(error)})
            else:
                tell(error)
            ctx.exit(exit_status(error))


def exit_status(error: YinjuError) -> int:
    if isinstance(error, NotFoundError):
        return NOTHING_FOUND
    return TROUBLE if isinstance(error, CorpusError | BuildError) else USAGE


def error_record(error: YinjuError) -> dict[str, str | None]:
    return {"code": error.code, "message": error.message, "hint": error.hint}


def tell(error: YinjuError) -> None:
    click.echo(f"yinju: {error.message}", err=True)
    if error.hint:
        click.echo(f"  {error.hint}", err=True)


def open_library(settings: Config) -> Library:
    """The library, with its state told."""
    # Imported here: commands that need no library should not wait for it.
    from indexer.library import Library

    library = Library.open(settings)
    tell_state(library)
    return library


def tell_state(library: Library) -> None:
    """Tell what keeps a library from being up to date, if anything does."""
    status = library.status()
    if status.trouble:
        click.echo(f"yinju: using the last good index: {status.trouble}", err=True)
    for failure in status.failures:
        tell(CorpusError(failure.message, hint=failure.hint))


def print_json(value: object) -> None:
    """Any value of the model, as JSON; dates as ISO 8601, decimals as strings."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def marked(text: str, spans: Sequence[Span]) -> str:
    """The text with its marks in colour; a pipe gets it without."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], click.style(text[start:end], fg="yellow", bold=True)]
        at = end
    return "".join([*parts, text[at:]])


def pages_text(pages: Pages | None) -> str:
    """`` (pp. 4–6)``, to stand after a place; nothing where no pages are known."""
    if pages is None:
        return ""
    first, last = pages.first, pages.last
    return f" (p. {first})" if first == last else f" (pp. {first}–{last})"


class ProgressBar(Progress):
    """A bar on the terminal; nothing where errors go elsewhere."""

    def __init__(self) -> None:
        self._bar = click.progressbar(
            length=1, file=sys.stderr, hidden=not sys.stderr.isatty(), item_show_func=str
        )

    def step(self, name: str, done: int, total: int) -> None:
        self._bar.length = total
        self._bar.update(done - self._bar.pos, name)
        if done == total:
            self._bar.render_finish()

    def waiting(self) -> None:
        click.echo("yinju: another build is running; waiting for it to end", err=True)
