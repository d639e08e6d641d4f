"""The memory, asked in threads of its own, so that a slow disk holds up only who waits for it."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

from bot.chat.order import stepped_aside
from bot.memory import CannotRemember, Memory

THREADS = 8
"""How many ask at once. The loop's own threads look up addresses: a memory that hangs must not take those."""

LONGEST = 12.0
"""Seconds that an answer waits for the memory; its databases give up sooner, unless the disk or the line hangs.

Telegram waits for 15, so that what came is answered in time all the same.
"""

LAPSE = 30.0
"""Seconds for which a memory that hangs is asked no more: each chat would else wait as long as the first."""

_HANGS = "The memory does not answer"

Found = TypeVar("Found")

log = logging.getLogger(__name__)


class Keeping:
    """The chat's way to the memory. Of what an answer can do without, no failure matters, and the log tells of it."""

    def __init__(self, memory: Memory, longest: float = LONGEST) -> None:
        self._memory = memory
        self._longest = longest
        self._threads = ThreadPoolExecutor(THREADS, "memory")
        self._inbox = ThreadPoolExecutor(1, "inbox")  # What comes in waits for none that ask what was kept of chats.
        self._hangs_until = 0.0
        self.shared = memory.shared
        """Whether other machines may use it too."""
        self.where = memory.where
        """The file, or the server and its database, as a line may name it."""

    def close(self) -> None:
        """Ends the threads, after what they are doing."""
        for threads in (self._threads, self._inbox):
            threads.shutdown(wait=False, cancel_futures=True)

    async def ask(self, wanted: Callable[[Memory], Found]) -> Found:
        """What the memory says to something, asked in a thread; other chats are served meanwhile.

        Raises:
            CannotRemember: it failed, or takes too long; then it may still be done later.
        """
        return await self._ask(self._threads, wanted)

    async def ask_inbox(self, wanted: Callable[[Memory], Found]) -> Found:
        """The same of the inbox, which has a thread of its own.

        Raises:
            CannotRemember: as `ask`.
        """
        return await self._ask(self._inbox, wanted)

    async def _ask(self, threads: ThreadPoolExecutor, wanted: Callable[[Memory], Found]) -> Found:
        running = asyncio.get_running_loop()
        if running.time() < self._hangs_until:
            raise CannotRemember(_HANGS)
        try:
            async with stepped_aside(), asyncio.timeout(self._longest):
                return await running.run_in_executor(threads, wanted, self._memory)
        except TimeoutError as fault:
            self._hangs_until = running.time() + LAPSE
            raise CannotRemember(_HANGS) from fault

    async def picture(self, key: str) -> str | None:
        """Telegram's id of a picture that was sent before."""
        try:
            return await self.ask(lambda memory: memory.picture(key))
        except CannotRemember as fault:
            log.error("a picture is drawn anew: %s", fault)  # noqa: TRY400
            return None

    async def keep_picture(self, key: str, file_id: str, day: date) -> None:
        """Keeps Telegram's id of a picture, to send it again without drawing it."""
        try:
            await self.ask(lambda memory: memory.keep_picture(key, file_id, day))
        except CannotRemember as fault:
            log.error("a picture will be drawn anew: %s", fault)  # noqa: TRY400

    async def forget_picture(self, key: str) -> None:
        """Forgets a picture that Telegram no longer has."""
        try:
            await self.ask(lambda memory: memory.forget_picture(key))
        except CannotRemember as fault:
            log.error("a picture that is gone is still known: %s", fault)  # noqa: TRY400
