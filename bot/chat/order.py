"""Order: the updates of one chat are handled one after the other while the chats go on side by side."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.chat.metrics import Metrics

AT_ONCE = 32
"""How many chats are served at the same time."""


class _Place:
    """The right to be served; whoever has it may leave it to another for a while."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self._taken = False

    async def take(self) -> None:
        await self._places.acquire()
        self._taken = True

    def leave(self) -> None:
        if self._taken:
            self._taken = False
            self._places.release()


_MINE: ContextVar[_Place | None] = ContextVar("place", default=None)


@asynccontextmanager
async def stepped_aside() -> AsyncIterator[None]:
    """While entered, another chat is served in place of this one; its own next update waits nevertheless."""
    place = _MINE.get()
    if place is None:
        yield
        return
    place.leave()
    try:
        yield
    finally:
        await place.take()


class InOrder(BaseUpdateProcessor):
    """One lane a chat. Only who is being served takes a place, so one chat's long queue holds up no other."""

    def __init__(self, at_once: int = AT_ONCE, metrics: Metrics | None = None) -> None:
        """Serves so many chats at once, and counts what comes."""
        super().__init__(sys.maxsize)  # The base would count those that wait in a lane; we count those served.
        self._places = asyncio.Semaphore(at_once)
        self._metrics = metrics or Metrics()
        self._typed: dict[int, object] = {}  # The newest inline query of each user, while it waits or is served.
        self._lanes: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()  # Kept by who is in them.

    @property
    def busy(self) -> int:
        """How many chats have an update that is served or waits."""
        return len(self._lanes)

    def serves(self, key: int) -> bool:
        """Whether an update of this lane would be served at once."""
        return key not in self._lanes and not self._places.locked()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits for the updates before it in the same lane, then for a place; cancelled meanwhile, it is let go.

        An inline query whose writer has typed on meanwhile is let go too: apps show the answer to the newest only.
        """
        self._metrics.received(update)
        key, typed = lane(update), isinstance(update, Update) and update.inline_query is not None
        waiting = self._lanes.setdefault(key, asyncio.Lock())
        if typed:
            self._typed[key] = update
        place = _Place(self._places)
        mine = _MINE.set(place)
        try:
            async with waiting:  # Its waiters come in their order, whichever of them are cancelled.
                if not typed or self._typed.get(key) is update:
                    await place.take()
                    await coroutine
        finally:
            if self._typed.get(key) is update:
                del self._typed[key]
            _MINE.reset(mine)
            place.leave()
            if asyncio.iscoroutine(coroutine):
                coroutine.close()  # One that never began would complain that nobody awaited it.

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go: the application waits for its updates itself."""


def lane(update: object) -> int:
    """The chat, for its updates keep their order; without one the user, whose private chat has the same id; else 0."""
    where = isinstance(update, Update) and (update.effective_chat or update.effective_user)
    return where.id if where else 0
