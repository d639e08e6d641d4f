"""The time zone of a chat and its quiet hours: shown, chosen by buttons, and named in a wish."""

import re
from dataclasses import replace
from datetime import time

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Update

from bot.chat.context import Context
from bot.chat.say.answers import outdated, reshow
from bot.chat.say.keyboards import abreast
from bot.chat.summaries.subscriptions import decided, hours_of
from bot.memory import CannotRemember
from bot.phrase import notice
from bot.phrase.rhythms import quiet_words, zone_name
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
    await reshow(context, notice("hours_set", context.voice), Keyboard(buttons(context)))


async def move_to(context: Context, zone: str | None) -> None:
    """The chat lives in this zone from now on, where one was named."""
    if zone and zone != hours_of(context).zone:
        await _keep(context, replace(hours_of(context), zone=zone))


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
    voice = context.voice
    if what == "zone":
        made = [Button(zone_name(zone, voice), callback_data=f"1:zone:{zone}") for zone in ZONES]
    else:
        made = [Button(quiet_words(quiet, voice), callback_data=f"1:quiet:{key}") for key, quiet in QUIETS.items()]
    return Keyboard(abreast(made, ABREAST if what == "zone" else 1))
