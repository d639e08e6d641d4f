"""Answering in the chat: a Reply as words, a chart, a file or a table, below or in the place of what it changes."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial

import telegram
from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.chat.context import Context
from bot.chat.say import files, pictures, rich
from bot.chat.say.html import parts
from bot.chat.say.keyboards import under
from bot.chat.say.mending import edited
from bot.chat.say.sending import say
from bot.message import Message, plain
from bot.phrase import notice
from bot.question import Intent, Question
from bot.reply import Reply, reply_to

__all__ = ["ask", "heed", "outdated", "pop_up", "redress", "reshow", "say", "show", "take_away"]

POPUP = 200
"""Longest pop-up, in characters (core.telegram.org/bots/api#answercallbackquery)."""

SHAPES: Mapping[Intent, Callable[[Context, Reply], Awaitable[None]]] = {
    Intent.CHART: pictures.show_chart,
    Intent.EXPORT: files.show_file,
}
"""What is no text, where it is asked for."""


async def show(context: Context, said: Reply) -> None:
    """Says a reply with the buttons that make sense under it, or shows what was asked for instead of words.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    shape = SHAPES.get(said.answer.question.intent) if said.answer.question else None
    if shape:
        await shape(context, said)
    elif not await rich.shown(context, said):
        await say(context, *under(context, said))


async def reshow(
    context: Context, message: Message, keyboard: InlineKeyboardMarkup | None, texts: Sequence[str] | None = None
) -> None:
    """Puts a message in the place of the one whose button was tapped; below, where that is gone, too old or no text.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    shown, texts = context.message, texts or parts(message)
    if shown and shown.is_accessible and len(texts) == 1:
        try:
            await edited(context, partial(shown.edit_text, texts[0], reply_markup=keyboard))
        except (BadRequest, ChatMigrated):
            pass
        else:
            return
    await say(context, message, keyboard, texts)


async def heed(query: telegram.CallbackQuery) -> None:
    """Lets a button that was tapped stop turning; a tap that waited too long for that still counts."""
    with suppress(TelegramError):
        await query.answer()


async def redress(context: Context, shown: telegram.Message, keyboard: InlineKeyboardMarkup | None) -> None:
    """Puts other buttons, or none, under a message of ours, whose words stay.

    Raises:
        telegram.error.TelegramError: they could not be put there.
    """
    # The library would add our mark-up, which this method does not know.
    await edited(context, partial(shown.edit_reply_markup, keyboard, api_kwargs={"parse_mode": None}))


async def take_away(context: Context, data: str) -> None:
    """Takes a button away from the message tapped, if Telegram still lets us."""
    shown = context.message
    if shown and shown.is_accessible and shown.reply_markup:
        rows = [[each for each in row if each.callback_data != data] for row in shown.reply_markup.inline_keyboard]
        rows = [row for row in rows if row]
        with suppress(BadRequest, ChatMigrated):
            await redress(context, shown, InlineKeyboardMarkup(rows) if rows else None)


async def outdated(context: Context, query: telegram.CallbackQuery) -> None:
    """Says politely that a button no longer does anything.

    Raises:
        telegram.error.TelegramError: it could not be said.
    """
    await pop_up(query, notice("button_old", context.voice))


async def pop_up(query: telegram.CallbackQuery, message: Message, lasting: timedelta = timedelta(0)) -> None:
    """Answers a tap over the chat; who taps the same again meanwhile sees it again, and we do not hear of it.

    Raises:
        telegram.error.TelegramError: it could not be said.
    """
    await query.answer(plain(message)[:POPUP], show_alert=True, cache_time=lasting)


def ask(context: Context, question: Question, page: int = 0) -> Reply:
    """What the bot says to a question that was not typed, as the next turn of the conversation."""
    facts, conversation = context.facts, context.conversation
    said = reply_to(question, facts, context.voice, context.desk.clock(), conversation.turn, page=page)
    conversation.turn = said.turn
    context.desk.metrics.asked(said.answer)
    return said
