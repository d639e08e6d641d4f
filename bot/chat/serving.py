"""What both ways to get updates share: a start with patience, the work that goes on meanwhile, a graceful end."""

import asyncio
import logging
import re
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot, Updater

from bot.chat import log, transport
from bot.chat.context import App
from bot.chat.summaries.working import keep_working

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


USUAL = Waits()


def checked(token: str, api_url: str) -> tuple[str, str]:
    """The token and the root of the Bot API server, in their form.

    Raises:
        CannotStart: one of them is none.
    """
    token = token.strip()
    if not _TOKEN.fullmatch(token):
        malformed = "TELEGRAM_TOKEN is not a bot token: it reads like 123456:ABC..."
        raise CannotStart(malformed)
    root = transport.root(api_url)
    if not root:
        not_a_url = f"TELEGRAM_API_URL is not an address like {transport.API_URL}"
        raise CannotStart(not_a_url)
    return token, root


async def until_signalled(serve: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Serves until SIGINT or SIGTERM."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(stop)


async def begin(app: App, stop: asyncio.Event, waits: Waits, listen: Callable[[], Awaitable[object]]) -> None:
    """Starts the application, and lets it `listen`; tries again while there is no way to Telegram.

    Raises:
        CannotStart: the token is refused, or there is no way to Telegram.
    """
    for attempt in range(1, waits.attempts + 1):
        try:
            await app.initialize()
            await listen()
            await app.start()
        except InvalidToken:
            raise CannotStart(refused(app)) from None  # The cause spells out the token.
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


async def end(app: App) -> None:
    """Stops gracefully: what was fetched is handled, what was begun is finished."""
    if updater(app).running:
        with suppress(InvalidToken):  # The poller's end, when it was the token; `refused` says it.
            await updater(app).stop()
    if app.running:
        await app.stop()
    await app.shutdown()
    app.bot_data.close()
    await app.bot.shutdown()  # The application leaves the connections open when it never came up.


@asynccontextmanager
async def working(app: App, publish: Publish) -> AsyncIterator[None]:
    """While entered, all goes on that the bot does by itself."""
    async with meanwhile(publish(app.bot)), meanwhile(keep_working(app)):
        yield


@asynccontextmanager
async def meanwhile(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Work that is done while this is entered, as far as it comes."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def first(*events: asyncio.Event) -> None:
    """Waits until one of the events is set."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


def updater(app: App) -> Updater:
    """What fetches updates.

    Raises:
        RuntimeError: the application has none.
    """
    if not app.updater:
        without = "the application was built without an updater"
        raise RuntimeError(without)
    return app.updater


def refused(app: App) -> str:
    """That Telegram does not know the token, in one line without it."""
    return f"Telegram ({_server(app)}) refuses the token: check TELEGRAM_TOKEN"


def _server(app: App) -> str:
    return log.without_password(app.bot.base_url.removesuffix(f"/bot{app.bot.token}"))
