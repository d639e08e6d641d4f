"""Health: whether the bot does what it is for, for whoever starts it anew when not; nothing in it is about a person."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from bot.chat.context import Desk
from bot.memory import Status

ANSWER = 5.0
"""Seconds for which the memory is waited for."""

LASTS = 10.0
"""Seconds for which what was found holds, however often it is asked."""

TICK = 300.0
"""Seconds: what is due is looked for every half minute, so after ten misses something is wrong."""

LAG = 3 * 3600.0
"""Seconds that a message may wait: a word to a hundred thousand chats takes 83 minutes at 20 a second."""

Check = dict[str, Any]

log = logging.getLogger(__name__)


class Health:
    """Looks now and then, and tells what it saw."""

    def __init__(self, desk: Desk, time: Callable[[], float]) -> None:
        """Takes a clock in seconds that only goes forward."""
        self._desk = desk
        self._time = time
        self._seen: dict[str, Check] = {}
        self._at = float("-inf")
        self._looking = asyncio.Lock()

    async def look(self) -> tuple[bool, dict[str, Check]]:
        """Whether all is well, and each check: its status, and what it measured."""
        async with self._looking:
            if self._time() >= self._at + LASTS:
                self._seen = await self._checks()
                self._at = self._time()
        return all(check["status"] == "ok" for check in self._seen.values()), self._seen

    async def _checks(self) -> dict[str, Check]:
        status = await self._status()
        since = status and status.waiting_since
        lag = max(0.0, (self._desk.clock() - since).total_seconds()) if since else 0.0
        return {
            "facts": _check(await self._facts()),
            "memory": _check(status is not None),
            "tick": _check(self._desk.ticked.ago <= TICK, seconds=round(self._desk.ticked.ago)),
            "waiting": _check(lag <= LAG, seconds=round(lag), messages=status.waiting if status else None),
        }

    async def _facts(self) -> bool:
        """Whether they can be read from their file."""
        facts = self._desk.current.facts  # Held until they have been read.
        try:
            await asyncio.to_thread(facts.store.registry.read_towns)
        except Exception as fault:  # noqa: BLE001 - whatever it is, they cannot
            log.error("the facts cannot be read: %s", fault)  # noqa: TRY400 - the words say it all
            return False
        return True

    async def _status(self) -> Status | None:
        try:
            async with asyncio.timeout(ANSWER):
                return await self._desk.memory.ask(lambda memory: memory.office.status(self._desk.clock()))
        except Exception as fault:  # noqa: BLE001
            log.error("the memory does not answer: %s", str(fault) or type(fault).__name__)  # noqa: TRY400
            return None


def _check(well: bool, **measured: object) -> Check:  # noqa: FBT001 - what it is about
    return {"status": "ok" if well else "failing", **measured}
