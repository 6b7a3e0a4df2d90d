"""The entry for WSGI servers that start the application themselves, such as gunicorn.

gunicorn --config deploy/gunicorn.conf.py 'web.wsgi:application()'
"""

from __future__ import annotations

from flask_openapi3.openapi import OpenAPI

from indexer import config
from indexer.config import Config
from indexer.library import Library
from indexer.upkeep import provide_dictionary
from web import create_app
from web.operation import configure_logging


def application() -> OpenAPI:
    """The service as ``config.toml`` and the environment say, its index brought up to date.

    Each worker process notices changes of the corpus by itself; the index' lock sees to it that
    one of them builds. Raises what ``config.load`` and ``Library.open`` raise.
    """
    settings = config.load()
    configure_logging(settings.log)
    library = opened(settings)
    library.keep_current()
    return create_app(settings, library)


def opened(settings: Config) -> Library:
    """The library, current and ready for its first reader."""
    provide_dictionary(settings)  # Beside the build of the index, where that is due too.
    library = Library.open(settings)
    library.warm()
    return library
