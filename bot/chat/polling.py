"""Running by long polling: start with patience, serve, stop gracefully."""

import asyncio
import logging
import re
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot, Updater

from bot.chat import log, menu, transport
from bot.chat.app import application
from bot.chat.context import App
from bot.chat.summaries.working import keep_working
from bot.memory import Memory
from bot.reply import Facts

HEARD = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.GUEST_MESSAGE,
    Update.MY_CHAT_MEMBER,
)
"""The kinds of update that we handle; Telegram sends no others."""

Publish: TypeAlias = Callable[[ExtBot[None]], Coroutine[Any, Any, None]]
"""Sets what Telegram shows of a bot."""

_TOKEN = re.compile(r"\d+:[\w-]+")

logger = logging.getLogger(__name__)


class CannotStart(Exception):  # noqa: N818 - it reads as what happened
    """The bot cannot run on Telegram; the message is one clear line for who started it."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How often a start is tried and, in seconds, how long between (doubled each time) and for one poll."""

    attempts: int = 5
    pause: float = 2.0
    poll: int = 30


def run(  # noqa: PLR0913 - as `application`
    token: str,
    facts: Facts,
    remembering: Callable[[], AbstractContextManager[Memory]],
    *,
    api_url: str = transport.API_URL,
    rich: bool = False,
    waits: Waits = Waits(),
) -> None:
    """Serves Telegram until SIGINT or SIGTERM; sets up logging on standard error, then opens the memory.

    With `rich`, long rankings are tables of rich messages.

    Raises:
        CannotStart: a token that Telegram refuses, no way to Telegram, or an address that is none.
    """
    token = token.strip()
    if not _TOKEN.fullmatch(token):
        malformed = "TELEGRAM_TOKEN is not a bot token: it reads like 123456:ABC..."
        raise CannotStart(malformed)
    root = transport.root(api_url)
    if not root:
        not_a_url = f"TELEGRAM_API_URL is not an address like {transport.API_URL}"
        raise CannotStart(not_a_url)
    log.set_up(token)
    with remembering() as memory:
        asyncio.run(_until_signalled(application(token, facts, memory, api_url=root, rich=rich), waits))


async def serve(app: App, stop: asyncio.Event, waits: Waits, publish: Publish = menu.publish) -> None:
    """Serves until `stop` is set; handles what it has already fetched before it returns.

    Meanwhile it lets `publish` set what Telegram shows of the bot.

    Raises:
        CannotStart: as `run`, also when the token is revoked while it serves.
    """
    try:
        await _begin(app, stop, waits)
        if not stop.is_set():
            async with _meanwhile(publish(app.bot)), _meanwhile(keep_working(app)):
                await _first(stop, app.bot_data.refused)
    finally:
        await _end(app)
    if app.bot_data.refused.is_set():
        raise CannotStart(_refused(app))


async def _until_signalled(app: App, waits: Waits) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(app, stop, waits)


async def _begin(app: App, stop: asyncio.Event, waits: Waits) -> None:
    for attempt in range(1, waits.attempts + 1):
        try:
            await app.initialize()
            await _updater(app).start_polling(timeout=waits.poll, allowed_updates=HEARD, error_callback=_trouble)
            await app.start()
        except InvalidToken:
            raise CannotStart(_refused(app)) from None  # The cause spells out the token.
        except TelegramError as error:
            logger.warning("start %s of %s failed: %s", attempt, waits.attempts, error)
            if attempt == waits.attempts:
                no_way = f"no answer from Telegram ({_server(app)}) after {attempt} attempts: {error}"
                raise CannotStart(no_way) from None
        else:
            logger.info("serving @%s", app.bot.username)
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), waits.pause * 2 ** (attempt - 1))
        if stop.is_set():
            return


async def _end(app: App) -> None:
    if _updater(app).running:
        with suppress(InvalidToken):  # The poller's end, when it was the token; `refused` says it.
            await _updater(app).stop()
    if app.running:
        await app.stop()
    await app.shutdown()
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


async def _first(*events: asyncio.Event) -> None:
    """Waits until one of the events is set."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


def _trouble(error: TelegramError) -> None:
    """One line for each poll that failed; the library goes on with growing pauses."""
    logger.warning("polling: %s", error)


def _updater(app: App) -> Updater:
    if not app.updater:
        without = "the application was built without an updater"
        raise RuntimeError(without)
    return app.updater


def _server(app: App) -> str:
    return log.without_password(app.bot.base_url.removesuffix(f"/bot{app.bot.token}"))


def _refused(app: App) -> str:
    return f"Telegram ({_server(app)}) refuses the token: check TELEGRAM_TOKEN"
