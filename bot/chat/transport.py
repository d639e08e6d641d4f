"""The line to Telegram: connections kept for minutes."""

import socket
from typing import Any
from urllib.parse import urlsplit

import httpx
from telegram.request import HTTPXRequest

API_URL = "https://api.telegram.org"
TIMEOUT = 10.0
"""Seconds for each step of a request."""

KEPT = httpx.Limits(max_connections=64, max_keepalive_connections=64, keepalive_expiry=300)
"""People ask now and then: httpx would close after 5 s and pay a new handshake for nearly every answer."""

_PROBING = {"TCP_KEEPIDLE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
"""Seconds of silence until a line is probed, seconds between two probes, how many; not every system has them."""

ALIVE = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    *((socket.IPPROTO_TCP, getattr(socket, key), n) for key, n in _PROBING.items() if hasattr(socket, key)),
)
"""An idle line that a router between has forgotten is noticed, and not when an answer is lost on it."""


def root(url: str) -> str | None:
    """The address of a Bot API server as methods are added to it; None when it names no server by http(s)."""
    address = url.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # A port or an IPv6 address that is none.
        return None
    sound = parts.scheme in {"http", "https"} and parts.hostname and port != 0 and not set(address) & set(" ?#")
    return address if sound else None


def sending(timeout: float) -> HTTPXRequest:
    """The line for all that is sent; `timeout` in seconds."""
    return HTTPXRequest(**_settings(timeout))


def _settings(timeout: float) -> dict[str, Any]:
    return {
        "read_timeout": timeout,
        "write_timeout": timeout,
        "connect_timeout": timeout,
        "pool_timeout": timeout,
        "socket_options": ALIVE,
        "httpx_kwargs": {"limits": KEPT},
    }
