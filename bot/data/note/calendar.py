"""Periods of whole months, and the words for them made into days."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

YEAR = 12
_SHORTEST = 28


class Period(NamedTuple):
    """A stretch of time named in a sentence, from `start` to before `end`.

    Attributes:
        first: its first day, and `last` its last; None where the words say too little by themselves.
        kind: as the patterns of the language are called.
        yearless: whether the year was not said.
        reasons: why it is doubtful.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    kind: str
    yearless: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, where both are known."""
        return (self.first, self.last) if self.first and self.last else None

    def moved(self, years: int) -> "Period":
        """The same months of another year."""
        if not self.first or not self.last:
            return self
        first, last = shifted((self.first, self.last), years)
        return self._replace(first=first, last=last)


def whole(year: int, first: int = 1, last: int = YEAR) -> tuple[date, date]:
    """First and last day of the months of a year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def shifted(days: tuple[date, date], years: int) -> tuple[date, date]:
    """The same days of another year; the end of a month stays its end."""
    first, last = days
    end = monthrange(last.year, last.month)[1]
    year = last.year + years
    day = monthrange(year, last.month)[1] if last.day == end else last.day
    return date(first.year + years, first.month, min(first.day, _SHORTEST)), date(year, last.month, day)


def year_said(groups: Mapping[str, str | None], day: date | None) -> int | None:
    """The year that words give, from the day of the note where they only point to it."""
    if said := groups.get("year"):
        return int(said)
    if day is not None:
        for name, years in (("this", 0), ("last", -1), ("next", 1)):
            if groups.get(name):
                return day.year + years
    return None


def latest(last: int, day: date) -> int:
    """The year of the month, said on a day without its year, that has begun."""
    return day.year if last <= day.month else day.year - 1
