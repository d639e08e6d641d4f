"""When a summary is due: at 8 in the morning in Lima, each day, each Monday, or on the first day of each month."""

from datetime import UTC, date, datetime, time, timedelta

from bot.clock import LIMA
from bot.question import Every

AT = time(8)

_DAY, _WEEK, _LONGEST_MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=31)


def following(every: Every, after: datetime) -> datetime:
    """The first time after a moment, not the moment itself; in UTC."""
    return _at(_next_day(every, latest(every, after).astimezone(LIMA).date()))


def latest(every: Every, by: datetime) -> datetime:
    """The last time up to a moment, which may be the moment itself; in UTC."""
    day = by.astimezone(LIMA).date()
    due = _at(_last_day(every, day))
    return due if due <= by else _at(_last_day(every, day - _DAY))


def caught_up(every: Every, due_at: datetime, now: datetime) -> datetime:
    """When what was due is sent after all: at the time that it was due, or the last one since then.

    The time after that, which is still to come, where the last one is longer ago than half the way to the next.
    """
    last = max(due_at, latest(every, now))
    coming = following(every, last)
    return last if now - last <= (coming - last) / 2 else coming


def _last_day(every: Every, day: date) -> date:
    """The last day up to this one, itself included."""
    match every:
        case "daily":
            return day
        case "weekly":
            return day - timedelta(days=day.weekday())
        case "monthly":
            return day.replace(day=1)


def _next_day(every: Every, day: date) -> date:
    """The day after one of the rhythm's days."""
    match every:
        case "daily":
            return day + _DAY
        case "weekly":
            return day + _WEEK
        case "monthly":
            return (day + _LONGEST_MONTH).replace(day=1)


def _at(day: date) -> datetime:
    return datetime.combine(day, AT, LIMA).astimezone(UTC)
