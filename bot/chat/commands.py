"""The commands, and Telegram's menu of them."""

import logging
from dataclasses import replace

from telegram import BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.chat.answers import answer, say
from bot.chat.buttons import choose, keyboard
from bot.chat.context import Context
from bot.languages import LANGUAGES, named
from bot.phrase import Voice, notice
from bot.question import Intent, Question

MENU = ("start", "ayuda", "idioma")
"""The commands on show, in this order."""

log = logging.getLogger(__name__)


async def start(_: Update, context: Context) -> None:
    """Greets, and says what can be asked."""
    greeting, help_ = (answer(context, Question(intent), context.voice) for intent in (Intent.GREETING, Intent.HELP))
    await say(context, replace(help_, title=greeting.title))


async def help_(_: Update, context: Context) -> None:
    """Says what can be asked."""
    await say(context, answer(context, Question(Intent.HELP), context.voice))


async def privacy(_: Update, context: Context) -> None:
    """Says what is kept of what people write (Telegram's terms for bots ask for the command)."""
    await say(context, notice("privacy", context.voice))


async def language(_: Update, context: Context) -> None:
    """Changes the language to the one named, by its code or in words; without one that we speak, offers ours."""
    words, voice = " ".join(context.args or ()), context.voice
    if words and (code := named(words, context.desk.facts, voice, context.desk.clock())):
        await say(context, choose(context, code))
        return
    said = notice("language_unknown", voice, word=words) if words else notice("language_choose", voice)
    await say(context, said, keyboard())


async def publish(bot: ExtBot[None]) -> None:
    """Puts the menu into Telegram for each language, where it differs; Spanish is for all that are not ours.

    A menu that cannot be set is only logged: the commands work without it.
    """
    for code in (None, *LANGUAGES):
        voice = Voice.of(code or LANGUAGES[0])
        menu = tuple(BotCommand(name, notice(f"command_{name}", voice).title) for name in MENU)
        try:
            if await bot.get_my_commands(language_code=code) != menu:
                await bot.set_my_commands(menu, language_code=code)
        except TelegramError as error:
            log.warning("the menu of commands was not set: %s", error)
            return
