"""How much of the whole: a figure over that of the network, or of what the question calls the whole."""

from typing import NamedTuple

from bot.answer import Answer
from bot.lookup.asking import Asking, status_of
from bot.lookup.common import latest_of_all, part_of_all
from bot.lookup.compare import series_at
from bot.lookup.figure import share_row
from bot.lookup.groups import groups_of
from bot.lookup.measure import Measure
from bot.lookup.places import Place
from bot.lookup.ranking import Entry, chosen, in_order, ranked
from bot.lookup.store import Series
from bot.question import GroupBy, Period, Subject, SubjectKind

FIELDS: dict[GroupBy, SubjectKind] = {
    "centre": "centre",
    "region": "region",
    "chain": "chain",
    "service_type": "service_type",
    "client_type": "client_type",
}
"""Groupings by something that can be a part; a unit of time is none."""


class Parted(NamedTuple):
    """The subject of a share, what is published on it, and the whole that it is a part of."""

    subject: Subject
    series: Series
    whole_subject: Subject
    whole: Series


def share(asking: Asking) -> Answer:
    """The subject's row with its share; a grouping without a subject gives every group's row."""
    by = asking.query.group_by
    if by and len(_named(asking, by)) != 1:
        return _shares(asking, by)
    parted = _parted(asking, by)
    period, complete = _period(asking, [parted.series, parted.whole])
    figure = parted.series.whole(period) if period else None
    whole = parted.whole.whole(period) if period else None
    if figure is None or whole is None:
        return asking.no_figure(parted.series, parted.subject)
    row = share_row(asking.row(parted.subject, figure), whole)
    whole_row = asking.row(parted.whole_subject, whole)
    return asking.answer(status_of(complete=complete), [row], [figure, whole], gaps=figure.gaps, whole=whole_row)


def _period(asking: Asking, both: list[Series]) -> tuple[Period | None, bool]:
    """The period in which both have a figure: that asked for, the longest part of it, or the latest."""
    period = asking.period
    if period is None:
        return latest_of_all(both), True
    if asking.runs_now(period):
        period = min((since for series in both if (since := series.since(period))), default=period)
    if all(series.whole(period) for series in both):
        return period, True
    return None if asking.question.goal else part_of_all(both, period), False


def _named(asking: Asking, by: GroupBy) -> tuple[str, ...]:
    """The values of the field of a grouping that the question names."""
    query = asking.query
    named = {
        "centre": query.centres,
        "region": query.regions,
        "chain": query.chains,
        "service_type": query.service_types,
        "client_type": query.client_types,
    }
    return named.get(by, ())


def _parted(asking: Asking, by: GroupBy | None) -> Parted:
    """Who is a part of what: of the whole named, of the same filter without the grouped field, else of the network."""
    by = by or _typed_alone(asking)
    subject = Subject(FIELDS[by], _named(asking, by)[0]) if by else asking.place.subject()
    if named := asking.question.whole:
        return Parted(subject, asking.series, named, _whole_named(asking, named))
    place, measure = _without(asking.place, asking.measure, by) if by else (Place(), asking.measure)
    return Parted(subject, asking.series, place.subject(), asking.store.series(place, measure))


def _typed_alone(asking: Asking) -> GroupBy | None:
    """Types that are named without a place are a part of all types."""
    if any(asking.place) or asking.question.whole:
        return None
    if len(asking.query.service_types) == 1:
        return "service_type"
    return "client_type" if len(asking.query.client_types) == 1 else None


def _without(place: Place, measure: Measure, by: GroupBy) -> tuple[Place, Measure]:
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


def _whole_named(asking: Asking, named: Subject) -> Series:
    if named.kind in {"service_type", "client_type"}:
        return series_at(asking, named)
    place = Place(kind=None if named.kind == "network" else asking.place.kind)
    return asking.store.series(place.at(named), asking.measure)


def _shares(asking: Asking, by: GroupBy) -> Answer:
    """Every group's row with its share of the place asked about, the greatest first."""
    place, measure = _without(asking.place, asking.measure, by)
    whole_subject = asking.question.whole or place.subject()
    whole = _whole_named(asking, whole_subject) if asking.question.whole else asking.store.series(place, measure)
    groups = groups_of(asking, by, asking.place)
    some = [group.series for group in groups]
    period, complete = _period(asking, [whole])
    if asking.period is None:
        period = next((span for span in _latest_first(whole) if any(series.whole(span) for series in some)), None)
    total = whole.whole(period) if period else None
    found = [(group, figure) for group in groups if period and (figure := group.series.whole(period))]
    if not found or total is None:
        return asking.no_figure(whole, whole_subject)
    entries = in_order([Entry(group.kind, group.id, group.name, figure) for group, figure in found], asking.query.order)
    rows = [share_row(row, total) for row in ranked(chosen(entries, asking.query))]
    return asking.answer(
        status_of(complete=complete),
        rows[: asking.query.limit],
        [entry.figure for entry in entries],
        whole=asking.row(whole_subject, total),
    )


def _latest_first(series: Series) -> list[Period]:
    """The latest period and every earlier span of the series with a figure, of equal ends the longest first."""
    latest = series.latest()
    if latest is None:
        return []
    spans = {latest} | {span for span in series.spans if span.end <= latest.end and series.whole(span)}
    return sorted(spans, key=lambda span: (span.end, -span.start.toordinal()), reverse=True)
