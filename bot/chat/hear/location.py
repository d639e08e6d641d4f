"""A place that someone shares: which centres are near. It is used for that one answer and kept nowhere."""

import re
from contextlib import suppress

from telegram import KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove, Update
from telegram.error import TelegramError

from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.say.answers import say
from bot.chat.say.html import parts
from bot.chat.say.keyboards import NEAR, offered
from bot.chat.say.sending import tell
from bot.lookup.nearest import nearest
from bot.phrase import notice
from bot.phrase.nearest import nearest as in_words

TAP = re.compile(rf"{NEAR}\Z")


async def tapped(update: Update, context: Context) -> None:
    """The command, by a button."""
    query = update.callback_query
    if query:
        with suppress(TelegramError):  # A tap that waited too long for its answer still counts.
            await query.answer()
    await ask_for_it(update, context)


async def ask_for_it(_: Update, context: Context) -> None:
    """Says why it would like to know where someone is, and puts a button to share it below the chat."""
    voice = context.voice
    button = KeyboardButton(notice("button_place", voice).title, request_location=True)
    keyboard = ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
    await tell(context, parts(notice("place_ask", voice, command=typed("cancelar", voice.language))), keyboard)
    context.conversation.place_asked = True


async def answer(_: Update, context: Context) -> None:
    """Answers a place with the centres nearest to it; one that moves is answered where it was first."""
    shared = context.message and context.message.venue
    place = shared.location if shared else context.message and context.message.location
    if not place:
        return
    if context.conversation.place_asked:  # No message takes a button away and has buttons of its own.
        context.conversation.place_asked = False
        await tell(context, parts(notice("place_thanks", context.voice)), ReplyKeyboardRemove())
    registry = context.facts.store.registry
    found = nearest(registry, place.latitude, place.longitude)
    await say(context, *offered(context, in_words(found, context.voice, registry)))
