"""Riding: an answer that is one message goes back in the reply to the webhook's request, and costs no call of its own.

What rides is held until its update is handled. Whatever else is asked of Telegram for the same update before that sends
it the ordinary way first, so that the order stays. Telegram gives nothing back for what rides: no id, no error.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar, Token
from typing import Any, Self

import msgspec
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from bot.chat.payload import parsed

SIGN = "sendChatAction"
"""What shows that the bot is at work; it says nothing, and may come at any time."""

SENDING = ("send", "copy", "forward")
"""How the names of the methods begin that put something new into a chat."""


class TakenOver(TelegramError):  # noqa: N818 - it reads as what happened; as one of Telegram's the library lets it by
    """Another process answers this update, for this one was not heard of for too long."""

    def __init__(self) -> None:
        super().__init__("another process answers this update")


class Handling:
    """One update, from the inbox to its end; while entered, what is asked of Telegram belongs to it.

    Attributes:
        rides: whether Telegram waits for a reply that an answer may ride in.
        again: whether a process that is gone had begun to answer it.
    """

    def __init__(self, begin: Callable[[], Awaitable[bool]], *, rides: bool = False, again: bool = False) -> None:
        """Nothing has been said; `begin` notes that something is about to be, and tells whether it may."""
        self.rides = rides
        self.again = again
        self._begin = begin
        self._begun = False
        self._held: tuple[Mapping[str, Any], Callable[[], Awaitable[object]]] | None = None
        self._before: Token[Handling | None] | None = None

    def __enter__(self) -> Self:
        self._before = _HANDLING.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before:
            _HANDLING.reset(self._before)

    @property
    def reply(self) -> str | None:
        """What rides, as JSON (core.telegram.org/bots/api#making-requests-when-getting-updates)."""
        return msgspec.json.encode(self._held[0]).decode() if self._held else None

    def hold(self, method: Mapping[str, Any], send: Callable[[], Awaitable[object]]) -> bool:
        """Whether a message waits here to ride; `send` sends it the ordinary way instead. Only the first one does."""
        if not self.rides or self._begun or self._held:
            return False
        self._held = (method, send)
        return True

    async def let_go(self) -> None:
        """Sends what is held the ordinary way, for nothing rides any more.

        Raises:
            telegram.error.TelegramError: it could not be sent.
        """
        self.rides, held = False, self._held
        self._held = None
        if held:
            await held[1]()

    async def before(self, method: str) -> None:
        """What is done before Telegram is asked for something else.

        Raises:
            telegram.error.TelegramError: what was held could not be sent.
            TakenOver: nothing is to be sent any more.
        """
        if method == SIGN:
            return
        if self._held:
            await self.let_go()
        if not self._begun and method.startswith(SENDING):
            self._begun = True
            if not await self._begin():
                raise TakenOver


_HANDLING: ContextVar[Handling | None] = ContextVar("handling", default=None)


def handled_now() -> Handling | None:
    """The update that is being handled here; None for what the bot does by itself."""
    return _HANDLING.get()


class Riding(BaseRequest):
    """A line to Telegram on which what is asked for an update keeps its order with what rides."""

    def __init__(self, line: BaseRequest) -> None:
        """Takes the line that is really used."""
        self._line = line

    parse_json_payload = staticmethod(parsed)

    @property
    def read_timeout(self) -> float | None:
        """Seconds, of the line."""
        return self._line.read_timeout

    async def initialize(self) -> None:
        """Opens the line."""
        await self._line.initialize()

    async def shutdown(self) -> None:
        """Closes the line."""
        await self._line.shutdown()

    async def do_request(  # type: ignore[override]  # The timeouts are passed on as they are.
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        **timeouts: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """One request, after what was held before it."""
        if update := _HANDLING.get():
            await update.before(url.rpartition("/")[2])
        return await self._line.do_request(url, method, request_data, **timeouts)
