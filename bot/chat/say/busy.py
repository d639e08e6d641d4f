"""Signs that the bot is at work: "typing…", "sending photo…", on all that takes its time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import wraps

from telegram import Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.chat.context import Context, Handler

AFTER, EVERY = 0.5, 4.0
"""Seconds until the first sign, and until the next: Telegram shows each for 5 (bots/api#sendchataction)."""


def signed(handler: Handler) -> Handler:
    """The handler, with a sign that the bot is typing for as long as it works."""

    @wraps(handler)
    async def with_sign(update: Update, context: Context) -> None:
        async with busy(context):
            await handler(update, context)

    return with_sign


@asynccontextmanager
async def busy(context: Context, action: ChatAction = ChatAction.TYPING) -> AsyncIterator[None]:
    """Shows the sign while entered; of signs within signs the innermost. No failure of a sign matters."""
    if not context.chat:
        yield
        return
    context.signs.append(action)
    showing = asyncio.create_task(_show(context, len(context.signs)))
    try:
        yield
    finally:
        context.signs.pop()
        showing.cancel()
        await asyncio.wait([showing])


async def _show(context: Context, depth: int) -> None:
    """The first failure ends it: where Telegram refuses a sign, it would refuse the next one too."""
    sleep, wait = context.desk.sleep, AFTER
    with suppress(TelegramError):
        while True:
            await sleep(wait)
            if depth == len(context.signs):
                await context.bot.send_chat_action(**context.address.place, action=context.signs[-1])
            wait = EVERY
