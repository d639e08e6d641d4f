"""Choosing what to compare: regions or centres, then one, then the other, each by a tap."""

from collections.abc import Iterator
from dataclasses import replace

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard

from bot.chat.context import Context
from bot.chat.say.answers import reshow, say
from bot.chat.say.keyboards import Dressed, Rows, abreast, button, comparison, leaf, turning
from bot.chat.say.taps import Act, Tap
from bot.lookup import look_up
from bot.lookup.names import fold
from bot.phrase import named, notice
from bot.question import GroupBy, Intent, Query, Question, Subject

ABREAST: dict[GroupBy, int] = {"region": 2, "centre": 1}
"""What can be chosen, and how many of their names fit side by side; those of centres are long."""

LINES = 8
"""Lines of names at once."""


async def begin(context: Context, tap: Tap | None = None) -> None:
    """Asks below what to compare, or with what."""
    await say(context, *_choice(context, tap or Tap(Act.COMPARE, Question(Intent.COMPARE))))


async def go_on(context: Context, tap: Tap) -> None:
    """Asks further, in the same place."""
    await reshow(context, *_choice(context, tap))


def _choice(context: Context, tap: Tap) -> Dressed:
    """What is chosen next: the kind of thing, one of them, or the other."""
    question, chosen, voice = tap.question, tap.question.compared, context.voice
    kinds = [kind for kind in ABREAST if kind in {question.query.group_by, *(place.kind for place in chosen)}]
    rows = _names(context, tap, kinds[0]) if kinds else abreast(_kinds(context, question.query), len(ABREAST))
    if not rows:
        return Dressed(notice("compare_none", voice), None)
    if not kinds:
        return Dressed(notice("compare_what", voice), Keyboard(rows))
    if not chosen:
        return Dressed(notice(f"compare_first_{kinds[0]}", voice), Keyboard(rows))
    name = context.facts.store.registry.name(*chosen[0])
    return Dressed(notice("compare_with", voice, name=name), Keyboard(rows))


def _kinds(context: Context, query: Query) -> Iterator[Button | None]:
    for kind in ABREAST:
        words = notice(f"kind_{kind}", context.voice).title
        yield button(words, Act.PICK, Question(Intent.COMPARE, replace(query, group_by=kind)))


def _names(context: Context, tap: Tap, kind: GroupBy) -> Rows:
    """A page of the names that can be chosen."""
    question, size = tap.question, LINES * ABREAST[kind]
    found = [place for place in _candidates(context, question.query, kind) if place not in question.compared]
    shown, pages = leaf(found, size, tap.page)
    buttons = abreast((_name(context, question, place) for place in shown), ABREAST[kind])
    return [*buttons, *turning(context, Act.PICK, question, pages, tap.page)]


def _name(context: Context, question: Question, place: Subject) -> Button | None:
    words = named(place, context.facts.store.registry)
    if question.compared:
        return button(words, Act.ASK, comparison(question, *question.compared, place))
    return button(words, Act.PICK, replace(question, compared=(place,)))


def _candidates(context: Context, query: Query, kind: GroupBy) -> list[Subject]:
    """Those that have a figure of what is compared, by name."""
    ranking = Query(query.indicator, query.service_types, query.client_types, period=query.period, group_by=kind)
    rows = look_up(Question(Intent.RANKING, ranking), context.facts.store, context.today).rows
    return [place for row in sorted(rows, key=lambda row: fold(row.name)) if (place := row.subject)]
