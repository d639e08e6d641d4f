"""Saying something in the chat: a Message dressed for Telegram and sent, or a set question put on the usual road."""

from collections.abc import Awaitable, Callable
from functools import partial

import telegram
from telegram import InlineKeyboardMarkup

from bot.chat.context import Context
from bot.chat.html import parts
from bot.lookup import look_up
from bot.message import Message
from bot.phrase import Voice, phrase
from bot.question import Question


async def say(context: Context, message: Message, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Answers the chat that the update came from; the buttons stand under the last part.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    send = _sender(context)
    texts = parts(message)
    for number, text in enumerate(texts, 1):
        markup = keyboard if number == len(texts) else None
        await context.desk.patience.deliver(partial(send, text=text, reply_markup=markup))


def answer(context: Context, question: Question, voice: Voice) -> Message:
    """What the bot says to a question that was not typed: a command, a button."""
    facts = context.desk.facts
    return phrase(look_up(question, facts.store, context.desk.clock().date()), voice, facts.store.registry)


def _sender(context: Context) -> Callable[..., Awaitable[telegram.Message]]:
    """In a group the answer hangs on the message it answers, and in its topic; a lost message leaves the chat."""
    message = context.heard and context.heard.effective_message
    if message:
        return message.reply_text
    chat = context.heard and context.heard.effective_chat
    if not chat:
        no_chat = "this update has no chat to answer"
        raise LookupError(no_chat)
    return chat.send_message
