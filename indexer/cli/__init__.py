"""The command line: each command says in its ``--help`` what it does, with examples.

Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 trouble with the corpus or the index.
Modules that take time to load are imported by the commands that need them.
"""

from __future__ import annotations

import click

from indexer.cli.asking import ask, verify
from indexer.cli.doctor import doctor
from indexer.cli.figures import cite, source, stats
from indexer.cli.keys import key
from indexer.cli.reading import search, show
from indexer.cli.reports import add, build, check, dictionary_
from indexer.cli.serving import mcp, serve
from indexer.cli.translating import translate


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="yinju", prog_name="yinju")
def yinju() -> None:
    """Yinju 引据: search reports in Chinese and English, with sources.

    \b
    Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 trouble with corpus or index.
    Settings: config.toml in the current folder, and YINJU_… variables.
    """


for command in (
    build,
    add,
    check,
    translate,
    dictionary_,
    search,
    show,
    ask,
    verify,
    stats,
    source,
    cite,
    serve,
    mcp,
    doctor,
    key,
):
    yinju.add_command(command)
