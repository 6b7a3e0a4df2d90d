"""What proxies before the service say of a request, believed from those that are trusted.

Werkzeug's ``ProxyFix`` counts the hops; it does not look at who speaks, which is done here. What
an untrusted client says of itself is removed, so that nothing behind can take it for true.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from indexer.config import AccessConfig, ProxyConfig
from indexer.errors import ConfigError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)

FORWARDED = "HTTP_X_FORWARDED_"


class Proxies:
    """Hands a request on as the trusted proxies describe it, or without any description."""

    def __init__(
        self, application: WSGIApplication, config: ProxyConfig, headers: Iterable[str] = ()
    ) -> None:
        """``headers``: further ones that only a trusted proxy may send."""
        self.hops = hops = config.hops
        self.warned = False
        self.named = frozenset(f"HTTP_{name.upper().replace('-', '_')}" for name in headers)
        self.plain = application
        self.described = ProxyFix(application, x_for=hops, x_proto=hops, x_host=hops, x_prefix=hops)
        self.networks = [network(each) for each in config.trusted if hops]

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if self.trusts(environ.get("REMOTE_ADDR", "")):
            self.check_hops(environ)
            return self.described(environ, start)
        for name in [name for name in environ if self.is_for_proxies(name)]:
            del environ[name]
        return self.plain(environ, start)

    def check_hops(self, environ: WSGIEnvironment) -> None:
        """Warn once where fewer proxies than ``hops`` passed a request on: nothing that they say
        is taken then, so that all readers seem to be one."""
        named = len(list(filter(None, environ.get(f"{FORWARDED}FOR", "").split(","))))
        if 0 < named < self.hops and not self.warned:
            self.warned = True
            log.warning(
                "proxy.hops is %d, but X-Forwarded-For names %d: who asks is not known",
                self.hops,
                named,
            )

    def is_for_proxies(self, name: str) -> bool:
        return name.startswith(FORWARDED) or name in self.named

    def trusts(self, address: str) -> bool:
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self.networks)


def network(text: str) -> IPv4Network | IPv6Network:
    """Raises ConfigError where it is none."""
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise ConfigError(
            f"proxy.trusted: {error}", hint="Write addresses like 10.0.0.5 or 10.0.0.0/8."
        ) from error


def install(app: Flask, config: ProxyConfig, access: AccessConfig) -> None:
    headers = (access.user_header, access.groups_header)
    app.wsgi_app = Proxies(app.wsgi_app, config, headers)  # type: ignore[assignment]
