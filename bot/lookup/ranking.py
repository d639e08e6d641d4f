"""Who did most: groups side by side in the same period, equal values with the same rank."""

from itertools import islice
from typing import NamedTuple

from bot.answer import Answer, Coverage, Gap, Row, RowKind
from bot.lookup.asking import Asking, status_of
from bot.lookup.common import settle
from bot.lookup.figure import Figure, row_of
from bot.lookup.gaps import published_part
from bot.lookup.line import NO_LINE
from bot.lookup.names import fold
from bot.lookup.places import Place
from bot.question import GroupBy, Order, Period, Query


class Entry(NamedTuple):
    """One thing that is ranked, with its figure."""

    kind: RowKind
    id: str
    name: str
    figure: Figure


class Field(NamedTuple):
    """All groups in one period: those that have a figure, in order; no period where none has.

    `size` counts what operates; `outside` are the ranked centres that do not, or it is not known.
    """

    period: Period | None
    complete: bool
    entries: list[Entry]
    size: Coverage
    outside: tuple[str, ...] = ()


def ranking(asking: Asking) -> Answer:
    """The groups in order, as many as asked for; centres without every month of the period are named apart."""
    field = field_of(asking, asking.query.group_by or "centre", asking.place)
    if field.period is None:
        return asking.no_figure(asking.series, asking.place.subject(), field.size)
    return asking.answer(
        status_of(complete=field.complete),
        ranked(chosen(field.entries, asking.query))[: asking.query.limit],
        [entry.figure for entry in field.entries],
        gaps=left_out(asking, asking.place, field.period),
        outside=field.outside,
        field=field.size,
    )


def has_field(asking: Asking, by: GroupBy, least: int) -> bool:
    """Whether a ranking of the groups would have so many rows at least, where nothing limits it."""
    groups = asking.store.groups(by, asking.place, asking.measure)
    settled, _ = settle(asking, asking.place, [group.series for group in groups], asking.period)
    having = (group for group in groups if settled and group.series.has(settled))
    return sum(1 for _ in islice(having, least)) == least


def field_of(asking: Asking, by: GroupBy, place: Place, period: Period | None = None) -> Field:
    """Every group of the place that has a figure of the period (else of that of the question), in order."""
    groups = asking.store.groups(by, place, asking.measure)
    settled, complete = settle(asking, place, [group.series for group in groups], period or asking.period)
    if settled is None:
        return Field(None, complete, [], Coverage(0, sum(group.operating for group in groups)))
    entries, published, outside = [], 0, []
    for kind, id_, name, series, operating in groups:
        if figure := series.whole(settled):
            entries.append(Entry(kind, id_, name, figure))
            published += operating
            if kind == "centre" and not operating:
                outside.append(id_)
    ordered = in_order(entries, asking.query.order)
    size = Coverage(published, sum(group.operating for group in groups))
    return Field(settled if entries else None, complete, ordered, size, tuple(outside))


def in_order(entries: list[Entry], order: Order | None) -> list[Entry]:
    """The greatest first, or the smallest; equal values by name."""
    sign = 1 if order == "asc" else -1
    return sorted(entries, key=lambda entry: (sign * entry.figure.value, fold(entry.name)))


def ranked(entries: list[Entry]) -> list[Row]:
    """Entries in order as rows with their ranks; equal values share one (1, 2, 2, 4)."""
    rows: list[Row] = []
    rank, before = 0, None
    for place, (kind, id_, name, figure) in enumerate(entries, start=1):
        if figure.value != before:
            rank, before = place, figure.value
        rows.append(row_of(kind, id_, name, figure, rank))
    return rows


def chosen(entries: list[Entry], query: Query) -> list[Entry]:
    """Those within the thresholds, which are then ranked among themselves."""
    low, high = query.at_least, query.at_most
    if low is None and high is None:
        return entries
    return [
        entry
        for entry in entries
        if (low is None or entry.figure.value >= low) and (high is None or entry.figure.value <= high)
    ]


def left_out(asking: Asking, place: Place, period: Period) -> tuple[Gap, ...]:
    """Centres of the place without the whole period: those with a part first, then operating ones with nothing."""
    total = asking.store.total(place, asking.measure)
    lacking = [
        Gap(centre, published_part(line, period))
        for centre in dict.fromkeys((*total.parts, *total.operating))
        if not (line := total.parts.get(centre, NO_LINE)).has(period)
    ]
    partly = tuple(gap for gap in lacking if gap.published)
    operating = set(total.operating)
    return partly + tuple(gap for gap in lacking if not gap.published and gap.centre in operating)
