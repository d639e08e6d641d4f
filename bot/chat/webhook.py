"""Running by a webhook: Telegram brings the updates, through a proxy that speaks HTTPS."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

import uvicorn

from bot.chat import log, menu, transport
from bot.chat.app import application
from bot.chat.context import App
from bot.chat.intake import Intake, secret_of
from bot.chat.serving import (
    HEARD,
    USUAL,
    CannotStart,
    Publish,
    Waits,
    begin,
    checked,
    end,
    first,
    until_signalled,
    working,
)
from bot.memory import Memory
from bot.reply import Facts

PATH = "/telegram"
"""Where updates are brought when the address has no path of its own."""

CONNECTIONS = 40
"""How many updates Telegram brings at the same time (its default)."""

DRAIN = 20
"""Seconds that requests which were begun may still take at the end."""


class Hook(NamedTuple):
    """The address that Telegram is given, the path in it, and where to listen."""

    url: str
    path: str
    host: str
    port: int


class _Server(uvicorn.Server):
    """The process has its own way with signals."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def hook(url: str, listen: str) -> Hook:
    """A webhook by the address for Telegram and HOST:PORT to listen at.

    Raises:
        CannotStart: one of them is none.
    """
    address = url.strip()
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        no_url = "--webhook-url is not an address like https://bot.example.org/telegram"
        raise CannotStart(no_url)
    host, colon, port = listen.rpartition(":")
    if not colon or not port.isdecimal() or not 0 <= int(port) < 2**16:
        no_place = "--listen is not a host and a port like 127.0.0.1:8080"
        raise CannotStart(no_place)
    path = parts.path.rstrip("/") or PATH
    return Hook(parts._replace(path=path).geturl(), path, host.strip("[]") or "127.0.0.1", int(port))


def run(  # noqa: PLR0913 - as `application`
    token: str,
    facts: Facts,
    remembering: Callable[[], AbstractContextManager[Memory]],
    at: Hook,
    *,
    api_url: str = transport.API_URL,
    rich: bool = False,
    waits: Waits = USUAL,
) -> None:
    """Serves Telegram by a webhook until SIGINT or SIGTERM; else as `bot.chat.polling.run`.

    Raises:
        CannotStart: as there, or nothing can listen at that place.
    """
    token, root = checked(token, api_url)
    log.set_up(token)
    listening = _listening(at)
    with remembering() as memory, listening:
        app = application(token, facts, memory, api_url=root, rich=rich)
        asyncio.run(until_signalled(lambda stop: serve(app, stop, at, listening, waits)))


async def serve(  # noqa: PLR0913, PLR0917 - as `run`
    app: App, stop: asyncio.Event, at: Hook, listening: socket.socket, waits: Waits, publish: Publish = menu.publish
) -> None:
    """Serves until `stop` is set; what was brought is handled before it returns.

    The webhook stays set, so that what is said meanwhile waits at Telegram for the next start.

    Raises:
        CannotStart: a token that Telegram refuses, no way to Telegram, or an address that Telegram refuses.
    """
    intake = Intake(app, at.path)
    config = uvicorn.Config(
        intake.asgi, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=DRAIN
    )
    server = _Server(config)
    try:
        await begin(app, stop, waits, _nothing)
        if not stop.is_set():
            brought = asyncio.create_task(server.serve(sockets=[listening]))
            async with working(app, publish):
                await _tell(app, at)
                await first(stop, app.bot_data.refused)
                intake.leave()
                server.should_exit = True
                await brought
    finally:
        await end(app)


async def _tell(app: App, at: Hook) -> None:
    """Tells Telegram where to bring updates."""
    await app.bot_data.patience.deliver(
        lambda: app.bot.set_webhook(
            at.url, allowed_updates=HEARD, max_connections=CONNECTIONS, secret_token=secret_of(app.bot.token)
        )
    )


async def _nothing() -> None:
    """There is nothing to fetch."""


def _listening(at: Hook) -> socket.socket:
    try:
        return socket.create_server((at.host, at.port), family=socket.AF_INET6 if ":" in at.host else socket.AF_INET)
    except OSError as fault:
        taken = f"nothing can listen at {at.host}:{at.port}: {fault.strerror}"
        raise CannotStart(taken) from fault
