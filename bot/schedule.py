"""When something is due: the times of a rhythm in a time zone, what is made up for after an outage, quiet hours.

What comes with news has no times of its own: nobody asks for them here.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.rhythm import Hours, Rhythm

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def following(rhythm: Rhythm, zone: str, after: datetime) -> datetime:
    """The first time after a moment, not the moment itself; in UTC."""
    last = latest(rhythm, zone, after).astimezone(ZoneInfo(zone))
    return _at(rhythm, zone, _next_day(rhythm, last.date()))


def latest(rhythm: Rhythm, zone: str, by: datetime) -> datetime:
    """The last time up to a moment, which may be the moment itself; in UTC."""
    # From the day after: where clocks go forward over the hour that is meant, it comes late, and never twice.
    day = _last_day(rhythm, by.astimezone(ZoneInfo(zone)).date() + _DAY)
    while (due := _at(rhythm, zone, day)) > by:
        day = _last_day(rhythm, day - _DAY)
    return due


def caught_up(rhythm: Rhythm, zone: str, due_at: datetime, now: datetime) -> datetime:
    """When what was due is sent after all: at the time that it was due, or the last one since then.

    The time after that, which is still to come, where the last one is longer ago than half the way to the next.
    """
    last = max(due_at, latest(rhythm, zone, now))
    return last if now <= stale(rhythm, zone, last) else following(rhythm, zone, last)


def stale(rhythm: Rhythm, zone: str, due_at: datetime) -> datetime:
    """Until when what was due is still worth sending: half the way to the next time; in UTC."""
    return due_at + (following(rhythm, zone, due_at) - due_at) / 2


def awake(hours: Hours, moment: datetime) -> datetime:
    """The moment, or the end of the quiet hours that it falls into; in UTC."""
    quiet = hours.quiet
    if quiet is None:
        return moment.astimezone(UTC)
    zone = ZoneInfo(hours.zone)
    local = moment.astimezone(zone)
    clock, over_midnight = local.time(), quiet.end < quiet.start
    evening, morning = clock >= quiet.start, clock < quiet.end
    if not (evening or morning if over_midnight else evening and morning):
        return moment.astimezone(UTC)
    day = local.date() + (_DAY if over_midnight and evening else timedelta(0))
    return max(moment, datetime.combine(day, quiet.end, zone)).astimezone(UTC)


def _last_day(rhythm: Rhythm, day: date) -> date:
    """The last of the rhythm's days up to this one, itself included."""
    match rhythm.every:
        case "weekly":
            return day - timedelta(days=(day.weekday() - rhythm.day) % 7)
        case "monthly":
            own = _in_month(rhythm, day)
            return own if own <= day else _in_month(rhythm, day.replace(day=1) - _DAY)
        case _:
            return day


def _next_day(rhythm: Rhythm, day: date) -> date:
    """The day after one of the rhythm's days."""
    match rhythm.every:
        case "weekly":
            return day + _WEEK
        case "monthly":
            return _in_month(rhythm, day.replace(day=28) + timedelta(days=4))
        case _:
            return day + _DAY


def _in_month(rhythm: Rhythm, day: date) -> date:
    """The rhythm's day in the month of this one."""
    return day.replace(day=min(rhythm.day, monthrange(day.year, day.month)[1]))


def _at(rhythm: Rhythm, zone: str, day: date) -> datetime:
    return datetime.combine(day, rhythm.at, ZoneInfo(zone)).astimezone(UTC)
