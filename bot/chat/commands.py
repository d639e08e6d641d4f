"""The commands, and Telegram's menu of them."""

import logging
from dataclasses import replace

from telegram import BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.chat import comparing, links
from bot.chat.answers import ask, say, show
from bot.chat.context import Context
from bot.languages import LANGUAGES
from bot.phrase import Voice, notice
from bot.question import Intent, Question

MENU = ("start", "ayuda", "idioma")
"""The commands on show, in this order."""

log = logging.getLogger(__name__)


async def start(_: Update, context: Context) -> None:
    """Greets, and says what can be asked; a link is followed instead."""
    if context.args and await links.follow(context, context.args[0]):
        return
    greeting, help_ = (ask(context, Question(intent)) for intent in (Intent.GREETING, Intent.HELP))
    await show(context, replace(help_, message=replace(help_.message, title=greeting.message.title)))


async def help_(_: Update, context: Context) -> None:
    """Says what can be asked."""
    await show(context, ask(context, Question(Intent.HELP)))


async def compare(_: Update, context: Context) -> None:
    """Lets choose what to compare."""
    await comparing.begin(context)


async def privacy(_: Update, context: Context) -> None:
    """Says what is kept of what people write (Telegram's terms for bots ask for the command)."""
    await say(context, notice("privacy", context.voice))


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
