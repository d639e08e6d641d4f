"""Changing when and how something comes: by the buttons of its card, or by words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard

from bot.chat.context import Context
from bot.chat.say.answers import reshow, say
from bot.chat.say.keyboards import abreast
from bot.chat.say.wishes import RHYTHMS
from bot.chat.summaries.hours import move_to
from bot.chat.summaries.meant import meant
from bot.chat.summaries.orders import Order
from bot.chat.summaries.rights import may_decide
from bot.chat.summaries.subscriptions import card, listed, none, of_chat
from bot.memory import Subscription
from bot.phrase import notice
from bot.phrase.rhythms import clock_words, last_day, weekdays
from bot.question import Query, Question
from bot.rhythm import Every, Rhythm, Timing

FIRST_HOUR, LAST_HOUR = 5, 20
"""The hours that there are buttons for; any other can be typed."""

ABREAST, WEEK = 4, 7

LAST = 31
"""The day of the month that stands for its last one."""


async def choose(context: Context, one: Subscription, order: Order) -> None:
    """Puts the choice of how often, which day or which hour in the place of the card."""
    made = {"repeat": _rhythms, "days": _days, "hours": _hours}[order.do]
    back = Order("open", one.id).button(notice("button_back", context.voice).title)
    width = WEEK if order.do == "days" else ABREAST
    rows = [*abreast(made(context, one), width), [back]]
    await reshow(context, notice(f"choose_{order.do}", context.voice), Keyboard(rows))


async def set_(context: Context, one: Subscription, order: Order) -> None:
    """Sets what was chosen, and shows the card anew."""
    rhythm = one.wish.rhythm
    match order.do, order.value:
        case "every", ("daily" | "weekly" | "monthly" | "news") as every:
            changed = await change(context, one, Rhythm.of(every, Timing(at=rhythm.at)))
        case "day", day if day.isdecimal() and int(day) in _span(rhythm.every):
            changed = await change(context, one, replace(rhythm, day=int(day)))
        case "at", at if at.isdecimal() and int(at) < 24 * 60:
            changed = await change(context, one, replace(rhythm, at=time(*divmod(int(at), 60))))
        case "same", ("0" | "1") as same:
            changed = await _change(context, one, told_same=same == "1")
        case _:  # No button of ours.
            changed = one
    await reshow(context, *card(context, changed))


async def show(context: Context, one: Subscription, _: Order) -> None:
    """Puts the card in the place of what stands over its button; below what was sent."""
    await reshow(context, *card(context, one))


async def by_words(context: Context, asked: Question) -> None:
    """Changes the only one, or the only one about what was named; else who taps says which."""
    if not await may_decide(context):
        await say(context, notice("subscription_admins", context.voice))
        return
    found = await of_chat(context)
    about = meant(context, found, Question(asked.intent, asked.query)) if asked.query != Query() else found
    if not found:
        await say(context, none(context))
    elif len(about) != 1:
        await say(context, *await listed(context))
    else:
        await move_to(context, asked.timing.zone)
        changed = await change(context, about[0], after(about[0].wish.rhythm, asked.timing))
        said, keyboard = card(context, changed)
        await say(context, replace(said, title=f"{notice('changed', context.voice).title}\n{said.title}"), keyboard)


def after(rhythm: Rhythm, timing: Timing) -> Rhythm:
    """The rhythm with what was said to be otherwise."""
    every = timing.every or rhythm.every
    day = timing.day if timing.day is not None else (rhythm.day if every == rhythm.every else None)
    return Rhythm.of(every, Timing(every, day, timing.at or rhythm.at))


async def change(context: Context, one: Subscription, rhythm: Rhythm) -> Subscription:
    """The same, with another rhythm."""
    return await _change(context, one, rhythm=rhythm)


async def _change(
    context: Context, one: Subscription, *, rhythm: Rhythm | None = None, told_same: bool | None = None
) -> Subscription:
    now = context.desk.clock()
    changed = await context.desk.memory.ask(
        lambda memory: memory.change(one.chat, one.id, now, rhythm=rhythm, told_same=told_same)
    )
    return changed or one


def _rhythms(context: Context, one: Subscription) -> Iterator[Button]:
    for every in RHYTHMS.values():
        yield Order("every", one.id, every).button(notice(f"rhythm_{every}", context.voice).title)


def _days(context: Context, one: Subscription) -> Iterator[Button]:
    """Of the week by their names, of the month by their numbers."""
    every, voice = one.wish.rhythm.every, context.voice
    names = weekdays(voice)
    for day in _span(every):
        numbered = last_day(voice) if day == LAST else voice.number(day)
        yield Order("day", one.id, str(day)).button(names[day] if every == "weekly" else numbered)


def _span(every: Every) -> range:
    return range(1, LAST + 1) if every == "monthly" else range(WEEK)


def _hours(context: Context, one: Subscription) -> Iterator[Button]:
    for hour in range(FIRST_HOUR, LAST_HOUR + 1):
        yield Order("at", one.id, str(hour * 60)).button(clock_words(time(hour), context.voice))
