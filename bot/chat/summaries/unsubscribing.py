"""Ending what is sent: one by its button or by what it is about, all by words."""

import re
from dataclasses import replace

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Update

from bot.chat.context import Context
from bot.chat.say.answers import reshow, say, take_away
from bot.chat.summaries.meant import meant, names_something
from bot.chat.summaries.orders import Order
from bot.chat.summaries.rights import may_decide
from bot.chat.summaries.subscriptions import called, decided, listed, none, of_chat
from bot.memory import Subscription
from bot.message import Message
from bot.phrase import notice
from bot.question import Question

ALL = re.compile(r"1:end-all:(yes|no)\Z")
"""Version 1 of the answer whether to end all."""


async def stop_one(context: Context, one: Subscription, order: Order) -> None:
    """Ends the one tapped: in the list it goes; under what was sent the button goes, and the rest is said below."""
    said = await _ended(context, one)
    if order.do == "drop":
        left, keyboard, _ = await listed(context)
        if keyboard:
            left = replace(left, title="\n".join((said.title, *said.items, left.title)))
        await reshow(context, left, keyboard)
    else:
        await take_away(context, f"1:end:{one.id}")
        await say(context, said)


async def stop(context: Context, asked: Question) -> None:
    """Ends what the chat is sent, as typed: what is meant alone at once, all after a yes; else who taps says which."""
    if not await may_decide(context):
        await say(context, notice("subscription_admins", context.voice))
        return
    found = await of_chat(context)
    chosen = meant(context, found, asked)
    if not found:
        await say(context, none(context))
    elif len(chosen) == 1:
        await say(context, await _ended(context, chosen[0]))
    elif names_something(asked):
        await say(context, *await listed(context, "subscriptions" if chosen else "subscriptions_not_that"))
    else:
        question = notice("unsubscribe_all", context.voice, n=context.voice.number(len(found)))
        words = {answer: notice(f"unsubscribe_{answer}", context.voice).title for answer in ("yes", "no")}
        row = [Button(said, callback_data=f"1:end-all:{answer}") for answer, said in words.items()]
        await say(context, question, Keyboard([row]))


async def stop_all(update: Update, context: Context) -> None:
    """Ends all after a yes, and says so in place of the question."""
    query, home = update.callback_query, context.home
    match = ALL.match((query and query.data) or "")
    if not query or not match or home is None or not await decided(context, query):
        return
    if match[1] == "yes":
        await context.desk.memory.ask(lambda memory: memory.unsubscribe_all(home))
    await reshow(context, notice("unsubscribed_all" if match[1] == "yes" else "unsubscribed_none", context.voice), None)


async def _ended(context: Context, one: Subscription) -> Message:
    """Ends one, and says which; or that it had ended."""
    home = context.home
    if home is None or not await context.desk.memory.ask(lambda memory: memory.unsubscribe(home, one.id)):
        return notice("unsubscribed_before", context.voice)
    return replace(notice("unsubscribed", context.voice), items=(called(context, one),))
