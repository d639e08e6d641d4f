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
    """Lets an update pass to who answers it, with what is kept of its chat; what nobody answers is not looked at.

    Raises:
        ApplicationHandlerStop: its writer floods us, or it is a tap that cannot be answered.
    """
    if not _answered(update, context):
        return
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


def _answered(update: Update, context: Context) -> bool:
    """Whether anything is done with it: of what is said in groups, with commands and replies to the bot."""
    groups = context.application.handlers.items()
    checks = (handler.check_update(update) for group, each in groups if group >= 0 for handler in each)
    return any(check is not None and check is not False for check in checks)  # As the library decides it.


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
