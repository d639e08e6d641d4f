"""Subscribing: to an answer by its button, to what was typed, or to what was talked about; then how often."""

import re
from collections.abc import Iterator
from dataclasses import replace

from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Update

from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.say.answers import heed, outdated, pop_up, reshow, say
from bot.chat.say.keyboards import Dressed, abreast, button
from bot.chat.say.taps import Act, Tap
from bot.chat.say.wishes import RHYTHMS, anew, wished
from bot.chat.summaries import settings
from bot.chat.summaries.changing import after, change, look_at
from bot.chat.summaries.editions import told_by
from bot.chat.summaries.hours import move_to
from bot.chat.summaries.orders import changing, stopping
from bot.chat.summaries.rights import may_decide
from bot.chat.summaries.subscriptions import hours_of, of_chat, quieted
from bot.memory import MOST_SUBSCRIPTIONS, Subscription, Wish
from bot.phrase import notice, worded
from bot.phrase.rhythms import coming, rhythm_sentence
from bot.question import Intent, Query, Question
from bot.reply import MEMORY, Turn
from bot.rhythm import Rhythm, Timing
from bot.schedule import awake
from bot.shorthand import Unreadable, write
from bot.understand import understand

TAPS = re.compile(rf"1[{''.join([Act.SUBSCRIBE, *RHYTHMS])}]\d*:")
"""Taps on the button under an answer, and on a rhythm."""

SUBSCRIBE = "suscribir"
"""What the command means before its words, in whichever language they are."""

ABREAST = 2


async def tapped(update: Update, context: Context) -> None:
    """Asks below how often; or subscribes, in place of that question. In a group only its admins can."""
    query = update.callback_query
    if not query:
        return
    try:
        tap = Tap.read(query.data or "", context.facts.words)
    except Unreadable:
        await outdated(context, query)
        return
    if not await may_decide(context):
        await pop_up(query, notice("subscription_admins", context.voice))
        return
    await heed(query)
    timing = _hour(tap.page)
    if tap.act in RHYTHMS:
        await reshow(context, *await _subscribed(context, tap.question, Rhythm.of(RHYTHMS[tap.act], timing)))
    else:
        context.conversation.wish = Turn(tap.question, context.desk.clock())
        await say(context, *_how_often(context, tap.question, timing))


async def wish(context: Context, asked: Question) -> None:
    """Subscribes to what was typed, or asks how often where that was not said."""
    if not await may_decide(context):
        await say(context, notice("subscription_admins", context.voice))
        return
    question, timing = _meant(context, asked), asked.timing
    if Tap(Act.SUBSCRIBE, question, settings.DAY).data is None:
        await say(context, notice("subscription_long", context.voice))
        return
    moved = await move_to(context, timing.zone)
    if timing.every:
        said = await _subscribed(context, question, Rhythm.of(timing.every, timing))
    else:
        context.conversation.wish = Turn(question, context.desk.clock())
        said = _how_often(context, question, timing)
    await say(context, replace(said.message, lines=(*said.message.lines, *moved)), said.keyboard)


async def subscribe(context: Context, question: Question, rhythm: Rhythm) -> None:
    """Subscribes to a question, and says so."""
    await say(context, *await _subscribed(context, question, rhythm))


def how_often(context: Context, text: str) -> Timing | None:
    """What a text says on how often something is to be sent, and on nothing else; None where it does not."""
    asked = understand(f"{SUBSCRIBE} {text}", context.facts.lexicon, context.today)
    if not isinstance(asked, Question) or asked.intent is not Intent.SUBSCRIBE or asked.query != Query():
        return None
    return asked.timing if asked.timing.every and not asked.wanted else None


def _meant(context: Context, asked: Question) -> Question:
    """What was named, or else what was talked about last, or the network's summary."""
    turn, found = context.conversation.turn, wished(asked)
    if not asked.wanted and turn and isinstance(turn.asked, Question) and context.desk.clock() - turn.at <= MEMORY:
        found = anew(turn.asked)
    return found or Question(Intent.SUMMARY)


def _how_often(context: Context, question: Question, timing: Timing) -> Dressed:
    voice = context.voice
    number = 0 if timing.at is None else 1 + settings.minutes(timing.at)
    words = {act: notice(f"rhythm_{every}", voice).title for act, every in RHYTHMS.items()}
    rows = abreast((button(said, act, question, number) for act, said in words.items()), ABREAST)
    what = worded(question, voice, context.facts.store.registry)
    return Dressed(replace(notice("rhythm_ask", voice), items=(what,)), Keyboard(rows))


def _hour(number: int) -> Timing:
    """The time of the day that a button carries, its minutes counted from 1; 0: none was said."""
    return Timing(at=settings.time_at(number - 1) if number else None)


async def _subscribed(context: Context, question: Question, rhythm: Rhythm) -> Dressed:
    """Subscribes, and says what comes, when, and how it ends; the same question as often is one, at its new hour."""
    voice, word = context.voice, write(question)
    if context.home is None or word is None:
        no_chat = "nothing can be sent there by itself"
        raise LookupError(no_chat)
    made = await _same(context, word, rhythm) or await _made(context, question, Wish(word, rhythm, voice.language))
    if made is None:
        most, list_ = voice.number(MOST_SUBSCRIPTIONS), typed("suscripciones", voice.language)
        return Dressed(notice("subscription_full", voice, n=most, command=list_), None)
    look_at(context, made)
    said = Dressed(notice("subscribed", voice), Keyboard([[changing(made, voice), stopping(made, voice)]]))
    items = (worded(question, voice, context.facts.store.registry), *_when(context, made))
    return said._replace(message=replace(said.message, items=items))


async def _same(context: Context, word: str, rhythm: Rhythm) -> Subscription | None:
    """The one that is there already, at the hour and day now wished."""
    for one in await of_chat(context):
        if one.wish.question == word and one.wish.rhythm.every == rhythm.every:
            timing = Timing(rhythm.every, rhythm.day, rhythm.at)
            return await change(context, one, after(one.wish.rhythm, timing))
    return None


async def _made(context: Context, question: Question, wish: Wish) -> Subscription | None:
    """A new one; of news, what is known now has been told, so that only what is newer is news."""
    desk, store, now, home = context.desk, context.facts.store, context.desk.clock(), context.home or 0
    told = told_by(question, context.facts, context.today)
    topic = context.address.topic
    return await desk.memory.ask(
        lambda memory: memory.subscribe(
            home,
            replace(wish, topic=topic),
            now,
            memory.ledger.edition(wish.question, told, store.version, now) if not wish.rhythm.timed else None,
        )
    )


def _when(context: Context, one: Subscription) -> Iterator[str]:
    """How often, when next, and what quiet hours make of it."""
    voice, hours = context.voice, hours_of(context)
    yield rhythm_sentence(one.wish.rhythm, hours, voice)
    if one.due_at is not None:
        yield notice("subscribed_next", voice, when=coming(awake(hours, one.due_at), hours, voice)).title
    yield from quieted(context, one)
