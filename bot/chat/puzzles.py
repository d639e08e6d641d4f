"""What was not understood, counted for a moment and written down together.

To write each down at once would take longer than to answer it.
"""

import asyncio
import logging
from collections import Counter
from contextlib import suppress
from contextvars import Context
from datetime import date

from bot.chat.keeping import Keeping
from bot.memory import CannotRemember, Memory

PAUSE = 1.0
"""Seconds between two times of writing; what is counted meanwhile is lost where the process is killed."""

log = logging.getLogger(__name__)


class Puzzles:
    """Questions that wait to be counted, without whose they are."""

    def __init__(self, memory: Keeping) -> None:
        """Takes the way to the memory."""
        self._memory = memory
        self._waiting: Counter[tuple[str, date]] = Counter()
        self._ending = asyncio.Event()
        self._writing: asyncio.Task[None] | None = None

    def note(self, text: str, day: date) -> None:
        """Counts a question that was not understood."""
        self._waiting[text, day] += 1
        if self._writing is None or self._writing.done():
            # In a context of its own: it belongs to no update, and takes nobody's place.
            self._writing = asyncio.get_running_loop().create_task(self._write(), context=Context())

    async def written(self) -> None:
        """Waits until all is written, now without a pause."""
        self._ending.set()
        if self._writing:
            await asyncio.wait([self._writing])

    async def _write(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting, Counter()
            try:
                await self._memory.ask(lambda memory, some=some: _note(memory, some))  # type: ignore[misc]
            except CannotRemember as fault:
                log.error("what was not understood is lost: %s", fault)  # noqa: TRY400 - the words say it all
            if not self._ending.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._ending.wait(), PAUSE)


def _note(memory: Memory, some: Counter[tuple[str, date]]) -> None:
    for (text, day), times in some.items():
        memory.note_unanswered(text, day, times)
