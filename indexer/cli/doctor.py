"""The command that tells what is wrong with a set-up."""

from __future__ import annotations

import click

from indexer.cli.output import TROUBLE, Command, json_option, print_json


@click.command(cls=Command)
@json_option
def doctor(as_json: bool) -> None:
    """Look the set-up over: settings, corpus, index, dictionary, port, proxies, access.

    Changes nothing. Says what is wrong and how to mend it; exit status 3 if anything is.

    \b
    Examples:
      yinju doctor
      yinju doctor --json
    """
    from indexer.cli.examination import examine

    remarks = list(examine())
    if as_json:
        print_json(remarks)
    else:
        for remark in remarks:
            sign = "ok   " if remark.good else click.style("WRONG", fg="red")
            click.echo(f"{sign} {remark.subject}: {remark.message}")
            if remark.hint:
                click.echo(f"      {remark.hint}")
    if not all(remark.good for remark in remarks):
        click.get_current_context().exit(TROUBLE)
