"""The whole that something is a part of, and the period in which both have a figure."""

from bot.answer import RowKind
from bot.lookup.asking import Asking
from bot.lookup.common import latest_of_all, part_of_all
from bot.lookup.compare import series_at
from bot.lookup.figure import Figure
from bot.lookup.measure import Measure
from bot.lookup.places import Place
from bot.lookup.store import Series
from bot.question import GroupBy, Period, Subject


def shared_period(asking: Asking, both: list[Series]) -> tuple[Period | None, bool]:
    """The period in which both have a figure: that asked for, the longest part of it, or the latest."""
    period = asking.period
    if period is None:
        return latest_of_all(both), True
    if asking.runs_now(period):
        period = min((since for series in both if (since := series.since(period))), default=period)
    if all(series.has(period) for series in both):
        return period, True
    return None if asking.question.goal else part_of_all(both, period), False


def alone(kind: RowKind, figure: Figure, whole: Figure) -> bool:
    """Whether the whole is a sum that lacks everybody but the part itself: its share would say nothing."""
    if whole.coverage is None or kind in {"service_type", "client_type"} or figure.value != whole.value:
        return False
    published = figure.coverage.published if figure.coverage else 1
    return published == whole.coverage.published < whole.coverage.total


def without(place: Place, measure: Measure, by: GroupBy) -> tuple[Place, Measure]:
    """The same filters without those of one field."""
    places = {
        "centre": place._replace(centres=()),
        "region": place._replace(regions=()),
        "chain": place._replace(chains=()),
    }
    measures = {
        "service_type": measure._replace(service_types=()),
        "client_type": measure._replace(client_types=()),
    }
    return places.get(by, place), measures.get(by, measure)


def whole_named(asking: Asking, named: Subject) -> Series:
    """What is published on the whole that the question names, under its other filters."""
    if named.kind in {"service_type", "client_type"}:
        return series_at(asking, named)
    place = Place(kind=None if named.kind == "network" else asking.place.kind)
    return asking.store.series(place.at(named), asking.measure)
