"""Updates by long polling; polling that has died without a word is noticed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Updater

from bot.chat.context import App
from bot.chat.serving import HEARD, refused

SILENCE = 600.0
"""Seconds; Telegram answers each poll within `Waits.poll`, so that after so long without an answer none will come."""

LOOK = 30.0
"""Seconds between two looks at when Telegram answered last."""

logger = logging.getLogger(__name__)


class Polling:
    """An intake that asks Telegram for updates; each poll takes at most so many seconds.

    Where a webhook was set before, the library takes it away.
    """

    def __init__(self, poll: int, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Looks after so many sleeps whether Telegram still answers."""
        self._poll = poll
        self._sleep = sleep

    async def open(self, app: App) -> None:
        """Begins to ask."""
        await _updater(app).start_polling(timeout=self._poll, allowed_updates=HEARD, error_callback=_trouble)

    async def broken(self, app: App) -> str:
        """Waits until the token is revoked, or no poll has been answered for too long."""
        watch = asyncio.create_task(self._silence(app))
        revoked = asyncio.create_task(app.bot_data.refused.wait())
        try:
            await asyncio.wait([watch, revoked], return_when=asyncio.FIRST_COMPLETED)
        finally:
            watch.cancel()
            revoked.cancel()
        if app.bot_data.refused.is_set():
            return refused(app)
        return f"no poll was answered for {SILENCE / 60:.0f} minutes; the bot must be started anew"

    async def close(self, app: App) -> None:
        """Asks no more, and has Telegram forget what was fetched."""
        if _updater(app).running:
            with suppress(InvalidToken):  # The poller's end, when it was the token; `refused` says it.
                await _updater(app).stop()

    async def _silence(self, app: App) -> None:
        while app.bot_data.polled.ago < SILENCE:
            await self._sleep(LOOK)


def _trouble(error: TelegramError) -> None:
    """One line for each poll that failed; the library goes on with growing pauses."""
    logger.warning("polling: %s", error)


def _updater(app: App) -> Updater:
    if not app.updater:
        without = "the application was built without an updater"
        raise RuntimeError(without)
    return app.updater
