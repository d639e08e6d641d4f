"""Ending what is sent: one by its button, all by words."""

import re
from contextlib import suppress
from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard
from telegram.error import BadRequest, ChatMigrated

from bot.chat.answers import heed, pop_up, redress, reshow, say
from bot.chat.context import Context
from bot.chat.rights import may_decide
from bot.chat.subscriptions import called, listed, none
from bot.message import Message
from bot.phrase import notice
from bot.question import Query, Question

ONE = re.compile(r"1:(end|drop):([0-9a-f]{16})\Z")
"""Version 1 of a tap that ends one: under what was sent, or in the list."""

ALL = re.compile(r"1:end-all:(yes|no)\Z")
"""Version 1 of the answer whether to end all."""


async def stop_one(update: Update, context: Context) -> None:
    """Ends the one tapped: in the list it goes; under what was sent the button goes, and the rest is said below."""
    query = update.callback_query
    match = ONE.match((query and query.data) or "")
    if not query or not match or not await _decided(context, query):
        return
    said = await _ended(context, match[2])
    if match[1] == "drop":
        await reshow(context, *await listed(context))
        return
    await _take_away(context, match[0])
    await say(context, said)


async def stop(context: Context, asked: Question) -> None:
    """Ends what the chat is sent, as typed: the only one at once, of several all after a yes; or each by the list."""
    if not await may_decide(context):
        await say(context, notice("subscription_admins", context.voice))
        return
    found = [] if context.home is None else await context.desk.memory.subscriptions(context.home)
    if not found:
        await say(context, none(context))
    elif asked.query != Query():  # Of what was named only: who taps says which.
        await say(context, *await listed(context))
    elif len(found) == 1:
        await say(context, await _ended(context, found[0].id))
    else:
        question = notice("unsubscribe_all", context.voice, n=context.voice.number(len(found)))
        words = {answer: notice(f"unsubscribe_{answer}", context.voice).title for answer in ("yes", "no")}
        row = [Button(said, callback_data=f"1:end-all:{answer}") for answer, said in words.items()]
        await say(context, question, Keyboard([row]))


async def stop_all(update: Update, context: Context) -> None:
    """Ends all after a yes, and says so in place of the question."""
    query = update.callback_query
    match = ALL.match((query and query.data) or "")
    if not query or not match or context.home is None or not await _decided(context, query):
        return
    if match[1] == "yes":
        await context.desk.memory.unsubscribe_all(context.home)
    await reshow(context, notice("unsubscribed_all" if match[1] == "yes" else "unsubscribed_none", context.voice), None)


async def _decided(context: Context, query: CallbackQuery) -> bool:
    """Whether the tap counts; answers it."""
    if not await may_decide(context):
        await pop_up(query, notice("subscription_admins", context.voice))
        return False
    await heed(query)
    return True


async def _ended(context: Context, id_: str) -> Message:
    """Ends one, and says which; or that it had ended."""
    memory, home = context.desk.memory, context.home
    one = next((one for one in await memory.subscriptions(home) if one.id == id_), None) if home else None
    if not one or not home or not await memory.unsubscribe(home, id_):
        return notice("unsubscribed_before", context.voice)
    return replace(notice("unsubscribed", context.voice), items=(called(context, one),))


async def _take_away(context: Context, data: str) -> None:
    """Takes a button away from the message tapped, if Telegram still lets us."""
    shown = context.message
    if shown and shown.is_accessible and shown.reply_markup:
        rows = [[each for each in row if each.callback_data != data] for row in shown.reply_markup.inline_keyboard]
        rows = [row for row in rows if row]
        with suppress(BadRequest, ChatMigrated):
            await redress(context, shown, Keyboard(rows) if rows else None)
