"""The whole application without a network: what it sends goes straight to the stub, which minds it as ever."""

import asyncio
import json
from contextlib import asynccontextmanager
from unittest import mock

from aiogram.types import BufferedInputFile
from telegram.request import BaseRequest

from bot.chat.app import application
from bot.chat.delivery import Patience
from bot.current import Current

from .stub import BotApi, Refused, schema
from .stub.calls import Call
from .stub.refused import Invalid
from .stub.samples import png

FILE = "/file/bot"
"""What the address of a file has in it."""


class Line(BaseRequest):
    """A line to the stub on which nothing takes time; `trouble` is asked before each call and may raise."""

    read_timeout = 1.0

    def __init__(self, api: BotApi, trouble) -> None:
        self._api = api
        self._trouble = trouble

    async def initialize(self):
        """There is nothing to open."""

    async def shutdown(self):
        """There is nothing to close."""

    async def do_request(self, url, method, request_data=None, **_):  # noqa: ARG002 - as the library calls it
        if FILE in url:
            self._api.calls.append(Call("(a file)", {}, 0.0))
            return 200, self._api.methods.files.at(url.partition(FILE)[2].partition("/")[2])
        call = Call(url.rpartition("/")[2], {}, 0.0)
        self._api.calls.append(call)
        try:
            self._trouble(call.method)
            call.method, call.params = schema.read(call.method, _fields(request_data))
            result = schema.reply(call.method, self._api.methods.call(call.method, call.params))
        except Refused as refused:
            call.invalid = refused.description if isinstance(refused, Invalid) else ""
            refused.forget()
            return refused.code, json.dumps(refused.envelope).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()


def _fields(data):
    """The parameters of a request as they would come over a line."""
    if not data:
        return {}
    files = {key: BufferedInputFile(part[1], part[0]) for key, part in (data.multipart_data or {}).items()}
    return {**data.json_parameters, **files}


@asynccontextmanager
async def at_hand(facts, memory, clock, *, trouble=lambda _: None, feeding=None):
    """The application, to be given its updates by hand, and the stub that it talks to."""
    api = BotApi()
    line = mock.Mock(return_value=Line(api, trouble))
    with mock.patch("bot.chat.transport.Line", line):
        app = application(
            api.token,
            Current(facts),
            memory,
            clock=clock,
            new_id=lambda: "e1e2",
            patience=Patience(sleep=lambda _: asyncio.sleep(0)),
            draw=lambda _: png(),
            feeding=feeding,
        )
    async with app:
        yield app, api
    app.bot_data.close()
