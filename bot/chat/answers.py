"""Saying something in the chat: a Message dressed for Telegram and sent, or put in the place of what it mends."""

from collections.abc import Awaitable, Callable
from functools import partial

import telegram
from telegram import InlineKeyboardMarkup

from bot.chat.context import Context
from bot.chat.html import parts
from bot.chat.keyboards import under
from bot.chat.mending import mended
from bot.message import Message, plain
from bot.phrase import notice
from bot.question import Question
from bot.reply import Reply, reply_to

POPUP = 200
"""Longest pop-up, in characters (core.telegram.org/bots/api#answercallbackquery)."""


async def say(context: Context, message: Message, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Answers the chat that the update came from; the buttons stand under the last part.

    What answers a message that its writer has mended takes the place of the first answer.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    texts = parts(message)
    if await mended(context, texts, keyboard):
        return
    send, sent = _sender(context), []
    for number, text in enumerate(texts, 1):
        markup = keyboard if number == len(texts) else None
        sent.append(await context.desk.patience.deliver(partial(send, text=text, reply_markup=markup)))
    if context.heard and context.heard.message:
        context.conversation.note(context.heard.message.message_id, tuple(one.message_id for one in sent))


async def show(context: Context, said: Reply) -> None:
    """Says a reply with the buttons that make sense under it.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    await say(context, *under(context, said))


async def reshow(context: Context, message: Message, keyboard: InlineKeyboardMarkup | None) -> None:
    """Puts a message in the place of the one whose button was tapped; below, where Telegram no longer shows it.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    shown, texts = context.message, parts(message)
    if shown and shown.is_accessible and len(texts) == 1:
        await context.desk.patience.deliver(partial(shown.edit_text, texts[0], reply_markup=keyboard))
    else:
        await say(context, message, keyboard)


async def redress(context: Context, shown: telegram.Message, keyboard: InlineKeyboardMarkup | None) -> None:
    """Puts other buttons, or none, under a message of ours, whose words stay.

    Raises:
        telegram.error.TelegramError: they could not be put there.
    """
    # The library would add our mark-up, which this method does not know.
    edit = partial(shown.edit_reply_markup, keyboard, api_kwargs={"parse_mode": None})
    await context.desk.patience.deliver(edit)


async def outdated(context: Context, query: telegram.CallbackQuery) -> None:
    """Says politely that a button no longer does anything.

    Raises:
        telegram.error.TelegramError: it could not be said.
    """
    await pop_up(query, notice("button_old", context.voice))


async def pop_up(query: telegram.CallbackQuery, message: Message) -> None:
    """Answers a tap over the chat.

    Raises:
        telegram.error.TelegramError: it could not be said.
    """
    await query.answer(plain(message)[:POPUP], show_alert=True)


def ask(context: Context, question: Question, page: int = 0) -> Reply:
    """What the bot says to a question that was not typed, as the next turn of the conversation."""
    desk, conversation = context.desk, context.conversation
    said = reply_to(question, desk.facts, context.voice, desk.clock(), conversation.turn, page=page)
    conversation.turn = said.turn
    return said


def _sender(context: Context) -> Callable[..., Awaitable[telegram.Message]]:
    """In a group the answer hangs on the message it answers, and in its topic; a lost message leaves the chat."""
    if context.message:
        return context.message.reply_text
    if not context.chat:
        no_chat = "this update has no chat to answer"
        raise LookupError(no_chat)
    return context.chat.send_message
