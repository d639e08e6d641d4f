"""A stretch of the calendar that a text names, and the arithmetic of months.

No library reads these forms (the best tried got 5 of 20, and took "3T 2025" for March), hence a grammar of our own.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.question import Period

YEARS = range(1990, 2100)
"""Numbers that may be years."""

SIZES = {"half": 6, "third": 4, "quarter": 3, "two_months": 2}
"""Months of the parts of a year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar named at tokens `start` to `end` (not included).

    Attributes:
        period: first and last day; in the year of asking while no year is known.
        dated: whether its year was said (or follows from "este", "pasado" …).
        to_date: it runs to the day of asking.
        ends: the two periods that a range was made of, when "a" or "y" joined them.
        unit: year, half, third, quarter, two_months, month, months (several) or day.
    """

    start: int
    end: int
    period: Period
    unit: str
    dated: bool = True
    to_date: bool = False
    ends: tuple[Period, Period] | None = None

    def in_year(self, year: int) -> "Moment":
        """The same stretch in another year, where its own was not said."""
        if self.dated:
            return self
        first, last = self.period
        if self.unit == "day":
            # 29 February of a year without one is its last of February
            month = months(year, first.month, year, first.month)
            day = min(month.end, month.start + timedelta(days=first.day - 1))
            return replace(self, period=Period(day, day), dated=True)
        shift = year - last.year
        return replace(self, period=months(first.year + shift, first.month, last.year + shift, last.month), dated=True)


def months(first_year: int, first: int, last_year: int, last: int) -> Period:
    """From the first day of one month to the last of another."""
    return Period(date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def month_run(first: int, last: int) -> Period:
    """From one month to another, both counted from the year 0 (2025-01 is 2025 * 12)."""
    return months(first // 12, first % 12 + 1, last // 12, last % 12 + 1)


def whole_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def months_back(today: date, count: int) -> Period:
    """The `count` whole months before today's."""
    last = today.year * 12 + today.month - 2
    return month_run(last - count + 1, last)
