"""Timing: how long each answer took, from when its update was taken."""

from functools import wraps

from telegram import Update

from bot.chat.context import Context, Handler


def timed(handler: Handler) -> Handler:
    """The handler, whose time is counted, also where it fails."""

    @wraps(handler)
    async def with_time(update: Update, context: Context) -> None:
        try:
            await handler(update, context)
        finally:
            context.desk.metrics.answered()

    return with_time
