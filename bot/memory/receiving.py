"""The inbox as the chat uses it: each call is one short transaction, over many updates at once."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.memory import answered, inbox, lanes, leases, talks
from bot.memory.answered import Done
from bot.memory.database import Database
from bot.memory.inbox import Hold
from bot.memory.incoming import Claimed, Incoming, Left, Settled, Stored, Waiting, written
from bot.memory.seal import Seal

BATCH = 2_000
"""Rows that are forgotten in one transaction, so that others who write need not wait long."""


class Inbox:
    """What Telegram has sent: stored before it is handled, had by one process at a time, done once.

    A process is known by a name that no other has, nor this one after a restart. Of one chat's updates it gets those
    that none of another process precedes, and keeps their order itself. What it holds it has in hand until its lease
    runs out, and does not get again by itself; another does. Every method may raise CannotRemember, as those of the
    memory.
    """

    def __init__(self, database: Database, seal: Seal) -> None:
        """Takes what the memory has."""
        self._database = database
        self._seal = seal

    def store(
        self, incoming: Sequence[Incoming], process: str, now: datetime, lasting: timedelta, room: int
    ) -> list[Stored]:
        """Stores updates, takes at most `room` of them for the process, says of each where it is, in their order.

        One that is stored already stays as it is, but that it may be acknowledged now. If it is open and free it is
        taken like a new one, unless something was begun for it: that one is for `claim`, which says so.
        """
        fresh = inbox.fresh(self._seal, incoming)
        hold = Hold(process, now, now + lasting)
        with self._database.writing() as connection:
            places, done = inbox.store(connection, self._seal.names[0], fresh, hold, room)
        replies = answered.replies(self._seal, done)
        return [Stored(each.id, places[each.id], replies.get(each.id)) for each in incoming]

    def claim(self, process: str, now: datetime, lasting: timedelta, limit: int) -> list[Claimed]:
        """Takes what is open and nobody has, or has lost, the earliest first, of each lane the earliest open one only.

        What cannot be unsealed is done with, and the log tells of it.
        """
        with self._database.writing() as connection:
            return leases.claim(connection, self._seal, Hold(process, now, now + lasting), limit)

    def renew(self, process: str, now: datetime, lasting: timedelta) -> None:
        """The process lives, and has for longer what it has."""
        with self._database.writing() as connection:
            leases.renew(connection, Hold(process, now, now + lasting))

    def begin(self, ids: Collection[int], process: str) -> frozenset[int]:
        """Something is sent for these now: who claims one after this process has lost it is told that by `again`.

        Says which of them the process still has; for the others another one answers, or has answered.
        """
        with self._database.writing() as connection:
            return leases.begin(connection, ids, process)

    def settle(self, settled: Sequence[Settled], process: str, now: datetime) -> frozenset[int]:
        """These were handled, and what they said is forgotten; replies are kept for the answer to Telegram's post.

        Says whose reply was not taken, for Telegram counts the update as delivered and fetches none: they stay open,
        and the process sends the reply itself and settles them again. What the process has no more is left alone.

        What was not stored before is stored now as done, which only a process may do that nobody else takes updates
        beside: two would both handle the same one.
        """
        close = self._seal.close
        sealed = {each.id: None if each.reply is None else close(written(each.id, each.reply)) for each in settled}
        done = {
            each.id: Done(each.id, self._lane(each.lane), sealed[each.id]) for each in settled if each.lane is not None
        }
        with self._database.writing() as connection:
            if done and answered.store(connection, self._seal.names[0], tuple(done.values()), now):
                sealed = {id_: reply for id_, reply in sealed.items() if id_ not in done}
            return answered.settle(connection, self._seal.names[0], sealed, process, now) if sealed else frozenset()

    def left(self, process: str) -> Left:
        """What is there that a process does not have."""
        with self._database.reading() as connection:
            return inbox.left(connection, process)

    def acknowledge(self, ids: Collection[int]) -> dict[int, str | None]:
        """Telegram is told now that these are delivered; says which are done already, with the replies that ride."""
        with self._database.writing() as connection:
            done = answered.acknowledge(connection, ids)
        return answered.replies(self._seal, done)

    def look(self, ids: Collection[int]) -> dict[int, str | None]:
        """Those that are done, with their replies."""
        with self._database.reading() as connection:
            done = answered.look(connection, ids)
        return answered.replies(self._seal, done)

    def release(self, process: str) -> None:
        """The process ends: what it has is free."""
        with self._database.writing() as connection:
            leases.release(connection, process)

    def clear(self, now: datetime, batch: int = BATCH) -> None:
        """Forgets replies after an hour, that updates are done after two days, and what was talked about after one."""
        for some in (
            partial(answered.forget_replies, seal=self._seal, now=now, batch=batch),
            partial(answered.forget_done, now=now, batch=batch),
            partial(talks.forget_old, now=now),
        ):
            left = True
            while left:
                with self._database.writing() as connection:
                    left = some(connection)

    def _lane(self, lane: int) -> str | None:
        return next(iter(lanes.names(self._seal, lane)), None)

    def waiting(self) -> Waiting:
        """What is open, for who looks after the bot."""
        with self._database.reading() as connection:
            return answered.waiting(connection)
