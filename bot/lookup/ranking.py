"""Who did most: groups side by side in the same period, equal values with the same rank."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.answer import Answer, Coverage, Row
from bot.lookup.asking import Asking, status_of
from bot.lookup.common import settle
from bot.lookup.crowd import Crowd
from bot.lookup.figure import Figure
from bot.lookup.groups import Groups, groups_of
from bot.lookup.order import Entry, Order, Things
from bot.lookup.places import Place
from bot.question import GroupBy, Period


class Field(NamedTuple):
    """All groups in one period: those that have a figure, in order; no period where none has.

    `size` counts what operates; `outside` are the ranked centres that do not, or it is not known. Where the groups are
    no centres, `figures` are those of all; `summed` says that any is made of several numbers.
    """

    period: Period | None
    complete: bool
    order: Order
    size: Coverage
    outside: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    summed: bool = False


_NONE = Order(Things.of(()), None)


def ranking(asking: Asking) -> Answer:
    """The groups in order, as many as asked for; centres without every month of the period are named apart."""
    field = field_of(asking, asking.query.group_by or "centre", asking.place)
    if field.period is None:
        return asking.no_figure(asking.series, asking.place.subject(), field.size)
    rows = field.order.rows(field.order.within(asking.query), asking.query.limit)
    return in_field(asking, rows, asking.place, field, field.period)


def in_field(asking: Asking, rows: Sequence[Row], place: Place, field: Field, period: Period) -> Answer:
    """Rows of a field, with those that it leaves out."""
    return asking.answer(
        status_of(complete=field.complete),
        rows,
        field.figures,
        gaps=asking.store.crowd(place, asking.measure).lacking(period),
        outside=field.outside,
        field=field.size,
        summed=field.summed,
    )


def has_field(asking: Asking, by: GroupBy, least: int) -> bool:
    """Whether a ranking of the groups would have so many rows at least, where nothing limits it."""
    groups = groups_of(asking, by, asking.place)
    settled, _ = settle(asking, asking.place, groups, asking.period)
    return settled is not None and groups.reach(least, settled)


def field_of(asking: Asking, by: GroupBy, place: Place, period: Period | None = None) -> Field:
    """Every group of the place that has a figure of the period (else of that of the question), in order."""
    groups = groups_of(asking, by, place)
    settled, complete = settle(asking, place, groups, period or asking.period)
    return field_in(asking, groups, settled, complete=complete)


def field_in(asking: Asking, groups: Groups | Crowd, period: Period | None, *, complete: bool) -> Field:
    """The groups that have a figure of a period, in order."""
    total = groups.operating
    if period is None or not groups.reach(1, period):
        return Field(None, complete, _NONE, Coverage(0, total))
    if isinstance(groups, Crowd):
        ranked = asking.store.ranked(groups, period, asking.query.order)
        return Field(
            period, complete, ranked.order, Coverage(ranked.operating, total), ranked.outside, (), ranked.summed
        )
    found = [(group, figure) for group in groups if (figure := group.series.whole(period))]
    order = Order(Things.of(Entry(*group[:3], figure) for group, figure in found), asking.query.order)
    size = Coverage(sum(group.operating for group, _ in found), total)
    return Field(period, complete, order, size, (), tuple(order.entry(at).figure for at in range(len(order))))
