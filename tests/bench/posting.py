"""Telegram's side of a webhook: updates are posted on connections that stay, the next of a chat after the 200."""

import asyncio
import re
from collections import deque
from urllib.parse import urlsplit

from fast_api import FastApi, Fields, fields
from traffic import Update

CONNECTIONS = 20
_STATUS = re.compile(rb"HTTP/1.1 (\d+)")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
Lanes = dict[int, deque[bytes]]


class Poster:
    """Posts to the address that setWebhook named, with its secret; what rides in a reply goes to the API."""

    def __init__(self, api: FastApi, hook: Fields) -> None:
        self._api = api
        url = urlsplit(hook["url"])
        self._place = url.hostname, url.port
        self._head = (
            f"POST {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {hook.get('secret_token', '')}\r\nContent-Length: "
        ).encode()
        self._connections: list[_Connection] = []

    async def connect(self) -> None:
        """Opens the connections, once somebody listens."""
        loop = asyncio.get_running_loop()
        while len(self._connections) < CONNECTIONS:
            try:
                _, connection = await loop.create_connection(_Connection, *self._place)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                self._connections.append(connection)

    def close(self) -> None:
        """Closes the connections."""
        for connection in self._connections:
            connection.close()

    async def post_all(self, updates: list[Update]) -> None:
        """Posts updates, of each chat one at a time and in order, as many chats at once as there are connections."""
        lanes: Lanes = {}
        for update in updates:
            lanes.setdefault(update.chat, deque()).append(update.json)
        ready = deque(lanes)
        await asyncio.gather(*(self._work(connection, lanes, ready) for connection in self._connections))

    async def _work(self, connection: "_Connection", lanes: Lanes, ready: deque[int]) -> None:
        while ready:  # A chat whose update is being posted is held by another, who goes on with it.
            chat = ready.popleft()
            await self._post(connection, lanes[chat].popleft())
            if lanes[chat]:
                ready.append(chat)

    async def _post(self, connection: "_Connection", update: bytes) -> None:
        head, body = await connection.send(self._head + b"%d\r\n\r\n" % len(update) + update)
        if (status := _STATUS.match(head)) is None or status[1] != b"200":
            raise ConnectionError(head)
        said = fields(head, body) if body else {}
        if said.get("method") == "sendMessage":
            self._api.sent(said)


class _Connection(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._read = bytearray()
        self._reply: asyncio.Future[tuple[bytes, bytes]] | None = None

    async def send(self, request: bytes) -> tuple[bytes, bytes]:
        """Head and body of the reply to a request."""
        self._reply = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._reply

    def close(self) -> None:
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, gap, rest = bytes(self._read).partition(b"\r\n\r\n")
        body = _body(head, rest) if gap else None
        if body is not None and self._reply:
            self._read.clear()
            self._reply.set_result((head, body))

    def connection_lost(self, fault: Exception | None) -> None:
        if self._reply and not self._reply.done():
            self._reply.set_exception(fault or ConnectionError("closed before the reply"))


def _body(head: bytes, rest: bytes) -> bytes | None:
    """The body, once all of it has come."""
    if length := _LENGTH.search(head):
        return rest if len(rest) >= int(length[1]) else None
    if b"chunked" not in head.lower():
        return b""
    body = b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        if not int(size, 16):
            return body
        body, rest = body + rest[: int(size, 16)], rest[int(size, 16) + 2 :]
    return None
