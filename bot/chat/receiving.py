"""Receiving: the updates that Telegram posts, told from all else that may be posted, and answered."""

import asyncio
import hmac
import logging
from collections.abc import Mapping

import msgspec
from starlette.types import Message, Receive, Scope, Send

from bot.chat.arriving import arrived
from bot.chat.context import App
from bot.chat.reception import Reception, Taken
from bot.memory import CannotRemember

SECRET = b"x-telegram-bot-api-secret-token"
"""The header by which Telegram proves itself (core.telegram.org/bots/api#setwebhook)."""

MOST = 1024 * 1024
"""Bytes of an update at most; those of Telegram have some thousands."""

BODY = 10.0
"""Seconds for a body to arrive."""

log = logging.getLogger(__name__)


class _Refused(Exception):  # noqa: N818 - it reads as what happened
    """A request that is answered with this status, and nothing else."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Receiver:
    """The webhook as an ASGI application: takes updates while it is open."""

    def __init__(self, app: App, reception: Reception, secret: str) -> None:
        """Closed at first."""
        self._app = app
        self._reception = reception
        self._secret = secret.encode()
        self.open = False
        """Whether updates are taken; else Telegram is asked to come again."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request: 200 for all that Telegram need not send again, with what rides as JSON."""
        status, reply = 200, None
        try:
            reply = await self._received(scope, receive)
        except _Refused as refused:
            status = refused.status
            self._app.bot_data.metrics.refused(status)
        except CannotRemember as fault:
            log.error("Telegram must send an update again: %s", fault)  # noqa: TRY400 - the words say it all
            status = 503
        body = (reply or "").encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _received(self, scope: Scope, receive: Receive) -> str | None:
        headers = dict(scope["headers"])
        if scope["method"] != "POST":
            raise _Refused(405)
        if not hmac.compare_digest(headers.get(SECRET, b""), self._secret):
            raise _Refused(403)
        if headers.get(b"content-type", b"").partition(b";")[0].strip().lower() != b"application/json":
            raise _Refused(415)
        body = await self._body(headers, receive)
        if not self.open:
            raise _Refused(503)
        taken = self._read(body)
        return await self._reception.post(taken) if taken else None

    @staticmethod
    async def _body(headers: Mapping[bytes, bytes], receive: Receive) -> bytes:
        """The whole body; where it is too large, or comes too slowly, the rest is not read."""
        declared = headers.get(b"content-length", b"0")
        if declared.isdigit() and int(declared[:20]) > MOST:
            raise _Refused(413)
        body, more = b"", True
        try:
            async with asyncio.timeout(BODY):
                while more:
                    message: Message = await receive()
                    if message["type"] == "http.disconnect":
                        raise _Refused(408)
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
                    if len(body) > MOST:
                        raise _Refused(413)
        except TimeoutError:
            raise _Refused(408) from None
        return body

    def _read(self, body: bytes) -> Taken | None:
        """The update; what is none is logged without what it holds."""
        try:
            found = msgspec.json.decode(body)
            text = body.decode()
        except (ValueError, RecursionError) as fault:
            log.warning("what was posted is no JSON: %s", type(fault).__name__)
            return None
        update = arrived(found, self._app.bot)
        return Taken(update, text, acknowledged=False) if update else None
