"""What comes by itself: the newest figures of what was subscribed to, in one message with its picture."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.answer import CALENDAR, Answer, Row
from bot.chart import Chart
from bot.length import units
from bot.message import Message, plain
from bot.phrase.changing import changed
from bot.phrase.chart import CAPTION, bare, drawable, drawn, rooms
from bot.phrase.kinds import kind_of
from bot.phrase.notices import notice
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.question import Intent
from bot.registry import Registry
from bot.rhythm import Every
from bot.told import said, said_parts


class Bulletin(NamedTuple):
    """One message; with a chart it is its caption, of at most 1,024 UTF-16 units."""

    message: Message
    chart: Chart | None


class News(NamedTuple):
    """What a bulletin is made of.

    Attributes:
        answer: the newest figures of what was subscribed to.
        before: the headline's figure of the period before (`bot.lookup.before`).
        parts: what its only figure is made of (`bot.lookup.parts`).
    """

    answer: Answer
    before: Row | None = None
    parts: Answer | None = None


def bulletin(news: News, voice: Voice, registry: Registry, every: Every) -> Bulletin:
    """The message: opening, figure, change, first rows or parts, what is missing, sources; and the chart of the rows.

    Titles of sources are shortened before a figure is left out; the words that it may come twice still fit below.
    Where two figures make no picture, it is a text.
    """
    told, shown = _told(news)
    kind, opening = kind_of(shown), notice(f"summary_{every}", voice).title
    most = CAPTION - units(notice("sent_again", voice).title) - len("\n\n")
    for room in rooms(kind, len(shown.rows)):
        t = Telling(shown, voice, registry, room=room)
        if not drawable(kind, t):
            break
        own, of_told = bare(kind(t)), replace(t, answer=told)
        base = own if told is shown else bare(kind_of(told)(of_told))
        message = _opened(of_told, opening, own if told is shown else _with_parts(t, base, own), news.before)
        if units(plain(message)) <= most:
            return Bulletin(message, drawn(kind, t, replace(own, lines=base.lines)))
    t = Telling(told, voice, registry)
    return Bulletin(_opened(t, opening, bare(kind_of(told)(t)), news.before), None)


def _told(news: News) -> tuple[Answer, Answer]:
    """The answer that is said, and the one that is drawn: the same, or its parts.

    A figure with its leading centres is said as a summary.
    """
    answer, parts = news.answer, news.parts
    told = replace(answer, rows=said(answer, parts))
    if parts is None:
        return told, told
    shown = replace(parts, rows=said_parts(answer, parts))
    question = answer.question
    if question is None or question.intent is Intent.POSITION or shown.rows[0].kind in CALENDAR:
        return told, shown
    as_summary = replace(question, intent=Intent.SUMMARY)
    told = replace(told, rows=(*told.rows, *shown.rows), question=as_summary, field=parts.field)
    return told, told


def _with_parts(t: Telling, base: Message, parts: Message) -> Message:
    """What is said of a figure, with the lines and the sources of what it is made of."""
    gettext = t.voice.gettext
    heading = gettext("By month:") if t.rows[0].kind in CALENDAR else gettext("In the lead:")
    sources = tuple(dict.fromkeys((*base.footnote, *parts.footnote)))
    return replace(base, items=(heading, *parts.items), footnote=sources)


def _opened(t: Telling, opening: str, message: Message, before: Row | None) -> Message:
    """The message with its opening line, and the change where the figure has been said: before its parts."""
    title, row = f"{opening}\n{message.title}", headline(t.rows)
    change = changed(t, row, before) if row else ()
    if _in_title(t):
        return replace(message, title=title, items=(*change, *message.items))
    return replace(message, title=title, lines=(*change, *message.lines))


def headline(rows: Sequence[Row]) -> Row | None:
    """The row that a change is said of: the last of a row of months, else the first."""
    if not rows:
        return None
    return rows[-1] if rows[0].kind in CALENDAR else rows[0]


def _in_title(t: Telling) -> bool:
    """Whether the title says the figure, and no list does."""
    return len(t.rows) <= 1 or t.question.intent is Intent.SUMMARY
