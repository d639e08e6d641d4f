"""The periods that a sentence names."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from bot.data.note.calendar import YEAR, Period, latest, whole, year_said
from bot.data.note.language import Language

Groups = Mapping[str, str | None]
Months = tuple[int, int]
Days = tuple[date, date]


def periods(text: str, day: date | None, language: Language) -> Iterator[Period]:
    """Those of a plain sentence in a note of a day, in order; of those that overlap the longest."""
    found = [
        (match.start(), -match.end(), rank, kind, match)
        for rank, (kind, pattern) in enumerate(language.periods)
        for match in pattern.finditer(text)
        if match[0].strip()
    ]
    end = -1
    for start, minus_end, _, kind, match in sorted(found, key=lambda each: each[:3]):
        if start >= end:
            yield _period(kind, match, day, language)
            end = -minus_end


def _period(kind: str, match: re.Match[str], day: date | None, language: Language) -> Period:
    groups = match.groupdict()
    bare = Period(match.start(), match.end(), None, None, kind)
    if (months := _months(kind, groups, language)) is not None:
        so_far = ("period-unsure",) if kind == "part-so-far" and groups["ordinal"] not in language.data["first"] else ()
        return _in_year(bare._replace(reasons=so_far), months, groups, day)
    if kind in _DAYS:
        days = _DAYS[kind](groups, day)
        reasons = ("to-date",) if kind in _TO_DATE else ()
        return bare._replace(first=days[0], last=days[1], reasons=reasons) if days else bare
    if kind == "same" and (year := year_said(groups, day)):
        return bare._replace(first=date(year, 1, 1))
    return bare


def _months(kind: str, groups: Groups, language: Language) -> Months | None:
    """First and last month; None for what is no part of a year."""
    words = language.data["months"]

    def month(name: str) -> int:
        return int(words[(groups[name] or "").rstrip(".")])

    if kind == "months":
        return month("first"), month("month")
    if kind == "until":
        return 1, month("month")
    if kind == "month":
        return month("month"), month("month")
    if kind == "first-months":
        said = groups.get("count") or groups.get("counted") or ""
        count = int(said) if said.isdigit() else int(language.data["numbers"][said])
        return (1, count) if 0 < count <= YEAR else None
    if kind in {"part", "half", "part-so-far"}:
        size = language.data["month_parts"].get(groups.get("part") or "", YEAR // 2)
        which = int(language.data["ordinals"][groups["ordinal"]])
        which = YEAR // size if which < 0 else which
        first = 1 if kind == "part-so-far" else (which - 1) * size + 1
        return (first, which * size) if which * size <= YEAR else None
    return None


def _in_year(bare: Period, months: Months, groups: Groups, day: date | None) -> Period:
    year = year_said(groups, day)
    first, last = months
    if year is None and day is None:
        return bare
    said = year if year is not None else latest(last, day or date.min)
    days = whole(said, first, last) if first <= last else (date(said - 1, first, 1), whole(said, 1, last)[1])
    return bare._replace(first=days[0], last=days[1], yearless=year is None)


def _year(groups: Groups, day: date | None) -> Days | None:
    year = year_said(groups, day)
    return whole(year) if year else None


def _from_day(years: int) -> Callable[[Groups, date | None], Days | None]:
    return lambda _, day: whole(day.year + years) if day else None


def _to_date(_: Groups, day: date | None) -> Days | None:
    return (date(day.year, 1, 1), day) if day else None


def _since(groups: Groups, day: date | None) -> Days | None:
    year = int(groups["year"] or 0)
    return (date(year, 1, 1), day) if day and year <= day.year else None


def _years(groups: Groups, _: date | None) -> Days | None:
    first, last = int(groups["first_year"] or 0), int(groups["year"] or 0)
    return (whole(first)[0], whole(last)[1]) if first <= last else None


def _last_month(_: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    return whole(day.year - 1, YEAR, YEAR) if day.month == 1 else whole(day.year, day.month - 1, day.month - 1)


_DAYS: Mapping[str, Callable[[Groups, date | None], Days | None]] = {
    "year": _year,
    "years": _years,
    "since": _since,
    "to-date": _to_date,
    "today": _to_date,
    "this-year": _to_date,
    "last-year": _from_day(-1),
    "next-year": _from_day(1),
    "last-month": _last_month,
}
_TO_DATE = frozenset({"since", "to-date", "today", "this-year"})
