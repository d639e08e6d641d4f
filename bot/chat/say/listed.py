"""The centres of a list as buttons, each leading to what is known of it."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import InlineKeyboardButton as Button

from bot.chat.context import Context
from bot.chat.say.taps import Act, Tap
from bot.message import Message
from bot.phrase import named, notice
from bot.phrase.centres import FEW
from bot.phrase.pages import SIZE
from bot.question import Intent, Query, Question, Subject
from bot.reply import Reply

Rows = list[list[Button]]

NUMBERS = 5
"""Buttons with numbers, side by side."""


def listed(context: Context, said: Reply, page: int) -> tuple[Message, Rows]:
    """The reply with a button for each centre that a page of a list shows.

    A few go by their names, many by the number in front of them; what the buttons do is no longer suggested.
    """
    message, question, rows = said.message, said.answer.question, said.answer.rows
    if not question or question.intent is not Intent.LIST or not rows or rows[0].kind != "centre":
        return message, []
    left = tuple(each for each in message.suggestions if each.question.intent is not Intent.PROFILE)
    hint = (notice("list_numbers", context.voice).title,) if len(rows) > FEW else ()
    message = replace(message, lines=(*message.lines, *hint), suggestions=left)
    return message, _centres(context, [row.id for row in rows], page)


def _centres(context: Context, ids: Sequence[str], page: int) -> Rows:
    first = SIZE * min(page, (len(ids) - 1) // SIZE)
    profiles = [Question(Intent.PROFILE, Query(centres=(id_,))) for id_ in ids[first : first + SIZE]]
    voice, registry = context.voice, context.facts.store.registry
    if len(ids) <= FEW:
        names = (named(Subject("centre", id_), registry) for id_ in ids)
        return [[each] for name, profile in zip(names, profiles, strict=True) if (each := _button(name, profile))]
    numbered = (_button(voice.number(n), profile) for n, profile in enumerate(profiles, first + 1))
    buttons = [each for each in numbered if each]
    return [buttons[at : at + NUMBERS] for at in range(0, len(buttons), NUMBERS)]


def _button(words: str, profile: Question) -> Button | None:
    data = Tap(Act.ASK, profile).data
    return Button(words, callback_data=data) if data else None
