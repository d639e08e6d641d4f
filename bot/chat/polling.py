"""Updates by long polling: what Telegram hands out is stored before the next poll lets it forget it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, cast

from telegram.error import InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.chat.arriving import KINDS, arrived
from bot.chat.context import App
from bot.chat.delivery import asked_to_wait
from bot.chat.payload import plain, written
from bot.chat.reception import Reception, Taken
from bot.chat.serving import refused

SILENCE = 600.0
"""Seconds; Telegram answers each poll within `Waits.poll`, so that after so long without an answer none will come."""

LOOK = 30.0
"""Seconds between two looks at when Telegram answered last."""

MOST = 100
"""Updates that Telegram hands out at once (core.telegram.org/bots/api#getupdates)."""

FULL = 1_000
"""With so many updates in hand, no more are fetched for a moment."""

PAUSE, LONGEST = 1.0, 30.0
"""Seconds after a poll that failed, half as long again each time, up to the second."""

logger = logging.getLogger(__name__)


class Polling:
    """An intake that asks Telegram for updates; each poll takes at most so many seconds."""

    way = "polling"

    def __init__(self, poll: int, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Looks after so many sleeps whether Telegram still answers."""
        self._poll = poll
        self._sleep = sleep
        self._offset = 0
        self._asking: asyncio.Task[None] | None = None

    async def open(self, app: App, reception: Reception) -> None:
        """Takes away a webhook that was set before, and begins to ask."""
        await app.bot.delete_webhook()
        self._asking = asyncio.create_task(self._keep_asking(app, reception))

    async def broken(self, app: App) -> str:
        """Waits until the token is revoked, or no poll has been answered for too long."""
        watch = asyncio.create_task(self._silence(app))
        asking = {self._asking} if self._asking else set()
        try:
            await asyncio.wait([watch, *asking], return_when=asyncio.FIRST_COMPLETED)
        finally:
            watch.cancel()
        if not watch.done():
            return refused(app)
        return f"no poll was answered for {SILENCE / 60:.0f} minutes; the bot must be started anew"

    async def close(self, app: App, reception: Reception) -> None:
        """Asks no more, and has Telegram forget what was fetched."""
        del reception
        if self._asking:
            self._asking.cancel()
            await asyncio.wait([self._asking])
            with suppress(TelegramError):
                await self._fetched(app, seconds=0, most=1)

    async def _keep_asking(self, app: App, reception: Reception) -> None:
        """Until it is cancelled, or the token is refused."""
        pause = 0.0
        while True:
            try:
                await self._ask(app, reception)
                pause = 0.0
            except InvalidToken:
                return
            except TelegramError as error:
                logger.warning("polling: %s", error)
                pause = min(max(PAUSE, pause * 1.5), LONGEST)
                if not isinstance(error, TimedOut):
                    await asyncio.sleep(asked_to_wait(error) if isinstance(error, RetryAfter) else pause)
            except Exception:  # A mistake of ours must not be the last poll.
                logger.exception("polling failed")
                await asyncio.sleep(PAUSE)

    async def _ask(self, app: App, reception: Reception) -> None:
        await reception.less_than(FULL)
        found = await self._fetched(app, seconds=self._poll, most=MOST)
        app.bot_data.polled.feel()
        if found:
            came = [(arrived(raw, app.bot), raw) for raw in found]
            taken = [Taken(update, written(raw).decode(), acknowledged=True) for update, raw in came if update]
            await reception.take(taken)
            numbers = [raw["update_id"] for raw in found if isinstance(raw, dict) and type(raw.get("update_id")) is int]
            self._offset = max(numbers, default=self._offset - 1) + 1

    async def _fetched(self, app: App, *, seconds: int, most: int) -> list[dict[str, Any]]:
        """What Telegram has, within so many seconds; it forgets what was fetched before.

        Raises:
            TelegramError: it could not be asked.
        """
        asked = {"offset": self._offset, "limit": most, "timeout": seconds, "allowed_updates": KINDS}
        line = app.bot.request
        # The library's own method would make nothing of a batch in which it cannot make out one update.
        found = await line.post(f"{app.bot.base_url}/getUpdates", plain(asked), seconds + (line.read_timeout or 0))
        return cast("list[dict[str, Any]]", found)

    async def _silence(self, app: App) -> None:
        while app.bot_data.polled.ago < SILENCE:
            await self._sleep(LOOK)
