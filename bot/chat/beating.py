"""Signs of life: each process writes into the memory that it lives, for whoever looks after the bot."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot import clock
from bot.chat.context import App, Desk
from bot.memory import CannotRemember

EVERY = 30.0
"""Seconds between two."""

log = logging.getLogger(__name__)


async def keep_beating(
    app: App,
    now: Callable[[], datetime] = clock.now,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """One now, and again and again, until it is cancelled."""
    while True:
        await beat(app.bot_data, now())
        await sleep(EVERY)


async def beat(desk: Desk, now: datetime) -> None:
    """The process lives, and heard from Telegram then; a memory that fails is no reason to stop."""
    polled_at = now - timedelta(seconds=desk.polled.ago) if desk.polled.felt else None
    try:
        await desk.memory.ask(lambda memory: memory.office.beat(desk.process, now, polled_at))
    except CannotRemember as fault:
        log.error("that this process lives is not written down: %s", fault)  # noqa: TRY400 - the words say it all
