"""Looking whether the database is sound, and whether it was replaced, while answers go on."""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from threading import Event

from bot.chat.context import App
from bot.current import Stopped
from bot.lookup import BadStore

EVERY = 1.0
"""Seconds between two looks; one costs a question to the file system."""

REST = 0.001
"""Seconds that a thread leaves to the answers after each slice of a database that it checks."""

log = logging.getLogger(__name__)


async def keep_looking(
    app: App, every: float = EVERY, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Looks again and again, until it is cancelled; then the thread that reads a database ends at its next rest."""
    with _resting() as rest:
        while True:
            await sleep(every)
            try:
                if await asyncio.to_thread(app.bot_data.current.look, rest):
                    gc.unfreeze()  # The facts of the start, which were never to go, have gone.
            except Exception:  # A mistake of ours must not be the last look.
                log.exception("the database could not be looked at")


async def disproved(app: App) -> str:
    """Reads the database of the start from end to end; waits for ever where it is sound, else says what it is."""
    with _resting() as rest:
        try:
            await asyncio.to_thread(app.bot_data.current.prove, rest)
        except BadStore as fault:
            return str(fault)
        return await asyncio.Future()


@contextmanager
def _resting() -> Iterator[Callable[[], None]]:
    """How a thread rests while this is entered; then it ends at its next rest."""
    stopped = Event()

    def rest() -> None:
        if stopped.wait(REST):
            raise Stopped

    try:
        yield rest
    finally:
        stopped.set()
