"""What admins feed the bot: who they are, where it goes, and the proposals that wait for their yes."""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from bot.chat.order import stepped_aside
from bot.data.feeding import ReadNote, read_note
from bot.data.noting import Weighing
from bot.data.proposal import Proposal

Done = TypeVar("Done")

Offered: TypeAlias = Proposal | Weighing

LASTING = timedelta(days=1)
"""How long a proposal waits for a yes."""

WAITING = 3
"""Proposals of one admin that wait; a large table takes some 100 MB."""


@dataclass(frozen=True, slots=True)
class Feeding:
    """Who may feed the bot and where it goes.

    Attributes:
        admins: ids of Telegram's users.
        tables: the folder of the tables.
        db: the database that is built from them.
        read: reads a note.
    """

    admins: frozenset[int] = field(repr=False)
    tables: Path
    db: Path
    read: ReadNote = read_note


class _Waiting(NamedTuple):
    offered: Offered
    until: datetime


class Offers:
    """The proposals that wait, by the chat that they were made in and a name that nobody guesses."""

    def __init__(self) -> None:
        self._waiting: dict[int, OrderedDict[str, _Waiting]] = {}

    def keep(self, chat: int, offered: Offered, now: datetime) -> str:
        """Keeps one for a day, unless newer ones of the chat drive it out; says its name."""
        self._drop_old(now)
        waiting = self._waiting.setdefault(chat, OrderedDict())
        name = secrets.token_hex(6)
        waiting[name] = _Waiting(offered, now + LASTING)
        if len(waiting) > WAITING:
            waiting.popitem(last=False)
        return name

    def take(self, chat: int, name: str, now: datetime) -> Offered | None:
        """The one of that name, which waits no more; None: there is none."""
        self._drop_old(now)
        found = self._waiting.get(chat, OrderedDict()).pop(name, None)
        return found.offered if found else None

    def count(self, chat: int) -> int:
        """How many of a chat are kept."""
        return len(self._waiting.get(chat, ()))

    def forget(self, chat: int) -> None:
        """Drops those of a chat."""
        self._waiting.pop(chat, None)

    def _drop_old(self, now: datetime) -> None:
        """The oldest of a chat come first."""
        for chat, waiting in list(self._waiting.items()):
            while waiting and next(iter(waiting.values())).until <= now:
                waiting.popitem(last=False)
            if not waiting:
                del self._waiting[chat]


class Feeder:
    """Reads, stores and builds, one thing at a time and beside everything else, for admins alone."""

    def __init__(self, feeding: Feeding | None) -> None:
        """Takes who may feed the bot; None: nobody."""
        self._feeding = feeding
        self._thread = ThreadPoolExecutor(1, "feeding")
        self.offers = Offers()

    @property
    def admins(self) -> frozenset[int]:
        """Who may feed the bot."""
        return self._feeding.admins if self._feeding else frozenset()

    async def ask(self, wanted: Callable[[Feeding], Done]) -> Done:
        """The outcome of something that takes its time; other chats are served meanwhile.

        Raises:
            LookupError: nobody may feed the bot.
        """
        if not self._feeding:
            nobody = "nobody may feed this bot"
            raise LookupError(nobody)
        async with stepped_aside():
            return await asyncio.get_running_loop().run_in_executor(self._thread, wanted, self._feeding)

    def close(self) -> None:
        """Ends the thread, after what it is doing."""
        self._thread.shutdown(wait=True, cancel_futures=True)
