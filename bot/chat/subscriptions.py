"""What a chat is sent by itself: what each is called, the button that ends it, and the list of all."""

from dataclasses import replace

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Update

from bot.chat.answers import say
from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.keyboards import SIGNS, Dressed
from bot.clock import LIMA
from bot.memory import Subscription
from bot.message import Message
from bot.phrase import Voice, label, notice, worded
from bot.question import Question
from bot.shorthand import Unreadable

NO_BELL = "🔕"


async def show_all(_: Update, context: Context) -> None:
    """The command."""
    await show(context)


async def show(context: Context, _: Question | None = None) -> None:
    """Shows what the chat is sent, or how to have something sent."""
    await say(context, *await listed(context))


async def listed(context: Context) -> Dressed:
    """The list, with a button that ends each."""
    found = [] if context.home is None else await context.desk.memory.subscriptions(context.home)
    if not found:
        return Dressed(none(context), None)
    items, rows = [], []
    for number, one in enumerate(found, 1):
        question, name = asked_by(context, one), f"{number}. {called(context, one)}"
        items += [name, notice(f"subscription_{one.wish.every}", context.voice, day=day(one, context.voice)).title]
        short = label(question, context.voice, context.facts.store.registry) if question else called(context, one)
        rows.append([Button(f"{NO_BELL} {number}. {short}", callback_data=f"1:drop:{one.id}")])
    return Dressed(replace(notice("subscriptions", context.voice), items=tuple(items)), Keyboard(rows))


def none(context: Context) -> Message:
    """There is nothing that the chat is sent."""
    button = f"{SIGNS['subscribe']} {notice('button_subscribe', context.voice).title}"
    return notice(
        "subscriptions_none", context.voice, button=button, command=typed("suscribir", context.voice.language)
    )


def called(context: Context, one: Subscription) -> str:
    """What is sent, in words."""
    question = asked_by(context, one)
    if not question:
        return notice("subscription_lost", context.voice).title
    return worded(question, context.voice, context.facts.store.registry)


def asked_by(context: Context, one: Subscription) -> Question | None:
    """What is asked each time; None where the tables no longer hold it."""
    try:
        return context.facts.words.read(one.wish.question)
    except Unreadable:
        return None


def day(one: Subscription, voice: Voice) -> str:
    """The day on which it comes next, as it is in Lima."""
    return voice.date(one.due_at.astimezone(LIMA).date())


def stop(one: Subscription, voice: Voice) -> Button:
    """The button that ends one, under what was sent."""
    return Button(f"{NO_BELL} {notice('button_stop', voice).title}", callback_data=f"1:end:{one.id}")
