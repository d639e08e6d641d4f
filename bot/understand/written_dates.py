"""Dates in figures and months by name: "2025", "03/2025", "2025-03", "15/08/2025", "marzo del 25", "15 de agosto"."""

import re
from datetime import date

from bot.question import Period
from bot.understand.dated_text import DatedText
from bot.understand.moments import YEARS, Moment, months, whole_year
from bot.understand.relative_dates import count_before
from bot.understand.year_parts import numbered_part

_MONTH_AND_YEAR = re.compile(r"(\d{1,2})/(\d{4})|(\d{4})/(\d{1,2})")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})")
_CENTURY = 2000
_EARLIEST_SPOKEN = 20


def number(text: DatedText, at: int, value: int) -> Moment | None:
    """The date that begins with a number."""
    if moment := _year_and_month(text, at, value):
        return moment
    if value in YEARS:
        return Moment(at, at + 1, whole_year(value), "year")
    if _is_spoken_year(text, at, value):
        return Moment(at, at + 1, whole_year(_CENTURY + value), "year")
    following = text.form(at + 1)
    if following not in text.tongue.dating and following not in text.dates["day_of"]:
        return None
    return _day_of_month(text, at, value) or numbered_part(text, at, value) or count_before(text, at, value)


def written(text: DatedText, at: int) -> Moment | None:
    """The date that one token holds with strokes ("03/2025", "15/08/2025")."""
    form = text.forms[at]
    if match := _MONTH_AND_YEAR.fullmatch(form):
        month, year = sorted(int(part) for part in match.groups() if part)
        return _month(at, at + 1, year, month) if 1 <= month <= 12 and year in YEARS else None
    if match := _DAY.fullmatch(form):
        day, month, year = map(int, match.groups())
        return _on(at, at + 1, (_CENTURY + year if year < 100 else year, month, day), dated=True)
    return None


def named_month(text: DatedText, at: int) -> Moment | None:
    """The month named at a token; a clipped one ("set", "mar") only beside another part of a date."""
    month = text.tongue.months[text.forms[at]]
    year, end = text.year_after(at + 1)
    if year is None and text.forms[at] in text.dates["clipped"] and not _among_dates(text, at):
        return None
    base = year or text.today.year
    return Moment(at, end, months(base, month, base, month), "month", dated=year is not None)


def _year_and_month(text: DatedText, at: int, value: int) -> Moment | None:
    """The month of "2025-03" and "03-2025"."""
    after = text.token(at + 1)
    if after is None or after.value is None or after.gap != "-":
        return None
    if value in YEARS and 1 <= after.value <= 12 and len(after.raw) == 2:
        return _month(at, at + 2, value, after.value)
    if 1 <= value <= 12 and len(text.tokens[at].raw) == 2 and after.value in YEARS:
        return _month(at, at + 2, after.value, value)
    return None


def _is_spoken_year(text: DatedText, at: int, value: int) -> bool:
    """Whether "en el veinticuatro" is the year 2024: nothing that is counted follows."""
    if not _EARLIEST_SPOKEN <= value <= text.today.year % 100 or text.form(at - 1) not in text.dates["the"]:
        return False
    opens = not text.form(at - 2) or text.form(at - 2) in text.dates["within"]
    return opens and text.form(at + 1) not in text.dates["counting"]


def _day_of_month(text: DatedText, at: int, value: int) -> Moment | None:
    """The day of "15 de agosto de 2025", for which nothing is published."""
    month_at = at + 2 if text.form(at + 1) in text.dates["day_of"] else at + 1
    month = text.tongue.months.get(text.form(month_at))
    if not month or not 1 <= value <= 31 or text.forms[month_at] in text.dates["clipped"]:
        return None
    year, end = text.year_after(month_at + 1)
    return _on(at, end, (year or text.today.year, month, value), dated=year is not None)


def _among_dates(text: DatedText, at: int) -> bool:
    near = {text.form(other) for other in (at - 2, at - 1, at + 1, at + 2)}
    return any(word in text.tongue.months or (word.isdigit() and int(word) in YEARS) for word in near)


def _month(start: int, end: int, year: int, month: int) -> Moment:
    return Moment(start, end, months(year, month, year, month), "month")


def _on(start: int, end: int, day: tuple[int, int, int], *, dated: bool) -> Moment | None:
    """A day, when the calendar has it."""
    try:
        found = date(*day)
    except ValueError:
        return None
    return Moment(start, end, Period(found, found), "day", dated=dated)
