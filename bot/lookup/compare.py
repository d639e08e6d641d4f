"""Side by side: several subjects, several periods, or both; each row says which period its figure covers."""

from dataclasses import replace
from typing import NamedTuple

from bot.answer import Answer, Row, Status
from bot.lookup.asking import Asking, Found, status_of
from bot.lookup.common import latest_of_all
from bot.lookup.figure import Figure
from bot.lookup.periods import calendar_id, unit_of, whole_months
from bot.lookup.places import Place
from bot.lookup.store import Series
from bot.question import Period, Subject


class Side(NamedTuple):
    """One thing compared and what is published on it."""

    subject: Subject
    series: Series


def compare(asking: Asking) -> Answer:
    """A row for each thing compared, in the order asked; all periods of one before the next."""
    if not asking.question.compared:
        return _periods(asking)
    sides = [Side(subject, series_at(asking, subject)) for subject in asking.question.compared]
    periods: tuple[Period | None, ...] = asking.question.periods or (asking.period,)
    columns = [_column(asking, [side.series for side in sides], period) for period in periods]
    found = [(side.subject, column[at]) for at, side in enumerate(sides) for column in columns]
    if not any(each.figure for _, each in found):
        return asking.no_figure(sides[0].series, sides[0].subject)
    return _answer(asking, [asking.row(subject, each.figure) for subject, each in found], [each for _, each in found])


def series_at(asking: Asking, subject: Subject) -> Series:
    """What is published on one of several subjects, under the other filters of the question."""
    query, measure = asking.query, asking.measure
    if subject.kind == "service_type":
        return asking.store.series(asking.place, measure._replace(service_types=(subject.id,)))
    if subject.kind == "client_type":
        return asking.store.series(asking.place, measure._replace(client_types=(subject.id,)))
    others = {other.id for other in asking.question.compared if other.kind != subject.kind}
    place = Place(
        centres=(),
        regions=tuple(region for region in query.regions if region not in others),
        chains=tuple(chain for chain in query.chains if chain not in others),
        kind=query.kind,
    )
    return asking.store.series(place.at(subject), measure)


def _column(asking: Asking, several: list[Series], period: Period | None) -> list[Found]:
    """All sides for the period asked for, each as far as it is published; without one, the latest that all have."""
    if period is None:
        shared = latest_of_all([series for series in several if series])
        return [Found(series.whole(shared) if shared else None, bool(series)) for series in several]
    if asking.runs_now(period):
        ends = [since for series in several if (since := series.since(period))]
        period = min(ends, default=period)
    return [asking.find(series, period) for series in several]


def _periods(asking: Asking) -> Answer:
    """The same subject in each of the periods, as far as each is published."""
    found, goals = _results(asking) if asking.question.goal else (_found(asking), [])
    subject = asking.place.subject()
    if not any(each.figure for each in found):
        return asking.no_figure(asking.series, subject)
    units = {unit_of(period) for period in asking.question.periods}
    unit = units.pop() if len(units) == 1 else None
    rows = [
        asking.calendar_row(unit, calendar_id(whole_months(period)[0], unit), each.figure)
        if unit
        else asking.row(subject, each.figure)
        for period, each in zip(asking.question.periods, found, strict=True)
    ]
    return _answer(asking, rows, found, tuple(asking.row(subject, goal) for goal in goals))


def _found(asking: Asking) -> list[Found]:
    return [asking.find(asking.series, period) for period in asking.question.periods]


def _results(asking: Asking) -> tuple[list[Found], list[Figure]]:
    """The result of each period, its goal where not all of the result is there; and the goals of those with both."""
    results = replace(asking, question=replace(asking.question, goal=False))
    pairs = list(zip(_found(results), _found(asking), strict=True))
    both = [goal.figure for result, goal in pairs if goal.figure and result.figure and result.complete]
    return [goal if goal.figure and not result.complete else result for result, goal in pairs], both


def _answer(asking: Asking, rows: list[Row], found: list[Found], beside: tuple[Row, ...] = ()) -> Answer:
    figures = [each.figure for each in found]
    status: Status = status_of(complete=all(each.figure and each.complete for each in found))
    gaps = tuple(dict.fromkeys(gap for figure in figures if figure for gap in figure.gaps))
    return asking.answer(status, rows, figures, beside=beside, gaps=gaps)
