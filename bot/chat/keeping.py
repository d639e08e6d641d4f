"""The memory, asked in a thread of its own so that a slow disk holds up nobody."""

import asyncio
import logging
from datetime import date, datetime

from bot.memory import CannotRemember, Due, Kept, Memory, Subscription, Wish

log = logging.getLogger(__name__)


class Keeping:
    """The chat's way to the memory. What cannot be read is as if it were not there, and the log says so."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def chat(self, chat: int) -> Kept:
        """What is kept of a chat."""
        try:
            return await asyncio.to_thread(self._memory.chat, chat)
        except CannotRemember as fault:
            log.error("what is kept of a chat cannot be read: %s", fault)  # noqa: TRY400 - the words say it all
            return Kept()

    async def keep(self, chat: int, kept: Kept) -> None:
        """Keeps this of a chat, and nothing else.

        Raises:
            CannotRemember: it could not be written.
        """
        await asyncio.to_thread(self._memory.keep, chat, kept)

    async def forget(self, chat: int) -> bool:
        """Deletes what is kept of a chat, its subscriptions too; says whether there was anything.

        Raises:
            CannotRemember: it could not be deleted.
        """
        return await asyncio.to_thread(self._memory.forget, chat)

    async def move(self, old: int, new: int) -> None:
        """Gives what is kept of one chat to another.

        Raises:
            CannotRemember: it could not be written.
        """
        await asyncio.to_thread(self._memory.move, old, new)

    async def subscribe(self, chat: int, wish: Wish, due_at: datetime) -> Subscription | None:
        """Keeps what a chat wants to be sent, first at a time; None where it has as many as it may.

        Raises:
            CannotRemember: it could not be written.
        """
        return await asyncio.to_thread(self._memory.subscribe, chat, wish, due_at)

    async def subscriptions(self, chat: int) -> list[Subscription]:
        """What a chat is sent, the one due next first.

        Raises:
            CannotRemember: it could not be read.
        """
        return await asyncio.to_thread(self._memory.subscriptions, chat)

    async def unsubscribe(self, chat: int, id_: str) -> bool:
        """Ends one of a chat's subscriptions; says whether it was there.

        Raises:
            CannotRemember: it could not be deleted.
        """
        return await asyncio.to_thread(self._memory.unsubscribe, chat, id_)

    async def unsubscribe_all(self, chat: int) -> int:
        """Ends all subscriptions of a chat; says how many there were.

        Raises:
            CannotRemember: they could not be deleted.
        """
        return await asyncio.to_thread(self._memory.unsubscribe_all, chat)

    async def due(self, now: datetime, limit: int) -> list[Due]:
        """What is to be sent by now, the longest due first; nothing while it cannot be read."""
        try:
            return await asyncio.to_thread(self._memory.due, now, limit)
        except CannotRemember as fault:
            log.error("what is due cannot be read, and is sent later: %s", fault)  # noqa: TRY400
            return []

    async def claim(self, due: Due, next_due: datetime, now: datetime) -> Subscription | None:
        """Takes what is due for us alone and sets its next time; None where another has, or it has ended.

        Raises:
            CannotRemember: it could not be written, or what is kept of it is damaged.
        """
        return await asyncio.to_thread(self._memory.claim, due, next_due, now)

    async def give_back(self, due: Due, next_due: datetime) -> bool:
        """Undoes a claim of what surely was not sent; says whether the subscription is still there.

        Raises:
            CannotRemember: it could not be written.
        """
        return await asyncio.to_thread(self._memory.give_back, due, next_due)

    async def postpone(self, due: Due, to: datetime) -> bool:
        """Leaves out what is due until another time; says whether it was still due.

        Raises:
            CannotRemember: it could not be written.
        """
        return await asyncio.to_thread(self._memory.postpone, due, to)

    async def note_unanswered(self, text: str, day: date) -> None:
        """Counts a question that was not understood, without saying whose it is."""
        try:
            await asyncio.to_thread(self._memory.note_unanswered, text, day)
        except CannotRemember as fault:
            log.error("a question that was not understood is lost: %s", fault)  # noqa: TRY400

    async def picture(self, key: str) -> str | None:
        """Telegram's id of a picture that was sent before."""
        try:
            return await asyncio.to_thread(self._memory.picture, key)
        except CannotRemember as fault:
            log.error("a picture is drawn anew: %s", fault)  # noqa: TRY400
            return None

    async def keep_picture(self, key: str, file_id: str, day: date) -> None:
        """Keeps Telegram's id of a picture, to send it again without drawing it."""
        try:
            await asyncio.to_thread(self._memory.keep_picture, key, file_id, day)
        except CannotRemember as fault:
            log.error("a picture will be drawn anew: %s", fault)  # noqa: TRY400

    async def forget_picture(self, key: str) -> None:
        """Forgets a picture that Telegram no longer has."""
        try:
            await asyncio.to_thread(self._memory.forget_picture, key)
        except CannotRemember as fault:
            log.error("a picture that is gone is still known: %s", fault)  # noqa: TRY400
