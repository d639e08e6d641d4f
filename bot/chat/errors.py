"""What happens when something fails: who is told, and how loud the log is, which names no chat: its id is someone's."""

import logging

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError, TimedOut
from telegram.ext import ApplicationHandlerStop

from bot.chat.context import Context
from bot.chat.riding import TakenOver
from bot.chat.say.sending import say
from bot.chat.say.unwelcome import unwelcome
from bot.memory import CannotRemember
from bot.message import Message
from bot.phrase import notice

HARMLESS = ("message is not modified", "query is too old")
"""Telegram's words for an edit that changes nothing and a tap that waited too long: the user lost nothing."""

log = logging.getLogger(__name__)


async def on_error(_: object, context: Context) -> None:
    """Logs the error; where the user waits for an answer, gives them the id under which it stands in the log.

    Raises:
        ApplicationHandlerStop: always; with that the update is done with, whichever handler failed.
    """
    await _tell(context)
    raise ApplicationHandlerStop


async def _tell(context: Context) -> None:
    error, failed = context.error, context.desk.metrics.failed
    match error:
        case BadRequest() if error.message.casefold().startswith(HARMLESS):
            return
        case Forbidden() | BadRequest() if unwelcome(error):
            failed("unwelcome")
            log.info("a chat does not take messages: %s", error.message)
        case TakenOver():
            log.warning("an update is answered by another process, for this one was not heard of for too long")
        case ChatMigrated():
            failed("moved")
            log.info("a group has got another id")
            await context.follow(error.new_chat_id)
        case TimedOut():
            failed("timeout")
            log.warning("no word from Telegram whether an answer arrived")
        case CannotRemember():
            failed("memory")
            log.error("not done: %s", error)
            await _say(context, notice("kept_unread", context.voice))
        case RetryAfter():
            failed("wait")
            log.warning("not answered, Telegram asks to wait: %s", error.message)
        case _:
            failed("telegram" if _of_the_line(error) else "mistake")
            await _own_up(context, error)


async def _own_up(context: Context, error: Exception | None) -> None:
    id_ = context.desk.new_id()
    log.error("error %s: %r", id_, error, exc_info=None if _of_the_line(error) else error)
    await _say(context, notice("error", context.voice, id=id_))


async def _say(context: Context, message: Message) -> None:
    """Says it where there is a chat and it can be said."""
    if not context.chat:
        return
    try:
        await say(context, message)
    except TelegramError as again:
        log.warning("the chat could not be told of an error: %s", again)


def _of_the_line(error: Exception | None) -> bool:
    """Whether it came from Telegram or the way there: then our own calls explain nothing."""
    return isinstance(error, TelegramError) and not isinstance(error, BadRequest)
