"""Buttons: what is written on them, what they send back, and what a tap does.

A button's data says all that the tap needs, so that buttons still work after a restart. It starts with a version:
what we no longer understand is answered politely.
"""

import re
from contextlib import suppress

import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import TelegramError

from bot.chat.answers import answer, say
from bot.chat.context import Context
from bot.chat.html import parts
from bot.languages import LANGUAGES, own_name
from bot.message import Message, plain
from bot.phrase import notice
from bot.question import Intent, Question

LANGUAGE = re.compile(rf"1:language:({'|'.join(LANGUAGES)})\Z")
"""Version 1 of a tap on a language."""

POPUP = 200
"""Longest pop-up, in characters (core.telegram.org/bots/api#answercallbackquery)."""


def keyboard() -> InlineKeyboardMarkup:
    """The languages, each called by its own name."""
    row = [InlineKeyboardButton(own_name(code), callback_data=f"1:language:{code}") for code in LANGUAGES]
    return InlineKeyboardMarkup([row])


def choose(context: Context, code: str) -> Message:
    """Speaks this language in the chat from now on, and says so in it."""
    context.conversation.language = code
    return answer(context, Question(Intent.LANGUAGE, language=code), context.voice)


async def language_chosen(update: Update, context: Context) -> None:
    """Chooses the language tapped, and says so in place of the buttons."""
    query = update.callback_query
    match = LANGUAGE.match((query and query.data) or "")
    if not query or not match:
        return
    said = choose(context, match[1])
    with suppress(TelegramError):  # A tap that waited too long for its answer still counts.
        await query.answer()  # First of all, else the button goes on turning.
    if isinstance(query.message, telegram.Message):
        text = parts(said)[0]
        await context.desk.patience.deliver(lambda: query.edit_message_text(text))
    else:
        await say(context, said)


async def unknown(update: Update, context: Context) -> None:
    """Answers a tap that no button of ours sends."""
    if query := update.callback_query:
        await query.answer(plain(notice("button_old", context.voice))[:POPUP], show_alert=True)
