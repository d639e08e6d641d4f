"""A glance at the facts and the memory, for those who ask how the bot is: one now and then, however many ask."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.chat.context import Desk
from bot.memory import Status

ANSWER = 5.0
"""Seconds for which the memory is waited for."""

LASTS = 10.0
"""Seconds for which what was found holds, however often it is asked."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found.

    Attributes:
        facts: whether they can be read from their file.
        status: the state of the sending; None: the memory does not answer.
        lag: seconds that the oldest message waits which may leave.
        unanswered: seconds that the oldest update waits which is not done with.
    """

    facts: bool
    status: Status | None
    lag: float
    unanswered: float


class Glance:
    """Looks now and then, and tells what it saw."""

    def __init__(self, desk: Desk, time: Callable[[], float]) -> None:
        """Takes a clock in seconds that only goes forward."""
        self.desk = desk
        self._time = time
        self._seen: Seen | None = None
        self._at = 0.0
        self._looking = asyncio.Lock()

    async def look(self) -> Seen:
        """What was found, at most so many seconds ago."""
        async with self._looking:
            if self._seen is None or self._time() >= self._at + LASTS:
                status = await self._status()
                lag = self._since(status.waiting_since) if status else 0.0
                unanswered = self._since(status.inbox.oldest) if status else 0.0
                self._seen = Seen(await self._facts(), status, lag, unanswered)
                self._at = self._time()
            return self._seen

    def _since(self, moment: datetime | None) -> float:
        return max(0.0, (self.desk.clock() - moment).total_seconds()) if moment else 0.0

    async def _facts(self) -> bool:
        facts = self.desk.current.facts  # Held until they have been read.
        try:
            await asyncio.to_thread(facts.store.registry.read_towns)
        except Exception as fault:  # noqa: BLE001 - whatever it is, they cannot
            log.error("the facts cannot be read: %s", fault)  # noqa: TRY400 - the words say it all
            return False
        return True

    async def _status(self) -> Status | None:
        try:
            async with asyncio.timeout(ANSWER):
                return await self.desk.memory.ask(lambda memory: memory.office.status(self.desk.clock()))
        except Exception as fault:  # noqa: BLE001
            log.error("the memory does not answer: %s", str(fault) or type(fault).__name__)  # noqa: TRY400
            return None
