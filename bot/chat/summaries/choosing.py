"""The choices on the card of what is sent: how often, on which day, at what time; what holds now is marked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard

from bot.chat.context import Context
from bot.chat.say.keyboards import Dressed, abreast
from bot.chat.say.wishes import RHYTHMS
from bot.chat.summaries import settings
from bot.chat.summaries.orders import Order
from bot.chat.summaries.subscriptions import called, in_short
from bot.memory import Subscription
from bot.phrase import Voice, notice
from bot.phrase.rhythms import LAST, clock_words, last_day, weekdays
from bot.rhythm import Timing

FIRST_HOUR, LAST_HOUR = 5, 20
"""The hours that there are buttons for; any other can be typed."""

WIDTHS = {"repeat": 1, "days": 7, "hours": 4}
"""Buttons side by side whose words a phone shows whole."""

CHOSEN = "✓"


def choice(context: Context, one: Subscription, what: str, at: time | None = None) -> Dressed:
    """What can be chosen, of which subscription, and the way back; `at` is the time that goes with a new rhythm."""
    voice = context.voice
    if what == "repeat":
        made = _rhythms(one, at, voice)
    else:
        made = _hours(one, voice) if what == "hours" else _days(one, voice)
    back = Order("back", one.id).button(notice("button_back", voice).title)
    asked = replace(notice(f"choose_{what}", voice), items=(called(context, one),))
    return Dressed(asked, Keyboard([*abreast(made, WIDTHS[what]), [back]]))


def which(context: Context, found: list[Subscription], timing: Timing) -> Dressed:
    """Asks which of several is to come otherwise; the button changes it at once."""
    order = settings.written(timing)
    rows = [
        [Order("set", one.id, order).button(f"{number}. {in_short(context, one)}")]
        for number, one in enumerate(found, 1)
    ]
    items = tuple(f"{number}. {called(context, one)}" for number, one in enumerate(found, 1))
    return Dressed(replace(notice("choose_which", context.voice), items=items), Keyboard(rows))


def marked(words: str, *, chosen: bool) -> str:
    """The words of a choice, with a mark where it is what holds now."""
    return f"{CHOSEN} {words}" if chosen else words


def _setting(one: Subscription, timing: Timing, words: str, *, chosen: bool) -> Button:
    return Order("set", one.id, settings.written(timing)).button(marked(words, chosen=chosen))


def _rhythms(one: Subscription, at: time | None, voice: Voice) -> Iterator[Button]:
    for every in RHYTHMS.values():
        words = notice(f"rhythm_{every}", voice).title
        yield _setting(one, Timing(every, at=at), words, chosen=every == one.wish.rhythm.every)


def _days(one: Subscription, voice: Voice) -> Iterator[Button]:
    """Of the week by their names, of the month by their numbers."""
    rhythm, names = one.wish.rhythm, weekdays(voice)
    letter = settings.LETTERS[rhythm.every]
    for day in settings.DAYS.get(letter, ()):
        numbered = last_day(voice) if day == LAST else voice.number(day)
        words = names[day] if rhythm.every == "weekly" else numbered
        yield _setting(one, Timing(rhythm.every, day), words, chosen=day == rhythm.day)


def _hours(one: Subscription, voice: Voice) -> Iterator[Button]:
    for at in map(time, range(FIRST_HOUR, LAST_HOUR + 1)):
        yield _setting(one, Timing(at=at), clock_words(at, voice), chosen=at == one.wish.rhythm.at)
