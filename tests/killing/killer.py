"""Who ends processes without a word, and starts others in their place."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from .clockwork import Clockwork

DOWN = 5.0
"""Seconds from the end of a process to the start of the next."""


@dataclass
class Killer:
    """Remembers whom it has killed, and when."""

    clockwork: Clockwork
    killed: list[tuple[str, float]] = field(default_factory=list)
    _names: count = field(default_factory=count)
    _under_way: set[asyncio.Task] = field(default_factory=set)

    async def start(self) -> None:
        await self.clockwork.start(f"process{next(self._names)}")

    async def __call__(self, name: str, seconds: float) -> None:
        """Kills a process now, or when some real seconds have passed, wherever it is then."""
        if seconds:
            self._go_on(self._later(name, seconds))
        else:
            await self._kill(name)

    async def _later(self, name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._kill(name)

    async def _kill(self, name: str) -> None:
        if name in self.clockwork.processes:  # Two ends at almost the same moment are one.
            self.killed.append((name, self.clockwork.now))
            await self.clockwork.kill(name)
            self._go_on(self._revive())

    async def _revive(self) -> None:
        await self.clockwork.sleep(DOWN)
        await self.start()

    def _go_on(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
