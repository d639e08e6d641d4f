"""Commands about one person: they are answered in private only; in a group they lead there."""

from collections.abc import Mapping

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.chat.context import Context, Handler
from bot.chat.hear import favourites, location, own_data
from bot.chat.say.answers import say
from bot.phrase import notice

PERSONAL: Mapping[str, Handler] = {
    "favoritos": favourites.show_all,
    "cerca": location.ask_for_it,
    "privacidad": own_data.privacy,
    "mis_datos": own_data.send,
    "borrar_datos": own_data.ask_first,
}
"""What each of them does in private. Its name is also what a link to the bot carries to lead to it."""


def alone(name: str) -> Handler:
    """The command of that name in private; in a group, a line that leads to it."""

    async def command(update: Update, context: Context) -> None:
        if context.private:
            await PERSONAL[name](update, context)
        else:
            await say(context, notice("in_private", context.voice), _way(context, name))

    return command


def _way(context: Context, name: str) -> InlineKeyboardMarkup:
    """The button that opens the private chat at the command."""
    words = notice("button_private", context.voice).title
    return InlineKeyboardMarkup([[InlineKeyboardButton(words, url=f"{context.bot.link}?start={name}")]])
