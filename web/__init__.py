"""Pages and JSON interface over the library."""

from __future__ import annotations

from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from pydantic import ValidationError

from indexer.config import Config
from web import (
    access,
    addresses,
    bilingual,
    caching,
    cards,
    discovery,
    embed,
    errors,
    hits,
    interface,
    journal,
    library,
    operation,
    proxies,
    readers,
    scripts,
    security,
)
from web.api import api, probes
from web.models import ErrorAnswer
from web.pages import pages


def create_app(config: Config, service: library.Service) -> OpenAPI:
    """The WSGI application over the reports."""
    app = OpenAPI(
        __name__,
        static_folder=None,  # `caching` serves it.
        info=Info(title="Yinju 引据", version="1"),
        security_schemes={},
        doc_ui=False,
        validation_error_status=400,
        validation_error_model=ErrorAnswer,
        validation_error_callback=refuse,
    )
    access.install(app, service)
    interface.install(app, config.language)
    security.install(app, config.web)
    addresses.install(app, config.web.base_path)
    proxies.install(app, config.proxy, config.access)
    scripts.install(app)
    bilingual.install(app)
    hits.install(app)
    errors.install(app)
    operation.install(app, config.log)
    journal.install(app, config.log)
    readers.install(app, config.access)
    caching.install(app, config)
    app.register_blueprint(pages)
    embed.install(app, config.web)
    cards.install(app)
    discovery.install(app, indexed=config.web.indexed)
    app.register_api(api)
    app.register_api(probes)
    return app


def refuse(error: ValidationError) -> object:
    return errors.answer(error)
