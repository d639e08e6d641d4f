"""Serving Telegram, however its updates come in: start with patience, serve, stop gracefully."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.chat import log, menu
from bot.chat.beating import keep_beating
from bot.chat.context import App
from bot.chat.inbox import Inbox
from bot.chat.looking import EVERY, disproved, keep_looking
from bot.chat.reception import Reception
from bot.chat.summaries.working import keep_working

Publish: TypeAlias = Callable[[ExtBot[None]], Coroutine[Any, Any, None]]
"""Sets what Telegram shows of a bot."""

logger = logging.getLogger(__name__)


class CannotStart(Exception):  # noqa: N818 - it reads as what happened
    """The bot cannot run on Telegram, or no more; the message is one clear line for who started it."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How often a start is tried and, in seconds, how long between (doubled each time) and for one poll.

    Every `look` seconds it is looked whether the database was replaced.

    When updates come no more, the bot ends in `end` seconds, whatever is still being done.
    """

    attempts: int = 5
    pause: float = 2.0
    poll: int = 30
    look: float = EVERY
    end: float = 30.0


class Intake(Protocol):
    """A way in which updates come.

    Attributes:
        way: what it is called in the log.
    """

    way: str

    async def open(self, app: App, reception: Reception) -> None:
        """Has Telegram give updates to the reception of an application that runs; may be tried again when it failed.

        Raises:
            telegram.error.TelegramError: Telegram could not be asked.
            CannotStart: it is of no use to try again.
        """

    async def broken(self, app: App) -> str:
        """Waits until updates come no more; says why, in a line for who runs the bot."""

    async def close(self, app: App, reception: Reception) -> None:
        """Takes no more; what was taken is with the reception. Also where it was never open."""


async def serve(app: App, intake: Intake, stop: asyncio.Event, waits: Waits, publish: Publish = menu.publish) -> None:
    """Serves until `stop` is set; handles what it has already taken before it returns.

    Meanwhile it lets `publish` set what Telegram shows of the bot, and does what goes on by itself.

    Raises:
        CannotStart: a token that Telegram refuses, no way to Telegram; or updates come no more, or the database, which
            is read from end to end meanwhile, is damaged.
    """
    why, reception = "", Reception(app, Inbox(app.bot_data))
    try:
        await _begin(app, intake, reception, stop, waits)
        if not stop.is_set():
            async with (
                _meanwhile(publish(app.bot)),
                _meanwhile(keep_working(app)),
                _meanwhile(keep_beating(app)),
                _meanwhile(keep_looking(app, waits.look)),
                _meanwhile(reception.keep_claiming()),
            ):
                why = await _broken_before(stop, intake.broken(app), disproved(app))
    finally:
        with suppress(TimeoutError):
            async with asyncio.timeout(waits.end if why else None):
                await _end(app, intake, reception)
    if why:
        logger.error("ended: %s", why)
        raise CannotStart(why)


def refused(app: App) -> str:
    """What to say of a token that Telegram does not take."""
    return f"Telegram ({server(app)}) refuses the token: check TELEGRAM_TOKEN"


def server(app: App) -> str:
    """The address of the Bot API server, as it may be shown."""
    return log.without_secrets(app.bot.base_url.removesuffix(f"/bot{app.bot.token}"))


async def _begin(app: App, intake: Intake, reception: Reception, stop: asyncio.Event, waits: Waits) -> None:
    for attempt in range(1, waits.attempts + 1):
        try:
            await app.initialize()
            if not app.running:
                await app.start()
            await intake.open(app, reception)
        except InvalidToken:
            raise CannotStart(refused(app)) from None  # The cause spells out the token.
        except TelegramError as error:
            logger.warning("start %s of %s failed: %s", attempt, waits.attempts, error)
            if attempt == waits.attempts:
                why = log.without_secrets(str(error))
                no_way = f"no answer from Telegram ({server(app)}) after {attempt} attempts: {why}"
                raise CannotStart(no_way) from None
        else:
            logger.info("serving @%s by %s, memory at %s", app.bot.username, intake.way, app.bot_data.memory.where)
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), waits.pause * 2 ** (attempt - 1))
        if stop.is_set():
            return


async def _end(app: App, intake: Intake, reception: Reception) -> None:
    await intake.close(app, reception)
    if app.running:
        await reception.drained()
        await app.stop()
        await reception.release()
    await app.shutdown()
    await app.bot_data.puzzles.written()
    app.bot_data.close()
    await app.bot.shutdown()  # The application leaves the connections open when it never came up.


@asynccontextmanager
async def _meanwhile(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Work that is done while this is entered, as far as it comes."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _broken_before(stop: asyncio.Event, *breaks: Coroutine[Any, Any, str]) -> str:
    """Why it cannot go on; nothing where the stop comes first."""
    stops, broken = asyncio.create_task(stop.wait()), [asyncio.create_task(each) for each in breaks]
    try:
        await asyncio.wait([stops, *broken], return_when=asyncio.FIRST_COMPLETED)
        return next((each.result() for each in broken if each.done()), "")
    finally:
        for task in (stops, *broken):
            task.cancel()
