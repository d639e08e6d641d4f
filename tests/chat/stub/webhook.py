"""A Telegram that posts updates to where the bot wants them: one of a chat at a time, again until they are taken."""

import asyncio
import json
import re
from collections.abc import Coroutine
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

import aiohttp

from . import schema
from .people import Call
from .refused import Invalid, Refused, bad_request, refuse
from .server import BotApi

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What a secret can be (core.telegram.org/bots/api#setwebhook)."""

NO_URL = bad_request("bad webhook: An HTTPS URL must be provided for webhook")

REPLY = "reply"
"""The way of a call that rode in the answer to a post."""

PAUSE, LONGEST = 0.01, 0.1
"""Seconds until an update is posted again, twice as long each time; Telegram's are longer."""


@dataclass(frozen=True)
class Posted:
    """A request to the bot: which update, the HTTP status of its answer (0: there was none), if a call rode in that."""

    update: int
    status: int
    rode: bool = False


class HookedApi(BotApi):
    """Posts updates while there is a webhook; `posted` are its requests, `hook` what was set.

    async with HookedApi() as api:
        ...                                     # the bot calls setWebhook
        await api.say("servicios de Cusco")
        await api.answers()
        assert api.posted == [Posted(1001, 200)]
    """

    def __init__(self) -> None:
        super().__init__()
        self.hook: dict[str, Any] = {}
        self.posted: list[Posted] = []
        self._on_the_way: set[int] = set()

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self._posting = asyncio.create_task(self._post_all())
        return self

    async def __aexit__(self, *why: object) -> None:
        self._posting.cancel()
        await asyncio.wait([self._posting])
        await super().__aexit__(*why)

    async def _result(self, method: str, params: dict[str, Any]) -> Any:
        if method == "setWebhook":
            return await self._set(params)
        if method == "deleteWebhook":
            self.hook = {}
        return await super()._result(method, params)

    async def _set(self, params: dict[str, Any]) -> bool:
        if not re.match(r"https?://", params["url"]):
            raise NO_URL
        if not SECRET.fullmatch(params.get("secret_token") or "-"):
            refuse("secret token contains unallowed characters")
        if not 1 <= params.get("max_connections", 40) <= 100:
            refuse("max_connections must be from 1 to 100")
        self.hook = params
        self.updates.webhook = params["url"]
        self.updates._allowed = params.get("allowed_updates") or []  # noqa: SLF001 - the other half of the queue
        await self._notify()
        return True

    async def _post_all(self) -> None:
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            while True:
                async with self._changed:
                    await self._changed.wait_for(self._next)
                update = self._next()
                self._on_the_way.add(_queue(update))
                group.create_task(self._post(session, update))

    def _next(self) -> dict[str, Any] | None:
        """The first update that may be posted: of its chat none is on its way, and there is a line for it."""
        if not self.hook or len(self._on_the_way) >= self.hook.get("max_connections", 40):
            return None
        waiting = self.updates._waiting  # noqa: SLF001
        return next((update for update in waiting if _queue(update) not in self._on_the_way), None)

    async def _post(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> None:
        try:
            for attempt in count():
                status, body = await self._answered(session.post(self.to(update), json=update, headers=self._proof))
                self.posted.append(Posted(update["update_id"], status, rode=bool(body)))
                if 200 <= status < 300:
                    self.updates._waiting.remove(update)  # noqa: SLF001
                    if body:
                        await self._perform(body)
                await self._notify()
                if 200 <= status < 300:
                    return
                await asyncio.sleep(min(PAUSE * 2**attempt, LONGEST))
        finally:
            self._on_the_way.discard(_queue(update))
            await self._notify()

    def to(self, update: dict[str, Any]) -> str:  # noqa: ARG002 - who balances may look at it
        """Where an update is posted to."""
        return self.hook["url"]

    @property
    def _proof(self) -> dict[str, str]:
        secret = self.hook.get("secret_token")
        return {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}

    async def _perform(self, body: bytes) -> None:
        """Does what the reply asks for; the bot hears nothing of it."""
        fields = json.loads(body)
        call = Call(fields.pop("method"), {}, self.time(), way=REPLY)
        self.calls.append(call)
        texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
        try:
            call.method, call.params = schema.read(call.method, texts)
            schema.reply(call.method, await self._do(call.method, call.params))
        except Refused as refused:
            call.invalid = refused.description if isinstance(refused, Invalid) else ""
            call.status = refused.code
            refused.forget()
        else:
            call.status = 200

    @staticmethod
    async def _answered(request: Coroutine[Any, Any, aiohttp.ClientResponse]) -> tuple[int, bytes]:
        try:
            async with await request as answer:
                return answer.status, await answer.read()
        except aiohttp.ClientError:
            return 0, b""


def _queue(update: dict[str, Any]) -> int:
    """Whose updates wait for each other: the chat, else the person."""
    (about,) = (value for key, value in update.items() if key != "update_id")
    chat = about.get("chat") or about.get("message", {}).get("chat") or about["from"]
    return chat["id"]
