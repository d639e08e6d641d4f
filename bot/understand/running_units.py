"""Parts of the calendar counted from the day of asking: this quarter, the month before, the last six months."""

from datetime import date, timedelta

from bot.question import Period
from bot.understand.moments import SIZES, Moment, month_run, months, months_back, whole_year

_MOST_MONTHS = 600
_MOST_YEARS = 100
_WEEK = timedelta(days=6)


def current(start: int, end: int, unit: str, today: date) -> Moment:
    """The part of the calendar that runs."""
    if unit == "year":
        return Moment(start, end, whole_year(today.year), unit, to_date=True)
    if unit == "month":
        return Moment(start, end, months(today.year, today.month, today.year, today.month), unit)
    if unit == "week":
        return _week(start, end, today)
    size = SIZES[unit]
    first = (today.month - 1) // size * size + 1
    return Moment(start, end, months(today.year, first, today.year, first + size - 1), unit, to_date=True)


def previous(start: int, end: int, unit: str, today: date, *, years: int = 1) -> Moment | None:
    """The part of the calendar before the one that runs; `years` is how many back, of months too ("mes antepasado")."""
    if unit == "year":
        return Moment(start, end, whole_year(today.year - years), unit)
    if unit == "month":
        return ago(start, end, unit, years, today)
    if unit == "week":
        return _week(start, end, today - timedelta(days=7))
    return last_units(start, end, unit, 1, today)


def coming(start: int, end: int, unit: str, today: date) -> Moment | None:
    """The year or month after the one that runs."""
    if unit == "year":
        return Moment(start, end, whole_year(today.year + 1), unit)
    if unit == "month":
        following = today.year * 12 + today.month
        return Moment(start, end, month_run(following, following), unit)
    return None


def ago(start: int, end: int, unit: str, count: int, today: date) -> Moment | None:
    """The year or month `count` of them back."""
    if unit == "year" and count < _MOST_YEARS:
        return Moment(start, end, whole_year(today.year - count), unit)
    if unit == "month" and count < _MOST_MONTHS:
        then = today.year * 12 + today.month - 1 - count
        return Moment(start, end, month_run(then, then), unit)
    return None


def last_units(start: int, end: int, unit: str, count: int, today: date) -> Moment | None:
    """The last `count` units that are over; one "last year" is the last twelve months."""
    if unit == "month" and count <= _MOST_MONTHS:
        return Moment(start, end, months_back(today, count), "months" if count > 1 else "month")
    if unit == "year" and count == 1:
        return Moment(start, end, months_back(today, 12), "months")
    if unit == "year" and count < _MOST_YEARS:
        return Moment(start, end, Period(date(today.year - count, 1, 1), date(today.year - 1, 12, 31)), "months")
    size = SIZES.get(unit)
    if not size or count > _MOST_YEARS:
        return None
    running = today.year * 12 + (today.month - 1) // size * size
    return Moment(start, end, month_run(running - size * count, running - 1), unit if count == 1 else "months")


def _week(start: int, end: int, day: date) -> Moment:
    monday = day - timedelta(days=day.weekday())
    return Moment(start, end, Period(monday, monday + _WEEK), "day")
