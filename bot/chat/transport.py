"""The line to Telegram: what is asked and what is answered, over HTTP."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.chat import connecting
from bot.chat.payload import written

API_URL = "https://api.telegram.org"
TIMEOUT = 10.0
"""Seconds for each step of a request."""

UPLOAD = 120.0
"""Seconds for a whole request with a file: how long its parts take to leave is not seen one by one."""

LARGEST = 24 * 1024 * 1024
"""Bytes of an answer: Telegram gives files of 20 MB at most (core.telegram.org/bots/api#getfile)."""

CHUNK = 1024 * 1024
"""Bytes that are read at once."""

_JSON = {"Content-Type": "application/json"}

_PLAIN = (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError)
"""Failures whose words do not tell the address of a request, which holds the token."""


def root(url: str) -> str | None:
    """The address of a Bot API server as methods are added to it; None when it names no server by http(s)."""
    address = url.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # A port or an IPv6 address that is none.
        return None
    sound = parts.scheme in {"http", "https"} and parts.hostname and port != 0 and not set(address) & set(" ?#")
    return address if sound else None


class Line(BaseRequest):
    """Requests by aiohttp, each step of which takes so many seconds at most."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None
        self._proxy = lru_cache(64)(connecting.proxy)  # The environment is not read with each request.

    @property
    def read_timeout(self) -> float:
        """Seconds for an answer, where nothing else is said."""
        return self._timeout

    async def initialize(self) -> None:
        """Makes ready to connect."""
        if self._session is None or self._session.closed:
            self._session = connecting.session()

    async def shutdown(self) -> None:
        """Closes all connections."""
        if self._session:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: Any,  # noqa: ANN401 - as the library has it
        **limits: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """The status and the body of the answer; of the limits, that of reading may be another than the usual one.

        Raises:
            telegram.error.NetworkError: none came. Caused by what `delivery.UNSENT` names where nothing had left.
        """
        if self._session is None:
            closed = "the line was not opened"
            raise RuntimeError(closed)
        given = limits.get("read_timeout", self.DEFAULT_NONE)
        read = self._timeout if given is self.DEFAULT_NONE else given
        asked = _asked(request_data)
        limit = _limit(self._timeout, read, UPLOAD if request_data and request_data.contains_files else None)
        try:
            async with self._session.request(
                method, url, allow_redirects=False, proxy=self._proxy(url), timeout=limit, **asked
            ) as response:
                return response.status, await _read(response)
        except aiohttp.ConnectionTimeoutError:
            raise TimedOut from aiohttp.ConnectionTimeoutError()  # Its own words tell the address.
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientConnectorError as fault:
            raise NetworkError(_said(fault)) from fault
        except aiohttp.ClientError as fault:
            raise NetworkError(_said(fault)) from None


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """The body; what is larger than any of Telegram's is not read to its end.

    Raises:
        telegram.error.NetworkError: it is too large.
    """
    declared = response.content_length
    if declared is not None and declared <= LARGEST:
        return await response.read()
    body = bytearray()
    async for part in response.content.iter_chunked(CHUNK):
        body += part
        if max(len(body), declared or 0) > LARGEST:
            response.close()
            too_large = "more was answered than Telegram ever sends"
            raise NetworkError(too_large)
    return bytes(body)


@lru_cache(64)
def _limit(step: float, read: float | None, whole: float | None) -> aiohttp.ClientTimeout:
    """Waiting for a free connection and making one are a step each."""
    return aiohttp.ClientTimeout(whole, connect=2 * step, sock_connect=step, sock_read=read)


def _asked(data: RequestData | None) -> dict[str, Any]:
    """The body, and what it is."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": written(data.parameters), "headers": _JSON}
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}


def _said(fault: Exception) -> str:
    name = type(fault).__name__
    return f"{name}: {fault}" if isinstance(fault, _PLAIN) else name
