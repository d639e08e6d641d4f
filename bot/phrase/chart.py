"""Answer → Chart, with the caption that says every figure drawn: Telegram has no other words for a picture."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.answer import Answer
from bot.chart import Bar, Chart
from bot.length import units
from bot.message import Message, plain
from bot.phrase import census, compare, count, ranking, share, summary, trend
from bot.phrase.axis import over_time
from bot.phrase.entries import Entry
from bot.phrase.kinds import Kind, kind_of
from bot.phrase.pages import Page
from bot.phrase.ranking_title import title
from bot.phrase.sources import SHORT
from bot.phrase.telling import MESSAGE, Room, Telling
from bot.phrase.voice import Voice
from bot.registry import Registry

CAPTION = 1024
"""Longest caption, in UTF-16 units (core.telegram.org/bots/api#sendphoto)."""

MOST, FEWEST = 25, 2
"""Bars that are read on a phone without losing count, and that make a picture."""

ENTRIES: Mapping[Kind, Callable[[Telling], Page[Entry]]] = {
    census.census: census.entries,
    compare.compare: compare.entries,
    count.count: count.entries,
    ranking.ranking: ranking.entries,
    share.share: share.entries,
    summary.summary: summary.entries,
    trend.trend: trend.entries,
}
"""The figures of each kind of answer that can be drawn."""


class Charted(NamedTuple):
    """A picture, and the words that go with it."""

    chart: Chart
    caption: Message


def chart(answer: Answer, voice: Voice, registry: Registry) -> Charted | None:
    """The answer as a picture with as many of its figures as its caption can say.

    None where it has fewer than two figures, or where two do not fit into a caption.
    """
    kind = kind_of(answer)
    if kind not in ENTRIES:
        return None
    for room in rooms(kind, len(answer.rows)):
        t = Telling(answer, voice, registry, room=room)
        caption = bare(kind(t))
        if not drawable(kind, t):
            return None
        if units(plain(caption)) <= CAPTION:
            return Charted(drawn(kind, t, caption), caption)
    return None


def bare(message: Message) -> Message:
    """The message without what can be asked or looked at next."""
    return replace(message, prompt="", suggestions=(), pages=1)


def drawable(kind: Kind, t: Telling) -> bool:
    """Whether there are figures enough for a picture."""
    return kind in ENTRIES and sum(entry.row.value is not None for entry in ENTRIES[kind](t).things) >= FEWEST


def rooms(kind: Kind, rows: int) -> Iterator[Room]:
    """From the roomiest on: titles of sources are shortened and left out before a figure is."""
    most = trend.SHOWN if kind is trend.trend else MOST
    for lines in range(min(most, max(rows, FEWEST)), FEWEST - 1, -1):
        for width in (MESSAGE.title, SHORT, 0):
            yield Room(lines, width)


def drawn(kind: Kind, t: Telling, caption: Message) -> Chart:
    """The picture says what the caption says, its sources in short, so that it can travel without it."""
    entries = ENTRIES[kind](t).things
    sources = kind(replace(t, room=t.room._replace(title=0))).footnote
    notes = (*caption.items[len(entries) :], *caption.lines, *sources)
    if kind is summary.summary:
        return Chart("bars", _leaders(t), _bars(entries), (caption.title, *notes))
    if kind is trend.trend and all(entry.row.period and not entry.remark for entry in entries):
        shape, bars = over_time(t, entries)
        return Chart(shape, caption.title, bars, notes)
    return Chart("bars", caption.title, _bars(entries), notes)


def _bars(entries: Sequence[Entry]) -> tuple[Bar, ...]:
    return tuple(Bar(_label(entry), entry.row.value, entry.figure) for entry in entries)


def _label(entry: Entry) -> str:
    remark = entry.remark.strip(" ,")
    return f"{entry.name}\n{remark}" if remark else entry.name


def _leaders(t: Telling) -> str:
    """What a summary draws: its first row, the whole, is no bar beside its parts."""
    return title(replace(t, answer=replace(t.answer, rows=t.rows[1:])))
