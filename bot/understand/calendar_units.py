"""Periods as units of the calendar: which unit one is, its neighbours, what several make together."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.question import Period
from bot.understand.moments import months, whole_year

_PARTS_OF_A_YEAR = frozenset({1, 2, 3, 4, 6})


def sort_of(period: Period) -> str:
    """The calendar unit that a period is: month, quarter, year, months, or day when it is no whole months."""
    start, end = period
    if start.day != 1 or end != _month_end(end):
        return "day"
    length = _length(period)
    if length == 1:
        return "month"
    if length == 3 and start.month % 3 == 1:
        return "quarter"
    return "year" if period == whole_year(start.year) else "months"


def contiguous(periods: Sequence[Period]) -> Period | None:
    """The one period that adjoining periods make, in any order; None when there are gaps or overlaps."""
    ordered = sorted(periods)
    if any(before.end + timedelta(days=1) != after.start for before, after in pairwise(ordered)):
        return None
    return Period(ordered[0].start, ordered[-1].end)


def part_of_year(period: Period, number: int) -> Period | None:
    """The `number`-th part of the same length in the period's year ("¿y en el segundo?" after a first quarter)."""
    size = _length(period)
    if size not in _PARTS_OF_A_YEAR or not 1 <= number <= 12 // size:
        return None
    first = (number - 1) * size + 1
    return months(period.start.year, first, period.start.year, first + size - 1)


def year_earlier(period: Period) -> Period:
    """The same months a year before."""
    start, end = period
    return months(start.year - 1, start.month, end.year - 1, end.month)


def _length(period: Period) -> int:
    start, end = period
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _month_end(day: date) -> date:
    return months(day.year, day.month, day.year, day.month).end
