"""Receiving: updates that Telegram posts are handled in the order of their chats, each once."""

import asyncio
import hmac
import json
import logging
from collections import OrderedDict
from functools import partial

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from telegram import Update

from bot.chat.arriving import arrived
from bot.chat.context import App

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
"""The header by which Telegram proves itself (core.telegram.org/bots/api#setwebhook)."""

MOST = 1024 * 1024
"""Bytes of an update at most; those of Telegram have some thousands."""

BODY = 10.0
"""Seconds for a body to arrive."""

LONGEST = 15.0
"""Seconds for which Telegram waits until an update is handled; the rest is done after the answer.

Until it is answered Telegram sends no more of that chat, and delivers again what a crash has cut off.
"""

REMEMBERED = 10_000
"""Updates that are known to be done; Telegram repeats one within minutes, when it missed our answer."""

log = logging.getLogger(__name__)


class Receiver:
    """Takes updates for an application, while it is open."""

    def __init__(self, app: App, secret: str) -> None:
        """Closed at first."""
        self._app = app
        self._secret = secret.encode()
        self._handling: dict[int, asyncio.Task[None]] = {}
        self._handled: OrderedDict[int, None] = OrderedDict()
        self.open = False
        """Whether updates are taken; else Telegram is asked to come again."""

    async def receive(self, request: Request) -> Response:
        """The answer to a request: 200 for all that Telegram need not send again."""
        given = request.headers.get(SECRET, "").encode("latin-1")
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=403)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Response(status_code=415)
        try:
            async with asyncio.timeout(BODY):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=408)
        if body is None:
            return Response(status_code=413)
        if not self.open:
            return Response(status_code=503)
        update = self._read(body)
        if update:
            await self._handle(update)
        return Response(status_code=200)

    async def drained(self) -> None:
        """Waits until all that was taken is handled."""
        while self._handling:
            await asyncio.wait(self._handling.values())

    def _read(self, body: bytes) -> Update | None:
        """The update; what is none is logged without what it holds."""
        try:
            found = json.loads(body)
        except (ValueError, RecursionError) as fault:
            log.warning("what was posted is no JSON: %s", type(fault).__name__)
            return None
        return arrived(found, self._app.bot)

    async def _handle(self, update: Update) -> None:
        """Has it handled once, and waits for that, but not for ever."""
        id_ = update.update_id
        if id_ in self._handled:
            return
        if id_ not in self._handling:
            app = self._app
            handling = app.update_processor.process_update(update, app.process_update(update))
            self._handling[id_] = app.create_task(handling, update)  # It waits for it when it stops.
            self._handling[id_].add_done_callback(partial(self._done, id_))
        await asyncio.wait([self._handling[id_]], timeout=LONGEST)

    def _done(self, id_: int, _: object) -> None:
        del self._handling[id_]
        self._handled[id_] = None
        if len(self._handled) > REMEMBERED:
            self._handled.popitem(last=False)


async def _body(request: Request) -> bytes | None:
    """The whole body; None where it is too large, and the rest is not read."""
    body = bytearray()
    async for some in request.stream():
        body += some
        if len(body) > MOST:
            return None
    return bytes(body)
