"""What is sent by itself: an answer in one message, with what changed; that nothing is new; what was wrong."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.answer import Answer, Row
from bot.chart import Chart
from bot.length import units
from bot.message import Message
from bot.phrase.chart import CAPTION, Charted, chart
from bot.phrase.figures import noun, number, statement
from bot.phrase.kinds import phrase
from bot.phrase.notices import notice
from bot.phrase.sources import footnote
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.question import Intent
from bot.registry import Registry
from bot.rhythm import Every
from bot.told import Correction

TOP = 5
"""Places of a ranking that are told."""

TOLD = 10
"""Corrections that are told one by one."""


class Bulletin(NamedTuple):
    """One message, and the picture whose caption it is, where there is one."""

    message: Message
    chart: Chart | None


class News(NamedTuple):
    """What a bulletin is made of: the answer, the figure of the period before, and of one figure its months."""

    answer: Answer
    before: Row | None = None
    months: Answer | None = None


def bulletin(news: News, voice: Voice, registry: Registry, every: Every) -> Bulletin:
    """The answer, opened by what it is, with the change against the period before and no more than five places."""
    t = Telling(news.answer, voice, registry)
    opening = notice(f"summary_{every}", voice).title
    head = "\n".join((opening, *change(t, news.before)))
    charted = chart(news.answer, voice, registry, room=CAPTION - units(head) - 1, most=_most(news.answer))
    if charted:
        said = charted.caption
        return Bulletin(_opened(said, opening, change(t, news.before)), charted.chart)
    if news.months and (by_month := _by_month(news, t, head)):
        said = by_month.caption
        return Bulletin(_opened(said, opening, change(t, news.before)), by_month.chart)
    said = replace(phrase(news.answer, voice, registry), prompt="", suggestions=(), pages=1)
    return Bulletin(_opened(said, opening, change(t, news.before)), None)


def change(t: Telling, before: Row | None) -> tuple[str, ...]:
    """How much more or less than before the first figure is."""
    row = t.rows[0] if t.rows else None
    if not row or not before or row.value is None or before.value is None or not before.period:
        return ()
    voice, period = t.voice, t.voice.period(before.period)
    difference = row.value - before.value
    if not difference:
        return (voice.gettext("Against {period}: the same.", period=period),)
    ratio = f" ({voice.change(difference / before.value)})" if before.value else ""
    much = voice.number(abs(difference))
    if difference > 0:
        return (voice.gettext("Against {period}: {number} more{ratio}.", period=period, number=much, ratio=ratio),)
    return (voice.gettext("Against {period}: {number} less{ratio}.", period=period, number=much, ratio=ratio),)


def unchanged(answer: Answer, since: date, voice: Voice, registry: Registry) -> Message:
    """That nothing was published since a day; with the figure that still holds, where it is one."""
    t = Telling(answer, voice, registry)
    day = voice.date(since)
    row = t.rows[0] if t.rows else None
    if not row or row.value is None or answer.question is None or answer.question.intent not in _HEADED:
        return Message(voice.gettext("Nothing new since {day}.", day=day))
    said = statement(t, row)
    return Message(
        voice.gettext("Nothing new since {day}: {figure}", day=day, figure=said), footnote=footnote(t, [row])
    )


def correction(found: Sequence[Correction], answer: Answer, voice: Voice, registry: Registry) -> Message:
    """What was told, and what is right, a line each."""
    t = Telling(answer, voice, registry)
    shown = found[:TOLD]
    more = len(found) - len(shown)
    rest = voice.ngettext("And {n} more figure.", "And {n} more figures.", more, n=voice.number(more)) if more else ""
    rows = [one.new for one in found if one.new]
    return Message(
        title=notice("correction", voice).title,
        items=tuple(line for one in shown for line in _corrected(t, one)),
        lines=(rest,) if rest else (),
        footnote=footnote(t, rows),
    )


_HEADED = frozenset({Intent.COUNT, Intent.SUMMARY, Intent.POSITION, Intent.SHARE})
"""Answers whose first row says what was asked."""


def _most(answer: Answer) -> int | None:
    ranked = answer.question is not None and answer.question.intent in {Intent.RANKING, Intent.CHART, Intent.EXPORT}
    return TOP if ranked else None


def _opened(said: Message, opening: str, changed: tuple[str, ...]) -> Message:
    return replace(said, title="\n".join((opening, said.title, *changed)))


def _by_month(news: News, t: Telling, head: str) -> Charted | None:
    """The months of one figure, drawn and told below it."""
    if not news.months:
        return None
    title = statement(t, t.rows[0])
    room = CAPTION - units(head) - units(title) - 2
    charted = chart(news.months, t.voice, t.registry, room=room)
    if not charted:
        return None
    said = charted.caption
    return charted._replace(caption=replace(said, title=title, items=(f"{said.title}:", *said.items)))


def _corrected(t: Telling, one: Correction) -> tuple[str, ...]:
    voice, old = t.voice, one.old
    was = Row(old.kind, old.id, _named(t, old.kind, old.id), old.value, old.qualifier, period=old.period)
    said = statement(t, was).rstrip(".") if old.kind not in {"month", "quarter", "year"} else _dated(t, was)
    if one.new is None:
        return (voice.gettext("I told you: {figure}. That figure is no longer published.", figure=said),)
    right = number(t, one.new)
    return (voice.gettext("I told you: {figure}. The right figure is {number}.", figure=said, number=right),)


def _dated(t: Telling, row: Row) -> str:
    """A figure of the calendar, whose subject the question names."""
    when = t.voice.during(row.period) if row.period else row.id
    return f"{number(t, row)} {noun(t)}, {when}"


def _named(t: Telling, kind: str, id_: str) -> str:
    return t.registry.name(kind, id_) if kind not in {"network", "month", "quarter", "year"} else ""
