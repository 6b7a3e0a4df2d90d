"""Commands for whoever keeps the reports: build, add, check."""

from __future__ import annotations

import time
from pathlib import Path

import click

from indexer import config
from indexer.cli.output import TROUBLE, Command, ProgressBar, json_option, print_json, tell
from indexer.errors import CorpusError, NotFoundError
from indexer.fingerprint import report_folders
from indexer.language import associations, dictionary


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


@click.command("dictionary", cls=Command)
@json_option
def dictionary_(as_json: bool) -> None:
    """Build the bilingual dictionary of this machine, and learn from it, unless that is done.

    `yinju serve` does so by itself, in the background of its first start; it takes half a minute.

    \b
    Example:
      yinju dictionary
    """
    folder = config.load().dictionary
    path, learned = dictionary.ensure(folder), associations.ensure(folder)
    if as_json:
        print_json({"path": str(path), "associations": str(learned)})
    else:
        click.echo(f"The dictionary is {path}")
        click.echo(f"What is learned from it is {learned}")


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def add(file: Path, as_json: bool) -> None:
    """Take a report in Markdown into the corpus, with a drafted description.

    Prints what it guessed and doubts: compare report.toml with the printed report.

    \b
    Example:
      yinju add path/to/report.md
    """
    from indexer import drafting

    draft = drafting.add(file, config.load().corpus)
    if as_json:
        print_json({"id": draft.id, "path": str(draft.path), "doubts": draft.doubts})
        return
    click.echo(f"{draft.id} is in {draft.path}")
    for doubt in draft.doubts:
        click.echo(f"- {doubt}")


@click.command(cls=Command)
@click.argument("document", required=False)
@json_option
def check(document: str | None, as_json: bool) -> None:
    """Tell what is read out of the reports, or of one (its id), and everything odd about it.

    Counts stand against those that report.toml expects; figures that do not come out even are
    worked out. Exit status 3: a count or the report's file is not as recorded.

    \b
    Examples:
      yinju check
      yinju check alibaba-sme-2018 --json
    """
    from indexer.cli.checking import check_report, check_text

    folders = report_folders(config.load().corpus)
    known = [folder.name for folder in folders]
    if document is not None and document not in known:
        raise NotFoundError(f"there is no report {document}", hint=f"There are: {known}.")
    checks = [check_report(folder) for folder in folders if document in (None, folder.name)]
    if as_json:
        print_json(checks)
    else:
        click.echo("\n\n".join(check_text(each) for each in checks))
    if not all(each.inspection.agrees for each in checks):
        click.get_current_context().exit(TROUBLE)
