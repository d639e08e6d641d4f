"""Periods of a sentence of which one lies in the other: "en 2025, de enero a setiembre"."""

from collections.abc import Sequence

from bot.data.note.calendar import Period
from bot.data.note.numbers import Number


def narrowed(periods: Sequence[Period], numbers: Sequence[Number]) -> list[Period]:
    """The periods, without those that the next one only narrows, with no number between them."""
    found: list[Period] = []
    for period in periods:
        before = found[-1] if found else None
        apart = before is not None and any(before.end <= each.start < period.start for each in numbers)
        if before and not apart and (one := _narrowed(before, period)):
            found[-1] = one
        else:
            found.append(period)
    return found


def _narrowed(one: Period, other: Period) -> Period | None:
    """Two periods of which one lies in the other, as one; None where they are two."""
    if one.days is None or other.days is None or "years" in {one.kind, other.kind}:
        return None
    wide, narrow = (one, other) if one.kind in _YEARS else (other, one)
    if wide.kind not in _YEARS or not wide.first or not narrow.first or not narrow.last:
        return None
    if narrow.kind in _YEARS and wide.first != narrow.first:
        return None
    if narrow.yearless and wide.kind == "year":
        narrow = narrow.moved(wide.first.year - narrow.first.year)._replace(yearless=False)
    if narrow.first and narrow.last and wide.first <= narrow.first and narrow.last.year <= wide.first.year:
        narrow = wide if wide.reasons and narrow.kind in _YEARS else narrow
        return narrow._replace(start=min(one.start, other.start), end=max(one.end, other.end))
    return None


_YEARS = frozenset({"year", "this-year", "last-year", "next-year", "to-date", "today"})
