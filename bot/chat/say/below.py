"""Buttons below the chat, where the keyboard of a phone is; they come with a new message only, and go with another."""

from functools import partial

from telegram import ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.chat.context import Context
from bot.chat.say.html import parts
from bot.message import Message


async def say_below(context: Context, message: Message, buttons: ReplyKeyboardMarkup | ReplyKeyboardRemove) -> None:
    """Says something in a private chat, and puts buttons below it or takes them away.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    if not context.chat:
        return
    for text in parts(message):
        await context.desk.patience.deliver(partial(context.chat.send_message, text, reply_markup=buttons))
