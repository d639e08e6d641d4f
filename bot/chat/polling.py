"""Running by long polling: no open port, no domain."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

from telegram.error import TelegramError

from bot.chat import log, menu, transport
from bot.chat.app import application
from bot.chat.context import App
from bot.chat.serving import (
    HEARD,
    USUAL,
    CannotStart,
    Publish,
    Waits,
    begin,
    checked,
    end,
    first,
    meanwhile,
    refused,
    until_signalled,
    updater,
    working,
)
from bot.memory import Memory
from bot.reply import Facts

LOOK, LOOKS = 60.0, 10
"""Seconds between two looks, and how many in a row without a word from Telegram mean that the line is dead, whatever
the poller says: each poll ends within one."""

logger = logging.getLogger(__name__)


def run(  # noqa: PLR0913 - as `application`
    token: str,
    facts: Facts,
    remembering: Callable[[], AbstractContextManager[Memory]],
    *,
    api_url: str = transport.API_URL,
    rich: bool = False,
    waits: Waits = USUAL,
) -> None:
    """Serves Telegram until SIGINT or SIGTERM; sets up logging on standard error, then opens the memory.

    With `rich`, long rankings are tables of rich messages.

    Raises:
        CannotStart: a token that Telegram refuses, no way to Telegram, or an address that is none.
    """
    token, root = checked(token, api_url)
    log.set_up(token)
    with remembering() as memory:
        app = application(token, facts, memory, api_url=root, rich=rich)
        asyncio.run(until_signalled(lambda stop: serve(app, stop, waits)))


async def serve(app: App, stop: asyncio.Event, waits: Waits, publish: Publish = menu.publish) -> None:
    """Serves until `stop` is set; handles what it has already fetched before it returns.

    Meanwhile it lets `publish` set what Telegram shows of the bot.

    Raises:
        CannotStart: as `run`, also when the token is revoked, or the line falls silent, while it serves.
    """
    poller, silent = updater(app), asyncio.Event()

    async def poll() -> None:
        await poller.start_polling(timeout=waits.poll, allowed_updates=HEARD, error_callback=_trouble)

    try:
        await begin(app, stop, waits, poll)
        if not stop.is_set():
            async with working(app, publish), meanwhile(_watch(app, silent)):
                await first(stop, app.bot_data.refused, silent)
    finally:
        await end(app)
    if app.bot_data.refused.is_set():
        raise CannotStart(refused(app))
    if silent.is_set():
        no_word = f"no updates could be fetched for {LOOKS * LOOK / 60:.0f} minutes: start again"
        raise CannotStart(no_word)


async def _watch(app: App, silent: asyncio.Event) -> None:
    """Notices a line that died without a word, so that whoever supervises the bot starts it again."""
    desk, heard, missed = app.bot_data, app.bot_data.pulse.polled_at, 0
    while missed < LOOKS:
        await desk.sleep(LOOK)
        missed = missed + 1 if desk.pulse.polled_at == heard else 0
        heard = desk.pulse.polled_at
    silent.set()


def _trouble(error: TelegramError) -> None:
    """One line for each poll that failed; the library goes on with growing pauses."""
    logger.warning("polling: %s", error)
