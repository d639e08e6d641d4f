"""Calendar months: as numbers, and as the periods of observations."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

_REMEMBERED = 4_096


def month_number(year: int, month: int) -> int:
    """Months counted through the years, so that one follows the other."""
    return year * 12 + month


@lru_cache(_REMEMBERED)
def period_of(year: int, month: int) -> tuple[str, str]:
    """First and last day of a month, YYYY-MM-DD."""
    return f"{year}-{month:02}-01", f"{year}-{month:02}-{monthrange(year, month)[1]:02}"


@lru_cache(_REMEMBERED)
def periods_of(year: int) -> tuple[tuple[str, str], ...]:
    """The same of each month of a year."""
    return tuple(period_of(year, month) for month in range(1, 13))


@lru_cache(_REMEMBERED)
def month_of(start: str, end: str) -> tuple[int, int] | None:
    """Year and month of a period that is one whole month; None for any other."""
    months = months_of(start, end)
    return (int(start[:4]), int(start[5:7])) if months and months[0] == months[1] else None


def months_of(start: str, end: str) -> tuple[int, int] | None:
    """Numbers of the first and the last month of a period of whole months; None for any other."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return None
    if first > last or first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    return month_number(first.year, first.month), month_number(last.year, last.month)
