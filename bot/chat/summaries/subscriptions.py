"""What a chat is sent by itself: the list of all, and what is said of each with its buttons."""

from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard

from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.say.answers import heed, pop_up, reshow, say
from bot.chat.say.keyboards import SIGNS, Dressed
from bot.chat.summaries.orders import CARD, LIST, LIST_BELOW, Order, pausing
from bot.chat.summaries.rights import may_decide
from bot.memory import Subscription
from bot.message import Message
from bot.phrase import label, notice, worded
from bot.phrase.rhythms import coming, rhythm_words
from bot.question import Question
from bot.rhythm import Hours
from bot.schedule import awake
from bot.shorthand import Unreadable


async def show_all(_: Update, context: Context) -> None:
    """The command."""
    await show(context)


async def show(context: Context) -> None:
    """Shows what the chat is sent, or how to have something sent."""
    await say(context, *await listed(context))


async def of_chat(context: Context) -> list[Subscription]:
    """What the chat is sent.

    Raises:
        CannotRemember: that cannot be read.
    """
    home = context.home
    return [] if home is None else await context.desk.memory.ask(lambda memory: memory.subscriptions(home))


async def listed(context: Context, title: str = "subscriptions") -> Dressed:
    """The list under a title, with a button that leads to each."""
    found = await of_chat(context)
    if not found:
        return Dressed(none(context), None)
    items, rows = [], []
    for number, one in enumerate(found, 1):
        items += [f"{number}. {called(context, one)}", *state(context, one)]
        rows.append([Order("open", one.id).button(f"{number}. {in_short(context, one)}")])
    return Dressed(replace(notice(title, context.voice), items=tuple(items)), Keyboard(rows))


def card(context: Context, one: Subscription) -> Dressed:
    """What is said of one, and what can be done with it."""
    voice = context.voice

    def order(do: str, value: str = "") -> Button:
        return Order(do, one.id, value).button(notice(f"button_{do}", voice).title)

    when = [order("repeat")]
    if one.wish.rhythm.every in {"weekly", "monthly"}:
        when.append(order("days"))
    if one.wish.rhythm.timed:
        when.append(order("hours"))
    same = Order("same", one.id, "0" if one.wish.told_same else "1")
    lines = [*state(context, one), *quieted(context, one)]
    if one.wish.rhythm.timed:
        lines.append(notice("same_told" if one.wish.told_same else "same_silent", voice).title)
    rows = [
        [pausing(one, voice, CARD), order("drop")],
        when,
        *([[same.button(notice(f"button_same_{same.value}", voice).title)]] if one.wish.rhythm.timed else []),
        [Button(notice("button_all_sent", voice).title, callback_data=LIST)],
    ]
    return Dressed(Message(called(context, one), lines=tuple(lines)), Keyboard(rows))


def state(context: Context, one: Subscription) -> tuple[str, ...]:
    """How often one comes and when next, or that it pauses."""
    voice, hours = context.voice, hours_of(context)
    often = rhythm_words(one.wish.rhythm, hours, voice)
    if one.paused:
        return (notice("state_paused", voice, often=often).title,)
    if one.due_at is None:
        return (notice("state_news", voice, often=often).title,)
    return (notice("state_timed", voice, often=often, when=coming(awake(hours, one.due_at), hours, voice)).title,)


def quieted(context: Context, one: Subscription) -> tuple[str, ...]:
    """Why the next one comes later than its time; nothing where it does not."""
    if one.due_at is None or awake(hours_of(context), one.due_at) == one.due_at:
        return ()
    return (notice("subscribed_quiet", context.voice).title,)


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


def in_short(context: Context, one: Subscription) -> str:
    """What is sent, in the few words of a button."""
    question = asked_by(context, one)
    return label(question, context.voice, context.facts.store.registry) if question else called(context, one)


def asked_by(context: Context, one: Subscription) -> Question | None:
    """What is asked each time; None where the tables no longer hold it."""
    try:
        return context.facts.words.read(one.wish.question)
    except Unreadable:
        return None


def hours_of(context: Context) -> Hours:
    """The time zone and the quiet hours of the chat."""
    return context.conversation.kept.hours


async def show_tapped(update: Update, context: Context) -> None:
    """Puts the list in the place of a card; below what was sent."""
    query = update.callback_query
    if query and await decided(context, query):
        await (say if query.data == LIST_BELOW else reshow)(context, *await listed(context))


async def decided(context: Context, query: CallbackQuery) -> bool:
    """Whether a tap counts, of whoever may decide here; answers it."""
    if not await may_decide(context):
        await pop_up(query, notice("subscription_admins", context.voice))
        return False
    await heed(query)
    return True
