"""Before anything is answered: whoever writes too much is not heard; of all others what is kept comes to mind."""

from contextlib import suppress
from datetime import datetime

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.chat.context import Context
from bot.chat.floods import SILENCE, Heard
from bot.chat.say.answers import outdated, pop_up
from bot.chat.say.html import parts
from bot.chat.say.sending import tell
from bot.phrase import notice


async def listen(update: Update, context: Context) -> None:
    """Lets an update pass to who answers it, with what is kept of its chat.

    Raises:
        ApplicationHandlerStop: its writer floods us, or it is a tap that cannot be answered.
    """
    heard = _heard(update, context)
    if heard is not Heard.IGNORED:
        await context.recall()
        context.conversation.keep_to(context.facts.store.registry)
    if heard is Heard.TOLD:
        await _ask_for_patience(update, context)
    if heard is not Heard.ANSWERED:
        raise ApplicationHandlerStop
    if update.callback_query and not context.chat:  # What we send to other chats has no button that comes to us.
        await outdated(context, update.callback_query)
        raise ApplicationHandlerStop


def _heard(update: Update, context: Context) -> Heard:
    """What becomes of it; only messages and taps count."""
    who, at = update.effective_sender, _at(update, context)
    return context.desk.floods.hear(who.id, at) if who and at else Heard.ANSWERED


def _at(update: Update, context: Context) -> datetime | None:
    """When it was written: a backlog from before a start is no flood. A tap has no time but ours."""
    if update.callback_query:
        return context.desk.clock()
    message = update.message or update.edited_message
    return (message.edit_date or message.date) if message else None


async def _ask_for_patience(update: Update, context: Context) -> None:
    """Says it once: over the chat to who taps, else in it."""
    said = notice("flood", context.voice, seconds=str(int(SILENCE.total_seconds())))
    if update.callback_query:
        with suppress(TelegramError):  # A tap that waited too long needs no answer.
            await pop_up(update.callback_query, said, SILENCE)
    else:
        await tell(context, parts(said))
