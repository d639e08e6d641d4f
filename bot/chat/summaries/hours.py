"""The time zone of a chat and its quiet hours: shown, chosen by buttons, and named in a wish."""

import re
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Update

from bot.chat.context import Context
from bot.chat.say.answers import outdated, reshow
from bot.chat.say.keyboards import Dressed, abreast
from bot.chat.summaries.choosing import marked
from bot.chat.summaries.subscriptions import decided, hours_of, of_chat
from bot.memory import CannotRemember
from bot.phrase import notice
from bot.phrase.rhythms import clock_words, quiet_words, zone_name
from bot.rhythm import NIGHT, ZONES, Hours, Quiet

TAP = re.compile(r"1:(zone|quiet)(?::([\w/+-]{1,40}))?\Z")
"""Version 1: the choice, or what was chosen."""

QUIETS = {
    "21-7": NIGHT,
    "20-8": Quiet(time(20), time(8)),
    "22-6": Quiet(time(22), time(6)),
    "23-9": Quiet(time(23), time(9)),
    "none": None,
}
"""The quiet hours that can be chosen."""

ABREAST = 3


def buttons(context: Context) -> list[list[Button]]:
    """The ways to the choices, with what holds now."""
    voice, hours = context.voice, hours_of(context)
    zone, quiet = zone_name(hours.zone, voice), quiet_words(hours.quiet, voice)
    return [
        [Button(f"🌎 {notice('button_zone', voice, zone=zone).title}", callback_data="1:zone")],
        [Button(f"🌙 {notice('button_quiet', voice, quiet=quiet).title}", callback_data="1:quiet")],
    ]


async def tapped(update: Update, context: Context) -> None:
    """Offers the choice, or sets what was chosen and says so in its place."""
    query = update.callback_query
    match = TAP.match((query and query.data) or "")
    if not query or not match:
        return
    what, value = match[1], match[2]
    if value and value not in (ZONES if what == "zone" else QUIETS):
        await outdated(context, query)
        return
    if not await decided(context, query):
        return
    if not value:
        await reshow(context, notice(f"choose_{what}", context.voice), _choices(context, what))
        return
    hours = hours_of(context)
    await _keep(context, replace(hours, zone=value) if what == "zone" else replace(hours, quiet=QUIETS[value]))
    await reshow(context, *shown(context))


def shown(context: Context) -> Dressed:
    """What holds now, with the time of the zone to tell whether that is right, and the ways to the choices."""
    voice, hours = context.voice, hours_of(context)
    time_ = clock_words(context.desk.clock().astimezone(ZoneInfo(hours.zone)).time(), voice)
    items = (
        notice("zone_now", voice, zone=zone_name(hours.zone, voice), time=time_).title,
        notice("button_quiet", voice, quiet=quiet_words(hours.quiet, voice)).title,
    )
    return Dressed(replace(notice("hours_set", voice), items=items), Keyboard(buttons(context)))


async def move_to(context: Context, zone: str | None) -> tuple[str, ...]:
    """The chat lives in this zone from now on, where one was named; what is to be said of that, if anything."""
    if not zone or zone == hours_of(context).zone:
        return ()
    await _keep(context, replace(hours_of(context), zone=zone))
    if not await of_chat(context):
        return ()
    return (notice("moved", context.voice, zone=zone_name(zone, context.voice)).title,)


async def _keep(context: Context, hours: Hours) -> None:
    """All that is sent comes by these hours from now on.

    Raises:
        CannotRemember: that could not be written down, and it comes as before.
    """
    kept = context.conversation.kept
    if not await context.keep(replace(kept, hours=hours)):
        context.conversation.kept = kept
        not_kept = "the hours of a chat are not kept"
        raise CannotRemember(not_kept)


def _choices(context: Context, what: str) -> Keyboard:
    voice, hours = context.voice, hours_of(context)

    def choice(words: str, value: str, *, chosen: bool) -> Button:
        return Button(marked(words, chosen=chosen), callback_data=f"1:{what}:{value}")

    if what == "zone":
        made = [choice(zone_name(zone, voice), zone, chosen=zone == hours.zone) for zone in ZONES]
    else:
        made = [choice(quiet_words(quiet, voice), key, chosen=quiet == hours.quiet) for key, quiet in QUIETS.items()]
    return Keyboard(abreast(made, ABREAST if what == "zone" else 1))
