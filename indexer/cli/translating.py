"""The command for whoever translates the reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from indexer import config, corpus, translation
from indexer.cli.output import TROUBLE, Command, json_option, print_json
from indexer.errors import NotFoundError
from indexer.fingerprint import report_folders
from indexer.parse import parse
from indexer.translation import PO_NAME, Status


@dataclass(frozen=True, slots=True)
class Translated:
    """How far a report's translation covers it."""

    document: str
    path: str
    """The PO file, whether it is there yet or not."""
    exists: bool
    status: Status


@click.command(cls=Command)
@click.argument("document", required=False)
@click.option(
    "--status/--update",
    "only_look",
    default=True,
    show_default="--status",
    help="Tell what is missing, doubtful or stale; or write the file anew first.",
)
@json_option
def translate(document: str | None, only_look: bool, as_json: bool) -> None:
    """Hold the reports' English (en.po), or that of one report (its id), against their text.

    Listed are texts without English, those whose English was made for another wording (fuzzy) and
    English of texts that are gone (stale). --update merges the report into its en.po: what is
    unchanged keeps its English, wherever it stands now; a changed text has the old English, marked
    as fuzzy; what is gone is kept as obsolete. A report without en.po gets an empty one where it is
    named. Exit status 3: something is missing, fuzzy or stale.

    \b
    Examples:
      yinju translate --status
      yinju translate alibaba-sme-2018 --update
    """
    folders = report_folders(config.load().corpus)
    known = [folder.name for folder in folders]
    if document is not None and document not in known:
        raise NotFoundError(f"there is no report {document}", hint=f"There are: {known}.")
    chosen = [folder for folder in folders if document in (None, folder.name)]
    if not only_look:
        for folder in chosen:
            if document is not None or (folder / PO_NAME).exists():
                _update(folder)
    found = [_looked_at(folder) for folder in chosen]
    if as_json:
        print_json(found)
    else:
        click.echo("\n\n".join("\n".join(_lines(each)) for each in found))
    if not all(each.status.complete for each in found):
        click.get_current_context().exit(TROUBLE)


def _update(folder: Path) -> None:
    path = folder / PO_NAME
    document = parse(corpus.read(folder))
    old = translation.load(path)
    new = translation.merge(document, old)
    if new != old:
        translation.save(new, path)


def _looked_at(folder: Path) -> Translated:
    path = folder / PO_NAME
    document = parse(corpus.read(folder))
    status = translation.status(document, translation.load(path))
    return Translated(folder.name, str(path), path.exists(), status)


def _lines(found: Translated) -> Iterator[str]:
    status = found.status
    yield click.style(found.document, bold=True)
    if not found.exists and status.units:
        yield f"there is no {found.path}"
    english = status.units - len({*status.missing, *status.fuzzy})
    yield f"{english:6} of {status.units} texts have their English"
    yield from (f"missing {unit.places[0]}: {unit.text}" for unit in status.missing)
    yield from (f"fuzzy {unit.places[0]}: {unit.text}" for unit in status.fuzzy)
    yield from (f"stale: {text}" for text in status.stale)
