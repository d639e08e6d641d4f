"""Months, quarters and years as arithmetic on numbers and days.

A month is one number, twelve for each year and one for each month past January, so that runs of months are
ranges of whole numbers.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from bot.question import Period

Unit = Literal["month", "quarter", "year"]

MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
"""Length of each calendar unit in months."""

_DAY = timedelta(days=1)


def _next(day: date) -> date:
    return day + _DAY if day < date.max else day


def month_of(day: date) -> int:
    """Number of the month that the day lies in."""
    return 12 * day.year + day.month - 1


def first_day(month: int) -> date:
    """First day of a numbered month."""
    return date(month // 12, month % 12 + 1, 1)


def months_period(first: int, last: int) -> Period:
    """From the first day of one numbered month to the last day of another."""
    return Period(first_day(first), first_day(last + 1) - _DAY)


def whole_months(period: Period) -> tuple[int, int]:
    """Numbers of the first and the last month that lie wholly inside; the first is greater where there is none."""
    first = month_of(period.start) + (period.start.day > 1)
    last = month_of(_next(period.end)) - 1
    return first, last


def is_whole_months(period: Period) -> bool:
    """Whether it runs from the first day of a month to the last day of a month."""
    return period.start.day == 1 and _next(period.end).day == 1 and period.start <= period.end


@lru_cache(maxsize=4096)
def months_in(period: Period) -> tuple[int, int] | None:
    """First and last month of a period of whole months; None for any other."""
    return whole_months(period) if is_whole_months(period) else None


def days(period: Period) -> int:
    """Length in days."""
    return (period.end - period.start).days + 1


def inside(part: Period, period: Period) -> bool:
    """Whether every day of the part lies in the period."""
    return period.start <= part.start and part.end <= period.end


def distance(one: Period, other: Period) -> int:
    """How far two periods lie apart: days between their starts and between their ends."""
    return abs((one.start - other.start).days) + abs((one.end - other.end).days)


def unit_around(month: int, unit: Unit) -> tuple[int, int]:
    """First and last month of the calendar unit that holds the month."""
    length = MONTHS_IN[unit]
    first = month - month % length
    return first, first + length - 1


def calendar_unit(word: str | None) -> Unit | None:
    """The unit of that name, if it is one."""
    return next((unit for unit in MONTHS_IN if unit == word), None)


def unit_of(period: Period) -> Unit | None:
    """The calendar unit that the period is exactly, if it is one."""
    months = months_in(period)
    return next((unit for unit in MONTHS_IN if months and months == unit_around(months[0], unit)), None)


def calendar_id(month: int, unit: Unit) -> str:
    """Key of the unit that starts with the month: `2025-09`, `2025-Q3`, `2025`."""
    year, rest = divmod(month, 12)
    return f"{year:04d}" + {"month": f"-{rest + 1:02d}", "quarter": f"-Q{rest // 3 + 1}", "year": ""}[unit]
