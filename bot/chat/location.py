"""A place that someone shares: which centres are near. It is used for that one answer and kept nowhere."""

from telegram import KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove, Update

from bot.chat.answers import say
from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.html import parts
from bot.chat.keyboards import offered
from bot.chat.sending import tell
from bot.lookup.nearest import nearest
from bot.phrase import notice
from bot.phrase.nearest import nearest as in_words


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
