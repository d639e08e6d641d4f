"""Updates by a webhook: a server of our own, which a proxy that does TLS stands before."""

import asyncio
import socket
import time
from contextlib import AbstractContextManager, nullcontext

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from telegram.error import BadRequest

from bot.chat.arriving import KINDS
from bot.chat.context import App
from bot.chat.health import Health
from bot.chat.hook import Hook, secret
from bot.chat.receiving import Receiver
from bot.chat.reception import Reception
from bot.chat.scraping import Scraping
from bot.chat.serving import CannotStart

CONNECTIONS = 40
"""How many updates Telegram posts at the same time at most, each of another chat; we serve 32 chats at once."""

KEPT = 75
"""Seconds for which an idle line is kept: longer than proxies keep theirs, so that none posts into a closing one."""


class Webhook:
    """An intake that Telegram posts updates to."""

    def __init__(self, hook: Hook) -> None:
        """Nothing listens yet."""
        self._hook = hook
        self.way = f"a webhook on {hook.host}:{hook.port}"
        self._server: uvicorn.Server | None = None
        self._receiver: Receiver | None = None
        self._serving: asyncio.Task[None] | None = None

    async def open(self, app: App, reception: Reception) -> None:
        """Listens, and has Telegram post there."""
        proof = secret(app.bot.token)
        if self._receiver is None:
            self._receiver = Receiver(app, reception, proof)
            self._listen(_application(self._hook, self._receiver, Health(app.bot_data, time.monotonic)))
        self._receiver.open = True
        try:
            await app.bot.set_webhook(
                self._hook.url, max_connections=CONNECTIONS, allowed_updates=KINDS, secret_token=proof
            )
        except BadRequest as error:
            not_taken = f"Telegram does not take the webhook {self._hook.url}: {error.message}"
            raise CannotStart(not_taken) from None

    async def broken(self, app: App) -> str:
        """Waits until the server ends by itself, which it does not."""
        del app
        if self._serving:
            await asyncio.wait([self._serving])
        return f"nothing listens on {self._hook.host}:{self._hook.port} any more"

    async def close(self, app: App, reception: Reception) -> None:
        """Refuses what comes, finishes what was taken, then listens no more; what is refused Telegram sends again."""
        del app
        if self._receiver:
            self._receiver.open = False
            await reception.drained()
        if self._server and self._serving:
            self._server.should_exit = True
            await asyncio.wait([self._serving])

    def _listen(self, app: ASGIApp) -> None:
        bound = _bound(self._hook)
        config = uvicorn.Config(
            app,
            http="httptools",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=KEPT,
        )
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve([bound]))


class _Server(uvicorn.Server):
    """One that leaves the signals to us."""

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()


def _application(hook: Hook, receiver: Receiver, health: Health) -> ASGIApp:
    """What Telegram posts goes straight to the receiver, for a router costs as much as understanding a question."""
    beside = _beside(receiver, health)

    async def either(scope: Scope, receive: Receive, send: Send) -> None:
        await (receiver if scope["type"] == "http" and scope["path"] == hook.path else beside)(scope, receive, send)

    return either


def _beside(receiver: Receiver, health: Health) -> Starlette:
    async def healthy(_: Request) -> JSONResponse:
        well, checks = await health.look()
        return JSONResponse({"status": "ok" if well else "failing", "checks": checks}, 200 if well else 503)

    async def ready(_: Request) -> JSONResponse:
        return JSONResponse({"ready": receiver.open}, 200 if receiver.open else 503)

    return Starlette(
        routes=[
            Route("/health", healthy),
            Route("/ready", ready),
            Route("/metrics", Scraping(health.glance).show),
        ]
    )


def _bound(hook: Hook) -> socket.socket:
    """A socket on the address.

    Raises:
        CannotStart: it is not ours, or taken.
    """
    family = socket.AF_INET6 if ":" in hook.host else socket.AF_INET
    try:
        return socket.create_server((hook.host, hook.port), family=family, backlog=CONNECTIONS * 4)
    except OSError as fault:
        taken = f"cannot listen on {hook.host}:{hook.port}: {fault.strerror or fault}"
        raise CannotStart(taken) from fault
