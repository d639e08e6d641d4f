"""The language of a chat: offered by buttons, chosen by a tap, a command or a sentence."""

import re
from contextlib import suppress
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import TelegramError

from bot.chat.answers import ask, outdated, reshow, say, show
from bot.chat.context import Context
from bot.languages import LANGUAGES, named, own_name
from bot.phrase import notice
from bot.question import Intent, Question

LANGUAGE = re.compile(rf"1:language:({'|'.join(LANGUAGES)})\Z")
"""Version 1 of a tap on a language."""


def offer() -> InlineKeyboardMarkup:
    """The languages, each called by its own name."""
    row = [InlineKeyboardButton(own_name(code), callback_data=f"1:language:{code}") for code in LANGUAGES]
    return InlineKeyboardMarkup([row])


async def speak(context: Context, code: str) -> None:
    """Speaks this language in the chat from now on."""
    await context.keep(replace(context.conversation.kept, language=code))


async def language(_: Update, context: Context) -> None:
    """Changes the language to the one named, by its code or in words; without one that we speak, offers ours."""
    words, voice = " ".join(context.args or ()), context.voice
    if words and (code := named(words, context.facts, voice, context.desk.clock())):
        await speak(context, code)
        await show(context, ask(context, Question(Intent.LANGUAGE, language=code)))
        return
    said = notice("language_unknown", voice, word=words) if words else notice("language_choose", voice)
    await say(context, said, offer())


async def chosen(update: Update, context: Context) -> None:
    """Chooses the language tapped, and says so in place of the buttons."""
    query = update.callback_query
    match = LANGUAGE.match((query and query.data) or "")
    if not query:
        return
    if not match:  # A tap without any data comes to the first handler of taps.
        await outdated(context, query)
        return
    with suppress(TelegramError):  # A tap that waited too long for its answer still counts.
        await query.answer()  # First of all, else the button goes on turning.
    await speak(context, match[1])
    said = ask(context, Question(Intent.LANGUAGE, language=match[1]))
    await reshow(context, said.message, None)
