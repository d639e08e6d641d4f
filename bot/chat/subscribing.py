"""Subscribing: to an answer by its button, to what was typed, or to what was talked about; then how often."""

import re
from dataclasses import replace

from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Update

from bot.chat.answers import heed, outdated, pop_up, reshow, say
from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.keyboards import Dressed, button
from bot.chat.rights import may_decide
from bot.chat.schedule import AT, following
from bot.chat.subscriptions import day, stop
from bot.chat.taps import Act, Tap
from bot.chat.wishes import RHYTHMS, anew, wished
from bot.memory import MOST_SUBSCRIPTIONS, Wish
from bot.phrase import notice, worded
from bot.question import Every, Intent, Question
from bot.reply import MEMORY
from bot.shorthand import Unreadable, write

TAPS = re.compile(rf"1[{''.join([Act.SUBSCRIBE, *RHYTHMS])}]\d*:")
"""Taps on the button under an answer, and on a rhythm."""


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
    if tap.act in RHYTHMS:
        await reshow(context, *await _subscribed(context, tap.question, RHYTHMS[tap.act]))
    else:
        await say(context, *_how_often(context, tap.question))


async def wish(context: Context, asked: Question) -> None:
    """Subscribes to what was typed, or asks how often where that was not said."""
    if not await may_decide(context):
        await say(context, notice("subscription_admins", context.voice))
        return
    question = _meant(context, asked)
    if Tap(Act.SUBSCRIBE, question).data is None:
        await say(context, notice("subscription_long", context.voice))
    elif asked.every:
        await say(context, *await _subscribed(context, question, asked.every))
    else:
        await say(context, *_how_often(context, question))


def _meant(context: Context, asked: Question) -> Question:
    """What was named, or else what was talked about last, or the network's summary."""
    turn, found = context.conversation.turn, wished(asked)
    if not asked.wanted and turn and isinstance(turn.asked, Question) and context.desk.clock() - turn.at <= MEMORY:
        found = anew(turn.asked)
    return found or Question(Intent.SUMMARY)


def _how_often(context: Context, question: Question) -> Dressed:
    voice = context.voice
    words = {act: notice(f"rhythm_{every}", voice).title for act, every in RHYTHMS.items()}
    row = [made for act, said in words.items() if (made := button(said, act, question))]
    what = worded(question, voice, context.facts.store.registry)
    return Dressed(replace(notice("rhythm_ask", voice), items=(what,)), Keyboard([row]))


async def _subscribed(context: Context, question: Question, every: Every) -> Dressed:
    """Subscribes, and says what comes, when, and how it ends."""
    desk, voice, word = context.desk, context.voice, write(question)
    if context.home is None or word is None:
        no_chat = "nothing can be sent there by itself"
        raise LookupError(no_chat)
    first, list_ = following(every, desk.clock()), typed("suscripciones", voice.language)
    made = await desk.memory.subscribe(context.home, Wish(word, every, voice.language), first)
    if made is None:
        most = voice.number(MOST_SUBSCRIPTIONS)
        return Dressed(notice("subscription_full", voice, n=most, command=list_), None)
    at = f"{AT.hour}:{AT.minute:02}"
    said = notice(f"subscribed_{every}", voice, day=day(made, voice), time=at, command=list_)
    what = worded(question, voice, context.facts.store.registry)
    return Dressed(replace(said, items=(what,)), Keyboard([[stop(made, voice)]]))
