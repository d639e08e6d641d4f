"""What is kept of a chat: told, given as a file, and deleted (telegram.org/tos/bot-developers, sections 4 and 4.2)."""

import logging
import re
from dataclasses import replace
from functools import partial

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Message as Shown
from telegram import Update

from bot.chat.address import Address
from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.hear.proposals import admitted
from bot.chat.say import sending
from bot.chat.say.answers import heed, outdated, reshow, say
from bot.chat.say.html import caption
from bot.chat.summaries.subscriptions import asked_by, called, of_chat
from bot.chat.told import TOLD
from bot.languages import own_name
from bot.memory import CannotRemember, Subscription
from bot.message import Message
from bot.phrase import notice
from bot.phrase.own_data import Owned, Sent, document

FILE = "mis_datos.json"

FORGET = re.compile(r"1:forget:(yes|no)\Z")
"""Version 1 of the answer whether to delete."""

log = logging.getLogger(__name__)


async def privacy(_: Update, context: Context) -> None:
    """Says what is kept, why and for how long, and how to see and delete it."""
    voice = context.voice
    see, delete = (typed(name, voice.language) for name in ("mis_datos", "borrar_datos"))
    said = notice("privacy", voice, see=see, delete=delete, told=voice.number(TOLD))
    more = (notice("privacy_admin", voice).title,) if admitted(context) else ()
    await say(context, replace(said, lines=(*said.lines, *more)))


async def send(_: Update, context: Context) -> None:
    """Sends all that is kept of the chat as a file."""
    voice = context.voice
    sent = await _sent(context)
    if sent is None or not context.conversation.recalled:
        await say(context, notice("kept_unread", voice))
        return
    words = caption(notice("my_data", voice, command=typed("borrar_datos", voice.language)))
    content = document(_owned(context, sent), voice, context.facts.store.registry).encode()
    await sending.send(context, partial(_file, context, words, content))


async def _file(context: Context, words: str, content: bytes, to: Address) -> Shown:
    return await context.bot.send_document(**to.parameters, document=content, caption=words, filename=FILE)


async def ask_first(_: Update, context: Context) -> None:
    """Asks whether to delete all of it."""
    words = {answer: notice(f"forget_{answer}", context.voice).title for answer in ("yes", "no")}
    row = [Button(said, callback_data=f"1:forget:{answer}") for answer, said in words.items()]
    await say(context, notice("forget", context.voice), Keyboard([row]))


async def forget(update: Update, context: Context) -> None:
    """Deletes it after a yes, and says what is gone, in place of the question."""
    query = update.callback_query
    match = FORGET.match((query and query.data) or "")
    if not query or not match or context.home is None:
        return
    if not context.private:  # No button of ours: any member could forge it.
        await outdated(context, query)
        return
    await heed(query)
    if match[1] == "no":
        await reshow(context, notice("forget_kept", context.voice), None)
        return
    sent = await _sent(context) or []  # What cannot be read is deleted all the same.
    voice, recalled, lines = context.voice, context.conversation.recalled, _there(context, sent)
    try:
        if await context.forget() and not recalled:
            lines.append(notice("forgot_unread", voice).title)
        said = Message(notice("forgot" if lines else "forgot_nothing", voice).title, lines=tuple(lines))
    except CannotRemember as fault:
        log.error("what is kept of a chat cannot be deleted: %s", fault)  # noqa: TRY400 - the words say it all
        said = notice("forget_failed", voice)
    await reshow(context, said, None)


async def _sent(context: Context) -> list[Subscription] | None:
    """What the chat is sent; None where that cannot be read."""
    try:
        return await of_chat(context)
    except CannotRemember as fault:
        log.error("what a chat is sent cannot be read: %s", fault)  # noqa: TRY400 - the words say it all
        return None


def _owned(context: Context, sent: list[Subscription]) -> Owned:
    conversation = context.conversation
    turn, kept = conversation.turn, conversation.kept
    return Owned(
        language=kept.language,
        favourites=kept.favourites,
        hours=kept.hours,
        sent=tuple(
            Sent(asked_by(context, one), one.wish.rhythm, one.wish.language, one.due_at, one.paused) for one in sent
        ),
        asked=turn.asked if turn else None,
        at=turn.at if turn else None,
        shown=turn.shown if turn else (),
        wish=conversation.wish.asked if conversation.wish else None,
        looked_at=conversation.looked_at[1] if conversation.looked_at else None,
        answered=dict(conversation.told.items()),
        place_asked=conversation.place_asked,
        proposals=context.desk.feeder.offers.count(context.home) if context.home is not None else 0,
        written=context.desk.floods.times(context.home) if context.home is not None else (),
    )


def _there(context: Context, sent: list[Subscription]) -> list[str]:
    """What there is to delete, as it will be told, a line each."""
    voice, conversation = context.voice, context.conversation
    kept, registry = conversation.kept, context.facts.store.registry
    lines = []
    if kept.language:
        lines.append(notice("forgot_language", voice, name=own_name(kept.language)).title)
    if kept.favourites:
        names = voice.list([registry.name(*place) for place in kept.favourites])
        lines.append(notice("forgot_favourites", voice, names=names).title)
    if sent:
        names = "; ".join(called(context, one) for one in sent)
        lines.append(notice("forgot_subscriptions", voice, names=names).title)
    if conversation.turn or conversation.told:
        lines.append(notice("forgot_conversation", voice).title)
    return lines
