"""The door for updates that Telegram brings: who knocks is checked, and 200 is said once an update is handled."""

import asyncio
import hmac
import json
import logging
from collections import OrderedDict
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Update

from bot.chat.context import App
from bot.chat.health import health

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header (core.telegram.org/bots/api#setwebhook)

LARGEST = 1024 * 1024
"""Bytes; updates have some thousand, and are refused before they are read whole."""

PATIENCE = 25.0
"""Seconds until 200 is said while an update is still handled: Telegram would bring it again."""

LATELY = 10_000
"""Updates whose numbers are known, so that one that is brought again is not handled twice."""

log = logging.getLogger(__name__)


def secret_of(token: str) -> str:
    """What Telegram says to prove that it is it: it follows from the token and does not give it away."""
    return hmac.digest(token.encode(), b"cite-bot: webhook", "sha256").hex()


class Intake:
    """Takes updates for an application."""

    def __init__(self, app: App, path: str) -> None:
        """Takes the application, and the path under which Telegram brings updates."""
        self._app = app
        self._secret = secret_of(app.bot.token).encode()
        self._lately: OrderedDict[int, asyncio.Task[None]] = OrderedDict()
        self._leaving = False
        self.asgi = Starlette(
            routes=[
                Route(path, self._take, methods=["POST"]),
                Route("/health", self._health),
                Route("/ready", self._ready),
            ]
        )
        """The application for a server."""

    def leave(self) -> None:
        """From now on this process is not ready for more."""
        self._leaving = True

    async def _take(self, request: Request) -> Response:
        said = request.headers.get(SECRET, "").encode()
        if not hmac.compare_digest(said, self._secret):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        if body is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        update = self._read(body)
        if update:
            await asyncio.wait([self._handling(update)], timeout=PATIENCE)
        return Response(status_code=HTTPStatus.OK)

    def _read(self, body: bytes) -> Update | None:
        """The update; None where it is none, which is taken nevertheless: brought again it would be none either."""
        try:
            return Update.de_json(json.loads(body), self._app.bot)
        except (ValueError, TypeError, KeyError, AttributeError) as fault:
            log.warning("what was brought is no update: %s", type(fault).__name__)
            return None

    def _handling(self, update: Update) -> asyncio.Task[None]:
        """The task that handles an update; that of the first time, where it was brought lately."""
        known = self._lately.get(update.update_id)
        if known:
            return known
        processor = self._app.update_processor
        handling: asyncio.Task[None] = self._app.create_task(
            processor.process_update(update, self._app.process_update(update)), update
        )
        self._lately[update.update_id] = handling
        if len(self._lately) > LATELY:
            self._lately.popitem(last=False)
        return handling

    async def _health(self, _: Request) -> Response:
        found = await health(self._app.bot_data)
        content: dict[str, Any] = {"status": "ok" if found.well else "failing", "checks": found.checks}
        return JSONResponse(content, HTTPStatus.OK if found.well else HTTPStatus.SERVICE_UNAVAILABLE)

    async def _ready(self, _: Request) -> Response:
        ready = self._app.running and not self._leaving
        return JSONResponse({"ready": ready}, HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE)


async def _body(request: Request) -> bytes | None:
    """What was brought; None where it is too much, which is seen before it is all there."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            return None
        parts.append(part)
    return b"".join(parts)
