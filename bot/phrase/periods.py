"""Periods in words: their names, and when something was."""

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from babel.dates import format_date, format_skeleton

from bot.question import Period

if TYPE_CHECKING:
    from bot.phrase.voice import Voice

JANUARY, DECEMBER = 1, 12


class Ends(NamedTuple):
    """The words for both ends of a period; a day and a unit (month, year) have one end only."""

    shape: Literal["day", "unit", "units", "days"]
    start: str
    end: str = ""


@lru_cache(1024)
def span(voice: "Voice", period: Period) -> str:
    """The name of a period: "enero a setiembre de 2025", "2025", "setiembre de 2025"."""
    shape, start, end = _ends(voice, period)
    if shape in {"day", "unit"}:
        return start
    return voice.gettext("{start} to {end}", start=start, end=end)


@lru_cache(1024)
def brief(voice: "Voice", period: Period) -> str:
    """The name of a period for a button: its months by their short names, all else as ever."""
    if _ends(voice, period).shape != "units" or (period.start.month, period.end.month) == (JANUARY, DECEMBER):
        return span(voice, period)
    years = [voice.year(day) for day in period]
    first, last = (voice.short_month(day) for day in period)
    return f"{first}–{last} {years[1]}" if years[0] == years[1] else f"{first} {years[0]}–{last} {years[1]}"


@lru_cache(1024)
def during(voice: "Voice", period: Period, *, asked: bool = False) -> str:
    """When something was: "de enero a setiembre de 2025", "en 2025", "el 12 de julio de 2022".

    `asked` says it as a question does, which some tongues write without their endings.
    """
    shape, start, end = _ends(voice, period)
    match shape:
        case "day":
            return voice.gettext("on {day}", day=start)
        case "unit":
            return voice.gettext("in {period}", period=start)
        case "units" if asked:
            return voice.pgettext("question", "from {start} to {end}", start=start, end=end)
        case "units":
            return voice.gettext("from {start} to {end}", start=start, end=end)
        case "days":
            return voice.pgettext("days", "from {start} to {end}", start=start, end=end)


def months(period: Period) -> int | None:
    """How many calendar months a period has; None when it does not run from a first to a last of month."""
    start, end = period
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return None
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _ends(voice: "Voice", period: Period) -> Ends:
    start, end = period
    if start == end:
        return Ends("day", voice.date(start))
    if not months(period):
        return Ends("days", voice.date(start), voice.date(end))
    if (start.month, end.month) == (JANUARY, DECEMBER):
        first, last = _year(voice, start), _year(voice, end)
        return Ends("unit", first) if first == last else Ends("units", first, last)
    if (start.year, start.month) == (end.year, end.month):
        return Ends("unit", month_of_year(voice, start))
    first = _month(voice, start) if start.year == end.year else month_of_year(voice, start)
    return Ends("units", first, month_of_year(voice, end))


def _year(voice: "Voice", day: date) -> str:
    return format_date(day, "y", locale=voice.locale)


def _month(voice: "Voice", day: date) -> str:
    # MMMM, not the standing-alone LLLL, which the Peruvian locale writes with a capital.
    return format_date(day, "MMMM", locale=voice.locale)


@lru_cache(1024)
def month_of_year(voice: "Voice", day: date) -> str:
    """The month and the year of a day: "setiembre de 2025"."""
    return format_skeleton("yMMMM", day, locale=voice.locale)
