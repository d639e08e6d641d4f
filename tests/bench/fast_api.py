"""A Bot API for measuring: it knows few methods and refuses nothing, so that the time is the bot's and not its own."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from traffic import Update

TOKEN = "123456789:AAH-only_for_the_stub_of_the_tests_0"  # noqa: S105 - opens nothing but the stub
BOT = {"id": 123456789, "is_bot": True, "first_name": "CITE", "username": "cite_stub_bot"}
SHOWN = {
    "getMe": BOT,
    "getMyCommands": [],
    "getMyName": {"name": ""},
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
    "getWebhookInfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
}
BATCH = 100
"""Updates in one answer to getUpdates at most (core.telegram.org/bots/api#getupdates)."""

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_PART = re.compile(rb'name="?(\w+)"?\r\n(?:[\w-]+:[^\r\n]*\r\n)*\r\n(.*?)\r\n--', re.DOTALL)

Fields = dict[str, Any]


def fields(head: bytes, body: bytes) -> Fields:
    """What a call says, however it is written: as JSON, as a form, or as a form in parts."""
    if b"multipart/form-data" in head:
        return {name.decode(): value.decode() for name, value in _PART.findall(body)}
    if body.startswith(b"{"):
        found: Fields = json.loads(body)
        return found
    return dict(parse_qsl(body.decode()))


class FastApi:
    """Gives updates to who polls, and hands each message of the bot to `hear`: chat and text."""

    def __init__(self, hear: Callable[[int, str], None]) -> None:
        self._hear = hear
        self._waiting: deque[Update] = deque()
        self._poll: Callable[[bytes], None] | None = None
        self._ids = count(1)
        self.polled = asyncio.Event()
        """Somebody has waited for updates."""
        self.hook: asyncio.Future[Fields] = asyncio.get_running_loop().create_future()
        """What setWebhook said."""

    async def listen(self) -> str:
        """Begins to serve; the address."""
        server = await asyncio.get_running_loop().create_server(lambda: _Line(self), "127.0.0.1", 0)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    def push(self, updates: list[Update]) -> None:
        """Lets updates come to who polls."""
        self._waiting.extend(updates)
        self._give()

    def call(self, method: str, said: Fields, answer: Callable[[bytes], None]) -> None:
        """Answers a call, at once or when there is something to say."""
        if method == "sendMessage":
            answer(_ok(self.sent(said)))
        elif method == "getUpdates":
            self._confirm(int(said.get("offset") or 0))
            self._poll = answer
            if self._waiting or int(said.get("timeout") or 0) == 0:
                self._give()
            else:
                self.polled.set()
        else:
            if method == "setWebhook" and said.get("url") and not self.hook.done():
                self.hook.set_result(said)
            answer(_ok(SHOWN.get(method, True)))

    def sent(self, said: Fields) -> Fields:
        """Takes a message of the bot; as Telegram gives it back."""
        chat, text = int(said["chat_id"]), said["text"]
        self._hear(chat, text)
        where = {"id": chat, "type": "private", "first_name": "Persona"}
        return {"message_id": 10**6 + next(self._ids), "from": BOT, "chat": where, "date": 1, "text": text}

    def _confirm(self, offset: int) -> None:
        while self._waiting and self._waiting[0].id < offset:
            self._waiting.popleft()

    def _give(self) -> None:
        if self._poll:
            batch = [self._waiting[at].json for at in range(min(BATCH, len(self._waiting)))]
            poll, self._poll = self._poll, None
            poll(b'{"ok":true,"result":[' + b",".join(batch) + b"]}")


class _Line(asyncio.Protocol):
    """One connection of the bot."""

    def __init__(self, api: FastApi) -> None:
        self._api = api
        self._read = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._read[:end])
            length = _LENGTH.search(head)
            if length is None and not head.startswith(b"GET"):
                raise NotImplementedError(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._read) < whole:
                return
            body = bytes(self._read[end + 4 : whole])
            del self._read[:whole]
            address = urlsplit(head.split(b" ", 2)[1].decode())
            self._api.call(address.path.rpartition("/")[2], fields(head, body), self._answer)

    def _answer(self, body: bytes) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        self._transport.write(head + body)


def _ok(result: object) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()
