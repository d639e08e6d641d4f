"""A message that its writer has mended: its answer is mended too, in its place."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial

from telegram import InlineKeyboardMarkup, Message
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.chat.context import Context

SAME = "message is not modified"
"""Telegram's words for an edit that changes nothing."""

log = logging.getLogger(__name__)


async def mended(context: Context, texts: Sequence[str], keyboard: InlineKeyboardMarkup | None) -> bool:
    """Puts the texts in the place of those that answered the message before it was mended, if that can be done.

    Where there are as many, each takes the place of its like; else the old ones are taken away, to be sent anew.
    """
    message = context.heard.edited_message if context.heard else None
    told = context.conversation.told.of(message.message_id) if message else ()
    if not message or not told:
        return False
    if len(told) == len(texts):
        try:
            for number, (id_, text) in enumerate(zip(told, texts, strict=True), 1):
                await _edit(context, message, id_, text, keyboard if number == len(texts) else None)
        except BadRequest as error:  # Gone, too old, or never a text.
            log.info("an answer could not be mended: %s", error.message)
        except ChatMigrated:  # It stays behind in the old group.
            return False
        else:
            return True
    await clear(context, message)
    return False


async def clear(context: Context, message: Message) -> None:
    """Takes away what answered a message; where that fails it stays, for the new answer matters more."""
    for id_ in context.conversation.told.pop(message.message_id):
        with suppress(TelegramError):
            await context.desk.patience.deliver(partial(context.bot.delete_message, message.chat_id, id_))


async def _edit(context: Context, message: Message, id_: int, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
    await edited(context, partial(context.bot.edit_message_text, text, message.chat_id, id_, reply_markup=keyboard))


async def edited(context: Context, edit: Callable[[], Awaitable[object]]) -> None:
    """Edits with patience; an edit that changes nothing is as good as any.

    Raises:
        telegram.error.TelegramError: it could not be done.
    """
    try:
        await context.desk.patience.deliver(edit)
    except BadRequest as error:
        if not error.message.casefold().startswith(SAME):
            raise
