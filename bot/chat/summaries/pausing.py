"""Pauses: what is sent rests until it is told to go on; one by its button, all by a command or by words."""

from dataclasses import replace

from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Update

from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.say.answers import reshow, say, take_away
from bot.chat.summaries.meant import meant, names_something
from bot.chat.summaries.orders import CARD, Order, pausing
from bot.chat.summaries.rights import may_decide
from bot.chat.summaries.subscriptions import called, card, listed, none, of_chat, state
from bot.memory import Subscription
from bot.message import Message
from bot.phrase import notice
from bot.question import Intent, Question

PAUSE, GO_ON = Question(Intent.SUBSCRIPTIONS, paused=True), Question(Intent.SUBSCRIPTIONS, paused=False)


async def pause_all(_: Update, context: Context) -> None:
    """The command."""
    await by_words(context, PAUSE)


async def resume_all(_: Update, context: Context) -> None:
    """The command."""
    await by_words(context, GO_ON)


async def tapped(context: Context, one: Subscription, order: Order) -> None:
    """Has the one tapped pause or go on: on its card in its place; under what was sent it is said below."""
    changed = await _set(context, one, rests=order.do == "pause")
    if order.value == CARD:
        await reshow(context, *card(context, changed))
    else:
        await take_away(context, f"1:{order.do}:{one.id}")
        key = "paused_one" if changed.paused else "resumed_one"
        said = replace(notice(key, context.voice), items=(called(context, changed), *state(context, changed)))
        await say(context, said, Keyboard([[pausing(changed, context.voice)]]))


async def by_words(context: Context, asked: Question) -> None:
    """Has all that is meant pause or go on; all there is, where nothing was named."""
    if not await may_decide(context):
        await say(context, notice("subscription_admins", context.voice))
        return
    found, rests = await of_chat(context), bool(asked.paused)
    chosen = meant(context, found, asked)
    if not found:
        await say(context, none(context))
        return
    if names_something(asked) and not chosen:
        await say(context, *await listed(context, "subscriptions_not_that"))
        return
    changed = [await _set(context, one, rests=rests) for one in chosen if one.paused != rests]
    keyboard = Keyboard([[pausing(changed[0], context.voice)]]) if len(changed) == 1 else None
    await say(context, _said(context, changed, rests=rests), keyboard)


def _said(context: Context, changed: list[Subscription], *, rests: bool) -> Message:
    voice = context.voice
    if not changed:
        return notice("paused_before" if rests else "resumed_before", voice)
    command = typed("reanudar" if rests else "pausa", voice.language)
    said = notice("paused" if rests else "resumed", voice, command=command)
    items = [line for one in changed for line in (f"· {called(context, one)}", *(() if rests else state(context, one)))]
    return replace(said, items=tuple(items))


async def _set(context: Context, one: Subscription, *, rests: bool) -> Subscription:
    """The same, as it is now."""
    now = context.desk.clock()
    changed = await context.desk.memory.ask(lambda memory: memory.rest(one.chat, one.id, now, paused=rests))
    return changed or one
