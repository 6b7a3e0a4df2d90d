"""The command that serves pages and API."""

from __future__ import annotations

import click

from indexer import config
from indexer.cli.output import Command, tell_state
from indexer.errors import ConfigError


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
