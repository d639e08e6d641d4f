"""Dates told from the day of asking: "este año", "últimos seis meses", "en lo que va del año", "hace dos meses"."""

from datetime import timedelta

from bot.question import Period
from bot.understand import running_units
from bot.understand.dated_text import DatedText
from bot.understand.moments import SIZES, Moment, months, whole_year
from bot.understand.year_parts import opening_months


def relative(text: DatedText, at: int) -> Moment | None:
    """The date told from today that begins at a token."""
    words, form = text.words, text.forms[at]
    if form in text.units:
        return _unit_with_relation(text, at)
    if form in words["so_far"] and _goes_on(text, at + 1):
        return _so_far(text, at)
    if form in words["last"]:
        return _last(text, at)
    return _related_unit(text, at) or _counted_back(text, at) or _day(text, at)


def count_before(text: DatedText, at: int, count: int) -> Moment | None:
    """The date of "(los) 3 últimos meses" and "(los) 3 primeros meses de 2025"; the number stands at `at`."""
    unit, word = text.unit(at + 2), text.form(at + 1)
    if unit and word in text.words["last"] and count >= 1:
        return running_units.last_units(at, at + 3, unit, count, text.today)
    if unit == "month" and word in text.words["first"] and 1 <= count <= 12:
        return opening_months(text, at, at + 3, count)
    return None


def _related_unit(text: DatedText, at: int) -> Moment | None:
    """The date of "este año", "pasado mes", "próximo trimestre"."""
    words, form, unit, today = text.words, text.forms[at], text.unit(at + 1), text.today
    if not unit:
        return None
    if form in words["this"]:
        return running_units.current(at, at + 2, unit, today)
    if form in words["past"]:
        return running_units.previous(at, at + 2, unit, today, years=text.years_past(form))
    return running_units.coming(at, at + 2, unit, today) if form in words["next"] else None


def _goes_on(text: DatedText, at: int) -> bool:
    return text.form(at) in text.dates["year_of"] or text.form(at) in text.words["this"]


def _so_far(text: DatedText, at: int) -> Moment | None:
    """The date of "(lo que) va del año", "lo que va de 2025"."""
    year, end = text.year_after(at + 1)
    if year is not None:
        return Moment(at, end, whole_year(year), "year", to_date=True)
    skip = at + 1
    while text.form(skip) in text.dates["of"]:
        skip += 1
    if text.form(skip) in text.words["this"]:
        return relative(text, skip)
    if text.unit(skip) != "year":
        return None
    return Moment(at, skip + 1, whole_year(text.today.year), "year", to_date=True)


def _last(text: DatedText, at: int) -> Moment | None:
    """The date of "últimos seis meses", "último trimestre de 2025", "último año"."""
    count, unit_at = text.value(at + 1), at + 2
    if count is None:
        count, unit_at = 1, at + 1
    unit = text.unit(unit_at)
    if not unit or count < 1:
        return None
    if unit_at == at + 1 and text.forms[at] in text.dates["before_year"]:
        return running_units.previous(at, unit_at + 1, unit, text.today)
    year, end = text.year_after(unit_at + 1)
    if year is None:
        return running_units.last_units(at, unit_at + 1, unit, count, text.today)
    if unit in SIZES and count == 1:
        return Moment(at, end, months(year, 13 - SIZES[unit], year, 12), unit)
    if unit == "month" and count <= 12:
        return Moment(at, end, months(year, 13 - count, year, 12), "months")
    return running_units.last_units(at, unit_at + 1, unit, count, text.today)


def _unit_with_relation(text: DatedText, at: int) -> Moment | None:
    """The date of "año pasado", "mes anterior", "año en curso", "trimestre actual", "año que viene"."""
    unit, words, relations, today = text.units[text.forms[at]], text.words, text.tongue.relations, text.today
    after = text.form(at + 1)
    if after in words["past"]:
        return running_units.previous(at, at + 2, unit, today, years=text.years_past(after))
    if after in words["this"] and after not in text.dates["demonstrative"]:
        return running_units.current(at, at + 2, unit, today)
    if after in words["next"]:
        return running_units.coming(at, at + 2, unit, today)
    two = (after, text.form(at + 2))
    if two in relations["running"]:
        return running_units.current(at, at + 3, unit, today)
    return running_units.coming(at, at + 3, unit, today) if two in relations["coming"] else None


def _counted_back(text: DatedText, at: int) -> Moment | None:
    count = text.value(at + 1)
    if not count or text.forms[at] not in text.dates["ago"]:
        return None
    return running_units.ago(at, at + 3, text.unit(at + 2), count, text.today)


def _day(text: DatedText, at: int) -> Moment | None:
    form = text.forms[at]
    if form not in text.words["today"] and form not in text.words["yesterday"]:
        return None
    day = text.today - timedelta(days=form in text.words["yesterday"])
    return Moment(at, at + 1, Period(day, day), "day")
