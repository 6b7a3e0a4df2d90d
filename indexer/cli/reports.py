"""Commands for whoever keeps the reports: build, add, check."""

from __future__ import annotations

import time

import click

from indexer import config
from indexer.cli.output import TROUBLE, Command, ProgressBar, json_option, print_json, tell
from indexer.errors import CorpusError


@click.command(cls=Command)
@click.option("--force", is_flag=True, help="Build even if the index is current.")
@json_option
def build(force: bool, as_json: bool) -> None:
    """Bring the index up to date with the corpus.

    A report that can't be read keeps its last good state; it is named, and the exit status is 3.

    \b
    Examples:
      yinju build
      yinju build --force --json
    """
    from indexer.build import build as build_index

    begun = time.monotonic()
    manifest = build_index(config.load(), ProgressBar(), force=force)
    if as_json:
        print_json(manifest)
    else:
        seconds = time.monotonic() - begun
        click.echo(
            f"{len(manifest.documents)} reports, {manifest.passages} passages, {seconds:.1f} s"
        )
        for failure in manifest.failures:
            tell(CorpusError(failure.message, hint=failure.hint))
    if manifest.failures:
        click.get_current_context().exit(TROUBLE)
