"""The memory, asked in threads of its own, so that a slow disk holds up only who waits for it."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import ParamSpec, TypeVar

from bot.chat.order import stepped_aside
from bot.memory import CannotRemember, Due, Kept, Memory, Subscription, Wish

THREADS = 8
"""How many ask at once. The loop's own threads look up addresses: a memory that hangs must not take those."""

LONGEST = 15.0
"""Seconds that an answer waits for the memory; its databases give up sooner, unless the disk or the line hangs."""

Given = ParamSpec("Given")
Found = TypeVar("Found")

log = logging.getLogger(__name__)


class Keeping:
    """The chat's way to the memory. Of what an answer can do without, no failure matters, and the log tells of it."""

    def __init__(self, memory: Memory, longest: float = LONGEST) -> None:
        self._memory = memory
        self._longest = longest
        self._threads = ThreadPoolExecutor(THREADS, "memory")

    def close(self) -> None:
        """Ends the threads, after what they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def chat(self, chat: int) -> Kept:
        """What is kept of a chat.

        Raises:
            CannotRemember: it could not be read.
        """
        return await self._aside(self._memory.chat, chat)

    async def keep(self, chat: int, kept: Kept) -> None:
        """Keeps this of a chat, and nothing else.

        Raises:
            CannotRemember: it could not be written.
        """
        await self._aside(self._memory.keep, chat, kept)

    async def forget(self, chat: int) -> bool:
        """Deletes what is kept of a chat, its subscriptions too; says whether there was anything.

        Raises:
            CannotRemember: it could not be deleted.
        """
        return await self._aside(self._memory.forget, chat)

    async def move(self, old: int, new: int) -> None:
        """Gives what is kept of one chat to another.

        Raises:
            CannotRemember: it could not be written.
        """
        await self._aside(self._memory.move, old, new)

    async def subscribe(self, chat: int, wish: Wish, due_at: datetime) -> Subscription | None:
        """Keeps what a chat wants to be sent, first at a time; None where it has as many as it may.

        Raises:
            CannotRemember: it could not be written.
        """
        return await self._aside(self._memory.subscribe, chat, wish, due_at)

    async def subscriptions(self, chat: int) -> list[Subscription]:
        """What a chat is sent, the one due next first.

        Raises:
            CannotRemember: it could not be read.
        """
        return await self._aside(self._memory.subscriptions, chat)

    async def unsubscribe(self, chat: int, id_: str) -> bool:
        """Ends one of a chat's subscriptions; says whether it was there.

        Raises:
            CannotRemember: it could not be deleted.
        """
        return await self._aside(self._memory.unsubscribe, chat, id_)

    async def unsubscribe_all(self, chat: int) -> int:
        """Ends all subscriptions of a chat; says how many there were.

        Raises:
            CannotRemember: they could not be deleted.
        """
        return await self._aside(self._memory.unsubscribe_all, chat)

    async def due(self, now: datetime, limit: int) -> list[Due]:
        """What is to be sent by now, the longest due first; nothing while it cannot be read."""
        try:
            return await self._aside(self._memory.due, now, limit)
        except CannotRemember as fault:
            log.error("what is due cannot be read, and is sent later: %s", fault)  # noqa: TRY400
            return []

    async def claim(self, due: Due, next_due: datetime, now: datetime) -> Subscription | None:
        """Takes what is due for us alone and sets its next time; None where another has, or it has ended.

        Raises:
            CannotRemember: it could not be written, or what is kept of it is damaged.
        """
        return await self._aside(self._memory.claim, due, next_due, now)

    async def give_back(self, due: Due, next_due: datetime) -> bool:
        """Undoes a claim of what surely was not sent; says whether the subscription is still there.

        Raises:
            CannotRemember: it could not be written.
        """
        return await self._aside(self._memory.give_back, due, next_due)

    async def postpone(self, due: Due, to: datetime) -> bool:
        """Leaves out what is due until another time; says whether it was still due.

        Raises:
            CannotRemember: it could not be written.
        """
        return await self._aside(self._memory.postpone, due, to)

    async def note_unanswered(self, text: str, day: date) -> None:
        """Counts a question that was not understood, without saying whose it is."""
        try:
            await self._aside(self._memory.note_unanswered, text, day)
        except CannotRemember as fault:
            log.error("a question that was not understood is lost: %s", fault)  # noqa: TRY400 - the words say it all

    async def picture(self, key: str) -> str | None:
        """Telegram's id of a picture that was sent before."""
        try:
            return await self._aside(self._memory.picture, key)
        except CannotRemember as fault:
            log.error("a picture is drawn anew: %s", fault)  # noqa: TRY400
            return None

    async def keep_picture(self, key: str, file_id: str, day: date) -> None:
        """Keeps Telegram's id of a picture, to send it again without drawing it."""
        try:
            await self._aside(self._memory.keep_picture, key, file_id, day)
        except CannotRemember as fault:
            log.error("a picture will be drawn anew: %s", fault)  # noqa: TRY400

    async def forget_picture(self, key: str) -> None:
        """Forgets a picture that Telegram no longer has."""
        try:
            await self._aside(self._memory.forget_picture, key)
        except CannotRemember as fault:
            log.error("a picture that is gone is still known: %s", fault)  # noqa: TRY400

    async def _aside(self, ask: Callable[Given, Found], *args: Given.args, **named: Given.kwargs) -> Found:
        """Asks in a thread; other chats are served meanwhile.

        Raises:
            CannotRemember: it failed, or takes too long; then it may still be done later.
        """
        running = asyncio.get_running_loop()
        try:
            async with stepped_aside(), asyncio.timeout(self._longest):
                return await running.run_in_executor(self._threads, lambda: ask(*args, **named))
        except TimeoutError as fault:
            message = f"The memory does not answer within {self._longest:.0f} s"
            raise CannotRemember(message) from fault
