"""How much of the whole: a figure over that of the network, or of what the question calls the whole."""

from typing import NamedTuple

from bot.answer import Answer, Status
from bot.lookup.asking import Asking, status_of
from bot.lookup.figure import share_row
from bot.lookup.places import Place
from bot.lookup.shares import shares
from bot.lookup.store import Series
from bot.lookup.wholes import alone, shared_period, whole_named, without
from bot.question import GroupBy, Subject, SubjectKind

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
        return shares(asking, by)
    parted = _parted(asking, by)
    period, complete = shared_period(asking, [parted.series, parted.whole])
    figure = parted.series.whole(period) if period else None
    whole = parted.whole.whole(period) if period else None
    if figure is None or whole is None:
        return asking.no_figure(parted.series, parted.subject)
    whole_row = asking.row(parted.whole_subject, whole)
    if any(asking.place) and alone(parted.subject.kind, figure, whole):
        near = asking.row(parted.subject, figure)
        return asking.answer(Status.NO_DATA, nearest=near, gaps=figure.gaps, whole=whole_row)
    row = share_row(asking.row(parted.subject, figure), whole)
    return asking.answer(status_of(complete=complete), [row], [figure, whole], gaps=figure.gaps, whole=whole_row)


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
        return Parted(subject, asking.series, named, whole_named(asking, named))
    place, measure = without(asking.place, asking.measure, by) if by else (Place(), asking.measure)
    return Parted(subject, asking.series, place.subject(), asking.store.series(place, measure))


def _typed_alone(asking: Asking) -> GroupBy | None:
    """Types that are named without a place are a part of all types."""
    if any(asking.place) or asking.question.whole:
        return None
    if len(asking.query.service_types) == 1:
        return "service_type"
    return "client_type" if len(asking.query.client_types) == 1 else None
