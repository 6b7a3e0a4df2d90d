"""The commands that serve: pages and API to readers, tools to programs that speak MCP."""

from __future__ import annotations

from importlib.util import find_spec

import click

from indexer import config
from indexer.cli.output import Command, tell_state
from indexer.errors import ConfigError

MCP_PORT = 8001
"""Beside that of the pages."""


@click.command(cls=Command)
@click.option("--host", help="Address to listen on, instead of the configured one.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.")
def serve(host: str | None, port: int | None) -> None:
    """Serve pages and API, after bringing the index up to date.

    Changes of the corpus are taken up while it runs. Ends on Ctrl-C or SIGTERM, when the
    requests under way are answered.

    \b
    Examples:
      yinju serve
      yinju serve --host 0.0.0.0 --port 8080
    """
    from indexer.cli.server import Server
    from web import create_app
    from web.operation import configure_logging
    from web.wsgi import opened

    settings = config.load()
    configure_logging(settings.log)
    library = opened(settings)
    tell_state(library)
    host = host or settings.server.host
    port = settings.server.port if port is None else port
    try:
        server = Server(create_app(settings, library), host, port, settings.server.threads)
    except OSError as error:
        raise ConfigError(
            f"{host}:{port} cannot be listened on: {error.strerror}",
            hint="Is another `yinju serve` running? Choose another --port.",
        ) from error
    library.keep_current()
    click.echo(f"Yinju is at {server.address}{settings.web.base_path}/", err=True)
    server.run()
    library.close()


@click.command(cls=Command)
@click.option("--http", is_flag=True, help="Speak over HTTP instead of standard input and output.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address, with --http.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=MCP_PORT,
    show_default=True,
    help="Port, with --http; 0 takes a free one.",
)
@click.option("--group", "groups", multiple=True, help="Show its reports too. Not with --http.")
def mcp(http: bool, host: str, port: int, groups: tuple[str, ...]) -> None:
    """Offer search, answers and records as tools of the Model Context Protocol.

    Needs the extra `yinju[mcp]`. Programs start it themselves and speak with it over standard
    input and output; with --http it listens under /mcp until Ctrl-C or SIGTERM, and whoever asks
    sees what their sign-on or key lets them see, as on pages.

    \b
    Examples:
      yinju mcp
      yinju mcp --group board
      yinju mcp --http --port 8001
    """
    if http and groups:
        raise click.UsageError("--group is not for --http: give the program a key of the group.")
    if find_spec("mcp") is None:
        raise ConfigError(
            "`yinju mcp` needs the package mcp, which is not installed",
            hint="Run `pip install 'yinju[mcp]'`.",
        )
    from web import create_app
    from web.mcp_server import HttpServer, create_server
    from web.operation import configure_logging
    from web.wsgi import opened

    settings = config.load()
    configure_logging(settings.log)
    library = opened(settings)
    tell_state(library)
    server = create_server(create_app(settings, library), settings.access, frozenset(groups))
    library.keep_current()
    if http:
        try:
            listening = HttpServer(server, host, port)
        except OSError as error:
            raise ConfigError(
                f"{host}:{port} cannot be listened on: {error.strerror}",
                hint="Choose another --port.",
            ) from error
        click.echo(f"Yinju speaks MCP at {listening.address}", err=True)
        listening.run()
    else:
        server.run()
    library.close()
