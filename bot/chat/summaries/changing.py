"""Changing when and how something comes: by the buttons of its card, or by words."""

from dataclasses import replace

from bot.chat.context import Context
from bot.chat.say.answers import reshow, say
from bot.chat.say.keyboards import Dressed
from bot.chat.summaries import settings
from bot.chat.summaries.choosing import choice, which
from bot.chat.summaries.hours import move_to, shown
from bot.chat.summaries.meant import meant
from bot.chat.summaries.orders import Order
from bot.chat.summaries.rights import may_decide
from bot.chat.summaries.subscriptions import card, listed, none, of_chat
from bot.memory import Subscription
from bot.phrase import notice
from bot.question import Question
from bot.reply import MEMORY
from bot.rhythm import UNSAID, Rhythm, Timing


async def choose(context: Context, one: Subscription, order: Order) -> None:
    """Puts the choice of how often, which day or which hour in the place of the card."""
    if order.do == "days" and one.wish.rhythm.every not in {"weekly", "monthly"}:  # It came so when this was shown.
        await show(context, one, order)
        return
    look_at(context, one)
    await reshow(context, *choice(context, one, order.do))


async def set_(context: Context, one: Subscription, order: Order) -> None:
    """Sets what was chosen, and shows the card anew."""
    timing = settings.read(order.value)
    if timing and not timing.every and not one.wish.rhythm.timed:
        await reshow(context, *_no_times(context, one, timing))
        return
    await show(context, await change(context, one, after(one.wish.rhythm, timing)) if timing else one, order)


async def say_same(context: Context, one: Subscription, order: Order) -> None:
    """Has it say that nothing is new, or say nothing then; and shows the card anew."""
    if order.value in {"0", "1"}:
        one = await _change(context, one, told_same=order.value == "1")
    await show(context, one, order)


async def show(context: Context, one: Subscription, _: Order) -> None:
    """Puts the card in the place of what stands over its button; below what was sent."""
    look_at(context, one)
    await reshow(context, *card(context, one))


def look_at(context: Context, one: Subscription) -> None:
    """What is said next without a name is said of this one."""
    context.conversation.looked_at = (one.id, context.desk.clock())


async def by_words(context: Context, asked: Question) -> None:
    """Changes the only one, the only one about what was named, or the one just looked at; else asks which."""
    if not await may_decide(context):
        await say(context, notice("subscription_admins", context.voice))
        return
    found, timing = await of_chat(context), asked.timing
    if timing == Timing(zone=timing.zone):
        await move_to(context, timing.zone)
        await say(context, *shown(context))
    elif not found:
        await say(context, none(context))
    else:
        await say(context, *await _of(context, found, asked))


async def _of(context: Context, found: list[Subscription], asked: Question) -> Dressed:
    """What is said of the one among these that is meant, or to find it."""
    timing = asked.timing
    about = meant(context, found, replace(asked, timing=UNSAID))
    if not about:
        return await listed(context, "subscriptions_not_that")
    moved = await move_to(context, timing.zone)
    if len(about := _just_seen(context, about)) > 1:
        return which(context, about, timing)
    return await _changed(context, about[0], timing, moved)


async def _changed(context: Context, one: Subscription, timing: Timing, moved: tuple[str, ...]) -> Dressed:
    look_at(context, one)
    if not timing.every and not one.wish.rhythm.timed:
        return _no_times(context, one, timing)
    said, keyboard, _ = card(context, await change(context, one, after(one.wish.rhythm, timing)))
    title = f"{notice('changed', context.voice).title}\n{said.title}"
    return Dressed(replace(said, title=title, lines=(*said.lines, *moved)), keyboard)


def _just_seen(context: Context, found: list[Subscription]) -> list[Subscription]:
    """The one among these whose card was seen a moment ago; else all of them."""
    id_, at = context.conversation.looked_at or ("", context.desk.clock())
    recent = [one for one in found if one.id == id_ and context.desk.clock() - at <= MEMORY]
    return recent or found


def _no_times(context: Context, one: Subscription, timing: Timing) -> Dressed:
    """What comes with news has no time of its own: asks how often it is to come at the time that was said."""
    asked, keyboard, _ = choice(context, one, "repeat", timing.at)
    return Dressed(replace(asked, lines=(notice("no_times", context.voice).title,)), keyboard)


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
