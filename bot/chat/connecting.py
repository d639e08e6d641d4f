"""How the line to Telegram is laid: connections that are kept and probed, whom they believe, through which proxy."""

import os
import socket
import ssl
from functools import cache
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram.request import BaseRequest

CONNECTIONS = 64
"""How many are open at the same time at most."""

KEPT = 300.0
"""Seconds that an idle one is kept: people ask now and then, and an answer would wait for each new handshake."""

_PROBING = {"TCP_KEEPIDLE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
"""Seconds of silence until a line is probed, seconds between two probes, how many; not every system has them."""

ALIVE = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    *((socket.IPPROTO_TCP, getattr(socket, key), n) for key, n in _PROBING.items() if hasattr(socket, key)),
)
"""An idle line that a router between has forgotten is noticed, and not when an answer is lost on it."""


def session() -> aiohttp.ClientSession:
    """Connections for one loop, none of them open yet."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=CONNECTIONS, keepalive_timeout=KEPT, socket_factory=_socket, ssl=_authorities()
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": BaseRequest.USER_AGENT},
        skip_auto_headers=("Accept", "Accept-Encoding"),
    )


def proxy(url: str) -> str | None:
    """The proxy that the environment names for an address (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY)."""
    parts = urlsplit(url)
    known = getproxies()
    found = known.get(parts.scheme, known.get("all"))
    if not found or proxy_bypass(parts.hostname or ""):
        return None
    return found if "://" in found else f"http://{found}"


def _socket(address: aiohttp.AddrInfoType) -> socket.socket:
    family, kind, protocol, *_ = address
    made = socket.socket(family, kind, protocol)
    for option in ALIVE:
        made.setsockopt(*option)
    return made


@cache
def _authorities() -> ssl.SSLContext:
    """Those of the environment (SSL_CERT_FILE, SSL_CERT_DIR), else certifi's; read once, in some 20 ms."""
    file, folder = (os.environ.get(name) or None for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"))
    return ssl.create_default_context(cafile=file or (None if folder else certifi.where()), capath=folder)
