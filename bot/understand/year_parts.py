"""Numbered parts of a year: "primer trimestre", "II semestre", "3T", "Q3 2025", "primeros tres meses"."""

from bot.understand.dated_text import DatedText
from bot.understand.language import ROMAN
from bot.understand.moments import SIZES, Moment, months

_ORDINAL_MARKS = frozenset({"", "°", "º"})


def ordinal(text: DatedText, at: int) -> Moment | None:
    """The part whose ordinal stands at a token ("primer trimestre", "II semestre", "primeros tres meses")."""
    form = text.forms[at]
    if form in text.words["first"] and (moment := _first_units(text, at)):
        return moment
    number = ROMAN.get(form) or text.tongue.ordinals.get(form)
    return numbered_part(text, at, number) if number else None


def numbered_part(text: DatedText, at: int, number: int) -> Moment | None:
    """The `number`-th part of a year, when its name follows the token ("3 T", "1 er trimestre")."""
    unit_at = at + 1
    ending = text.token(unit_at)
    if ending and ending.form in text.tongue.ordinals and ending.gap in _ORDINAL_MARKS:
        unit_at += 1
    return _part(text, at, unit_at + 1, text.unit(unit_at), number)


def unit_first(text: DatedText, at: int) -> Moment | None:
    """The part of "trimestre 3", "T3", "Q3 2025", "semestre II"."""
    unit = text.unit(at)
    if unit not in SIZES:
        return None
    number = text.value(at + 1) or ROMAN.get(text.form(at + 1))
    return _part(text, at, at + 2, unit, number) if number else None


def opening_months(text: DatedText, start: int, end: int, count: int) -> Moment:
    """The first `count` months of the year that follows, if one does."""
    year, end = text.year_after(end)
    base = year or text.today.year
    return Moment(start, end, months(base, 1, base, count), "months", dated=year is not None)


def _part(text: DatedText, start: int, end: int, unit: str, number: int) -> Moment | None:
    size = SIZES.get(unit)
    if not size or not 1 <= number <= 12 // size:
        return None
    year, end = text.year_after(end)
    base, first = year or text.today.year, (number - 1) * size + 1
    return Moment(start, end, months(base, first, base, first + size - 1), unit, dated=year is not None)


def _first_units(text: DatedText, at: int) -> Moment | None:
    """The months of "primeros tres meses de 2025", "primer mes del año", "primeros dos trimestres"."""
    count, unit_at = text.value(at + 1), at + 2
    if count is None:
        count, unit_at = 1, at + 1
    unit = text.unit(unit_at)
    if unit == "month" and 1 <= count <= 12:
        return opening_months(text, at, unit_at + 1, count)
    if unit == "quarter" and 1 < count <= 4:
        return opening_months(text, at, unit_at + 1, count * 3)
    return None
