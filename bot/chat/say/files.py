"""Tables as files: all that an answer found, for a spreadsheet."""

import logging
from functools import partial

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.chat.address import Address
from bot.chat.context import Context
from bot.chat.say.busy import Busy
from bot.chat.say.html import caption
from bot.chat.say.keyboards import under
from bot.chat.say.sending import hand_over, refused
from bot.chat.say.taps import Act
from bot.chat.say.wording import in_words
from bot.message import Message as Said
from bot.phrase import notice
from bot.phrase.table import table
from bot.reply import Reply
from bot.table import Table, csv_file

log = logging.getLogger(__name__)


async def show_file(context: Context, said: Reply) -> None:
    """Sends what a reply found as a CSV file; words alone where nothing was found.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    found = table(said.answer, context.voice, context.facts.store.registry)
    if not found:
        await in_words(context, said, notice("file_none", context.voice), Act.TABLE)
        return
    words = caption(Said(said.message.title, footnote=said.message.footnote))
    keyboard = under(context, said, without=Act.TABLE, whole=True).keyboard
    async with Busy(context, ChatAction.UPLOAD_DOCUMENT):
        try:
            await hand_over(context, partial(_document, context, words, keyboard, found))
        except TelegramError as error:
            if not refused(error):
                raise
            log.info("a file was not taken: %s", error.message)
        else:
            return
    await in_words(context, said, notice("file_unsent", context.voice), Act.TABLE)


async def _document(
    context: Context, words: str, keyboard: InlineKeyboardMarkup | None, table_: Table, to: Address
) -> Message:
    return await context.bot.send_document(
        **to.parameters,
        document=csv_file(table_),
        filename=f"{table_.name}.csv",
        caption=words,
        reply_markup=keyboard,
    )
