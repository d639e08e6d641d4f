"""A trend along its axis of time: short names of months under columns, and a gap where a month has no figure."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.chart import Bar, Kind
from bot.phrase.entries import Entry
from bot.phrase.telling import Telling
from bot.question import Period

COLUMNS = 13
"""Columns that have room for their numbers on a phone: a year and the month before it. More are a line."""

MONTHS = {"month": 1, "quarter": 3, "year": 12}
"""Length of each unit of the calendar."""


def over_time(t: Telling, entries: Sequence[Entry]) -> tuple[Kind, tuple[Bar, ...]]:
    """A bar for each month, quarter or year from the first to the last; all entries must be of one unit."""
    unit = MONTHS[entries[0].row.kind]
    known = {_number(entry.row.period) // unit: entry for entry in entries if entry.row.period}
    slots = range(min(known), max(known) + 1)
    bars = tuple(_bar(t, known[slot]) if slot in known else _gap(t, slot * unit, unit) for slot in slots)
    return ("columns" if len(bars) <= COLUMNS else "line"), bars


def _number(period: Period) -> int:
    """The month that a period starts in, counted from the year 0."""
    return 12 * period.start.year + period.start.month - 1


def _bar(t: Telling, entry: Entry) -> Bar:
    name = _name(t, entry.row.period, MONTHS[entry.row.kind]) if entry.row.period else entry.name
    return Bar(name, entry.row.value, entry.figure)


def _gap(t: Telling, first: int, unit: int) -> Bar:
    """An empty place, so that what was never published does not look like time that was never there."""
    period = Period(_day(first), _day(first + unit) - timedelta(days=1))
    return Bar(_name(t, period, unit), None, t.voice.gettext("no figure"))


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _name(t: Telling, period: Period, unit: int) -> str:
    """The short name, its year on a line of its own; a unit that still runs is named by its months."""
    voice, (start, end) = t.voice, period
    year = voice.year(start)
    match end.month - start.month + 1:
        case 1:
            return f"{voice.short_month(start)}\n{year}"
        case 12:
            return year
        case 3 if unit == MONTHS["quarter"]:
            return f"{voice.short_quarter(start)}\n{year}"
        case _:
            return f"{voice.short_month(start)}–{voice.short_month(end)}\n{year}"
