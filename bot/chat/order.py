"""Order: the updates of one chat are handled one after the other while the chats go on side by side."""

import asyncio
import sys
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

AT_ONCE = 32
"""How many chats are served at the same time."""


class InOrder(BaseUpdateProcessor):
    """One lane a chat. Only who is being served takes a place, so one chat's long queue holds up no other."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        super().__init__(sys.maxsize)  # The base would count those that wait in a lane; we count those served.
        self._places = asyncio.Semaphore(at_once)
        self._last: dict[int, asyncio.Event] = {}

    @property
    def busy(self) -> int:
        """How many chats have an update that is served or waits."""
        return len(self._last)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits for the update before it in the same lane, then for a place."""
        lane, served = _lane(update), asyncio.Event()
        before = self._last.get(lane)
        self._last[lane] = served
        try:
            if before:
                await before.wait()
            async with self._places:
                await coroutine
        finally:
            served.set()
            if self._last[lane] is served:
                del self._last[lane]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go: the application waits for its updates itself."""


def _lane(update: object) -> int:
    """The chat; without one the user, whose private chat has the same id. All the rest shares a lane."""
    where = isinstance(update, Update) and (update.effective_chat or update.effective_user)
    return where.id if where else 0
