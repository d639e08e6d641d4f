"""The options of a webhook: where Telegram is to call, and where we listen."""

import re
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

import click

NO_ADDRESS = "--webhook-url is not an address like https://example.org/telegram."

PATH = "/telegram"
"""The path of a webhook whose address has none."""

OWN = {"/health", "/ready", "/metrics"}
"""Paths on which we answer ourselves."""

PORTS = {None, 443, 80, 88, 8443}
"""The ports that Telegram calls (core.telegram.org/bots/api#setwebhook)."""


class Listening(NamedTuple):
    """A host of this machine and a port of it."""

    host: str
    port: int

    def __str__(self) -> str:
        """As it is typed."""
        return f"{self.host}:{self.port}"


LISTEN = Listening("127.0.0.1", 8080)
"""Where a proxy on the same machine finds us."""


def webhook_address(url: str, token: str, *, local: bool) -> str:
    """The whole address, with a path; a `local` Bot API server also calls http, and any port.

    Raises:
        click.UsageError: it is none that can be called, or holds the token, which logs and proxies would see.
    """
    if (secret := token.rpartition(":")[2]) and secret in url:
        _wrong("--webhook-url must not hold the token: whoever sees the address would have the bot.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        _wrong(NO_ADDRESS)
    if not re.fullmatch(r"https?://[\w.:\[\]-]+(/[\w.~/-]*)?", url, re.ASCII) or not parts.hostname:
        _wrong(NO_ADDRESS)
    if not local and (parts.scheme != "https" or port not in PORTS):
        _wrong("--webhook-url must begin with https, and its port be 443, 80, 88 or 8443: Telegram calls no other.")
    if parts.path in OWN:
        _wrong(f"--webhook-url must not have the path {parts.path}: the bot tells there how it is.")
    return url if parts.path not in {"", "/"} else url.rstrip("/") + PATH


class Place(click.ParamType[Listening]):
    """A place to listen, written HOST:PORT; an IPv6 address stands in brackets."""

    name = "host:port"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Listening:
        """The host and the port.

        Raises:
            click.UsageError: it is none.
        """
        match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([\w.-]+)):(\d{1,5})", str(value), re.ASCII)
        if not match or not 0 < int(match[3]) < 2**16:
            option = param.opts[0] if param else self.name
            message = f"{option} takes a place like {LISTEN}."
            raise click.UsageError(message, ctx)
        return Listening(match[1] or match[2], int(match[3]))


def _wrong(message: str) -> NoReturn:
    raise click.UsageError(message)
