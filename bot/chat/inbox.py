"""The inbox as the reception uses it: written in batches, and done without for a while when the memory fails."""

import logging
import sys
from collections import deque
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from bot.chat.clerk import Clerk
from bot.chat.context import Desk
from bot.chat.seen import Seen
from bot.chat.truce import Truce
from bot.memory import CannotRemember, Claimed, Incoming, Memory, Settled, Stored

LASTING = timedelta(seconds=20)
"""For how long a process has an update; whoever lives says so again and again, and others take over what is left."""

RENEW = timedelta(seconds=5)
"""After so long a process says again what it has."""

GLADLY, MOST = 16, 32
"""Updates that a process has in hand where others may take the rest: of what comes to it, and with what others left."""

ALL = sys.maxsize

LATE = 10_000
"""What is to be settled later at most, while the memory fails; the oldest is forgotten first, and answered anew."""

LAPSE = timedelta(seconds=30)
"""How long an inbox that failed is left alone: each try may take seconds, in which nobody is answered."""

log = logging.getLogger(__name__)


class Found(NamedTuple):
    """An update that is done, and what rides of it."""

    reply: str | None


class Inbox:
    """The inbox of the memory, for one process."""

    def __init__(self, desk: Desk) -> None:
        """Nothing waits to be settled."""
        self._desk = desk
        # What is stored comes before what is done with it, also where both are written together.
        self._clerk = Clerk(desk.memory, first=self._store)
        self._unsettled: deque[Settled] = deque(maxlen=LATE)
        self._seen: Seen | None = None
        self._lapse = Truce(LAPSE)
        self._renewed = desk.clock()
        self.shared = desk.memory.shared
        """Whether other processes may take what this one leaves."""
        self.in_hand: set[int] = set()
        """The updates that are handled here, or wait for it."""

    def new(self, id_: int) -> bool:
        """Whether an update has surely not been stored, and cannot be by others: then once it is done is soon enough.

        It holds once for each; and only after all is in hand that an earlier life has left, whose turn comes first.
        """
        return self._seen is not None and self._seen.new(id_)

    def _room(self, most: int) -> int:
        """How many more this process takes."""
        return max(0, most - len(self.in_hand)) if self.shared else ALL

    async def store(self, incoming: Sequence[Incoming]) -> Sequence[Stored]:
        """What stands of each; those that there is room for are ours. Nothing, where the memory does not work."""
        if self._fails():
            return ()
        try:
            return await self._clerk.write_all(self._store, incoming)
        except CannotRemember as fault:
            self._failed("updates are handled without being stored", fault)
            return ()

    async def claim(self) -> Sequence[Claimed]:
        """Takes what nobody has, as far as there is room.

        Raises:
            CannotRemember: the memory failed.
        """
        limit = min(self._room(MOST), MOST)
        if not limit:
            return ()
        # Where there are no others, who held something is gone, and need not be waited for.
        now, process = self._desk.clock() + (timedelta(0) if self.shared else LASTING), self._desk.process
        claimed = await self._desk.memory.ask_inbox(lambda memory: memory.inbox.claim(process, now, LASTING, limit))
        if not claimed and not self.shared and self._seen is None:
            left = await self._desk.memory.ask_inbox(lambda memory: memory.inbox.left(process))
            self._seen = None if left.open else Seen(left.latest)
        return claimed

    async def renew(self) -> None:
        """Says again, now and then, that this process has what it has; then settles what was left.

        Raises:
            CannotRemember: the memory failed.
        """
        now, process = self._desk.clock(), self._desk.process
        if self.in_hand and now >= self._renewed + RENEW:
            await self._desk.memory.ask_inbox(lambda memory: memory.inbox.renew(process, now, LASTING))
            self._renewed = now
        if self._unsettled:
            await self._settle_late()

    async def begin(self, id_: int) -> bool:
        """Whether something may be sent for an update now; after a death, whoever answers it again knows of it."""
        try:
            return self._fails() or await self._clerk.write(self._begin, id_)
        except CannotRemember as fault:
            self._failed("that an answer leaves is not written down", fault)
            return True

    async def settle(self, settled: Settled) -> bool:
        """Whether an update is done with; else nobody will fetch the reply that was to ride."""
        if not self._fails():
            try:
                return await self._clerk.write(self._settle, settled)
            except CannotRemember as fault:
                self._failed("that an update is done is not written down", fault)
        self.settle_later(settled)
        return True

    def settle_later(self, settled: Settled) -> None:
        """Settles it when the memory is asked next."""
        self._unsettled.append(settled)

    async def acknowledge(self, id_: int) -> str | None:
        """Telegram waits no longer for a reply; what rides all the same, where it was there before that.

        Raises:
            CannotRemember: the memory failed.
        """
        return await self._clerk.write(self._acknowledge, id_)

    async def look(self, id_: int) -> Found | None:
        """What became of an update that another process has.

        Raises:
            CannotRemember: the memory failed.
        """
        return await self._clerk.write(self._look, id_)

    async def keep_talk(self, chat: int, text: str | None) -> None:
        """Keeps what a chat talks about, for whichever process hears it next."""
        try:
            await self._clerk.write(self._keep_talk, (chat, text))
        except CannotRemember as fault:
            log.error("what a chat talked about is forgotten: %s", fault)  # noqa: TRY400 - the words say it all

    async def release(self) -> None:
        """Leaves to others what is not settled.

        Raises:
            CannotRemember: the memory failed.
        """
        await self._settle_late()
        process = self._desk.process
        await self._desk.memory.ask_inbox(lambda memory: memory.inbox.release(process))

    async def _settle_late(self) -> None:
        late = tuple(self._unsettled)
        await self._clerk.write_all(self._settle, late)
        done = set(late)  # Only now: it may have failed, or have been broken off; and more may wait meanwhile.
        self._unsettled = deque((each for each in self._unsettled if each not in done), LATE)

    def _fails(self) -> bool:
        """Whether the memory has failed a moment ago."""
        return self._lapse.since is not None and self._lapse.holds(self._desk.clock())

    def _failed(self, what: str, fault: CannotRemember) -> None:
        log.error("%s: %s", what, fault)
        self._desk.metrics.failed("memory")
        self._lapse.begin(self._desk.clock())

    def _store(self, memory: Memory, incoming: list[Incoming]) -> Sequence[Stored]:
        return memory.inbox.store(incoming, self._desk.process, self._desk.clock(), LASTING, self._room(GLADLY))

    def _settle(self, memory: Memory, settled: list[Settled]) -> Sequence[bool]:
        not_taken = memory.inbox.settle(settled, self._desk.process, self._desk.clock())
        return [each.id not in not_taken for each in settled]

    def _begin(self, memory: Memory, ids: list[int]) -> Sequence[bool]:
        ours = memory.inbox.begin(ids, self._desk.process)
        return [each in ours for each in ids]

    def _keep_talk(self, memory: Memory, talks: list[tuple[int, str | None]]) -> Sequence[None]:
        for chat, text in talks:
            memory.keep_talk(chat, text, self._desk.clock())
        return [None] * len(talks)

    @staticmethod
    def _acknowledge(memory: Memory, ids: list[int]) -> Sequence[str | None]:
        found = memory.inbox.acknowledge(ids)
        return [found.get(each) for each in ids]

    @staticmethod
    def _look(memory: Memory, ids: list[int]) -> Sequence[Found | None]:
        found = memory.inbox.look(ids)
        return [Found(found[each]) if each in found else None for each in ids]
