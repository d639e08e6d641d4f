"""What happens when something fails: who is told, and how loud the log is."""

import logging

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError, TimedOut

from bot.chat.context import Context
from bot.chat.sending import say
from bot.chat.unwelcome import unwelcome
from bot.phrase import notice

HARMLESS = ("message is not modified", "query is too old")
"""Telegram's words for an edit that changes nothing and a tap that waited too long: the user lost nothing."""

log = logging.getLogger(__name__)


async def on_error(_: object, context: Context) -> None:
    """Logs the error; where the user waits for an answer, gives them the id under which it stands in the log."""
    error = context.error
    chat = context.chat.id if context.chat else None
    match error:
        case BadRequest() if error.message.casefold().startswith(HARMLESS):
            return
        case Forbidden() | BadRequest() if unwelcome(error):
            log.info("chat %s does not take messages: %s", chat, error.message)
        case ChatMigrated():
            log.info("chat %s is now %s", chat, error.new_chat_id)
            await context.follow(error.new_chat_id)
        case TimedOut():
            log.warning("chat %s: no word from Telegram whether the answer arrived", chat)
        case RetryAfter():
            log.warning("chat %s: not answered, Telegram asks to wait: %s", chat, error.message)
        case _:
            await _own_up(context, chat, error)


async def _own_up(context: Context, chat: int | None, error: Exception | None) -> None:
    id_ = context.desk.new_id()
    log.error("error %s in chat %s: %r", id_, chat, error, exc_info=None if _of_the_line(error) else error)
    if chat is None:
        return
    try:
        await say(context, notice("error", context.voice, id=id_))
    except TelegramError as again:
        log.warning("error %s: chat %s could not be told: %s", id_, chat, again)


def _of_the_line(error: Exception | None) -> bool:
    """Whether it came from Telegram or the way there: then our own calls explain nothing."""
    return isinstance(error, TelegramError) and not isinstance(error, BadRequest)
