"""The server: requests in, envelopes out, and a log of every call."""

import asyncio
import json
from typing import Any, Self

from aiogram.types import BufferedInputFile
from aiohttp import web
from multidict import MultiDictProxy

from . import schema
from .faults import Fault, Faults
from .people import Call, People
from .refused import TOO_LARGE, UNAUTHORIZED, Invalid, Refused

UPLOAD = 50 * 1024 * 1024
"""Bytes of the largest request (core.telegram.org/bots/faq#how-do-i-upload-a-large-file)."""

TOKEN = "123456789:AAH-only_for_the_stub_of_the_tests_0"  # noqa: S105 - opens nothing but this stub


class BotApi(People):
    """A Telegram for one bot, on a free port of this machine while it is entered.

    `api.url` leads to it, and so does `f"{api.url}/one"`: the calls of who came this way say so.
    """

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token = token
        self.faults = Faults()
        self.lines: set[asyncio.BaseTransport] = set()
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=UPLOAD)
        for way in ("", "/{way}"):
            app.router.add_route("*", f"{way}/bot{{token}}/{{method}}", self._serve)
            app.router.add_get(f"{way}/file/bot{{token}}/{{path:.+}}", self._give)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def time(self) -> float:
        """What the calls are dated by, in seconds."""
        return asyncio.get_running_loop().time()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self.lines.add(request.transport)
        call = Call(request.match_info["method"], {}, self.time(), way=request.match_info.get("way", ""))
        self.calls.append(call)
        await self._notify()
        answer = await self._answer(request, call)
        call.status = 0 if answer is None else answer.status
        await self._notify()
        return web.Response() if answer is None else answer

    async def _give(self, request: web.Request) -> web.Response:
        """A file that a bot fetches."""
        data = self.methods.files.at(request.match_info["path"]) if request.match_info["token"] == self.token else None
        self.calls.append(Call("(a file)", {}, self.time()))
        return web.Response(status=404) if data is None else web.Response(body=data)

    async def _answer(self, request: web.Request, call: Call) -> web.Response | None:
        """The envelope; None when the line was cut."""
        try:
            result = await self._called(request, call)
        except Refused as refused:
            call.invalid = refused.description if isinstance(refused, Invalid) else ""
            refused.forget()
            return web.json_response(refused.envelope, status=refused.code)
        except ConnectionAbortedError:
            request.transport.abort()
            return None
        except ConnectionResetError:  # The bot hung up while it was still asking, as when it stops.
            return None
        except Exception as error:
            call.invalid = f"the stub itself failed: {error!r}"
            raise
        return web.json_response({"ok": True, "result": result})

    async def _called(self, request: web.Request, call: Call) -> Any:
        if request.match_info["token"] != self.token:
            raise UNAUTHORIZED
        call.method, call.params = schema.read(call.method, await _fields(request))
        return schema.reply(call.method, await self._do(call.method, call.params))

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _do(self, method: str, params: dict[str, Any]) -> Any:
        fault = self.faults.strike(method, params)
        if fault and not fault.after:
            await _suffer(fault)
        result = await self._result(method, params)
        if fault and fault.after:
            await self._notify()
            await _suffer(fault)
        return result

    async def _result(self, method: str, params: dict[str, Any]) -> Any:
        if method == "getUpdates":
            return await self.updates.get(**params)
        if method == "deleteWebhook":
            self.updates.webhook = ""
            return True
        return self.methods.call(method, params)


async def _suffer(fault: Fault) -> None:
    if fault.hold:
        await fault.hold.wait()
    if fault.drop:
        raise ConnectionAbortedError
    if refusal := fault.refusal:  # Ordered, so never a mistake of the bot.
        raise Refused(refusal.code, refusal.description, refusal.parameters)


async def _fields(request: web.Request) -> dict[str, Any]:
    """The parameters, from the address and the body: form, parts with files, or JSON."""
    if request.content_type == "application/json":
        body = {
            key: value if isinstance(value, str) else json.dumps(value) for key, value in (await request.json()).items()
        }
    else:
        body = {key: _field(value) for key, value in (await _form(request)).items()}
    return {**request.query, **body}


async def _form(request: web.Request) -> MultiDictProxy[Any]:
    try:
        return await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise TOO_LARGE from None


def _field(value: str | bytearray | bytes | web.FileField) -> Any:
    return BufferedInputFile(value.file.read(), value.filename) if isinstance(value, web.FileField) else value
