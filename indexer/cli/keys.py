"""Commands for the keys of programs: key add, key list, key revoke."""

from __future__ import annotations

import click

from indexer import config, keys
from indexer.cli.output import NOTHING_FOUND, Command, json_option, print_json


@click.group()
def key() -> None:
    """Keys by which programs sign on.

    A running service takes changes up at once.

    \b
    Examples:
      yinju key add portal
      yinju key list
      yinju key revoke portal
    """


@key.command(cls=Command)
@click.argument("name")
@click.option("--group", "groups", multiple=True, help="A group whose reports it opens; repeat.")
@json_option
def add(name: str, groups: tuple[str, ...], as_json: bool) -> None:
    """Make a key and print it: this once, since it is kept hashed.

    \b
    Examples:
      yinju key add portal
      yinju key add archive --group board --group research
    """
    made = keys.add(config.load().access.keys, name, groups)
    if as_json:
        print_json({"name": name, "groups": groups, "key": made})
    else:
        click.echo(made)
        click.echo("Keep it well: it is not shown again.", err=True)


@key.command("list", cls=Command)
@json_option
def list_(as_json: bool) -> None:
    """List the keys: name, day, groups. Exit status 1: there is none.

    \b
    Example:
      yinju key list
    """
    found = keys.read(config.load().access.keys)
    if as_json:
        print_json([{"name": k.name, "groups": k.groups, "created": k.created} for k in found])
    for each in () if as_json else found:
        click.echo(f"{each.name}\t{each.created[:10]}\t{', '.join(each.groups)}".rstrip())
    if not found:
        click.get_current_context().exit(NOTHING_FOUND)


@key.command(cls=Command)
@click.argument("name")
@json_option
def revoke(name: str, as_json: bool) -> None:
    """Have a key open nothing from now on.

    \b
    Example:
      yinju key revoke archive
    """
    keys.revoke(config.load().access.keys, name)
    if as_json:
        print_json({"revoked": name})
    else:
        click.echo(f"{name} is revoked.")
