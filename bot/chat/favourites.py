"""Favourites: centres and regions with a star, each one tap away from its figure."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard
from telegram import Update
from telegram.error import BadRequest

from bot.chat.answers import heed, outdated, redress, reshow, say
from bot.chat.command_names import typed
from bot.chat.context import Context
from bot.chat.keyboards import Dressed, abreast, button, place_of
from bot.chat.stars import OFF, figure, star
from bot.chat.taps import Act, Tap
from bot.message import Message
from bot.phrase import notice
from bot.question import Subject

MOST = 20
"""How many are kept of one chat."""

CHANGE = re.compile(r"1:favourites:(change|show)\Z")
"""Version 1 of a tap that changes the list of favourites, or shows it again."""


async def show_all(_: Update, context: Context) -> None:
    """Shows the favourites, or how a place becomes one."""
    await say(context, *_list(context))


async def change(update: Update, context: Context) -> None:
    """Lets take favourites out, or shows them again, in the same place."""
    query = update.callback_query
    match = CHANGE.match((query and query.data) or "")
    if not query or not match:
        return
    if not context.private:  # No button of ours: any member could forge it.
        await outdated(context, query)
        return
    await heed(query)
    await reshow(context, *(_changing(context) if match[1] == "change" else _list(context)))


async def toggle(context: Context, tap: Tap) -> None:
    """Makes a place a favourite, or takes it out; its button says so, and all else stays as it is."""
    place = place_of(tap.question)
    if place is None:
        return
    if not context.conversation.recalled:
        await say(context, notice("kept_unread", context.voice))
        return
    known = _known(context)
    if tap.act is Act.STAR and place not in known:
        if len(known) >= MOST:
            await say(context, _full(context))
            return
        known.append(place)
    elif tap.act is Act.UNSTAR and place in known:
        known.remove(place)
    survives = await context.keep(replace(context.conversation.kept, favourites=tuple(known)))
    await _redraw(context, tap, place)
    if not survives:
        await say(context, notice("not_remembered", context.voice))


async def _redraw(context: Context, tap: Tap, place: Subject) -> None:
    """Puts the star's new state on its button; below in words, where Telegram no longer shows the message."""
    shown = context.message
    if shown and shown.reply_markup and shown.is_accessible:
        rows = [[_turned(context, each, tap, place) for each in row] for row in shown.reply_markup.inline_keyboard]
        with suppress(BadRequest):
            await redress(context, shown, Keyboard(rows))
            return
    on = place in context.conversation.kept.favourites
    name = context.facts.store.registry.name(*place)
    await say(context, notice("starred" if on else "unstarred", context.voice, name=name))


def _turned(context: Context, each: Button, tap: Tap, place: Subject) -> Button:
    """The button itself, or the star as it is now; in the list of favourites it goes on saying the name."""
    if each.callback_data != tap.data:
        return each
    name = context.facts.store.registry.name(*place)
    return star(context, place, name if each.text.endswith(name) else "") or each


def _known(context: Context) -> list[Subject]:
    """The favourites that the tables still have."""
    registry = context.facts.store.registry
    tables = {"centre": registry.centres, "region": registry.regions}
    return [place for place in context.conversation.kept.favourites if place.id in tables.get(place.kind, {})]


def _list(context: Context) -> Dressed:
    voice, known = context.voice, _known(context)
    if not context.conversation.recalled:
        return Dressed(notice("kept_unread", voice), None)
    if not known:
        button_ = f"{OFF} {notice('button_star', voice).title}"
        return Dressed(notice("favourites_none", voice, button=button_), None)
    rows = abreast(_names(context, known), 1)
    change = Button(f"✎ {notice('button_change', voice).title}", callback_data="1:favourites:change")
    return Dressed(notice("favourites", voice), Keyboard([*rows, [change]]))


def _names(context: Context, known: list[Subject]) -> Iterator[Button | None]:
    for place in known:
        yield button(context.facts.store.registry.name(*place), Act.ASK, figure(place))


def _changing(context: Context) -> Dressed:
    if not _known(context):
        return _list(context)
    registry = context.facts.store.registry
    rows = abreast((star(context, place, registry.name(*place)) for place in _known(context)), 1)
    words = notice("button_done", context.voice).title
    back = Button(words, callback_data="1:favourites:show")
    return Dressed(notice("favourites_change", context.voice), Keyboard([*rows, [back]]))


def _full(context: Context) -> Message:
    voice = context.voice
    return notice("favourites_full", voice, n=voice.number(MOST), command=typed("favoritos", voice.language))
