"""Moments that lean on their neighbours: years said once for several, parts of a year said once for several years."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understand.calendar_units import contiguous
from bot.understand.language import Language
from bot.understand.moments import Moment

_MOST_BETWEEN = 3


def share_years(found: list[Moment]) -> list[Moment]:
    """A moment without a year takes its neighbour's ("enero vs febrero 2026", "2025, de enero a junio")."""
    if all(moment.dated for moment in found):
        return found
    years = [moment for moment in found if moment.unit == "year"]
    rest = [moment for moment in found if moment.unit != "year"]
    if len(years) == 1 and not any(moment.dated for moment in rest):
        year = years[0].period.start.year
        return [moment.in_year(year) for moment in rest]
    return _from_before(_from_behind(found))


def repeat_parts(found: list[Moment], forms: Sequence[str], tongue: Language) -> list[Moment]:
    """The same part of another year ("primer semestre de 2024 y 2025", "… contra los mismos meses de 2025")."""
    if len(found) == 1:
        return found
    repeated: list[Moment] = []
    for moment in found:
        if repeated and moment.unit == "year" and repeated[-1].unit != "year" and not moment.to_date:
            slack = tongue.dates["slack"]
            between = [form for form in forms[repeated[-1].end : moment.start] if form not in slack]
            if not tongue.dates["same"].isdisjoint(between):
                repeated = _again([_together(repeated)], moment)
                continue
            if between and len(between) <= _MOST_BETWEEN and tongue.dates["pairing"].issuperset(between):
                repeated = _again(repeated, moment)
                continue
        repeated.append(moment)
    return repeated


def _again(found: list[Moment], year: Moment) -> list[Moment]:
    """Adds the last moment once more, in another year."""
    moment = replace(found[-1], dated=False).in_year(year.period.end.year)
    return [*found, replace(moment, start=year.start, end=year.end)]


def _together(found: list[Moment]) -> Moment:
    """The one stretch that adjoining moments make, or the last of them."""
    whole = contiguous([moment.period for moment in found]) if len(found) > 1 else None
    return replace(found[-1], start=found[0].start, period=whole, unit="months") if whole else found[-1]


def _from_behind(found: list[Moment]) -> list[Moment]:
    """Years go backwards: "noviembre a febrero de 2026" began the year before."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        following = shared[at + 1]
        if shared[at].dated or not following.dated or following.unit == "day":
            continue
        moment = shared[at].in_year(following.period.start.year)
        if moment.period.start > following.period.end:
            moment = shared[at].in_year(following.period.start.year - 1)
        shared[at] = moment
    return shared


def _from_before(found: list[Moment]) -> list[Moment]:
    shared = list(found)
    for at in range(1, len(shared)):
        if not shared[at].dated and shared[at - 1].dated:
            shared[at] = shared[at].in_year(shared[at - 1].period.end.year)
    return shared
