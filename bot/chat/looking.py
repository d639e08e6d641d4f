"""Looking whether the database was replaced, while answers go on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from threading import Event

from bot.chat.context import App
from bot.current import Stopped

EVERY = 1.0
"""Seconds between two looks; one costs a question to the file system."""

REST = 0.001
"""Seconds that a thread leaves to the answers after each slice of a database that it checks."""

log = logging.getLogger(__name__)


async def keep_looking(
    app: App, every: float = EVERY, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Looks again and again, until it is cancelled; then the thread that reads a database ends at its next rest."""
    stopped = Event()

    def rest() -> None:
        if stopped.wait(REST):
            raise Stopped

    try:
        while True:
            await sleep(every)
            try:
                await asyncio.to_thread(app.bot_data.current.look, rest)
            except Exception:  # A mistake of ours must not be the last look.
                log.exception("the database could not be looked at")
    finally:
        stopped.set()
